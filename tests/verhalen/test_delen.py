"""Verhaal: mag ik dit delen?

De huisarts van Fatma belt. Samira kijkt eerst of zij iets mag vertellen, vraagt Fatma om toestemming en legt die vast.
Daarna deelt zij. Een jaar later vraagt zij het opnieuw. Als Fatma zich bedenkt, stopt het meteen.
"""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from keukentafel.delen.models import Deling, Toestemming
from keukentafel.inwoner.models import Huishoudlid
from keukentafel.kern.actor import transactie
from tests import personages as p
from tests.dossiers import maak_dossier, maak_huishouden
from tests.inloggen import log_in_browser
from tests.interactiemeter import budget
from tests.verhalen.kijken import kijk

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def delen(page: Page, live_server: Any, settings: Any) -> str:
    """Samira is logged in; the address of the page on sharing of Fatma's household."""
    settings.ALLOWED_HOSTS = ["*"]
    wijk = p.maak_wijk()
    dossier = maak_dossier(wijk.samira, maak_huishouden(wijk.oost), onderwerp="geld")
    log_in_browser(page, live_server.url, wijk.samira)
    return f"{live_server.url}/dossier/{dossier.pk}/delen/"


def fatma() -> str:
    with transactie(p.SYSTEEM):
        return str(Huishoudlid.objects.get(inwoner__roepnaam="Fatma").inwoner_id)


def vraag(page: Page, delen: str) -> None:
    """May the doctor hear the question?"""
    page.goto(delen)
    page.get_by_label("Over wie?").select_option(fatma())
    page.get_by_label("Met wie?").select_option("huisarts")
    page.get_by_role("button", name="Mag dit?").click()


def toestaan(page: Page, delen: str) -> None:
    page.goto(f"{delen}toestemming/nieuw/{fatma()}/")
    page.get_by_label("Voor wie?").select_option("huisarts")
    page.get_by_role("button", name="Leg vast").click()
    expect(page.locator("main")).to_contain_text("De toestemming is vastgelegd")


def test_mag_ik_dit_delen(page: Page, delen: str):
    """REQ-159; and REQ-158: what was shared, on paper for Fatma."""
    page.goto(delen)
    kijk(page, "delen-leeg")
    vraag(page, delen)
    expect(page.locator("#antwoord")).to_contain_text("Alleen met toestemming")
    kijk(page, "delen-antwoord")
    page.get_by_role("link", name="Leg toestemming vast").click()
    expect(page.get_by_label("Voor wie?")).to_have_value("huisarts")
    page.get_by_role("button", name="Leg vast").click()
    vraag(page, delen)
    expect(page.locator("#antwoord")).to_contain_text("Ja, de inwoner gaf toestemming")
    expect(page.locator("#antwoord")).to_contain_text("De toestemming is voor")
    kijk(page, "delen-antwoord-ja")
    page.get_by_label("Waarom was dit nodig?").fill("De dokter kijkt mee.")
    page.get_by_role("button", name="Leg vast dat je dit deelt").click()
    expect(page.locator("main")).to_contain_text("Het delen is vastgelegd")
    with transactie(p.SYSTEEM):
        assert Deling.objects.get().regel == "DEEL-04"
    kijk(page, "delen")
    papier = page.get_by_role("link", name="Pdf: Fatma").get_attribute("href")  # REQ-158: for Fatma to keep
    antwoord = page.request.get(f"{delen.partition('/dossier/')[0]}{papier}")
    assert antwoord.body().startswith(b"%PDF")


def test_toestemming_vastleggen_en_verlengen(page: Page, delen: str):
    """REQ-157: both within the budget."""
    page.goto(f"{delen}toestemming/nieuw/{fatma()}/")
    kijk(page, "toestemming-nieuw", open_=True)
    page.reload()
    with budget(page, "toestemming") as meter:
        meter.klik(page.get_by_label("Voor wie?"))
        meter.toets("h u i s")
        meter.toets("Enter")
        meter.klik(page.get_by_role("button", name="Leg vast"))
        expect(page.locator("main")).to_contain_text("De toestemming is vastgelegd")
        meter.pagina_laden -= 1  # the answer to the form; the budget counts pages one opens
    kijk(page, "toestemming", open_=True)
    page.reload()
    with budget(page, "toestemming") as meter:
        meter.klik(page.get_by_role("button", name="Verleng"))
        expect(page.locator("main")).to_contain_text("De toestemming is verlengd")
        meter.pagina_laden -= 1  # the answer to the form
    with transactie(p.SYSTEEM):
        oud, nieuw = Toestemming.objects.order_by("gemaakt_op")
    assert (oud.opvolger_id, oud.partner, nieuw.partner) == (nieuw.pk, "huisarts", "huisarts")


def test_intrekken_werkt_meteen(page: Page, delen: str):
    """REQ-157."""
    toestaan(page, delen)
    expect(page.locator("main")).to_contain_text("Vanaf nu deelt niemand van ons")
    page.get_by_role("button", name="Trek de toestemming in").click()
    expect(page.locator("main")).to_contain_text("De toestemming is ingetrokken")
    expect(page.get_by_role("row", name="Huisarts")).to_contain_text("Ingetrokken")
    page.get_by_role("row", name="Huisarts").get_by_role("link").click()
    expect(page.locator("main")).to_contain_text("door Fatma")
    kijk(page, "toestemming-ingetrokken")
    vraag(page, delen)
    expect(page.locator("#antwoord")).to_contain_text("Alleen met toestemming")
