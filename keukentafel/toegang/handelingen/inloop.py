"""Walk-in: who comes in today, who is called, and how it ended (REQ-009)."""

from uuid import UUID

from django.db import connection
from django.db.models import Max

from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, transactie
from keukentafel.kern.fouten import Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.organisatie.models import Team
from keukentafel.poort import logboek, poort
from keukentafel.poort.rechten import Recht
from keukentafel.toegang.handelingen._hulp import eigen_team, eis_code, eis_tekst, plek
from keukentafel.toegang.models import Inloopbezoek
from keukentafel.toegang.opvragen.keuzes import Keuzes, keuzes

RECHT = Recht.INLOOP_BIJHOUDEN
TELLER = Actor.systeem("inloop_nummer")


def inloop_aanmelden(*, actor: Actor, plek_code: str, naam: str = "", inwoner_id: UUID | None = None) -> Inloopbezoek:
    """Somebody walks in; a name, a known resident or only the next number is enough."""
    poort.eis(RECHT)
    lijsten = keuzes()
    code = eis_code(plek_code, lijsten.lijst("inloopplek"), "plek", "inloopplek")
    nu = klok.nu()
    if inwoner_id:
        velden = plek(actor, Recht.INWONER_LEZEN, inwoner_id=inwoner_id).velden(actor)
    else:
        velden = {"team_id": _team_van(actor, code, lijsten), "gemaakt_door": actor.kenmerk}
    bezoek = Inloopbezoek(
        **velden,
        plek=code,
        dag=klok.vandaag(),
        volgnummer=_volgnummer(code),
        naam=eis_tekst(naam.strip(), "naam")[:200],
        aangekomen_op=nu,
    )
    bezoek.save(force_insert=True)
    logboek.handeling(actor, RECHT.code, bezoek, plek=code, nummer=bezoek.volgnummer)
    return bezoek


def _team_van(actor: Actor, code: str, lijsten: Keuzes) -> int:
    """The team that keeps this place; without one the actor's own."""
    waarde = {c: w for c, _, w in lijsten.waarden("inloopplek")}.get(code) or {}
    team = Team.objects.filter(code=waarde.get("team", "")).first()
    return int(team.pk) if team else eigen_team(actor)


def _volgnummer(code: str) -> int:
    """The next number of today at this place: counted beneath the walls, so that hidden visitors have one too."""
    with transactie(TELLER):
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"inloop:{code}"])
        hoogste = Inloopbezoek.objects.filter(plek=code, dag=klok.vandaag()).aggregate(n=Max("volgnummer"))["n"]
        return int(hoogste or 0) + 1


def inloop_roepen(*, actor: Actor, bezoek_id: UUID) -> Inloopbezoek:
    """The visitor is called in. Twice is not an error: the first call counts."""
    bezoek = _haal(bezoek_id)
    if bezoek.geroepen_op is None:
        bezoek.geroepen_op, bezoek.geroepen_door = klok.nu(), actor.naam
        bezoek.save(update_fields=["geroepen_op", "geroepen_door"])
        logboek.handeling(actor, RECHT.code, bezoek, geroepen=True)
    return bezoek


def inloop_afronden(*, actor: Actor, bezoek_id: UUID, uitkomst: str) -> Inloopbezoek:
    """How the visit ended; who leaves before being called is an outcome as well."""
    bezoek = _haal(bezoek_id)
    bezoek.uitkomst = eis_code(uitkomst, keuzes().lijst("inloop_uitkomst"), "uitkomst", "uitkomst")
    bezoek.klaar_op = klok.nu()
    bezoek.save(update_fields=["uitkomst", "klaar_op"])
    gebeurtenis_melden("inloop_afgerond", bezoek.pk, plek=bezoek.plek, uitkomst=bezoek.uitkomst)
    logboek.handeling(actor, RECHT.code, bezoek, uitkomst=bezoek.uitkomst)
    return bezoek


def inloop_ongedaan_maken(*, actor: Actor, bezoek_id: UUID) -> Inloopbezoek:
    """Undo the last thing: the outcome, else the call."""
    bezoek = _haal(bezoek_id)
    if bezoek.klaar_op:
        bezoek.klaar_op, bezoek.uitkomst = None, ""
    elif bezoek.geroepen_op:
        bezoek.geroepen_op, bezoek.geroepen_door = None, ""
    else:
        raise Fout("Er is bij deze bezoeker niets om ongedaan te maken.")
    bezoek.save(update_fields=["klaar_op", "uitkomst", "geroepen_op", "geroepen_door"])
    logboek.handeling(actor, RECHT.code, bezoek, ongedaan=True)
    return bezoek


def _haal(bezoek_id: UUID) -> Inloopbezoek:
    poort.eis(RECHT)
    return poort.haal(Inloopbezoek, bezoek_id, RECHT, voor_wijzigen=True)
