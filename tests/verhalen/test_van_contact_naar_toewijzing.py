"""Verhaal: van de eerste vraag tot een wijkcoach die hem oppakt.

Frans van de frontoffice legt een vraag vast, Mo verdeelt hem zonder het verhaal te lezen, Samira pakt hem op.
"""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from keukentafel.inwoner.handelingen import NieuwLid, huishouden_samenstellen, inwoner_registreren
from keukentafel.inwoner.regels.gegevens import Adresgegevens, Persoonsgegevens
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.organisatie.models import Afwezigheid, Expertise
from keukentafel.toegang import handelingen as h
from keukentafel.toegang.models import Contact, Melding, Terugbelverzoek
from tests import personages as p
from tests.axe import overtredingen
from tests.inloggen import log_in_browser
from tests.interactiemeter import budget

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
VERHAAL = "Ik durf de post niet meer open te maken, vrijdag komt de deurwaarder. 🙁"


def _doe(handeling: Any, medewerker: Any, **velden: Any) -> Any:
    actor = p.actor(medewerker)
    with transactie(actor):
        return handeling(actor=actor, **velden)


def _bakker(wijk: p.Wijk) -> Any:
    persoon = Persoonsgegevens(roepnaam="Bo", geslachtsnaam="Bakker", telefoon="010 1234567")
    adres = Adresgegevens(straat="Lange Haven", huisnummer="7", postcode="3111 CA", woonplaats="Schiedam")
    inwoner = _doe(inwoner_registreren, wijk.samira, persoon=persoon, adres=adres, toch_nieuw=True)
    _doe(huishouden_samenstellen, wijk.samira, leden=[NieuwLid(inwoner.pk)])
    return inwoner


def _een(model: Any) -> Any:
    with transactie(p.SYSTEEM):
        return model.objects.get()


@pytest.fixture
def wijk(live_server: Any, settings: Any) -> p.Wijk:
    settings.ALLOWED_HOSTS = ["*"]
    wijk = p.maak_wijk()
    p.maak_team("overig", "Onbekend/overig", soort="overig")
    Expertise.objects.create(medewerker=wijk.samira, code="geld")
    Afwezigheid.objects.create(medewerker=wijk.tom, waarnemer=wijk.samira, van=p.BEGIN)
    return wijk


def _open(page: Page, live_server: Any, medewerker: Any, pad: str) -> None:
    log_in_browser(page, live_server.url, medewerker)
    page.goto(f"{live_server.url}{pad}")


def test_frans_legt_een_kort_contact_vast_vanaf_elke_pagina(page: Page, live_server: Any, wijk: p.Wijk):
    """REQ-001, REQ-037."""
    inwoner = _bakker(wijk)
    _open(page, live_server, wijk.samira, "/terugbellen/")
    with budget(page, "kort-contact") as meter:
        meter.toets("n")
        meter.vul(page.get_by_role("combobox", name="Met wie?"), "Bakker")
        expect(page.get_by_role("option").first).to_be_visible()
        meter.toets("Enter")
        meter.klik(page.get_by_label("Geld", exact=True))
        meter.vul(page.get_by_label("Kort verslag"), "Vraagt wanneer de schuldregeling ingaat.", vrij=True)
        meter.toets("Control+Enter")
        expect(page.locator("#ongedaan")).to_contain_text("Contact vastgelegd.")
    contact = _een(Contact)
    assert (contact.inwoner_id, contact.onderwerpen) == (inwoner.pk, ["geld"])
    expect(page.locator("dialog[open]")).to_have_count(0)
    page.keyboard.press("z")
    expect(page.locator("#ongedaan")).to_contain_text("teruggenomen")
    with transactie(p.SYSTEEM):
        assert not Contact.objects.exists()


def test_een_anoniem_contact_kost_vier_handelingen(page: Page, live_server: Any, wijk: p.Wijk):
    """REQ-015."""
    _open(page, live_server, wijk.frans, "/terugbellen/")
    with budget(page, "kort-contact-anoniem") as meter:
        meter.toets("n")
        meter.klik(page.get_by_label("Wonen", exact=True))
        meter.vul(page.get_by_label("Kort verslag"), "Vraagt naar het spreekuur.", vrij=True)
        meter.toets("Control+Enter")
        expect(page.locator("#ongedaan")).to_contain_text("Contact vastgelegd.")
    assert _een(Contact).anoniem


def test_een_nieuwe_inwoner_en_zijn_vraag_op_een_scherm(page: Page, live_server: Any, wijk: p.Wijk):
    _open(page, live_server, wijk.frans, "/terugbellen/")
    with budget(page, "melding-nieuw") as meter:
        page.goto(f"{live_server.url}/meldingen/nieuw/")
        meter.klik(page.get_by_text("Nieuwe inwoner", exact=True))
        meter.vul(page.get_by_label("Roepnaam"), "Yara")
        meter.vul(page.get_by_label("Achternaam"), "d'Alençon-Yılmaz")
        meter.vul(page.get_by_role("textbox", name="Dag"), "7")
        meter.vul(page.get_by_role("textbox", name="Maand"), "3")
        meter.vul(page.get_by_role("textbox", name="Jaar"), "1984")
        meter.vul(page.get_by_label("Postcode"), "3111 CA")
        meter.vul(page.get_by_label("De vraag, in eigen woorden"), VERHAAL, vrij=True)
        meter.klik(page.get_by_label("Geld", exact=True))
        meter.klik(page.get_by_label("Spoed, binnen 1 werkdag"))
        meter.toets("Control+Enter")
        expect(page.get_by_role("heading", level=1)).to_contain_text("is gemaakt")
        meter.pagina_laden -= 1  # the answer to the form; the budget counts pages one opens
    assert _een(Melding).urgentie == "spoed"
    expect(page.locator("main")).not_to_contain_text("deurwaarder")


