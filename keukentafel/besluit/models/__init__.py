"""From aanvraag to decision, and what follows from it."""

from keukentafel.besluit.models.aanvraag import (
    Aanvraag,
    Aanvraagtekst,
    Getoondeoptie,
    Klokfeit,
    Processtap,
    Zienswijze,
)
from keukentafel.besluit.models.besluit import Besluit, Overweging, Overwegingversie, Toets, Voorziening

__all__ = [
    "Aanvraag",
    "Aanvraagtekst",
    "Besluit",
    "Getoondeoptie",
    "Klokfeit",
    "Overweging",
    "Overwegingversie",
    "Processtap",
    "Toets",
    "Voorziening",
    "Zienswijze",
]
