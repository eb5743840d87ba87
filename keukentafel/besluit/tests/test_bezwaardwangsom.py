"""What deciding late on a bezwaar cost, from the notice of default to the letter (Awb 7:14 and 4:18; AWB-07, D17)."""

from datetime import date

import pytest
from django.test import Client

from keukentafel.besluit.handelingen.bezwaarbesluit import (
    TAAK_INGEBREKE,
    beroep_instellen,
    bezwaar_ingebreke,
    uitspraak_vastleggen,
)
from keukentafel.besluit.handelingen.bezwaardwangsom import (
    TAAK,
    bezwaardwangsom_bij_bekend,
    bezwaardwangsom_opstellen,
)
from keukentafel.besluit.handelingen.dwangsom import dwangsom_bekend
from keukentafel.besluit.handelingen.rechtsbewaking import rechtsbescherming_bewaken
from keukentafel.besluit.handelingen.toets import besluit_aanbieden, besluit_intrekken, besluit_vaststellen
from keukentafel.besluit.models import Besluit, Bezwaar, Klokfeit, Overweging
from keukentafel.besluit.opvragen.besluitbrief import besluitbrief
from keukentafel.besluit.opvragen.bezwaar import bezwaar as bezwaarbeeld
from keukentafel.besluit.tests.hulp_recht import maak_zaak, vers
from keukentafel.besluit.tests.rijen_brief import zet_briefteksten
from keukentafel.besluit.tests.test_bezwaar import klaar_voor_besluit
from keukentafel.besluit.tests.test_bezwaarbesluit import teken
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Blokkade, Fout, GeenRecht
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.kern.models import Gebeurtenis
from keukentafel.organisatie.models import Taak
from keukentafel.plan.tests.hulp import doe, tekst
from tests import personages as p
from tests.inloggen import log_in

pytestmark = pytest.mark.django_db
UITERLIJK = date(2026, 6, 29)  # six weeks after the end of the bezwaartermijn of 18 May
IN_GEBREKE = date(2026, 7, 1)
KLAAR = date(2026, 7, 23)  # seven days too late: two weeks until 15 July, and from the 16th it costs money
LAATSTE = date(2026, 8, 5)  # D17, after the last day that cost money


@pytest.fixture
def zaak():
    zet_briefteksten()
    with klok.zet_klok(date(2026, 5, 20)):
        yield maak_zaak()


@pytest.fixture
def bezwaar(zaak):
    """Ready to be decided, and put in default on a day on which that counts."""
    rij = klaar_voor_besluit(zaak, uitkomst="ongegrond", gevolg="in_stand")
    assert vers(Bezwaar, rij).uiterlijk == UITERLIJK
    with klok.zet_klok(IN_GEBREKE):
        doe(zaak.jet, bezwaar_ingebreke, bezwaar_id=rij.pk, op=IN_GEBREKE)
    return rij


def beslis(zaak, bezwaar, op=KLAAR):
    """Signed and made known on that day; the huisbel rings."""
    with klok.zet_klok(op):
        sleutel = vers(Bezwaar, bezwaar).besluit_op_bezwaar_id
        teken(zaak, sleutel)
        bekend(sleutel, op)


def bekend(sleutel, op):
    with transactie(p.SYSTEEM):
        Besluit.objects.filter(pk=sleutel).update(stand="bekend", bekendgemaakt_op=op)
        gemeld = gebeurtenis_melden("besluit_bekendgemaakt", zaak_van(sleutel), besluit=str(sleutel))
        dwangsom_bekend(gemeld)
        bezwaardwangsom_bij_bekend(gemeld)


def zaak_van(sleutel):
    return Besluit.objects.get(pk=sleutel).dossier_id


def stel_op(zaak, bezwaar):
    return doe(zaak.jet, bezwaardwangsom_opstellen, bezwaar_id=bezwaar.pk)


def taken(bezwaar, soort):
    with transactie(p.SYSTEEM):
        return list(Taak.objects.filter(onderwerp_id=bezwaar.pk, soort=soort, klaar_op=None))


def neem(zaak, besluit):
    doe(zaak.jet, besluit_aanbieden, besluit_id=besluit.pk, versie=vers(Besluit, besluit).versie)
    return doe(zaak.ben, besluit_vaststellen, besluit_id=besluit.pk, versie=vers(Besluit, besluit).versie)


def test_zonder_ingebrekestelling_is_er_geen_dwangsom(zaak):
    rij = klaar_voor_besluit(zaak, uitkomst="ongegrond", gevolg="in_stand")
    with pytest.raises(Fout, match="geen ingebrekestelling die telt"):
        stel_op(zaak, rij)


def test_zolang_hij_loopt_staat_het_bedrag_niet_vast(zaak, bezwaar):
    with klok.zet_klok(KLAAR), pytest.raises(Fout, match="Beslis eerst op het bezwaar"):
        stel_op(zaak, bezwaar)


def test_wie_binnen_de_twee_weken_beslist_betaalt_niets(zaak, bezwaar):
    beslis(zaak, bezwaar, date(2026, 7, 15))
    with klok.zet_klok(KLAAR), pytest.raises(Fout, match="op tijd beslist"):
        stel_op(zaak, bezwaar)
    assert not taken(bezwaar, TAAK)


def test_na_het_besluit_is_er_een_taak_met_de_laatste_dag(zaak, bezwaar):
    assert taken(bezwaar, TAAK_INGEBREKE)
    beslis(zaak, bezwaar)
    assert not taken(bezwaar, TAAK_INGEBREKE)
    (taak,) = taken(bezwaar, TAAK)
    assert (taak.uiterlijk, "€ 161" in taak.tekst) == (LAATSTE, True)


