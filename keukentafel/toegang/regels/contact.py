"""Rules of short contacts and call-backs."""

from datetime import date, datetime, time, timedelta
from enum import StrEnum

from keukentafel.kern.tekst import AMSTERDAM
from keukentafel.kern.termijnen import Feestdagen

# A contact written by mistake can be taken back this long; afterwards it counts in Tabel 6.1.
ONGEDAAN_BINNEN = timedelta(minutes=10)
EINDE_WERKDAG = time(17, 0)


class Vervolg(StrEnum):
    """What happens after a short contact."""

    KLAAR = "klaar"
    TERUGBELLEN = "terugbellen"
    MELDING = "melding"


class Wanneer(StrEnum):
    """How soon somebody is called back."""

    VANDAAG = "vandaag"
    VOLGENDE_WERKDAG = "volgende_werkdag"
    DEZE_WEEK = "drie_werkdagen"


# Who spoke in a contact, as who reports in the melding that follows; another role keeps its own name.
MELDER_VAN_SPREKER = {"zelf": "inwoner", "ouder": "naaste", "vertegenwoordiger": "anders", "professional": "anders"}


class BelUitkomst(StrEnum):
    """How a call-back ended."""

    GESPROKEN = "gesproken"
    NIET_BEREIKT = "niet_bereikt"
    VERVALLEN = "vervallen"

    @property
    def naam(self) -> str:
        return self.value.replace("_", " ")


WERKDAGEN = {Wanneer.VANDAAG: 0, Wanneer.VOLGENDE_WERKDAG: 1, Wanneer.DEZE_WEEK: 3}


def ongedaan_mag(gemaakt_op: datetime, nu: datetime) -> bool:
    """May a contact still be taken back?"""
    return nu - gemaakt_op <= ONGEDAAN_BINNEN


def terugbel_moment(wanneer: Wanneer, nu: datetime, feestdagen: Feestdagen | None = None) -> datetime:
    """The moment before which somebody is called back: the end of that werkdag.

    "Vandaag" after five o'clock or in a weekend becomes the next werkdag: a promise in the past helps nobody.
    """
    tabel = feestdagen or Feestdagen.standaard()
    hier = nu.astimezone(AMSTERDAM)
    dag, nog = hier.date(), WERKDAGEN[wanneer]
    if nog == 0 and (hier.time() >= EINDE_WERKDAG or not tabel.is_werkdag(dag)):
        nog = 1
    return _op(werkdagen_later(dag, nog, tabel))


def werkdagen_later(dag: date, aantal: int, feestdagen: Feestdagen) -> date:
    """The werkdag so many werkdagen after this day; zero is the day itself."""
    while aantal:
        dag += timedelta(days=1)
        aantal -= feestdagen.is_werkdag(dag)
    return dag


def _op(dag: date) -> datetime:
    return datetime.combine(dag, EINDE_WERKDAG, tzinfo=AMSTERDAM)
