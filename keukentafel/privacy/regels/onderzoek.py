"""A sample for research (REQ-165): drawn inside the house, asked by letter, and only who says yes leaves. Pure."""

from collections.abc import Collection
from datetime import datetime
from enum import StrEnum
from random import Random
from uuid import UUID

# Who is asked decides about the own contact data; for a child others would.
VOLWASSEN = 18
HOOGSTENS = 2_000


class Antwoord(StrEnum):
    """What somebody said."""

    JA = "ja"
    NEE = "nee"


class Stand(StrEnum):
    """Where the research is."""

    OPGEZET = "opgezet"
    GETROKKEN = "getrokken"
    GEVRAAGD = "gevraagd"
    VRIJGEGEVEN = "vrijgegeven"
    KLAAR = "klaar"


NAAM_VAN_STAND = {
    Stand.OPGEZET: "Nog geen steekproef",
    Stand.GETROKKEN: "Steekproef getrokken",
    Stand.GEVRAAGD: "Gevraagd met een brief",
    Stand.VRIJGEGEVEN: "Gegevens meegegeven",
    Stand.KLAAR: "Klaar, en gewist",
}


def stand(
    getrokken: datetime | None, gevraagd: datetime | None, vrijgegeven: datetime | None, gesloten: datetime | None
) -> Stand:
    """From what was done, the last first."""
    stappen = {
        Stand.KLAAR: gesloten,
        Stand.VRIJGEGEVEN: vrijgegeven,
        Stand.GEVRAAGD: gevraagd,
        Stand.GETROKKEN: getrokken,
    }
    return next((naam for naam, moment in stappen.items() if moment), Stand.OPGEZET)


def trek(mensen: Collection[UUID], aantal: int, zaad: int) -> list[UUID]:
    """By chance, and the same ones again with the same people and seed: so that anybody can check the drawing."""
    return Random(zaad).sample(sorted(mensen), min(aantal, len(mensen)))
