"""Lay a decision before who decides, give it back with a reason, take it; and take it back before it left.

MAN-02, MAN-07, AWB-16, TOE-01, TOE-02, DOC-01. Where two pairs of eyes must look, and under which mandate, the register
says (handelingen.mandaat); what the law does not allow, the law guard.
"""

from datetime import date
from uuid import UUID

from keukentafel.besluit.handelingen._buren import Voorval, eis_mandaat, eis_wet, stap_met
from keukentafel.besluit.handelingen._hulp import SYSTEEM, merk
from keukentafel.besluit.handelingen._opstellen import band_met, eis_dossier_open, eis_onbetrokken
from keukentafel.besluit.handelingen.bekendmaken import eis_brief_compleet
from keukentafel.besluit.handelingen.besluit import in_de_maak
from keukentafel.besluit.handelingen.opvolgen import hulp_opvolgen
from keukentafel.besluit.models import Besluit, Toets
from keukentafel.besluit.opvragen.beslissers import afwezig_tot, beslissers_van
from keukentafel.besluit.opvragen.mandaat import mandaten
from keukentafel.besluit.opvragen.volledig import gebreken_van
from keukentafel.besluit.regels import besluitsoorten as bs
from keukentafel.besluit.regels.mandaat import rolnaam
from keukentafel.besluit.regels.soorten import GEEN_BESCHIKKING, GENOMEN, Besluitsoort, Besluitstand
from keukentafel.besluit.regels.volledig import houdt_tegen
from keukentafel.dossier.handelingen._hulp import eis_tekst, over_werkdagen
from keukentafel.dossier.models import Betrokkenheid
from keukentafel.dossier.regels import Tijdelijk
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, transactie
from keukentafel.kern.fouten import Blokkade, Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.kern.tekst import opsomming
from keukentafel.kern.termijnen import termijn
from keukentafel.kern.versies import Botsing, bewaar_met_versie
from keukentafel.organisatie.handelingen.taken import taak_maken, taken_vervallen
from keukentafel.organisatie.models import Medewerker
from keukentafel.organisatie.opvragen.actor import medewerker_van
from keukentafel.organisatie.opvragen.inrichting import feestdagen, instelling
from keukentafel.poort import logboek, poort
from keukentafel.poort.matrix import Rol
from keukentafel.poort.rechten import Recht

R, N = Recht.AANVRAAG_BEHANDELEN, Recht.BESLUIT_NEMEN
BESLIS, TERUG, MOTIVEER = "besluit_nemen", "besluit_teruggegeven", "besluit_motiveren"


def besluit_aanbieden(*, actor: Actor, besluit_id: UUID, versie: int, toetser_id: UUID | None = None) -> Besluit:
    """Before who decides: a person when one was chosen, else whoever has the mandate. Complete or not at all."""
    besluit = in_de_maak(besluit_id)
    if besluit.soort in GEEN_BESCHIKKING:
        raise Fout("Hierover beslist niemand anders. Geef het zelf af.")
    _eis_volledig(actor, besluit)
    toetser = _toetser(actor, besluit, toetser_id) if toetser_id else None
    nieuw = {"stand": Besluitstand.TOETS, "ter_toets_op": klok.nu(), "toetser": toetser}
    bewaar_met_versie(besluit, actor=actor, versie=versie, **nieuw)
    if toetser:
        band_met(besluit, toetser.pk)
    taken_vervallen(actor=actor, onderwerp_id=besluit.pk)
    _taak(actor, besluit, (BESLIS, "Een besluit wacht op je handtekening"), toetser, Rol.BESLISSER)
    stap_met(actor, besluit, Voorval.AANBIEDEN_TOETS)
    gebeurtenis_melden("besluit_aangeboden", besluit.dossier_id, besluit=str(besluit.pk))
    logboek.handeling(actor, R.code, besluit, stand=besluit.stand)
    return besluit


