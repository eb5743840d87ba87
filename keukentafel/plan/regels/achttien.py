"""Becoming eighteen while help runs (REQ-065): from when a transition plan is asked, and what it goes through.

Sources: REQ-065; the checklist is dated inrichting (`overgang18`). Pure.
"""

from calendar import monthrange
from datetime import date
from enum import StrEnum

from keukentafel.kern.tekst import datum_gewoon

VOLWASSEN = 18


class Puntstand(StrEnum):
    """How a point of the checklist stands: three states in words."""

    OPEN = "open"
    GEREGELD = "geregeld"
    NIET_NODIG = "niet_nodig"


NAAM_VAN_PUNTSTAND = {
    Puntstand.OPEN: "Nog te doen",
    Puntstand.GEREGELD: "Geregeld",
    Puntstand.NIET_NODIG: "Niet nodig",
}
# What the program brings when the municipality has no list of its own.
PUNTEN = {
    "wonen": "Wonen",
    "geld": "Geld: inkomen, schulden, zorgverzekering, DigiD en bankrekening",
    "school_werk": "School of werk",
    "zorg": "Zorg en ondersteuning na 18: welke wet, welke aanbieder",
    "mensen": "Wie er voor mij is: steunfiguur en netwerk",
    "zelf": "Wat ik zelf wil en kan",
    "papieren": "Papieren: identiteitsbewijs, mentor, bewind of curator als dat nodig is",
}


def wordt_18_op(geboren: date) -> date:
    """The eighteenth birthday; born on 29 February: 1 March in a year without."""
    jaar = geboren.year + VOLWASSEN
    laatste = monthrange(jaar, geboren.month)[1]
    return date(jaar, geboren.month, geboren.day) if geboren.day <= laatste else date(jaar, geboren.month + 1, 1)


def maanden_terug(dag: date, maanden: int) -> date:
    """The same day so many months earlier, or the last day of that month."""
    jaar, maand = divmod(dag.year * 12 + dag.month - 1 - maanden, 12)
    return date(jaar, maand + 1, min(dag.day, monthrange(jaar, maand + 1)[1]))


def uiterste_geboortedag(vandaag: date, vanaf_maanden: int) -> date:
    """Who was born on or before this day is old enough for a transition plan (16 years and a half is 198 months)."""
    return maanden_terug(vandaag, vanaf_maanden)


def nog_tot_18(geboren: date, vandaag: date) -> str:
    """ "wordt 18 over 7 maanden", "is 18 sinds 3 maart 2026"."""
    dag = wordt_18_op(geboren)
    if dag <= vandaag:
        return f"is 18 sinds {datum_gewoon(dag)}"
    maanden = (dag.year - vandaag.year) * 12 + dag.month - vandaag.month - (dag.day < vandaag.day)
    if maanden == 0:
        return "wordt 18 binnen een maand"
    return f"wordt 18 over {maanden} maanden" if maanden > 1 else "wordt 18 over een maand"
