"""Leave out of an answer what was not asked for (doelbinding), on the wire format."""

from collections.abc import Iterable, Mapping
from typing import Any

# Delivered whether asked or not: they warn the reader (secrecy, doubt, registration stopped, RNI).
AUTOMATISCH = ("geheimhoudingPersoonsgegevens", "inOnderzoek", "opschortingBijhouding", "rni", "verificatie")
# Needed to read the rest of an object at all.
_ALTIJD = frozenset({"type", "inOnderzoek", "minderjarige"})


def beperk_tot(persoon: Mapping[str, Any], velden: Iterable[str]) -> dict[str, Any]:
    """The person with only the asked paths; 'geboorte' keeps the group, 'geboorte.datum' only the date in it."""
    boom: dict[str, Any] = {naam: {} for naam in AUTOMATISCH}
    # Long paths first: a whole group asked for later then wipes the narrower wish.
    for pad in sorted(velden, key=lambda pad: -pad.count(".")):
        knoop = boom
        *takken, blad = pad.split(".")
        for tak in takken:
            knoop = knoop.setdefault(tak, {})
        knoop[blad] = {}
    return {naam: _snoei(waarde, boom[naam]) for naam, waarde in persoon.items() if naam in boom}


def _snoei(waarde: Any, boom: Mapping[str, Any]) -> Any:
    """Keep what the tree names, in every element of a list; an empty tree keeps all."""
    if not boom:
        return waarde
    if isinstance(waarde, list):
        return [_snoei(deel, boom) for deel in waarde]
    if not isinstance(waarde, Mapping):
        return waarde
    return {n: _snoei(w, boom.get(n, {})) for n, w in waarde.items() if n in boom or n in _ALTIJD}