def besluit_terughalen_uit_toets(*, actor: Actor, besluit_id: UUID) -> Besluit:
    """The undo of laying it before who decides: it is a draft again. Twice is once."""
    poort.eis(R)
    besluit: Besluit = poort.haal(Besluit, besluit_id, R, voor_wijzigen=True)
    eis_onbetrokken(besluit)
    if besluit.stand == Besluitstand.CONCEPT:
        return besluit
    if besluit.stand != Besluitstand.TOETS:
        raise Fout("Dit besluit ligt niet meer ter beslissing.")
    bewaar_met_versie(besluit, actor=actor, versie=besluit.versie, stand=Besluitstand.CONCEPT, ter_toets_op=None)
    _los(actor, besluit, "Teruggehaald door de opsteller")
    stap_met(actor, besluit, Voorval.TERUGGEVEN)
    gebeurtenis_melden("besluit_uit_toets", besluit.dossier_id, besluit=str(besluit.pk))
    logboek.handeling(actor, R.code, besluit, stand=besluit.stand)
    return besluit


def besluit_oppakken(*, actor: Actor, besluit_id: UUID) -> Besluit:
    """Who decides takes it from the list, and reads the case while it lies there (a case tie with an end).

    Only who may sign it today: a household opens to whoever has the mandate, not to everybody with the function.
    """
    besluit = _ter_beslissing(besluit_id)
    ik = medewerker_van(actor.kenmerk)
    if ik is None:
        raise Fout("Alleen een medewerker kan beslissen.")
    if besluit.opsteller_id == ik.pk:
        raise Blokkade("vier-ogen", "Wie het opstelt, toetst het niet. Een ander met mandaat pakt dit besluit op.")
    eis_mandaat(actor=actor, besluit=besluit, op=klok.vandaag())
    if besluit.toetser_id != ik.pk:
        besluit.toetser = ik
        besluit.save(update_fields=["toetser"])
        _banden_los(besluit, "Een ander pakte het besluit op")
    band_met(besluit, ik.pk)
    gebeurtenis_melden("besluit_opgepakt", besluit.dossier_id, besluit=str(besluit.pk))
    logboek.handeling(actor, N.code, besluit, opgepakt=True)
    return besluit


def besluit_teruggeven(*, actor: Actor, besluit_id: UUID, reden: str) -> Besluit:
    """Back to who wrote it, with what must be different; that colleague reads it first."""
    besluit = _ter_beslissing(besluit_id)
    eis_onbetrokken(besluit)
    if not reden.strip():
        raise Fout("Schrijf op wat er anders moet. De collega leest dit als eerste.", veld="reden")
    _oordeel(actor, besluit, "terug", eis_tekst(reden, veld="reden"))
    nieuw = {"stand": Besluitstand.TERUG, "ter_toets_op": None, "toetser": None}
    bewaar_met_versie(besluit, actor=actor, versie=besluit.versie, **nieuw)
    _los(actor, besluit, "Het besluit is teruggegeven")
    tekst = "Een besluit kwam terug. Lees waarom, pas het aan en bied het opnieuw aan"
    _taak(actor, besluit, (TERUG, tekst), besluit.opsteller, Rol.WIJKCOACH)
    stap_met(actor, besluit, Voorval.TERUGGEVEN)
    gebeurtenis_melden("besluit_teruggegeven", besluit.dossier_id, besluit=str(besluit.pk))
    logboek.handeling(actor, N.code, besluit, stand=besluit.stand)
    return besluit


