"""The length of a term: one number in one unit, and the calendar arithmetic for it (TRM-01, TRM-05)."""

import calendar
from dataclasses import dataclass, fields
from datetime import date, timedelta
from typing import TypeVar

from keukentafel.kern.tekst import aantal, opsomming

from .fouten import TermijnFout

EERSTE_JAAR, LAATSTE_JAAR = 1900, 2200  # within these years no sum below can leave the calendar
LANGSTE_DAGEN = 36_525  # a hundred years: longer is a typing error, not a term

EEN_DAG = timedelta(days=1)
Dag = TypeVar("Dag", bound=date)

WOORDEN = {
    "dagen": ("dag", "dagen"),
    "weken": ("week", "weken"),
    "maanden": ("maand", "maanden"),
    "werkdagen": ("werkdag", "werkdagen"),
    "uren": ("uur", "uur"),
}
IN_DAGEN = {"dagen": 1.0, "weken": 7.0, "maanden": 31.0, "werkdagen": 1.0, "uren": 1 / 24}
GRENS_ATW = {"dagen": 90, "weken": 12, "maanden": 3}  # art. 4: a longer term falls outside the ATW


def datum_in_bereik(dag: Dag, wat: str) -> Dag:
    """Return the date itself; TermijnFout when the year is no year of a living case."""
    if not EERSTE_JAAR <= dag.year <= LAATSTE_JAAR:
        raise TermijnFout(f"{wat} {dag.isoformat()}: verwacht een jaar van {EERSTE_JAAR} t/m {LAATSTE_JAAR}.")
    return dag


def plus_maanden(dag: date, maanden: int) -> date:
    """Return the same day number some months on (or back, negative), else the last day of that month (TRM-01)."""
    jaar, maand = divmod(dag.year * 12 + dag.month - 1 + maanden, 12)
    return date(jaar, maand + 1, min(dag.day, calendar.monthrange(jaar, maand + 1)[1]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Lengte:
    """Whole units; which of them are filled is judged by `Lengte.enkel` and `Lengte.verlenging`."""

    dagen: int = 0
    weken: int = 0
    maanden: int = 0
    werkdagen: int = 0
    uren: int = 0

    def __post_init__(self) -> None:
        """Refuse negative and absurd numbers with a message that names them."""
        for eenheid, getal in self.delen().items():
            if getal < 0:
                raise TermijnFout(f"{eenheid} is {getal}: verwacht een heel getal vanaf 0.")
            if getal * IN_DAGEN[eenheid] > LANGSTE_DAGEN:
                raise TermijnFout(f"{eenheid} is {getal}: verwacht een termijn van ten hoogste 100 jaar.")

    def delen(self) -> dict[str, int]:
        """Return the units that are filled, by name."""
        return {veld.name: getal for veld in fields(self) if (getal := getattr(self, veld.name))}

    def enkel(self) -> str:
        """Return the one unit this term is told in; TermijnFout when there is none or more than one.

        Two units at once would leave open whether the limits of ATW art. 4 hold.
        """
        delen = self.delen()
        if len(delen) != 1:
            gekregen = f"gekregen: {self.tekst()}" if delen else "gekregen: geen"
            raise TermijnFout(f"Een termijn heeft één lengte (dagen, weken, maanden, werkdagen of uren); {gekregen}.")
        return next(iter(delen))

    def tekst(self) -> str:
        """Return "6 weken", "1 maand", "72 uur"."""
        return opsomming([aantal(getal, *WOORDEN[eenheid]) for eenheid, getal in self.delen().items()])

    def vanaf(self, dag: date, richting: int = 1) -> date:
        """Return the date this many months, weeks and days on; the day itself is not counted (TRM-01).

        `richting` -1 counts back. Werkdagen and uren need more than a calendar and are not done here.
        """
        return plus_maanden(dag, richting * self.maanden) + richting * timedelta(days=self.dagen, weeks=self.weken)

    def boven_grens(self) -> str | None:
        """Return why the ATW does not hold ("langer dan 12 weken"), or None when it does (art. 4, TRM-05)."""
        for eenheid, grens in GRENS_ATW.items():
            if getattr(self, eenheid) > grens:
                return f"langer dan {grens} {eenheid}"
        return None
