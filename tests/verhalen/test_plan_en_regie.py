"""Verhaal: een doel erbij met de eerste stap, en daarna het dossier overdragen, binnen wat een mens wil doen."""

from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from keukentafel.plan.tests.hulp import alle_regie, maak_huis
from keukentafel.plan.tests.test_browser import binnen
from tests.interactiemeter import budget
from tests.rust import tot_rust

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def huis():
    return maak_huis()


@pytest.fixture
def samira(browser: Browser, live_server: Any, huis: Any) -> Any:
    """Samira zit aan tafel bij het gezin, met het plan open."""
    pagina = binnen(browser, live_server, huis.wijk.samira)
    pagina.goto(f"{live_server.url}/dossier/{huis.dossier.pk}/plan/")
    tot_rust(pagina)
    return pagina


def test_samira_voegt_een_doel_toe_met_de_eerste_stap(samira: Any):
    with budget(samira, "doel-toevoegen") as meter:
        meter.vul("#id_resultaat", "Elke maand genoeg geld voor huur en eten", vrij=True)
        meter.vul("#id_stap", "Fatma en Jan vullen het geldplan in", vrij=True)
        meter.klik(samira.get_by_role("button", name="Voeg doel toe"))
        expect(samira.get_by_text("0 van 1 stap klaar. Nu: Fatma en Jan vullen het geldplan in")).to_be_visible()
    with budget(samira, "doel-toevoegen") as meter:
        meter.klik(samira.get_by_text("Doel toevoegen", exact=True))
        meter.vul("#id_resultaat", "Emre heeft werk dat past", vrij=True)
        meter.vul("#id_stap", "Samira belt het werkplein", vrij=True)
        meter.vul("#id_streefdatum", "01122030")
        meter.klik(samira.get_by_role("button", name="Voeg doel toe"))
        expect(samira.get_by_role("heading", name="Emre heeft werk dat past")).to_be_visible()


def test_samira_draagt_het_dossier_over_aan_tom(samira: Any, huis: Any, live_server: Any):
    """REQ-058."""
    samira.goto(f"{live_server.url}/dossier/{huis.dossier.pk}/")
    tot_rust(samira)
    with budget(samira, "overdragen") as meter:
        meter.klik(samira.get_by_role("link", name="Overdragen"))
        meter.vul("#id_naar", "Tom")
        meter.vul("#id_reden", "Ik ga naar een andere wijk.", vrij=True)
        meter.klik(samira.get_by_role("button", name="Draag over"))
        expect(samira.get_by_text("is overgedragen")).to_be_visible()
    assert [r.medewerker for r in alle_regie(huis.dossier)] == [huis.wijk.samira, huis.wijk.tom]
