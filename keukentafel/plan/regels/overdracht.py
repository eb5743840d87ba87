"""Rules of handing over by agreement (REQ-060, REQ-072): states, days, and a case that goes round."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID


class Overdrachtstand(StrEnum):
    """From asked to done. Only what is asked can be taken back; what was accepted is handed back."""

    GEVRAAGD = "gevraagd"
    AANVAARD = "aanvaard"
    GEWEIGERD = "geweigerd"
    TERUGGENOMEN = "teruggenomen"
    GEDAAN = "gedaan"
    VERVALLEN = "vervallen"
    BEEINDIGD = "beeindigd"


LOPEND = frozenset({Overdrachtstand.GEVRAAGD, Overdrachtstand.AANVAARD})


class Wisselstand(StrEnum):
    """What became of the wish for another worker."""

    OPEN = "open"
    JA = "ja"
    NEE = "nee"


NAAM_VAN_WISSELSTAND = {
    Wisselstand.OPEN: "Nog geen antwoord",
    Wisselstand.JA: "Ja, er komt een ander",
    Wisselstand.NEE: "Nee, met uitleg",
}


def bezwaar_tegen_ingang(ingaat: date, vandaag: date) -> str:
    """Why this day cannot be the day of effect; empty when it can."""
    return f"{ingaat:%d-%m-%Y} is al geweest. Kies vandaag of een dag erna." if ingaat < vandaag else ""


def te_laat(uiterlijk: date, vandaag: date) -> bool:
    """Is the answer overdue?"""
    return uiterlijk < vandaag


@dataclass(frozen=True, slots=True)
class Beurt:
    """Somebody directed from a moment on."""

    wie: UUID | None
    van: datetime


def gaat_rond(beurten: Sequence[Beurt], dagen: int) -> bool:
    """Does the regie come back to somebody who gave it away shortly before? `beurten`: oldest first, the last is now.

    It is allowed: the household is told who directs, and the coördinator looks why the case goes round.
    """
    if not beurten:
        return False
    nu = beurten[-1]
    vanaf = nu.van - timedelta(days=dagen)
    return nu.wie is not None and any(b.wie == nu.wie and b.van >= vanaf for b in beurten[:-1])
