"""Verhaal: wie keek in mijn dossier?

Tom kijkt in een dossier waar hij niet bij hoort, en zegt in één tik waarom. Fatma vraagt wie er keek. Samira maakt het
overzicht, Fatma wil weten waarom Tom keek, en de privacy officer antwoordt. Fatma vraagt het ook aan de balie. Frans
mag het overzicht niet maken: hij geeft de vraag door vanaf haar kaart, en zegt wanneer zij antwoord krijgt.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from keukentafel.inwoner.handelingen import inwoner_registreren
from keukentafel.inwoner.regels.gegevens import Persoonsgegevens
from keukentafel.kern.actor import transactie
from keukentafel.plan.tests.hulp import Huis, doe, leden, maak_huis
from keukentafel.privacy import handelingen
from keukentafel.privacy.tests.hulp import redenen, toezicht
from keukentafel.privacy.tests.test_afwijking import vandaag
from tests import personages as p
from tests.inloggen import log_in_browser
from tests.interactiemeter import budget
from tests.verhalen.kijken import kijk

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def huis(settings: Any) -> Huis:
    settings.ALLOWED_HOSTS = ["*"]
    redenen()
    return maak_huis()


def als(page: Page, live_server: Any, wie: Any) -> None:
    page.context.clear_cookies()
    log_in_browser(page, live_server.url, wie)


def tom_kijkt(page: Page, live_server: Any, huis: Huis) -> None:
    als(page, live_server, huis.wijk.tom)
    page.goto(f"{live_server.url}/dossier/{huis.dossier.pk}/gezin/")
    expect(page.locator("main")).to_contain_text("Je bent niet betrokken. Waarom kijk je?")
    kijk(page, "kijkreden")


def test_een_reden_in_een_tik(page: Page, live_server: Any, huis: Huis):
    """AUT-07."""
    tom_kijkt(page, live_server, huis)
    page.get_by_role("button", name="Ik bespreek dit met de collega").click()
    expect(page.locator("main")).to_contain_text("Je reden staat in het logboek")
    expect(page.locator("main")).not_to_contain_text("Waarom kijk je?")


def test_wie_keek_in_mijn_dossier(page: Page, live_server: Any, huis: Huis):
    """REQ-156."""
    tom_kijkt(page, live_server, huis)
    als(page, live_server, huis.wijk.samira)
    page.goto(f"{live_server.url}/dossier/{huis.dossier.pk}/wie-mag-dit-zien/")
    kijk(page, "wie-mag-dit-zien")
    page.get_by_role("link", name="Fatma").last.click()
    regel = page.get_by_role("row", name="Tom (wijkcoach)")
    expect(regel).to_contain_text("keek naar uw dossier")
    kijk(page, "wie-keek")
    regel.get_by_role("link", name="Vraag waarom").click()
    page.get_by_label("Wat wil de inwoner weten?").fill("Waarom keek Tom?")
    kijk(page, "inzagevraag")
    page.get_by_role("button", name="Leg de vraag vast").click()
    expect(page.locator("main")).to_contain_text("De vraag ligt bij de privacy officer")
    als(page, live_server, toezicht())
    page.goto(f"{live_server.url}/privacy/vragen/")
    kijk(page, "inzagevragen")
    page.get_by_role("link", name="Waarom keek Tom?").click()
    page.get_by_label("Jouw antwoord").fill("Tom verving Samira die dag.")
    page.get_by_role("button", name="Bewaar het antwoord").click()
    expect(page.locator("main")).to_contain_text("Het antwoord is bewaard")


def test_wat_opvalt_wordt_nagevraagd(page: Page, live_server: Any, huis: Huis):
    """AUT-07, PRV-17."""
    tom_kijkt(page, live_server, huis)
    handelingen.afwijkingen_zoeken(dag=vandaag())
    als(page, live_server, toezicht())
    page.goto(f"{live_server.url}/privacy/afwijkingen/?soort=zonder_reden")
    kijk(page, "afwijkingen")
    page.locator(".wt-werkregel").get_by_role("link", name="Keek zonder betrokken te zijn").click()
    kijk(page, "afwijking")
    page.get_by_role("button", name="Vraag uitleg").click()
    expect(page.locator("main")).to_contain_text("De medewerker krijgt de vraag als taak")
    page.goto(f"{live_server.url}/logboek/?wie={huis.wijk.tom.pk}")
    kijk(page, "logboek")


def test_wie_op_een_naam_zocht_is_terug_te_vinden(page: Page, live_server: Any, huis: Huis):
    """REQ-155: one line per search, with what was opened after it; its text is known to who knows it already."""
    persoon = Persoonsgegevens(roepnaam="Bo", geslachtsnaam="Zonnebloem", geboortedatum=date(1980, 2, 3))
    doe(huis.wijk.samira, inwoner_registreren, persoon=persoon, toch_nieuw=True)
    als(page, live_server, huis.wijk.samira)
    page.goto(f"{live_server.url}/zoeken/")
    page.locator("main").get_by_role("searchbox").fill("zonnebloem")
    page.locator("main").get_by_role("searchbox").press("Enter")
    page.locator("main").get_by_role("link", name="Bo Zonnebloem").first.click()
    page.wait_for_load_state()
    als(page, live_server, toezicht())
    page.goto(f"{live_server.url}/logboek/")
    page.get_by_text("Wie zocht hierop?").click()
    page.get_by_label("Precies deze zoektekst").fill("Zonnebloem")
    page.get_by_role("button", name="Zoek op").click()
    regels = page.get_by_role("row", name="Samira")
    expect(regels).to_have_count(1)
    expect(regels).to_contain_text("Op: naam")
    expect(regels).to_contain_text("Daarna geopend")
    assert "onnebloem" not in page.url
    kijk(page, "logboek-gezocht")


def fatma(huis: Huis) -> Any:
    return leden(huis)["Fatma"].pk


def paneel(page: Page) -> Any:
    """The panel of the card, when it has come in."""
    deel = page.get_by_role("region", name="Wie keek, en wat is gedeeld?")
    expect(deel).not_to_contain_text("openen")
    return deel


def test_vanaf_de_kaart_van_de_inwoner(page: Page, live_server: Any, huis: Huis):
    """REQ-156 and REQ-158: who has the regie makes both for the resident, from the card."""
    als(page, live_server, huis.wijk.samira)
    kaart = f"{live_server.url}/inwoner/{fatma(huis)}/"
    page.goto(kaart)
    expect(paneel(page)).to_contain_text("Wat wij deelden")
    kijk(page, "kaart-wie-keek")
    page.goto(kaart)
    papier = paneel(page).get_by_role("link", name="Wat wij deelden").get_attribute("href")
    antwoord = page.request.get(f"{live_server.url}{papier}")
    assert (antwoord.status, antwoord.headers["content-type"]) == (200, "application/pdf")
    paneel(page).get_by_role("link", name="Wie keek in het dossier?").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Wie keek in het dossier van")


def test_fatma_vraagt_het_aan_de_balie(page: Page, live_server: Any, huis: Huis):
    """REQ-156: the front office passes it on; the privacy officer gives the overview, within the term of the AVG."""
    als(page, live_server, huis.wijk.frans)
    page.goto(f"{live_server.url}/inwoner/{fatma(huis)}/")
    expect(paneel(page)).not_to_contain_text("Wat wij deelden")
    kijk(page, "kaart-balie")
    page.goto(f"{live_server.url}/inwoner/{fatma(huis)}/")
    expect(paneel(page)).to_contain_text("De privacy officer")
    with budget(page, "wie-keek-vragen") as meter:
        meter.klik(page.get_by_role("link", name="Geef de vraag door"))
        kijk(page, "wie-keek-vragen")
        expect(page.get_by_label("Wat wordt er gevraagd?")).to_have_value("wie_keek")
        expect(page.get_by_label("Hoe kwam het binnen?")).to_have_value("balie")
        meter.vul(page.get_by_label("Heb je een bewijs van identiteit gezien?"), "Pas")
        meter.klik(page.get_by_role("button", name="Geef door"))
        expect(page.locator("main")).to_contain_text("u krijgt antwoord uiterlijk op")
    als(page, live_server, toezicht())
    page.goto(f"{live_server.url}/privacy/verzoeken/")
    page.get_by_role("link", name="Weten wie er keek").last.click()
    page.get_by_role("button", name="Toon het advies").click()
    page.get_by_label("Wat besluit je?").select_option("ja")
    page.get_by_role("button", name="Leg vast").first.click()
    kijk(page, "verzoek-wie-keek")
    page.get_by_role("link", name="Maak het overzicht").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Wie keek in het dossier van")


def test_wie_iemand_prive_kent_blijft_erbuiten(page: Page, live_server: Any, huis: Huis):
    """MAN-08."""
    fatma = leden(huis)["Fatma"]
    als(page, live_server, huis.wijk.tom)
    page.goto(f"{live_server.url}/inwoner/{fatma.pk}/")
    page.get_by_role("link", name="Ken je deze inwoner privé?").click()
    kijk(page, "eigen-kring")
    page.get_by_label("We zijn buren").check()
    page.get_by_role("button", name="Leg vast").click()
    expect(page.get_by_text("Je ziet deze inwoner niet meer")).to_be_visible()
    page.goto(f"{live_server.url}/inwoner/{fatma.pk}/")
    expect(page.locator("main")).not_to_contain_text("Fatma")
    with transactie(p.SYSTEEM):
        manager = p.maak_medewerker("Willem", p.Rol.WIJKTEAMMANAGER, huis.wijk.oost)
    als(page, live_server, manager)
    page.goto(f"{live_server.url}/inwoner/{fatma.pk}/eigen-kring/")
    page.get_by_text("Tom, sinds").click()
    kijk(page, "eigen-kring-manager")
    page.get_by_label("Waarom kan het toch?").fill("Het was een naamgenoot.")
    page.get_by_role("button", name="Hef op").click()
    expect(page.locator("main")).to_contain_text("Niemand.")