def test_na_42_dagen_staat_hij_vast_ook_zonder_besluit_en_wordt_een_keer_gevraagd(zaak, bezwaar):
    with klok.zet_klok(date(2026, 8, 27)):
        rechtsbescherming_bewaken()
        rechtsbescherming_bewaken()
        (taak,) = taken(bezwaar, TAAK)
        assert "1.442" in taak.tekst
        assert stel_op(zaak, bezwaar).soort == "dwangsom"


def test_het_concept_zegt_de_dagen_het_bedrag_en_de_artikelen(zaak, bezwaar):
    beslis(zaak, bezwaar)
    with klok.zet_klok(KLAAR):
        besluit = stel_op(zaak, bezwaar)
        assert stel_op(zaak, bezwaar).pk == besluit.pk
    with transactie(p.SYSTEEM):
        zinnen = " ".join(Overweging.objects.filter(besluit=besluit).values_list("tekst", flat=True))
    for stuk in ("Op 1 juli 2026 schreef u", "ons besluit op uw bezwaar bekend", "7 dagen te laat", "€ 161", "7:14"):
        assert stuk in zinnen


def test_genomen_met_mandaat_een_brief_over_het_bezwaar_en_daarna_klaar(zaak, bezwaar):
    beslis(zaak, bezwaar)
    with klok.zet_klok(KLAAR):
        besluit = neem(zaak, stel_op(zaak, bezwaar))
        with transactie(p.SYSTEEM):
            stuk = besluitbrief(Besluit.objects.get(pk=besluit.pk))
        assert (stuk.ontbreekt, stuk.bron.dwangsom, stuk.bron.sjabloon()) == ((), "€ 161", "besluit-dwangsom-bezwaar")
        assert stuk.bron.velden()["besluit_zin"].startswith("Wij besluiten over de dwangsom bij uw bezwaar van ")
        bekend(besluit.pk, KLAAR)
        assert not taken(bezwaar, TAAK)
        with pytest.raises(Fout, match="al beslist"):
            stel_op(zaak, bezwaar)
    with transactie(p.SYSTEEM):
        gemeld = Gebeurtenis.objects.get(soort="dwangsom_vastgesteld")
        assert (gemeld.onderwerp, gemeld.gegevens["bedrag"]) == (bezwaar.pk, 161)
        # The clock of the aanvraag was not late, and says nothing.
        assert not Klokfeit.objects.filter(aanvraag=zaak.besluit.aanvraag, soort="dwangsom").exists()


def test_wie_er_geen_mandaat_voor_heeft_tekent_niet(zaak, bezwaar):
    beslis(zaak, bezwaar)
    with klok.zet_klok(KLAAR):
        besluit = stel_op(zaak, bezwaar)
        with pytest.raises(Blokkade, match="niet voor een besluit als: besluit over een dwangsom"):
            doe(zaak.jan, besluit_vaststellen, besluit_id=besluit.pk, versie=vers(Besluit, besluit).versie)


def test_een_ingetrokken_concept_kan_opnieuw(zaak, bezwaar):
    beslis(zaak, bezwaar)
    with klok.zet_klok(KLAAR):
        eerst = stel_op(zaak, bezwaar)
        doe(zaak.jet, besluit_intrekken, besluit_id=eerst.pk, reden="Verkeerde dag")
        assert stel_op(zaak, bezwaar).pk != eerst.pk


def test_een_rechter_die_een_nieuw_besluit_wil_zet_de_teller_niet_weer_aan(zaak, bezwaar):
    """The notice was about the first decision, which came in time; a new term begins (AWB-11)."""
    beslis(zaak, bezwaar, date(2026, 7, 15))
    dag = date(2026, 8, 20)
    with klok.zet_klok(dag):
        beroep = doe(zaak.jet, beroep_instellen, bezwaar_id=bezwaar.pk, soort="beroep", ingesteld_op=dag)
        doe(zaak.jet, uitspraak_vastleggen, beroep_id=beroep.pk, uitspraak="opnieuw", op=dag)
    with klok.zet_klok(date(2026, 10, 1)):
        rechtsbescherming_bewaken()
        assert not taken(bezwaar, TAAK)
        with pytest.raises(Fout, match="geen ingebrekestelling die telt"):
            stel_op(zaak, bezwaar)


def test_alleen_wie_bezwaren_behandelt_en_niet_wie_het_besluit_nam(zaak, bezwaar):
    beslis(zaak, bezwaar)
    with klok.zet_klok(KLAAR):
        for wie in (zaak.ben, zaak.wijk.samira):
            with pytest.raises((GeenRecht, Blokkade)):
                doe(wie, bezwaardwangsom_opstellen, bezwaar_id=bezwaar.pk)


def test_de_stap_staat_op_de_pagina_en_daarna_de_weg_naar_het_besluit(zaak, bezwaar):
    pad, knop = f"/bezwaren/{bezwaar.pk}/", "Stel het besluit op"
    with klok.zet_klok(KLAAR):
        jet = log_in(Client(), zaak.jet)
        assert knop not in tekst(jet.get(pad))
        beslis(zaak, bezwaar)
        assert knop in tekst(jet.get(pad))
        blad = tekst(jet.post(f"{pad}dwangsom/", follow=True))
        assert (knop in blad, "Naar het besluit over de dwangsom" in blad) == (False, True)
        with transactie(p.actor(zaak.jet)):
            adres = bezwaarbeeld(bezwaar.pk).dwangsom_adres
        assert "Besluit over een dwangsom" in tekst(jet.get(adres))
        assert "Wij besluiten over de dwangsom bij uw bezwaar" in tekst(jet.get(f"{adres}brief/"))
