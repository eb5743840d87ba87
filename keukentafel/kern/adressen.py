"""Addresses of screens. Those with nothing but keys have one shape, which is looked up once: a work list asks for a
hundred of them, and Django's `reverse` costs more than the row it stands in."""

from datetime import date, datetime
from functools import lru_cache
from uuid import UUID

from django.urls import reverse


def adres(naam: str, *sleutels: UUID) -> str:
    """The path of a named screen; raises NoReverseMatch when it does not exist or takes other keys."""
    stukken = _vorm(naam, len(sleutels))
    return stukken[0] + "".join(f"{sleutel}{stuk}" for sleutel, stuk in zip(sleutels, stukken[1:], strict=True))


def lees_sleutel(tekst: str) -> UUID | None:
    """A key from an address or a form; nonsense is nothing."""
    try:
        return UUID(tekst)
    except ValueError:
        return None


def lees_dag(tekst: str) -> date | None:
    """A day (yyyy-mm-dd) from an address or a form; nonsense is nothing."""
    try:
        return date.fromisoformat(tekst)
    except ValueError:
        return None


def lees_bladsleutel(na: str) -> tuple[date | None, UUID | None]:
    """Where a page goes on, by day and key: "2026-05-03_<key>"; nonsense is the first page."""
    dag, _, sleutel = na.partition("_")
    gelezen = lees_dag(dag), lees_sleutel(sleutel)
    return gelezen if all(gelezen) else (None, None)


def lees_momentsleutel(na: str) -> tuple[datetime, UUID] | None:
    """As `lees_bladsleutel`, by moment: "2026-05-03T09:00:00+00:00_<key>"; nonsense is the first page."""
    wanneer, _, rest = na.partition("_")
    sleutel = lees_sleutel(rest)
    try:
        moment = datetime.fromisoformat(wanneer)
    except ValueError:
        return None
    return (moment, sleutel) if moment.tzinfo and sleutel else None


@lru_cache(maxsize=1024)
def _vorm(naam: str, aantal: int) -> tuple[str, ...]:
    """The parts of an address around its keys."""
    merken = [UUID(int=nr + 1) for nr in range(aantal)]
    pad = reverse(naam, args=merken or None)
    for merk in merken:
        pad = pad.replace(str(merk), "\0")
    return tuple(pad.split("\0"))
