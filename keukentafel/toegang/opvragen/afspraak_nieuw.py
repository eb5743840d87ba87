"""What the form of a new appointment knows before anybody types."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from keukentafel.inwoner.models import Huishoudlid, Inwoner
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor
from keukentafel.kern.tekst import opsomming
from keukentafel.poort import poort
from keukentafel.poort.rechten import Recht
from keukentafel.toegang.models import Melding
from keukentafel.toegang.opvragen.contact import collegas, naam_van
from keukentafel.toegang.opvragen.keuzes import Keuzes, keuzes
from keukentafel.toegang.opvragen.meldingen import wie
from keukentafel.toegang.opvragen.uitnodiging import communicatieregel
from keukentafel.toegang.regels import MeldingStand, SoortPlaats, Vorm


@dataclass(frozen=True)
class AfspraakScherm:
    """Choices, and what the dossier, the melding or the agenda it was opened from knows already."""

    actor: Actor
    keuzes: Keuzes
    leden: tuple[tuple[str, str], ...]
    begin: Mapping[str, object]
    communicatie: str = ""
    """How to talk with these people (REQ-024): language, interpreter, reading, channel, place."""
    plaats_bron: str = ""
    """Where the kind of place came from, when somebody said before where to talk (REQ-038)."""
    huishouden: str = ""
    """Where one goes, when that is known: the panel with what to do on a visit asks it."""

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
        begin |= {"melding": _eigen_melding(actor, persoon)} if "melding" not in begin else {}
    mensen = _mensen(persoon)
    leden = tuple((str(i.pk), i.naam) for i in mensen) if persoon.startswith("huishouden:") else ()
    waar, bron = _voorkeursplaats(mensen)
    return AfspraakScherm(actor, keuzes(), leden, waar | begin, communicatieregel(mensen), bron, _huishouden(persoon))


def _eigen_melding(actor: Actor, persoon: str) -> str:
    """The question of these people that the actor is at work on, when there is one: its steps follow by themselves."""
    soort, _, sleutel = persoon.partition(":")
    mijn = poort.zichtbaar(Melding, Recht.AFSPRAAK_MAKEN).filter(
        **{f"{soort}_id": sleutel}, status=MeldingStand.IN_BEHANDELING, behandelaar_id=actor.id
    )
    gevonden = list(mijn.values_list("pk", flat=True)[:2])
    return str(gevonden[0]) if len(gevonden) == 1 else ""


def _voorkeursplaats(mensen: list[Inwoner]) -> tuple[dict[str, object], str]:
    """Where they like to talk, when everybody who said so said the same; with whom it stands."""
    zeiden = [mens for mens in mensen if mens.voorkeursplaats]
    plaatsen = {mens.voorkeursplaats for mens in zeiden}
    plaats = plaatsen.pop() if len(plaatsen) == 1 else ""
    bron = f"Zo staat het bij {opsomming([mens.roepnaam or mens.naam for mens in zeiden])}."
    if plaats == Vorm.TELEFOON:
        return {"kanaal": plaats}, ""
    return ({"soort_plaats": plaats}, bron) if plaats in list(SoortPlaats) else ({}, "")


def _huishouden(persoon: str) -> str:
    """The household of who was chosen, or of the person: the gate looked at `persoon` already."""
    soort, _, sleutel = persoon.partition(":")
    if soort != "inwoner":
        return sleutel
    lid = Huishoudlid.objects.filter(inwoner_id=sleutel, tot=None).order_by("-van", "pk").first()
    return str(lid.huishouden_id) if lid else ""


def _mensen(persoon: str) -> list[Inwoner]:
    """Everybody of the household, or the one person, that this actor may see."""
    soort, _, sleutel = persoon.partition(":")
    zichtbaar = poort.zichtbaar(Inwoner, Recht.AFSPRAAK_MAKEN).order_by("geboortedatum", "pk")
    if soort == "huishouden":
        leden = Huishoudlid.objects.filter(huishouden_id=sleutel, tot=None).values("inwoner_id")
        return list(zichtbaar.filter(pk__in=leden)[:30])
    return list(zichtbaar.filter(pk=sleutel)) if soort == "inwoner" else []
