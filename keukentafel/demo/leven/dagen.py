"""Days around today: the layer is laid by werkdagen, so that nothing happens on a Sunday or a holiday by accident."""

from datetime import date, datetime, time, timedelta
from random import Random

from keukentafel.kern.klok import AMSTERDAM
from keukentafel.kern.termijnen import Feestdagen

BEGIN, EINDE = time(9, 0), time(16, 30)


class Dagen:
    """Werkdagen counted from one day: -1 is the last werkdag before it, 1 the first after it, 0 the day itself."""

    def __init__(self, vandaag: date, feestdagen: Feestdagen | None = None) -> None:
        self.vandaag = vandaag
        self._tabel = feestdagen or Feestdagen.standaard()
        self._bekend: dict[int, date] = {0: vandaag}

    def dag(self, nummer: int) -> date:
        """The calendar day of this werkdag."""
        if nummer not in self._bekend:
            stap = 1 if nummer > 0 else -1
            dag = self.dag(nummer - stap) + timedelta(days=stap)
            while not self._tabel.is_werkdag(dag):
                dag += timedelta(days=stap)
            self._bekend[nummer] = dag
        return self._bekend[nummer]

    def is_werkdag(self) -> bool:
        """Is today a werkdag?"""
        return self._tabel.is_werkdag(self.vandaag)

    def moment(self, nummer: int, rng: Random, na: datetime | None = None) -> datetime:
        """Some moment in office hours of that werkdag, in steps of five minutes, after `na`."""
        dag = self.dag(nummer)
        open_ = datetime.combine(dag, BEGIN, tzinfo=AMSTERDAM)
        dicht = datetime.combine(dag, EINDE, tzinfo=AMSTERDAM)
        vanaf = max(open_, na + timedelta(minutes=5)) if na else open_
        ruimte = max(0, int((dicht - vanaf).total_seconds() // 300))
        # A chain of acts on one day must fit in it: take the first third of what is left.
        return vanaf + timedelta(minutes=5 * rng.randint(0, max(0, ruimte // 3)))
