"""Debts and who helps with them stand in the plan of the household (REQ-183)."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from keukentafel.dossier.handelingen._hulp import (
    bewaar_versie,
    eis_keuze,
    eis_leden,
    eis_open,
    eis_tekst,
    eis_wet,
)
from keukentafel.dossier.handelingen.lezen import itemmerk
from keukentafel.dossier.opvragen.stand import stand_van
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor
from keukentafel.kern.fouten import Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.kern.versies import Botsing, bewaar_met_versie
from keukentafel.plan.handelingen._hulp import S, open_dossier
from keukentafel.plan.models import Schuld, Schuldversie
from keukentafel.plan.opvragen.producten import schuldhelpers
from keukentafel.poort import logboek, poort
from keukentafel.poort.matrix import Publiek, Wet

HOOGSTE_BEDRAG = 10_000_000


def schuld_vastleggen(
    *,
    actor: Actor,
    dossier_id: UUID,
    wat: str,
    bedrag_euro: int | None = None,
    helper: str = "",
    helper_naam: str = "",
    afspraak: str = "",
    over: Iterable[UUID] | None = None,
) -> Schuld:
    """What is owed to whom, and who helps. Always under the law for debts, so only who works on them reads it."""
    dossier = open_dossier(dossier_id)
    eis_wet(Wet.WGS, Publiek.TEAM, stand_van(actor, dossier))
    schuld = Schuld(
        **itemmerk(actor, dossier, Wet.WGS, Publiek.TEAM),
        **_velden(wat, bedrag_euro, helper, helper_naam, afspraak),
    )
    schuld.save(force_insert=True)
    schuld.over.set(eis_leden(dossier, over))
    gebeurtenis_melden("schuld_vastgelegd", dossier.pk, schuld=str(schuld.pk))
    logboek.handeling(actor, S.code, schuld, nieuw=True)
    return schuld


def schuld_wijzigen(
    *,
    actor: Actor,
    schuld_id: UUID,
    versie: int,
    wat: str,
    bedrag_euro: int | None = None,
    helper: str = "",
    helper_naam: str = "",
    afspraak: str = "",
    opgelost: bool = False,
) -> Schuld:
    """Another amount or helper, or solved; what stood there is kept. Raises Botsing on an old version."""
    poort.eis(S)
    schuld: Schuld = poort.haal(Schuld, schuld_id, S, voor_wijzigen=True)
    eis_open(schuld.dossier)
    nieuw = _velden(wat, bedrag_euro, helper, helper_naam, afspraak)
    if schuld.versie != versie:
        raise Botsing(schuld, nieuw)
    bewaar_versie(Schuldversie, actor, schuld, nieuw)
    dag = (schuld.opgelost_op or klok.vandaag()) if opgelost else None
    bewaar_met_versie(schuld, actor=actor, versie=versie, **nieuw, opgelost_op=dag)
    gebeurtenis_melden("schuld_gewijzigd", schuld.dossier_id, schuld=str(schuld.pk))
    logboek.handeling(actor, S.code, schuld, gewijzigd=True, opgelost=opgelost)
    return schuld


def _velden(wat: str, bedrag_euro: int | None, helper: str, helper_naam: str, afspraak: str) -> dict[str, Any]:
    if bedrag_euro is not None and not 0 <= bedrag_euro <= HOOGSTE_BEDRAG:
        raise Fout(f"‘{bedrag_euro}’ is geen bedrag dat kan. Vul hele euro’s in, of laat het leeg.", veld="bedrag_euro")
    return {
        "wat": eis_tekst(wat, veld="wat"),
        "bedrag_euro": bedrag_euro,
        "helper": eis_keuze(helper, schuldhelpers(), "helper") if helper else "",
        "helper_naam": eis_tekst(helper_naam, leeg=True, veld="helper_naam"),
        "afspraak": eis_tekst(afspraak, leeg=True, veld="afspraak"),
    }
