"""Where the pages of the room lead: panels that come later, the way to a bezwaar and a letter, one calendar for all."""

from datetime import date

import pytest
from django.test import Client

from keukentafel.besluit.handelingen.bezwaar import bezwaar_intrekken, bezwaar_ontvangen
from keukentafel.besluit.handelingen.klacht import klacht_ontvangen
from keukentafel.besluit.handelingen.toets import besluit_aanbieden
from keukentafel.besluit.models import Bezwaar
from keukentafel.besluit.opvragen.aanvraag import aanvraag
from keukentafel.besluit.tests import hulp_opstellen as ho
from keukentafel.besluit.tests.hulp_opstellen import van_systeem
from keukentafel.besluit.tests.hulp_recht import BEZWAAR, KLACHT, doe
from keukentafel.besluit.tests.test_bezwaarbesluit import maak_besloten
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from tests import personages as p
from tests.huisregels.test_vragen import vragen
from tests.inloggen import log_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def zaak():
    """Made known, with a bezwaar against it."""
    with klok.zet_klok(date(2026, 5, 20)):
        zaak = maak_besloten()
        doe(zaak.wijk.samira, bezwaar_ontvangen, besluit_id=zaak.besluit.pk, **BEZWAAR)
        yield zaak


def naam_van(bezwaar):
    return f"Bezwaar {bezwaar.nummer}"


@pytest.fixture
def concept():
    zaak = ho.maak_zaak()
    besluit = ho.stel_op(zaak)
    ho.beslis(zaak, besluit)
    return zaak, ho.vers(besluit)


def aantal(wie, pad, **kop):
    return vragen(log_in(Client(), wie), pad, **kop)[0]


def lees(wie, pad, **kop):
    return vragen(log_in(Client(), wie), pad, **kop)[1]


def test_wie_beslist_ziet_vergelijkbare_besluiten_en_de_opsteller_niet(concept):
    zaak, besluit = concept
    doe(zaak.samira, besluit_aanbieden, besluit_id=besluit.pk, versie=besluit.versie)
    paneel = f'hx-get="{besluit.adres}vergelijkbaar/"'
    assert paneel in lees(zaak.rosa, besluit.adres)
    assert paneel not in lees(zaak.samira, besluit.adres)


def test_bladzijde_en_panelen_samen_blijven_weinig_vragen(concept):
    zaak, besluit = concept
    pagina = aantal(zaak.rosa, besluit.adres)
    assert pagina <= 12
    assert pagina + aantal(zaak.rosa, f"{besluit.adres}vergelijkbaar/", hx_request="true") <= 30


def test_een_concept_heeft_nog_geen_bezwaar_en_geen_kwaliteitslijst(concept):
    zaak, besluit = concept
    blad = lees(zaak.samira, besluit.adres)
    assert "Bezwaar aannemen" not in blad
    assert "Kwaliteitslijst" not in blad


def test_een_advies_wijst_naar_de_lijst_van_normen():
    zaak = ho.maak_zaak(adviesorgaan="wot")
    besluit = ho.stel_op(zaak)
    blad = lees(zaak.samira, besluit.adres)
    assert f'href="{besluit.adres}normen/"' in blad
    assert "vergelijkbaar" not in blad
    assert lees(zaak.samira, f"{besluit.adres}normen/")


def test_tegen_een_bekend_besluit_neemt_wie_de_inwoner_spreekt_bezwaar_aan(zaak):
    assert f'href="{zaak.besluit.adres}bezwaar/"' in lees(zaak.wijk.samira, zaak.besluit.adres)
    assert lees(zaak.wijk.samira, f"{zaak.besluit.adres}bezwaar/")


def test_de_aanvraag_laat_zien_wie_adviseert_en_wie_beslist(concept):
    zaak, _ = concept
    pad = f"{zaak.aanvraag.adres}wie-beslist/"
    assert f'hx-get="{pad}"' in lees(zaak.samira, zaak.aanvraag.adres)
    assert "Rosa" in lees(zaak.samira, pad, hx_request="true")
    assert aantal(zaak.samira, zaak.aanvraag.adres) + aantal(zaak.samira, pad, hx_request="true") <= 30


