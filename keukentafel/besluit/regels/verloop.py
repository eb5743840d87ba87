"""What the steps of an aanvraag tell the clock: when this term began, and when it was over. Pure."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from keukentafel.besluit.regels.standen import EINDE, OP_WEG, VOOR_AANVRAAG, Stand
from keukentafel.besluit.regels.voorvallen import HERREKEND, Voorval

BEGINT_TERMIJN = frozenset({Voorval.AANVRAGEN, Voorval.BESLUIT_WILLEN, Voorval.ZOEKEN_ONTHEFFEN, Voorval.MELDEN})
WACHT_WEER = BEGINT_TERMIJN | {Voorval.TOCH_NIET_BEKEND}
"""After these the question waits for its answer, whatever was answered before."""
LOOPT = VOOR_AANVRAAG | OP_WEG
# Help runs after an earlier decision: a draft that is dropped goes back to it.
HULP_LIEP = frozenset({Stand.TOEGEWEZEN, Stand.LEVERING, Stand.UITVOERING})


class Stap(Protocol):
    """A Processtap, or anything alike."""

    van: str
    naar: str
    gebeurtenis: str
    op: date


def begin_van(code: str, stappen: Sequence[Stap], ontvangen: date, wgs_begint: str = "eerste_gesprek") -> date:
    """The day this term counts from; `stappen` in the order of time.

    A melding counts from its receipt, an aanvraag from the day it was made after that melding (regels.md §0.2), debt
    help from the first talk or what the verordening says (CFG-03).
    """
    if code == "D13" and wgs_begint == "hulpvraag":
        return ontvangen
    if code == "D11" and stappen and stappen[0].naar == Stand.SIGNAAL:
        return _laatste(stappen, naar=Stand.AANBOD) or ontvangen
    naar = {"D04": Stand.SPOED, "D10": Stand.ZOEKTERMIJN, "D38": Stand.VOT, "D13": Stand.EERSTE_GESPREK}.get(code)
    if naar:
        return _laatste(stappen, naar=naar) or ontvangen
    if code in ("D02", "D11", "D12"):
        return ontvangen
    begonnen = [stap.op for stap in stappen if stap.naar == Stand.AANVRAAG and stap.gebeurtenis in BEGINT_TERMIJN]
    return begonnen[-1] if begonnen else _laatste(stappen, naar=Stand.SPOED) or ontvangen


def klaar_sinds(stand: Stand, stappen: Sequence[Stap]) -> date | None:
    """When the question was answered: made known, withdrawn, solved. None while a term runs.

    A review of running help has no term by law; a temporary decision in an emergency does not answer the question, and
    a letter that did not leave after all answered nothing.
    """
    if stand in VOOR_AANVRAAG:
        return None
    vanaf = max((i for i, stap in enumerate(stappen) if stap.gebeurtenis in WACHT_WEER), default=0)
    klaar = [stap.op for stap in stappen[vanaf:] if stap.naar == Stand.BEKENDGEMAAKT or stap.naar in EINDE]
    return klaar[0] if klaar else None


def hulp_liep(stappen: Sequence[Stap]) -> bool:
    """True when help ran already after an earlier decision."""
    return any(stap.naar in HULP_LIEP for stap in stappen)


def dag_van(stappen: Sequence[Stap], naar: Stand) -> date | None:
    """The last day on which it came into this state."""
    return _laatste(stappen, naar=naar)


def _laatste(stappen: Sequence[Stap], *, naar: Stand) -> date | None:
    # A notice that the last day was reckoned anew stands where it stood: nothing begins with it.
    echt = (stap.op for stap in reversed(stappen) if stap.naar == naar and stap.gebeurtenis != HERREKEND)
    return next(echt, None)
