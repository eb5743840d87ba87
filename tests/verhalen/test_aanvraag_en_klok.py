"""Verhaal: Samira legt een aanvraag vast, ziet waarom die op welke dag klaar moet zijn, en wie op wie wacht."""

from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from keukentafel.plan.tests.hulp import maak_huis
from keukentafel.plan.tests.test_browser import binnen
from tests.verhalen.kijken import kijk

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def huis():
    return maak_huis()


@pytest.fixture
def samira(browser: Browser, live_server: Any, huis: Any) -> Any:
    pagina = binnen(browser, live_server, huis.wijk.samira)
    pagina.set_viewport_size({"width": 1440, "height": 900})
    return pagina


def leg_vast(samira: Any, procedure: str, vraag: str) -> None:
    samira.get_by_label("Wat voor aanvraag?").select_option(procedure)
    samira.get_by_label("Wat wordt er gevraagd?").fill(vraag)
    samira.get_by_role("button", name="Leg de aanvraag vast").click()


def test_samira_ziet_wie_op_wie_wacht_en_waarom(samira: Any, live_server: Any, huis: Any):
    """REQ-074, REQ-078."""
    samira.goto(f"{live_server.url}/dossier/{huis.dossier.pk}/")
    expect(samira.get_by_text("Er is nog niets aangevraagd.")).to_be_visible()
    samira.get_by_role("link", name="Besluiten", exact=True).click()
    kijk(samira, "besluiten-leeg")
    samira.get_by_role("link", name="Aanvraag vastleggen").first.click()
    kijk(samira, "aanvraag-nieuw", open_=True)
    leg_vast(samira, "jeugd", "Hulp bij het slapen en het leren")
    expect(samira.get_by_text("Nu aan zet: de backoffice.")).to_be_visible()
    kijk(samira, "aanvraag")
    samira.get_by_role("link", name="Aanvulling vragen").click()
    samira.get_by_label("Wat moet de inwoner aanvullen?").fill("Een verklaring van school")
    kijk(samira, "aanvraag-aanvulling")
    samira.get_by_role("button", name="Vraag de aanvulling").click()
    expect(samira.get_by_text("De termijn staat stil.", exact=False).first).to_be_visible()
    kijk(samira, "aanvraag-wacht", open_=True)
    samira.get_by_role("button", name="Aanvulling ontvangen").click()
    samira.get_by_role("link", name="Meer tijd nodig").click()
    samira.get_by_label("Wij verlengen zelf").check()
    samira.get_by_label("Hoeveel weken?").fill("2")
    samira.get_by_label("Waarom is er meer tijd nodig?").fill("De school antwoordt na de vakantie")
    kijk(samira, "aanvraag-verlengen")
    samira.get_by_role("button", name="Leg vast").click()
    expect(samira.get_by_text("Verlengd met 2 weken")).to_be_visible()
    samira.get_by_role("link", name="Ingebrekestelling ontvangen").click()
    samira.get_by_role("button", name="Leg vast").click()
    expect(samira.get_by_text("telt niet als ingebrekestelling", exact=False)).to_be_visible()
    samira.get_by_text("Andere stap vastleggen").click()
    samira.get_by_label("Wat is er gebeurd?").select_option("advies_aanbieden")
    samira.get_by_role("button", name="Leg de stap vast").click()
    expect(samira.get_by_text("Nu aan zet: wie beslist.")).to_be_visible()
    samira.get_by_text("Andere stap vastleggen").click()
    samira.get_by_label("Wat is er gebeurd?").select_option("besluit_melden")
    samira.get_by_label("Wat is er besloten?").select_option("toe")
    samira.get_by_role("button", name="Leg de stap vast").click()
    expect(samira.get_by_text("Besluit bekendgemaakt", exact=True).first).to_be_visible()
    kijk(samira, "aanvraag-besloten", open_=True)


def test_samira_legt_vast_wat_eerst_een_melding_is_en_kijkt_in_de_kalender(samira: Any, live_server: Any, huis: Any):
    """REQ-074: one calendar of terms, and what came without a melding is one."""
    samira.goto(f"{live_server.url}/dossier/{huis.dossier.pk}/aanvragen/nieuw/")
    leg_vast(samira, "wmo", "Een traplift")
    expect(samira.get_by_text("telt eerst als melding", exact=False).first).to_be_visible()
    samira.goto(f"{live_server.url}/dossier/{huis.dossier.pk}/aanvragen/nieuw/")
    leg_vast(samira, "wmo", "Een lift op de trap")
    expect(samira.get_by_text("Gaat deze over hetzelfde?", exact=False).first).to_be_visible()
    kijk(samira, "aanvraag-dubbel")
    samira.get_by_label("Ja, over hetzelfde").check()
    samira.get_by_role("button", name="Leg de aanvraag vast").click()
    expect(samira.get_by_text("Eén besluit geldt voor beide.", exact=False)).to_be_visible()
    samira.goto(f"{live_server.url}/dossier/{huis.dossier.pk}/besluit/")
    kijk(samira, "besluiten")
    samira.goto(f"{live_server.url}/aanvragen/")
    kijk(samira, "aanvragen")
    samira.get_by_role("link", name="Kalender").click()
    samira.get_by_role("link", name="Volgende").click()
    expect(samira.get_by_text("Maatwerkvoorziening Wmo, aanvraag").first).to_be_visible()
    kijk(samira, "termijnen")
    samira.goto(f"{live_server.url}/besluiten/procedures/")
    kijk(samira, "procedures")
