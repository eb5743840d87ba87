"""Verhaal: wat weten jullie van mij?

Elif wil weten wat er over haar is opgeschreven. Samira neemt haar verzoek aan. Petra, de privacy officer, kijkt of zij
dit mag vragen, laat alles verzamelen en leest elk stuk. De naam van haar vader wordt zwart. Ria kijkt het na. Dan is
het klaar.
"""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from keukentafel.kern.actor import transactie
from keukentafel.privacy.handelingen.pakket import pakket_vullen
from keukentafel.privacy.models import Inzagepakket, Pakketstuk
from keukentafel.privacy.tests.gevallen import Geval, maak_geval
from tests import personages as p
from tests.inloggen import log_in_browser
from tests.verhalen.kijken import kijk

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def g(settings: Any) -> Geval:
    """Elif is fourteen; one line is about her and names her father."""
    settings.ALLOWED_HOSTS = ["*"]
    geval = maak_geval()
    geval.journaal("Elif belt met Emre.", geval.elif_)
    return geval


def als(page: Page, live_server: Any, medewerker: Any) -> str:
    """Log in as somebody else; the address of the house."""
    page.context.clear_cookies()
    log_in_browser(page, live_server.url, medewerker)
    return str(live_server.url)


def neem_aan(page: Page, live_server: Any, g: Geval) -> None:
    huis = als(page, live_server, g.wijk.samira)
    page.goto(f"{huis}/inwoner/{g.elif_.pk}/")
    page.get_by_role("link", name="Verzoek over gegevens").click()
    page.get_by_label("Heb je een bewijs van identiteit gezien?").select_option("id_kaart")
    kijk(page, "verzoek-nieuw")
    page.get_by_role("button", name="Geef door").click()
    expect(page.locator("main")).to_contain_text("doorgegeven aan de privacy officer")


def beslis_en_verzamel(page: Page, live_server: Any, g: Geval) -> None:
    huis = als(page, live_server, g.petra)
    page.goto(f"{huis}/privacy/verzoeken/")
    kijk(page, "verzoeken")
    page.get_by_role("link", name="Inzage in de gegevens").last.click()
    page.get_by_role("button", name="Toon het advies").click()
    expect(page.locator("main")).to_contain_text("Jeugdwet art. 7.3.10")
    page.get_by_label("Wat besluit je?").select_option("ja")
    page.get_by_role("button", name="Leg vast").first.click()
    page.get_by_role("button", name="Verzamel de gegevens").click()
    with transactie(p.SYSTEEM):
        pakket = Inzagepakket.objects.get()
    pakket_vullen(pakket_id=pakket.pk)
    page.reload()
    kijk(page, "verzoek", open_=True)


def lees_alles(page: Page) -> None:
    """Every piece, one after the other; after the last one the request is back."""
    with transactie(p.SYSTEEM):
        aantal = Pakketstuk.objects.count()
    page.get_by_role("link", name="Bekijk de stukken").click()
    kijk(page, "pakketstukken")
    page.locator("[data-rij-link]").first.click()
    for nr in range(aantal):
        if "Journaal" in page.title():
            expect(page.locator("mark")).to_contain_text("Emre")
            kijk(page, "pakketstuk", open_=True)
            page.reload()
        page.get_by_role("button", name="Bekeken, gaat mee").click()
        assert nr < aantal
    page.get_by_role("button", name="Alles is bekeken").click()
    expect(page.locator("main")).to_contain_text("Een collega kijkt dit pakket na")


def test_inzage_van_aannemen_tot_geven(page: Page, live_server: Any, g: Geval):
    """REQ-160 and REQ-158: received, asked, gathered, read, checked and given."""
    neem_aan(page, live_server, g)
    beslis_en_verzamel(page, live_server, g)
    lees_alles(page)
    adres = page.url
    als(page, live_server, g.ria)
    page.goto(adres)
    page.get_by_role("button", name="Nagekeken: dit kan weg").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Open de PDF").click()
    assert download.value.suggested_filename == "inzage.pdf"
    page.get_by_role("button", name="Het is gegeven").click()
    expect(page.locator("main")).to_contain_text("het verzoek is afgesloten")
    kijk(page, "verzoek-klaar")
