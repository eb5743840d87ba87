"""What the BRP says is taken over with its source; BRP trouble stops nobody. The official test persons answer."""

import pytest
from django.conf import settings
from lxml import html

from keukentafel.inwoner import handelingen as h
from keukentafel.inwoner.models import Adres, Inwoner, Zoeksleutel
from keukentafel.inwoner.opvragen.brp import brp, brp_raadplegen
from keukentafel.inwoner.tests.gegevens import bsn, registreer, wijk_met_buurten
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Fout
from keukentafel.koppelingen.brp import AdresBinnenland
from tests import personages as p
from tests.inloggen import log_in

pytestmark = [
    pytest.mark.norm,
    pytest.mark.django_db,
    pytest.mark.skipif(settings.STANDAARDEN_DIR is None, reason="STANDAARDEN_DIR ontbreekt"),
]


@pytest.fixture
def wijk():
    brp.cache_clear()
    yield wijk_met_buurten()
    brp.cache_clear()


@pytest.fixture
def samira(wijk):
    return p.actor(wijk.samira)


def _zoek_testpersoon(past):
    """The first official test person that fits."""
    for nummer in dict.fromkeys(brp().burgerservicenummers):
        try:
            persoon = brp().raadpleeg(nummer)
        except Exception:
            continue
        if persoon and past(persoon):
            return nummer, persoon
    raise AssertionError("geen testpersoon past")


def _gewoon(persoon):
    adres = persoon.verblijfplaats
    heel = isinstance(adres, AdresBinnenland) and adres.postcode and not adres.is_briefadres
    return heel and persoon.naam.voornamen and not persoon.geheimhouding and not persoon.is_overleden


def test_overnemen_zet_naam_geboorte_adres_en_bron(samira):
    nummer, gevonden = _zoek_testpersoon(_gewoon)
    inwoner = registreer(samira, adres=None, bsn=nummer, roepnaam="Roepie", geslachtsnaam="Verkeerd", voorvoegsel="")
    with transactie(samira):
        h.brp_overnemen(actor=samira, inwoner_id=inwoner.pk)
        na = Inwoner.objects.get(pk=inwoner.pk)
        assert (na.geslachtsnaam, na.roepnaam) == (gevonden.naam.geslachtsnaam, "Roepie")
        assert na.bron["naam"]["bron"].startswith("BRP")
        assert na.bron["bereikbaar"]["bron"] == "ingevoerd"
        assert Adres.objects.get().postcode == gevonden.verblijfplaats.postcode
        assert not Zoeksleutel.objects.filter(sleutel="n:verkeerd").exists()
        h.brp_overnemen(actor=samira, inwoner_id=inwoner.pk)
        assert Adres.objects.count() == 1


def test_geheimhouding_in_de_brp_verbergt_het_adres(samira):
    nummer, _ = _zoek_testpersoon(lambda q: q.geheimhouding and isinstance(q.verblijfplaats, AdresBinnenland))
    inwoner = registreer(samira, bsn=nummer)
    with transactie(samira):
        voorstel = h.brp_overnemen(actor=samira, inwoner_id=inwoner.pk)
        assert "geheimhouding" in voorstel.melding
        assert Inwoner.objects.get().geheimhouding
        assert not Zoeksleutel.objects.filter(sleutel__startswith="a:").exists()


def test_onvolledige_geboortedatum_blijft_zoals_de_brp_haar_kent(samira):
    nummer, _ = _zoek_testpersoon(
        lambda q: q.geboorte.datum and q.geboorte.datum.jaar and not q.geboorte.datum.volledig
    )
    with transactie(samira):
        persoon = brp_raadplegen(nummer).persoon
    assert persoon.geboortedatum is None
    assert persoon.geboorte_onvolledig[:4].isdigit()


def test_een_overledene_wordt_gemeld(samira):
    nummer, _ = _zoek_testpersoon(lambda q: q.is_overleden)
    with transactie(samira):
        assert "overleden" in brp_raadplegen(nummer).melding


