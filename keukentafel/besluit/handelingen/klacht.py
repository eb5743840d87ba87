"""A klacht from receipt to verdict and ombudsman: bemiddeling first, then formal (AWB-12, REQ-082)."""

from collections.abc import Collection
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from keukentafel.besluit.handelingen import _recht as h
from keukentafel.besluit.handelingen._hulp import SYSTEEM, volgend_nummer
from keukentafel.besluit.handelingen._klacht import (
    KOPIE,
    TAAK,
    betrokken_zetten,
    bewaar,
    klachtbrief,
    open_klacht,
    stap_zetten,
    taak,
)
from keukentafel.besluit.models import Klacht
from keukentafel.besluit.regels import klacht as rk
from keukentafel.besluit.regels.bezwaarwoorden import KANALEN
from keukentafel.dossier.handelingen._hulp import eis_keuze
from keukentafel.inwoner.models import Inwoner
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, transactie
from keukentafel.kern.fouten import Blokkade, Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.organisatie.handelingen.taken import taken_vervallen
from keukentafel.organisatie.models import Medewerker, Taak, Team
from keukentafel.organisatie.opvragen.inrichting import feestdagen, instelling
from keukentafel.poort import logboek, poort
from keukentafel.poort.rechten import Recht

ONTVANGEN = Recht.KLACHT_ONTVANGEN
S, OORDEEL = Recht.KLACHT_BEHANDELEN, Recht.KLACHT_OORDELEN
NIEUW_DAGEN = 2


def klacht_ontvangen(
    *,
    actor: Actor,
    woorden: str,
    onderwerp: str,
    klager: str,
    kanaal: str,
    inwoner_id: UUID | None = None,
    klager_naam: str = "",
    klager_adres: str = "",
    team_id: int | None = None,
    betrokken: Collection[UUID] = (),
    ontvangen_op: date | None = None,
    gebeurd_op: date | None = None,
) -> Klacht:
    """By anybody who hears it, in the words of who complains; also of somebody unknown, or without a name."""
    poort.eis(ONTVANGEN)
    op, wie = ontvangen_op or klok.vandaag(), rk.Klager(klager)
    _eis_ontvangst(op=op, gebeurd=gebeurd_op, woorden=woorden, wie=wie, naam=klager_naam, inwoner_id=inwoner_id)
    inwoner: Inwoner | None = poort.haal(Inwoner, inwoner_id, ONTVANGEN) if inwoner_id else None
    team = Team.objects.get(pk=team_id) if team_id else (inwoner.team if inwoner else None)
    klacht = Klacht(
        nummer=volgend_nummer("besluit_klachtnummer"),
        klager=wie,
        klager_naam="" if wie is rk.Klager.ANONIEM else klager_naam.strip() or (inwoner.naam if inwoner else ""),
        klager_adres=klager_adres.strip(),
        inwoner=inwoner,
        team=team,
        afgeschermd=bool(inwoner and inwoner.afgeschermd),
        kanaal=eis_keuze(kanaal, KANALEN, "kanaal"),
        ontvangen_op=op,
        gebeurd_op=gebeurd_op,
        onderwerp=rk.Onderwerp(onderwerp),
        woorden=woorden.strip(),
        ontvangen_naam=actor.naam,
        stand_sinds=op,
        route=rk.Route.SIGNAAL if wie is rk.Klager.ANONIEM else rk.Route.INFORMEEL,
        gemaakt_door=actor.kenmerk,
        **_klok(op),
    )
    _neem_in(klacht, set(betrokken))
    logboek.handeling(actor, ONTVANGEN.code, klacht, kanaal=kanaal, klager=wie.value)
    return klacht


def _neem_in(klacht: Klacht, betrokken: set[UUID]) -> None:
    klacht.save(force_insert=True)
    with transactie(SYSTEEM):
        betrokken_zetten(klacht, betrokken)
        taak(klacht, "bevestig de ontvangst, en kies wie bemiddelt.", klok.vandaag() + timedelta(days=NIEUW_DAGEN))
    gebeurtenis_melden("klacht_ontvangen", klacht.pk, route=klacht.route)


