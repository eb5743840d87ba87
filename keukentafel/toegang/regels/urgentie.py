"""Urgency with its own term, and the order of every queue: crisis on top (REQ-006, WMO-10)."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Urgentie(StrEnum):
    """Crisis: today, also in a weekend. Spoed and gewoon: in werkdagen."""

    CRISIS = "crisis"
    SPOED = "spoed"
    GEWOON = "gewoon"

    @property
    def rang(self) -> int:
        """0 is first in every queue."""
        return list(Urgentie).index(self)


@dataclass(frozen=True)
class Intakestapsoort:
    """A step that every team takes (REQ-022). `volgt_uit`: a fact that ticks it off by itself; `wet`: only there."""

    code: str
    naam: str
    volgt_uit: str = ""
    wet: str = ""


# First contact within so many werkdagen. Own norm, no statute: a municipality sets it (inrichting, soort urgentie).
URGENTIE_WERKDAGEN: dict[Urgentie, int] = {Urgentie.CRISIS: 0, Urgentie.SPOED: 1, Urgentie.GEWOON: 5}


def urgentie_tekst(urgentie: Urgentie, werkdagen: int) -> str:
    """What the urgency asks of the worker: "vandaag oppakken", "binnen 1 werkdag"."""
    if werkdagen == 0:
        return "vandaag oppakken"
    return f"binnen {werkdagen} {'werkdag' if werkdagen == 1 else 'werkdagen'}"


def volgorde(urgentie: Urgentie, eerste_termijn: date | None, ontvangen_op: datetime) -> tuple[int, date, datetime]:
    """Sort key of a queue: urgency, then the term that ends first, then who waits longest."""
    return urgentie.rang, eerste_termijn or date.max, ontvangen_op
