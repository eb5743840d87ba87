"""A paper calendar and a row of chances, for the tests that walk at random.

The counting here is another way than kern.termijnen: a typed list of holidays and one day at a time.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

DAG = timedelta(days=1)
VRIJ = {
    "2026": "01-01 01-02 04-03 04-06 04-27 05-05 05-14 05-15 05-25 12-25 12-26",
    "2027": "01-01 03-26 03-29 04-27 05-05 05-06 05-07 05-17 12-25 12-26",
    "2028": "01-01 04-14 04-17 04-27 04-28 05-05 05-25 05-26 06-05 12-25 12-26",
}


def vrij(dag: date) -> bool:
    return dag.isoweekday() > 5 or f"{dag:%m-%d}" in VRIJ[f"{dag:%Y}"]


def tel(van: date, dagen: int) -> date:
    for _ in range(dagen):
        van += DAG
    return van


def op_gewone_dag(dag: date) -> date:
    while vrij(dag):
        dag = tel(dag, 1)
    return dag


class Toeval:
    """Choices out of a row of bytes: hypothesis draws it once, and shrinks it well."""

    def __init__(self, ruw: bytes) -> None:
        self.ruw, self.plek = ruw, 0

    def getal(self, tot: int) -> int:
        self.plek += 1
        return self.ruw[self.plek % len(self.ruw)] % tot

    def kies(self, rij: Sequence[Any]) -> Any:
        return rij[self.getal(len(rij))]
