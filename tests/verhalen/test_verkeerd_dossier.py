"""Verhaal: Samira schreef in het verkeerde dossier en zet het recht; de privacy officer weegt of het een datalek is."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from keukentafel.dossier import handelingen as h
from keukentafel.dossier.tests.hulp import doe
from keukentafel.inwoner.handelingen import inwoner_registreren
from keukentafel.inwoner.regels.gegevens import Adresgegevens, Persoonsgegevens
from keukentafel.kern.actor import transactie
from keukentafel.poort.matrix import Rol
from tests import personages as p
from tests.dossiers import maak_dossier, maak_huishouden
from tests.inloggen import log_in_browser
from tests.interactiemeter import budget
from tests.verhalen.kijken import kijk

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TEKST = "Bo vertelde dat de huur twee maanden achterloopt."


def test_een_regel_gaat_met_alleen_toetsen_naar_het_goede_dossier(page: Page, live_server: Any, settings: Any):
    settings.ALLOWED_HOSTS = ["*"]
    wijk = p.maak_wijk()
    fout = maak_dossier(wijk.samira, maak_huishouden(wijk.oost))
    thuis = Adresgegevens(straat="Vlietlaan", huisnummer="12", postcode="3111 AB", woonplaats="Schiedam")
    persoon = Persoonsgegevens(roepnaam="Bo", geslachtsnaam="Bakker", bsn_ontbreekt="niet_gevraagd")
    bo = doe(wijk.samira, inwoner_registreren, persoon=persoon, adres=thuis, toch_nieuw=True)
    maak_dossier(wijk.samira, maak_huishouden(wijk.oost, [bo]))
    doe(wijk.samira, h.journaalregel_schrijven, dossier_id=fout.pk, tekst=TEKST)
    log_in_browser(page, live_server.url, wijk.samira)
    verplaats(page, f"{live_server.url}/dossier/{fout.pk}/tijdlijn/")
    page.goto(f"{live_server.url}/dossier/{fout.pk}/tijdlijn/")
    expect(page.locator("#tijdlijn")).to_contain_text("Hier stond een tekst die bij een ander dossier hoort")
    expect(page.locator("#tijdlijn")).not_to_contain_text(TEKST)
    beoordeel(page, live_server.url)


def verplaats(page: Page, tijdlijn: str) -> None:
    page.goto(tijdlijn)
    with budget(page, "verplaatsen") as meter:
        page.locator("#tijdlijn li", has_text=TEKST).get_by_role("link", name="Open").focus()
        meter.toets("Enter")
        page.get_by_role("link", name="Hoort bij een ander dossier").focus()
        meter.toets("Enter")
        kijk(page, "verplaatsen")
        meter.vul(page.get_by_role("combobox", name="Bij wie hoort deze tekst?"), "bak")
        page.locator("#id_wie-lijst li").first.wait_for()
        meter.toets("Enter")
        meter.vul(page.get_by_label("Waarom hoort de tekst daar?"), "Het ging over Bo.", vrij=True)
        page.get_by_label("Nee, niemand anders heeft het gelezen").focus()
        meter.toets("ArrowDown")
        meter.toets("Control+Enter")
        expect(page.locator("#ongedaan")).to_contain_text("De tekst staat nu in het goede dossier")


def beoordeel(page: Page, basis: str) -> None:
    """The privacy officer finds the question, and who looked at the dossier where the text stood."""
    with transactie(p.SYSTEEM):
        pien = p.maak_medewerker("Pien", Rol.PRIVACY_OFFICER, None)
    page.context.clear_cookies()
    log_in_browser(page, basis, pien)
    page.goto(f"{basis}/mijn-dag/")
    page.locator("[data-rij]", has_text="Een tekst stond in het verkeerde dossier").locator("[data-rij-link]").click()
    kijk(page, "datalektaak")
    page.get_by_role("link", name="waar je dit doet").click()
    page.get_by_label("Wat", exact=True).select_option(label="Gezien")
    page.get_by_role("button", name="Toon", exact=True).click()
    expect(page.locator("main")).to_contain_text("Alleen van één dossier")
    expect(page.locator("main table")).to_contain_text("Samira")
    kijk(page, "datalek-logboek")
    page.goto(f"{basis}/mijn-dag/")
    page.locator("[data-rij]", has_text="Een tekst stond in het verkeerde dossier").locator("[data-rij-link]").click()
    page.get_by_role("button", name="Klaar").click()
    page.goto(f"{basis}/mijn-dag/")
    expect(page.locator("main")).not_to_contain_text("Een tekst stond in het verkeerde dossier")
