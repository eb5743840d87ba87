"""The invitation for an appointment: to whom, how and why that way, and where its letters are."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from keukentafel.brieven.opvragen.lezen import BriefRegel, brieven_met_sleutel
from keukentafel.brieven.opvragen.mensen import kanaal_voor
from keukentafel.brieven.regels import NAAM_VAN_KANAAL, UITLEG_VAN_KANAAL
from keukentafel.inwoner.models import Huishoudlid, Inwoner
from keukentafel.inwoner.opvragen import communicatie_van
from keukentafel.kern import klok
from keukentafel.kern.actor import actor_nu
from keukentafel.kern.termijnen.leeftijd import leeftijd
from keukentafel.poort import poort, regels
from keukentafel.poort.rechten import Recht
from keukentafel.toegang.regels import AfspraakStand

VOLWASSEN = 18


@dataclass(frozen=True)
class Uitnodigingbeeld:
    """For the page of the appointment."""

    brieven: tuple[BriefRegel, ...]
    kan: bool
    hoe: str
    """ "Gaat per post. De inwoner heeft niet om digitale post gevraagd." """


def sleutels(afspraak_id: UUID, welke: Iterable[int], wie: Iterable[UUID]) -> list[str]:
    """Keys of the letters of these rounds to these people."""
    mensen = list(wie)
    return [f"afspraak:{afspraak_id}:uitnodiging:{ronde}:{pk}" for ronde in welke for pk in mensen]


def rondes(afspraak: Any) -> range:
    """Every round of invitations so far, newest first."""
    return range(afspraak.uitnodiging, 0, -1)


def genodigden(afspraak: Any) -> list[UUID]:
    """Who was chosen; else the one person it is with; else the grown-ups of the household."""
    gekozen = sorted(i.pk for i in afspraak.deelnemers.all())
    if gekozen or afspraak.inwoner_id:
        return gekozen or [afspraak.inwoner_id]
    return volwassen_leden(afspraak.huishouden_id)


def volwassen_leden(huishouden_id: UUID | None) -> list[UUID]:
    """The grown-ups of a household; an unknown age counts as grown up."""
    return [pk for pk, jaren in _leden(huishouden_id) if jaren is None or jaren >= VOLWASSEN]


def _leden(huishouden_id: UUID | None) -> list[tuple[UUID, int | None]]:
    dag = klok.vandaag()
    rijen = Huishoudlid.objects.filter(huishouden_id=huishouden_id, tot=None, inwoner__overleden_op=None)
    geboren = rijen.order_by("inwoner_id").values_list("inwoner_id", "inwoner__geboortedatum")
    return [(pk, leeftijd(op, dag) if op else None) for pk, op in geboren]


def mensen_van(afspraak: Any) -> list[Inwoner]:
    """Who is invited, as far as this actor may see them."""
    wie = genodigden(afspraak)
    return list(poort.zichtbaar(Inwoner, Recht.AFSPRAAK_MAKEN).filter(pk__in=wie).order_by("geboortedatum", "pk"))


def communicatieregel(mensen: Iterable[Inwoner]) -> str:
    """How to talk and write, for who asks for something special: "Fatma: Turks, met tolk"."""
    eigen = [(i.roepnaam or i.naam, communicatie_van(i).regel) for i in mensen]
    return "; ".join(f"{naam}: {regel}" for naam, regel in eigen if regel)


def uitnodigingbeeld(afspraak: Any, mensen: list[Inwoner]) -> Uitnodigingbeeld:
    """Of an appointment that came through the gate."""
    komt = afspraak.stand == AfspraakStand.GEPLAND and afspraak.begin > klok.nu()
    kanaal, reden = kanaal_voor(mensen[0]) if mensen else (None, None)
    return Uitnodigingbeeld(
        brieven=brieven_met_sleutel(sleutels(afspraak.pk, rondes(afspraak), [i.pk for i in mensen])),
        kan=komt and bool(mensen) and regels.heeft(actor_nu(), Recht.BRIEF_MAKEN),
        hoe=f"Gaat {NAAM_VAN_KANAAL[kanaal]}. {UITLEG_VAN_KANAAL[reden]}" if kanaal and reden else "",
    )
