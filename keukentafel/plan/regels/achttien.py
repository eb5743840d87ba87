"""Becoming eighteen while help runs (REQ-065): from when a transition plan is asked, and what it goes through.

Sources: REQ-065; the checklist is dated inrichting (`overgang18`). Pure.
"""

from datetime import date
from enum import StrEnum

from keukentafel.kern.tekst import datum_gewoon
from keukentafel.kern.termijnen import datum_leeftijd

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


def nog_tot_18(geboren: date, vandaag: date) -> str:
    """ "wordt 18 over 7 maanden", "is 18 sinds 3 maart 2026"."""
    dag = datum_leeftijd(geboren, VOLWASSEN)
    if dag <= vandaag:
        return f"is 18 sinds {datum_gewoon(dag)}"
    maanden = (dag.year - vandaag.year) * 12 + dag.month - vandaag.month - (dag.day < vandaag.day)
    if maanden == 0:
        return "wordt 18 binnen een maand"
    return f"wordt 18 over {maanden} maanden" if maanden > 1 else "wordt 18 over een maand"
