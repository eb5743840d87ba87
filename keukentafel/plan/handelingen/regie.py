"""The regie: begin, appoint, hand over, leave vacant, end. One row ends and the next starts at the same moment.

The dossier row is the lock: of two who change the regie at once the second reads who was first. The database refuses
two rows at one moment whatever the code does (plan/sql/10_regie.sql).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from keukentafel.dossier.handelingen import dossier_overdragen_aan_team
from keukentafel.dossier.handelingen._hulp import merk
from keukentafel.dossier.models import Dossier
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, transactie
from keukentafel.kern.fouten import Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.organisatie.models import Medewerker, Team
from keukentafel.plan import regels
from keukentafel.plan.handelingen._hulp import open_dossier
from keukentafel.plan.handelingen.banden import VAN_REGIE, banden_beeindigen, banden_leggen, werk_meegeven
from keukentafel.plan.handelingen.mensen import eis_collega, eis_regisseur, waarnemer_voor
from keukentafel.plan.handelingen.rondom import overdrachten_sluiten, plaatsing_sluiten, rondgang_melden
from keukentafel.plan.models import Regie, Regieplaatsing
from keukentafel.poort import logboek
from keukentafel.poort.rechten import Recht

B = Recht.REGIE_BELEGGEN
REGIE = Actor.systeem("regie")
KLEINSTE = timedelta(microseconds=1)


@dataclass(frozen=True)
class _Nieuw:
    """The row that comes: a regisseur, another party with who keeps sight of it, or a vacancy with a waarnemer."""

    medewerker: Medewerker | None
    waarnemer: Medewerker | None
    reden: str
    plaatsing: Regieplaatsing | None = None

    @property
    def soort(self) -> str:
        if self.plaatsing:
            return regels.Regiesoort.ELDERS
        return regels.Regiesoort.REGISSEUR if self.medewerker else regels.Regiesoort.VACATURE

    @property
    def zin(self) -> str:
        if self.medewerker:
            return f"{self.medewerker.naam} is nu regisseur"
        if self.plaatsing:
            return f"{self.plaatsing.partij} heeft nu de regie en {self.waarnemer} houdt zicht"
        return f"de regie is nu vacant en {self.waarnemer} neemt waar"


def regisseur_aanwijzen(
    *, actor: Actor, dossier_id: UUID, medewerker_id: UUID, reden: str = "", regie_id: UUID | None = None
) -> Regie:
    """This worker directs from now on, within the team of the dossier. `regie_id` is the row the screen showed."""
    dossier = _slot(dossier_id, regie_id)
    nieuw = _Nieuw(eis_regisseur(medewerker_id, dossier.team_id), None, reden.strip())
    return _beleg(actor, dossier, nieuw, soort="regisseur_aangewezen")


def regie_overdragen(
    *,
    actor: Actor,
    dossier_id: UUID,
    reden: str,
    medewerker_id: UUID | None = None,
    team_id: int | None = None,
    regie_id: UUID | None = None,
) -> Regie:
    """Hand over to a colleague, or to another team (then with the dossier, to somebody there or as a vacancy).

    Ties, open steps and tasks of the old regisseur follow. Raises Fout when a colleague was first (`regie_id`).
    """
    dossier = _slot(dossier_id, regie_id)
    if not reden.strip():
        raise Fout("Schrijf kort op waarom je overdraagt. De nieuwe regisseur leest dit als eerste.", veld="reden")
    naar_team = team_id or dossier.team_id
    if naar_team == dossier.team_id and medewerker_id is None:
        raise Fout("Kies aan wie je overdraagt: een collega, of een ander team.", veld="naar")
    if medewerker_id:
        nieuw = _Nieuw(eis_regisseur(medewerker_id, naar_team), None, reden.strip())
    else:
        nieuw = _Nieuw(None, waarnemer_voor(naar_team), reden.strip())
    return _beleg(actor, dossier, nieuw, soort="regie_overgedragen", team_id=naar_team)


def regie_vacature(
    *,
    actor: Actor,
    dossier_id: UUID,
    reden: str,
    waarnemer_id: UUID | None = None,
    regie_id: UUID | None = None,
) -> Regie:
    """Nobody directs for now; a named waarnemer keeps an eye on it. It alarms after a werkdag and blocks nothing."""
    dossier = _slot(dossier_id, regie_id)
    if not reden.strip():
        raise Fout("Schrijf kort op waarom er nu geen regisseur is.", veld="reden")
    waarnemer = eis_collega(waarnemer_id) if waarnemer_id else waarnemer_voor(dossier.team_id)
    nieuw = _Nieuw(None, waarnemer, reden.strip())
    return _beleg(actor, dossier, nieuw, soort="regie_vacant")


def regie_elders(*, actor: Actor, plaatsing: Regieplaatsing, dossier: Dossier) -> Regie:
    """Another party said yes: it directs from now on, a colleague keeps sight. For an act that passed the gate."""
    nieuw = _Nieuw(None, plaatsing.zicht, plaatsing.reden, plaatsing)
    return _beleg(actor, dossier, nieuw, soort="regie_elders")


def regie_beginnen(*, actor: Actor, dossier: Dossier, medewerker_id: UUID | None = None) -> Regie:
    """The first row of an opened dossier, for callers that passed the gate: the behandelaar, else a vacancy.

    A running row stays, unless its regisseur has no tie with the dossier any more (it was closed in between).
    """
    with transactie(REGIE):
        dossier = Dossier.objects.select_for_update(of=("self",)).get(pk=dossier.pk)
        huidig = open_regie(dossier)
        if huidig is not None and _heeft_band(huidig):
            return huidig
        nieuw = _eerste(actor, dossier, medewerker_id)
        rij = _wissel(actor, dossier, nieuw)
    gebeurtenis_melden("regie_begonnen", dossier.pk, regie=str(rij.pk), regiesoort=rij.soort)
    logboek.handeling(actor, B.code, rij, regiesoort=rij.soort)
    return rij


def regie_beeindigen(*, dossier: Dossier, op: datetime | None = None) -> None:
    """The dossier is closed: nobody directs it, and nobody has to. Inside a system actor."""
    huidig = open_regie(dossier)
    if huidig is not None:
        huidig.tot = max(op or klok.nu(), huidig.van + KLEINSTE)
        huidig.save(update_fields=["tot"])
        banden_beeindigen(huidig, "dossier gesloten")


def open_regie(dossier: Dossier) -> Regie | None:
    """The row that runs now; None only for a closed dossier."""
    rij: Regie | None = Regie.objects.filter(dossier=dossier, tot=None).first()
    return rij


def _beleg(actor: Actor, dossier: Dossier, nieuw: _Nieuw, *, soort: str, team_id: int | None = None) -> Regie:
    """The right was checked on the locked dossier; a row may leave the actor's sight, so the house writes it."""
    with transactie(REGIE):
        if team_id and team_id != dossier.team_id:
            dossier_overdragen_aan_team(actor=REGIE, dossier_id=dossier.pk, team_id=team_id, reden=nieuw.reden)
            dossier.refresh_from_db()
        rij = _wissel(actor, dossier, nieuw)
    gebeurtenis_melden(soort, dossier.pk, regie=str(rij.pk), regiesoort=rij.soort)
    logboek.handeling(actor, B.code, rij, regiesoort=rij.soort, naar_team=_code(team_id))
    return rij


