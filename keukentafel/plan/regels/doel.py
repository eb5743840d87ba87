"""Rules of goals and steps: states, order, the next step. Sources: REQ-040, REQ-042, REQ-045."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol, TypeVar

from keukentafel.kern.tekst import aantal, datum_kort, over_hoeveel_dagen

HOOGSTE_RESULTAAT = 500
GEEN_STAP = "Er staat nog geen volgende stap."


class Doelstand(StrEnum):
    """A goal runs, succeeded or was stopped; both ends can be taken back."""

    LOOPT = "loopt"
    GELUKT = "gelukt"
    GESTOPT = "gestopt"


NAAM_VAN_DOELSTAND = {Doelstand.LOOPT: "Loopt", Doelstand.GELUKT: "Gelukt", Doelstand.GESTOPT: "Gestopt"}
OVERGANGEN = {
    Doelstand.LOOPT: frozenset({Doelstand.GELUKT, Doelstand.GESTOPT}),
    Doelstand.GELUKT: frozenset({Doelstand.LOOPT}),
    Doelstand.GESTOPT: frozenset({Doelstand.LOOPT}),
}


class WieSoort(StrEnum):
    """Who takes a step: the resident first (REQ-045)."""

    INWONER = "inwoner"
    NETWERK = "netwerk"
    VRIJWILLIGER = "vrijwilliger"
    MEDEWERKER = "medewerker"
    AANBIEDER = "aanbieder"


NAAM_VAN_WIE = {
    WieSoort.INWONER: "inwoner",
    WieSoort.NETWERK: "familie of vrienden",
    WieSoort.VRIJWILLIGER: "vrijwilliger",
    WieSoort.MEDEWERKER: "medewerker",
    WieSoort.AANBIEDER: "zorgaanbieder",
}


class StapVorm(Protocol):
    """What the rules need to know of a step."""

    @property
    def tekst(self) -> str: ...
    @property
    def wie(self) -> str: ...
    @property
    def gedaan_op(self) -> date | None: ...


class DoelVorm(Protocol):
    """What the rules need to know of a goal."""

    @property
    def stand(self) -> str: ...
    @property
    def volgorde(self) -> int: ...


S = TypeVar("S", bound=StapVorm)
D = TypeVar("D", bound=DoelVorm)


def bezwaar_tegen_stand(nu: str, nieuw: str) -> str:
    """Why a goal cannot go from one state to the other, or nothing."""
    if nieuw in OVERGANGEN[Doelstand(nu)]:
        return ""
    naam = NAAM_VAN_DOELSTAND[Doelstand(nu)].lower()
    return f"Dit doel staat op ‘{naam}’. Heropen het doel eerst." if nu != Doelstand.LOOPT else "Dit doel loopt al."


def op_volgorde(doelen: Iterable[D]) -> list[D]:
    """Running goals first, in the order they were put in; then what succeeded, then what stopped.

    Only what somebody may see goes in here: numbers on a screen are counted over the result, so that a
    goal behind a wall leaves no gap.
    """
    rang = {Doelstand.LOOPT: 0, Doelstand.GELUKT: 1, Doelstand.GESTOPT: 2}
    return sorted(doelen, key=lambda d: (rang[Doelstand(d.stand)], d.volgorde))


def volgende_stap(stappen: Sequence[S]) -> S | None:
    """The first step that is not done: what happens now."""
    return next((s for s in stappen if s.gedaan_op is None), None)


def zonder_volgende_stap(stand: str, stappen: Sequence[StapVorm]) -> bool:
    """A running goal for which nobody does anything next. It is shown as such and listed; it blocks nothing."""
    return stand == Doelstand.LOOPT and volgende_stap(stappen) is None


def stap_met_wie(stap: StapVorm) -> str:
    """The step in words, with who does it unless the text says so already."""
    if not stap.wie or stap.wie.casefold() in stap.tekst.casefold():
        return stap.tekst
    return f"{stap.tekst} ({stap.wie})"


def doelregel(stand: str, stappen: Sequence[StapVorm], toelichting: str = "") -> str:
    """How far and what now: "2 van 4 stappen klaar. Nu: Fatma en Jan vullen het geldplan in."."""
    if stand != Doelstand.LOOPT:
        return " ".join(filter(None, [f"{NAAM_VAN_DOELSTAND[Doelstand(stand)]}.", toelichting]))
    klaar = sum(s.gedaan_op is not None for s in stappen)
    stand_zin = f"{klaar} van {aantal(len(stappen), 'stap', 'stappen')} klaar. " if stappen else ""
    nu = volgende_stap(stappen)
    if nu is None:
        return f"{stand_zin}{GEEN_STAP}"
    return _met_punt(f"{stand_zin}Nu: {stap_met_wie(nu)}")


def _met_punt(zin: str) -> str:
    return zin if zin.endswith((".", "!", "?", "’", "…")) else f"{zin}."


@dataclass(frozen=True)
class Wanneer:
    """A date with its meaning in words and the colour that supports it (onderdelen: termijn)."""

    datum: str
    uitleg: str
    kleur: str
    machine: str


def wanneer(stand: str, streefdatum: date | None, stand_op: date | None, vandaag: date) -> Wanneer | None:
    """What stands at the right of a goal: the day it is aimed at, or the day it ended."""
    if stand != Doelstand.LOOPT:
        if stand_op is None:
            return None
        woord, kleur = ("gehaald", "goed") if stand == Doelstand.GELUKT else ("gestopt", "")
        return Wanneer(datum_kort(stand_op), woord, kleur, stand_op.isoformat())
    if streefdatum is None:
        return None
    verschil = (streefdatum - vandaag).days
    kleur = "laat" if verschil < 0 else "nu" if verschil == 0 else ""
    return Wanneer(datum_kort(streefdatum), over_hoeveel_dagen(streefdatum, vandaag), kleur, streefdatum.isoformat())


def bezwaar_tegen_wie(soort: str, wie: str) -> str:
    """Why a step cannot be for this one, or nothing. Whether a person exists and works here is asked by the act."""
    if soort not in set(WieSoort):
        return f"‘{soort}’ is geen keuze voor wie dit doet."
    if not wie.strip():
        return "Vul in wie dit doet: een naam, of bijvoorbeeld ‘buurvrouw’ of ‘school’."
    return ""


def bezwaar_tegen_dagen(vastgesteld: date, bespreken: date | None, vandaag: date) -> tuple[str, str]:
    """(field, why) when the day of agreeing or of the next talk cannot be right; two empty texts otherwise."""
    if vastgesteld > vandaag:
        return "vastgesteld_op", f"{datum_kort(vastgesteld)} ligt in de toekomst. Kies vandaag of een dag ervoor."
    if bespreken and bespreken < vandaag:
        return "bespreken_op", f"{datum_kort(bespreken)} is al geweest. Kies vandaag of een dag erna."
    return "", ""
