"""Of many decisions at once: may this actor take them, and if not, why and who may (MAN-01 to MAN-05, TOE-02)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from keukentafel.besluit.models import Besluit, Voorziening
from keukentafel.besluit.opvragen.mandaat import mandaten, organen
from keukentafel.besluit.opvragen.zaak import handen_voor, vervulling_van, zaak_van
from keukentafel.besluit.regels.mandaat import (
    Handen,
    Mandaat,
    Zaak,
    beoordeel,
    bezwaar_tegen_handen,
    bezwaar_tegen_orgaan,
    wie_wel,
)
from keukentafel.besluit.regels.route import Orgaan
from keukentafel.besluit.regels.soorten import Besluitsoort
from keukentafel.kern import klok
from keukentafel.kern.actor import actor_nu
from keukentafel.kern.tekst import opsomming
from keukentafel.poort import poort
from keukentafel.poort.rechten import Recht

Vervulling = frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Mag:
    """`waarom_niet` is empty for who may; `wie` are the functions with a mandate for this."""

    waarom_niet: str
    wie: str


def zou_kunnen(register: Sequence[Mandaat], vervulling: Vervulling) -> Q | None:
    """Which decisions come near a mandate of these roles today; None when there is none. What it adds up to, and who
    had a hand in it, is looked at afterwards."""
    eigen = [m for m in register if m.is_van(vervulling) and m.geldt(klok.vandaag())]
    if not eigen:
        return None
    keuze = Q()
    for m in eigen:
        keuze |= Q(wet=m.wet) & (Q(orgaan=m.gemandateerde) | Q(soort=Besluitsoort.OP_BEZWAAR))
    return keuze


def mag_ik(
    besluiten: Sequence[Besluit],
    ik: UUID | None,
    register: Sequence[Mandaat],
    vervulling: Vervulling,
    organen: Mapping[str, Orgaan],
) -> dict[UUID, Mag]:
    """As the act of taking it up asks (handelingen.mandaat), of all of these in four statements."""
    hulp: dict[UUID | None, list[Voorziening]] = {}
    for rij in Voorziening.objects.filter(besluit_id__in=[b.pk for b in besluiten]):
        hulp.setdefault(rij.besluit_id, []).append(rij)
    handen = handen_voor(besluiten, ik)
    uit = {}
    for b in besluiten:
        zaak = zaak_van(b, hulp.get(b.pk, []), klok.vandaag())
        orgaan = organen.get(b.orgaan)
        waarom = _waarom_niet(b, zaak, handen[b.pk], orgaan, register=register, vervulling=vervulling)
        wie = opsomming(wie_wel(zaak, register))
        uit[b.pk] = Mag(waarom, wie)
    return uit


def mag_van(besluit_id: UUID) -> tuple[str, Mag]:
    """Of one decision: which body decides, and whether this actor may. NietGevonden when it is not for this actor."""
    b: Besluit = poort.haal(Besluit, besluit_id, Recht.AANVRAAG_LEZEN)
    ik, lijst = actor_nu().id, organen(klok.vandaag())
    mag = mag_ik([b], ik, mandaten(), vervulling_van(ik, klok.vandaag()), lijst)[b.pk]
    return (lijst[b.orgaan].naam if b.orgaan in lijst else b.orgaan), mag


def _waarom_niet(
    b: Besluit,
    zaak: Zaak,
    handen: Handen,
    orgaan: Orgaan | None,
    *,
    register: Sequence[Mandaat],
    vervulling: Vervulling,
) -> str:
    if bezwaar := bezwaar_tegen_orgaan(b.wet, orgaan):
        return bezwaar
    if handen.tekenaar == handen.opsteller:
        return "Jij schreef dit."
    oordeel = beoordeel(zaak, register, vervulling)
    if oordeel.mandaat is None:
        return oordeel.waarom_niet
    return bezwaar_tegen_handen(handen, b.soort)
