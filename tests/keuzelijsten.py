"""The lists of the Schiedam pack that a test needs, without loading the whole pack."""

import csv
from datetime import date

from keukentafel.organisatie.models import Inrichting
from keukentafel.settings import BASIS

MAP = BASIS / "keukentafel" / "inrichting" / "schiedam" / "keuzes"


def zet_keuzelijsten(*soorten: str) -> None:
    """Valid from long ago. "ja" and "nee" become booleans, digits numbers, empty is left out."""
    for soort in soorten:
        regels = [r for r in (MAP / f"{soort}.csv").read_text().splitlines() if not r.startswith("#")]
        for nr, rij in enumerate(csv.DictReader(regels)):
            code, naam = rij.pop("code"), rij.pop("naam")
            waarde = {k: _waarde(w) for k, w in rij.items() if w}
            Inrichting.objects.create(
                soort=soort, code=code, naam=naam, waarde=waarde, volgorde=nr, geldig_van=date(2015, 1, 1)
            )


def _waarde(tekst: str) -> object:
    if tekst in {"ja", "nee"}:
        return tekst == "ja"
    return int(tekst) if tekst.isdecimal() else tekst