def besluit_vaststellen(
    *, actor: Actor, besluit_id: UUID, versie: int, op: date | None = None, reden: str = ""
) -> Besluit:
    """Take the decision: complete, allowed by the law, under a mandate of that day, and by the right person.

    `op` before today is for a decision that was signed on paper, with why it is told only now; it takes effect when the
    letter leaves (AWB-16), whatever day it bears.
    """
    poort.eis(N)
    besluit: Besluit = poort.haal(Besluit, besluit_id, N, voor_wijzigen=True)
    if besluit.stand in GENOMEN:
        return besluit
    if besluit.stand == Besluitstand.INGETROKKEN or besluit.soort in GEEN_BESCHIKKING:
        raise Fout("Hierover wordt niet (meer) beslist.")
    dag = op or klok.vandaag()
    if bezwaar := bs.bezwaar_tegen_dagtekening(dag, klok.vandaag(), besluit.aanvraag.ontvangen_op, reden):
        raise Fout(bezwaar, veld="op" if "waarom" not in bezwaar else "reden")
    _eis_volledig(actor, besluit, dag)
    mandaat = eis_mandaat(actor=actor, besluit=besluit, op=dag)
    eis_brief_compleet(besluit)
    _eis_zelfde(besluit, versie)
    _oordeel(actor, besluit, "akkoord", eis_tekst(reden, leeg=True, veld="reden"))
    hulp_opvolgen(besluit)
    _genomen(actor, besluit, dag, mandaat)
    if bs.motiveert_later(besluit.soort, besluit.stand):
        _motivering_volgt(actor, besluit)
    stap_met(actor, besluit, Voorval.VASTSTELLEN)
    gebeurtenis_melden("besluit_vastgesteld", besluit.dossier_id, besluit=str(besluit.pk), besluitsoort=besluit.soort)
    logboek.handeling(actor, N.code, besluit, stand=besluit.stand, mandaat=mandaat)
    return besluit


def besluit_afgeven(*, actor: Actor, besluit_id: UUID, versie: int) -> Besluit:
    """What is no decision: help without one, an advice to who decides, a referral (TOE-01 to TOE-03).

    It needs no mandate, unless the register says who may give it.
    """
    besluit = in_de_maak(besluit_id)
    if besluit.soort not in GEEN_BESCHIKKING:
        raise Fout("Dit is een besluit. Bied het aan iemand aan die mag beslissen.")
    if besluit.soort == Besluitsoort.ADVIES:
        _eis_volledig(actor, besluit)
    mandaat = eis_mandaat(actor=actor, besluit=besluit, op=klok.vandaag())
    _eis_zelfde(besluit, versie)
    _genomen(actor, besluit, klok.vandaag(), mandaat)
    if besluit.soort == Besluitsoort.ADVIES:
        stap_met(actor, besluit, Voorval.ADVIES_AANBIEDEN)
        _taak(actor, besluit, (BESLIS, "Er is een advies. Stel het besluit op"), None, Rol.BESLISSER)
    elif besluit.soort == Besluitsoort.HULP_ZONDER_BESLUIT:
        stap_met(actor, besluit, Voorval.INZETTEN)
    gebeurtenis_melden("besluit_vastgesteld", besluit.dossier_id, besluit=str(besluit.pk), besluitsoort=besluit.soort)
    logboek.handeling(actor, R.code, besluit, stand=besluit.stand)
    return besluit


def advies_teruggeven(*, actor: Actor, besluit_id: UUID, reden: str) -> Besluit:
    """Who decides needs more: the advice is written on, with the question. It was never made known to anybody."""
    poort.eis(N)
    besluit: Besluit = poort.haal(Besluit, besluit_id, N, voor_wijzigen=True)
    if besluit.soort != Besluitsoort.ADVIES or besluit.stand != Besluitstand.VASTGESTELD:
        raise Fout("Dit advies ligt nu niet bij wie beslist.")
    if not reden.strip():
        raise Fout("Schrijf op wat je nog moet weten. De collega leest dit als eerste.", veld="reden")
    _oordeel(actor, besluit, "terug", eis_tekst(reden, veld="reden"))
    bewaar_met_versie(besluit, actor=actor, versie=besluit.versie, stand=Besluitstand.TERUG)
    _los(actor, besluit, "Het advies is teruggegeven")
    tekst = "Een advies kwam terug. Lees wat er nog nodig is"
    _taak(actor, besluit, (TERUG, tekst), besluit.opsteller, Rol.WIJKCOACH)
    stap_met(actor, besluit, Voorval.ADVIES_TERUGGEVEN)
    gebeurtenis_melden("besluit_teruggegeven", besluit.dossier_id, besluit=str(besluit.pk))
    logboek.handeling(actor, N.code, besluit, stand=besluit.stand)
    return besluit


