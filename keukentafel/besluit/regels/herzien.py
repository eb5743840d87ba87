"""Changing or ending what was granted: on one of the grounds of the law, and on no other (WMO-15).

Wmo 2015 art. 2.3.10 knows five, for help and for a budget. Jeugdwet art. 8.1.4 knows the same five for a budget; for
help in kind they stand in the verordening (ADR 0039). The Participatiewet and the Wgs have grounds of their own: the
body that decides there says them in the argument. Pure; sql/30_wetswacht.sql says the same.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from keukentafel.besluit.regels.soorten import NAAM_VAN_BESLUIT, Besluitsoort
from keukentafel.poort.matrix import NAAM_VAN_WET, Wet


class Herzieningsgrond(StrEnum):
    """The letters of the law."""

    ONJUIST = "a"
    NIET_MEER_NODIG = "b"
    NIET_TOEREIKEND = "c"
    VOORWAARDEN = "d"
    ANDER_DOEL = "e"


NAAM_VAN_HERZIENINGSGROND = {
    Herzieningsgrond.ONJUIST: "De gegevens waren onjuist of niet volledig, en anders was het besluit anders",
    Herzieningsgrond.NIET_MEER_NODIG: "De inwoner heeft deze hulp niet meer nodig",
    Herzieningsgrond.NIET_TOEREIKEND: "Deze hulp of dit budget is niet meer genoeg",
    Herzieningsgrond.VOORWAARDEN: "De inwoner houdt zich niet aan de voorwaarden",
    Herzieningsgrond.ANDER_DOEL: "De hulp of het budget wordt niet of voor iets anders gebruikt",
}
# What it means, for whom it is about (TAAL-01: short, and without the article).
_ZIN = {
    Herzieningsgrond.ONJUIST: "De gegevens die wij kregen, klopten niet of waren niet compleet. Met de juiste gegevens "
    "was ons besluit anders.",
    Herzieningsgrond.NIET_MEER_NODIG: "De hulp zoals u die kreeg, is niet meer nodig.",
    Herzieningsgrond.NIET_TOEREIKEND: "De hulp die u kreeg, is niet meer genoeg.",
    Herzieningsgrond.VOORWAARDEN: "U houdt zich niet aan wat wij met u afspraken.",
    Herzieningsgrond.ANDER_DOEL: "U gebruikt de hulp niet, of voor iets anders.",
}
WETTEN: frozenset[str] = frozenset({Wet.WMO, Wet.JEUGD})
"""Laws with these five grounds."""
SOORTEN = frozenset({Besluitsoort.HERZIENING, Besluitsoort.INTREKKING, Besluitsoort.BEEINDIGING})


@dataclass(frozen=True, slots=True)
class Einde:
    """One product that ends: the first day without it, and the last day on which it was granted (None: no end)."""

    van: date | None
    toegekend_tot: date | None


def eindigt_eerder(producten: Collection[Einde]) -> bool:
    """Does help stop while it was granted for longer? What ran out anyway needs no ground to end."""
    return any(p.van is None or p.toegekend_tot is None or p.van <= p.toegekend_tot for p in producten)


def vraagt_grond(wet: str, soort: str, *, eerder: bool = True) -> bool:
    """Must a ground be chosen? A beëindiging only when help stops before its end date (`eerder`)."""
    return wet in WETTEN and soort in SOORTEN and (soort != Besluitsoort.BEEINDIGING or eerder)


def bezwaar_tegen_grond(wet: str, soort: str, grond: str) -> str:
    """Why this is no ground for this decision; empty when it is one. No ground is the way back, and always fits."""
    if not grond:
        return ""
    if soort not in SOORTEN:
        naam = NAAM_VAN_BESLUIT[Besluitsoort(soort)]
        return f"Een grond hoort bij een herziening, intrekking of beëindiging. Dit is: {naam.lower()}."
    if wet not in WETTEN:
        return f"De {NAAM_VAN_WET[Wet(wet)]} heeft eigen gronden. Schrijf de grond in de afweging."
    if grond not in set(Herzieningsgrond):
        letters = ", ".join(Herzieningsgrond)
        return f"‘{grond}’ is geen grond uit de wet ({artikel(wet)}). Kies uit {letters}."
    return ""


# --- Asking money back (WMO-16) ---------------------------------------------------------------------------------------

TERUG_SOORTEN = frozenset({Besluitsoort.HERZIENING, Besluitsoort.INTREKKING})


def bezwaar_tegen_terugvordering(wet: str, soort: str, grond: str) -> str:
    """Why nothing can be asked back with this decision; empty when it can, after intent was established."""
    if wet == Wet.JEUGD:
        return (
            "Terugvorderen bij de Jeugdwet (art. 8.1.4 lid 3) gaat alleen over een pgb, en loopt niet via dit scherm."
        )
    if wet != Wet.WMO:
        return f"De {NAAM_VAN_WET[Wet(wet)]} heeft eigen regels om geld terug te vragen. Dat loopt niet via dit scherm."
    if soort not in TERUG_SOORTEN:
        return "Terugvorderen hoort bij een herziening of een intrekking (Wmo 2015 art. 2.4.1)."
    if grond != Herzieningsgrond.ONJUIST:
        return "Terugvorderen kan alleen bij grond a: de gegevens klopten niet (Wmo 2015 art. 2.4.1)."
    return ""


def bezwaar_tegen_bedrag(opzet: str, bedrag_cent: int | None) -> str:
    """Why this amount cannot be asked back; empty when it can. `opzet`: why it was intent."""
    if not opzet.strip():
        return "Leg eerst vast waarom er opzet was. Zonder opzet vraagt de gemeente niets terug (Wmo 2015 art. 2.4.1)."
    if bedrag_cent is not None and bedrag_cent <= 0:
        return f"{bedrag_cent / 100:.2f} euro kan niet. Vul een bedrag boven nul in, of laat het leeg."
    return ""


def terug_zin(bedrag: str) -> str:
    """In the resident's part of the letter."""
    return (
        f"U moet {bedrag} terugbetalen. U gaf ons met opzet gegevens die niet klopten. Lukt betalen niet in één keer? "
        "Bel ons dan."
    )


def terug_grond(bedrag: str, opzet: str) -> str:
    """In the whole decision."""
    return f"Wmo 2015, artikel 2.4.1, eerste lid. Wij vorderen {bedrag} terug. Waarom er opzet was: {opzet}"


def artikel(wet: str) -> str:
    """Short, for a worker."""
    return "Jeugdwet art. 8.1.4" if wet == Wet.JEUGD else "Wmo 2015 art. 2.3.10"


def zin(grond: str) -> str:
    """In the resident's part of the letter: what it means."""
    return _ZIN[Herzieningsgrond(grond)] if grond else ""


def grondslag(wet: str, grond: str, *, budget: bool) -> str:
    """In the whole decision: the law, the letter, and what it means in plain words (Awb art. 3:47)."""
    if not grond:
        return ""
    if wet == Wet.WMO:
        waar = f"Wmo 2015, artikel 2.3.10, eerste lid, onder {grond}"
    elif budget:
        waar = f"Jeugdwet, artikel 8.1.4, eerste lid, onder {grond}"
    else:
        waar = (
            f"Jeugdwet, artikel 2.3 en 2.9, en de verordening jeugdhulp; dezelfde grond als artikel 8.1.4, eerste lid, "
            f"onder {grond}, van de Jeugdwet"
        )
    return f"{waar}. {zin(grond)}"
