"""Two dossiers side by side, what was merged before, and who may leave."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from keukentafel.dossier.models import Dossier
from keukentafel.dossier.opvragen import DossierKader, dossier_kader
from keukentafel.inwoner.models import Huishoudensamenvoeging
from keukentafel.plan.models import Regie, Splitsing
from keukentafel.poort import poort
from keukentafel.poort.rechten import Recht

B = Recht.DOSSIER_SAMENVOEGEN


@dataclass(frozen=True, slots=True)
class Kant:
    """One of the two dossiers."""

    id: UUID
    nummer: str
    naam: str
    geopend_op: date
    gesloten_op: date | None
    regie: str
    leden: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Samengevoegd:
    """A merge into this dossier."""

    id: UUID
    nummer: str
    op: datetime
    ongedaan_op: datetime | None


@dataclass(frozen=True, slots=True)
class Gesplitst:
    """A household that left this dossier."""

    id: UUID
    nummer: str
    op: datetime
    ongedaan_op: datetime | None


@dataclass(frozen=True, slots=True)
class Samenblad:
    dit: Kant
    ander: Kant | None
    eerder: tuple[Samengevoegd, ...]


def samenblad(kader: DossierKader, nummer: str = "") -> Samenblad:
    """This dossier, and the one with this number when one may merge it too; each is a look in the log."""
    gevonden = poort.zichtbaar(Dossier, B).filter(nummer=nummer).exclude(pk=kader.id).first() if nummer else None
    ander = dossier_kader(gevonden.pk) if gevonden else None
    return Samenblad(_kant(kader), _kant(ander) if ander else None, () if ander else _eerder(kader.id))


def _kant(kader: DossierKader) -> Kant:
    regie = Regie.objects.filter(dossier=kader.id, tot=None).select_related("medewerker", "waarnemer").first()
    return Kant(
        kader.id,
        kader.nummer,
        kader.naam,
        kader.geopend_op,
        kader.gesloten_op,
        regie.wie.naam if regie else "",
        tuple(lid.naam for lid in kader.leden),
    )


def _eerder(dossier_id: UUID) -> tuple[Samengevoegd, ...]:
    rijen = list(
        poort.zichtbaar(Huishoudensamenvoeging, B).filter(dossier_naar=dossier_id).order_by("-gemaakt_op")[:10]
    )
    nummers = dict(Dossier.objects.filter(pk__in=[r.dossier_van for r in rijen]).values_list("pk", "nummer"))
    return tuple(Samengevoegd(r.pk, nummers.get(r.dossier_van, ""), r.gemaakt_op, r.ongedaan_op) for r in rijen)


def splitsingen(dossier_id: UUID) -> tuple[Gesplitst, ...]:
    """The splits of this household whose dossier one may see."""
    rijen = list(poort.zichtbaar(Splitsing, B).filter(dossier=dossier_id).order_by("-gemaakt_op")[:10])
    nummers = dict(poort.zichtbaar(Dossier, B).filter(pk__in=[r.vervolg for r in rijen]).values_list("pk", "nummer"))
    return tuple(
        Gesplitst(r.pk, nummers[r.vervolg], r.gemaakt_op, r.ongedaan_op) for r in rijen if r.vervolg in nummers
    )


def waar_gebleven(dossier_id: UUID) -> UUID | None:
    """The dossier in which this one went up, for who may see that household."""
    rijen = poort.zichtbaar(Huishoudensamenvoeging, Recht.HUISHOUDEN_LEZEN)
    rij = rijen.filter(dossier_van=dossier_id, ongedaan_op=None).first()
    return rij.dossier_naar if rij else None
