"""What bezwaar, klacht and incident add to a configuration pack (CFG-04)."""

from collections.abc import Callable
from typing import Any


def _een_van(*getallen: int) -> Callable[[Any], str]:
    return lambda waarde: "" if waarde in getallen else f"verwacht {' of '.join(str(g) for g in getallen)}"


BEZWAAR_WEKEN: tuple[Callable[[Any], str], int] = (_een_van(6, 12), 6)
KLACHT_WEKEN: tuple[Callable[[Any], str], int] = (_een_van(6, 10), 6)
RECHTSBESCHERMING_AANTALLEN = {
    "bezwaar_waarschuwen_dagen": 14,
    "bezwaar_herstel_dagen": 14,
    "klacht_bemiddeling_weken": 2,
    "klacht_waarschuwen_dagen": 5,
    "ombudsman_jaar_maanden": 12,
}
RECHTSBESCHERMING_NAMEN = {
    "bezwaar_weken": "In hoeveel weken op een bezwaar wordt beslist: 6, of 12 met een commissie",
    "bezwaar_waarschuwen_dagen": "Hoeveel dagen voor de uiterste dag een bezwaar terugkomt als taak",
    "bezwaar_herstel_dagen": "Hoeveel dagen iemand krijgt om een bezwaar aan te vullen",
    "klacht_weken": "In hoeveel weken een klacht is afgehandeld: 6, of 10 met een commissie",
    "klacht_bemiddeling_weken": "Hoeveel weken er is voor bemiddeling in een klacht",
    "klacht_waarschuwen_dagen": "Hoeveel dagen voor de uiterste dag een klacht terugkomt als taak",
    "ombudsman": "Welke ombudsman in de brief over een klacht staat",
    "ombudsman_jaar_maanden": "Binnen hoeveel maanden iemand naar de ombudsman kan",
}
