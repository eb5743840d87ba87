"""Verhaal: wie doen er mee, wie doet wat, en wie heeft de regie."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from keukentafel.dossier.handelingen import betrokkene_toevoegen
from keukentafel.plan.tests.hulp import doe, maak_huis
from keukentafel.plan.tests.test_browser import beeld, binnen

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SCHOOL = {"rol": "school", "naam": "Lotte Brand", "organisatie": "De Vlieger", "contact": "010 200 00 00"}


@pytest.fixture
def huis():
    """A household in which school takes part."""
    huis = maak_huis()
    doe(huis.wijk.samira, betrokkene_toevoegen, dossier_id=huis.dossier.pk, **SCHOOL)
    return huis


@pytest.fixture
def samira(browser: Browser, live_server: Any, huis: Any) -> Any:
    pagina = binnen(browser, live_server, huis.wijk.samira)
    pagina.goto(f"{live_server.url}/dossier/{huis.dossier.pk}/regie/")
    pagina.wait_for_load_state("networkidle")
    return pagina


def goed(pagina: Any, naam: str) -> None:
    """Axe finds nothing, wide and on a phone; and a picture to look at."""
    for breed, hoog in ((1440, 900), (390, 844)):
        pagina.set_viewport_size({"width": breed, "height": hoog})
        beeld(pagina, f"{naam}-{breed}")
        assert [(v["id"], v["nodes"][0]["html"][:150]) for v in Axe().run(pagina).response["violations"]] == []
    pagina.set_viewport_size({"width": 1440, "height": 900})


def test_samira_ziet_wie_er_meedoen_en_legt_vast_wie_wat_doet(samira: Any):
    """REQ-059, REQ-073."""
    expect(samira.get_by_text("Nog geen toestemming of grond vastgelegd")).to_be_visible()
    expect(samira.get_by_text("010 200 00 00")).to_be_visible()
    expect(samira.get_by_text("Er werkt een andere organisatie mee")).to_be_visible()
    samira.get_by_role("link", name="Leg vast wie wat doet").click()
    samira.get_by_label("Wat doet Samira?").fill("Houdt de regie en belt de bank")
    samira.get_by_label("Wat doet Lotte Brand?").fill("Belt als Elif er niet is")
    samira.get_by_role("button", name="Leg vast").click()
    expect(samira.get_by_text("De taakverdeling staat erin")).to_be_visible()
    expect(samira.get_by_role("cell", name="Belt als Elif er niet is")).to_be_visible()
    expect(samira.get_by_text("Er werkt een andere organisatie mee")).to_have_count(0)
    expect(samira.get_by_text("Nog geen toestemming of grond vastgelegd")).to_be_visible()
    goed(samira, "mensen-en-regie")
