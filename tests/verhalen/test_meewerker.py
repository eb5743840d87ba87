"""Verhaal: wie met opzet meewerkte, betaalt ook terug: een eigen brief, een eigen termijn en een eigen bezwaar."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from keukentafel.besluit.models import Bezwaar, Meewerker
from keukentafel.besluit.tests import hulp_opstellen as ho
from keukentafel.besluit.tests.register import orgaan
from keukentafel.besluit.tests.test_bekendmaken import genomen
from keukentafel.besluit.tests.test_meewerkerbrief import aan_meewerkers, gepost
from keukentafel.besluit.tests.test_meewerkers import REDEN, maak_terugvordering
from keukentafel.inwoner.models import Inwoner
from keukentafel.kern.actor import transactie
from keukentafel.poort.matrix import Rol
from tests import personages as p
from tests.inloggen import log_in_browser
from tests.verhalen.kijken import kijk

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def overal(settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["*"]


def als(page: Page, live_server: Any, medewerker: Any) -> str:
    page.context.clear_cookies()
    log_in_browser(page, live_server.url, medewerker)
    return str(live_server.url)


def vul_in(page: Page, bedrag: str) -> None:
    page.get_by_label("Hoe heet diegene?").fill("Kees Vermeer")
    page.get_by_label("Waar moet de brief heen?").fill("Vlietlaan 14\n3111 AB Schiedam")
    page.get_by_label("Waaruit blijkt dat diegene").fill(REDEN)
    page.get_by_label("Hoeveel moet diegene terugbetalen").fill(bedrag)
    page.get_by_role("button", name="Bewaren").click()


def test_ook_de_buurman_betaalt_terug(page: Page, live_server: Any) -> None:
    """WMO-16: van opstellen, door wie beslist, tot zijn eigen brief."""
    zaak = ho.maak_zaak()
    orgaan("college", "college", bestuursorgaan="ja")
    besluit = maak_terugvordering(zaak)
    huis = als(page, live_server, zaak.samira)
    page.goto(f"{huis}{besluit.adres}")
    page.get_by_role("link", name="Ook een ander laten terugbetalen").click()
    kijk(page, "meewerker-nieuw")
    with transactie(p.SYSTEEM):
        Inwoner.objects.filter(pk=besluit.inwoner_id).update(geheimhouding=True)
    page.reload()
    expect(page.get_by_text("alleen de gemeente en het algemene nummer")).to_be_visible()
    kijk(page, "meewerker-geheim")
    with transactie(p.SYSTEEM):
        Inwoner.objects.filter(pk=besluit.inwoner_id).update(geheimhouding=False)
    vul_in(page, "1200,01")
    expect(page.get_by_text("is meer dan de inwoner moet terugbetalen").first).to_be_visible()
    expect(page.get_by_label("Waaruit blijkt dat diegene")).to_have_value(REDEN)
    kijk(page, "meewerker-fout")
    page.get_by_label("Hoeveel moet diegene terugbetalen").fill("800")
    page.get_by_role("button", name="Bewaren").click()
    expect(page.get_by_text("Kees Vermeer betaalt ook terug: € 800.")).to_be_visible()
    kijk(page, "meewerker-besluit")
    page.get_by_role("link", name="Haal weg").click()
    kijk(page, "meewerker-weg")
    page.get_by_role("link", name="Terug", exact=True).click()
    page.get_by_role("link", name="De brief", exact=True).click()
    expect(page.get_by_text("U moet € 800 terugbetalen.").first).to_be_visible()
    kijk(page, "meewerker-vooraf")
    page.goto(f"{huis}{besluit.adres}")
    page.get_by_role("button", name="Bied aan om te beslissen").click()
    expect(page.get_by_text("Haal weg")).to_have_count(0)

    huis = als(page, live_server, zaak.rosa)
    page.goto(f"{huis}{besluit.adres}")
    page.get_by_role("button", name="Lees en beslis").click()
    expect(page.get_by_text("Kees Vermeer betaalt ook terug: € 800.")).to_be_visible()
    kijk(page, "meewerker-beslisser")
    page.get_by_role("button", name="Neem besluit").click()
    expect(page.get_by_text("Het besluit is genomen").first).to_be_visible()

    genomen(besluit)
    [brief] = aan_meewerkers(besluit)
    huis = als(page, live_server, zaak.samira)
    page.goto(f"{huis}{besluit.adres}brief/")
    expect(page.get_by_text("Kees Vermeer").first).to_be_visible()
    kijk(page, "meewerker-brieven")
    page.goto(f"{huis}/brieven/{brief.pk}/")
    expect(page.get_by_text("U moet € 800 terugbetalen.").first).to_be_visible()
    kijk(page, "meewerker-brief")

    gepost(zaak, brief)
    page.goto(f"{huis}{besluit.adres}")
    expect(page.get_by_text("Brief verzonden op").first).to_be_visible()
    kijk(page, "meewerker-verzonden")


def test_zijn_eigen_bezwaar(page: Page, live_server: Any) -> None:
    """AWB-08: wie bezwaar maakt staat met naam in de lijst, en de jurist ziet van wie het is."""
    zaak = ho.maak_zaak()
    orgaan("college", "college", bestuursorgaan="ja")
    besluit = maak_terugvordering(zaak)
    huis = als(page, live_server, zaak.samira)
    page.goto(f"{huis}{besluit.adres}meewerkers/")
    vul_in(page, "800")
    with transactie(p.SYSTEEM):
        jet = p.maak_medewerker("Jet", Rol.JURIST_BEZWAAR, zaak.huis.wijk.oost)
        kees = Meewerker.objects.get()
    page.goto(f"{huis}/besluiten/{besluit.pk}/bezwaar/")
    page.get_by_label("Wat zegt of schrijft wie bezwaar maakt?").fill("Ik wist hier niets van.")
    page.get_by_label("Wie maakt bezwaar?").select_option(str(kees.pk))
    kijk(page, "meewerker-bezwaar-nieuw")
    page.get_by_role("button", name="Geef door").click()
    expect(page.get_by_text("doorgegeven aan de jurist").first).to_be_visible()
    with transactie(p.SYSTEEM):
        bezwaar = Bezwaar.objects.get()
    huis = als(page, live_server, jet)
    page.goto(f"{huis}{bezwaar.adres}")
    expect(page.get_by_text("Alle brieven erover gaan daarheen").first).to_be_visible()
    kijk(page, "meewerker-bezwaar")
