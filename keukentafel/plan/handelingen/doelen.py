"""Goals: add one with its first step, change it with its history kept, finish it or take it up again."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from keukentafel.dossier.handelingen._hulp import bewaar_versie, eis_leden, eis_tekst, eis_wet, merk
from keukentafel.dossier.handelingen.lezen import itemmerk
from keukentafel.dossier.models import Dossier
from keukentafel.dossier.opvragen import afgeronde_verslagen
from keukentafel.dossier.opvragen.stand import stand_van
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor
from keukentafel.kern.fouten import Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.kern.handelingen import concept_wissen
from keukentafel.kern.versies import Botsing, bewaar_met_versie
from keukentafel.plan import regels
from keukentafel.plan.handelingen._gaten import gaten_nalopen
from keukentafel.plan.handelingen._hulp import NieuweStap, S, doel_van, open_dossier, volgende_plek
from keukentafel.plan.handelingen.stappen import stap_schrijven
from keukentafel.plan.models import Analyse, Doel, Doelversie, Plan
from keukentafel.poort import logboek, poort
from keukentafel.poort.matrix import Publiek, Wet
from keukentafel.poort.rechten import Recht


def doel_toevoegen(
    *,
    actor: Actor,
    dossier_id: UUID,
    resultaat: str,
    eerste_stap: NieuweStap | None = None,
    eigen_woorden: str = "",
    hoe_te_zien: str = "",
    streefdatum: date | None = None,
    wet: str = Wet.ALGEMEEN,
    publiek: str = Publiek.TEAM,
    over: Iterable[UUID] | None = None,
    inwoner_leest_mee: bool = True,
    verslag_id: UUID | None = None,
    concept: str = "",
) -> Doel:
    """A goal, with its first step in the same act; begins the plan when this household has none yet.

    Without `over` it is about the whole household. Without a step it stands there as "geen volgende stap".
    `verslag_id` is the finished report it comes from: the goal cites the text as it is now. `concept` is the key of the
    draft it was typed in.
    """
    dossier = open_dossier(dossier_id)
    eis_wet(wet, publiek, stand_van(actor, dossier))
    plan = plan_zorgen(actor, dossier)
    doel = Doel(
        **itemmerk(actor, dossier, wet, publiek, leest_mee=inwoner_leest_mee),
        plan=plan,
        resultaat=_resultaat(resultaat),
        eigen_woorden=eis_tekst(eigen_woorden, leeg=True, veld="eigen_woorden"),
        hoe_te_zien=eis_tekst(hoe_te_zien, leeg=True, veld="hoe_te_zien"),
        streefdatum=_streefdatum(streefdatum),
        analyse=_analyse(dossier, wet),
        **_uit_verslag(dossier, verslag_id),
        volgorde=volgende_plek(Doel.objects.filter(plan=plan)),
    )
    doel.save(force_insert=True)
    doel.over.set(eis_leden(dossier, over))
    if eerste_stap and eerste_stap.tekst.strip():
        stap_schrijven(actor, doel, eerste_stap)
    if concept:
        concept_wissen(actor=actor, sleutel=concept)
    gebeurtenis_melden("doel_toegevoegd", dossier.pk, doel=str(doel.pk))
    logboek.handeling(actor, S.code, doel, nieuw=True)
    return doel


def _analyse(dossier: Dossier, wet: str) -> Analyse | None:
    """The latest analysis under the same law, or else a general one, as far as this actor reads it (REQ-041)."""
    rijen = poort.zichtbaar(Analyse, Recht.PLAN_LEZEN).filter(dossier=dossier, wet__in=[wet, Wet.ALGEMEEN])
    gevonden: list[Analyse] = sorted(rijen, key=lambda rij: (rij.wet == wet, rij.gemaakt_op))
    return gevonden[-1] if gevonden else None


def _uit_verslag(dossier: Dossier, verslag_id: UUID | None) -> dict[str, Any]:
    """By reference: number and key, never a copy of the words."""
    if verslag_id is None:
        return {}
    bron = next((u for u in afgeronde_verslagen(dossier.pk) if u.verslag == verslag_id), None)
    if bron is None:
        raise Fout("Dit verslag is nog niet klaar, of hoort niet bij dit dossier. Kies een ander.", veld="verslag_id")
    return {"verslag_id": bron.verslag, "verslag_uitgave": bron.nummer}


def doel_wijzigen(
    *,
    actor: Actor,
    doel_id: UUID,
    versie: int,
    resultaat: str,
    eigen_woorden: str = "",
    hoe_te_zien: str = "",
    streefdatum: date | None = None,
    over: Iterable[UUID] | None = None,
    concept: str = "",
) -> Doel:
    """Other words or another date; what stood there is kept as a Doelversie. Raises Botsing on an old version.

    Without `over` it stays about the same people. Law and audience do not change here: that is a new goal.
    """
    doel = doel_van(doel_id)
    nieuw: dict[str, Any] = {
        "resultaat": _resultaat(resultaat),
        "eigen_woorden": eis_tekst(eigen_woorden, leeg=True, veld="eigen_woorden"),
        "hoe_te_zien": eis_tekst(hoe_te_zien, leeg=True, veld="hoe_te_zien"),
        "streefdatum": streefdatum if streefdatum == doel.streefdatum else _streefdatum(streefdatum),
    }
    if doel.versie != versie:
        raise Botsing(doel, nieuw)
    bewaar_versie(Doelversie, actor, doel, nieuw)
    bewaar_met_versie(doel, actor=actor, versie=versie, **nieuw)
    if over is not None:
        doel.over.set(eis_leden(doel.dossier, over))
    if concept:
        concept_wissen(actor=actor, sleutel=concept)
    gebeurtenis_melden("doel_gewijzigd", doel.dossier_id, doel=str(doel.pk))
    logboek.handeling(actor, S.code, doel, gewijzigd=True)
    gaten_nalopen(actor, doel.dossier_id)
    return doel


def doel_afronden(*, actor: Actor, doel_id: UUID, stand: str = regels.Doelstand.GELUKT, toelichting: str = "") -> Doel:
    """Succeeded, or stopped with a word why; open steps stay as they are and come back when it is taken up again."""
    if stand not in {regels.Doelstand.GELUKT, regels.Doelstand.GESTOPT}:
        raise Fout(f"‘{stand}’ is geen manier om een doel af te ronden. Kies gelukt of gestopt.", veld="stand")
    if stand == regels.Doelstand.GESTOPT and not toelichting.strip():
        raise Fout("Schrijf kort op waarom jullie met dit doel stoppen.", veld="toelichting")
    return _zet_stand(actor, doel_van(doel_id), stand, toelichting, "doel_afgerond")


def doel_heropenen(*, actor: Actor, doel_id: UUID) -> Doel:
    """It runs again; how and when it ended stays in its history."""
    return _zet_stand(actor, doel_van(doel_id), regels.Doelstand.LOOPT, "", "doel_heropend")


def plan_zorgen(actor: Actor, dossier: Dossier, titel: str = "") -> Plan:
    """The plan of this household, begun when it is not there yet. The dossier is locked, so there is never a second."""
    plan: Plan | None = Plan.objects.filter(dossier=dossier).first()
    if plan is None:
        plan = Plan(**merk(actor, dossier), titel=titel)
        plan.save(force_insert=True)
        gebeurtenis_melden("plan_begonnen", dossier.pk, plan=str(plan.pk))
        logboek.handeling(actor, S.code, plan, nieuw=True)
    return plan


def _zet_stand(actor: Actor, doel: Doel, stand: str, toelichting: str, gebeurtenis: str) -> Doel:
    if doel.stand == stand:
        return doel
    if bezwaar := regels.bezwaar_tegen_stand(doel.stand, stand):
        raise Fout(bezwaar)
    bewaar_versie(Doelversie, actor, doel, ("stand", "stand_op", "stand_toelichting"), gebeurtenis)
    bewaar_met_versie(
        doel,
        actor=actor,
        versie=doel.versie,
        stand=stand,
        stand_op=klok.vandaag() if stand != regels.Doelstand.LOOPT else None,
        stand_toelichting=eis_tekst(toelichting, leeg=True, veld="toelichting"),
    )
    gebeurtenis_melden(gebeurtenis, doel.dossier_id, doel=str(doel.pk), stand=stand)
    logboek.handeling(actor, S.code, doel, stand=stand)
    return doel


def _resultaat(tekst: str) -> str:
    schoon = eis_tekst(tekst, veld="resultaat")
    if len(schoon) > regels.HOOGSTE_RESULTAAT:
        raise Fout(
            f"Het doel telt {len(schoon)} tekens. Houd het op {regels.HOOGSTE_RESULTAAT}; de rest past bij de stappen.",
            veld="resultaat",
        )
    return schoon


def _streefdatum(dag: date | None) -> date | None:
    if dag and dag < klok.vandaag():
        raise Fout(f"{dag:%d-%m-%Y} is al geweest. Kies vandaag of een dag erna, of laat de datum leeg.", "streefdatum")
    return dag
