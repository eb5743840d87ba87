"""The screens of inwoner in a real browser: axe, widths, the policy, and finding somebody with the keyboard alone."""

from datetime import date

import pytest
from django.test import Client
from playwright.sync_api import expect

from keukentafel.inwoner import handelingen as h
from keukentafel.inwoner.tests.gegevens import bsn, registreer, wijk_met_buurten
from keukentafel.kern.actor import transactie
from tests import personages as p
from tests.axe import overtredingen
from tests.inloggen import log_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LUISTER = """window.overtredingen = [];
document.addEventListener('securitypolicyviolation', (e) => window.overtredingen.push(e.violatedDirective));"""
BREDER = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.fixture
def gezin(db):
    wijk = wijk_met_buurten()
    samira = p.actor(wijk.samira)
    ouder = registreer(samira, bsn=bsn(), telefoon="010 123 45 67")
    kind = registreer(samira, roepnaam="Bo", geboortedatum=date(2016, 1, 1))
    geheim = registreer(samira, roepnaam="Geheim", geslachtsnaam="Meulendijk")
    registreer(p.actor(wijk.zoe), roepnaam="Noor", geslachtsnaam="Meulenbelt", adres=None)
    with transactie(samira):
        huis = h.huishouden_samenstellen(actor=samira, leden=[h.NieuwLid(ouder.pk), h.NieuwLid(kind.pk)])
        h.relatie_leggen(actor=samira, inwoner_id=ouder.pk, naar_id=kind.pk, soort="ouder", gezag=True)
        h.geheimhouding_zetten(actor=samira, inwoner_id=geheim.pk, adres_afgeschermd=True)
    return wijk, ouder, kind, geheim, huis


@pytest.fixture
def scherm(page, live_server, settings, gezin):
    settings.ALLOWED_HOSTS = ["*"]
    client = log_in(Client(), gezin[0].samira)
    page.context.add_cookies(
        [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}]
    )
    page.add_init_script(LUISTER)
    page.basis = live_server.url
    return page


def _paden(gezin):
    _, ouder, _, geheim, huis = gezin
    return {
        "zoeken-leeg": "/zoeken/",
        "zoeken": "/zoeken/?q=noor meulen",
        "zoeken-niemand": "/zoeken/?q=onvindbaar",
        "nieuw": "/inwoner/nieuw/",
        "kaart": f"/inwoner/{ouder.pk}/",
        "kaart-geheim": f"/inwoner/{geheim.pk}/",
        "bewerken": f"/inwoner/{ouder.pk}/bewerken/",
        "adres": f"/inwoner/{ouder.pk}/adres/",
        "huishouden": f"/huishouden/{huis.pk}/",
    }


@pytest.mark.parametrize("breed", [1440, 390])
def test_axe_vindt_niets_en_niets_valt_buiten_de_csp(scherm, gezin, breed):
    gevonden = []
    for naam, pad in _paden(gezin).items():
        scherm.set_viewport_size({"width": breed, "height": 900})
        scherm.goto(scherm.basis + pad)
        scherm.evaluate("document.querySelectorAll('main details').forEach((d) => { d.open = true; })")
        uitkomst = overtredingen(scherm)
        gevonden += [(naam, v["id"], [n["html"][:150] for n in v["nodes"]]) for v in uitkomst]
        gevonden += [(naam, "csp", o) for o in scherm.evaluate("window.overtredingen")]
    assert gevonden == []


def test_smal_scherm_schuift_niet_zijwaarts(scherm, gezin):
    scherm.set_viewport_size({"width": 320, "height": 700})
    te_breed = []
    for naam, pad in _paden(gezin).items():
        scherm.goto(scherm.basis + pad)
        if scherm.evaluate(BREDER):
            te_breed.append(naam)
    assert te_breed == []


def test_met_drie_toetsen_naar_een_inwoner(scherm, gezin):
    """REQ-030."""
    scherm.goto(scherm.basis + "/zoeken/")
    scherm.keyboard.press("/")
    scherm.keyboard.type("noor meuln")
    expect(scherm.locator("#zoek-lijst [role=option]").first).to_contain_text("Noor van der Meulen")
    expect(scherm.locator("#zoek-lijst [aria-selected=true]")).to_have_count(1)
    scherm.keyboard.press("Enter")
    scherm.wait_for_url(f"**/inwoner/{gezin[1].pk}/")


def test_een_bsn_uit_het_zoekvak_staat_in_geen_adres(scherm, gezin):
    adressen = []
    scherm.on("request", lambda verzoek: adressen.append(verzoek.url))
    nummer = gezin[1].bsn
    scherm.goto(scherm.basis + "/zoeken/")
    scherm.keyboard.press("/")
    scherm.keyboard.type(nummer)
    expect(scherm.locator("#zoek-lijst [role=option]").first).to_contain_text("Noor")
    scherm.locator("#paginazoek").fill(nummer)
    scherm.get_by_role("button", name="Zoek", exact=True).click()
    expect(scherm.locator("main")).to_contain_text("Noor van der Meulen")
    assert not [adres for adres in adressen if nummer in adres]


def test_bsn_en_relatie_zonder_de_pagina_te_verlaten(scherm, gezin):
    _, ouder, _, geheim, _ = gezin
    scherm.goto(f"{scherm.basis}/inwoner/{ouder.pk}/")
    scherm.get_by_role("button", name="Toon het hele BSN").click()
    expect(scherm.locator("#bsn-waarde")).to_contain_text(ouder.bsn)
    scherm.get_by_text("Relatie toevoegen").click()
    kiezer = scherm.get_by_role("combobox", name="Wie").first
    kiezer.fill("geheim meulendijk")
    expect(scherm.get_by_role("option", name="Geheim van der Meulendijk").first).to_be_visible()
    kiezer.press("Enter")
    assert scherm.locator("#relatie input[name=inwoner]").input_value() == str(geheim.pk)
    scherm.locator("#relatie select[name=soort]").select_option("bekende")
    scherm.locator("#relatie").get_by_role("button", name="Voeg toe").click()
    expect(scherm.locator("main")).to_contain_text("Geheim van der Meulendijk")


def test_registreren_zonder_javascript(browser, live_server, settings, gezin):
    settings.ALLOWED_HOSTS = ["*"]
    client = log_in(Client(), gezin[0].samira)
    context = browser.new_context(java_script_enabled=False)
    context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}])
    pagina = context.new_page()
    pagina.goto(f"{live_server.url}/zoeken/")
    pagina.locator("#zoek").fill("nieuw iemand")
    pagina.locator("#zoek").press("Enter")
    pagina.get_by_role("link", name="Nieuwe inwoner registreren").click()
    assert pagina.get_by_label("Achternaam").first.input_value() == "iemand"
    pagina.get_by_role("button", name="Registreer").click()
    expect(pagina.locator("h1")).to_contain_text("nieuw iemand")
    context.close()
