"""When a role waits for a second person, and who that may be (BIO, functiescheiding; AVG art. 32). Pure."""

from collections.abc import Collection, Iterable
from enum import StrEnum
from typing import Any

from keukentafel.organisatie.voorwaarden import IEDEREEN, NIEMAND
from keukentafel.poort.matrix import NAAM_VAN_ROL, Rol


class Voorstelstand(StrEnum):
    """Where a proposal stands. Only the first is waiting."""

    OPEN = "open"
    BEVESTIGD = "bevestigd"
    TERUGGEGEVEN = "teruggegeven"
    INGETROKKEN = "ingetrokken"
    VERLOPEN = "verlopen"


NAAM_VAN_STAND = {
    Voorstelstand.OPEN: "Wacht op bevestiging",
    Voorstelstand.BEVESTIGD: "Bevestigd",
    Voorstelstand.TERUGGEGEVEN: "Teruggegeven",
    Voorstelstand.INGETROKKEN: "Ingetrokken",
    Voorstelstand.VERLOPEN: "Verlopen",
}


class Herstel(StrEnum):
    """A way in again for somebody. It waits as a role does, where one of that worker's roles asks four eyes: else one
    person could log in as the privacy officer. Stands as code in `Rolvoorstel.rollen`, beside the codes of roles."""

    CODE = "code_vernieuwen"
    WACHTWOORD = "wachtwoord_zetten"


NAAM_VAN_HERSTEL = {
    Herstel.CODE: "Nieuwe code voor de app",
    Herstel.WACHTWOORD: "Nieuw startwachtwoord",
}
# Who decides about the access of others, watches it, or sees what is hidden in the whole municipality.
GEVOELIG = (
    Rol.FUNCTIONEEL_BEHEER,
    Rol.PRIVACY_OFFICER,
    Rol.FG,
    Rol.AANDACHTSFUNCTIONARIS,
    Rol.WIJKTEAMMANAGER,
)
# Who can be set to confirm; the FG decides nothing that he supervises (architectuur.md §10.3).
BEVESTIGERS = (Rol.FUNCTIONEEL_BEHEER, Rol.WIJKTEAMMANAGER, Rol.PRIVACY_OFFICER)
STANDAARD_ROLLEN = " ".join(GEVOELIG)
STANDAARD_BEVESTIGERS = f"{Rol.FUNCTIONEEL_BEHEER} {Rol.WIJKTEAMMANAGER}"


def bezwaar_tegen_bevestigers(waarde: Any) -> str:
    """The check of the setting: one or more of the roles that may confirm, with spaces between."""
    woorden = waarde.split() if isinstance(waarde, str) else []
    if woorden and set(woorden) <= set(BEVESTIGERS):
        return ""
    return f"verwacht een of meer van: {', '.join(BEVESTIGERS)}"


def wacht(rollen: Iterable[str], voor_rollen: str) -> bool:
    """Does giving one of these roles wait for a second person? `voor_rollen` is the setting."""
    if voor_rollen == NIEMAND:
        return False
    return voor_rollen == IEDEREEN or bool(set(rollen) & set(voor_rollen.split()))


def rolnamen(rollen: Collection[str]) -> list[str]:
    """The names of these roles, in the order of the table; or of the way in again that is asked for."""
    namen: list[tuple[str, str]] = [*NAAM_VAN_ROL.items(), *NAAM_VAN_HERSTEL.items()]
    return [naam for code, naam in namen if code in rollen]


def herstel_van(rollen: Collection[str]) -> Herstel | None:
    """Is this proposal no role, but a way in again?"""
    return next((h for h in Herstel if h in rollen), None)
