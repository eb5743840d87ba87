"""The work list "Te beslissen": what lies before who may sign, the longest waiting first. Keyset paging."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q

from keukentafel.besluit.models import Besluit
from keukentafel.besluit.regels.soorten import NAAM_VAN_BESLUIT, Besluitsoort, Besluitstand
from keukentafel.kern import klok
from keukentafel.kern.actor import actor_nu
from keukentafel.kern.adressen import lees_momentsleutel
from keukentafel.kern.tekst import datum_gewoon, over_hoeveel_dagen
from keukentafel.kern.termijnen.rekenen import kalenderdag
from keukentafel.organisatie.opvragen.inrichting import keuzelijsten
from keukentafel.poort import logboek, poort
from keukentafel.poort.matrix import NAAM_VAN_WET, Wet
from keukentafel.poort.rechten import Recht

N = Recht.BESLUIT_NEMEN
PER_BLAD = 50
WIE = {"": "Alles", "mij": "Voor mij", "niemand": "Nog van niemand"}


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


@dataclass(frozen=True, slots=True)
class Lijst:
    regels: tuple[Regel, ...]
    volgende: str
    """Where the next page begins; empty on the last."""


def te_beslissen(wie: str = "", wet: str = "", na: str = "") -> Lijst:
    """What this actor may sign by role, tie and team; under which mandate, the register says on signing."""
    rijen = poort.zichtbaar(Besluit, N).filter(stand=Besluitstand.TOETS)
    if wie == "mij":
        rijen = rijen.filter(toetser_id=actor_nu().id)
    if wie == "niemand":
        rijen = rijen.filter(toetser=None)
    rijen = rijen.filter(wet=wet) if wet in set(Wet) else rijen
    if vanaf := lees_momentsleutel(na):
        moment, laatst = vanaf
        rijen = rijen.filter(Q(ter_toets_op__gt=moment) | Q(ter_toets_op=moment, pk__gt=laatst))
    rijen = rijen.select_related("aanvraag", "inwoner", "opsteller", "toetser").order_by("ter_toets_op", "pk")
    gevonden = list(rijen[: PER_BLAD + 1])
    blad = gevonden[:PER_BLAD]
    logboek.kijk(N.code, None, lijst="te-beslissen", aantal=len(blad))
    organen = {k.code: k.naam for k in keuzelijsten("beslisorgaan")["beslisorgaan"]}
    einde = f"{blad[-1].ter_toets_op.isoformat()}_{blad[-1].pk}" if len(gevonden) > PER_BLAD else ""
    return Lijst(tuple(_regel(rij, organen) for rij in blad), einde)


def _regel(rij: Any, organen: dict[str, str]) -> Regel:
    uiterlijk, vandaag = rij.aanvraag.uiterlijk, klok.vandaag()
    door = f"Opgesteld door {rij.opsteller.naam}" if rij.opsteller else "Opgesteld"
    voor = f", voor {rij.toetser.naam}" if rij.toetser else ""
    return Regel(
        id=rij.pk,
        nummer=rij.nummer,
        wat=f"{NAAM_VAN_BESLUIT[Besluitsoort(rij.soort)]}, {NAAM_VAN_WET[Wet(rij.wet)]}",
        wie=rij.inwoner.naam,
        toelichting=f"{door}{voor}. {organen.get(rij.orgaan, rij.orgaan)}. "
        f"Aangeboden op {datum_gewoon(kalenderdag(rij.ter_toets_op))}",
        uiterlijk=uiterlijk,
        uitleg=over_hoeveel_dagen(uiterlijk, vandaag) if uiterlijk else "",
        laat=uiterlijk is not None and uiterlijk < vandaag,
        eigen=rij.opsteller_id == actor_nu().id,
    )
