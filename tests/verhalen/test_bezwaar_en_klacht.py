"""Verhaal: Fatma is het niet eens met een besluit, en zij klaagt dat niemand terugbelt.

Samira neemt het bezwaar aan vanaf het besluit. Jet, de jurist, was er niet bij. Zij kijkt of het op tijd is, bevestigt
het met een brief, en legt een nieuw besluit klaar: de hulp komt er toch. Frans aan de balie schrijft de klacht op.
Kees, de klachtcoördinator, bemiddelt. Cora, over wie de klacht gaat, vindt haar niet in de lijst en leest een kopie.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from keukentafel.besluit.handelingen.bezwaarbesluit import bezwaar_leren
from keukentafel.besluit.models import Bezwaar, Klacht
from keukentafel.besluit.tests.hulp_recht import Zaak, doe, maak_zaak
from keukentafel.besluit.tests.test_bezwaar import klaar_voor_besluit, teken
from keukentafel.brieven.models import Brief
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from tests import personages as p
from tests.inloggen import log_in_browser
from tests.verhalen.kijken import kijk

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def zaak(settings: Any) -> Zaak:
    settings.ALLOWED_HOSTS = ["*"]
    dag = klok.vandaag() - timedelta(days=5)
    return maak_zaak(bekendgemaakt_op=dag, vastgesteld_op=dag, bezwaar_tot=dag + timedelta(days=42))


def als(page: Page, live_server: Any, medewerker: Any) -> str:
    """Log in as somebody else; the address of the house."""
    page.context.clear_cookies()
    log_in_browser(page, live_server.url, medewerker)
    return str(live_server.url)


def een(model: Any) -> Any:
    with transactie(p.SYSTEEM):
        return model.objects.get()


def test_alsnog_toegekend_na_bezwaar(page: Page, live_server: Any, zaak: Zaak) -> None:
    """REQ-080"""
    huis = als(page, live_server, zaak.wijk.samira)
    page.goto(f"{huis}/besluiten/{zaak.besluit.pk}/bezwaar/")
    kijk(page, "bezwaar-nieuw", open_=True)
    page.get_by_label("Wat zegt of schrijft wie bezwaar maakt?").fill("Ik kan zelf niet meer koken.")
    page.get_by_role("button", name="Geef door").click()
    page.wait_for_url("**/dossier/**")
    huis = als(page, live_server, zaak.jet)
    page.goto(f"{huis}/bezwaren/")
    kijk(page, "bezwaren")
    page.locator("[data-rij-link]").first.click()
    behandel(page)
    assert een(Bezwaar).gevolg == "alsnog_toegekend"


def test_wie_de_kwaliteit_bewaakt_leest_wat_wij_leren(page: Page, live_server: Any, zaak: Zaak) -> None:
    """REQ-080: the manager reads the lesson and no bezwaar; Samira, who works on the case, has no such page."""
    bezwaar = klaar_voor_besluit(zaak)
    teken(zaak, bezwaar, zaak.jan)
    doe(zaak.jet, bezwaar_leren, bezwaar_id=bezwaar.pk, les="Wij vragen voortaan eerst de huisarts.")
    huis = als(page, live_server, zaak.wijk.samira)
    with transactie(p.SYSTEEM):
        brief = Brief.objects.get(titel="Ons besluit op uw bezwaar")
    page.goto(f"{huis}/brieven/{brief.pk}/")
    expect(page.get_by_text("Namens het college")).to_be_visible()
    expect(page.get_by_role("heading", name="Het hele besluit")).to_be_visible()
    kijk(page, "bezwaar-brief")
    huis = als(page, live_server, zaak.willem)
    page.goto(f"{huis}/klachten/")
    page.get_by_role("link", name="Wat wij leren").click()
    expect(page.get_by_text("Wij vragen voortaan eerst de huisarts.")).to_be_visible()
    kijk(page, "lessen")
    expect(page.locator("main")).not_to_contain_text(str(bezwaar.nummer))
    page.get_by_role("link", name="Klachten", exact=True).last.click()
    expect(page.get_by_text("Er is nog geen les opgeschreven.")).to_be_visible()


def klap_open(page: Page, naam: str) -> None:
    """A step that lies folded."""
    page.locator("summary", has_text=naam).click()


def behandel(page: Page) -> None:
    """Judge, take, confirm, no hearing, decide."""
    kijk(page, "bezwaar")
    page.get_by_role("button", name="Leg vast").first.click()
    klap_open(page, "Wie behandelt dit?")
    page.get_by_label("Collega").select_option(label="Jet")
    page.get_by_role("button", name="Geef aan").click()
    page.get_by_role("button", name="Bevestig met een brief").click()
    klap_open(page, "Niet horen")
    page.locator("#niet-horen").get_by_role("button", name="Leg vast").click()
    beslis = page.locator("#beslissen")
    beslis.get_by_label("Wat verandert er?").select_option(label="Alsnog toegekend")
    beslis.get_by_label("Waarom?").fill("U heeft de hulp nodig.")
    beslis.get_by_role("button", name="Leg klaar").click()
    expect(page.locator("main")).to_contain_text("Het besluit ligt klaar")
    kijk(page, "bezwaar-klaar")


def test_een_klacht_over_de_coordinator(page: Page, live_server: Any, zaak: Zaak) -> None:
    """REQ-082"""
    huis = als(page, live_server, zaak.wijk.frans)
    page.goto(f"{huis}/klachten/nieuw/{zaak.inwoner.pk}/")
    page.get_by_label("Wat is de klacht?").fill("Niemand belde mij terug.")
    page.get_by_text("Wanneer, en over wie").click()
    page.get_by_label("Over welke medewerkers gaat het?").select_option(label="Cora")
    kijk(page, "klacht-nieuw", open_=True)
    page.get_by_role("button", name="Geef door").click()
    page.wait_for_url("**/inwoner/**")
    huis = als(page, live_server, zaak.cora)
    page.goto(f"{huis}/klachten/")
    expect(page.locator("main")).to_contain_text("Er staan hier geen klachten")
    page.goto(f"{huis}/klachten/over-mij/")
    kijk(page, "klacht-over-mij")
    page.get_by_label("Hoe zie jij het?").fill("Ik was vrij die dag.")
    page.get_by_role("button", name="Bewaar").click()
    los_op(page, als(page, live_server, zaak.kees))


def los_op(page: Page, huis: str) -> None:
    page.goto(f"{huis}/klachten/")
    kijk(page, "klachten")
    page.locator("[data-rij-link]").first.click()
    expect(page.locator("main")).to_contain_text("Ik was vrij die dag.")
    kijk(page, "klacht")
    page.get_by_role("button", name="Begin de bemiddeling").click()
    page.get_by_label("Wat spraken jullie af?").fill("Kees belt elke maandag.")
    page.get_by_role("button", name="Sluit af").click()
    expect(page.locator("main")).to_contain_text("De klacht is opgelost")
    assert een(Klacht).route == "informeel"


def test_een_calamiteit_in_vier_handelingen(page: Page, live_server: Any, zaak: Zaak) -> None:
    """REQ-083"""
    huis = als(page, live_server, zaak.wijk.tom)
    page.goto(f"{huis}/incidenten/nieuw/")
    kijk(page, "incident-nieuw", open_=True)
    page.get_by_label("Wat is het?").select_option(label="Calamiteit: ernstige schade of iemand is overleden")
    page.get_by_label("Wat is er gebeurd?").fill("Een kind viel uit het raam.")
    page.get_by_role("button", name="Meld het").click()
    page.wait_for_load_state()
    huis = als(page, live_server, zaak.willem)
    page.goto(f"{huis}/mijn-dag/")
    page.locator("[data-rij]", has_text="Calamiteit").locator("[data-rij-link]").click()
    expect(page.locator("main")).to_contain_text("toezichthouder Wmo")
    kijk(page, "incident")
