"""The mandaatregister: who signs what, until when and until which amount; and four eyes (regels.md §3.1).

A mandate is given to a function and never to a person (MAN-01), so leave changes nothing: whoever else has the function
signs. Where no mandate fits, the decision goes up to a function that has one, or to whose power it is.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from keukentafel.besluit.regels.route import Orgaan
from keukentafel.besluit.regels.soorten import GEEN_BESCHIKKING, NAAM_VAN_BESLUIT, Besluitsoort, Uitkomst, Vorm
from keukentafel.kern.tekst import datum_gewoon, opsomming
from keukentafel.kern.termijnen.lengte import plus_maanden
from keukentafel.organisatie.pakket_besluit import wie_mag_niet
from keukentafel.plan.regels import euro
from keukentafel.poort.matrix import NAAM_VAN_ROL, Rol, Wet

# What only gives: a mandate "only positive" covers these, when nothing that was asked is refused.
POSITIEF = frozenset({Besluitsoort.TOEKENNING, Besluitsoort.SPOED})
EINDE = frozenset({Besluitsoort.HERZIENING, Besluitsoort.INTREKKING, Besluitsoort.BEEINDIGING})
# What takes the place of another decision: from its first day the other one gives nothing more.
VOLGT_OP = EINDE | {Besluitsoort.OP_BEZWAAR}


@dataclass(frozen=True, slots=True)
class Mandaat:
    """One line of the register. None and empty are: without limit, for every product, in every team."""

    code: str
    naam: str
    wet: str
    mandaatgever: str
    gemandateerde: str
    functie: str
    van: date
    tot: date | None = None
    artikel: str = ""
    teams: frozenset[str] = frozenset()
    besluiten: frozenset[str] = frozenset()
    producten: frozenset[str] = frozenset()
    tot_cent: int | None = None
    tot_maanden: int | None = None
    alleen_toekennen: bool = False
    ondermandaat: bool = False
    schriftelijk: bool = True
    instemming: bool = False
    mandaatbesluit: str = ""
    instructie: str = ""

    def geldt(self, op: date) -> bool:
        """`tot` is the first day without."""
        return self.van <= op and (self.tot is None or op < self.tot)

    def is_van(self, vervulling: frozenset[tuple[str, str]]) -> bool:
        """Has somebody with these roles, each in a team or ("") in all of them, this function?"""
        return any(rol == self.functie and (not self.teams or team in self.teams | {""}) for rol, team in vervulling)


@dataclass(frozen=True, slots=True)
class Zaak:
    """A decision, as the register looks at it."""

    op: date
    wet: str
    soort: str
    orgaan: str
    producten: frozenset[str] = frozenset()
    uitkomsten: frozenset[str] = frozenset()
    bedrag_cent: int | None = 0
    """Of everything that is granted together; None when something has no tariff."""
    maanden: int | None = 0
    """Of what runs longest, rounded up; None is without an end."""


@dataclass(frozen=True, slots=True)
class Oordeel:
    """The mandate under which may be signed; or why not, and to whom it goes then."""

    mandaat: Mandaat | None
    waarom_niet: str = ""
    naar: tuple[str, ...] = ()

    @property
    def zin(self) -> str:
        """For the screen: the reason, and what can be done."""
        heen = f"Dit gaat naar {opsomming(self.naar)}." if self.naar else NIEMAND
        return f"{self.waarom_niet} {heen}"


NIEMAND = "Niemand heeft hiervoor mandaat. Het orgaan zelf beslist, of functioneel beheer legt een nieuw mandaat vast."


def waarom_niet(mandaat: Mandaat, zaak: Zaak) -> str:
    """The first reason why this mandate does not cover this decision; empty when it does (MAN-02)."""
    if not mandaat.geldt(zaak.op):
        return _buiten_periode(mandaat, zaak.op)
    if mandaat.wet != zaak.wet or not _zelfde_orgaan(mandaat, zaak):
        return f"Mandaat ‘{mandaat.naam}’ is voor een andere wet of een ander orgaan."
    return _buiten_soort(mandaat, zaak) or _buiten_grens(mandaat, zaak)


def _zelfde_orgaan(mandaat: Mandaat, zaak: Zaak) -> bool:
    """An objection goes to who was named for it, whichever body took the first decision (Awb 10:3 lid 3)."""
    return mandaat.gemandateerde == zaak.orgaan or zaak.soort == Besluitsoort.OP_BEZWAAR


def _buiten_periode(mandaat: Mandaat, op: date) -> str:
    if mandaat.tot is not None and op >= mandaat.tot:
        laatste = datum_gewoon(mandaat.tot - timedelta(days=1))
        return f"Mandaat ‘{mandaat.naam}’ gold tot en met {laatste}."
    return f"Mandaat ‘{mandaat.naam}’ geldt pas vanaf {datum_gewoon(mandaat.van)}."


def _buiten_soort(mandaat: Mandaat, zaak: Zaak) -> str:
    soort = NAAM_VAN_BESLUIT[Besluitsoort(zaak.soort)].lower()
    # An objection is decided on under a mandate that says so: it was never meant by "all decisions" (Awb 10:3).
    genoemd = zaak.soort in mandaat.besluiten if mandaat.besluiten else zaak.soort != Besluitsoort.OP_BEZWAAR
    if not genoemd:
        return f"Mandaat ‘{mandaat.naam}’ is niet voor een besluit als: {soort}."
    if mandaat.alleen_toekennen and (zaak.soort not in POSITIEF or zaak.uitkomsten - {Uitkomst.TOE}):
        return f"Mandaat ‘{mandaat.naam}’ is alleen om toe te kennen wat is gevraagd."
    if mandaat.producten and not zaak.producten <= mandaat.producten:
        anders = ", ".join(sorted(zaak.producten - mandaat.producten))
        return f"Mandaat ‘{mandaat.naam}’ is niet voor: {anders}."
    return ""


def _buiten_grens(mandaat: Mandaat, zaak: Zaak) -> str:
    if mandaat.tot_cent is not None and (zaak.bedrag_cent is None or zaak.bedrag_cent > mandaat.tot_cent):
        wat = f"gaat over {euro(zaak.bedrag_cent)}" if zaak.bedrag_cent is not None else "noemt geen bedrag"
        return f"Mandaat ‘{mandaat.naam}’ gaat tot en met {euro(mandaat.tot_cent)}. Dit besluit {wat}."
    if mandaat.tot_maanden is not None and (zaak.maanden is None or zaak.maanden > mandaat.tot_maanden):
        duur = "heeft geen einde" if zaak.maanden is None else f"duurt {zaak.maanden} maanden"
        return f"Mandaat ‘{mandaat.naam}’ gaat tot en met {mandaat.tot_maanden} maanden. Deze hulp {duur}."
    return ""


def beoordeel(zaak: Zaak, register: Sequence[Mandaat], vervulling: frozenset[tuple[str, str]]) -> Oordeel:
    """May somebody with these roles (each in a team) sign this, today? `register` holds what is past and to come too.

    An answer that is no names the mandate that came nearest, so that the reader knows what would have to change.
    """
    eigen = [m for m in register if m.is_van(vervulling) and m.wet == zaak.wet and _zelfde_orgaan(m, zaak)]
    for mandaat in eigen:
        if not waarom_niet(mandaat, zaak):
            return Oordeel(mandaat)
    naar = wie_wel(zaak, register)
    if not eigen:
        wet = "de Participatiewet" if zaak.wet == Wet.PW else f"de {_WET[zaak.wet]}"
        return Oordeel(None, f"Je hebt geen mandaat voor besluiten van {wet}.", naar)
    # Nearest: in force today before what is over, and then what fits in everything but the limit.
    naast = min(eigen, key=lambda m: (not m.geldt(zaak.op), bool(_buiten_soort(m, zaak)), m.code))
    return Oordeel(None, waarom_niet(naast, zaak), naar)


_WET: dict[str, str] = {Wet.WMO: "Wmo", Wet.JEUGD: "Jeugdwet", Wet.WGS: "wet over schuldhulp"}


def wie_wel(zaak: Zaak, register: Iterable[Mandaat]) -> tuple[str, ...]:
    """Functions with a mandate that covers this, as people call them."""
    namen = (functienaam(m.functie) for m in register if not waarom_niet(m, zaak))
    return tuple(dict.fromkeys(namen))


def rolnaam(functie: str) -> str:
    """The role of a mandate as it stands in a list; one of a time when it had another code stays readable."""
    return NAAM_VAN_ROL[Rol(functie)] if functie in set(Rol) else functie


def functienaam(functie: str) -> str:
    """The role of a mandate within a sentence."""
    naam = rolnaam(functie)
    return f"de {naam[:1].lower()}{naam[1:]}"


def zonder_mandaat(zaak: Zaak, register: Iterable[Mandaat]) -> bool:
    """A simple letter, advice and a referral are no decision and ask no mandate (TOE-01 to TOE-03).

    Unless the municipality names in its register who may refer or give binding advice: then only those (REQ-079).
    """
    if zaak.soort not in GEEN_BESCHIKKING:
        return False
    return not any(m.geldt(zaak.op) and m.wet == zaak.wet and zaak.soort in m.besluiten for m in register)


def hele_maanden(van: date, tot: date | None) -> int | None:
    """How many months this runs, rounded up; `tot` is the last day. None when nobody knows the end."""
    if tot is None:
        return None
    einde = tot + timedelta(days=1)
    ruw = (einde.year - van.year) * 12 + einde.month - van.month
    return ruw if plus_maanden(van, ruw) >= einde else ruw + 1


def bezwaar_tegen_orgaan(wet: str, orgaan: Orgaan | None) -> str:
    """Why this body can never decide under this law, with or without mandate (regels.md 0.6; MAN-06, PW-04)."""
    if orgaan is None:
        return GEEN_ORGAAN if wet == Wet.PW else ""
    feiten = {"bestuursorgaan": orgaan.bestuursorgaan, "extern": orgaan.extern, "schuldhulp": orgaan.schuldhulp}
    if not wie_mag_niet(wet, orgaan.code, feiten):
        return ""
    if wet == Wet.PW:
        return f"{orgaan.naam} is geen bestuursorgaan. Over bijstand en werk beslist alleen een bestuursorgaan."
    return f"{orgaan.naam} doet geen schuldhulp. Kies een organisatie die dat wel doet."


GEEN_ORGAAN = "Er staat niet welk bestuursorgaan beslist. Over bijstand en werk beslist alleen een bestuursorgaan."


# --- Who may not be the one to sign -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Handen:
    """Who had a hand in it; keys of workers, empty when nobody."""

    tekenaar: str
    opsteller: str = ""
    behandelaar: str = ""
    eerder_behandeld: frozenset[str] = frozenset()
    """Who had the aanvraag before it was taken over: the advice may be theirs."""
    adviesorgaan: str = ""
    orgaan: str = ""
    adviseurs: frozenset[str] = frozenset()
    """Who drafted or signed a zwaarwegend advies on the same aanvraag."""
    eerder_getekend: frozenset[str] = frozenset()
    """Who signed the decision that was objected to, and what that one replaced."""


def adviseerde(handen: Handen) -> bool:
    """Where one body advises and another decides, the adviser never signs (TOE-02)."""
    if handen.tekenaar in handen.adviseurs:
        return True
    ander = bool(handen.adviesorgaan) and handen.adviesorgaan != handen.orgaan
    return ander and handen.tekenaar in {handen.behandelaar, *handen.eerder_behandeld}


def besliste_eerder(handen: Handen, soort: str) -> bool:
    """Never on an objection against an own decision (MAN-05, Awb 10:3 lid 3)."""
    return soort == Besluitsoort.OP_BEZWAAR and handen.tekenaar in handen.eerder_getekend


ADVISEERDE = "Jij gaf het advies."
BESLISTE = "Jij nam het besluit waar het bezwaar over gaat."


def bezwaar_tegen_handen(handen: Handen, soort: str) -> str:
    """Why this person may not be the one to sign, whatever the mandate says; empty when nothing stands in the way."""
    if adviseerde(handen):
        return ADVISEERDE
    return BESLISTE if besliste_eerder(handen, soort) else ""


@dataclass(frozen=True, slots=True)
class VierOgen:
    """What the municipality wants looked at twice (CFG-08): words of pakket_besluit.VIER_OGEN, and from where on."""

    bij: frozenset[str]
    boven_cent: int


def is_spoed(zaak: Zaak, *, spoed: bool) -> bool:
    """Help that cannot wait: one person decides, and a second one looks afterwards (WMO-10, MAN-07)."""
    return spoed or zaak.soort == Besluitsoort.SPOED


def vier_ogen(
    regels: VierOgen, zaak: Zaak, vormen: frozenset[str], *, spoed: bool, afgeschermd: bool
) -> tuple[str, ...]:
    """Why another must sign than who drafted it, in the words of the configuration; nothing when one pair is enough."""
    if is_spoed(zaak, spoed=spoed):
        return ()
    toegekend = bool(zaak.uitkomsten & {Uitkomst.TOE, Uitkomst.DEELS})
    feiten: Mapping[str, bool] = {
        "afwijzing": zaak.soort in {Besluitsoort.AFWIJZING, Besluitsoort.DEELS}
        or bool(zaak.uitkomsten - {Uitkomst.TOE}),
        "einde": zaak.soort in EINDE,
        "pgb": toegekend and Vorm.PGB in vormen,
        "bedrag": (zaak.bedrag_cent or 0) > regels.boven_cent,
        "afgeschermd": afgeschermd,
    }
    return tuple(woord for woord, waar in feiten.items() if waar and woord in regels.bij)
