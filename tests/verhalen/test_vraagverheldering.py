"""Verhaal: vraagverheldering over twee gesprekken.

Samira praat twee keer met Fatma. In het eerste gesprek schrijft ze op wat Fatma zegt, in haar eigen woorden. Fatma
begint zelf over wonen en wil over geld niets zeggen. In het tweede gesprek komt de vraag achter de vraag. Daarna geven
ze samen cijfers, en staat Elif als gehoord bij het gezin.
"""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from keukentafel.dossier.models import Leefgebiednotitie, Score
from keukentafel.inwoner.models import Huishoudlid
from keukentafel.kern.actor import transactie
from keukentafel.organisatie.models import Inrichting
from tests import personages as p
from tests.dossiers import maak_dossier, maak_huishouden
from tests.inloggen import log_in_browser
from tests.interactiemeter import budget
from tests.rust import tot_rust
from tests.verhalen.kijken import kijk

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def wijk(settings: Any) -> p.Wijk:
    settings.ALLOWED_HOSTS = ["*"]
    return p.maak_wijk()


@pytest.fixture
def dossier(wijk: p.Wijk) -> Any:
    return maak_dossier(wijk.samira, maak_huishouden(wijk.oost), onderwerp="geld")


@pytest.fixture
def dertien(wijk: p.Wijk) -> None:
    """The screen must hold thirteen."""
    codes = [f"gebied{n}" for n in range(13)]
    velden = {"geldig_van": p.BEGIN}
    for nr, code in enumerate(codes):
        Inrichting.objects.create(soort="leefgebied", code=code, naam=f"Leefgebied {nr + 1}", volgorde=nr, **velden)
    waarde = {"gebieden": " ".join(codes), "niveaus": "grote zorgen|zorgen|wisselend|gaat redelijk|gaat goed"}
    Inrichting.objects.create(soort="instrument", code="veel", naam="Dertien leefgebieden", waarde=waarde, **velden)


def wie(dossier: Any, roepnaam: str) -> str:
    with transactie(p.SYSTEEM):
        leden = Huishoudlid.objects.filter(huishouden_id=dossier.huishouden_id, inwoner__roepnaam=roepnaam)
        return f"?wie={leden.get().inwoner_id}"


def test_vraagverheldering_over_twee_gesprekken(page: Page, live_server: Any, wijk: p.Wijk, dossier: Any):
    """REQ-016, REQ-019, REQ-025."""
    log_in_browser(page, live_server.url, wijk.samira)
    basis = f"{live_server.url}/dossier/{dossier.pk}/"
    page.goto(f"{basis}vraag/{wie(dossier, 'Fatma')}")
    page.get_by_label("De vraag in eigen woorden").fill("Ik heb hulp nodig in huis.")
    page.get_by_role("button", name="Bewaar", exact=False).first.click()
    expect(page.locator("main")).to_contain_text("Bewaard. Wat er stond, is terug te lezen.")
    page.locator("button[value='wonen:inwoner_begon']").click()
    page.get_by_label("Hoe woon je?").fill("Het dak lekt.")
    page.locator("#gebied-financien").get_by_role("button", name="Wil dit niet beantwoorden").click()
    expect(page.locator("#gebied-financien")).to_contain_text("Vraag het niet nog eens")
    tweede_gesprek(page)
    kijk(page, "vraag")
    elif_wordt_gehoord(page, basis, dossier)


def tweede_gesprek(page: Page) -> None:
    page.get_by_label("De vraag in eigen woorden").fill("Ik slaap niet van de brieven.")
    page.get_by_label("Wat zit er achter de vraag?").fill("Emre is zijn baan kwijt.")
    page.get_by_label("Hoe woon je?").fill("Het dak lekt.")
    page.get_by_role("button", name="Bewaar", exact=False).first.click()
    expect(page.locator("main")).to_contain_text("Bewaard. Wat er stond, is terug te lezen.")
    expect(page.get_by_label("Hoe woon je?")).to_have_value("Het dak lekt.")
    page.get_by_role("link", name="Eerdere teksten").click()
    expect(page.locator("main")).to_contain_text("Ik heb hulp nodig in huis.")
    page.get_by_role("link", name="Terug naar de vraag").click()
    with transactie(p.SYSTEEM):
        assert Leefgebiednotitie.objects.get(gebied="financien").wil_niet_op


