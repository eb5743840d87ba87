"""Ages: the day somebody reaches one, and the age on a day (TRM-10; thresholds in regels.md §3.5 and §7)."""

from datetime import date
from enum import StrEnum
from fractions import Fraction

from .fouten import TermijnFout
from .lengte import EEN_DAG, datum_in_bereik, plus_maanden

VIR_LEEFTIJD = 23
OUDST = 150


class Schrikkel(StrEnum):
    """What to do when the birthday does not exist in a year, as 29 February mostly does not."""

    VEILIG = "28-02"  # last day of the month: rights begin a day earlier (default)
    BURGERLIJK = "01-03"  # civil practice: first day of the next month


def datum_leeftijd(geboren: date, jaren: float | Fraction, schrikkel: Schrikkel = Schrikkel.VEILIG) -> date:
    """Return the day on which somebody becomes `jaren` old, from 00:00; 16.5 and 17.5 are allowed.

    TermijnFout when `jaren` is no whole number of months between 0 and 150 years.
    """
    maanden = Fraction(jaren) * 12
    if maanden.denominator != 1 or not 0 <= jaren <= OUDST:
        raise TermijnFout(f"Leeftijd {jaren}: verwacht 0 t/m {OUDST} jaar in hele maanden, zoals 12, 16.5 of 18.")
    datum_in_bereik(geboren, "geboortedatum")
    dag = plus_maanden(geboren, int(maanden))
    bestaat_niet = dag.day < geboren.day
    return dag + EEN_DAG if bestaat_niet and schrikkel is Schrikkel.BURGERLIJK else dag


def verjaardag(geboren: date, jaar: int, schrikkel: Schrikkel = Schrikkel.VEILIG) -> date:
    """Return the birthday in a year; born on 29 February: 28-02 or 01-03 in a common year."""
    return datum_leeftijd(geboren, jaar - geboren.year, schrikkel)


def leeftijd(geboren: date, op: date, schrikkel: Schrikkel = Schrikkel.VEILIG) -> int:
    """Return the age in whole years on a day; TermijnFout when the day lies before birth."""
    if op < geboren:
        raise TermijnFout(f"Leeftijd op {op.isoformat()}: verwacht een dag vanaf de geboorte, {geboren.isoformat()}.")
    jaren = op.year - geboren.year
    return jaren if op >= verjaardag(geboren, op.year, schrikkel) else jaren - 1


def is_schrikkelkind(geboren: date) -> bool:
    """True for somebody born on 29 February: show both days and let a person choose where it matters."""
    return (geboren.month, geboren.day) == (2, 29)


def vir_verwijderen(melding: date, geboren: date) -> date:
    """Return the day a VIR-melding must be gone: two years on, or the 23rd birthday when that comes first (D41)."""
    return min(plus_maanden(melding, 24), datum_leeftijd(geboren, VIR_LEEFTIJD))
