"""The decision on a bezwaar, late deciding, and the way to the judge (AWB-07, AWB-09, AWB-11)."""

from datetime import date, timedelta
from uuid import UUID

from keukentafel.besluit.handelingen import _recht as h
from keukentafel.besluit.handelingen._hulp import SYSTEEM, besluit_van, merk, volgend_nummer
from keukentafel.besluit.handelingen.besluit import kopie_van, rechtsgronden_bijwerken
from keukentafel.besluit.handelingen.bezwaar import (
    NIEUW_DAGEN,
    S,
    _schrijf,
    afsluiten,
    band_met_behandelaar,
    over_dagen,
)
from keukentafel.besluit.models import Beroep, Besluit, Bezwaar, Bezwaartekst, Overweging
from keukentafel.besluit.opvragen.besluitbrief import bedenktijd
from keukentafel.besluit.opvragen.bezwaar import dwangsom_van
from keukentafel.besluit.opvragen.bezwaarbrief import bezwaarbesluit
from keukentafel.besluit.regels import bezwaar as rb
from keukentafel.besluit.regels import bezwaarwoorden as w
from keukentafel.besluit.regels.opstellen import Stap, plek
from keukentafel.besluit.regels.soorten import (
    GENOMEN,
    TE_SCHRIJVEN,
    Besluitsoort,
    Besluitstand,
    Overwegingsoort,
    Uitkomst,
)
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, actor_nu, transactie
from keukentafel.kern.fouten import Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.kern.models import Gebeurtenis
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.kern.versies import bewaar_met_versie
from keukentafel.organisatie.handelingen.taken import taken_vervallen
from keukentafel.poort import logboek, poort

BRIEF_BESLUIT = "besluit"
"""In the key of its letters, before the key of the decision: after the judge there is another one (bekendmaken)."""
TAAK_INGEBREKE = "bezwaar_ingebreke"


def bezwaar_beslissen(*, actor: Actor, bezwaar_id: UUID, uitkomst: str, gevolg: str, motivering: str) -> Bezwaar:
    """Lay the decision ready: the outcome, what it means for the help, and why. Somebody with a mandate signs it."""
    bezwaar = h.open_bezwaar(bezwaar_id)
    if bezwaar.stand != rb.Stand.ADVIES:
        raise Fout("Beslissen kan na het horen, of als is vastgelegd waarom er niet is gehoord (Awb 7:2, 7:3).")
    if not bezwaar.tijdig:
        raise Fout("Leg eerst vast of het bezwaar op tijd was. Een mens beoordeelt dat.", "uitkomst")
    if reden := w.past(uitkomst, gevolg, bezwaar.tijdig):
        raise Fout(reden, "uitkomst")
    if not motivering.strip():
        raise Fout("Schrijf op waarom. Dit staat in de brief (Awb 7:12).", "motivering")
    bezwaar.uitkomst, bezwaar.gevolg = w.Uitkomst(uitkomst), w.Gevolg(gevolg)
    if bezwaar.besluit_op_bezwaar is None or bezwaar.besluit_op_bezwaar.stand == Besluitstand.INGETROKKEN:
        bezwaar.besluit_op_bezwaar = _concept(actor, bezwaar)
    h.bewaar(bezwaar, actor)
    _schrijf(actor, bezwaar, "motivering", motivering)
    with transactie(SYSTEEM):
        _overweeg(actor, bezwaar, motivering)
        _producten(actor, bezwaar)
    gebeurtenis_melden("bezwaar_klaar_voor_besluit", bezwaar.pk, besluit=str(bezwaar.besluit_op_bezwaar_id))
    logboek.handeling(actor, S.code, bezwaar, uitkomst=bezwaar.uitkomst, gevolg=bezwaar.gevolg)
    return bezwaar


def _concept(actor: Actor, bezwaar: Bezwaar) -> Besluit:
    eerst = bezwaar.besluit
    besluit = Besluit(
        **merk(actor, bezwaar, wet=True),
        nummer=volgend_nummer("besluit_besluitnummer"),
        aanvraag_id=eerst.aanvraag_id,
        soort=Besluitsoort.OP_BEZWAAR,
        stand=Besluitstand.CONCEPT,
        orgaan=eerst.orgaan,
        opsteller=h.collega(actor.id) if actor.id else None,
        vervangt=eerst,
    )
    besluit.save(force_insert=True)
    return besluit