def test_zonder_bsn_of_zonder_antwoord_verandert_er_niets(samira, settings):
    zonder, onbekend = registreer(samira), registreer(samira, bsn=bsn())
    with transactie(samira):
        with pytest.raises(Fout, match="geen BSN bekend"):
            h.brp_overnemen(actor=samira, inwoner_id=zonder.pk)
        with pytest.raises(Fout, match="kent dit BSN niet"):
            h.brp_overnemen(actor=samira, inwoner_id=onbekend.pk)
    brp.cache_clear()
    settings.STANDAARDEN_DIR = None
    with transactie(samira):
        voorstel = brp_raadplegen(onbekend.bsn)
    assert voorstel.persoon is None
    assert "zelf invullen" in voorstel.melding


def test_storing_houdt_het_formulier_met_wat_er_getypt_is(client, wijk, settings):
    settings.BRP_SOORT, settings.BRP_URL = "http", "http://127.0.0.1:9"
    brp.cache_clear()
    nummer = bsn()
    log_in(client, wijk.samira)
    antwoord = client.post("/inwoner/nieuw/brp/", {"bsn": nummer, "geslachtsnaam": "Getypt"})
    assert antwoord.status_code == 200
    assert "zelf invullen" in antwoord.text
    assert 'value="Getypt"' in antwoord.text
    assert client.post("/inwoner/nieuw/", {"bsn": nummer, "geslachtsnaam": "Getypt"}).status_code == 302


def test_vooraf_invullen_en_registreren_onthoudt_per_groep_de_bron(client, wijk, samira):
    nummer, gevonden = _zoek_testpersoon(_gewoon)
    log_in(client, wijk.samira)
    pagina = client.post("/inwoner/nieuw/brp/", {"bsn": nummer, "telefoon": "010"}, HTTP_HX_REQUEST="true").text
    assert "<html" not in pagina
    assert gevonden.naam.geslachtsnaam in pagina
    velden = _velden_van(pagina)
    assert velden["telefoon"] == "010"
    velden["postcode"] = "3111 AB"
    antwoord = client.post("/inwoner/nieuw/", velden)
    assert antwoord.status_code == 302
    with transactie(p.SYSTEEM):
        inwoner = Inwoner.objects.get()
    bron = {groep: b["bron"][:3] for groep, b in inwoner.bron.items()}
    zelf = {"bereikbaar": "ing", "adres": "ing", "communicatie": "ing"}
    assert bron == {"naam": "BRP", "geboorte": "BRP", "bsn": "BRP", **zelf}


def _velden_van(pagina):
    """The filled-in fields of a form, as a browser would send them."""
    velden = {}
    for el in html.fromstring(pagina).iter("input", "select"):
        if el.tag == "select":
            velden[el.get("name")] = next(
                (o.get("value") for o in el.iter("option") if o.get("selected") is not None), ""
            )
        elif el.get("type") != "checkbox" or el.get("checked") is not None:
            velden[el.get("name")] = el.get("value") or ""
    return velden


@pytest.mark.parametrize(("getypt", "tekst"), [("", "Vul eerst het BSN in"), ("999990018", "elfproef")])
def test_zonder_goed_bsn_wordt_de_brp_niet_gevraagd(client, wijk, getypt, tekst):
    log_in(client, wijk.samira)
    antwoord = client.post("/inwoner/nieuw/brp/", {"bsn": getypt})
    assert antwoord.status_code == 422
    assert tekst in antwoord.text


def test_bijwerken_uit_de_brp_vanaf_de_kaart(client, wijk, samira):
    nummer, gevonden = _zoek_testpersoon(_gewoon)
    inwoner = registreer(samira, bsn=nummer)
    log_in(client, wijk.samira)
    tekst = client.post(f"/inwoner/{inwoner.pk}/brp/", follow=True).text
    assert "overgenomen" in tekst
    zonder = registreer(samira)
    assert "geen BSN bekend" in client.post(f"/inwoner/{zonder.pk}/brp/", follow=True).text
    assert gevonden.naam.voornamen
