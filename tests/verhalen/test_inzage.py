"""Verhaal: wat weten jullie van mij?

Elif wil weten wat er over haar is opgeschreven. Samira neemt haar verzoek aan. Petra, de privacy officer, kijkt of zij
dit mag vragen, laat alles verzamelen en leest elk stuk. De naam van haar vader wordt zwart. Ook in de brief van school
staat iets over hem: Petra geeft een versie mee waarin dat zwart is. Ria kijkt het na. Dan is het klaar.
"""

from __future__ import annotations

import zipfile
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from keukentafel.dossier.handelingen import document_toevoegen
from keukentafel.kern.actor import transactie
from keukentafel.privacy.handelingen.pakket import pakket_vullen
from keukentafel.privacy.models import Inzagepakket, Pakketstuk
from keukentafel.privacy.tests.gevallen import Geval, maak_geval
from tests import bestanden as b
from tests import personages as p
from tests.inloggen import log_in_browser
from tests.keuzelijsten import zet_keuzelijsten
from tests.verhalen.kijken import kijk

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def g(settings: Any) -> Geval:
    """Elif is fourteen; one line is about her and names her father."""
    settings.ALLOWED_HOSTS = ["*"]
    zet_keuzelijsten("documentsoort", "bron")
    geval = maak_geval()
    geval.journaal("Elif belt met Emre.", geval.elif_)
    brief = {"dossier_id": geval.dossier.pk, "over": [geval.elif_.pk], "titel": "Brief van school"}
    geval.doe("samira", document_toevoegen, naam="brief-school.pdf", inhoud=b.PDF, **brief)
    return geval


def als(page: Page, live_server: Any, medewerker: Any) -> str:
    """Log in as somebody else; the address of the house."""
    page.context.clear_cookies()
    log_in_browser(page, live_server.url, medewerker)
    return str(live_server.url)


def neem_aan(page: Page, live_server: Any, g: Geval) -> None:
    huis = als(page, live_server, g.wijk.samira)
    page.goto(f"{huis}/inwoner/{g.elif_.pk}/")
    page.get_by_role("link", name="Verzoek over gegevens").click()
    page.get_by_label("Heb je een bewijs van identiteit gezien?").select_option("id_kaart")
    kijk(page, "verzoek-nieuw")
    page.get_by_role("button", name="Geef door").click()
    expect(page.locator("main")).to_contain_text("Doorgegeven aan de privacy officer")


def beslis_en_verzamel(page: Page, live_server: Any, g: Geval) -> None:
    huis = als(page, live_server, g.petra)
    page.goto(f"{huis}/privacy/verzoeken/")
    kijk(page, "verzoeken")
    page.get_by_role("link", name="Inzage in de gegevens").last.click()
    page.get_by_role("button", name="Toon het advies").click()
    expect(page.locator("main")).to_contain_text("Jeugdwet art. 7.3.10")
    page.get_by_label("Wat besluit je?").select_option("ja")
    page.get_by_role("button", name="Leg vast").first.click()
    page.get_by_role("button", name="Verzamel de gegevens").click()
    with transactie(p.SYSTEEM):
        pakket = Inzagepakket.objects.get()
    pakket_vullen(pakket_id=pakket.pk)
    page.reload()
    kijk(page, "verzoek", open_=True)


def lees_alles(page: Page) -> None:
    """Every piece, one after the other; after the last one the request is back."""
    with transactie(p.SYSTEEM):
        aantal = Pakketstuk.objects.count()
    page.get_by_role("link", name="Bekijk de stukken").click()
    kijk(page, "pakketstukken")
    page.locator("[data-rij-link]").first.click()
    for nr in range(aantal):
        if "Journaal" in page.title():
            expect(page.locator("mark")).to_contain_text("Emre")
            kijk(page, "pakketstuk", open_=True)
            page.reload()
        if "Bestand bij document" in page.title():
            weeg_bestand(page)
        page.get_by_role("button", name="Bekeken, gaat mee").click()
        assert nr < aantal
    page.get_by_role("button", name="Alles is bekeken").click()
    expect(page.locator("main")).to_contain_text("Een collega kijkt dit pakket na")


def weeg_bestand(page: Page) -> None:
    """Open it, read it, give a copy along in which somebody made black what is about another."""
    kijk(page, "pakketbestand", open_=True)
    page.reload()
    with page.expect_download() as download:
        page.get_by_role("link", name="Open het bestand").click()
    assert download.value.suggested_filename.startswith("stuk-")
    page.get_by_role("button", name="Bekeken, gaat mee").click()
    expect(page.locator("main")).to_contain_text("lees het helemaal")
    page.get_by_text("Geef een versie mee waarin het zwart is").click()
    zwart = {"name": "zwart.pdf", "mimeType": "application/pdf", "buffer": b.PDF + b"% zwart"}
    page.get_by_label("Bestand waarin het zwart is").set_input_files(zwart)
    page.get_by_role("button", name="Geef deze versie mee").click()
    expect(page.locator("main")).to_contain_text("In plaats daarvan gaat mee")
    kijk(page, "pakketbestand-zwart")
    page.get_by_label("Ik las dit bestand helemaal").check()


def test_inzage_van_aannemen_tot_geven(page: Page, live_server: Any, g: Geval):
    """REQ-160 and REQ-158: received, asked, gathered, read, checked and given."""
    neem_aan(page, live_server, g)
    beslis_en_verzamel(page, live_server, g)
    lees_alles(page)
    adres = page.url
    als(page, live_server, g.ria)
    page.goto(adres)
    page.get_by_role("button", name="Nagekeken: dit kan weg").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Open de PDF").click()
    assert download.value.suggested_filename == "inzage.pdf"
    kijk(page, "verzoek-gereed")
    with page.expect_download() as download:
        page.get_by_role("link", name="Alles bij elkaar (zip)").click()
    with zipfile.ZipFile(download.value.path()) as alles:
        bestanden = [naam for naam in alles.namelist() if naam.startswith("bestanden/")]
        assert [alles.read(naam) for naam in bestanden] == [b.PDF + b"% zwart"]
    page.get_by_role("button", name="Het is gegeven").click()
    expect(page.locator("main")).to_contain_text("het verzoek is afgesloten")
    kijk(page, "verzoek-klaar")
