"""When a decision is made known, and until when somebody may object (Awb 3:40, 3:41, 2:11, 2:19; AWB-14, AWB-16).

A decision may go to more people. It works from the first letter that left; the last one decides the term, so that
nobody has less than six weeks. A letter that came back and left again counts from the second time. Pure.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from keukentafel.kern.termijnen import Feestdagen, bezwaartermijn


@dataclass(frozen=True)
class Bekend:
    """The day it began to work, and the last day to object (None: nobody objects to it)."""

    op: date
    bezwaar_tot: date | None


def bekend(vertrokken: Iterable[date | None], feestdagen: Feestdagen | None = None) -> Bekend | None:
    """Of each letter the day on which its last successful sending left, None while it did not. None: nothing left."""
    dagen = [dag for dag in vertrokken if dag]
    if not dagen:
        return None
    return Bekend(min(dagen), bezwaartermijn(max(dagen), feestdagen=feestdagen).indienen.dag)
