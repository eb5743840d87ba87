"""Verhaal: bij gevaar gaat Samira eerst en schrijft later; wat elk team doet is gelijk; het voorstel legt zich uit."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from keukentafel.kern.actor import transactie
from keukentafel.organisatie.models import Inrichting
from keukentafel.toegang.models import Melding
from keukentafel.toegang.tests.hulp import maak_melding
from tests import personages as p
from tests.axe import overtredingen
from tests.inloggen import log_in_browser

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def wijk(live_server: Any, settings: Any) -> p.Wijk:
    settings.ALLOWED_HOSTS = ["*"]
    wijk = p.maak_wijk()
    p.maak_team("overig", "Onbekend/overig", soort="overig")
    for nr, (code, naam, waarde) in enumerate(
        [("bellen", "Bellen en kennismaken", {}), ("veilig", "Vragen of het veilig is", {"volgt_uit": "veiligheid"})]
    ):
        velden = {"naam": naam, "waarde": waarde, "volgorde": nr, "geldig_van": p.BEGIN}
        Inrichting.objects.create(soort="intakestap", code=code, **velden)
    Inrichting.objects.create(soort="onderwerp", code="geld", naam="Geld", geldig_van=p.BEGIN)
    return wijk


def test_samira_gaat_eerst_en_schrijft_later(page: Page, live_server: Any, wijk: p.Wijk):
    """REQ-056."""
    log_in_browser(page, live_server.url, wijk.samira)
    page.goto(f"{live_server.url}/meldingen/")
    page.get_by_role("link", name="Nu handelen bij crisis").click()
    page.get_by_role("combobox", name="Wie is het?").fill("Man op het dak, Dwarsstraat")
    page.get_by_label("Wat is er aan de hand").fill("Dreigt te springen. Ik ga erheen.")
    page.get_by_role("button", name="Ik ga nu").click()
    expect(page.locator("#ongedaan")).to_contain_text("Dit is crisis")
    page.goto(f"{live_server.url}/mijn-dag/")
    expect(page.locator("main")).to_contain_text("Leg vast wat je deed")
    with transactie(p.SYSTEEM):
        melding = Melding.objects.get()
    assert (melding.urgentie, melding.status, melding.behandelaar_id) == ("crisis", "in_behandeling", wijk.samira.pk)
    page.goto(f"{live_server.url}/meldingen/{melding.pk}/veiligheid/")
    page.get_by_label("Wat deed je").fill("Hij is met de politie naar binnen gegaan.")
    page.get_by_role("button", name="Vastleggen").click()
    page.goto(f"{live_server.url}/mijn-dag/")
    expect(page.locator("main")).not_to_contain_text("Leg vast wat je deed")


def test_alle_teams_zetten_dezelfde_stappen(page: Page, live_server: Any, wijk: p.Wijk):
    """REQ-022."""
    for medewerker in (wijk.samira, wijk.zoe):
        melding = maak_melding(medewerker)
        page.context.clear_cookies()
        log_in_browser(page, live_server.url, medewerker)
        page.goto(f"{live_server.url}/meldingen/{melding.pk}/")
        stappen = page.locator("#stappen")
        expect(stappen.locator("li")).to_have_count(2)
        stappen.get_by_role("button", name=re.compile("Gedaan.*Bellen en kennismaken")).click()
        expect(page.locator("#stappen")).to_contain_text(medewerker.naam)


def test_het_voorstel_noemt_de_wens_van_tom(page: Page, live_server: Any, wijk: p.Wijk):
    """REQ-011."""
    log_in_browser(page, live_server.url, wijk.tom)
    page.goto(f"{live_server.url}/profiel/")
    page.get_by_role("group", name="Doe ik graag").get_by_label("Geld").check()
    page.get_by_role("button", name="Bewaar wat je graag doet").click()
    expect(page.locator("main")).to_contain_text("Vastgelegd.")
    maak_melding(wijk.frans, team_id=wijk.oost.pk, onderwerpen=["geld"])
    page.context.clear_cookies()
    log_in_browser(page, live_server.url, wijk.mo)
    page.goto(f"{live_server.url}/team/verdelen/")
    expect(page.locator("#verdelen")).to_contain_text("Doet graag geld")
    page.get_by_role("button", name="Toewijzen aan Samira").click()
    expect(page.locator("#ongedaan")).to_contain_text("toegewezen aan Samira")


@pytest.mark.parametrize("breed", [1440, 390])
def test_axe_vindt_niets(page: Page, live_server: Any, wijk: p.Wijk, breed: int):
    melding = maak_melding(wijk.samira)
    page.set_viewport_size({"width": breed, "height": 900})
    log_in_browser(page, live_server.url, wijk.samira)
    fouten = {}
    m = f"/meldingen/{melding.pk}/"
    for pad in ["/meldingen/crisis/", "/meldingen/onverdeeld/", f"{m}veiligheid/", f"{m}stappen/", m, "/profiel/"]:
        page.goto(f"{live_server.url}{pad}")
        page.wait_for_load_state("networkidle")
        gevonden = overtredingen(page)
        breedte, scherm = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
        if gevonden or breedte > scherm:
            fouten[pad] = [(v["id"], [n["html"][:160] for n in v["nodes"]]) for v in gevonden] or f"{breedte} breed"
    assert fouten == {}
