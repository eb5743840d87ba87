"""Verhaal: wie adviseert, wie beslist, en tot welk bedrag.

Samira kijkt bij de aanvraag van Fatma wie erover beslist, en wat zij daarover tegen Fatma zegt. In het mandaatregister
ziet zij tot welk bedrag Bea van ROGplus tekent. Fons van functioneel beheer verhoogt dat bedrag vanaf morgen: vandaag
verandert er niets, en wat komt, staat er al.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from keukentafel.besluit.tests.register import Huis, concept, maak_aanvraag, maak_huis, voorziening
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.poort.matrix import Rol
from tests import personages as p
from tests.inloggen import log_in_browser
from tests.verhalen.kijken import kijk

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def huis(settings: Any) -> Huis:
    settings.ALLOWED_HOSTS = ["*"]
    return maak_huis()


def als(page: Page, live_server: Any, medewerker: Any) -> str:
    """Log in as somebody else; the address of the house."""
    page.context.clear_cookies()
    log_in_browser(page, live_server.url, medewerker)
    return str(live_server.url)


def deel(page: Page, naam: str) -> Any:
    """One panel, by its heading."""
    return page.get_by_role("region", name=naam, exact=True).first


def aanvraag_van(huis: Huis, cent: int) -> Any:
    """Begeleiding for a year, in draft."""
    aanvraag = maak_aanvraag(huis)
    with transactie(p.SYSTEEM):
        voorziening(concept(aanvraag, huis), bedrag_cent=cent, uitkomst="")
    return aanvraag


def test_samira_ziet_wie_beslist_en_wat_zij_zegt(page: Page, live_server: Any, huis: Huis):
    """REQ-078: one cent above the limit of Bea, and only the manager is left."""
    net, erboven = aanvraag_van(huis, 500_000), aanvraag_van(huis, 500_001)
    thuis = als(page, live_server, huis.wijk.samira)
    page.goto(f"{thuis}/aanvragen/{net.pk}/wie-beslist/")
    paneel = deel(page, "Wie adviseert, wie beslist")
    expect(paneel).to_contain_text("Bea")
    expect(paneel).to_contain_text("Het wot praat met u over uw vraag en geeft een advies.")
    kijk(page, "wie-beslist")
    page.goto(f"{thuis}/aanvragen/{erboven.pk}/wie-beslist/")
    expect(paneel).to_contain_text("€ 5.000,01")
    expect(paneel).to_contain_text("Wim")
    expect(paneel).not_to_contain_text("Bea")


def test_fons_verhoogt_een_grens_vanaf_morgen(page: Page, live_server: Any, huis: Huis):
    """REQ-079."""
    with transactie(p.SYSTEEM):
        fons = p.maak_medewerker("Fons", Rol.FUNCTIONEEL_BEHEER, None)
    thuis = als(page, live_server, fons)
    page.goto(f"{thuis}/mandaatregister/")
    expect(deel(page, "Wie mag tekenen")).to_contain_text("€ 5.000")
    kijk(page, "mandaatregister")
    deel(page, "Wie mag tekenen").get_by_role("link", name="Wijzig in beheer").click()
    page.get_by_role("link", name="Klein").click()
    page.get_by_label("Tot bedrag").fill("7500")
    page.get_by_label("Vanaf").fill((klok.vandaag() + timedelta(days=1)).isoformat())
    page.get_by_role("button", name="Bekijk wat er verandert").click()
    page.get_by_role("button", name="Vastleggen").click()
    page.goto(f"{thuis}/mandaatregister/")
    expect(deel(page, "Wie mag tekenen")).to_contain_text("€ 5.000")
    expect(deel(page, "Wie mag tekenen")).not_to_contain_text("€ 7.500")
    page.get_by_role("link", name="Komt nog").click()
    expect(deel(page, "Wie mag tekenen")).to_contain_text("€ 7.500")
    kijk(page, "mandaatregister-straks")


def test_beheer_kan_bijstand_niet_aan_een_stichting_geven(page: Page, live_server: Any, huis: Huis):
    """REQ-079: what the law does not allow is refused on the screen, and nothing that was typed is lost."""
    with transactie(p.SYSTEEM):
        fons = p.maak_medewerker("Fons", Rol.FUNCTIONEEL_BEHEER, None)
    page.goto(f"{als(page, live_server, fons)}/beheer/keuzes/mandaat/pw/")
    page.get_by_role("textbox", name="Gemandateerde").fill("stichting")
    page.get_by_role("button", name="Bekijk wat er verandert").click()
    expect(page.locator("main")).to_contain_text("‘stichting’ is geen bestuursorgaan")
    expect(page.get_by_role("textbox", name="Gemandateerde")).to_have_value("stichting")
    kijk(page, "mandaat-geweigerd")
