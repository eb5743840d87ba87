"""When a safety assessment says: act now (REQ-056)."""

from collections.abc import Iterable
from enum import StrEnum


class Antwoord(StrEnum):
    """Not knowing is an answer, and no reason to wait."""

    JA = "ja"
    NEE = "nee"
    ONBEKEND = "onbekend"

    @property
    def naam(self) -> str:
        return {"ja": "Ja", "nee": "Nee", "onbekend": "Weet niet"}[self]


def is_onveilig(antwoorden: Iterable[str]) -> bool:
    """One yes is enough."""
    return Antwoord.JA in antwoorden
