"""That the works council agreed with figures per worker: the day and the document (WOR art. 27 lid 1 k and l). Pure."""

import re
from datetime import date
from typing import Any

GEEN = "geen"
_VORM = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2}) +(\S.*)")


def instemming(waarde: Any) -> tuple[date, str] | None:
    """Day and document; None when nothing was agreed, or when it cannot be read as such."""
    gevonden = _VORM.fullmatch(waarde.strip()) if isinstance(waarde, str) else None
    try:
        return (date.fromisoformat(gevonden[1]), gevonden[2]) if gevonden else None
    except ValueError:
        return None


def bezwaar_tegen_instemming(waarde: Any) -> str:
    """The check of the setting: `geen`, or the day of the consent and the document that proves it."""
    if waarde == GEEN or instemming(waarde):
        return ""
    return "verwacht geen, of de dag en het stuk van de ondernemingsraad, zoals 2026-10-01 brief OR 2026/14"
