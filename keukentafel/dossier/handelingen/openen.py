"""Open a dossier for a household: new, reopened, or joined. One household has one dossier (REQ-025)."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection

from keukentafel.dossier import regels
from keukentafel.dossier.handelingen._hulp import eis_dag, merk
from keukentafel.dossier.handelingen.betrokkenen import betrokken_maken
from keukentafel.dossier.handelingen.verwijzingen import heronderzoek_vastleggen, heronderzoek_vragen
from keukentafel.dossier.handelingen.werkprocessen import werkproces_schrijven
from keukentafel.dossier.models import Dossier, DossierPeriode, Werkproces
from keukentafel.inwoner.models import Huishouden, Huishoudlid
from keukentafel.kern.actor import Actor, transactie
from keukentafel.kern.fouten import Fout, NietGevonden
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.poort import logboek, poort
from keukentafel.poort.matrix import Wet
from keukentafel.poort.rechten import Recht
from keukentafel.toegang.handelingen.behandelen import melding_oppakken
from keukentafel.toegang.models import Melding
from keukentafel.toegang.regels import MeldingStand

ZOEKER = Actor.systeem("dossier_openen")


@dataclass(frozen=True)
class _Wens:
    """What the caller filled in; the rest follows from the melding or the household."""

    team_id: int | None
    inwoner_id: UUID | None
    wet: str
    onderwerp: str


@dataclass(frozen=True)
class _Vraag:
    """What the dossier is opened for, after the gate: household, team and first question."""

    huishouden: Huishouden
    team_id: int
    melding: Melding | None
    inwoner_id: UUID | None
    wet: str
    onderwerp: str


def dossier_openen(
    *,
    actor: Actor,
    huishouden_id: UUID | None = None,
    melding_id: UUID | None = None,
    inwoner_id: UUID | None = None,
    wet: str = "",
    onderwerp: str = "",
    op: date | None = None,
    reden: str = "",
    team_id: int | None = None,
) -> Dossier:
    """The dossier of this household, open, with the actor involved and a werkproces for the question.

    New household: a new number. Known and closed: reopened, with `reden` (from a melding: its number). Known and open:
    the actor joins. In another team: only with a melding handed to the actor's team; the werkproces then counts
    in the actor's team and the dossier stays where it is.
    """
    poort.eis(Recht.DOSSIER_SCHRIJVEN)
    wens = _Wens(team_id, inwoner_id, wet, onderwerp)
    if melding_id:
        vraag = _van_melding(poort.haal(Melding, melding_id, Recht.MELDING_LEZEN, voor_wijzigen=True), wens)
    else:
        vraag = _zonder_melding(actor, huishouden_id, wens)
    if vraag.melding and not reden:
        reden = f"Melding {vraag.melding.nummer}"
    dag = eis_dag(op, reden=reden)
    dossier = _bestaand(actor, vraag) or _nieuw(actor, vraag, dag)
    if dossier.gesloten_op:
        # Nobody works in a closed dossier: it comes to the team that has the new question.
        dossier.team_id = vraag.team_id
        _heropen(actor, dossier, dag, reden)
    _betrek(actor, dossier, reden)
    _pak_op(actor, vraag.melding)
    if not _heeft_werkproces(melding_id):
        _eerste_werkproces(actor, dossier, vraag, dag, reden)
    logboek.handeling(actor, Recht.DOSSIER_SCHRIJVEN.code, dossier, melding=melding_id, op=dag)
    return dossier


def _betrek(actor: Actor, dossier: Dossier, reden: str) -> None:
    """Whoever opens it is involved; a named system (bulk load) is nobody's worker."""
    if actor.id:
        betrokken_maken(actor=actor, dossier=dossier, medewerker_id=actor.id, reden=reden)


def _pak_op(actor: Actor, melding: Melding | None) -> None:
    """Whoever was given the melding and opens the dossier, has started on it."""
    if melding and melding.status == MeldingStand.TOEGEWEZEN and melding.behandelaar_id == actor.id:
        melding_oppakken(actor=actor, melding_id=melding.pk)


def _heeft_werkproces(melding_id: UUID | None) -> bool:
    """A second click on the same melding opens nothing twice."""
    with transactie(ZOEKER):
        return melding_id is not None and Werkproces.objects.filter(melding_id=melding_id).exists()


def _eerste_werkproces(actor: Actor, dossier: Dossier, vraag: _Vraag, dag: date, reden: str) -> None:
    inwoner_id = vraag.inwoner_id or _eerste_lid(vraag)
    eerder = heronderzoek_vragen(
        actor=actor, dossier_id=dossier.pk, inwoner_id=inwoner_id, onderwerp=vraag.onderwerp, toch=True
    )
    werkproces = werkproces_schrijven(
        actor=actor,
        dossier=dossier,
        inwoner_id=inwoner_id,
        in_team_id=vraag.team_id,
        op=dag,
        wet=vraag.wet,
        onderwerp=vraag.onderwerp,
        melding_id=vraag.melding.pk if vraag.melding else None,
        toelichting=reden,
    )
    heronderzoek_vastleggen(actor=actor, werkproces=werkproces, verwijzingen=eerder)


