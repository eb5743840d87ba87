"""Help without a plan or a decision: three facts to begin, the outcome at the end (REQ-039)."""

from datetime import date, timedelta
from uuid import UUID

from keukentafel.dossier import regels_sluiten as rs
from keukentafel.dossier.handelingen._hulp import eis_keuze, eis_tekst
from keukentafel.dossier.models import LichteHulp
from keukentafel.inwoner.models import Inwoner
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor
from keukentafel.kern.fouten import Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.organisatie.handelingen.taken import taak_maken, taken_vervallen
from keukentafel.organisatie.models import Medewerker
from keukentafel.organisatie.opvragen import instelling
from keukentafel.organisatie.opvragen.inrichting import keuzenamen
from keukentafel.poort import logboek, poort
from keukentafel.poort.matrix import NAAM_VAN_WET, Wet
from keukentafel.poort.rechten import Recht

S = Recht.LICHTE_HULP_SCHRIJVEN


def lichte_hulp_beginnen(
    *,
    actor: Actor,
    inwoner_id: UUID,
    wat: str,
    wat_tekst: str = "",
    door_wie: str = "",
    sinds: date | None = None,
    vragen_op: date | None = None,
    wet: str = Wet.ALGEMEEN,
) -> LichteHulp:
    """What, by whom and since when. On `vragen_op` the house asks its writer what came of it."""
    poort.eis(S)
    inwoner = poort.haal(Inwoner, inwoner_id, Recht.INWONER_LEZEN)
    dag = sinds or klok.vandaag()
    vraagdag = vragen_op or klok.vandaag() + timedelta(weeks=instelling("lichte_hulp_weken"))
    if dag > klok.vandaag():
        raise Fout(f"{datum_gewoon(dag)} ligt in de toekomst. Sinds wanneer loopt het al?", veld="sinds")
    if vraagdag < klok.vandaag():
        raise Fout(f"{datum_gewoon(vraagdag)} is al geweest. Kies een dag die nog komt.", veld="vragen_op")
    rij = LichteHulp(
        inwoner=inwoner,
        team_id=inwoner.team_id,
        afgeschermd=inwoner.afgeschermd,
        in_team_id=inwoner.team_id if inwoner.team_id in actor.teams or not actor.teams else min(actor.teams),
        wet=eis_keuze(wet, {w.value: naam for w, naam in NAAM_VAN_WET.items()}, "wet"),
        wat=eis_keuze(wat, keuzenamen("lichte_hulp", rs.LICHTE_HULP), "wat"),
        wat_tekst=eis_tekst(wat_tekst, leeg=True, veld="wat_tekst"),
        door_wie=door_wie.strip()[:300],
        sinds=dag,
        vragen_op=vraagdag,
        gemaakt_door=actor.kenmerk,
        gewijzigd_door=actor.naam,
    )
    rij.save(force_insert=True)
    _vragen(actor, rij)
    gebeurtenis_melden("lichte_hulp_begonnen", rij.pk, op=dag.isoformat())
    logboek.handeling(actor, S.code, rij)
    return rij


def lichte_hulp_afronden(
    *, actor: Actor, hulp_id: UUID, uitkomst: str, tekst: str = "", op: date | None = None
) -> LichteHulp:
    """It ended, and this is what came of it. Once more corrects what was said."""
    poort.eis(S)
    rij = poort.haal(LichteHulp, hulp_id, S, voor_wijzigen=True)
    if uitkomst not in set(rs.Lichtuitkomst):
        raise Fout("Kies wat ervan kwam.", veld="uitkomst")
    dag = op or klok.vandaag()
    if not rij.sinds <= dag <= klok.vandaag():
        raise Fout(f"{datum_gewoon(dag)} kan niet. Kies een dag van {datum_gewoon(rij.sinds)} tot vandaag.", veld="op")
    rij.geeindigd_op, rij.uitkomst = dag, uitkomst
    rij.uitkomst_tekst = eis_tekst(tekst, leeg=True, veld="tekst")
    _bewaar(actor, rij)
    taken_vervallen(actor=actor, onderwerp_id=rij.pk)
    gebeurtenis_melden("lichte_hulp_afgerond", rij.pk, uitkomst=uitkomst, op=dag.isoformat())
    logboek.handeling(actor, S.code, rij, uitkomst=uitkomst)
    return rij


def lichte_hulp_heropenen(*, actor: Actor, hulp_id: UUID) -> LichteHulp:
    """Undo: it runs on, and its outcome is asked again."""
    poort.eis(S)
    rij = poort.haal(LichteHulp, hulp_id, S, voor_wijzigen=True)
    if rij.geeindigd_op is not None:
        rij.geeindigd_op, rij.uitkomst, rij.uitkomst_tekst = None, "", ""
        rij.vragen_op = max(rij.vragen_op, klok.vandaag())
        _bewaar(actor, rij)
        _vragen(actor, rij)
        logboek.handeling(actor, S.code, rij, heropend=True)
    return rij


def _bewaar(actor: Actor, rij: LichteHulp) -> None:
    rij.versie, rij.gewijzigd_op, rij.gewijzigd_door = rij.versie + 1, klok.nu(), actor.naam
    rij.save()


def _vragen(actor: Actor, rij: LichteHulp) -> None:
    wie = Medewerker.objects.filter(pk=actor.id).first() if actor.id else None
    if wie is not None:
        taak_maken(
            actor=actor,
            soort="lichte_hulp",
            tekst="Vraag wat er van de lichte hulp is gekomen",
            uiterlijk=rij.vragen_op,
            voor=wie,
            onderwerp_id=rij.pk,
            adres=f"/lichte-hulp/{rij.pk}/",
            afgeschermd=rij.afgeschermd,
        )
