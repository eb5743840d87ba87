"""Verhaal: wat bewaart de gemeente van mij, en waarom?

Een raadslid vraagt het. De functionaris gegevensbescherming zoekt op wat er over zwangerschap wordt bewaard, leest
waarvoor, op welke grond en wie het ziet, en geeft het register mee als bestand.
"""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from keukentafel.plan.tests.hulp import Huis, maak_huis
from keukentafel.poort.matrix import Rol
from keukentafel.privacy.handelingen.velden import velden_tellen
from keukentafel.privacy.tests.hulp import toezicht
from tests.inloggen import log_in_browser
from tests.verhalen.kijken import kijk

# Tables of which a part lies outside what shows them: nobody reads that on paper.
AFGESNEDEN = """() => [...document.querySelectorAll('main table')].filter((t) => t.parentElement.scrollWidth >
  t.parentElement.clientWidth || t.getBoundingClientRect().right > innerWidth).map((t) => t.innerText.slice(0, 60))"""
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def heel_op_papier(page: Page) -> None:
    """On the screen, and on a sheet of A4 (794 CSS pixels), where the menu is gone."""
    assert page.evaluate(AFGESNEDEN) == []
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 794, "height": 1123})
    expect(page.get_by_role("navigation", name="Hoofdmenu")).to_be_hidden()
    assert page.evaluate(AFGESNEDEN) == []
    page.emulate_media(media="screen")
    page.set_viewport_size({"width": 1440, "height": 900})


@pytest.fixture
def huis(settings: Any) -> Huis:
    settings.ALLOWED_HOSTS = ["*"]
    return maak_huis()


def test_de_fg_zoekt_op_waarom_iets_wordt_bewaard(page: Page, live_server: Any, huis: Huis):
    log_in_browser(page, live_server.url, toezicht("Frits", Rol.FG))
    page.goto(f"{live_server.url}/privacy/")
    page.get_by_role("link", name="Verwerkingsregister").click()
    kijk(page, "verwerkingsregister")
    page.get_by_label("Veld of doel").fill("zwanger")
    page.get_by_role("button", name="Toon").click()
    expect(page.get_by_role("region", name="Verwerkingen")).to_contain_text("Kindcheck")
    assert "zoek=zwanger" in page.url
    with page.expect_download() as gehaald:
        page.get_by_role("link", name="Als bestand").click()
    assert "zwanger" in gehaald.value.path().read_text()
    page.get_by_role("link", name="Kindcheck").click()
    expect(page.locator("main")).to_contain_text("Weten of er kinderen zijn die hulp nodig hebben")
    expect(page.locator("main")).to_contain_text("Besluit verplichte meldcode art. 2")
    expect(page.locator("main")).to_contain_text("20 jaar na de laatste wijziging")
    kijk(page, "verwerking")
    page.goto(f"{live_server.url}/privacy/verwerkingsregister/afdruk/?kamer=delen")
    expect(page.locator("main")).to_contain_text("Toestemming en delen: Toestemming")
    kijk(page, "verwerkingsregister-afdruk")
    heel_op_papier(page)
    page.goto(f"{live_server.url}/logboek/afdruk/")
    kijk(page, "logboek-afdruk")
    heel_op_papier(page)


def test_de_privacy_officer_ruimt_een_veld_op(page: Page, live_server: Any, huis: Huis):
    velden_tellen()
    log_in_browser(page, live_server.url, toezicht())
    page.goto(f"{live_server.url}/privacy/")
    page.get_by_role("link", name="Velden die niemand gebruikt").click()
    kijk(page, "velden")
    page.get_by_role("link", name="Verslagreactie: verwerkt in").click()
    expect(page.locator("main")).to_contain_text("Geen scherm, brief of regel gebruikt het")
    kijk(page, "veld")
    page.get_by_label("Laten vallen").check()
    page.get_by_label("Waarom?").fill("De tekst van de brief zelf blijft bewaard.")
    page.get_by_role("button", name="Besluit").click()
    expect(page.locator("main")).not_to_contain_text("Verslagreactie: verwerkt in")
    page.get_by_role("link", name="Vervalt").click()
    expect(page.get_by_role("row", name="Verslagreactie: verwerkt in")).to_contain_text("De tekst van de brief zelf")
    kijk(page, "velden-vervalt")