def dossier_heropenen(*, actor: Actor, dossier_id: UUID, reden: str, op: date | None = None) -> Dossier:
    """Open again, with the history intact (REQ-035); reopening makes a new involvement with a reason (AUT-06)."""
    poort.eis(Recht.DOSSIER_SLUITEN)
    dossier = poort.haal(Dossier, dossier_id, Recht.DOSSIER_SLUITEN, voor_wijzigen=True)
    if not dossier.gesloten_op:
        raise Fout(f"Dossier {dossier.nummer} is al open.")
    if not reden.strip():
        raise Fout("Schrijf kort op waarom het dossier weer open gaat.", veld="reden")
    _heropen(actor, dossier, eis_dag(op, reden=reden), reden)
    _betrek(actor, dossier, reden)
    logboek.handeling(actor, Recht.DOSSIER_SLUITEN.code, dossier, heropend=True)
    return dossier


def _van_melding(melding: Melding, vraag: _Wens) -> _Vraag:
    if melding.huishouden_id is None:
        raise Fout(f"Bij melding {melding.nummer} staat nog geen huishouden. Kies eerst voor wie de vraag is.")
    # Who was given the melding may see its household, also when it lives in the area of another team.
    with transactie(ZOEKER):
        huishouden = Huishouden.objects.get(pk=melding.huishouden_id)
    onderwerp = vraag.onderwerp or (melding.onderwerpen[0] if melding.onderwerpen else "")
    inwoner_id = vraag.inwoner_id or melding.inwoner_id
    return _Vraag(
        huishouden, vraag.team_id or melding.team_id, melding, inwoner_id, vraag.wet or melding.wet, onderwerp
    )


def _zonder_melding(actor: Actor, huishouden_id: UUID | None, vraag: _Wens) -> _Vraag:
    if huishouden_id is None:
        raise Fout("Kies het huishouden waarvoor je een dossier opent.", veld="huishouden")
    huishouden = poort.haal(Huishouden, huishouden_id, Recht.HUISHOUDEN_LEZEN)
    team_id = vraag.team_id or _eigen_team(actor, huishouden.team_id)
    return _Vraag(huishouden, team_id, None, vraag.inwoner_id, vraag.wet or Wet.ALGEMEEN, vraag.onderwerp)


def _eigen_team(actor: Actor, voorkeur: int) -> int:
    return voorkeur if voorkeur in actor.teams or not actor.teams else min(actor.teams)


def _bestaand(actor: Actor, vraag: _Vraag) -> Dossier | None:
    """The dossier this household has. Out of sight it is opened by a melding only, and when hidden not told about."""
    with transactie(ZOEKER):
        # The household is the lock: two colleagues who open at once get one dossier, not an error.
        Huishouden.objects.select_for_update(of=("self",)).get(pk=vraag.huishouden.pk)
        dossier = Dossier.objects.select_for_update(of=("self",)).filter(huishouden=vraag.huishouden).first()
    if dossier is None or vraag.melding or poort.mag(dossier, Recht.DOSSIER_SCHRIJVEN):
        return dossier
    if dossier.afgeschermd:
        logboek.geweigerd(actor, Recht.DOSSIER_SCHRIJVEN.code, "dossier.dossier", dossier.pk, "afgeschermd")
        raise NietGevonden("dossier.dossier")
    raise Fout(
        f"Dit huishouden heeft al een dossier bij team {dossier.team.naam}."
        " Vraag dat team om je te betrekken, of om het dossier over te dragen."
    )


def _nieuw(actor: Actor, vraag: _Vraag, dag: date) -> Dossier:
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('dossier_volgnr')")
        volgnr: int = cursor.fetchone()[0]
    dossier = Dossier(
        nummer=regels.dossiernummer(dag.year, volgnr),
        volgnr=volgnr,
        huishouden=vraag.huishouden,
        team_id=vraag.team_id,
        afgeschermd=vraag.huishouden.afgeschermd,
        geopend_op=dag,
        gemaakt_door=actor.kenmerk,
    )
    dossier.save(force_insert=True)
    _periode(actor, dossier, dag, "nieuw", "")
    gebeurtenis_melden(
        "dossier_geopend", dossier.pk, op=dag.isoformat(), melding=str(vraag.melding.pk) if vraag.melding else ""
    )
    return dossier


def _heropen(actor: Actor, dossier: Dossier, dag: date, reden: str) -> None:
    if dossier.gesloten_op and dag < dossier.gesloten_op:
        raise Fout(
            f"Het dossier was nog open op {dag:%d-%m-%Y}. Kies {dossier.gesloten_op:%d-%m-%Y} of later.", veld="op"
        )
    if not reden.strip():
        raise Fout(
            f"Dossier {dossier.nummer} is gesloten geweest. Schrijf kort op waarom het weer open gaat.", veld="reden"
        )
    dossier.gesloten_op, dossier.reden_sluiten = None, ""
    # A closed dossier of another team is out of sight for the actor who got its new melding.
    with transactie(ZOEKER):
        dossier.save(update_fields=["team", "gesloten_op", "reden_sluiten"])
    _periode(actor, dossier, dag, "heropend", reden)
    gebeurtenis_melden("dossier_heropend", dossier.pk, op=dag.isoformat())


def _periode(actor: Actor, dossier: Dossier, dag: date, aanleiding: str, toelichting: str) -> None:
    DossierPeriode(
        **merk(actor, dossier), in_team_id=dossier.team_id, van=dag, aanleiding=aanleiding, toelichting=toelichting
    ).save(force_insert=True)


def _eerste_lid(vraag: _Vraag) -> UUID:
    """The first member of the household."""
    with transactie(ZOEKER):
        lid = Huishoudlid.objects.filter(huishouden=vraag.huishouden, tot=None).order_by("van", "gemaakt_op").first()
    if lid is None:
        raise Fout("Dit huishouden heeft nog geen leden. Voeg eerst een inwoner toe.", veld="huishouden")
    return UUID(str(lid.inwoner_id))
