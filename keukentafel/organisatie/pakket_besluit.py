"""What room besluit adds to a configuration pack: who decides, on whose behalf, until which amount, and why not.

Checks that need more than one row stand here too, so that a pack, the screens of beheer and the tests say the same.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Literal

from pydantic import model_validator

from keukentafel.organisatie.keuringen import getal_van
from keukentafel.organisatie.keuzevormen import Bedrag, Code, Getal, JaNee, KeuzeRij, Tekst
from keukentafel.poort.matrix import Categorie, Rol, cel

Besluitwet = Literal["wmo", "jeugd", "pw", "wgs"]
# A mandate for a role that may never sign would be a promise the gate does not keep (ADR 0034).
TEKENT = tuple(rol for rol in Rol if "B" in cel(rol, Categorie.MANDAAT).ops)
# Kinds of body that can be a bestuursorgaan; a foundation or a team never is one (Participatiewet 7 lid 4).
BESTUURSORGAAN_KAN = frozenset({"college", "gr", "regionaal"})


class BeslisorgaanRij(KeuzeRij):
    """A body that advises or decides. `in_zin`: as residents read it in a sentence, "het wijkteam"."""

    soort: Literal["college", "gr", "regionaal", "stichting", "team"]
    in_zin: Tekst
    bestuursorgaan: JaNee = False
    extern: JaNee = False
    schuldhulp: JaNee = False

    @model_validator(mode="after")
    def past(self) -> "BeslisorgaanRij":
        if self.bestuursorgaan and self.soort not in BESTUURSORGAAN_KAN:
            raise ValueError(f"bestuursorgaan is ‘ja’; verwacht ‘nee’ bij soort {self.soort} (Participatiewet art. 7)")
        return self


class BeslisrouteRij(KeuzeRij):
    """Who advises and who decides, by law, product and amount; a product goes before the law as a whole."""

    wet: Besluitwet
    product: str = ""
    tot_bedrag: Bedrag = ""
    vorm: Literal["besluit", "zwaarwegend_advies", "beschikkingsvrij"] = "besluit"
    adviseert: Code
    beslist: Code

    @model_validator(mode="after")
    def past(self) -> "BeslisrouteRij":
        if self.vorm == "zwaarwegend_advies" and self.adviseert == self.beslist:
            raise ValueError(
                f"adviseert en beslist zijn allebei ‘{self.beslist}’; verwacht bij een advies twee organen"
            )
        return self


class MandaatRij(KeuzeRij):
    """One line of the mandaatregister (MAN-01). Empty is: without limit, or for every product of this law.

    `functie` is a role, never a person; `teams` and `producten` are codes with spaces between. `besluiten`: kinds of
    decision, empty is all but the one on an objection, which is always named.
    """

    wet: Besluitwet
    artikel: Tekst
    mandaatgever: Code
    gemandateerde: Code
    functie: str
    teams: str = ""
    besluiten: str = ""
    producten: str = ""
    tot_bedrag: Bedrag = ""
    tot_maanden: Getal = None
    alleen_toekennen: JaNee = False
    ondermandaat: JaNee = False
    schriftelijk: JaNee = True
    instemming: JaNee = False
    mandaatbesluit: Tekst
    instructie: str = ""

    @model_validator(mode="after")
    def past(self) -> "MandaatRij":
        if self.functie not in TEKENT:
            raise ValueError(f"functie is ‘{self.functie}’; verwacht een rol die mag tekenen: {', '.join(TEKENT)}")
        # A general mandate covers every decision of a law: in writing, always (Awb 10:5 lid 2).
        if not self.schriftelijk and not self.besluiten.strip():
            raise ValueError("schriftelijk is ‘nee’; verwacht ‘ja’ bij een algemeen mandaat (Awb art. 10:5)")
        return self


class AfwijsgrondRij(KeuzeRij):
    """Why help is not given, by law. `stap`: the step of the test it belongs to (WMO-11, JW-03)."""

    wet: Besluitwet
    artikel: Tekst
    stap: Literal[
        "", "eigen_kracht", "algemeen_gebruikelijk", "gebruikelijke_hulp", "mantelzorg", "netwerk",
        "algemene_voorziening", "andere_wet", "pgb",
    ] = ""  # fmt: skip


# soort -> (name on the screens of beheer, what it is, its shape)
BESLUIT_SOORTEN: dict[str, tuple[str, str, type[KeuzeRij]]] = {
    "beslisorgaan": ("Wie adviseert of beslist", "Organen en organisaties (REQ-078)", BeslisorgaanRij),
    "beslisroute": ("Wie waarover beslist", "Per wet, product en bedrag (REQ-078)", BeslisrouteRij),
    "mandaat": ("Mandaatregister", "Welke functie tekent wat, tot welk bedrag (REQ-079)", MandaatRij),
    "besluit_afwijsgrond": ("Gronden van afwijzing", "Waarom iemand iets niet krijgt, per wet", AfwijsgrondRij),
}

# --- Four eyes (MAN-07, CFG-08) ---------------------------------------------------------------------------------------
VIER_OGEN = {
    "afwijzing": "een afwijzing, ook voor een deel",
    "einde": "een herziening, intrekking of beëindiging",
    "pgb": "een persoonsgebonden budget",
    "bedrag": "een hoog bedrag",
    "spoed": "spoed, achteraf",
    "afgeschermd": "een afgeschermd dossier",
}
VIER_OGEN_ALLE = " ".join(VIER_OGEN)


def bezwaar_tegen_vier_ogen(waarde: Any) -> str:
    """Words of VIER_OGEN with spaces between; "geen" turns it off."""
    woorden = waarde.split() if isinstance(waarde, str) else []
    goed = waarde == "geen" or (woorden and set(woorden) <= set(VIER_OGEN))
    return "" if goed else f"verwacht ‘geen’, of woorden uit: {VIER_OGEN_ALLE}"


def bezwaar_tegen_euro(waarde: Any) -> str:
    goed = isinstance(waarde, int) and not isinstance(waarde, bool) and 0 <= waarde <= 10_000_000
    return "" if goed else "verwacht een bedrag in hele euro’s, van 0 tot en met 10000000"


bezwaar_tegen_werkdagen = getal_van(1, 10, "werkdagen")
BESLUIT_INSTELLINGEN = {
    "vier_ogen_bij": (bezwaar_tegen_vier_ogen, VIER_OGEN_ALLE),
    "vier_ogen_boven_euro": (bezwaar_tegen_euro, 20_000),
    "spoed_nakijken_werkdagen": (bezwaar_tegen_werkdagen, 2),
}
BESLUIT_NAMEN = {
    "vier_ogen_bij": f"Bij welke besluiten een ander tekent dan wie het opstelde: geen, of {VIER_OGEN_ALLE}",
    "vier_ogen_boven_euro": "Boven welk bedrag een besluit vier ogen vraagt, in hele euro’s",
    "spoed_nakijken_werkdagen": "Binnen hoeveel werkdagen een ander een spoedbesluit nakijkt",
}


# --- Rows that point at each other ------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Besluitverband:
    """What a route or a mandate may point at: code -> what that body is, and code -> the law of that product."""

    organen: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    producten: Mapping[str, str] = field(default_factory=dict)


def besluit_verband_fout(soort: str, waarde: Mapping[str, Any], verband: Besluitverband) -> str:
    """What is wrong with a route or mandate that points at bodies and products; empty when nothing is."""
    if soort not in ("beslisroute", "mandaat"):
        return ""
    organen, producten = verband.organen, verband.producten
    for veld in ("adviseert", "beslist", "mandaatgever", "gemandateerde"):
        if (code := waarde.get(veld)) and code not in organen:
            bekend = ", ".join(sorted(organen)) or "een regel in beslisorgaan"
            return f"{veld} ‘{code}’ bestaat niet; verwacht {bekend}"
    for product in str(waarde.get("producten") or waarde.get("product") or "").split():
        if producten.get(product) != waarde["wet"]:
            welk = f"hoort bij {producten[product] or 'geen wet'}" if product in producten else "bestaat niet"
            return f"product ‘{product}’ {welk}; verwacht een product van de wet {waarde['wet']}"
    if soort == "beslisroute":
        return wie_mag_niet(str(waarde["wet"]), str(waarde["beslist"]), organen[str(waarde["beslist"])])
    return _mandaatfout(waarde, organen)


def _mandaatfout(waarde: Mapping[str, Any], organen: Mapping[str, Mapping[str, Any]]) -> str:
    gever, krijger = str(waarde["mandaatgever"]), str(waarde["gemandateerde"])
    if not organen[gever].get("bestuursorgaan"):
        return (
            f"mandaatgever ‘{gever}’ is geen bestuursorgaan; verwacht het orgaan waarvan de bevoegdheid is (Awb 10:1)"
        )
    if fout := wie_mag_niet(str(waarde["wet"]), krijger, organen[krijger]):
        return fout
    # Who does not work for the body itself must agree, and so must the employer, on paper (Awb 10:4 and 10:5).
    if organen[krijger].get("extern") and not (waarde.get("schriftelijk") and waarde.get("instemming")):
        return f"‘{krijger}’ staat buiten de gemeente; verwacht schriftelijk ja en instemming ja (Awb 10:4 en 10:5)"
    return ""


def wie_mag_niet(wet: str, code: str, orgaan: Mapping[str, Any]) -> str:
    """Why the law lets this body not decide under this law, whatever the municipality writes; empty when it may."""
    if wet == "pw" and not orgaan.get("bestuursorgaan"):
        return f"‘{code}’ is geen bestuursorgaan; verwacht een bestuursorgaan bij de Participatiewet (art. 7 lid 4)"
    if wet == "wgs" and not (orgaan.get("bestuursorgaan") or orgaan.get("schuldhulp") or not orgaan.get("extern")):
        return f"‘{code}’ doet geen schuldhulp; verwacht schuldhulp ja bij de Wgs (art. 3a)"
    return ""


def bedrag_in_cent(tekst: str) -> int | None:
    """ "62,40" is 6240; empty is without limit."""
    return int(Decimal(tekst.replace(",", ".")) * 100) if tekst.strip() else None