def test_mo_wijst_toe_met_een_klik_en_leest_het_verhaal_nooit(page: Page, live_server: Any, wijk: p.Wijk):
    """REQ-006, REQ-011, REQ-153, REQ-195."""
    inwoner = _bakker(wijk)
    gewoon = _doe(h.melding_maken, wijk.frans, hulpvraag="Iets anders", team_id=wijk.oost.pk)
    velden = {"hulpvraag": VERHAAL, "onderwerpen": ["geld"], "urgentie": "crisis", "inwoner_id": inwoner.pk}
    crisis = _doe(h.melding_maken, wijk.frans, **velden)
    _open(page, live_server, wijk.mo, "/team/verdelen/")
    expect(page.locator("#kop-gekozen")).to_contain_text(str(crisis.nummer))
    expect(page.locator("#verdelen")).to_contain_text("Heeft ervaring met geld")
    assert "deurwaarder" not in page.content()
    with budget(page, "triage") as meter:
        meter.toets("t")
        expect(page.locator("#ongedaan")).to_contain_text(f"Melding {crisis.nummer} is toegewezen aan Samira.")
    expect(page.locator("#kop-gekozen")).to_contain_text(str(gewoon.nummer))
    page.get_by_role("button", name="Toewijzen aan Tom").click()
    expect(page.locator("#verdelen")).to_contain_text("Toch toewijzen?")


def test_wie_belooft_terug_te_bellen_ziet_wat_te_laat_is(page: Page, live_server: Any, wijk: p.Wijk):
    """REQ-007."""
    inwoner = _bakker(wijk)
    with klok.zet_klok(klok.dagen_geleden(7)):
        _doe(h.contact_vastleggen, wijk.samira, inwoner_id=inwoner.pk, vervolg="terugbellen")
    _open(page, live_server, wijk.samira, "/contact/nieuw/")
    page.get_by_label("Geld", exact=True).check()
    page.get_by_label("Terugbellen", exact=True).check()
    page.get_by_role("button", name="Vastleggen").click()
    expect(page.locator("#ongedaan")).to_contain_text("terugbelverzoek staat klaar")
    page.goto(f"{live_server.url}/terugbellen/")
    expect(page.locator("main")).to_contain_text("Te laat")
    expect(page.locator("main")).to_contain_text("iemand die onbekend wilde blijven")
    page.get_by_role("button", name=re.compile("^Gesproken")).first.click()
    expect(page.locator("main")).not_to_contain_text("Te laat")
    with transactie(p.SYSTEEM):
        assert Terugbelverzoek.objects.filter(klaar_op=None, voor=wijk.samira).count() == 1


def test_samira_pakt_op_met_alleen_het_toetsenbord(page: Page, live_server: Any, wijk: p.Wijk):
    melding = _doe(h.melding_maken, wijk.frans, hulpvraag=VERHAAL, team_id=wijk.oost.pk, wet="wmo")
    _doe(h.melding_toewijzen, wijk.mo, melding_id=melding.pk, medewerker_id=wijk.samira.pk)
    _open(page, live_server, wijk.samira, "/meldingen/")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text("deurwaarder")
    page.keyboard.press("a")
    expect(page.locator("#ongedaan")).to_contain_text("De melding is van jou.")
    expect(page.get_by_role("link", name="Dossier openen")).to_be_visible()


SCHERMEN = [
    "/contact/nieuw/",
    "/meldingen/",
    "/meldingen/nieuw/",
    "/team/verdelen/",
    "/terugbellen/",
    "/agenda/",
    "/agenda/nieuw/",
]


@pytest.mark.parametrize("breed", [1440, 390, 320])
def test_axe_vindt_niets_op_de_schermen_van_toegang(page: Page, live_server: Any, wijk: p.Wijk, breed: int):
    _bakker(wijk)
    melding = _doe(h.melding_maken, wijk.frans, hulpvraag=VERHAAL, team_id=wijk.oost.pk, urgentie="crisis")
    _doe(h.contact_vastleggen, wijk.samira, vervolg="terugbellen")
    with transactie(p.SYSTEEM):
        coach = p.maak_medewerker("Alles", p.Rol.WIJKCOACH, wijk.oost)
        p.Rolvervulling.objects.create(medewerker=coach, rol="managementondersteuner", team=wijk.oost, van=p.BEGIN)
    page.set_viewport_size({"width": breed, "height": 900})
    log_in_browser(page, live_server.url, coach)
    fouten = {}
    for pad in [*SCHERMEN, f"/meldingen/{melding.pk}/"]:
        page.goto(f"{live_server.url}{pad}")
        gevonden = overtredingen(page)
        breedte, scherm = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
        assert breedte <= scherm, f"{pad} schuift zijwaarts"
        if gevonden:
            fouten[pad] = [(v["id"], [n["html"][:160] for n in v["nodes"]]) for v in gevonden]
    assert fouten == {}