def _klok(op: date) -> dict[str, Any]:
    """The two last days, both from receipt: the bemiddeling lies inside the term of the Awb."""
    weken = instelling("klacht_weken", op)
    termijn = rk.uiterlijk(op, weken=weken, feestdagen=feestdagen())
    bemiddeling = rk.bemiddeling_tot(op, instelling("klacht_bemiddeling_weken", op))
    return {
        "bemiddeling_tot": bemiddeling.dag,
        "weken": weken,
        "uiterlijk": termijn.dag,
        "termijn_uitleg": termijn.uitleg,
    }


def _eis_ontvangst(
    *, op: date, gebeurd: date | None, woorden: str, wie: rk.Klager, naam: str, inwoner_id: UUID | None
) -> None:
    h.niet_later_dan_vandaag(op, "ontvangen_op", "de klacht binnenkwam")
    if gebeurd and gebeurd > op:
        raise Fout(f"{datum_gewoon(gebeurd)} ligt na de klacht zelf. Kies een eerdere dag.", "gebeurd_op")
    if not woorden.strip():
        raise Fout("Schrijf op wat de klacht is, in de woorden van de klager.", "woorden")
    if wie is rk.Klager.ANONIEM and inwoner_id:
        raise Fout("Zonder naam hoort er geen inwoner bij. Kies een andere klager, of begin zonder inwoner.", "klager")
    if wie is rk.Klager.INWONER and inwoner_id is None:
        raise Fout("Begin bij de inwoner, of kies ‘iemand die geen inwoner van ons is’.", "klager")
    if wie in (rk.Klager.NAMENS, rk.Klager.BUITEN) and not naam.strip():
        raise Fout("Vul de naam in van wie klaagt. Wil die geen naam geven? Kies dat bij de klager.", "klager_naam")


def klacht_toewijzen(*, actor: Actor, klacht_id: UUID, medewerker_id: UUID) -> Klacht:
    """Who handles it: a coördinator or klachtcoördinator whom it is not about (MAN-09). Confirmed in writing (9:6)."""
    klacht = open_klacht(klacht_id)
    wie = h.collega(medewerker_id)
    if reden := rk.mag_behandelen(wie.pk, klacht.betrokken):
        raise Blokkade("klacht-betrokken", reden, "medewerker")
    with transactie(SYSTEEM):
        _over_naar(actor, klacht, wie)
        if klacht.bevestigd_op is None:
            klacht.bevestigd_op = klok.vandaag()
            klachtbrief(klacht, "ontvangst")
        bewaar(klacht, actor)
        taak(klacht, "bel de klager, en zoek samen een oplossing.", klok.vandaag() + timedelta(days=NIEUW_DAGEN))
    gebeurtenis_melden("klacht_toegewezen", klacht.pk)
    logboek.handeling(actor, S.code, klacht, behandelaar=str(wie.pk))
    return klacht


def _over_naar(actor: Actor, klacht: Klacht, wie: Medewerker) -> None:
    """Choosing who handles it is done; what lay with the one before goes along; a copy stays with its reader."""
    taken_vervallen(actor=actor, onderwerp_id=klacht.pk, soort=TAAK)
    if klacht.behandelaar_id:
        open_ = Taak.objects.filter(onderwerp_id=klacht.pk, klaar_op=None, voor_id=klacht.behandelaar_id)
        open_.exclude(soort=KOPIE).update(voor=wie)
    klacht.behandelaar = wie


def klacht_bemiddelen(*, actor: Actor, klacht_id: UUID) -> Klacht:
    """Bemiddeling begins; its two weeks count from receipt."""
    klacht = open_klacht(klacht_id)
    stap_zetten(actor, klacht, rk.Stap.BEMIDDELEN)
    gebeurtenis_melden("klacht_in_bemiddeling", klacht.pk)
    logboek.handeling(actor, S.code, klacht, stap="bemiddelen")
    return klacht


def klacht_oplossen(*, actor: Actor, klacht_id: UUID, bemiddeling: str, les: str = "") -> Klacht:
    """Who complained is content: nothing more is owed (Awb 9:5)."""
    klacht = open_klacht(klacht_id)
    if not bemiddeling.strip():
        raise Fout("Schrijf op wat jullie afspraken.", "bemiddeling")
    klacht.bemiddeling, klacht.les = bemiddeling.strip(), les.strip()
    _sluit(actor, klacht, rk.Stap.TEVREDEN, rk.Uitkomst.OPGELOST)
    return klacht


