"""Verhaal: een zorg over een kind wordt een meldcode; een ander gezin sluit af met nazorg, en komt terug.

Samira doorloopt de meldcode in een eigen kast, die Tom niet kan zien. Later sluit zij een dossier af met een resultaat
en nazorg. Als het gezin terugkomt, ziet zij dat in één regel bij de melding.
"""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from keukentafel.dossier.models import Dossier, LichteHulp, Meldcode, Nazorg, VeiligThuisMelding, Werkproces
from keukentafel.dossier.tests.hulp import doe
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.toegang import handelingen as toegang
from tests import personages as p
from tests.axe import overtredingen
from tests.dossiers import maak_dossier, maak_huishouden
from tests.inloggen import log_in, log_in_browser

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def wijk(live_server: Any, settings: Any) -> p.Wijk:
    settings.ALLOWED_HOSTS = ["*"]
    wijk = p.maak_wijk()
    p.maak_team("overig", "Onbekend/overig", soort="overig")
    return wijk


@pytest.fixture
def dossier(wijk: p.Wijk) -> Any:
    return maak_dossier(wijk.samira, maak_huishouden(wijk.oost), onderwerp="wonen", wet="wmo")


def een(model: Any) -> Any:
    with transactie(p.SYSTEEM):
        return model.objects.get()


def smal_en_breed_zonder_fouten(page: Page) -> None:
    for breed in (1440, 390):
        page.set_viewport_size({"width": breed, "height": 900})
        page.wait_for_load_state("networkidle")
        gevonden = [(v["id"], v["nodes"][0]["html"][:150]) for v in overtredingen(page)]
        assert gevonden == [], (page.url, breed)
    page.set_viewport_size({"width": 1440, "height": 900})


def test_een_zorg_over_een_kind_wordt_een_meldcode(page: Page, live_server: Any, wijk: p.Wijk, dossier: Any):
    log_in_browser(page, live_server.url, wijk.samira)
    page.goto(f"{live_server.url}/dossier/{dossier.pk}/")
    page.get_by_role("link", name="Veiligheid", exact=True).click()
    smal_en_breed_zonder_fouten(page)
    page.get_by_role("link", name="Begin de meldcode").click()
    page.get_by_label("Wat zag of hoorde je?").fill("Elif heeft een blauwe plek en schrikt van haar vader")
    page.get_by_role("button", name="Begin", exact=True).click()
    expect(page.locator("main")).to_contain_text("Elif heeft een blauwe plek")
    # Eerst handelen: de melding komt voor de andere stappen.
    page.get_by_text("Leg een melding vast").click()
    page.get_by_label("Wat heb je gemeld?").fill("Gebeld met Veilig Thuis, zij bellen morgen terug")
    page.get_by_role("button", name="Leg de melding vast").click()
    expect(page.locator("main")).to_contain_text("Gebeld met Veilig Thuis")
    assert een(VeiligThuisMelding).op == klok.vandaag()
    smal_en_breed_zonder_fouten(page)
    tom = log_in(Client(), wijk.tom)
    assert tom.get(f"/dossier/{dossier.pk}/veiligheid/meldcode/{een(Meldcode).pk}/").status_code == 404
    assert "eiligheid/" not in tom.get(f"/dossier/{dossier.pk}/").content.decode()


def test_een_dossier_sluit_met_nazorg_en_het_gezin_komt_terug(page: Page, live_server: Any, wijk: p.Wijk, dossier: Any):
    """REQ-023, REQ-035."""
    log_in_browser(page, live_server.url, wijk.samira)
    page.goto(f"{live_server.url}/dossier/{dossier.pk}/afsluiten/")
    page.get_by_label("Hulp is klaar").check()
    page.locator(f"[name=resultaat_{een(Werkproces).pk}]").select_option("bereikt")
    page.get_by_text("Nazorg plannen").click()
    page.locator("[name=nazorg_op]").fill((klok.vandaag() + timedelta(days=60)).isoformat())
    smal_en_breed_zonder_fouten(page)
    page.get_by_role("button", name="Sluit het dossier af").click()
    expect(page.locator("main")).to_contain_text("is gesloten")
    assert een(Nazorg).medewerker_id == wijk.samira.pk
    melding = doe(wijk.frans, toegang.melding_maken, hulpvraag="Weer post", huishouden_id=dossier.huishouden_id)
    page.goto(f"{live_server.url}/meldingen/{melding.pk}/")
    expect(page.locator("main")).to_contain_text("Eerder in beeld")
    page.get_by_role("link", name="Heropen met deze melding").click()
    page.get_by_role("button", name="Open het dossier").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Yılmaz")
    assert een(Dossier).gesloten_op is None


def test_wie_geen_hulp_wil_met_een_kind_vraagt_eerst_advies(page: Page, live_server: Any, wijk: p.Wijk, dossier: Any):
    """REQ-036."""
    log_in_browser(page, live_server.url, wijk.samira)
    page.goto(f"{live_server.url}/dossier/{dossier.pk}/afsluiten/")
    page.get_by_label("Inwoner wil niet verder").check()
    page.get_by_role("button", name="Sluit het dossier af").click()
    expect(page.get_by_role("alert")).to_contain_text("Vraag eerst advies aan school")
    page.locator("[name=advies_wie]").fill("intern begeleider, De Regenboog")
    page.locator("[name=advies_tekst]").fill("Houd via school een oogje in het zeil")
    page.locator("[name=advies_weging]").fill("School belt ons bij verzuim")
    page.get_by_role("button", name="Sluit het dossier af").click()
    expect(page.locator("main")).to_contain_text("is gesloten")


def test_lichte_hulp_codes_zwaarte_en_begeleiding(page: Page, live_server: Any, wijk: p.Wijk, dossier: Any):
    """REQ-028, REQ-031, REQ-032, REQ-039."""
    log_in_browser(page, live_server.url, wijk.samira)
    with transactie(p.SYSTEEM):
        fatma = een(Werkproces).inwoner_id
    page.goto(f"{live_server.url}/inwoner/{fatma}/lichte-hulp/")
    page.get_by_label("Wie helpt?").fill("Humanitas")
    page.get_by_role("button", name="Leg vast").click()
    page.get_by_label("Het heeft geholpen").check()
    page.get_by_role("button", name="Leg de uitkomst vast").click()
    expect(page.locator("main")).to_contain_text("Het heeft geholpen")
    assert een(LichteHulp).door_wie == "Humanitas"
    page.goto(f"{live_server.url}/vragen/zonder-zwaarte/")
    page.get_by_role("link", name="wonen").click()
    page.get_by_text("Onderwerp, leefgebied en wet").click()
    page.locator("#codeer_wet").select_option("jeugd")
    page.get_by_role("button", name="Bewaar").click()
    expect(page.locator("main")).to_contain_text("Jeugdwet")
    page.goto(f"{live_server.url}/dossier/{dossier.pk}/journaal/")
    page.get_by_label("Wat is er gebeurd?").fill("Samen de post geopend")
    page.locator("main summary").first.click()
    page.get_by_label("Soort").select_option("begeleiding")
    page.get_by_label("Hoeveel minuten?").fill("45")
    page.get_by_role("button", name="Vastleggen").click()
    expect(page.locator("#tijdlijn > li").first).to_contain_text("Begeleiding")
