"""The printed counts that the history follows, and what we chose where the source is silent.

Source: Rekenkamercommissie, Onderzoek sociale wijkteams Schiedam (003:798-866; eisen D.15, D.16, D.19).
Everything marked "ours" is an assumption: the source gives the sum, not the parts.
"""

from dataclasses import dataclass
from datetime import date

ONBEKEND = "onbekend"
EINDE_2015 = date(2015, 12, 31)
PEILDATUM = date(2016, 5, 31)
EINDE = date(2016, 12, 31)
# The teams began to record a zwaarte "in the course of 2015" (003:856-858); the day is ours.
EERSTE_ZWAARTE = date(2015, 6, 1)


@dataclass(frozen=True)
class Team:
    """One row of Tabel 6.1 and 6.2. `zwaarte`: open cases of 31 May 2016 with zwaarte 1, 2, 3 and none."""

    code: str
    contacten: int
    werkprocessen: int
    in_2016: int
    zwaarte: tuple[int, int, int, int]

    @property
    def open_(self) -> int:
        return sum(self.zwaarte)


# in_2016: 467 in January to May with Groenoord 89 (003:861-865); the other teams are ours.
TEAMS = (
    Team("centrum-west", 189, 293, 82, (15, 35, 31, 134)),
    Team("groenoord", 238, 320, 89, (86, 90, 17, 35)),
    Team("nieuwland", 434, 264, 70, (80, 47, 13, 16)),
    Team("noordrand", 165, 301, 80, (21, 47, 18, 44)),
    Team("oost", 213, 298, 79, (41, 40, 22, 90)),
    Team("zuid", 104, 218, 58, (26, 39, 10, 13)),
    Team(ONBEKEND, 75, 34, 9, (0, 0, 0, 0)),
)
# Per month, ours: every month of 2016 lower than every month of 2015 ("elke maand een stuk lager", 003:864-865).
MAANDEN_2015 = (160, 150, 158, 146, 140, 142, 120, 122, 146, 152, 148, 144)
MAANDEN_2016 = (102, 95, 98, 88, 84)
FINANCIEEL = 624  # of 1418 short contacts: 44 % (003:800-801)


@dataclass(frozen=True)
class Mensen:
    """The 1617 clients of 2015 by what happened to them; names of the groups are used in historie_verloop.

    terug_klaar 54 + dubbel_klaar 8 + klaar 502 = 564 finished at the end of December (003:802-803).
    terug_klaar 54 + terug_open 36 = 90 came back; 90 of the 600 who finished at some time is 15 % (003:803-804).
    Two werkprocessen for 54 + 36 + 8 + 13 people make 1728 of 1617.
    """

    terug_klaar: int = 54
    terug_open: int = 36
    dubbel_klaar: int = 8
    dubbel_open: int = 13
    klaar: int = 502
    open_: int = 1004
    # In 2016, ours: who finished in 2015 and comes back, who gets a second werkproces, and who is new.
    terug_2016: int = 30
    tweede_2016: int = 37
    nieuw_2016: int = 400


MENSEN = Mensen()
VERHUISD_UIT_ONBEKEND = 14  # ours: found their wijkteam after some weeks
VERHUISD_TUSSEN_TEAMS = 40  # ours

KANALEN = {"telefoon": 46, "inloop": 24, "bezoek": 16, "bericht": 14}
# Subjects beside the financial ones, ours.
ONDERWERPEN = {
    "wonen": 18,
    "gezondheid": 14,
    "opvoeden": 12,
    "huishouden": 9,
    "eenzaamheid": 9,
    "werk": 9,
    "psychisch": 8,
    "vervoer": 6,
    "mantelzorg": 5,
    "relaties": 4,
    "veiligheid": 2,
    "anders": 6,
}
WET_VAN_ONDERWERP = {
    "gezondheid": "wmo",
    "huishouden": "wmo",
    "eenzaamheid": "wmo",
    "vervoer": "wmo",
    "mantelzorg": "wmo",
    "opvoeden": "jeugd",
    "financien": "wgs",
    "werk": "pw",
}
# What a werkproces is about: of an adult, and of a child (under the Jeugdwet).
VRAGEN = {
    "gezondheid": 18,
    "eenzaamheid": 14,
    "wonen": 14,
    "financien": 22,
    "psychisch": 14,
    "mantelzorg": 8,
    "huishouden": 10,
}
VRAGEN_KIND = {"opvoeden": 70, "relaties": 18, "psychisch": 12}
REDENEN = {"afgerond": 78, "doorverwezen": 12, "inwoner_stopt": 6, "geen_hulp_nodig": 4}
