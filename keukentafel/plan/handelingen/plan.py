"""The plan as a whole: begin it, and name it."""

from typing import Any
from uuid import UUID

from keukentafel.dossier.handelingen._hulp import eis_open
from keukentafel.kern.actor import Actor
from keukentafel.kern.fouten import Fout
from keukentafel.kern.versies import bewaar_met_versie
from keukentafel.plan.handelingen._hulp import S, open_dossier
from keukentafel.plan.handelingen.doelen import doel_toevoegen, plan_zorgen
from keukentafel.plan.models import Plan
from keukentafel.poort import logboek, poort

HOOGSTE_TITEL = 120


def plan_beginnen(*, actor: Actor, dossier_id: UUID, titel: str = "", **eerste_doel: Any) -> Plan:
    """The plan of this household with its first goal; `eerste_doel` are the arguments of doel_toevoegen.

    A household has one plan (REQ-040): when there is one already, Fout says so.
    """
    dossier = open_dossier(dossier_id)
    if Plan.objects.filter(dossier=dossier).exists():
        raise Fout("Dit huishouden heeft al een plan. Voeg je doel daaraan toe.")
    plan = plan_zorgen(actor, dossier, _titel(titel))
    doel_toevoegen(actor=actor, dossier_id=dossier_id, **eerste_doel)
    return plan


def plan_titel_zetten(*, actor: Actor, plan_id: UUID, titel: str, versie: int) -> Plan:
    """What the household wants, in a few words; raises Botsing when a colleague wrote first."""
    plan = _plan(plan_id)
    bewaar_met_versie(plan, actor=actor, versie=versie, titel=_titel(titel))
    logboek.handeling(actor, S.code, plan, titel=True)
    return plan


def _plan(plan_id: UUID) -> Plan:
    poort.eis(S)
    plan = poort.haal(Plan, plan_id, S, voor_wijzigen=True)
    eis_open(plan.dossier)
    return plan


def _titel(titel: str) -> str:
    schoon = " ".join(titel.replace("\x00", "").split())
    if len(schoon) > HOOGSTE_TITEL:
        raise Fout(f"De naam van het plan telt {len(schoon)} tekens. Houd het op {HOOGSTE_TITEL}.", veld="titel")
    return schoon
