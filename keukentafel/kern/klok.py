"""The clock. Everything asks the time here, so that a test or the demo may stand on another day."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
_vast: ContextVar[datetime | None] = ContextVar("vaste_tijd", default=None)


def nu() -> datetime:
    """This moment, aware, in Amsterdam time."""
    return _vast.get() or datetime.now(tz=AMSTERDAM)


def vandaag() -> date:
    """The calendar day in Amsterdam."""
    return nu().astimezone(AMSTERDAM).date()


def moment(dag: date, uur: int = 9, minuut: int = 0) -> datetime:
    """A moment on that day in Amsterdam, for history and tests."""
    return datetime(dag.year, dag.month, dag.day, uur, minuut, tzinfo=AMSTERDAM)


@contextmanager
def zet_klok(moment_: datetime | date) -> Iterator[None]:
    """Let `nu()` answer this moment inside the block."""
    if not isinstance(moment_, datetime):
        moment_ = moment(moment_)
    merk = _vast.set(moment_)
    try:
        yield
    finally:
        _vast.reset(merk)


def dagen_geleden(aantal: int) -> date:
    """The day so many days before today."""
    return vandaag() - timedelta(days=aantal)
