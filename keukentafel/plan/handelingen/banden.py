"""What follows the regie: case ties, open steps, tasks. Called inside a system actor, after the right was checked."""

from django.db.models import F

from keukentafel.dossier.handelingen import betrokken_maken, betrokkene_beeindigen
from keukentafel.dossier.models import Betrokkenheid, Dossier
from keukentafel.dossier.regels import Betrokkenrol
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, actor_nu
from keukentafel.organisatie.models import Taak
from keukentafel.plan import regels
from keukentafel.plan.handelingen._hulp import loopt_nu
from keukentafel.plan.handelingen.mensen import rollen_in_team
from keukentafel.plan.models import Regie, Stap
from keukentafel.poort.matrix import Publiek

VAN_REGIE = (Betrokkenrol.REGISSEUR, Betrokkenrol.WAARNEMER)
TAAK_VACATURE = "regie_vacature"


def banden_beeindigen(regie: Regie, reden: str) -> None:
    """The tie that came with this row ends with it, at once (AUT-06). Other ties of the same person stay."""
    for rij in Betrokkenheid.objects.filter(loopt_nu(), dossier=regie.dossier_id, rol__in=VAN_REGIE):
        betrokkene_beeindigen(actor=actor_nu(), betrokkenheid_id=rij.pk, reden=reden, op=regie.tot)


def banden_leggen(actor: Actor, dossier: Dossier, regie: Regie) -> None:
    """The regisseur or waarnemer gets a tie. Whoever was uitvoerder and now directs keeps one tie, not two."""
    rol = Betrokkenrol.REGISSEUR if regie.medewerker else Betrokkenrol.WAARNEMER
    wie = regie.wie.pk
    betrokken_maken(actor=actor, dossier=dossier, medewerker_id=wie, rol=rol, van=regie.van, reden=regie.reden)
    if regie.medewerker_id:
        eigen = Betrokkenheid.objects.filter(
            loopt_nu(), dossier=dossier, medewerker=wie, rol=Betrokkenrol.UITVOERDER, waarvoor=""
        )
        for rij in eigen:
            betrokkene_beeindigen(actor=actor_nu(), betrokkenheid_id=rij.pk, reden="nu regisseur", op=regie.van)


def werk_meegeven(dossier: Dossier, oud: Regie | None, nieuw: Regie) -> None:
    """Open steps and tasks of the old regisseur go to the new one, as far as the new one may read them."""
    gever, krijger = oud.wie.pk if oud else None, nieuw.wie
    Taak.objects.filter(dossier_id=dossier.pk, soort=TAAK_VACATURE, klaar_op=None).update(
        klaar_op=klok.nu(), klaar_door=nieuw.gemaakt_door
    )
    if gever is None or gever == krijger.pk:
        return
    leesbaar = regels.wetten_leesbaar(rollen_in_team(krijger.pk, dossier.team_id))
    open_ = Stap.objects.filter(dossier=dossier, voor=gever, gedaan_op=None, wet__in=leesbaar)
    open_.exclude(publiek=Publiek.AUTEUR).update(voor=krijger, wie=krijger.naam, versie=F("versie") + 1)
    Taak.objects.filter(dossier_id=dossier.pk, voor=gever, klaar_op=None).update(voor=krijger, team_id=dossier.team_id)
