"""Writing dated rows of Inrichting. Used by the loader and by the screens of beheer; asks no right itself."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from keukentafel.kern.fouten import Fout
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.organisatie.models import Inrichting


@dataclass(frozen=True)
class Rij:
    """What one row of Inrichting should say."""

    soort: str
    code: str
    naam: str
    waarde: dict[str, Any] = field(default_factory=dict)
    volgorde: int = 0
    van: date = date(2015, 1, 1)
    bron: str = ""
    tot: date | None = None
    """First day on which it counts no more; a pack may say so of what is past, or is known to end."""

    def zelfde_als(self, rij: Inrichting) -> bool:
        """Does this row say the same, whatever its day? The source may be added later without a new row."""
        zelf = (self.naam, self.waarde, self.volgorde, self.tot)
        return zelf == (rij.naam, rij.waarde, rij.volgorde, rij.geldig_tot)


def rij_zetten(rij: Rij, *, vanaf: date, oud: Inrichting | None, door: str) -> str:
    """Write the row from this day: "nieuw", "gewijzigd" or "gelijk". `oud` is the last row of this code.

    Raises Fout when the last row starts on the same day or later: one value a day, and no value between two others.
    """
    if oud is not None and rij.zelfde_als(oud):
        return "gelijk"
    if oud is not None and oud.geldig_van >= vanaf:
        begin = datum_gewoon(oud.geldig_van)
        raise Fout(
            f"‘{oud.naam}’ is al gewijzigd met ingang van {begin}. Trek die wijziging in, of kies een latere dag.",
            veld="van",
        )
    if rij.tot is not None and rij.tot <= vanaf:
        raise Fout(
            f"‘{rij.naam}’ eindigt op {datum_gewoon(rij.tot)}. Kies een dag na {datum_gewoon(vanaf)}.", veld="tot"
        )
    if oud is not None and (oud.geldig_tot is None or oud.geldig_tot > vanaf):
        Inrichting.objects.filter(pk=oud.pk).update(geldig_tot=vanaf)
    Inrichting.objects.create(
        soort=rij.soort,
        code=rij.code,
        naam=rij.naam,
        waarde=rij.waarde,
        volgorde=rij.volgorde,
        geldig_van=vanaf,
        geldig_tot=rij.tot,
        bron=rij.bron,
        gewijzigd_door=door,
    )
    return "gewijzigd" if oud else "nieuw"