def _overweeg(actor: Actor, bezwaar: Bezwaar, motivering: str) -> None:
    """The argument as blocks, each with the piece it came from; what was there of an earlier try is replaced."""
    besluit = Besluit.objects.select_for_update().get(pk=bezwaar.besluit_op_bezwaar_id)
    if besluit.stand in GENOMEN:
        raise Fout("Op dit bezwaar is al beslist.")
    if besluit.stand not in TE_SCHRIJVEN:
        raise Fout("Dit ligt al bij wie beslist. Haal het besluit eerst terug, of wacht tot het terugkomt.")
    bewaar_met_versie(besluit, actor=actor, versie=besluit.versie)
    Overweging.objects.filter(besluit=besluit).delete()
    gevolg = w.naam_van_gevolg(bezwaar.gevolg, schuld=bezwaar.over_schuld)
    oordeel = f"{w.NAAM_VAN_UITKOMST[w.Uitkomst(bezwaar.uitkomst)]}. {gevolg}."
    blokken: list[tuple[Stap, Overwegingsoort, str, str, UUID | None]] = [
        (Stap.SITUATIE, Overwegingsoort.FEIT, bezwaar.tijdig_uitleg, "bezwaar", bezwaar.pk)
    ]
    for tekst in Bezwaartekst.objects.filter(bezwaar=bezwaar, soort__in=["verslag", "advies"]).order_by("gemaakt_op"):
        soort = Overwegingsoort.ADVIES if tekst.soort == "advies" else Overwegingsoort.ZIENSWIJZE
        blokken.append((Stap.ANDEREN, soort, tekst.tekst, f"bezwaar{tekst.soort}", tekst.pk))
    blokken += [
        (Stap.CONCLUSIE, Overwegingsoort.AFWEGING, motivering.strip(), "", None),
        (Stap.CONCLUSIE, Overwegingsoort.CONCLUSIE, oordeel, "", None),
    ]
    for nummer, (stap, soort, tekst_, bron, sleutel) in enumerate(blokken):
        # A copied text is nobody's own words: its author would read it without the law.
        Overweging(
            **merk(SYSTEEM if bron else actor, besluit, wet=True),
            besluit=besluit,
            soort=soort,
            volgorde=plek(stap, nummer),
            tekst=tekst_,
            bron_soort=bron,
            bron_id=sleutel,
            bron_naam=f"Bezwaar {bezwaar.nummer}" if bron else "",
        ).save(force_insert=True)
    rechtsgronden_bijwerken(actor, besluit)


def _producten(actor: Actor, bezwaar: Bezwaar) -> None:
    """What was not given in full is decided on anew, each with its own outcome; nothing when the decision stays."""
    besluit = bezwaar.besluit_op_bezwaar
    assert besluit
    # What is owed by somebody else is no help: there is no product to decide on.
    if bezwaar.gevolg not in w.GEEFT_ALSNOG or bezwaar.meewerker_id:
        besluit.voorzieningen.all().delete()
        return
    eerst = list(bezwaar.besluit.voorzieningen.order_by("gemaakt_op"))
    gehad = set(besluit.voorzieningen.values_list("product", flat=True))
    for oud in [rij for rij in eerst if rij.uitkomst != Uitkomst.TOE] or eerst:
        if oud.product not in gehad:
            kopie_van(actor, besluit, oud, met_uitkomst=False)


def bezwaar_beslist(gebeurtenis: Gebeurtenis) -> None:
    """Huisbel: the decision on this bezwaar was taken. The letter is made; what follows is up to the resident."""
    bezwaar = Bezwaar.objects.filter(besluit_op_bezwaar=besluit_van(gebeurtenis), stand=rb.Stand.ADVIES).first()
    besluit = bezwaar.besluit_op_bezwaar if bezwaar else None
    if bezwaar is None or besluit is None or besluit.stand not in GENOMEN:
        return
    actor = actor_nu()
    h.zet_stand(bezwaar, rb.Stap.BESLISSEN)
    bezwaar.beslist_op = besluit.vastgesteld_op or klok.vandaag()
    h.bewaar(bezwaar, actor)
    _brief(bezwaar, besluit)
    afsluiten(actor, bezwaar)
    gebeurtenis_melden("bezwaar_beslist", bezwaar.pk, uitkomst=bezwaar.uitkomst, gevolg=bezwaar.gevolg)
    logboek.handeling(actor, S.code, bezwaar, beslist=bezwaar.uitkomst)


def _brief(bezwaar: Bezwaar, besluit: Besluit) -> None:
    """As of any decision: until it leaves, who signed may take it back (AWB-16)."""
    tot = klok.nu() + timedelta(minutes=bedenktijd(besluit))
    with transactie(SYSTEEM):
        Besluit.objects.filter(pk=besluit.pk).update(uitgaand_na=tot)
    waarvoor = f"{BRIEF_BESLUIT}:{besluit.pk}:{besluit.versie}"
    h.bezwaarbrief(bezwaar, bezwaarbesluit(bezwaar, besluit), waarvoor, uitgaand_na=tot)


