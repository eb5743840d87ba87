"""Agree on the plan together: what it says now becomes a version, and what misses is asked on a day (REQ-042)."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

from keukentafel.dossier.handelingen._hulp import eis_open
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor
from keukentafel.kern.fouten import Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.organisatie.opvragen.inrichting import instelling
from keukentafel.plan import regels
from keukentafel.plan.handelingen._gaten import gaten_nalopen, vraag_aanvulling
from keukentafel.plan.handelingen._hulp import S, merk_van_doel
from keukentafel.plan.handelingen.goedkeuren import goedkeuring_vragen
from keukentafel.plan.models import Doel, Plan, Vaststelling
from keukentafel.poort import logboek, poort
from keukentafel.poort.rechten import Recht

VELDEN = ("resultaat", "eigen_woorden", "hoe_te_zien", "streefdatum", "stand")


def plan_vaststellen(
    *,
    actor: Actor,
    plan_id: UUID,
    vastgesteld_op: date | None = None,
    bespreken_op: date | None = None,
    vorm: str = "",
) -> Plan:
    """Agreed together on this day, and when to talk about it next. Nothing that misses holds it up.

    Goals that say something new get a Vaststelling; when none does, it is confirmed as it is and all of them get one.
    """
    poort.eis(S)
    plan: Plan = poort.haal(Plan, plan_id, S, voor_wijzigen=True)
    eis_open(plan.dossier)
    dag = vastgesteld_op or klok.vandaag()
    veld, bezwaar = regels.bezwaar_tegen_dagen(dag, bespreken_op, klok.vandaag())
    if bezwaar:
        raise Fout(bezwaar, veld=veld)
    if vorm and vorm not in set(regels.Planvorm):
        raise Fout(f"‘{vorm}’ is geen vorm van een plan. Kies kort, volledig of eerst veilig.", veld="vorm")
    plan.vastgesteld_op, plan.bespreken_op, plan.vorm = dag, bespreken_op, vorm or plan.vorm
    plan.gewijzigd_op, plan.gewijzigd_door = klok.nu(), actor.naam
    plan.save(update_fields=["vastgesteld_op", "bespreken_op", "vorm", "gewijzigd_op", "gewijzigd_door"])
    ronde = _leg_vast(actor, plan)
    gebeurtenis_melden(
        "plan_vastgesteld", plan.dossier_id, plan=str(plan.pk), op=dag.isoformat(), bespreken_op=str(bespreken_op or "")
    )
    logboek.handeling(actor, S.code, plan, vastgesteld=dag.isoformat())
    if gaten_nalopen(actor, plan.dossier_id):
        vraag_aanvulling(actor, plan, plan.dossier)
    if ronde and instelling("plan_goedkeuren"):
        goedkeuring_vragen(actor, plan, ronde)
    return plan


def _leg_vast(actor: Actor, plan: Plan) -> UUID | None:
    """The round of this agreement; None for a plan without goals."""
    doelen = list(poort.zichtbaar(Doel, Recht.PLAN_LEZEN).filter(plan=plan).prefetch_related("over"))
    nu = {doel.pk: _zegt(doel) for doel in doelen}
    laatst: dict[UUID, dict[str, Any]] = {}
    for rij in Vaststelling.objects.filter(doel__in=nu).order_by("op", "gemaakt_op"):
        laatst[rij.doel_id] = rij.velden
    nieuw = [doel for doel in doelen if laatst.get(doel.pk) != nu[doel.pk]] or doelen
    ronde = uuid4()
    for doel in nieuw:
        _schrijf(actor, plan, doel, nu[doel.pk], ronde)
    return ronde if nieuw else None


def _schrijf(actor: Actor, plan: Plan, doel: Doel, velden: dict[str, Any], ronde: UUID) -> None:
    """With both days: whoever does not see this goal learns neither (ADR 0021)."""
    dagen = {"op": plan.vastgesteld_op, "bespreken_op": plan.bespreken_op}
    rij = Vaststelling(
        **merk_van_doel(actor, doel), **dagen, doel=doel, ronde=ronde, velden=velden, door_naam=actor.naam
    )
    rij.save(force_insert=True)


def _zegt(doel: Doel) -> dict[str, Any]:
    """The words of a goal as they are agreed on, and whom it is about."""
    velden = {veld: getattr(doel, veld) for veld in VELDEN}
    velden["streefdatum"] = doel.streefdatum.isoformat() if doel.streefdatum else None
    return {**velden, "over": sorted(str(inwoner.pk) for inwoner in doel.over.all())}
