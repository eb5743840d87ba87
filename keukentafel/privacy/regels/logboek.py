"""A line of the log in words: what kind, in which role, and why."""

from collections.abc import Iterable, Mapping
from typing import Any

from keukentafel.poort.matrix import NAAM_VAN_ROL, Rol
from keukentafel.poort.rechten import Recht

WOORD_VAN_SOORT = {
    "kijken": "Gezien",
    "zoeken": "Gezocht",
    "handeling": "Gedaan",
    "geweigerd": "Geweigerd",
    "export": "Geëxporteerd",
    "afdruk": "Afgedrukt",
    "inloggen": "Ingelogd",
}


def rol_in_woorden(rollen: Iterable[str]) -> str:
    """ "Wijkcoach", or the code of a role that no longer exists."""
    return ", ".join(NAAM_VAN_ROL[Rol(r)] if r in set(Rol) else r for r in rollen)


def zin_van(recht: str) -> str:
    """The sentence of a right; an old code speaks for itself."""
    naam = recht.upper()
    return Recht[naam].zin if naam in Recht.__members__ else recht.replace("_", " ")


def waarom(inhoud: Mapping[str, Any], redenen: Mapping[str, str]) -> str:
    """Why somebody looked, as far as the line knows. `redenen` are the configured words (AUT-07)."""
    gegevens = inhoud.get("gegevens") or {}
    if code := gegevens.get("kijkreden"):
        return redenen.get(code, code)
    nood = " (noodprocedure)" if inhoud.get("noodprocedure") else ""
    return str(gegevens.get("reden") or inhoud.get("doel", "")).capitalize() + nood
