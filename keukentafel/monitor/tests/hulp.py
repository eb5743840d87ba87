"""The teams and posts of Schiedam as far as the figures need them."""

from datetime import date
from decimal import Decimal

from keukentafel.organisatie.models import Formatie, Team

BEGIN = date(2015, 1, 1)
TEAMS = (
    ("centrum-west", "Centrum/West", "wijkteam", "8"),
    ("groenoord", "Groenoord", "wijkteam", "9.7"),
    ("nieuwland", "Nieuwland", "wijkteam", "11"),
    ("noordrand", "Noordrand", "wijkteam", "8.5"),
    ("oost", "Oost", "wijkteam", "9.2"),
    ("zuid", "Zuid", "wijkteam", "7.5"),
    ("onbekend", "Onbekend/overig", "overig", ""),
)


def maak_teams() -> dict[str, Team]:
    """Teams and formatie of Tabel 6.2, in the order of the tables."""
    teams = {}
    for nr, (code, naam, soort, fte) in enumerate(TEAMS, start=1):
        teams[code] = Team.objects.create(code=code, naam=naam, soort=soort, volgorde=nr, geldig_van=BEGIN)
        if fte:
            Formatie.objects.create(team=teams[code], fte=Decimal(fte), van=BEGIN)
    Formatie.objects.create(soort="administratie", fte=Decimal("1.6"), van=BEGIN)
    return teams
