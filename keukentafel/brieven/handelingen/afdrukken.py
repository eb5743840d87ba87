"""The print batch: letters together on paper, then to the post. What is printed but not posted has not been sent."""

import hashlib
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet

from keukentafel.brieven.handelingen._hulp import (
    SYSTEEM,
    mag_nog,
    nieuwe_verzending,
    taak_voor,
    verzonden_melden,
    waarheen,
)
from keukentafel.brieven.models import Afdrukpartij, Brief, Briefinhoud, Verzending
from keukentafel.brieven.regels import BriefStand, Hapering, Kanaal, VerzendStand
from keukentafel.brieven.taken import partij_verder as job
from keukentafel.inwoner.opvragen.adres import mag_adres_zien
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, transactie
from keukentafel.kern.fouten import Fout, NietGevonden
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.organisatie.models import Medewerker, Team
from keukentafel.poort import logboek, poort
from keukentafel.poort.rechten import Recht

R = Recht.BRIEF_VERZENDEN
HOOGSTENS = 1000
PORTIE = 100
"""How many go in one transaction; what is more follows in jobs, so that the screen can tell how far it is."""
SLUITING = 17
EEN_DAG = timedelta(days=1)


def brieven_afdrukken(*, actor: Actor, brieven: Sequence[UUID]) -> Afdrukpartij:
    """Put these letters in one batch, with the addresses of now. What is no longer ready is left out.

    A letter to a secret address comes along only for who may see that address (AUT-02).
    """
    poort.eis(R)
    if not brieven:
        raise Fout("Er is geen brief gekozen. Zet een vinkje bij wat je wilt afdrukken.")
    if len(brieven) > HOOGSTENS:
        raise Fout(f"Dit zijn {len(brieven)} brieven; er gaan er hoogstens {HOOGSTENS} in een keer.")
    rijen = poort.zichtbaar(Brief, R).select_for_update(of=("self",)).filter(pk__in=list(brieven))
    return _maak_partij(actor, [b for b in _vrij(rijen) if _mag_mee(actor, b)])


def _mag_mee(actor: Actor, brief: Brief) -> bool:
    aan = brief.geadresseerde_id
    return not brief.adres_geheim or (aan is not None and mag_adres_zien(actor, aan))


def alles_afdrukken(*, actor: Actor, team_id: int | None = None, dag: date | None = None) -> Afdrukpartij:
    """All that is ready, of one team or day when asked, the oldest first. Never one to a secret address."""
    poort.eis(R)
    rijen = poort.zichtbaar(Brief, R).select_for_update(of=("self",)).filter(adres_geheim=False)
    if team_id:
        rijen = rijen.filter(team_id=team_id)
    if dag:
        rijen = rijen.filter(gemaakt_op__gte=klok.moment(dag, 0), gemaakt_op__lt=klok.moment(dag, 0) + EEN_DAG)
    return _maak_partij(actor, list(_vrij(rijen)[:HOOGSTENS]))


def _vrij(rijen: QuerySet[Brief]) -> QuerySet[Brief]:
    """Ready, and in no batch yet."""
    return rijen.filter(stand=BriefStand.KLAAR, partij=None).order_by("gemaakt_op", "id")


def _maak_partij(actor: Actor, klaar: list[Brief]) -> Afdrukpartij:
    if not klaar:
        raise Fout("Er is niets meer af te drukken: een collega was eerder, of de brieven zijn teruggenomen.")
    team = Team.objects.get(pk=klaar[0].team_id)
    with transactie(SYSTEEM):
        partij = Afdrukpartij(team=team, medewerker_id=actor.id, gemaakt_door=actor.kenmerk, gevraagd=len(klaar))
        partij.save(force_insert=True)
        Brief.objects.filter(pk__in=[b.pk for b in klaar]).update(partij=partij)
        _verder(actor, partij)
    logboek.handeling(actor, R.code, partij, aantal=len(klaar))
    return partij


def partij_verder(*, partij_id: str, door: str = "") -> None:
    """Job: the next portion of a large batch, to paper or to the post. `door` is the key of who posted it."""
    with transactie(SYSTEEM):
        partij = Afdrukpartij.objects.select_for_update(of=("self",)).filter(pk=partij_id, teruggenomen_op=None).first()
        if partij is not None:
            wie = Medewerker.objects.filter(pk=door).first() if door else None
            _verder(SYSTEEM, partij, wie.naam if wie else "", door)


def _verder(actor: Actor, partij: Afdrukpartij, naam: str = "", door: str = "") -> None:
    """One portion now; a job for the rest."""
    stand = BriefStand.AFGEDRUKT if partij.gepost_op else BriefStand.KLAAR
    rijen = partij.brieven.select_for_update(of=("self",)).filter(stand=stand).order_by("gemaakt_op", "id")
    portie = list(rijen[: PORTIE + 1])
    for brief in portie[:PORTIE]:
        if partij.gepost_op:
            _gepost(naam, brief, _moment(partij.gepost_op))
        else:
            _in_partij(actor, brief)
    if len(portie) > PORTIE:
        job.defer(partij_id=str(partij.pk), door=door)


def _moment(dag: date) -> datetime:
    """A day without an hour: the post leaves at the end of that day."""
    return klok.nu() if dag == klok.vandaag() else klok.moment(dag, SLUITING)