def elif_wordt_gehoord(page: Page, basis: str, dossier: Any) -> None:
    page.goto(f"{basis}gezin/")
    expect(page.locator("main")).to_contain_text("Nog niet gehoord:")
    page.get_by_role("row", name="Elif").get_by_role("link", name="nog niet gehoord").click()
    expect(page.locator("main")).to_contain_text("Vanaf 12 jaar beslist een kind mee")
    page.get_by_label("Wat zei Elif?").fill("Ik wil op mijn eigen school blijven.")
    page.get_by_label("Hoe?").select_option("alleen")
    page.get_by_role("button", name="Bewaar", exact=False).first.click()
    kijk(page, "gehoord")
    page.goto(f"{basis}gezin/")
    expect(page.locator("main")).to_contain_text("Ik wil op mijn eigen school blijven.")
    kijk(page, "gezin")
    page.goto(f"{basis}netwerk/{wie(dossier, 'Fatma')}")
    kijk(page, "netwerk")


def test_drie_van_dertien_leefgebieden(page: Page, live_server: Any, wijk: p.Wijk, dossier: Any, dertien: None):
    """REQ-017: within its budget, and no page is loaded."""
    log_in_browser(page, live_server.url, wijk.samira)
    page.goto(f"{live_server.url}/dossier/{dossier.pk}/leefgebieden/{wie(dossier, 'Fatma')}")
    tot_rust(page)
    with budget(page, "leefgebieden") as meter:
        for nummer, cijfer in ((0, 2), (5, 4), (12, 5)):
            meter.klik(f"input[name=gebied_gebied{nummer}][value='{cijfer}']")
        meter.klik(page.get_by_role("button", name="Bewaar"))
        expect(page.locator("#leefgebieden")).to_contain_text("De leefgebieden zijn bijgewerkt.", timeout=20_000)
    kijk(page, "leefgebieden")
    with transactie(p.SYSTEEM):
        assert Score.objects.count() == 3


def tab_tot(page: Page, selector: str, hoogstens: int = 80) -> None:
    """Walk on with Tab until this has the focus: every control on the way can be reached and left."""
    for _ in range(hoogstens):
        page.keyboard.press("Tab")
        if page.evaluate("(s) => document.activeElement.matches(s)", selector):
            return
    raise AssertionError(f"{selector} is met Tab niet te bereiken")


def test_zonder_muis(page: Page, live_server: Any, wijk: p.Wijk, dossier: Any):
    """Own words, a leefgebied and a score with the keyboard alone."""
    log_in_browser(page, live_server.url, wijk.samira)
    basis = f"{live_server.url}/dossier/{dossier.pk}/"
    page.goto(f"{basis}vraag/{wie(dossier, 'Fatma')}")
    tab_tot(page, "textarea[name=eigen_woorden]")
    page.keyboard.type("Ik wil slapen.")
    page.keyboard.press("Control+Enter")
    expect(page.locator("main")).to_contain_text("Bewaard. Wat er stond, is terug te lezen.")
    tab_tot(page, "button[value='wonen:inwoner_begon']", 120)
    page.keyboard.press("Enter")
    expect(page.locator("#gebied-wonen")).to_contain_text("Inwoner begon er zelf over")
    page.goto(f"{basis}leefgebieden/{wie(dossier, 'Fatma')}")
    tab_tot(page, "input[name=gebied_zingeving]")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#leefgebieden")).to_contain_text("De leefgebieden zijn bijgewerkt.", timeout=20_000)
    with transactie(p.SYSTEEM):
        assert (Score.objects.get().gebied, Score.objects.get().cijfer) == ("zingeving", 2)
