"""Teams, people who work there, and the dated configuration of the municipality."""

from keukentafel.organisatie.models.inrichting import (
    Feestdag,
    Gebied,
    Inrichting,
    Openingstijd,
    Registratieduur,
    TeamGebied,
)
from keukentafel.organisatie.models.medewerker import (
    Afwezigheid,
    Beroepsregistratie,
    Expertise,
    Formatie,
    Inlogpoging,
    Medewerker,
    Rolvervulling,
    Uitlening,
)
from keukentafel.organisatie.models.rolvoorstel import Rolvoorstel
from keukentafel.organisatie.models.taak import Taak
from keukentafel.organisatie.models.team import Team
from keukentafel.organisatie.models.voorwaarde import Privacyreglement, Voorwaardebewijs

__all__ = [
    "Afwezigheid",
    "Beroepsregistratie",
    "Expertise",
    "Feestdag",
    "Formatie",
    "Gebied",
    "Inlogpoging",
    "Inrichting",
    "Medewerker",
    "Openingstijd",
    "Privacyreglement",
    "Registratieduur",
    "Rolvervulling",
    "Rolvoorstel",
    "Taak",
    "Team",
    "TeamGebied",
    "Uitlening",
    "Voorwaardebewijs",
]