def besluit_intrekken(*, actor: Actor, besluit_id: UUID, reden: str) -> Besluit:
    """A draft goes no further; what was said in it stays readable. Who took a decision takes it back first."""
    poort.eis(R)
    besluit: Besluit = poort.haal(Besluit, besluit_id, R, voor_wijzigen=True)
    eis_onbetrokken(besluit)
    if besluit.stand == Besluitstand.INGETROKKEN:
        return besluit
    if besluit.stand == Besluitstand.BEKEND:
        raise Fout("Dit besluit is al verzonden. Neem een nieuw besluit: herzien, intrekken of beëindigen.")
    if besluit.stand == Besluitstand.VASTGESTELD:
        if besluit.soort in GEEN_BESCHIKKING:
            raise Fout("Dit is al afgegeven.")
        raise Fout("Dit besluit is genomen. Wie het nam, kan het terughalen zolang de brief niet weg is.")
    if not reden.strip():
        raise Fout("Schrijf kort op waarom dit niet doorgaat.", veld="reden")
    trek_in(actor, besluit, "Het besluit gaat niet door")
    if besluit.soort not in GEEN_BESCHIKKING:
        stap_met(actor, besluit, Voorval.INTREKKEN_BESLUIT, reden)
    logboek.handeling(actor, R.code, besluit, stand=besluit.stand)
    return besluit


# --- What they share --------------------------------------------------------------------------------------------------


def _ter_beslissing(besluit_id: UUID) -> Besluit:
    poort.eis(N)
    besluit: Besluit = poort.haal(Besluit, besluit_id, N, voor_wijzigen=True)
    if besluit.stand != Besluitstand.TOETS:
        raise Fout("Dit besluit ligt niet (meer) ter beslissing. Ververs de pagina.")
    return besluit


def _eis_volledig(actor: Actor, besluit: Besluit, op: date | None = None) -> None:
    """DOC-01 and the law guard; every gap in one answer, so that nobody tries twice."""
    if besluit.soort not in {Besluitsoort.BEEINDIGING, Besluitsoort.INTREKKING}:
        eis_dossier_open(besluit)
    with transactie(SYSTEEM):
        mist = [g.tekst for g in houdt_tegen(gebreken_van(besluit))]
    if mist:
        raise Blokkade("besluit-onvolledig", f"Dit besluit is nog niet volledig. {' '.join(mist)}")
    eis_wet(actor, besluit, op)


def _toetser(actor: Actor, besluit: Besluit, toetser_id: UUID) -> Medewerker:
    """Somebody else, who may sign here and is at work; else the error names who is (a signatory on leave)."""
    kan = beslissers_van(besluit)
    gekozen = next((m for m in kan if m.pk == toetser_id), None)
    if gekozen is None or gekozen.pk == actor.id:
        raise Fout("Deze collega kan dit besluit niet nemen. Kies iemand anders.", veld="toetser_id")
    terug = afwezig_tot([gekozen.pk]).get(gekozen.pk, "")
    if not terug:
        return gekozen
    weg = afwezig_tot([m.pk for m in kan])
    anderen = opsomming([m.naam for m in kan if m.pk not in weg and m.pk != actor.id])
    wie = f"Kies {anderen}." if anderen else "Laat de keuze leeg: dan ligt het bij iedereen die mag beslissen."
    raise Fout(f"{gekozen.naam} is afwezig{terug}. {wie}", veld="toetser_id")


def _oordeel(actor: Actor, besluit: Besluit, uitkomst: str, reden: str) -> None:
    ik = medewerker_van(actor.kenmerk)
    with transactie(SYSTEEM):
        Toets(
            **merk(actor, besluit, wet=True), besluit=besluit, medewerker=ik, uitkomst=uitkomst, reden=reden,
            op=klok.nu(),
        ).save(force_insert=True)  # fmt: skip


