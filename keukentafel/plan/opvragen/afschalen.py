"""What may be lighter: running lines of the caseload and the team, and why each stands there (REQ-055)."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q

from keukentafel.kern import klok
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.plan import regels
from keukentafel.plan.models import Doel, Ondersteuning
from keukentafel.plan.opvragen.ondersteuning import Inrichting, inrichting
from keukentafel.poort import logboek, poort
from keukentafel.poort.rechten import Recht

L = Recht.PLAN_LEZEN
PER_BLAD = 50
ZONDER_EIND = date(9999, 12, 31)


@dataclass(frozen=True, slots=True)
class Kandidaat:
    """One line that may be lighter."""

    id: UUID
    dossier_id: UUID
    naam: str
    wat: str
    trede: str
    tot: str
    redenen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Afschaallijst:
    rijen: tuple[Kandidaat, ...]
    volgende: str
    """Where the next page begins; empty on the last one."""


def afschaallijst(na: str = "") -> Afschaallijst:
    """Nearest end first. A line that was reviewed until a later day is not on it."""
    hier, vandaag = inrichting(), klok.vandaag()
    rijen = list(_vraag(hier, vandaag, _vanaf(na)))
    kort = rijen[:PER_BLAD]
    gelukt = _gehaald({rij.doel_id for rij in kort if rij.doel_id})
    logboek.kijk(L.code, None, aantal=len(kort))
    laatste = kort[-1] if len(rijen) > PER_BLAD else None
    return Afschaallijst(
        tuple(_kandidaat(rij, hier, vandaag, rij.doel_id in gelukt) for rij in kort),
        f"{(laatste.tot or ZONDER_EIND).isoformat()}_{laatste.pk}" if laatste else "",
    )


def _vraag(hier: Inrichting, vandaag: date, na: tuple[date, UUID] | None) -> Any:
    lichter = [p.code for p in hier.producten if p.lichter]
    doelen = poort.zichtbaar(Doel, L).filter(stand=regels.Doelstand.GELUKT).values("pk")
    waarom = Q(tot__lte=vandaag + timedelta(days=hier.dagen)) | Q(product__in=lichter) | Q(doel__in=doelen)
    rijen = poort.zichtbaar(Ondersteuning, L).filter(
        waarom, stand="loopt", trede__in=[regels.Trede.BASIS, regels.Trede.AANVULLEND], dossier__gesloten_op=None
    )
    rijen = rijen.filter(Q(herzien_op=None) | Q(herzien_op__lte=vandaag))
    if na:
        dag, sleutel = na
        later = Q(tot__gt=dag) | Q(tot=None)
        rijen = rijen.filter(Q(tot=None, pk__gt=sleutel) if dag == ZONDER_EIND else later | Q(tot=dag, pk__gt=sleutel))
    return rijen.select_related("dossier__huishouden").order_by("tot", "pk")[: PER_BLAD + 1]


def _vanaf(na: str) -> tuple[date, UUID] | None:
    """The key of the last line of the page before; nonsense begins at the top."""
    dag, _, sleutel = na.partition("_")
    try:
        return date.fromisoformat(dag), UUID(sleutel)
    except ValueError:
        return None


def _gehaald(ids: set[UUID]) -> set[UUID]:
    rijen = poort.zichtbaar(Doel, L).filter(pk__in=ids, stand=regels.Doelstand.GELUKT)
    return set(rijen.values_list("pk", flat=True)) if ids else set()


def _kandidaat(rij: Any, hier: Inrichting, vandaag: date, gehaald: bool) -> Kandidaat:
    product = hier.product(rij.product)
    stand = regels.Doelstand.GELUKT if gehaald else regels.Doelstand.LOOPT
    gegevens = regels.Lijn(rij.trede, stand, rij.tot, product.lichter if product else "", rij.herzien_op)
    return Kandidaat(
        id=rij.pk,
        dossier_id=rij.dossier_id,
        naam=rij.dossier.huishouden.naam,
        wat=rij.wat,
        trede=regels.NAAM_VAN_TREDE[regels.Trede(rij.trede)],
        tot=f"tot {datum_gewoon(rij.tot)}" if rij.tot else "zonder einddatum",
        redenen=regels.waarom_lichter(gegevens, vandaag, hier.dagen),
    )
