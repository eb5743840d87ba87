"""What keeps something here although its term ended: a hold, or a request of somebody that still runs."""

from collections import defaultdict
from collections.abc import Collection, Hashable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar
from uuid import UUID

from django.db.models import Q

from keukentafel.dossier.models import Dossier
from keukentafel.inwoner.models import Huishoudlid
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, actor_nu, transactie
from keukentafel.kern.adressen import lees_sleutel
from keukentafel.poort import logboek, poort
from keukentafel.poort.models import Beperkt
from keukentafel.poort.rechten import Recht
from keukentafel.poort.regels import heeft
from keukentafel.privacy.models import Bewaarstop, Privacyverzoek
from keukentafel.privacy.regels.bewaren import NAAM_VAN_STOPGROND, Stop, Stopgrond
from keukentafel.privacy.regels.verzoek import Stand

SYSTEEM = Actor.systeem("bewaren")
K = TypeVar("K", bound=Hashable)
Wie = Mapping[str, Collection[UUID]]
LOPEND = "Er loopt nog een verzoek over gegevens van iemand hier."
BEPERKT = "Op gegevens hier rust een beperking: wij bewaren ze tot die eindigt (AVG art. 18)."
PER_BLAD = 50


def als_stop(rij: Bewaarstop) -> Stop:
    """As the rules know it."""
    return Stop(Stopgrond(rij.grond), rij.tot)


def tegen(gevallen: Mapping[K, Wie], *, verzoeken: bool = True) -> dict[K, str]:
    """Why each of these may not go now, for those that something stops; four statements, however many there are.

    A hold on a person holds everything of each household that the person belongs or belonged to.
    """
    dossiers = {d for wie in gevallen.values() for d in wie.get("dossier_id", ())}
    huis_van = dict(Dossier.objects.filter(pk__in=dossiers).values_list("pk", "huishouden_id"))
    huizen = {h for wie in gevallen.values() for h in wie.get("huishouden_id", ())} | set(huis_van.values())
    leden: dict[UUID, set[UUID]] = defaultdict(set)
    for huis, mens in Huishoudlid.objects.filter(huishouden__in=huizen).values_list("huishouden_id", "inwoner_id"):
        leden[huis].add(mens)
    mensen = {m for wie in gevallen.values() for m in wie.get("inwoner_id", ())}.union(*leden.values())
    reden = _redenen(dossiers, mensen, verzoeken)
    uit = {}
    for sleutel, wie in gevallen.items():
        huis = {*wie.get("huishouden_id", ()), *(huis_van[d] for d in wie.get("dossier_id", ()) if d in huis_van)}
        raakt = [*wie.get("dossier_id", ()), *wie.get("inwoner_id", ()), *(m for h in huis for m in leden[h])]
        if gevonden := [reden[r] for r in raakt if r in reden]:
            uit[sleutel] = min(gevonden)
    return uit


def _redenen(dossiers: Collection[UUID], mensen: Collection[UUID], verzoeken: bool) -> dict[UUID, str]:
    """Dossier or person -> sentence. "Bewaarstop" comes before "Er loopt": the firmest is shown."""
    uit: dict[UUID, str] = {}
    if verzoeken:
        open_ = Privacyverzoek.objects.exclude(stand=Stand.KLAAR).filter(inwoner__in=mensen)
        uit |= dict.fromkeys(open_.values_list("inwoner_id", flat=True), LOPEND)
        # What may only be kept is kept: also when a term ends (AVG art. 18 lid 1 b and c).
        stil = Beperkt.objects.filter(Q(dossier__in=dossiers) | Q(object_id__in=mensen))
        uit |= {sleutel: BEPERKT for rij in stil for sleutel in (rij.dossier, rij.object_id) if sleutel}
    for rij in Bewaarstop.objects.filter(Q(dossier__in=dossiers) | Q(inwoner__in=mensen), opgeheven_op=None):
        if als_stop(rij).loopt(klok.vandaag()):
            uit[rij.dossier_id or rij.inwoner_id] = als_stop(rij).zin
    return uit


def dossiernamen(sleutels: Collection[UUID]) -> dict[UUID, str]:
    """ "Dossier 2015-0417"; of a hidden one not even the number. Asked by a named system."""
    rijen = Dossier.objects.filter(pk__in=sleutels).values_list("pk", "nummer", "afgeschermd")
    return {pk: "Afgeschermd dossier" if verborgen else f"Dossier {nummer}" for pk, nummer, verborgen in rijen}


@dataclass(frozen=True)
class Stopregel:
    """One hold on the list. `op`: the dossier by its number, or a person by the name, for who keeps them."""

    id: UUID
    op: str
    grond: str
    reden: str
    tot: date | None
    gezet_op: date
    gezet_door: str
    opgeheven_op: date | None
    opgeheven_reden: str
    loopt: bool


@dataclass(frozen=True)
class Stopblad:
    regels: tuple[Stopregel, ...]
    volgende: str
    alle: bool
    mag: bool


def stopblad(*, alle: bool = False, na: str = "") -> Stopblad:
    """Newest first; those that run, or all."""
    rijen = poort.zichtbaar(Bewaarstop, Recht.BEWAREN_LEZEN)
    if not alle:
        rijen = rijen.filter(opgeheven_op=None)
    anker = rijen.filter(pk=lees_sleutel(na)).values_list("gemaakt_op", "pk").first() if na else None
    if anker:
        rijen = rijen.filter(Q(gemaakt_op__lt=anker[0]) | Q(gemaakt_op=anker[0], pk__lt=anker[1]))
    gevonden = list(rijen.order_by("-gemaakt_op", "-pk")[: PER_BLAD + 1])
    with transactie(SYSTEEM):
        nummers = dossiernamen([r.dossier_id for r in gevonden if r.dossier_id])
    logboek.kijk(Recht.BEWAREN_LEZEN.code, None, lijst="bewaarstops", aantal=len(gevonden))
    regels = tuple(_regel(r, nummers) for r in gevonden[:PER_BLAD])
    volgende = str(regels[-1].id) if len(gevonden) > PER_BLAD else ""
    return Stopblad(regels, volgende, alle, heeft(actor_nu(), Recht.BEWAREN_BEHANDELEN))


def _regel(rij: Bewaarstop, nummers: Mapping[UUID, str]) -> Stopregel:
    return Stopregel(
        id=rij.pk,
        op=nummers.get(rij.dossier_id, "Dossier") if rij.dossier_id else "Alles van één inwoner",
        grond=NAAM_VAN_STOPGROND[Stopgrond(rij.grond)],
        reden=rij.reden,
        tot=rij.tot,
        gezet_op=rij.gemaakt_op.astimezone(klok.AMSTERDAM).date(),
        gezet_door=rij.gezet_naam,
        opgeheven_op=rij.opgeheven_op.astimezone(klok.AMSTERDAM).date() if rij.opgeheven_op else None,
        opgeheven_reden=rij.opgeheven_reden,
        loopt=rij.opgeheven_op is None and als_stop(rij).loopt(klok.vandaag()),
    )


def stops_van_dossier(dossier_id: UUID) -> tuple[str, ...]:
    """For the page of a dossier, after the gate: why nothing of it may go."""
    with transactie(SYSTEEM):
        gevonden = tegen({dossier_id: {"dossier_id": [dossier_id]}}, verzoeken=False)
    return tuple(gevonden.values())
