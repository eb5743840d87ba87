"""What is still asked of a plan that was agreed on: one dated task, which closes when nothing is asked any more."""

from uuid import UUID

from keukentafel.dossier.handelingen._hulp import over_werkdagen
from keukentafel.dossier.models import Dossier
from keukentafel.kern.actor import Actor
from keukentafel.organisatie.handelingen.taken import taak_maken, taken_vervallen
from keukentafel.organisatie.models import Taak
from keukentafel.organisatie.opvragen.actor import medewerker_van
from keukentafel.organisatie.opvragen.inrichting import instelling
from keukentafel.plan.models import Plan
from keukentafel.plan.opvragen.gaten import gaten_van
from keukentafel.poort.matrix import Rol

TAAK = "plan_aanvullen"


def gaten_nalopen(actor: Actor, dossier_id: UUID) -> tuple[str, ...]:
    """After a change in an agreed plan: does something still miss? Only what this actor may see is looked at."""
    plan = Plan.objects.filter(dossier_id=dossier_id, vastgesteld_op__isnull=False).first()
    if plan is None:
        return ()
    vragen = gaten_van(plan)
    if not vragen:
        taken_vervallen(actor=actor, onderwerp_id=plan.pk, soort=TAAK)
    return vragen


def vraag_aanvulling(actor: Actor, plan: Plan, dossier: Dossier) -> None:
    """Saved as it is; what misses comes back on a day. One task at a time."""
    if Taak.objects.filter(soort=TAAK, onderwerp_id=plan.pk, klaar_op=None).exists():
        return
    voor = medewerker_van(actor.kenmerk)
    taak_maken(
        actor=actor,
        soort=TAAK,
        tekst="In een plan dat is vastgesteld, is nog iets te vragen",
        uiterlijk=over_werkdagen(instelling("plan_aanvullen_werkdagen")),
        voor=voor,
        rol="" if voor else Rol.WIJKCOACH,
        team=dossier.team,
        dossier_id=dossier.pk,
        onderwerp_id=plan.pk,
        adres=f"/dossier/{dossier.pk}/plan/akkoord/",
        afgeschermd=dossier.afgeschermd,
    )
