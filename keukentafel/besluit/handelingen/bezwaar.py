"""A bezwaar from receipt to hearing: received by anybody, handled by a jurist who did not decide (AWB-08 to AWB-10)."""

from collections.abc import Collection
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from keukentafel.besluit.bronnen_rechtsbescherming import Bezwaarbrief
from keukentafel.besluit.handelingen import _recht as h
from keukentafel.besluit.handelingen._hulp import SYSTEEM, merk, volgend_nummer
from keukentafel.besluit.handelingen.toets import trek_in
from keukentafel.besluit.models import Besluit, Bezwaar, Bezwaartekst, Hoorzitting, Meewerker
from keukentafel.besluit.opvragen.meewerkerbrief import meewerkers_van
from keukentafel.besluit.regels import bezwaar as rb
from keukentafel.besluit.regels import bezwaarwoorden as w
from keukentafel.besluit.regels.soorten import GEEN_BESCHIKKING, GENOMEN, Besluitsoort, Besluitstand
from keukentafel.dossier.handelingen._hulp import eis_keuze
from keukentafel.dossier.handelingen.betrokkenen import betrokken_maken
from keukentafel.dossier.models import Betrokkenheid
from keukentafel.dossier.regels import Betrokkenrol, Tijdelijk
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, transactie
from keukentafel.kern.fouten import Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.kern.models import Gebeurtenis
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.organisatie.handelingen.taken import taken_vervallen
from keukentafel.organisatie.opvragen.inrichting import feestdagen, instelling
from keukentafel.poort import logboek, poort
from keukentafel.poort.rechten import Recht

ONTVANGEN = Recht.BEZWAAR_ONTVANGEN
S = h.BEZWAAR
NIEUW_DAGEN = 3


def bezwaar_ontvangen(
    *,
    actor: Actor,
    besluit_id: UUID,
    woorden: str,
    grond: str,
    kanaal: str,
    ontvangen_op: date | None = None,
    gepost_op: date | None = None,
    elders_op: date | None = None,
    indiener: str = w.Indiener.ZELF,
    indiener_naam: str = "",
    meewerker_id: UUID | None = None,
) -> Bezwaar:
    """From the decision, by whoever speaks the resident or opens the post. Late is registered too: a person judges.

    `meewerker_id`: who must pay back too objects to the decision towards them, in the term of their own letter.
    """
    poort.eis(ONTVANGEN)
    besluit: Besluit = poort.haal(Besluit, besluit_id, ONTVANGEN)
    op = ontvangen_op or klok.vandaag()
    mee = _meewerker(besluit, indiener, meewerker_id)
    naam = mee.naam if mee else indiener_naam
    wat = {"woorden": woorden, "indiener": indiener, "naam": naam}
    _eis_ontvangst(besluit, op=op, gepost=gepost_op, elders=elders_op, **wat)
    bezwaar = Bezwaar(
        **merk(actor, besluit, wet=True),
        nummer=volgend_nummer("besluit_bezwaarnummer"),
        besluit=besluit,
        indiener=w.Indiener(indiener),
        indiener_naam=naam.strip(),
        meewerker=mee,
        kanaal=eis_keuze(kanaal, w.KANALEN, "kanaal"),
        ontvangen_op=op,
        gepost_op=gepost_op,
        elders_op=elders_op,
        grond=w.Grond(grond),
        stand_sinds=op,
        weken=instelling("bezwaar_weken", op),
    )
    dagen = rb.tijdigheid(
        bezwaar.bekend.bekendgemaakt_op, op, gepost=gepost_op, elders_ontvangen=elders_op, feestdagen=feestdagen()
    )
    bezwaar.tijdig_uitleg = dagen.uitleg
    _neem_in(actor, bezwaar, woorden)
    logboek.handeling(actor, ONTVANGEN.code, bezwaar, kanaal=kanaal, voorstel=dagen.voorstel.value)
    return bezwaar


