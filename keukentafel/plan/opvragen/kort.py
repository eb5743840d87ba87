"""The panel "Plan" on the overview: per goal how far, what now, by when. Three statements, whatever the size."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from keukentafel.dossier.models import Dossier
from keukentafel.kern import klok
from keukentafel.kern.actor import actor_nu
from keukentafel.plan import regels
from keukentafel.plan.models import Plan
from keukentafel.plan.opvragen.plan import afspraak_van, doelrijen, stappen_van, voetzin
from keukentafel.poort import poort
from keukentafel.poort import regels as poortregels
from keukentafel.poort.rechten import Recht


@dataclass(frozen=True, slots=True)
class DoelKort:
    """One goal in two lines; `nummer` counts over what this actor sees."""

    id: UUID
    nummer: int
    resultaat: str
    regel: str
    wanneer: regels.Wanneer | None
    gelukt: bool


@dataclass(frozen=True, slots=True)
class PlanKort:
    """The plan in short."""

    pad: str
    kop: str
    voet: str
    doelen: tuple[DoelKort, ...]
    mag_schrijven: bool


def plan_kort(dossier_id: UUID) -> PlanKort:
    """One look; NietGevonden when the dossier is not for this actor."""
    dossier = poort.haal(Dossier, dossier_id, Recht.PLAN_LEZEN)
    rijen = doelrijen(dossier_id)
    plan = rijen[0].plan if rijen else Plan(dossier_id=dossier_id)
    return PlanKort(
        pad=f"/dossier/{dossier_id}/plan/",
        kop=f"Plan: {plan.titel}" if plan.titel else "Plan",
        voet=voetzin(afspraak_van(rij) for rij in rijen),
        doelen=_kort(rijen),
        mag_schrijven=not dossier.gesloten_op and poortregels.heeft(actor_nu(), Recht.PLAN_SCHRIJVEN),
    )


def doelen_kort(dossier_id: UUID) -> tuple[DoelKort, ...]:
    """The goals alone, for a page that has its frame already."""
    return _kort(doelrijen(dossier_id))


def _kort(rijen: list[Any]) -> tuple[DoelKort, ...]:
    stappen = stappen_van([rij.pk for rij in rijen])
    return tuple(
        DoelKort(
            id=rij.pk,
            nummer=nummer,
            resultaat=rij.resultaat,
            regel=regels.doelregel(rij.stand, stappen[rij.pk], rij.stand_toelichting),
            wanneer=regels.wanneer(rij.stand, rij.streefdatum, rij.stand_op, klok.vandaag()),
            gelukt=rij.stand == regels.Doelstand.GELUKT,
        )
        for nummer, rij in enumerate(rijen, 1)
    )