def bezwaar_teruggehaald(gebeurtenis: Gebeurtenis) -> None:
    """Huisbel: the decision on this bezwaar was taken back before its letter left. It is to be decided again."""
    bezwaar = Bezwaar.objects.filter(besluit_op_bezwaar=besluit_van(gebeurtenis), stand=rb.Stand.BESLIST).first()
    if bezwaar is None or bezwaar.besluit_op_bezwaar is None or bezwaar.besluit_op_bezwaar.stand in GENOMEN:
        return
    actor = actor_nu()
    h.zet_stand(bezwaar, rb.Stap.TERUGHALEN)
    bezwaar.beslist_op = None
    h.bewaar(bezwaar, actor)
    if bezwaar.behandelaar_id:
        band_met_behandelaar(bezwaar, bezwaar.behandelaar_id)
    h.taak_bezwaar(bezwaar, "het besluit is teruggehaald. Kijk wat er anders moet.", over_dagen(NIEUW_DAGEN))
    gebeurtenis_melden("bezwaar_teruggehaald", bezwaar.pk, besluit=str(bezwaar.besluit_op_bezwaar_id))
    logboek.handeling(actor, S.code, bezwaar, teruggehaald=True)


def bezwaar_leren(*, actor: Actor, bezwaar_id: UUID, les: str) -> Bezwaar:
    """What the house does differently from now on. Asked after the decision; nothing waits for it (REQ-080)."""
    bezwaar = h.open_bezwaar(bezwaar_id, ook_klaar=True)
    if bezwaar.stand not in rb.KLAAR or not w.leert(bezwaar.uitkomst, bezwaar.gevolg):
        raise Fout("Wat wij leren leg je vast als het bezwaar klaar is, en de inwoner (deels) gelijk of hulp kreeg.")
    if not les.strip():
        raise Fout("Schrijf in één zin wat wij voortaan anders doen. Noem niemand.", "les")
    bezwaar.les = les.strip()
    h.bewaar(bezwaar, actor)
    gebeurtenis_melden("bezwaar_geleerd", bezwaar.pk)
    logboek.handeling(actor, S.code, bezwaar, geleerd=True)
    return bezwaar


def bezwaar_ingebreke(*, actor: Actor, bezwaar_id: UUID, op: date) -> Bezwaar:
    """A notice of default is kept always; before the term has passed it counts for nothing (AWB-06, Awb 7:14)."""
    bezwaar = h.open_bezwaar(bezwaar_id)
    h.niet_later_dan_vandaag(op, "op", "de ingebrekestelling kwam")
    h.zet_termijn(bezwaar)  # while something is asked for each day adds one: the row knows that since this morning
    telt = op > bezwaar.uiterlijk
    if telt:
        # One from before a judge who wants a new decision is about the term of then.
        eerder, rechter = bezwaar.ingebreke_op, h.opnieuw_na(bezwaar)
        van_eerst = eerder and rechter and rechter.uitspraak_op and eerder <= rechter.uitspraak_op
        bezwaar.ingebreke_op = op if eerder is None or van_eerst else min(eerder, op)
    elif op not in bezwaar.ingebreke_vroeg:
        bezwaar.ingebreke_vroeg = [*bezwaar.ingebreke_vroeg, op]
    h.bewaar(bezwaar, actor)
    if telt:
        _haast(bezwaar)
    gebeurtenis_melden("bezwaar_ingebreke", bezwaar.pk, telt=telt)
    logboek.handeling(actor, S.code, bezwaar, ingebreke=str(op), telt=telt)
    return bezwaar


def _haast(bezwaar: Bezwaar) -> None:
    """From now two weeks, and then every day costs money; a later notice does not begin them anew."""
    kalender = dwangsom_van(bezwaar).kalender
    if kalender is None:
        return
    taken_vervallen(actor=actor_nu(), onderwerp_id=bezwaar.pk, soort=TAAK_INGEBREKE)
    laatste, eerste = datum_gewoon(kalender.twee_weken.dag), datum_gewoon(kalender.eerste_dag)
    tekst = (
        f"beslis uiterlijk {laatste}. Vanaf {eerste} kost het elke dag geld, en kan wie bezwaar maakte naar de rechter."
    )
    h.taak_bezwaar(bezwaar, tekst, kalender.twee_weken.dag, TAAK_INGEBREKE)


