"""The work list "Te beslissen": what lies before who may sign, the longest waiting first. Keyset paging."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q

from keukentafel.besluit.models import Besluit
from keukentafel.besluit.opvragen.mag_beslissen import Mag, mag_ik, zou_kunnen
from keukentafel.besluit.opvragen.mandaat import mandaten, organen
from keukentafel.besluit.opvragen.zaak import vervulling_van
from keukentafel.besluit.regels.route import Orgaan
from keukentafel.besluit.regels.soorten import NAAM_VAN_BESLUIT, Besluitsoort, Besluitstand
from keukentafel.kern import klok
from keukentafel.kern.actor import actor_nu
from keukentafel.kern.adressen import lees_momentsleutel
from keukentafel.kern.tekst import datum_gewoon, over_hoeveel_dagen
from keukentafel.kern.termijnen.rekenen import kalenderdag
from keukentafel.poort import logboek, poort
from keukentafel.poort.matrix import NAAM_VAN_WET, Wet
from keukentafel.poort.rechten import Recht

N = Recht.BESLUIT_NEMEN
PER_BLAD = 50
KIJK_VER = 400
"""How many rows one page looks through for the ones that this actor may decide."""
WIE = {"": "Bij iedereen", "mij": "Voor mij", "niemand": "Nog van niemand"}
IK, ALLE = "ik", "alle"
MAG = {IK: "Ik mag beslissen", ALLE: "Ook wat een ander beslist"}


@dataclass(frozen=True, slots=True)
class Regel:
    id: UUID
    nummer: int
    wat: str
    wie: str
    toelichting: str
    uiterlijk: date | None
    uitleg: str
    laat: bool
    eigen: bool
    """Drafted by this actor: another decides."""
    mag: Mag


@dataclass(frozen=True, slots=True)
class Lijst:
    regels: tuple[Regel, ...]
    volgende: str
    """Where the next page begins; empty on the last."""
    mag: str
    """What is shown: what this actor may decide, or everything. Without a mandate there is nothing to choose."""
    heeft_mandaat: bool


def te_beslissen(wie: str = "", wet: str = "", na: str = "", mag: str = "") -> Lijst:
    """What waits within reach of this actor's role, tie and team. Who has a mandate sees first what it covers."""
    ik, register = actor_nu().id, mandaten()
    vervulling, lijst = vervulling_van(ik, klok.vandaag()), organen(klok.vandaag())
    dichtbij = zou_kunnen(register, vervulling)
    mag = ALLE if dichtbij is None else (mag if mag in MAG else IK)
    rijen = _gezocht(wie, wet, na)
    if mag == IK:
        rijen = rijen.filter(dichtbij).exclude(opsteller_id=ik)
    gevonden = list(rijen[: KIJK_VER if mag == IK else PER_BLAD + 1])
    oordelen = mag_ik(gevonden, ik, register, vervulling, lijst)
    passend = [rij for rij in gevonden if mag == ALLE or not oordelen[rij.pk].waarom_niet]
    blad = passend[:PER_BLAD]
    logboek.kijk(N.code, None, lijst="te-beslissen", aantal=len(blad))
    regels = tuple(_regel(rij, lijst, oordelen[rij.pk]) for rij in blad)
    return Lijst(regels, _volgende(gevonden, passend), mag, dichtbij is not None)


def _gezocht(wie: str, wet: str, na: str) -> Any:
    rijen = poort.zichtbaar(Besluit, N).filter(stand=Besluitstand.TOETS)
    if wie == "mij":
        rijen = rijen.filter(toetser_id=actor_nu().id)
    if wie == "niemand":
        rijen = rijen.filter(toetser=None)
    rijen = rijen.filter(wet=wet) if wet in set(Wet) else rijen
    if vanaf := lees_momentsleutel(na):
        moment, laatst = vanaf
        rijen = rijen.filter(Q(ter_toets_op__gt=moment) | Q(ter_toets_op=moment, pk__gt=laatst))
    return rijen.select_related("aanvraag", "inwoner", "opsteller", "toetser").order_by("ter_toets_op", "pk")


def _volgende(gevonden: list[Any], passend: list[Any]) -> str:
    """After the last one shown; or after the last one looked at, when there may be more that fit."""
    if len(passend) > PER_BLAD:
        laatste = passend[PER_BLAD - 1]
    elif len(gevonden) >= KIJK_VER:
        laatste = gevonden[-1]
    else:
        return ""
    return f"{laatste.ter_toets_op.isoformat()}_{laatste.pk}"


def _regel(rij: Any, lijst: Mapping[str, Orgaan], mag: Mag) -> Regel:
    uiterlijk, vandaag = rij.aanvraag.uiterlijk, klok.vandaag()
    door = f"Opgesteld door {rij.opsteller.naam}" if rij.opsteller else "Opgesteld"
    voor = f", voor {rij.toetser.naam}" if rij.toetser else ""
    orgaan = lijst[rij.orgaan].naam if rij.orgaan in lijst else rij.orgaan
    return Regel(
        id=rij.pk,
        nummer=rij.nummer,
        wat=f"{NAAM_VAN_BESLUIT[Besluitsoort(rij.soort)]}, {NAAM_VAN_WET[Wet(rij.wet)]}",
        wie=rij.inwoner.naam,
        toelichting=f"{door}{voor}. {orgaan}. Aangeboden op {datum_gewoon(kalenderdag(rij.ter_toets_op))}",
        uiterlijk=uiterlijk,
        uitleg=over_hoeveel_dagen(uiterlijk, vandaag) if uiterlijk else "",
        laat=uiterlijk is not None and uiterlijk < vandaag,
        eigen=rij.opsteller_id == actor_nu().id,
        mag=mag,
    )
