"""From when the subject of an item reads it, and who that is. Pure: the clock comes in as an argument (REQ-033).

The subject decides, not the household: an item about Elif is read by Elif, whoever lives in the same house. Under
twelve the people with gezag read, from twelve to fifteen both, from sixteen the young person alone (regels.md §3.5).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from keukentafel.kern.tekst import AMSTERDAM, datum_gewoon, datum_kort, opsomming, tijd

UREN = 24
"""What counts when the municipality said nothing (inrichting `uren_tot_inwoner_leest`)."""
STANDAARD, NU = "standaard", "nu"
ZELF, ZONDER_OUDERS = 12, 16
HOOGSTE_UITSTEL = timedelta(days=366)
KOLOMMEN = ("inwoner_vanaf", "inwoner_uitzondering", "uitzondering_tot")
"""Columns of an item that make its Leesmoment, in its order."""


@dataclass(frozen=True, slots=True)
class Leesmoment:
    """When an item opens to its subject; `vanaf` is None for a draft, `tot` the day an exception is looked at again."""

    vanaf: datetime | None
    uitzondering: str = ""
    tot: date | None = None

    def open(self, nu: datetime) -> bool:
        """May the subject read it at this moment? An exception stays until a person lifts it."""
        return not self.uitzondering and self.vanaf is not None and self.vanaf <= nu


def lezers(leden: Iterable[tuple[str, int | None]]) -> list[str]:
    """Who reads an item about these (name, age): themselves from twelve, the people with gezag under sixteen.

    Where a grown-up is among the subjects the gezag is not said again. An unknown age counts as grown up.
    """
    mensen = list(leden)
    volwassen = any(leeftijd is None or leeftijd >= ZONDER_OUDERS for _, leeftijd in mensen)
    zelf = [naam for naam, leeftijd in mensen if leeftijd is None or leeftijd >= ZELF]
    jong = [naam for naam, leeftijd in mensen if leeftijd is not None and leeftijd < ZONDER_OUDERS]
    return zelf if volwassen or not jong else [*zelf, f"wie gezag heeft over {opsomming(jong)}"]


def wanneer(moment: datetime, nu: datetime) -> str:
    """ "vandaag 14.00 uur", "morgen 14.00 uur" or "vr 27 nov 14.00 uur"."""
    dag, vandaag = moment.astimezone(AMSTERDAM).date(), nu.astimezone(AMSTERDAM).date()
    woord = {0: "vandaag", 1: "morgen"}.get((dag - vandaag).days, datum_kort(dag))
    return f"{woord} {tijd(moment)}"


def zin(namen: Sequence[str], staf: str, moment: Leesmoment | None, nu: datetime) -> str:
    """One calm line: "Je team kan dit lezen, Fatma vanaf morgen 14.00 uur". Without a moment: everybody, at once."""
    if not namen or moment is None or moment.open(nu):
        wie = [*namen, staf]
        return _hoofdletter(f"{opsomming(wie)} {'kan' if wie == ['je team'] else 'kunnen'} dit lezen")
    begin = _hoofdletter(f"{staf} {'kan' if staf == 'je team' else 'kunnen'} dit lezen")
    return f"{begin}, {opsomming(namen)} {_wanneer(moment, nu)}"


def _wanneer(moment: Leesmoment, nu: datetime) -> str:
    if moment.uitzondering:
        opnieuw = f": we kijken er opnieuw naar op {datum_gewoon(moment.tot)}" if moment.tot else ""
        return f"nog niet{opnieuw}"
    return f"vanaf {wanneer(moment.vanaf, nu)}" if moment.vanaf else "zodra het klaar is"


def _hoofdletter(tekst: str) -> str:
    return tekst[0].upper() + tekst[1:]


def bezwaar_tegen_uitstel(code: str, tot: date | None, bekend: Iterable[str], vandaag: date) -> tuple[str, str] | None:
    """Why an exception cannot be made like this, with the field it is about; None when it can."""
    if code not in set(bekend):
        return "Kies waarom de inwoner dit nog niet kan lezen.", "uitzondering"
    if tot is None:
        return "Kies op welke dag je er opnieuw naar kijkt.", "tot"
    if tot <= vandaag:
        return f"{datum_gewoon(tot)} is geen dag na vandaag. Kies een latere dag om opnieuw te kijken.", "tot"
    if tot > vandaag + HOOGSTE_UITSTEL:
        return f"{datum_gewoon(tot)} ligt meer dan een jaar weg. Kies een dag binnen een jaar.", "tot"
    return None
