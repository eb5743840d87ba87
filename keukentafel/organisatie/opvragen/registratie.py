"""Who is registered as a professional, on a day; and of one worker everything that was recorded (JW-13)."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

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


def geregistreerd_op(dag: date, wie: Q) -> dict[str, str]:
    """Name -> the registers in which they stand on this day ("SKJ", "SKJ en BIG"); `wie`: on the field medewerker."""
    rijen = Beroepsregistratie.objects.filter(geldig_op(dag, "van", "tot"), wie).order_by("-soort")
    uit: dict[str, list[str]] = {}
    for naam, soort in rijen.values_list("medewerker__naam", "soort"):
        uit.setdefault(naam, []).append(REGISTERS[soort])
    return {naam: " en ".join(dict.fromkeys(registers)) for naam, registers in uit.items()}