def _meewerker(besluit: Besluit, indiener: str, meewerker_id: UUID | None) -> Meewerker | None:
    """Of this decision; who opens the post need not read why it was intent."""
    if indiener != w.Indiener.MEEWERKER:
        return None
    with transactie(SYSTEEM):
        rij = next((m for m in meewerkers_van(besluit) if m.pk == meewerker_id), None)
    if rij is None:
        raise Fout("Bij dit besluit staat niemand die ook moet terugbetalen. Kies wie het bezwaar maakt.", "indiener")
    return rij


def _neem_in(actor: Actor, bezwaar: Bezwaar, woorden: str) -> None:
    h.zet_termijn(bezwaar)
    bezwaar.save(force_insert=True)
    _schrijf(actor, bezwaar, "bezwaar", woorden)
    h.taak_bezwaar(bezwaar, "kijk of het op tijd is, en bevestig de ontvangst.", over_dagen(NIEUW_DAGEN))
    gebeurtenis_melden(
        "bezwaar_ontvangen", bezwaar.pk, besluit=str(bezwaar.besluit_id), dossier=str(bezwaar.dossier_id)
    )


def _eis_ontvangst(
    besluit: Besluit, *, op: date, gepost: date | None, elders: date | None, woorden: str, indiener: str, naam: str
) -> None:
    if besluit.soort in GEEN_BESCHIKKING:
        raise Fout("Dit is geen besluit: bezwaar kan niet. De inwoner kan om een besluit vragen, of een klacht doen.")
    if besluit.soort == Besluitsoort.OP_BEZWAAR:
        raise Fout(
            "Dit is een beslissing op bezwaar. Daartegen kan de inwoner alleen in beroep, bij de rechtbank (Awb 8:1). "
            "Stuur het door, en vraag de jurist het vast te leggen bij het bezwaar (Awb 6:15)."
        )
    if not woorden.strip():
        raise Fout("Schrijf op wat er in het bezwaar staat.", "woorden")
    if indiener != w.Indiener.ZELF and not naam.strip():
        raise Fout("Vul de naam in van wie het bezwaar maakt.", "indiener_naam")
    for dag, veld, wat in (
        (op, "ontvangen_op", "het bezwaar binnenkwam"),
        (gepost, "gepost_op", "het is gepost"),
        (elders, "elders_op", "een ander orgaan het kreeg"),
    ):
        h.niet_later_dan_vandaag(dag, veld, wat)
        if dag and dag > op:
            raise Fout(f"{datum_gewoon(dag)} ligt na de dag waarop wij het kregen. Kies een eerdere dag.", veld)


def over_dagen(dagen: int) -> date:
    return klok.vandaag() + timedelta(days=dagen)


def _schrijf(actor: Actor, bezwaar: Bezwaar, soort: str, tekst: str) -> None:
    """A piece of text; its author finds it back, others read it per law."""
    rij = Bezwaartekst(
        **merk(actor, bezwaar, wet=True), bezwaar=bezwaar, soort=soort, tekst=tekst.strip(), door_naam=actor.naam
    )
    rij.save(force_insert=True)


def bezwaar_toewijzen(*, actor: Actor, bezwaar_id: UUID, medewerker_id: UUID) -> Bezwaar:
    """Who handles it gets the dossier for as long as it runs; never who decided (MAN-05)."""
    bezwaar = h.open_bezwaar(bezwaar_id)
    wie = h.collega(medewerker_id)
    h.eis_onpartijdig(wie.pk, bezwaar.besluit, "medewerker")
    vorige, bezwaar.behandelaar = bezwaar.behandelaar_id, wie
    h.bewaar(bezwaar, actor)
    with transactie(SYSTEEM):
        if vorige and vorige != wie.pk:
            band_beeindigen(bezwaar, vorige)
        band_met_behandelaar(bezwaar, wie.pk)
    taken_vervallen(actor=actor, onderwerp_id=bezwaar.pk)
    h.taak_bezwaar(bezwaar, "dit bezwaar is aan jou gegeven.", over_dagen(NIEUW_DAGEN))
    gebeurtenis_melden("bezwaar_toegewezen", bezwaar.pk)
    logboek.handeling(actor, S.code, bezwaar, behandelaar=str(wie.pk))
    return bezwaar