def _in_partij(actor: Actor, brief: Brief) -> None:
    regels = waarheen(brief)
    hapering = mag_nog(brief) or (None if regels else Hapering.GEEN_ADRES)
    if hapering:
        brief.stand, brief.hapering, brief.partij = BriefStand.WACHT, hapering, None
        brief.save(update_fields=["stand", "hapering", "partij"])
        taak_voor(
            actor, hapering, team=brief.team, afgeschermd=brief.afgeschermd, brief=brief,
            maker=brief.gemaakt_door,
        )  # fmt: skip
        return
    verzending = nieuwe_verzending(actor, brief, Kanaal.POST)
    verzending.begonnen_op, verzending.bestemming = klok.nu(), [brief.naam, *regels]
    som = Briefinhoud.objects.values_list("som", flat=True).get(pk=brief.pk)
    verzending.som = hashlib.sha256("\n".join([som, brief.naam, *regels]).encode()).hexdigest()
    verzending.save(update_fields=["begonnen_op", "bestemming", "som"])
    brief.stand, brief.hapering = BriefStand.AFGEDRUKT, ""
    brief.save(update_fields=["stand", "hapering"])


def partij_posten(*, actor: Actor, partij_id: UUID, op: date | None = None) -> int:
    """These letters went to the post that day: now they have been sent. Returns how many."""
    partij = _haal(partij_id)
    dag = op or klok.vandaag()
    if partij.gepost_op:
        raise Fout(f"Deze partij is al op de post gedaan, op {datum_gewoon(partij.gepost_op)}.", veld="op")
    if dag > klok.vandaag():
        raise Fout(f"{datum_gewoon(dag)} is nog niet geweest. Kies vandaag of een eerdere dag.", veld="op")
    if dag < partij.gemaakt_op.astimezone(klok.AMSTERDAM).date():
        afgedrukt = datum_gewoon(partij.gemaakt_op.astimezone(klok.AMSTERDAM).date())
        raise Fout(f"Op {datum_gewoon(dag)} waren de brieven nog niet afgedrukt ({afgedrukt}).", veld="op")
    if nog := partij.brieven.filter(stand=BriefStand.KLAAR).count():
        raise Fout(f"Nog {nog} brieven worden klaargemaakt. Wacht tot ze alle {partij.gevraagd} klaar zijn.", veld="op")
    with transactie(SYSTEEM):
        partij.gepost_op = dag
        partij.save(update_fields=["gepost_op"])
        aantal: int = partij.brieven.filter(stand=BriefStand.AFGEDRUKT).count()
        _verder(actor, partij, actor.naam, str(actor.id or ""))
    logboek.handeling(actor, R.code, partij, wat="gepost", op=dag, aantal=aantal)
    return aantal


def _gepost(naam: str, brief: Brief, moment: datetime) -> None:
    lopend = brief.verzendingen.filter(kanaal=Kanaal.POST, stand=VerzendStand.GEPLAND)
    lopend.update(
        stand=VerzendStand.VERZONDEN,
        verzonden_op=moment,
        bewijs=f"Op de post gedaan op {datum_gewoon(moment.astimezone(klok.AMSTERDAM).date())} door {naam}.",
    )
    brief.stand, brief.kanaal = BriefStand.VERZONDEN, Kanaal.POST
    brief.verzonden_op = brief.verzonden_op or moment
    brief.save(update_fields=["stand", "kanaal", "verzonden_op"])
    verzonden_melden(brief)


def partij_terugzetten(*, actor: Actor, partij_id: UUID) -> Afdrukpartij:
    """Undo one step: not posted after all, or not printed after all. The attempt stays to be read."""
    partij = _haal(partij_id)
    with transactie(SYSTEEM):
        brieven = list(partij.brieven.select_for_update(of=("self",)))
        if partij.gepost_op:
            partij.gepost_op = None
            partij.save(update_fields=["gepost_op"])
            for brief in brieven:
                _toch_niet_gepost(brief)
        else:
            partij.teruggenomen_op = klok.nu()
            partij.save(update_fields=["teruggenomen_op"])
            for brief in brieven:
                _toch_niet_afgedrukt(brief)
    logboek.handeling(actor, R.code, partij, wat="teruggezet")
    return partij


def _toch_niet_gepost(brief: Brief) -> None:
    laatste: Verzending | None = brief.verzendingen.filter(stand=VerzendStand.VERZONDEN).order_by("-poging").first()
    if brief.stand != BriefStand.VERZONDEN or laatste is None:
        return
    laatste.stand, laatste.verzonden_op, laatste.bewijs = VerzendStand.GEPLAND, None, ""
    laatste.save(update_fields=["stand", "verzonden_op", "bewijs"])
    eerder = brief.verzendingen.filter(stand=VerzendStand.MISLUKT, verzonden_op__isnull=False).order_by("poging")
    brief.stand, brief.verzonden_op = BriefStand.AFGEDRUKT, eerder.values_list("verzonden_op", flat=True).first()
    brief.save(update_fields=["stand", "verzonden_op"])
    gebeurtenis_melden("brief_toch_niet_verzonden", brief.pk, brief=brief.soort, sleutel=brief.sleutel)


def _toch_niet_afgedrukt(brief: Brief) -> None:
    if brief.stand == BriefStand.KLAAR:  # not reached yet
        brief.partij = None
        brief.save(update_fields=["partij"])
    if brief.stand != BriefStand.AFGEDRUKT:
        return
    brief.verzendingen.filter(stand=VerzendStand.GEPLAND).update(stand=VerzendStand.TERUGGENOMEN)
    brief.stand, brief.partij = BriefStand.KLAAR, None
    brief.save(update_fields=["stand", "partij"])


def _haal(partij_id: UUID) -> Afdrukpartij:
    poort.eis(R)
    partij: Afdrukpartij = poort.haal(Afdrukpartij, partij_id, R, voor_wijzigen=True)
    if partij.teruggenomen_op:
        raise NietGevonden("brieven.afdrukpartij")
    return partij
