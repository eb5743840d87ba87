"""The state of a stored file after the virus check, and what it means for opening it."""

from enum import StrEnum


class Virusstand(StrEnum):
    """What the virus check said. `onbekend`: nobody could look (no scanner, or locked with a password)."""

    WACHT = "wacht"
    SCHOON = "schoon"
    BESMET = "besmet"
    ONBEKEND = "onbekend"


NAAM_VAN_STAND = {
    Virusstand.WACHT: "Wordt nagekeken op virussen",
    Virusstand.SCHOON: "Geen virus gevonden",
    Virusstand.BESMET: "Apart gezet: er zit een virus in",
    Virusstand.ONBEKEND: "Niet nagekeken op virussen",
}


def downloadbezwaar(stand: str, *, ongecontroleerd_mag: bool) -> str:
    """Why this file cannot be opened now, or nothing. A virus is never opened, whatever the municipality sets."""
    if stand == Virusstand.BESMET:
        return (
            "Dit bestand is apart gezet, omdat er een virus in zit. Niemand kan het openen."
            " Vraag de afzender om een schoon bestand."
        )
    if stand == Virusstand.SCHOON or ongecontroleerd_mag:
        return ""
    if stand == Virusstand.WACHT:
        return "Dit bestand wordt nog nagekeken op virussen. Probeer het over een paar minuten opnieuw."
    return "Dit bestand is niet nagekeken op virussen. In deze gemeente kun je het dan niet openen."