def band_met_behandelaar(bezwaar: Bezwaar, medewerker_id: UUID) -> None:
    """Who handles it reads the dossier for as long as it runs."""
    with transactie(SYSTEEM):
        betrokken_maken(
            actor=SYSTEEM, dossier=bezwaar.dossier, medewerker_id=medewerker_id, rol=Betrokkenrol.MEELEZER,
            waarvoor=Tijdelijk.BEZWAAR,
        )  # fmt: skip


def band_beeindigen(bezwaar: Bezwaar, medewerker_id: UUID) -> None:
    """The tie for this bezwaar ends (AUT-06); inside a system actor."""
    banden = Betrokkenheid.objects.filter(dossier_id=bezwaar.dossier_id, medewerker_id=medewerker_id, tot=None)
    banden.filter(rol=Betrokkenrol.MEELEZER, waarvoor=Tijdelijk.BEZWAAR).update(tot=klok.nu(), reden="bezwaar klaar")


def bezwaar_tijdig_beoordelen(*, actor: Actor, bezwaar_id: UUID, tijdig: str, reden: str = "") -> Bezwaar:
    """A person says whether it came in time; late, excused or early only with the reason in words (6:10, 6:11)."""
    bezwaar = h.open_bezwaar(bezwaar_id)
    keus = rb.Tijdig(tijdig)
    if keus in rb.MET_REDEN and not reden.strip():
        raise Fout("Schrijf op waarom. De inwoner leest dit in het besluit.", "reden")
    bezwaar.tijdig, bezwaar.tijdig_reden, bezwaar.tijdig_door = keus, reden.strip(), actor.naam
    h.bewaar(bezwaar, actor)
    gebeurtenis_melden("bezwaar_tijdig_beoordeeld", bezwaar.pk, tijdig=keus.value)
    logboek.handeling(actor, S.code, bezwaar, tijdig=keus.value)
    return bezwaar


def _bron(bezwaar: Bezwaar, stap: str, **velden: Any) -> Bezwaarbrief:
    bekend = (bezwaar.meewerker or bezwaar.besluit).bekendgemaakt_op
    besluit = bekend or bezwaar.besluit.vastgesteld_op or bezwaar.ontvangen_op
    basis: dict[str, Any] = {"besluit": datum_gewoon(besluit), "ontvangen": bezwaar.ontvangen_op}
    return Bezwaarbrief(stap=stap, **{**basis, "uiterlijk": bezwaar.uiterlijk, **velden})


def bezwaar_bevestigen(*, actor: Actor, bezwaar_id: UUID) -> Bezwaar:
    """In writing, with the day of the decision in it (Awb 6:14)."""
    bezwaar = h.open_bezwaar(bezwaar_id)
    h.zet_stand(bezwaar, rb.Stap.BEVESTIGEN)
    bezwaar.bevestigd_op = klok.vandaag()
    h.bewaar(bezwaar, actor)
    brief = h.bezwaarbrief(bezwaar, _bron(bezwaar, "ontvangst"), "ontvangst")
    taken_vervallen(actor=actor, onderwerp_id=bezwaar.pk, soort=h.TAAK_BEZWAAR)
    gebeurtenis_melden("bezwaar_bevestigd", bezwaar.pk)
    logboek.handeling(actor, S.code, bezwaar, stap="bevestigd", brief=brief)
    return bezwaar


