"""The manager approves a plan or gives it back with a reason, where the municipality asks for that (REQ-046)."""

from uuid import UUID

from keukentafel.dossier.handelingen._hulp import eis_tekst, over_werkdagen
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor
from keukentafel.kern.fouten import Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.organisatie.handelingen.taken import taak_maken, taken_vervallen
from keukentafel.organisatie.opvragen.actor import medewerker_van
from keukentafel.organisatie.opvragen.inrichting import instelling
from keukentafel.plan.models import Goedkeuring, Plan
from keukentafel.poort import logboek, poort
from keukentafel.poort.matrix import Rol
from keukentafel.poort.rechten import Recht

G = Recht.PLAN_GOEDKEUREN


def goedkeuring_vragen(actor: Actor, plan: Plan, ronde: UUID) -> Goedkeuring:
    """Called by plan_vaststellen. An older request that nobody answered makes place for this one."""
    for oud in Goedkeuring.objects.filter(plan=plan, stand="gevraagd"):
        taken_vervallen(actor=actor, onderwerp_id=oud.pk)
        oud.stand = "vervallen"
        oud.save(update_fields=["stand"])
    vraag = Goedkeuring(
        plan=plan,
        dossier_id=plan.dossier_id,
        team_id=plan.team_id,
        afgeschermd=plan.afgeschermd,
        ronde=ronde,
        gevraagd_door=actor.naam,
        gemaakt_door=actor.kenmerk,
    )
    vraag.save(force_insert=True)
    taak_maken(
        actor=actor,
        soort="plan_goedkeuren",
        tekst="Een plan wacht op je goedkeuring",
        uiterlijk=over_werkdagen(instelling("plan_goedkeuren_werkdagen")),
        rol=Rol.WIJKTEAMMANAGER,
        team=plan.team,
        dossier_id=plan.dossier_id,
        onderwerp_id=vraag.pk,
        adres="/team/plannen/",
        afgeschermd=plan.afgeschermd,
    )
    gebeurtenis_melden("plan_goedkeuring_gevraagd", plan.dossier_id, goedkeuring=str(vraag.pk))
    return vraag


def plan_goedkeuren(*, actor: Actor, goedkeuring_id: UUID) -> Goedkeuring:
    """One click. Twice is once."""
    return _besluit(actor, goedkeuring_id, "goedgekeurd", "")


def plan_teruggeven(*, actor: Actor, goedkeuring_id: UUID, reden: str) -> Goedkeuring:
    """Back to who asked, with what should be different. The help in the plan goes on meanwhile."""
    if not reden.strip():
        raise Fout("Schrijf op wat er anders moet. De collega leest dit als eerste.", veld="reden")
    return _besluit(actor, goedkeuring_id, "teruggegeven", eis_tekst(reden, veld="reden"))


def _besluit(actor: Actor, goedkeuring_id: UUID, stand: str, reden: str) -> Goedkeuring:
    poort.eis(G)
    vraag: Goedkeuring = poort.haal(Goedkeuring, goedkeuring_id, G, voor_wijzigen=True)
    if vraag.stand == stand:
        return vraag
    if vraag.stand != "gevraagd":
        raise Fout("Over dit plan is al beslist, of het is intussen opnieuw vastgesteld. Ververs de pagina.")
    vraag.stand, vraag.reden, vraag.besluit_op, vraag.besluit_door = stand, reden, klok.nu(), actor.naam
    vraag.save(update_fields=["stand", "reden", "besluit_op", "besluit_door"])
    taken_vervallen(actor=actor, onderwerp_id=vraag.pk)
    if stand == "teruggegeven":
        _terug_naar(actor, vraag)
    gebeurtenis_melden("plan_beoordeeld", vraag.dossier_id, goedkeuring=str(vraag.pk), stand=stand)
    logboek.handeling(actor, G.code, vraag, stand=stand)
    return vraag


def _terug_naar(actor: Actor, vraag: Goedkeuring) -> None:
    voor = medewerker_van(vraag.gemaakt_door)
    taak_maken(
        actor=actor,
        soort="plan_teruggegeven",
        tekst="De manager gaf een plan terug. Lees waarom, pas het aan en stel het opnieuw vast",
        uiterlijk=over_werkdagen(instelling("plan_goedkeuren_werkdagen")),
        voor=voor,
        rol="" if voor else Rol.WIJKCOACH,
        team=vraag.team,
        dossier_id=vraag.dossier_id,
        onderwerp_id=vraag.plan_id,
        adres=f"/dossier/{vraag.dossier_id}/plan/akkoord/",
        afgeschermd=vraag.afgeschermd,
    )
