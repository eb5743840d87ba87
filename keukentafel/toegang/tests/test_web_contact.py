"""The contact screen: as a fragment for the dialog and as a page without JavaScript."""

from datetime import timedelta

import pytest
from django.urls import reverse

from keukentafel.inwoner.handelingen import NieuwLid, huishouden_samenstellen, inwoner_registreren
from keukentafel.inwoner.regels.gegevens import Persoonsgegevens
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.toegang.models import Contact, Terugbelverzoek
from keukentafel.toegang.tests.hulp import hoogstens_vragen, maak_contact
from tests import personages as p
from tests.inloggen import log_in

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}
URL = "/contact/nieuw/"
GEWOON = {"kanaal": "telefoon", "vervolg": "klaar", "tekst": "Vraagt naar het spreekuur.", "bel_wie": "zelf"}


def _contacten():
    with transactie(p.SYSTEEM):
        return list(Contact.objects.all())


def _bakker(wijk, roepnaam="Bo"):
    actor = p.actor(wijk.samira)
    with transactie(actor):
        return inwoner_registreren(
            actor=actor, persoon=Persoonsgegevens(roepnaam=roepnaam, geslachtsnaam="Bakker"), toch_nieuw=True
        )


def test_het_fragment_heeft_geen_schil_en_de_pagina_wel(client):
    wijk = p.maak_wijk()
    log_in(client, wijk.samira)
    fragment = client.get(URL, headers=HTMX).content.decode()
    assert "<html" not in fragment
    assert 'hx-post="/contact/nieuw/"' in fragment
    assert "<html" in client.get(URL).content.decode()


def test_vastleggen_in_de_dialoog_sluit_hem_en_biedt_ongedaan_aan(client):
    wijk = p.maak_wijk()
    log_in(client, wijk.samira)
    antwoord = client.post(URL, {**GEWOON, "onderwerpen": ["geld"]}, headers=HTMX)
    contact = _contacten()[0]
    assert (antwoord.status_code, antwoord["HX-Trigger"]) == (200, "kt:sluit")
    assert f"/contact/{contact.pk}/ongedaan/" in antwoord.content.decode()
    assert (contact.onderwerpen, contact.anoniem) == (["geld"], True)


def test_zonder_javascript_kom_je_op_de_pagina_met_ongedaan(client):
    wijk = p.maak_wijk()
    log_in(client, wijk.samira)
    pagina = client.post(URL, GEWOON, follow=True).content.decode()
    assert "Contact vastgelegd." in pagina
    ongedaan = reverse("toegang:contact-ongedaan", args=[_contacten()[0].pk])
    assert ongedaan in pagina
    assert "teruggenomen" in client.post(ongedaan, follow=True).content.decode()
    assert _contacten() == []


def test_wie_er_getypt_is_en_maar_een_keer_voorkomt_wordt_gekozen(client):
    wijk = p.maak_wijk()
    inwoner = _bakker(wijk)
    log_in(client, wijk.samira)
    assert client.post(URL, {**GEWOON, "wie": "Bakker"}).status_code == 302
    assert _contacten()[0].inwoner_id == inwoner.pk


def test_bij_meer_mensen_vraagt_het_scherm_welke_en_blijft_de_tekst_staan(client):
    wijk = p.maak_wijk()
    _bakker(wijk)
    tweede = _bakker(wijk, "Mia")
    log_in(client, wijk.samira)
    antwoord = client.post(URL, {**GEWOON, "wie": "Bakker"})
    assert antwoord.status_code == 422
    assert "Vraagt naar het spreekuur." in antwoord.content.decode()
    assert f"inwoner:{tweede.pk}" in antwoord.content.decode()
    assert client.post(URL, {**GEWOON, "wie": "Bakker", "keuze": f"inwoner:{tweede.pk}"}).status_code == 302
    assert _contacten()[0].inwoner_id == tweede.pk


def test_wie_niet_gevonden_is_wordt_genoemd(client):
    wijk = p.maak_wijk()
    log_in(client, wijk.samira)
    antwoord = client.post(URL, {**GEWOON, "wie": "Niemendal"}, headers=HTMX)
    assert antwoord.status_code == 422
    assert "‘Niemendal’ is niet gevonden" in antwoord.content.decode()


def test_een_verkeerd_kanaal_geeft_422_en_schrijft_niets(client):
    wijk = p.maak_wijk()
    log_in(client, wijk.samira)
    assert client.post(URL, {**GEWOON, "kanaal": "duif"}).status_code == 422
    assert _contacten() == []


