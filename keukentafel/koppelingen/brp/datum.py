"""Dates of the BRP: often incomplete ("born in 1968, day and month unknown"), sometimes wholly unknown."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from keukentafel.kern.tekst import MAANDEN


@dataclass(frozen=True, slots=True)
class BrpDatum:
    """Year, month and day as far as known; all None means: there is a date, but nobody knows which.

    Raises ValueError for an impossible date, and for a day without month or a month without year.
    """

    jaar: int | None = None
    maand: int | None = None
    dag: int | None = None

    def __post_init__(self) -> None:
        if self.jaar is None:
            bestaat = self.maand is None and self.dag is None
        elif self.maand is None:
            bestaat = self.dag is None and 1 <= self.jaar <= 9999
        else:
            date(self.jaar, self.maand, self.dag or 1)
            bestaat = True
        if not bestaat:
            raise ValueError("onmogelijke datum")

    @classmethod
    def van(cls, dag: date) -> "BrpDatum":
        """A complete date."""
        return cls(dag.year, dag.month, dag.day)

    @property
    def volledig(self) -> date | None:
        """The date when year, month and day are known, else None: never a guess."""
        if self.jaar is None or self.maand is None or self.dag is None:
            return None
        return date(self.jaar, self.maand, self.dag)

    @property
    def grenzen(self) -> tuple[date, date] | None:
        """First and last day it can be, or None when the year is unknown."""
        if self.jaar is None:
            return None
        eerste, laatste = self.maand or 1, self.maand or 12
        dag = self.dag or monthrange(self.jaar, laatste)[1]
        return date(self.jaar, eerste, self.dag or 1), date(self.jaar, laatste, dag)

    @property
    def tekst(self) -> str:
        """As one says it: '1 december 1985', 'maart 1978', '1968' or 'onbekend'."""
        maand = MAANDEN[self.maand - 1] if self.maand else ""
        return " ".join(str(deel) for deel in (self.dag, maand, self.jaar) if deel) or "onbekend"

    def leeftijd_op(self, dag: date) -> int | None:
        """Whole years on `dag`; None when the known part leaves room for two answers, or the date lies later."""
        if self.grenzen is None:
            return None
        mogelijk = {_jaren(geboren, dag) for geboren in self.grenzen}
        jaren = mogelijk.pop()
        return jaren if not mogelijk and jaren >= 0 else None


def _jaren(geboren: date, dag: date) -> int:
    """Whole years between two days. Born on 29 February: a year older on 1 March in other years."""
    return dag.year - geboren.year - ((dag.month, dag.day) < (geboren.month, geboren.day))
