"""Rules of access for a while: emergency (AUT-01) and on request. Nothing of Django."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from keukentafel.poort.matrix import CATEGORIE_VAN_WET, NAAM_VAN_WET, Rol, Wet, bereik_van


class Soort(StrEnum):
    NOOD = "nood"
    VERZOEK = "verzoek"


class Oordeel(StrEnum):
    AANVAARD = "aanvaard"
    AFGEWEZEN = "afgewezen"


class Stand(StrEnum):
    """Where a grant stands; the words are those of the list."""

    GEVRAAGD = "Gevraagd"
    GEWEIGERD = "Geweigerd"
    LOOPT = "Loopt nu"
    AFGELOPEN = "Afgelopen"
    VERANTWOORDEN = "Nog te verantwoorden"
    BEOORDELEN = "Nog te beoordelen"
    LAAT = "Te laat"
    AANVAARD = "Aanvaard"
    AFGEWEZEN = "Afgewezen"


# What counts when the municipality configured no list: acute danger, urgent care, unexpected absence (REQ-154).
CATEGORIEEN = {
    "gevaar": "Acuut gevaar voor iemand",
    "zorg": "Dringende zorg die niet kan wachten",
    "afwezig": "De vaste medewerker is onverwacht weg, en het kan niet wachten",
}
MINSTE_WOORDEN = 4
TELT_DAGEN = 90
"""Over how many days the uses of one worker are counted."""


def bezwaar_tegen_reden(tekst: str) -> str:
    """A reason says something: a few words at least."""
    woorden = len(tekst.split())
    if woorden >= MINSTE_WOORDEN:
        return ""
    return f"Schrijf in een zin wat er aan de hand is. Nu staan er {woorden} woorden, {MINSTE_WOORDEN} is het minste."


def bezwaar_tegen_minuten(minuten: int, hoogstens: int) -> str:
    """At least a minute, and never longer than the municipality allows."""
    if 1 <= minuten <= hoogstens:
        return ""
    return f"{minuten} minuten kan niet: kies 1 tot en met {hoogstens}. Daarna neem je zo nodig opnieuw toegang."


def bezwaar_tegen_dagen(dagen: int, hoogstens: int) -> str:
    """A request is for some days, within the maximum."""
    return "" if 1 <= dagen <= hoogstens else f"{dagen} dagen kan niet: kies 1 tot en met {hoogstens} dagen."


def bezwaar_tegen_kijkdag(op: date, vandaag: date) -> str:
    """What is kept from a resident is looked at again, within half a year."""
    if vandaag < op <= vandaag + timedelta(days=183):
        return ""
    return f"{op:%d-%m-%Y} kan niet: kies een dag na vandaag, binnen een half jaar."


def leest(rollen: frozenset[str]) -> list[str]:
    """Under which laws these roles read with a case tie, in words: access never widens the role."""
    return [NAAM_VAN_WET[wet] for wet in Wet if bereik_van(rollen, CATEGORIE_VAN_WET[wet], "L")]


@dataclass(frozen=True)
class Feiten:
    """What decides where a grant stands."""

    soort: str
    loopt: bool
    toegestaan: bool | None = None
    beeindigd: bool = False
    verantwoord: bool = False
    oordeel: str = ""
    uiterlijk: date | None = None


def stand(f: Feiten, vandaag: date) -> Stand:
    """One word; what is late says so, whoever it waits for."""
    if f.oordeel:
        return Stand.AANVAARD if f.oordeel == Oordeel.AANVAARD else Stand.AFGEWEZEN
    if f.loopt:
        return Stand.LOOPT
    if f.soort == Soort.VERZOEK:
        if f.toegestaan is None:
            return Stand.AFGELOPEN if f.beeindigd else Stand.GEVRAAGD
        return Stand.AFGELOPEN if f.toegestaan else Stand.GEWEIGERD
    if f.uiterlijk and f.uiterlijk < vandaag:
        return Stand.LAAT
    return Stand.BEOORDELEN if f.verantwoord else Stand.VERANTWOORDEN


def beoordeelt(rollen: Iterable[str], *, in_team: bool, wie: str, te_laat: bool) -> bool:
    """May somebody with these roles decide on an account?

    The manager of the worker's team, or the FG where the municipality says so (000:937-938). What the manager left
    undecided too long goes to the FG as well, so that it never stays open.
    """
    rollen = set(rollen)
    manager = wie == "manager" and in_team and Rol.WIJKTEAMMANAGER in rollen
    return manager or (Rol.FG in rollen and (wie == "fg" or te_laat))


def loopt(van: datetime | None, tot: datetime | None, beeindigd: datetime | None, nu: datetime) -> bool:
    """As the database says it (dossier/sql/10_banden.sql)."""
    return van is not None and tot is not None and beeindigd is None and van <= nu < tot