def _wissel(actor: Actor, dossier: Dossier, nieuw: _Nieuw) -> Regie:
    """End the running row and start the next at the same moment, and let ties, steps and tasks follow."""
    oud = open_regie(dossier)
    zelfde = oud is not None and (oud.medewerker, oud.waarnemer, oud.plaatsing) == (
        nieuw.medewerker,
        nieuw.waarnemer,
        nieuw.plaatsing,
    )
    if oud is not None and zelfde and _heeft_band(oud):
        raise Fout(f"Dat is al zo: {nieuw.zin}.", veld="naar")
    moment = klok.nu() if oud is None else max(klok.nu(), oud.van + KLEINSTE)
    if oud is not None:
        oud.tot = moment
        oud.save(update_fields=["tot"])
        banden_beeindigen(oud, nieuw.reden)
    rij = Regie(
        **merk(actor, dossier),
        dossier_volgnr=dossier.volgnr,
        soort=nieuw.soort,
        medewerker=nieuw.medewerker,
        waarnemer=nieuw.waarnemer,
        plaatsing=nieuw.plaatsing,
        partij=nieuw.plaatsing.partij if nieuw.plaatsing else "",
        van=moment,
        reden=nieuw.reden,
    )
    rij.save(force_insert=True)
    banden_leggen(actor, dossier, rij)
    werk_meegeven(dossier, oud, rij)
    overdrachten_sluiten(rij)
    plaatsing_sluiten(oud)
    rondgang_melden(actor, dossier, rij)
    return rij


def _eerste(actor: Actor, dossier: Dossier, medewerker_id: UUID | None) -> _Nieuw:
    """Who can direct does so; otherwise it is a vacancy from the first moment."""
    try:
        return _Nieuw(eis_regisseur(medewerker_id, dossier.team_id), None, "dossier geopend")
    except Fout:
        return _Nieuw(None, waarnemer_voor(dossier.team_id, actor.id), "bij het openen was er geen regisseur")


def _heeft_band(regie: Regie) -> bool:
    return bool(regie.dossier.betrokkenen.filter(medewerker=regie.wie, tot=None, rol__in=VAN_REGIE).exists())


def _slot(dossier_id: UUID, regie_id: UUID | None) -> Dossier:
    """The dossier, locked; raises Fout when the regie is no longer the row that the screen showed."""
    dossier = open_dossier(dossier_id, B)
    if regie_id is None:
        return dossier
    with transactie(REGIE):
        huidig = open_regie(dossier)
        if huidig is not None and huidig.pk != regie_id:
            nu = _Nieuw(huidig.medewerker, huidig.waarnemer, "")
            raise Fout(regels.ingehaald(_door(huidig.gemaakt_door), nu.zin))
    return dossier


def _door(kenmerk: str) -> str:
    """Whose act it was, in words."""
    medewerker = Medewerker.objects.filter(pk=kenmerk).first() if not kenmerk.startswith("systeem:") else None
    return medewerker.naam if medewerker else "Een collega"


def _code(team_id: int | None) -> str:
    return Team.objects.get(pk=team_id).code if team_id else ""