def beroep_instellen(*, actor: Actor, bezwaar_id: UUID, soort: str, ingesteld_op: date, zaaknummer: str = "") -> Beroep:
    """What came from the court. Whether it was in time is for the judge; two ways run beside the bezwaar (AWB-11)."""
    bezwaar = h.open_bezwaar(bezwaar_id, ook_klaar=True)
    keus = w.Beroepsoort(soort)
    h.niet_later_dan_vandaag(ingesteld_op, "ingesteld_op", "het is ingesteld")
    if keus is w.Beroepsoort.HOGER_BEROEP and not Beroep.objects.filter(bezwaar=bezwaar).exclude(uitspraak="").exists():
        raise Fout("Hoger beroep kan pas na een uitspraak van de rechtbank. Kies beroep.", "soort")
    if keus not in w.NAAST_BEZWAAR:
        h.zet_stand(bezwaar, rb.Stap.BEROEP)
        h.bewaar(bezwaar, actor)
    beroep = Beroep(
        **merk(actor, bezwaar), bezwaar=bezwaar, soort=keus, ingesteld_op=ingesteld_op, zaaknummer=zaaknummer.strip()
    )
    beroep.save(force_insert=True)
    gebeurtenis_melden("beroep_ingesteld", bezwaar.pk, beroep=keus.value)
    logboek.handeling(actor, S.code, beroep, soort=keus.value)
    return beroep


def uitspraak_vastleggen(
    *, actor: Actor, beroep_id: UUID, uitspraak: str, op: date, beslis_tot: date | None = None
) -> Beroep:
    """What the judge decided; "opnieuw" puts the bezwaar back before who decides, by `beslis_tot` if that was said."""
    poort.eis(S)
    beroep: Beroep = poort.haal(Beroep, beroep_id, S, voor_wijzigen=True)
    bezwaar = h.open_bezwaar(beroep.bezwaar_id, ook_klaar=True)
    keus = w.Uitspraak(uitspraak)
    h.niet_later_dan_vandaag(op, "op", "de rechter uitspraak deed")
    if op < beroep.ingesteld_op:
        raise Fout(f"Het beroep is van {datum_gewoon(beroep.ingesteld_op)}. De uitspraak kwam later.", "op")
    if beroep.uitspraak:
        raise Fout("Deze uitspraak is al vastgelegd.", "uitspraak")
    _eis_termijn(beroep, keus, op, beslis_tot)
    beroep.uitspraak, beroep.uitspraak_op, beroep.beslis_tot = keus, op, beslis_tot
    beroep.save(update_fields=["uitspraak", "uitspraak_op", "beslis_tot"])
    if beroep.soort not in w.NAAST_BEZWAAR:
        _na_uitspraak(actor, bezwaar, opnieuw=keus is w.Uitspraak.OPNIEUW)
    gebeurtenis_melden("uitspraak_vastgelegd", bezwaar.pk, uitspraak=keus.value)
    logboek.handeling(actor, S.code, beroep, uitspraak=keus.value)
    return beroep


def _eis_termijn(beroep: Beroep, keus: w.Uitspraak, op: date, tot: date | None) -> None:
    """A term belongs to a new decision on the bezwaar, and begins with the ruling."""
    if tot is None:
        return
    if keus is not w.Uitspraak.OPNIEUW or beroep.soort in w.NAAST_BEZWAAR:
        raise Fout("Een termijn hoort bij een rechter die een nieuw besluit wil. Laat de dag leeg.", "beslis_tot")
    if tot < op:
        dag = datum_gewoon(tot)
        raise Fout(f"{dag} is voor de uitspraak van {datum_gewoon(op)}. Vul een latere dag in.", "beslis_tot")


def _na_uitspraak(actor: Actor, bezwaar: Bezwaar, *, opnieuw: bool) -> None:
    h.zet_stand(bezwaar, rb.Stap.OPNIEUW if opnieuw else rb.Stap.UITSPRAAK)
    if opnieuw:
        bezwaar.uitkomst, bezwaar.gevolg, bezwaar.beslist_op, bezwaar.besluit_op_bezwaar = "", "", None, None
        bezwaar.verdaag_weken, bezwaar.verdaag_instemming = 0, False
        h.zet_termijn(bezwaar)
    h.bewaar(bezwaar, actor)
    if opnieuw:
        dag = datum_gewoon(bezwaar.uiterlijk)
        h.taak_bezwaar(bezwaar, f"de rechter wil een nieuw besluit, uiterlijk {dag}.", over_dagen(3))
