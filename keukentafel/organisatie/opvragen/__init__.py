"""Reads of organisatie, for every room: who is this worker, what did the municipality configure, which teams are there.

Staff, teams and configuration carry no residents' data, so they need no gate; screens ask their right.
"""

from keukentafel.organisatie.opvragen.actor import actor_van, actoren_van, medewerker_van
from keukentafel.organisatie.opvragen.bestanden import bestand_ophalen
from keukentafel.organisatie.opvragen.inrichting import Keuze, feestdagen, instelling, keuzelijsten, keuzes
from keukentafel.organisatie.opvragen.taken import taak
from keukentafel.organisatie.opvragen.teams import (
    TeamFte,
    fte,
    medewerkers_van_team,
    team_van_buurt,
    teams,
    teams_nu_en_straks,
)

__all__ = [
    "Keuze",
    "TeamFte",
    "actor_van",
    "actoren_van",
    "bestand_ophalen",
    "feestdagen",
    "fte",
    "instelling",
    "keuzelijsten",
    "keuzes",
    "medewerker_van",
    "medewerkers_van_team",
    "taak",
    "team_van_buurt",
    "teams",
    "teams_nu_en_straks",
]
