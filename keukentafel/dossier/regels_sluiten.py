"""Rules of closing (REQ-035, REQ-036) and of a short record without a plan (REQ-039). Pure."""

from collections.abc import Iterable
from enum import StrEnum

from keukentafel.dossier.regels import RedenSluiten

MEERDERJARIG = 18


class Nazorguitkomst(StrEnum):
    """How it went when somebody looked again."""

    GOED = "goed"
    NIET_BEREIKT = "niet_bereikt"
    NIEUWE_VRAAG = "nieuwe_vraag"


NAAM_VAN_NAZORGUITKOMST = {
    Nazorguitkomst.GOED: "Het gaat goed",
    Nazorguitkomst.NIET_BEREIKT: "Niet bereikt",
    Nazorguitkomst.NIEUWE_VRAAG: "Er is een nieuwe vraag",
}
# What came of a question, when the configuration says nothing (soort resultaat).
RESULTATEN = {
    "bereikt": "Gelukt",
    "deels": "Voor een deel gelukt",
    "niet": "Niet gelukt",
    "overgenomen": "Een ander doet het verder",
}


def advies_nodig(reden: str, leeftijden: Iterable[int | None]) -> bool:
    """A parent refuses help and a child is involved: what does school, or another professional, say? (REQ-036)"""
    return reden == RedenSluiten.INWONER_STOPT and any(j is not None and j < MEERDERJARIG for j in leeftijden)


def bezwaar_tegen_advies(wie: str, advies: str, weging: str) -> str:
    """The first thing that is missing; nothing at all is no advice, and that is for the caller to judge."""
    if not wie.strip():
        return "Wie gaf het advies? Bijvoorbeeld: intern begeleider, basisschool De Regenboog."
    if not advies.strip():
        return "Schrijf op wat het advies was."
    return "" if weging.strip() else "Schrijf op wat jullie met dit advies doen, en waarom."


class Lichtuitkomst(StrEnum):
    """What came of help without a plan or a decision (REQ-039)."""

    GEHOLPEN = "geholpen"
    DEELS = "deels"
    NIET = "niet"
    NIET_BEREIKT = "niet_bereikt"


NAAM_VAN_LICHTUITKOMST = {
    Lichtuitkomst.GEHOLPEN: "Het heeft geholpen",
    Lichtuitkomst.DEELS: "Het hielp een beetje",
    Lichtuitkomst.NIET: "Het hielp niet",
    Lichtuitkomst.NIET_BEREIKT: "Niemand bereikt",
}
# When the configuration says nothing (soort lichte_hulp).
LICHTE_HULP = {
    "maatje": "Maatje of vrijwilliger",
    "groep": "Groep of cursus in de wijk",
    "gesprek": "Een paar gesprekken met het wijkteam",
    "anders": "Iets anders",
}
