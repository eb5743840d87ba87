"""Moments when somebody looks again: plan, hold, take back, move, stop (REQ-053, REQ-054, REQ-062)."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from keukentafel.dossier.handelingen._hulp import eis_leden, eis_open, eis_tekst, eis_wet
from keukentafel.dossier.handelingen.lezen import itemmerk, vanaf_moment
from keukentafel.dossier.models import Dossier
from keukentafel.dossier.opvragen.stand import stand_van
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, actor_nu, transactie
from keukentafel.kern.fouten import Fout, NietGevonden
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.kern.models import Gebeurtenis
from keukentafel.kern.versies import Botsing, bewaar_met_versie
from keukentafel.organisatie.handelingen.taken import taak_maken, taken_vervallen
from keukentafel.organisatie.models import Taak
from keukentafel.organisatie.opvragen import feestdagen, instelling
from keukentafel.plan.handelingen._hulp import S, open_dossier
from keukentafel.plan.handelingen.mensen import eis_collega
from keukentafel.plan.models import Doel, Volgmoment
from keukentafel.plan.opvragen.regie import lopende_regie
from keukentafel.plan.regels import volgen as rv
from keukentafel.poort import logboek, poort
from keukentafel.poort.matrix import Publiek, Wet

BEWAKER = Actor.systeem("volgbewaking")
TAAK, TAAK_GEMIST = "volgmoment", "volgmoment_gemist"
TEKST_VAN_TAAK = {
    rv.Volgsoort.EVALUATIE: "Bespreek samen hoe het met het plan gaat",
    rv.Volgsoort.START: "Vraag of de hulp is begonnen, en of zij werkt",
    rv.Volgsoort.WAAKVLAM: "Waakvlam: vraag hoe het gaat",
    rv.Volgsoort.STUT: "Stut en steun: neem contact op",
}


def volgmoment_plannen(
    *,
    actor: Actor,
    dossier_id: UUID,
    soort: str,
    op: date,
    medewerker_id: UUID | None = None,
    elke_weken: int | None = None,
    wat: str = "",
    doel_id: UUID | None = None,
    over: Iterable[UUID] | None = None,
    wet: str = Wet.ALGEMEEN,
    publiek: str = Publiek.TEAM,
) -> Volgmoment:
    """On this day somebody looks again, with a task for who does it. About a goal it carries the walls of that goal."""
    dossier = open_dossier(dossier_id)
    veld, bezwaar = rv.bezwaar_tegen_moment(soort, op, elke_weken, klok.vandaag())
    if bezwaar:
        raise Fout(bezwaar, veld=veld)
    doel = _doel(dossier, doel_id)
    if doel is not None:
        wet, publiek, over = doel.wet, doel.publiek, list(doel.over.values_list("pk", flat=True))
    else:
        eis_wet(wet, publiek, stand_van(actor, dossier))
    leden = eis_leden(dossier, over)
    rij = Volgmoment(
        **itemmerk(actor, dossier, wet, publiek, leest_mee=doel is None or doel.inwoner_leest_mee),
        doel=doel,
        soort=soort,
        op=op,
        medewerker=eis_collega(medewerker_id or actor.id, "medewerker_id"),
        elke_weken=elke_weken,
        wat=eis_tekst(wat, leeg=True, veld="wat"),
    )
    return _schrijf(actor, rij, leden)


def volgmoment_afronden(
    *,
    actor: Actor,
    volgmoment_id: UUID,
    uitkomst: str,
    toelichting: str = "",
    volgende_op: date | None = None,
) -> Volgmoment:
    """How it was found. What comes back gets its next day, or the day that is given. Twice changes nothing."""
    rij = _van(volgmoment_id)
    if uitkomst not in rv.uitkomsten_van(rij.soort):
        raise Fout("Kies hoe het gaat.", veld="uitkomst")
    if rij.gedaan_op is not None:
        return rij
    _eis_open(rij)
    if volgende_op and volgende_op <= klok.vandaag():
        raise Fout(f"{volgende_op:%d-%m-%Y} is geen dag die nog komt. Kies een latere dag.", veld="volgende_op")
    _bewaar(
        actor,
        rij,
        gedaan_op=klok.vandaag(),
        uitkomst=uitkomst,
        toelichting=eis_tekst(toelichting, leeg=True, veld="toelichting"),
    )
    taken_vervallen(actor=actor, onderwerp_id=rij.pk)
    gebeurtenis_melden("volgmoment_gedaan", rij.dossier_id, volgmoment=str(rij.pk), uitkomst=uitkomst)
    logboek.handeling(actor, S.code, rij, uitkomst=uitkomst)
    dag = volgende_op or rv.volgende_dag(rij.op, rij.elke_weken, klok.vandaag())
    if dag:
        _schrijf(actor, _vervolg(actor, rij, dag), list(rij.over.values_list("pk", flat=True)))
    return rij


def volgmoment_terugzetten(*, actor: Actor, volgmoment_id: UUID) -> Volgmoment:
    """Undo of holding it: it is open again, and the next one that came of it does not happen."""
    rij = _van(volgmoment_id)
    if rij.gedaan_op is None:
        return rij
    for volgend in Volgmoment.objects.filter(na=rij, gedaan_op=None, gestopt_op=None):
        _stop(actor, volgend, "Het vorige moment is teruggezet.")
    _bewaar(actor, rij, gedaan_op=None, uitkomst="", toelichting="")
    _taak(actor, rij)
    logboek.handeling(actor, S.code, rij, ongedaan=True)
    return rij


def volgmoment_verzetten(
    *,
    actor: Actor,
    volgmoment_id: UUID,
    versie: int,
    op: date,
    medewerker_id: UUID | None = None,
    elke_weken: int | None = None,
    wat: str = "",
) -> Volgmoment:
    """Another day, worker, rhythm or words. Raises Botsing on an old version."""
    rij = _van(volgmoment_id)
    nieuw: dict[str, Any] = {"op": op, "elke_weken": elke_weken, "wat": eis_tekst(wat, leeg=True, veld="wat")}
    if rij.versie != versie:
        raise Botsing(rij, nieuw)
    _eis_open(rij)
    veld, bezwaar = rv.bezwaar_tegen_moment(rij.soort, max(op, rij.op), elke_weken, min(rij.op, klok.vandaag()))
    if bezwaar or (op != rij.op and op < klok.vandaag()):
        raise Fout(bezwaar or f"{op:%d-%m-%Y} is al geweest. Kies vandaag of een dag erna.", veld=veld or "op")
    _bewaar(actor, rij, **nieuw, medewerker=eis_collega(medewerker_id or rij.medewerker.pk, "medewerker_id"))
    taken_vervallen(actor=actor, onderwerp_id=rij.pk)
    _taak(actor, rij)
    logboek.handeling(actor, S.code, rij, verzet=str(op))
    return rij


def volgmoment_stoppen(*, actor: Actor, volgmoment_id: UUID, reden: str) -> Volgmoment:
    """It is not needed any more; why stays with it. Twice changes nothing."""
    rij = _van(volgmoment_id)
    if rij.gestopt_op is None:
        _eis_open(rij)
        _stop(actor, rij, eis_tekst(reden, veld="reden"))
    return rij


def volgmoment_hervatten(*, actor: Actor, volgmoment_id: UUID) -> Volgmoment:
    """Undo of stopping."""
    rij = _van(volgmoment_id)
    if rij.gestopt_op is not None:
        _bewaar(actor, rij, gestopt_op=None, gestopt_reden="")
        _taak(actor, rij)
        logboek.handeling(actor, S.code, rij, ongedaan=True)
    return rij


def volgmomenten_bewaken() -> int:
    """Every morning: who was not looked after. The regisseur hears it once per moment; returns how many."""
    with transactie(BEWAKER):
        tot = rv.gemist_tot_en_met(klok.vandaag(), instelling("volgmoment_respijt_werkdagen"), feestdagen())
        open_ = Volgmoment.objects.filter(gedaan_op=None, gestopt_op=None, op__lte=tot, dossier__gesloten_op=None)
        bekend = set(Taak.objects.filter(soort=TAAK_GEMIST).values_list("onderwerp_id", flat=True))
        nieuw = [rij for rij in open_.select_related("dossier").order_by("op", "pk") if rij.pk not in bekend]
        for rij in nieuw:
            _meld_gemist(rij)
    return len(nieuw)


def volgen_afsluiten(gebeurtenis: Gebeurtenis) -> None:
    """Huisbel, a dossier was closed: nobody looks again in it. What comes after closing is nazorg."""
    actor = actor_nu()
    for rij in Volgmoment.objects.filter(dossier_id=gebeurtenis.onderwerp, gedaan_op=None, gestopt_op=None):
        _stop(actor, rij, "Het dossier is gesloten.")


def _meld_gemist(rij: Volgmoment) -> None:
    """For the regisseur; who should have looked has the open task already. A vacancy has its waarnemer."""
    regie = lopende_regie(rij.dossier_id)
    taak_maken(
        actor=BEWAKER,
        soort=TAAK_GEMIST,
        tekst=f"Op {rij.op:%d-%m-%Y} zou iemand kijken hoe het gaat. Dat is niet gebeurd.",
        uiterlijk=klok.vandaag(),
        voor=regie.wie if regie else rij.medewerker,
        dossier_id=rij.dossier_id,
        onderwerp_id=rij.pk,
        adres=rij.adres,
        afgeschermd=rij.afgeschermd,
    )


def _doel(dossier: Dossier, doel_id: UUID | None) -> Doel | None:
    if doel_id is None:
        return None
    doel: Doel = poort.haal(Doel, doel_id, S)
    if doel.dossier_id != dossier.pk:
        raise NietGevonden("plan.doel")
    return doel


def _van(volgmoment_id: UUID) -> Volgmoment:
    poort.eis(S)
    rij: Volgmoment = poort.haal(Volgmoment, volgmoment_id, S, voor_wijzigen=True)
    eis_open(rij.dossier)
    return rij


def _eis_open(rij: Volgmoment) -> None:
    if rij.gedaan_op or rij.gestopt_op:
        raise Fout("Dit moment is al voorbij. Plan een nieuw moment.")


def _vervolg(actor: Actor, rij: Volgmoment, dag: date) -> Volgmoment:
    over_te_nemen = ("dossier_id", "team_id", "afgeschermd", "doel_id", "soort", "medewerker_id", "elke_weken", "wat")
    walls = ("wet", "publiek", "inwoner_leest_mee")
    return Volgmoment(
        **{veld: getattr(rij, veld) for veld in (*over_te_nemen, *walls)},
        op=dag,
        na=rij,
        inwoner_vanaf=vanaf_moment(),
        gemaakt_door=actor.kenmerk,
        auteur_naam=actor.naam,
    )


def _schrijf(actor: Actor, rij: Volgmoment, over: Iterable[Any]) -> Volgmoment:
    rij.save(force_insert=True)
    rij.over.set(over)
    _taak(actor, rij)
    gebeurtenis_melden("volgmoment_gepland", rij.dossier_id, volgmoment=str(rij.pk), op=rij.op.isoformat())
    logboek.handeling(actor, S.code, rij, op=str(rij.op))
    return rij


def _taak(actor: Actor, rij: Volgmoment) -> None:
    taak_maken(
        actor=actor,
        soort=TAAK,
        tekst=TEKST_VAN_TAAK[rv.Volgsoort(rij.soort)],
        uiterlijk=rij.op,
        voor=rij.medewerker,
        dossier_id=rij.dossier_id,
        onderwerp_id=rij.pk,
        adres=rij.adres,
        afgeschermd=rij.afgeschermd,
    )


def _stop(actor: Actor, rij: Volgmoment, reden: str) -> None:
    _bewaar(actor, rij, gestopt_op=klok.vandaag(), gestopt_reden=reden)
    taken_vervallen(actor=actor, onderwerp_id=rij.pk)
    logboek.handeling(actor, S.code, rij, gestopt=True)


def _bewaar(actor: Actor, rij: Volgmoment, **velden: Any) -> None:
    bewaar_met_versie(rij, actor=actor, versie=rij.versie, **velden)
