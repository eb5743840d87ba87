"""Becoming eighteen while help runs (REQ-065): from when a transition plan is asked, and what it goes through.

Sources: REQ-065 and regels.md §7. The checklist (18P-05) and the days on which somebody looks (18P-01) are dated
inrichting (`overgang18`, `overgangmoment`); what stands here counts without them. Pure.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from keukentafel.kern.tekst import datum_gewoon
from keukentafel.kern.termijnen import datum_leeftijd, plus_maanden

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
    "zelf": "Wat ik zelf wil en kan",
    "wonen": "Wonen: thuis, een eigen plek, urgentie of beschermd wonen",
    "school_werk": "School, werk of dagbesteding, en hoe ik er kom: reisproduct",
    "inkomen": "Inkomen: studiefinanciering, bijstand met zoektijd, Wajong of een baan",
    "geld": "Eigen bankrekening, zorgverzekering en zorgtoeslag, WA-verzekering",
    "schulden": "Schulden nagekeken, en een budget",
    "zorg": "Hulp na 18: welke wet, welke aanbieder, en wie het pgb beheert",
    "gezondheid": "Huisarts, GGZ en medicijnen: wie neemt het over?",
    "beslissen": "Mentor, bewind of curator: 3 tot 6 maanden van tevoren aanvragen",
    "papieren": "Identiteitsbewijs, DigiD, en ingeschreven op het goede adres",
    "burger": "Stemrecht en donorregister: ik weet wat ik kan kiezen",
    "mensen": "Wie er voor mij is: steunfiguur of JIM, en één contactpersoon na 18",
    "kopie": "Een kopie van mijn dossier",
}


@dataclass(frozen=True, slots=True)
class Mijlpaal:
    """At this age, in months, somebody asks this. It names nobody: it becomes a task."""

    maanden: int
    vraag: str


MIJLPALEN = (
    Mijlpaal(204, "Een jongere is 17. Is gekozen welke wet en welke hulp er na 18 komt?"),
    Mijlpaal(210, "Een jongere is 17 en een half. Zijn de meldingen en aanvragen voor na 18 gedaan?"),
    Mijlpaal(216, "Een jongere is 18. Is alles overgedragen, en weet iedereen wie verder helpt?"),
    Mijlpaal(222, "Een jongere is 18 en een half. Loopt de hulp die is afgesproken?"),
)


def mijlpaal(
    geboren: date, begonnen: date, vandaag: date, mijlpalen: Iterable[Mijlpaal], *, overgedragen: bool
) -> tuple[date, str] | None:
    """(day, question) of the latest that has come since the plan began; what lay before it is on its checklist.

    Once somebody else took over, only what comes after eighteen is still asked.
    """
    dagen = [(plus_maanden(geboren, m.maanden), m) for m in mijlpalen]
    komt = [(dag, m) for dag, m in dagen if begonnen < dag <= vandaag]
    telt = [(dag, m.vraag) for dag, m in komt if not overgedragen or m.maanden > VOLWASSEN * 12]
    return max(telt, default=None)


def nog_tot_18(geboren: date, vandaag: date) -> str:
    """ "wordt 18 over 7 maanden", "is 18 sinds 3 maart 2026"."""
    dag = datum_leeftijd(geboren, VOLWASSEN)
    if dag <= vandaag:
        return f"is 18 sinds {datum_gewoon(dag)}"
    maanden = (dag.year - vandaag.year) * 12 + dag.month - vandaag.month - (dag.day < vandaag.day)
    if maanden == 0:
        return "wordt 18 binnen een maand"
    return f"wordt 18 over {maanden} maanden" if maanden > 1 else "wordt 18 over een maand"
