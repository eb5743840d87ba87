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
from keukentafel.besluit.models.bezwaar import Beroep, Bezwaar, Bezwaartekst, Hoorzitting
from keukentafel.besluit.models.campagne import Campagne, Campagneregel
from keukentafel.besluit.models.incident import Incident, Incidentactie
from keukentafel.besluit.models.klacht import Klacht, Klachtbetrokkene, Klachtstap
from keukentafel.besluit.models.nazorg import Adviestoets, Nazorgcheck
from keukentafel.besluit.models.terugvordering import Meewerker, Terugvordering

__all__ = [
    "Aanvraag",
    "Aanvraagtekst",
    "Adviestoets",
    "Beroep",
    "Besluit",
    "Bezwaar",
    "Bezwaartekst",
    "Campagne",
    "Campagneregel",
    "Getoondeoptie",
    "Hoorzitting",
    "Incident",
    "Incidentactie",
    "Klacht",
    "Klachtbetrokkene",
    "Klachtstap",
    "Klokfeit",
    "Meewerker",
    "Nazorgcheck",
    "Overweging",
    "Overwegingversie",
    "Processtap",
    "Terugvordering",
    "Toets",
    "Voorziening",
    "Zienswijze",
]
