"""The alarm of a vacancy: a task for the coördinator when it lasts more than one werkdag."""

from datetime import date

from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, transactie
from keukentafel.organisatie.models import Rolvervulling, Taak
from keukentafel.plan import regels
from keukentafel.plan.handelingen._hulp import loopt_vandaag
from keukentafel.plan.handelingen.banden import TAAK_VACATURE
from keukentafel.plan.models import Regie
from keukentafel.poort.matrix import Rol

BEWAKER = Actor.systeem("regiebewaking")


def vacatures_melden() -> int:
    """Make a task for every vacancy that alarms and has none yet; returns how many. Runs every morning."""
    with transactie(BEWAKER):
        bekend = set(Taak.objects.filter(soort=TAAK_VACATURE, klaar_op=None).values_list("onderwerp_id", flat=True))
        open_ = Regie.objects.filter(soort=regels.Regiesoort.VACATURE, tot=None, dossier__gesloten_op=None)
        nieuw = [
            _taak(rij)
            for rij in open_.select_related("dossier").order_by("van")
            if rij.pk not in bekend and regels.vacature_alarmeert(_dag(rij), klok.vandaag())
        ]
        Taak.objects.bulk_create(nieuw)
    return len(nieuw)


def _taak(rij: Regie) -> Taak:
    """For the coördinator of the team; about a shielded household for its waarnemer alone, who knows of it already."""
    alleen_waarnemer = rij.afgeschermd or not _heeft_coordinator(rij.team_id)
    return Taak(
        soort=TAAK_VACATURE,
        tekst=f"Dossier {rij.dossier.nummer} heeft sinds {_dag(rij):%d-%m-%Y} geen regisseur. Wijs iemand aan.",
        adres=f"/dossier/{rij.dossier_id}/overdragen/",
        team_id=rij.team_id,
        voor_id=rij.waarnemer_id if alleen_waarnemer else None,
        rol="" if alleen_waarnemer else Rol.COORDINATOR.value,
        dossier_id=rij.dossier_id,
        onderwerp_id=rij.pk,
        uiterlijk=klok.vandaag(),
        afgeschermd=rij.afgeschermd,
        gemaakt_door=BEWAKER.kenmerk,
    )


def _dag(rij: Regie) -> date:
    return rij.van.astimezone(klok.AMSTERDAM).date()


def _heeft_coordinator(team_id: int) -> bool:
    return Rolvervulling.objects.filter(loopt_vandaag(), team_id=team_id, rol=Rol.COORDINATOR.value).exists()
