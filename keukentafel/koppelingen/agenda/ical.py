"""Appointments as an iCalendar file. Times carry their zone with its rules, so that summer time is right."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from icalendar import Calendar, Event, vUri

from keukentafel.kern.tekst import AMSTERDAM


@dataclass(frozen=True)
class Kalenderpunt:
    """One appointment, with nothing in it that says who. `versie` counts up, so that a reader replaces the old one.

    With dates instead of times it is about whole days; `einde` is the first day after it.
    """

    id: UUID
    begin: datetime | date
    einde: datetime | date
    titel: str
    plaats: str
    adres: str
    versie: int
    gewijzigd_op: datetime
    vervallen: bool = False


def kalender(punten: Iterable[Kalenderpunt], naam: str, domein: str) -> bytes:
    """The file. `domein` makes the keys of this installation unlike those of another."""
    uit = Calendar()
    uit.add("prodid", "-//Keukentafel//NL")
    uit.add("version", "2.0")
    uit.add("method", "PUBLISH")
    uit.add("x-wr-calname", naam)
    uit.add("x-published-ttl", "PT1H")
    for punt in punten:
        uit.add_component(_punt(punt, domein))
    uit.add_missing_timezones()
    return bytes(uit.to_ical())


def _punt(punt: Kalenderpunt, domein: str) -> Event:
    regel = Event()
    regel.add("uid", f"{punt.id}@{domein}")
    regel.add("dtstamp", punt.gewijzigd_op)
    regel.add("last-modified", punt.gewijzigd_op)
    regel.add("sequence", punt.versie - 1)
    regel.add("dtstart", _hier(punt.begin))
    regel.add("dtend", _hier(punt.einde))
    regel.add("summary", punt.titel)
    if punt.plaats:
        regel.add("location", punt.plaats)
    regel.add("url", vUri(punt.adres))
    regel.add("class", "PRIVATE")
    regel.add("status", "CANCELLED" if punt.vervallen else "CONFIRMED")
    return regel


def _hier(moment: datetime | date) -> datetime | date:
    return moment.astimezone(AMSTERDAM) if isinstance(moment, datetime) else moment
