"""States of a piece of post, and when it waits too long."""

from datetime import date

OPEN, GEKOPPELD, GEEN_ACTIE = "open", "gekoppeld", "geen_actie"
NAAM_VAN_POSTSTAND = {
    OPEN: "Nog geen plek",
    GEKOPPELD: "Heeft een plek",
    GEEN_ACTIE: "Geen actie nodig",
}
LAAT_NA_DAGEN = 3


def wacht(dagen: int) -> str:
    """Age in words."""
    return {0: "vandaag", 1: "sinds gisteren"}.get(dagen, f"{dagen} dagen")


def is_laat(ontvangen: date, vandaag: date, na_dagen: int = LAAT_NA_DAGEN) -> bool:
    """Longer than the municipality wants."""
    return (vandaag - ontvangen).days > na_dagen
