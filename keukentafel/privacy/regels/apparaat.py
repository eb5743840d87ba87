"""Permitted devices (REQ-163): words and where one stands. Pure."""

from datetime import date, datetime
from enum import StrEnum


class Soort(StrEnum):
    """What kind of thing it is."""

    LAPTOP = "laptop"
    TELEFOON = "telefoon"
    TABLET = "tablet"
    STICK = "stick"


NAAM_VAN_SOORT = {
    Soort.LAPTOP: "Laptop",
    Soort.TELEFOON: "Telefoon",
    Soort.TABLET: "Tablet",
    Soort.STICK: "Geheugenstick",
}


class Stand(StrEnum):
    """Where it is."""

    UITGEGEVEN = "uitgegeven"
    KWIJT = "kwijt"
    INGELEVERD = "ingeleverd"


NAAM_VAN_STAND = {Stand.UITGEGEVEN: "In gebruik", Stand.KWIJT: "Kwijt", Stand.INGELEVERD: "Ingeleverd"}


def stand(ingeleverd_op: date | None, kwijt_op: datetime | None) -> Stand:
    """Given back counts before lost: what was lost may come back."""
    if ingeleverd_op is not None:
        return Stand.INGELEVERD
    return Stand.KWIJT if kwijt_op is not None else Stand.UITGEGEVEN