def _eis_zelfde(besluit: Besluit, versie: int) -> None:
    """What is signed is what was read. The row is locked, so nothing changes until it is written."""
    if besluit.versie != versie:
        raise Botsing(besluit, {})


def _genomen(actor: Actor, besluit: Besluit, dag: date, mandaat: str) -> None:
    velden = {
        "stand": Besluitstand.VASTGESTELD,
        "vastgesteld_op": dag,
        "ondertekenaar": medewerker_van(actor.kenmerk),
        "functie": actor.functie or _functie(mandaat),
        "mandaat": mandaat,
    }
    bewaar_met_versie(besluit, actor=actor, versie=besluit.versie, **velden)
    _los(actor, besluit, "Er is besloten")


def _motivering_volgt(actor: Actor, besluit: Besluit) -> None:
    """A reminder: the reasons of a decision in haste come within a week of making it known (D18)."""
    taak_maken(
        actor=actor, soort=MOTIVEER, tekst="Schrijf op waarom met spoed is besloten",
        voor=besluit.opsteller, uiterlijk=termijn("D18", van=klok.vandaag(), feestdagen=feestdagen()).dag,
        team=besluit.team, dossier_id=besluit.dossier_id, onderwerp_id=besluit.pk, adres=besluit.adres,
        afgeschermd=besluit.afgeschermd,
    )  # fmt: skip


def trek_in(actor: Actor, besluit: Besluit, reden: str) -> None:
    """It goes no further, by itself or with the bezwaar it answers. The caller steps and logs."""
    bewaar_met_versie(besluit, actor=actor, versie=besluit.versie, stand=Besluitstand.INGETROKKEN)
    _weg_van(besluit)
    _los(actor, besluit, reden)
    gebeurtenis_melden("besluit_ingetrokken", besluit.dossier_id, besluit=str(besluit.pk))


def _weg_van(besluit: Besluit) -> None:
    """What was asked stays asked. What a decision on a bezwaar began with was copied, and goes with it."""
    if besluit.soort == Besluitsoort.OP_BEZWAAR:
        besluit.voorzieningen.all().delete()
    else:
        besluit.voorzieningen.update(besluit=None)


def _functie(code: str) -> str:
    """Of the register, where the worker has no function of that name: what stands under the letter."""
    return rolnaam(next((m.functie for m in mandaten() if m.code == code), ""))


def _los(actor: Actor, besluit: Besluit, reden: str) -> None:
    """The tasks lapse, and who was tied for this decision alone reads no further (AUT-06)."""
    taken_vervallen(actor=actor, onderwerp_id=besluit.pk)
    _banden_los(besluit, reden)


def _banden_los(besluit: Besluit, reden: str) -> None:
    """Whoever still has a decision of this dossier before them, or drafts one, keeps the tie."""
    with transactie(SYSTEEM):
        nog = Besluit.objects.filter(dossier_id=besluit.dossier_id, stand__in=bs.IN_DE_MAAK)
        ligt = nog.filter(stand=Besluitstand.TOETS, toetser__isnull=False)
        banden = Betrokkenheid.objects.filter(dossier_id=besluit.dossier_id, waarvoor=Tijdelijk.BESLUIT, tot=None)
        banden = banden.exclude(medewerker_id__in=ligt.values("toetser_id"))
        banden = banden.exclude(medewerker_id__in=nog.filter(opsteller__isnull=False).values("opsteller_id"))
        banden.update(tot=klok.nu(), reden=reden)


def _taak(actor: Actor, besluit: Besluit, werk: tuple[str, str], voor: Medewerker | None, rol: Rol) -> None:
    soort, tekst = werk
    taak_maken(
        actor=actor, soort=soort, tekst=tekst, voor=voor, rol="" if voor else rol,
        uiterlijk=over_werkdagen(instelling("besluit_nemen_werkdagen")),
        team=None if rol == Rol.BESLISSER else besluit.team, dossier_id=besluit.dossier_id,
        onderwerp_id=besluit.pk, adres=besluit.adres, afgeschermd=besluit.afgeschermd,
    )  # fmt: skip
