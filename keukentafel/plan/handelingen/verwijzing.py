"""Somebody else sets help going in this household: whoever directs it hears so (REQ-064)."""

from uuid import UUID

from keukentafel.dossier.models import Verwijzing
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, actor_nu
from keukentafel.kern.models import Gebeurtenis
from keukentafel.organisatie.handelingen.taken import taak_maken
from keukentafel.plan.handelingen.mensen import rollen_in_team
from keukentafel.plan.models import Kindregie, Regie
from keukentafel.plan.regels import wetten_bekend, wetten_leesbaar
from keukentafel.poort.matrix import Publiek

TAAK = "verwijzing_nieuw"


def verwijzing_melden(gebeurtenis: Gebeurtenis) -> None:
    """Huisbel. For the regisseur of this household, and of the child's other one when that has the regie over it.

    Whoever wrote it down knows already. Who may know that help under its law exists, but not read it, hears where to
    ask; who may not know hears nothing (DEEL-06).
    """
    rij = Verwijzing.objects.filter(pk=gebeurtenis.gegevens["verwijzing"]).select_related("dossier").first()
    if rij is None or rij.publiek == Publiek.AUTEUR:
        return
    elders = Kindregie.objects.filter(inwoner__in=rij.over.all(), tot=None).exclude(dossier_id=rij.dossier_id)
    dossiers = [rij.dossier_id, *elders.values_list("dossier_id", flat=True)]
    regie = Regie.objects.filter(dossier_id__in=dossiers, tot=None).select_related("medewerker", "waarnemer", "dossier")
    for een in regie:
        if str(een.wie.pk) != gebeurtenis.actor:
            _taak(actor_nu(), rij, een, een.dossier_id)


def _taak(actor: Actor, rij: Verwijzing, regie: Regie, dossier_id: UUID) -> None:
    rollen = rollen_in_team(regie.wie.pk, regie.team_id)
    leest = rij.wet in wetten_leesbaar(rollen) and dossier_id == rij.dossier_id
    if not leest and (rij.afgeschermd or rij.wet not in wetten_bekend(rollen)):
        return
    tekst = "Er is een nieuwe verwijzing in dit huishouden. Kijk of zij bij het plan past."
    if not leest:
        tekst = "Iemand in dit huishouden krijgt ook andere hulp. Vraag toestemming om te horen welke."
    taak_maken(
        actor=actor,
        soort=TAAK,
        tekst=tekst,
        uiterlijk=klok.vandaag(),
        voor=regie.wie,
        dossier_id=dossier_id,
        onderwerp_id=rij.pk,
        adres=rij.adres if leest else f"/dossier/{dossier_id}/delen/",
        afgeschermd=rij.afgeschermd,
    )