def verzuim_vragen(
    *, actor: Actor, bezwaar_id: UUID, verzuim: Collection[str], herstellen_tot: date | None = None
) -> Bezwaar:
    """What is missing is asked once, with a term; meanwhile the clock stands still (Awb 6:6, 7:10 lid 2)."""
    bezwaar = h.open_bezwaar(bezwaar_id)
    mist = [v.value for v in w.Verzuim if v in set(verzuim)]
    if not mist:
        raise Fout("Kies wat er ontbreekt.", "verzuim")
    if bezwaar.verzuim_op:
        raise Fout(f"Op {datum_gewoon(bezwaar.verzuim_op)} is al om herstel gevraagd. Dat kan één keer.", "verzuim")
    tot = herstellen_tot or over_dagen(instelling("bezwaar_herstel_dagen"))
    if tot <= klok.vandaag():
        raise Fout(f"{datum_gewoon(tot)} is te snel. Kies een dag na vandaag.", "herstellen_tot")
    h.zet_stand(bezwaar, rb.Stap.VERZUIM_MELDEN)
    bezwaar.verzuim, bezwaar.verzuim_op, bezwaar.verzuim_uiterlijk = mist, klok.vandaag(), tot
    h.zet_termijn(bezwaar)
    h.bewaar(bezwaar, actor)
    bron = _bron(bezwaar, "verzuim", ontbreekt=w.verzuim_in_woorden(mist), herstellen_tot=tot)
    h.bezwaarbrief(bezwaar, bron, "verzuim")
    h.taak_bezwaar(bezwaar, "kijk of er is aangevuld wat ontbrak.", tot + timedelta(days=1), "bezwaar_verzuim")
    gebeurtenis_melden("bezwaar_verzuim_gevraagd", bezwaar.pk)
    logboek.handeling(actor, S.code, bezwaar, verzuim=mist)
    return bezwaar


def verzuim_afronden(*, actor: Actor, bezwaar_id: UUID, hersteld: bool, op: date | None = None) -> Bezwaar:
    """It came, or the term for it passed. Without it the bezwaar may be niet-ontvankelijk; that is decided later."""
    bezwaar = h.open_bezwaar(bezwaar_id)
    dag = op or klok.vandaag()
    h.niet_later_dan_vandaag(dag, "op", "het kwam")
    if bezwaar.verzuim_op and dag < bezwaar.verzuim_op:
        raise Fout(f"Wij vroegen het op {datum_gewoon(bezwaar.verzuim_op)}. Kies die dag of later.", "op")
    if not hersteld and bezwaar.verzuim_uiterlijk and klok.vandaag() <= bezwaar.verzuim_uiterlijk:
        raise Fout(f"De inwoner heeft nog tot en met {datum_gewoon(bezwaar.verzuim_uiterlijk)}. Wacht dat af.", "op")
    h.zet_stand(bezwaar, rb.Stap.HERSTELD if hersteld else rb.Stap.NIET_HERSTELD)
    bezwaar.hersteld_op = dag if hersteld else None
    h.zet_termijn(bezwaar)
    h.bewaar(bezwaar, actor)
    taken_vervallen(actor=actor, onderwerp_id=bezwaar.pk, soort="bezwaar_verzuim")
    gebeurtenis_melden("bezwaar_verzuim_afgerond", bezwaar.pk, hersteld=hersteld)
    logboek.handeling(actor, S.code, bezwaar, hersteld=hersteld)
    return bezwaar


