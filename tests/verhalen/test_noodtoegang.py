"""Verhaal: Zoë moet nu naar binnen.

De buurvrouw van Fatma belt team Zuid, want haar eigen team neemt niet op. Zoë zoekt het dossier, leest wat er gebeurt
als zij het opent, en neemt noodtoegang. Samira, de manager en de privacy officer weten het meteen. Daarna schrijft Zoë
op waarvoor het was, de FG geeft advies, en haar manager beoordeelt het.
"""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from keukentafel.dossier.models import Toegangsverlening
from keukentafel.kern.actor import transactie
from keukentafel.privacy.tests.toegang import Toneel, maak_toneel, neem, voor_wie, vraag
from tests import personages as p
from tests.inloggen import log_in_browser
from tests.verhalen.kijken import kijk

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def toneel(settings: Any) -> Toneel:
    settings.ALLOWED_HOSTS = ["*"]
    return maak_toneel()


def als(page: Page, live_server: Any, medewerker: Any) -> str:
    """Log in as this worker, in a browser of its own."""
    page.context.clear_cookies()
    log_in_browser(page, live_server.url, medewerker)
    return str(live_server.url)


def test_zoe_moet_nu_naar_binnen(page: Page, live_server: Any, toneel: Toneel):
    """REQ-154."""
    huis = als(page, live_server, toneel.zoe)
    page.goto(f"{huis}/zoeken/?q={toneel.dossier.nummer}")
    kijk(page, "nood-zoeken")
    page.get_by_role("link", name="Noodtoegang tot dossier").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Je gaat een dossier openen dat niet bij jou hoort")
    kijk(page, "nood-onderbreking")
    page.get_by_role("button", name="Open het dossier").click()
    expect(page.get_by_role("alert")).to_contain_text("Wat is er aan de hand?")
    kijk(page, "nood-leeg")
    page.get_by_label("Acuut gevaar voor iemand").check()
    page.get_by_label("Wat is er aan de hand?").fill("De buurvrouw belt, er wordt geschreeuwd.")
    page.get_by_label("Wat is er aan de hand?").press("Tab")
    page.get_by_role("button", name="Open het dossier").press("Enter")
    expect(page.locator("main")).to_contain_text("Noodtoegang tot")
    kijk(page, "nood-dossier")
    assert voor_wie("noodtoegang_gemeld") == ["Samira", "privacy_officer", "wijkteammanager"]
    page.get_by_role("button", name="Nu beëindigen").click()
    expect(page.locator("main")).to_contain_text("De toegang is beëindigd")
    assert page.goto(f"{huis}/dossier/{toneel.dossier.pk}/").status == 404


def test_zoe_verantwoordt_en_wendy_beoordeelt(page: Page, live_server: Any, toneel: Toneel):
    """REQ-155."""
    rij = neem(toneel)
    huis = als(page, live_server, toneel.zoe)
    page.goto(f"{huis}/dossier/{toneel.dossier.pk}/tijdlijn/")
    page.get_by_role("button", name="Nu beëindigen").click()
    kijk(page, "nood-verantwoorden")
    page.get_by_label("Waarom was het nodig?").fill("De wijkagent stond voor de deur.")
    page.get_by_label("Wat heb je gelezen?").fill("De tijdlijn en wie er wonen.")
    page.get_by_label("Wat heb je gedaan?").fill("De wijkagent teruggebeld.")
    page.get_by_role("button", name="Verstuur").click()
    expect(page.locator("main")).to_contain_text("Je verantwoording is verstuurd")
    als(page, live_server, toneel.fg)
    page.goto(f"{huis}/privacy/noodtoegang/{rij.pk}/")
    kijk(page, "nood-adviseren")
    page.get_by_label("Wat raad je aan?").fill("Dit kon niet wachten. Spreek af wie er bij ziekte opneemt.")
    page.get_by_role("button", name="Verstuur je advies").click()
    expect(page.locator("main")).to_contain_text("Je advies is verstuurd")
    als(page, live_server, toneel.manager_zuid)
    page.goto(f"{huis}/privacy/noodtoegang/?stand=open")
    kijk(page, "nood-lijst")
    page.get_by_role("link", name="Zoë").click()
    expect(page.locator("main")).to_contain_text("Spreek af wie er bij ziekte opneemt.")
    kijk(page, "nood-beoordelen")
    page.get_by_label("Ja, aanvaard").check()
    page.get_by_role("button", name="Leg je oordeel vast").click()
    expect(page.locator("main")).to_contain_text("Aanvaard")
    als(page, live_server, toneel.officer)
    page.goto(f"{huis}/privacy/noodtoegang/")
    expect(page.locator("main")).to_contain_text("Per medewerker")
    kijk(page, "nood-lijst-officer")
    with transactie(p.SYSTEEM):
        assert Toegangsverlening.objects.get(pk=rij.pk).verantwoording.oordeel == "aanvaard"


def test_vragen_als_er_geen_haast_is(page: Page, live_server: Any, toneel: Toneel):
    huis = als(page, live_server, toneel.zoe)
    page.goto(f"{huis}/toegang-vragen/dossier/{toneel.dossier.pk}/")
    kijk(page, "toegang-vragen")
    page.get_by_label("Waarvoor heb je toegang nodig?").fill("Ik help haar zus en wil afstemmen.")
    page.get_by_role("button", name="Verstuur je vraag").click()
    kijk(page, "toegang-gevraagd")
    als(page, live_server, toneel.huis.wijk.samira)
    page.goto(f"{huis}/mijn-dag/")
    page.get_by_role("link", name="Zoë vraagt toegang").first.click()
    kijk(page, "toegang-antwoord")
    page.get_by_label("Ja", exact=True).check()
    page.get_by_role("button", name="Geef antwoord").click()
    expect(page.locator("main")).to_contain_text("Loopt nu")


def test_anne_kijkt_of_de_inwoner_het_kan_lezen(page: Page, live_server: Any, toneel: Toneel):
    rij = neem(toneel, onveilig=True)
    vraag(toneel, toneel.huis.wijk.tom)
    huis = als(page, live_server, toneel.aandacht)
    page.goto(f"{huis}/openbaarmaking/")
    kijk(page, "openbaarmakingen")
    page.goto(f"{huis}/openbaarmaking/{rij.pk}/")
    kijk(page, "openbaarmaking")
    page.goto(f"{huis}/openbaarmaking/akkoord/")
    kijk(page, "akkoord")
