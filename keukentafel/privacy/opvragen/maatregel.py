"""Measures of a breach or a DPIA, and the one that a worker is asked for."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from keukentafel.kern import klok
from keukentafel.kern.actor import actor_nu
from keukentafel.organisatie.models import Medewerker
from keukentafel.poort import poort
from keukentafel.poort.rechten import Recht
from keukentafel.poort.regels import heeft
from keukentafel.privacy.models import Privacymaatregel


@dataclass(frozen=True)
class Maatregelbeeld:
    id: UUID
    wat: str
    eigenaar: str
    uiterlijk: date
    klaar_op: date | None
    hoe: str
    te_laat: bool


def _beeld(rij: Privacymaatregel) -> Maatregelbeeld:
    laat = rij.klaar_op is None and rij.uiterlijk < klok.vandaag()
    return Maatregelbeeld(rij.pk, rij.wat, rij.eigenaar.naam, rij.uiterlijk, rij.klaar_op, rij.hoe, laat)


def maatregelen(rijen: Any) -> tuple[Maatregelbeeld, ...]:
    """Of one breach or DPIA that came through the gate: open ones first, by day."""
    beelden = [_beeld(rij) for rij in rijen.select_related("eigenaar").order_by("uiterlijk", "pk")]
    return tuple(sorted(beelden, key=lambda b: (b.klaar_op is not None, b.uiterlijk)))


def maatregel(maatregel_id: UUID) -> tuple[Maatregelbeeld, str]:
    """The own one, or any for who keeps the registers; with the page to go back to."""
    bijhouder = heeft(actor_nu(), Recht.REGISTERS_BIJHOUDEN)
    recht = Recht.REGISTERS_BIJHOUDEN if bijhouder else Recht.EIGEN_WERK_ZIEN
    rij = poort.haal(Privacymaatregel, maatregel_id, recht)
    register = f"/privacy/datalekken/{rij.datalek_id}/" if rij.datalek_id else f"/privacy/dpia/{rij.dpia_id}/"
    return _beeld(rij), register if bijhouder else "/mijn-dag/"


def eigenaarkeuzes() -> list[tuple[str, str]]:
    """Who works here today."""
    rijen = Medewerker.objects.filter(is_active=True).order_by("sorteernaam").values_list("pk", "naam", "functie")
    return [(str(pk), f"{naam}, {functie}" if functie else naam) for pk, naam, functie in rijen]
