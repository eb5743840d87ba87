"""Who is registered as a professional, on a day; and of one worker everything that was recorded (JW-13)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from keukentafel.kern import klok
from keukentafel.organisatie.models import Beroepsregistratie
from keukentafel.organisatie.opvragen.beheer import periodestand
from keukentafel.organisatie.opvragen.inrichting import geldig_op
from keukentafel.organisatie.regels import REGISTERS


@dataclass(frozen=True, slots=True)
class Registratieregel:
    """One period in a register. `stand`: nu, straks or voorbij."""

    id: int
    tekst: str
    van: date
    tot: date | None
    stand: str
    door: str
    terug: bool
    """Recorded today: a mistake may be taken back."""


def registraties_van(medewerker_id: UUID) -> list[Registratieregel]:
    """Newest first."""
    vandaag = klok.vandaag()
    return [
        Registratieregel(
            rij.pk, f"{REGISTERS[rij.soort]} {rij.nummer}", rij.van, rij.tot, periodestand(rij.van, rij.tot, vandaag),
            rij.gewijzigd_door, rij.vastgelegd_op == vandaag,
        )
        for rij in Beroepsregistratie.objects.filter(medewerker=medewerker_id).order_by("-van", "soort")
    ]  # fmt: skip


def geregistreerd_op(dag: date, wie: Collection[UUID] | QuerySet[Beroepsregistratie]) -> dict[UUID, str]:
    """Worker -> the registers in which they stand on this day ("SKJ", "SKJ en BIG")."""
    rijen = Beroepsregistratie.objects.filter(geldig_op(dag, "van", "tot"), medewerker__in=wie).order_by("-soort")
    uit: dict[UUID, list[str]] = {}
    for medewerker, soort in rijen.values_list("medewerker", "soort"):
        uit.setdefault(medewerker, []).append(REGISTERS[soort])
    return {medewerker: " en ".join(dict.fromkeys(namen)) for medewerker, namen in uit.items()}