def test_terugbellen_door_een_collega(client):
    wijk = p.maak_wijk()
    log_in(client, wijk.samira)
    client.post(URL, {**GEWOON, "vervolg": "terugbellen", "bel_wanneer": "vandaag", "bel_wie": str(wijk.tom.pk)})
    with transactie(p.SYSTEEM):
        assert Terugbelverzoek.objects.get().voor_id == wijk.tom.pk


def test_melding_maken_gaat_door_naar_de_melding(client):
    wijk = p.maak_wijk()
    log_in(client, wijk.samira)
    antwoord = client.post(URL, {**GEWOON, "vervolg": "melding"}, headers=HTMX)
    assert antwoord["HX-Redirect"] == f"/meldingen/nieuw/?contact={_contacten()[0].pk}"


def test_de_kiezer_toont_mensen_en_hun_huishouden_en_nooit_een_ander_team(client):
    wijk = p.maak_wijk()
    inwoner = _bakker(wijk)
    log_in(client, wijk.samira)
    assert f"inwoner:{inwoner.pk}" in client.post("/contact/wie/", {"q": "bakker"}).content.decode()
    log_in(client, wijk.zoe)
    assert str(inwoner.pk) not in client.post("/contact/wie/", {"q": "bakker"}).content.decode()


def test_het_scherm_voor_iemand_haalt_de_naam_door_de_poort(client):
    wijk = p.maak_wijk()
    inwoner = _bakker(wijk)
    log_in(client, wijk.samira)
    assert "Bo Bakker" in client.get(URL, {"persoon": f"inwoner:{inwoner.pk}"}).content.decode()
    assert client.get(URL, {"persoon": "onzin"}).status_code == 404
    log_in(client, wijk.zoe)
    assert client.get(URL, {"persoon": f"inwoner:{inwoner.pk}"}).status_code == 404


def test_het_meest_gebruikte_kanaal_staat_klaar(client):
    wijk = p.maak_wijk()
    for kanaal in ("inloop", "inloop", "bezoek"):
        maak_contact(wijk.tom, kanaal=kanaal)
    log_in(client, wijk.samira)
    assert 'value="inloop" checked' in client.get(URL).content.decode()


def test_te_laat_ongedaan_maken_zegt_waarom(client):
    wijk = p.maak_wijk()
    with klok.zet_klok(klok.nu() - timedelta(minutes=11)):
        contact = maak_contact(wijk.samira)
    log_in(client, wijk.samira)
    pagina = client.post(reverse("toegang:contact-ongedaan", args=[contact.pk]), follow=True).content.decode()
    assert "tot 10 minuten na het vastleggen" in pagina


def test_een_huishouden_kiezen_kan_ook(client):
    wijk = p.maak_wijk()
    inwoner = _bakker(wijk)
    actor = p.actor(wijk.samira)
    with transactie(actor):
        huishouden = huishouden_samenstellen(actor=actor, leden=[NieuwLid(inwoner.pk)])
    log_in(client, wijk.samira)
    persoon = f"huishouden:{huishouden.pk}"
    assert persoon in client.post("/contact/wie/", {"q": "bakker"}).content.decode()
    assert "Huishouden Bakker" in client.get(URL, {"persoon": persoon}).content.decode()
    assert client.post(URL, {**GEWOON, "persoon": persoon, "vervolg": "melding"}).status_code == 302
    contact = _contacten()[0]
    assert (contact.inwoner_id, contact.huishouden_id) == (None, huishouden.pk)
    assert persoon in client.get("/meldingen/nieuw/", {"contact": contact.pk}).content.decode()
    assert persoon in client.get("/meldingen/nieuw/", {"persoon": persoon}).content.decode()


def test_zonder_recht_is_het_scherm_er_niet(client):
    with transactie(p.SYSTEEM):
        controller = p.maak_medewerker("Co", p.Rol.CONTROLLER, None)
    log_in(client, controller)
    assert client.get(URL).status_code == 403


@pytest.mark.parametrize("aantal", [1, 60])
def test_het_aantal_vragen_aan_de_databank_blijft_gelijk(client, aantal):
    wijk = p.maak_wijk()
    for _ in range(aantal):
        maak_contact(wijk.samira)
    log_in(client, wijk.samira)
    with hoogstens_vragen(12):
        client.get(URL, headers=HTMX)