def bezwaar_verdagen(*, actor: Actor, bezwaar_id: UUID, weken: int, reden: str, instemming: bool = False) -> Bezwaar:
    """Once, by six weeks at most; longer only with consent of who objects (Awb 7:10 lid 3 and 4)."""
    bezwaar = h.open_bezwaar(bezwaar_id)
    if bezwaar.verdaag_weken and not instemming:
        raise Fout("Dit bezwaar is al verdaagd. Nog langer kan alleen als de inwoner dat goed vindt.", "instemming")
    if not reden.strip():
        raise Fout("Waarom duurt het langer? De inwoner krijgt deze reden in een brief.", "reden")
    samen = bezwaar.verdaag_weken + weken
    if weken < 1 or (samen > rb.VERDAAG_WEKEN and not instemming):
        raise Fout(f"{weken} weken kan niet. Kies 1 tot en met {rb.VERDAAG_WEKEN}, of vraag of het mag.", "weken")
    h.zet_termijn(bezwaar)
    if (na := h.opnieuw_na(bezwaar)) and na.beslis_tot:
        dag = datum_gewoon(na.beslis_tot)
        raise Fout(f"De rechter gaf een termijn tot en met {dag}. Die kun je niet verdagen.", "weken")
    if klok.vandaag() > bezwaar.uiterlijk:
        raise Fout("De termijn is voorbij: verdagen kan niet meer. Beslis nu.", "weken")
    bezwaar.verdaag_weken, bezwaar.verdaag_reden = samen, reden.strip()
    bezwaar.verdaag_instemming = bezwaar.verdaag_instemming or instemming
    h.zet_termijn(bezwaar)
    h.bewaar(bezwaar, actor)
    h.bezwaarbrief(bezwaar, _bron(bezwaar, "verdaagd", reden=reden.strip()), f"verdaagd:{samen}")
    gebeurtenis_melden("bezwaar_verdaagd", bezwaar.pk)
    logboek.handeling(actor, S.code, bezwaar, verdaagd=samen, instemming=instemming)
    return bezwaar


def bezwaar_intrekken(*, actor: Actor, bezwaar_id: UUID, gevolg: str, reden: str = "") -> Bezwaar:
    """Taken back, in writing or at the hearing (Awb 6:21); what the resident got after all is counted too."""
    bezwaar = h.open_bezwaar(bezwaar_id)
    h.zet_stand(bezwaar, rb.Stap.INTREKKEN)
    bezwaar.uitkomst, bezwaar.gevolg = w.Uitkomst.INGETROKKEN, w.Gevolg(gevolg)
    h.bewaar(bezwaar, actor)
    if reden.strip():
        _schrijf(actor, bezwaar, "motivering", reden)
    _besluit_vervalt(actor, bezwaar)
    afsluiten(actor, bezwaar)
    gebeurtenis_melden("bezwaar_ingetrokken", bezwaar.pk)
    logboek.handeling(actor, S.code, bezwaar, ingetrokken=True, gevolg=bezwaar.gevolg)
    return bezwaar


def _besluit_vervalt(actor: Actor, bezwaar: Bezwaar) -> None:
    """What lay ready to be decided goes no further, and who would decide it reads no longer."""
    with transactie(SYSTEEM):
        klaar = Besluit.objects.select_for_update().filter(pk=bezwaar.besluit_op_bezwaar_id)
        besluit = klaar.exclude(stand__in=[*GENOMEN, Besluitstand.INGETROKKEN]).first()
        if besluit is None:
            return
        trek_in(actor, besluit, "Het bezwaar is ingetrokken")
        logboek.handeling(actor, S.code, besluit, stand=besluit.stand)


def afsluiten(actor: Actor, bezwaar: Bezwaar) -> None:
    """No decision of ours is awaited: tasks and the tie of the handler end."""
    taken_vervallen(actor=actor, onderwerp_id=bezwaar.pk)
    with transactie(SYSTEEM):
        Hoorzitting.objects.filter(bezwaar=bezwaar, gehouden_op=None, vervallen_op=None).update(
            vervallen_op=klok.vandaag()
        )
        if bezwaar.behandelaar_id:
            band_beeindigen(bezwaar, bezwaar.behandelaar_id)


def bezwaar_volgt_meewerker(gebeurtenis: Gebeurtenis) -> None:
    """Huisbel: the letter to who must pay back too left; a bezwaar from before follows it (Awb 7:10)."""
    if not (op := gebeurtenis.gegevens.get("op")):
        return
    with transactie(SYSTEEM):
        rijen = Bezwaar.objects.select_for_update(of=("self",)).select_related("besluit", "behandelaar", "meewerker")
        for bezwaar in rijen.filter(meewerker=gebeurtenis.gegevens["meewerker"]).exclude(stand__in=rb.KLAAR):
            dag = datum_gewoon(date.fromisoformat(op))
            h.herreken(bezwaar, f"het besluit is sinds {dag} bekend aan wie bezwaar maakte")
