"""What the form of a new appointment knows before anybody types."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from keukentafel.inwoner.models import Huishoudlid, Inwoner
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor
from keukentafel.poort import poort
from keukentafel.poort.rechten import Recht
from keukentafel.toegang.models import Melding
from keukentafel.toegang.opvragen.contact import collegas, naam_van
from keukentafel.toegang.opvragen.keuzes import Keuzes, keuzes
from keukentafel.toegang.opvragen.meldingen import wie


@dataclass(frozen=True)
class AfspraakScherm:
    """Choices, and what the dossier, the melding or the agenda it was opened from knows already."""

    actor: Actor
    keuzes: Keuzes
    leden: tuple[tuple[str, str], ...]
    begin: Mapping[str, object]

    @cached_property
    def collegas(self) -> tuple[tuple[str, str], ...]:
        """Whose calendar it may be, beside one's own."""
        return collegas(self.actor)


def afspraakscherm(actor: Actor, *, persoon: str = "", melding: UUID | None = None, dag: str = "") -> AfspraakScherm:
    """`persoon` is "inwoner:<id>" or "huishouden:<id>"."""
    begin: dict[str, object] = {"dag": dag or klok.vandaag()}
    if melding:
        rij = poort.haal(Melding, melding, Recht.AFSPRAAK_MAKEN)
        begin |= {"melding": str(rij.pk), "onderwerp": "Eerste gesprek", "wie": wie(rij)}
        persoon = (
            f"inwoner:{rij.inwoner_id}" if rij.inwoner else f"huishouden:{rij.huishouden_id}" if rij.huishouden else ""
        )
    if persoon:
        begin |= {"persoon": persoon, "wie": naam_van(persoon)}
    return AfspraakScherm(actor, keuzes(), _leden(persoon), begin)


def _leden(persoon: str) -> tuple[tuple[str, str], ...]:
    """Everybody of the household that this actor may see, when the form is about a household."""
    soort, _, sleutel = persoon.partition(":")
    if soort != "huishouden":
        return ()
    leden = Huishoudlid.objects.filter(huishouden_id=sleutel, tot=None).values("inwoner_id")
    mensen = poort.zichtbaar(Inwoner, Recht.AFSPRAAK_MAKEN).filter(pk__in=leden).order_by("geboortedatum", "pk")
    return tuple((str(i.pk), i.naam) for i in mensen[:30])
