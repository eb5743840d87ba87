"""What nobody has yet, the longest over its term first (PRB-09, PRB-12)."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from keukentafel.kern import klok
from keukentafel.kern.actor import Actor
from keukentafel.kern.tekst import aantal
from keukentafel.poort import logboek, poort
from keukentafel.poort.rechten import Recht
from keukentafel.poort.regels import heeft
from keukentafel.toegang.models import Melding
from keukentafel.toegang.opvragen.meldingen import MeldingRegel, met_namen, regel
from keukentafel.toegang.regels import TE_VERDELEN

RECHT = Recht.MELDING_VERDELEN_ZIEN
PER_BLAD = 50


@dataclass(frozen=True)
class Wachtregel:
    """One waiting melding with how it stands to its term, in words."""

    regel: MeldingRegel
    stand: str
    te_laat: bool


@dataclass(frozen=True)
class Onverdeeld:
    """One page."""

    regels: tuple[Wachtregel, ...]
    volgende: str
    mag_verdelen: bool


def onverdeeld(actor: Actor, na: str = "") -> Onverdeeld:
    """A page; its first term that is not the resident's own decides the place, without a term it comes last."""
    rijen = met_namen(poort.zichtbaar(Melding, RECHT).filter(status__in=TE_VERDELEN, team_id__in=actor.teams))
    rijen = _na(rijen.filter(termijn_op__isnull=False), na).order_by("termijn_op", "pk")
    blad = list(rijen[: PER_BLAD + 1])
    logboek.kijk(RECHT.code, None, lijst="onverdeeld", aantal=len(blad[:PER_BLAD]))
    vandaag = klok.vandaag()
    laatste = blad[PER_BLAD - 1] if len(blad) > PER_BLAD else None
    return Onverdeeld(
        regels=tuple(_regel(m, vandaag) for m in blad[:PER_BLAD]),
        volgende=f"{laatste.termijn_op}_{laatste.pk}" if laatste else "",
        mag_verdelen=heeft(actor, Recht.MELDING_VERDELEN),
    )


def _na(rijen: QuerySet[Any], na: str) -> QuerySet[Any]:
    """Go on after this key; nonsense starts at the beginning."""
    try:
        dag, sleutel = na.split("_")
        op, pk = date.fromisoformat(dag), UUID(sleutel)
    except ValueError:
        return rijen
    return rijen.filter(Q(termijn_op__gt=op) | Q(termijn_op=op, pk__gt=pk))


def _regel(melding: Any, vandaag: date) -> Wachtregel:
    r = regel(melding)
    assert r.termijn_op is not None
    over = (vandaag - r.termijn_op).days
    if over > 0:
        return Wachtregel(r, f"{aantal(over, 'dag', 'dagen')} over de termijn", True)
    return Wachtregel(r, "vandaag de laatste dag" if over == 0 else f"nog {aantal(-over, 'dag', 'dagen')}", False)