def klacht_formeel_maken(*, actor: Actor, klacht_id: UUID, waarom: str) -> Klacht:
    """The second step: hearing and a verdict. The term goes on from receipt."""
    klacht = open_klacht(klacht_id)
    if reden := rk.mag_formeel(klacht.klager):
        raise Fout(reden, "waarom")
    if not waarom.strip():
        raise Fout("Waarom wordt het formeel? Bijvoorbeeld: de klager vraagt het.", "waarom")
    klacht.route = rk.Route.FORMEEL
    stap_zetten(actor, klacht, rk.Stap.FORMEEL, waarom.strip())
    with transactie(SYSTEEM):
        # The bemiddeling is over, and so is its task; the verdict has the term of the Awb.
        taken_vervallen(actor=SYSTEEM, onderwerp_id=klacht.pk, soort=TAAK)
        taak(klacht, "hoor de klager en de medewerker, en geef een oordeel.", klacht.uiterlijk)
    gebeurtenis_melden("klacht_formeel", klacht.pk)
    logboek.handeling(actor, S.code, klacht, stap="formeel")
    return klacht


def klacht_horen(
    *, actor: Actor, klacht_id: UUID, op: datetime | None = None, verslag: str = "", niet_horen: str = ""
) -> Klacht:
    """Heard, with a report of it; or why not (Awb 9:10)."""
    klacht = open_klacht(klacht_id)
    if niet_horen:
        klacht.niet_horen = rk.NietHoren(niet_horen)
        stap_zetten(actor, klacht, rk.Stap.NIET_HOREN, rk.NAAM_VAN_NIET_HOREN[rk.NietHoren(niet_horen)])
    else:
        if op is None or not verslag.strip():
            raise Fout("Wanneer is er gehoord, en wat is er gezegd? Vul beide in.", "verslag")
        if op > klok.nu():
            raise Fout("Dat moment ligt in de toekomst. Leg het verslag vast na het gesprek.", "op")
        klacht.hoor_op, klacht.hoor_verslag = op, verslag.strip()
        stap_zetten(actor, klacht, rk.Stap.GEHOORD)
    gebeurtenis_melden("klacht_gehoord", klacht.pk)
    logboek.handeling(actor, S.code, klacht, gehoord=not niet_horen)
    return klacht


def klacht_oordelen(*, actor: Actor, klacht_id: UUID, uitkomst: str, oordeel: str, les: str = "") -> Klacht:
    """The verdict with its findings, by somebody whom it is not about; the letter names the ombudsman (9:12)."""
    klacht = open_klacht(klacht_id, OORDEEL)
    keus = rk.Uitkomst(uitkomst)
    if keus not in rk.OORDELEN:
        raise Fout("Kies gegrond, deels gegrond, ongegrond of geen oordeel.", "uitkomst")
    if not oordeel.strip():
        raise Fout("Schrijf op wat je vond en wat je ervan vindt. De klager krijgt dit.", "oordeel")
    klacht.oordeel, klacht.les = oordeel.strip(), les.strip()
    klacht.oordeel_door = h.collega(actor.id) if actor.id else None
    _sluit(actor, klacht, rk.Stap.OORDELEN, keus, recht=OORDEEL)
    with transactie(SYSTEEM):
        klachtbrief(klacht, "afgehandeld")
        taak(klacht, "stuur het blad met het oordeel mee met de brief.", klok.vandaag(), "klacht_blad")
    return klacht


def klacht_niet_behandelen(*, actor: Actor, klacht_id: UUID, grond: str, reden: str) -> Klacht:
    """Told within four weeks, with the reason and the ombudsman (Awb 9:8). After those it is accepted too, as late."""
    klacht = open_klacht(klacht_id)
    if not reden.strip():
        raise Fout("Schrijf op waarom. De klager krijgt dit op een blad bij de brief.", "reden")
    klacht.niet_behandelen, klacht.oordeel = rk.NietBehandelen(grond), reden.strip()
    _sluit(actor, klacht, rk.Stap.NIET_BEHANDELEN, rk.Uitkomst.NIET_BEHANDELD)
    with transactie(SYSTEEM):
        klachtbrief(klacht, "niet-behandeld", reden=rk.waarom_niet(klacht.niet_behandelen))
        taak(klacht, "stuur het blad met de reden mee met de brief.", klok.vandaag(), "klacht_blad")
    return klacht