def test_intrekken_is_nooit_het_eerste_om_op_te_drukken(concept):
    zaak, besluit = concept
    doe(zaak.samira, besluit_aanbieden, besluit_id=besluit.pk, versie=besluit.versie)
    with transactie(p.actor(zaak.samira)):
        beeld = aanvraag(zaak.aanvraag.pk)
    assert (beeld.hoofd, "intrekken" in [knop.code for knop in beeld.stappen]) == (None, True)


def test_bij_een_huishouden_staan_bezwaar_en_brieven_ook_zonder_javascript(zaak):
    pad = f"/dossier/{zaak.dossier.pk}/"
    blad = lees(zaak.wijk.samira, f"{pad}besluit/")
    assert f'href="{pad}correspondentie/"' in blad
    assert f'hx-get="{pad}bezwaren/paneel/"' in blad
    los = lees(zaak.wijk.samira, f"{pad}bezwaren/paneel/")
    assert naam_van(van_systeem(Bezwaar)[0]) in los
    assert "<html" in los
    assert "<html" not in lees(zaak.wijk.samira, f"{pad}bezwaren/paneel/", hx_request="true")


def test_van_de_lijst_van_aanvragen_naar_de_nazorg(concept):
    assert 'href="/nazorg/"' in lees(concept[0].samira, "/aanvragen/")


class TestKalender:
    def test_een_bezwaar_staat_er_met_zijn_laatste_dag(self, zaak):
        for wie, opent in ((zaak.jet, True), (zaak.wijk.samira, False)):
            blad = lees(wie, "/besluiten/termijnen/?soort=bezwaar&tot=2026-12-31")
            assert "Nog niemand behandelt dit." in blad
            assert ('href="/bezwaren/' in blad) is opent
        assert "Nog niemand behandelt dit." in lees(zaak.wijk.samira, f"/dossier/{zaak.dossier.pk}/besluit/termijnen/")

    def test_wat_is_ingetrokken_of_van_een_ander_team_staat_er_niet(self, zaak):
        (bezwaar,) = van_systeem(Bezwaar)
        pad = "/besluiten/termijnen/?tot=2026-12-31"
        assert naam_van(bezwaar) in lees(zaak.jet, pad)
        assert naam_van(bezwaar) not in lees(zaak.wijk.zoe, pad)
        doe(zaak.jet, bezwaar_intrekken, bezwaar_id=bezwaar.pk, gevolg="in_stand")
        assert naam_van(bezwaar) not in lees(zaak.jet, pad)

    def test_een_klacht_ziet_wie_klachten_leest_en_nooit_wie_het_betreft(self, zaak):
        over = {"team_id": zaak.wijk.oost.pk, "betrokken": [zaak.cem.pk]}
        klacht = doe(zaak.wijk.samira, klacht_ontvangen, inwoner_id=zaak.inwoner.pk, **over, **KLACHT)
        pad = "/besluiten/termijnen/?soort=klacht&tot=2026-12-31"
        assert f"Klacht {klacht.nummer}" in lees(zaak.cora, pad)
        for wie in (zaak.cem, zaak.wijk.samira):
            assert f"Klacht {klacht.nummer}" not in lees(wie, pad)
        assert f"Klacht {klacht.nummer}" not in lees(zaak.cora, f"/dossier/{zaak.dossier.pk}/besluit/termijnen/")

    def test_de_kalender_kost_altijd_evenveel(self, zaak):
        pad = "/besluiten/termijnen/?tot=2026-12-31"
        weinig = aantal(zaak.cora, pad)
        for _ in range(3):
            doe(zaak.wijk.samira, bezwaar_ontvangen, besluit_id=zaak.besluit.pk, **BEZWAAR)
            doe(zaak.wijk.samira, klacht_ontvangen, inwoner_id=zaak.inwoner.pk, **KLACHT)
        assert aantal(zaak.cora, pad) == weinig <= 12