def klacht_intrekken(*, actor: Actor, klacht_id: UUID, reden: str) -> Klacht:
    """Taken back by who complained."""
    klacht = open_klacht(klacht_id)
    if not reden.strip():
        raise Fout("Hoe en wanneer is de klacht ingetrokken?", "reden")
    _sluit(actor, klacht, rk.Stap.INTREKKEN, rk.Uitkomst.INGETROKKEN, reden.strip())
    return klacht


def _sluit(
    actor: Actor, klacht: Klacht, stap: rk.Stap, uitkomst: rk.Uitkomst, reden: str = "", *, recht: Recht = S
) -> None:
    klacht.uitkomst, klacht.gesloten_op = uitkomst, klok.vandaag()
    stap_zetten(actor, klacht, stap, reden)
    taken_vervallen(actor=actor, onderwerp_id=klacht.pk)
    gebeurtenis_melden("klacht_gesloten", klacht.pk, route=klacht.route, uitkomst=uitkomst.value)
    logboek.handeling(actor, recht.code, klacht, uitkomst=uitkomst.value)


def klacht_verdagen(*, actor: Actor, klacht_id: UUID, weken: int, reden: str, instemming: bool = False) -> Klacht:
    """By four weeks, in writing; longer only with consent (Awb 9:11 lid 2 and 3)."""
    klacht = open_klacht(klacht_id)
    samen = klacht.verdaag_weken + weken
    if weken < 1 or (samen > rk.VERDAAG_WEKEN and not instemming):
        raise Fout(f"{weken} weken kan niet. Kies 1 tot en met {rk.VERDAAG_WEKEN}, of vraag of langer mag.", "weken")
    if not reden.strip():
        raise Fout("Waarom duurt het langer? Vertel dit ook aan de klager: de brief zegt alleen tot wanneer.", "reden")
    if klok.vandaag() > klacht.uiterlijk and not instemming:
        dag = datum_gewoon(klacht.uiterlijk)
        raise Fout(f"De termijn is voorbij sinds {dag}. Langer kan alleen als de klager dat goed vindt.", "instemming")
    termijn = rk.uiterlijk(
        klacht.ontvangen_op,
        weken=klacht.weken,
        verdaag_weken=samen,
        instemming=instemming,
        feestdagen=feestdagen(),
    )
    klacht.verdaag_weken, klacht.verdaag_reden, klacht.verdaag_instemming = samen, reden.strip(), instemming
    klacht.uiterlijk, klacht.termijn_uitleg = termijn.dag, termijn.uitleg
    with transactie(SYSTEEM):
        bewaar(klacht, actor)
        klachtbrief(klacht, "verdaagd", reden=rk.WAAROM_LANGER)
        taak(klacht, "bel de klager, en vertel waarom het langer duurt.", klok.vandaag(), "klacht_langer")
    gebeurtenis_melden("klacht_verdaagd", klacht.pk)
    logboek.handeling(actor, S.code, klacht, verdaagd=samen)
    return klacht


def naar_ombudsman(*, actor: Actor, klacht_id: UUID, op: date, rapport: str = "") -> Klacht:
    """The ombudsman asks about it; later, what came of that."""
    klacht = open_klacht(klacht_id, gesloten=True)
    h.niet_later_dan_vandaag(op, "op", "de ombudsman het vroeg")
    if klacht.stand == rk.Stand.GESLOTEN:
        klacht.ombudsman_op = op
        stap_zetten(actor, klacht, rk.Stap.OMBUDSMAN)
    else:
        if not rapport.strip():
            raise Fout("Wat vond de ombudsman?", "rapport")
        klacht.ombudsman_rapport = rapport.strip()
        stap_zetten(actor, klacht, rk.Stap.RAPPORT)
    gebeurtenis_melden("klacht_ombudsman", klacht.pk, stand=klacht.stand)
    logboek.handeling(actor, S.code, klacht, ombudsman=klacht.stand)
    return klacht
