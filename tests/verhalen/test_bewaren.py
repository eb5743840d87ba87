"""Verhaal: wat weg moet, gaat weg, en dat is te bewijzen.

Een gezin is lang geleden geholpen. Petra, de privacy officer, ziet dat het dossier weg mag. Eerst loopt
er nog een bezwaar: dan blijft alles staan. Als dat klaar is maakt zij een lijst. Ria keurt die goed. Daarna is het
weg, er is een verklaring, en zoeken vindt niemand meer.
"""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from keukentafel.kern.actor import transactie
from keukentafel.privacy.handelingen.bewaren import lijst_proberen, lijst_uitvoeren
from keukentafel.privacy.models import Vernietiging
from keukentafel.privacy.tests.gevallen import Geval, maak_geval
from keukentafel.privacy.tests.test_bewaren import geleden, sluit
from tests import personages as p
from tests.verhalen.kijken import kijk
from tests.verhalen.test_inzage import als

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def g(settings: Any) -> Geval:
    """A dossier that was closed long ago, under two laws."""
    settings.ALLOWED_HOSTS = ["*"]
    geval = maak_geval()
    sluit(geval, geleden(21), "wmo", "jeugd")
    return geval


def de_lijst() -> Any:
    with transactie(p.SYSTEEM):
        return Vernietiging.objects.get().pk


def zet_en_hef_op(page: Page, huis: str, g: Geval) -> None:
    """A hold keeps it here, and is lifted."""
    page.goto(f"{huis}/privacy/")
    page.get_by_role("link", name="Bewaren en vernietigen").click()
    page.get_by_role("link", name="Bewaarstops").click()
    page.get_by_role("link", name="Zet een bewaarstop").click()
    page.get_by_label("Dossiernummer").fill(g.dossier.nummer)
    page.get_by_label("Wat loopt er?").fill("Bezwaar over de hulp van toen.")
    kijk(page, "bewaarstop")
    page.get_by_role("button", name="Zet de stop").click()
    kijk(page, "bewaarstops", open_=True)
    page.goto(f"{huis}/privacy/bewaren/")
    expect(page.locator("main")).to_contain_text("Bewaarstop: er loopt een bezwaar of beroep.")
    expect(page.get_by_role("button", name="Maak een lijst om te vernietigen")).to_have_count(0)
    page.goto(f"{huis}/privacy/bewaarstops/")
    page.get_by_text("Hef deze stop op").click()
    page.get_by_label("Waarom?").fill("De uitspraak is er.")
    page.get_by_role("button", name="Hef op").click()
    expect(page.locator("main")).to_contain_text("Er loopt geen bewaarstop.")


def test_wat_weg_moet_gaat_weg(page: Page, live_server: Any, g: Geval):
    """Due, held, proposed, agreed on by another, destroyed, and shown to be gone."""
    huis = als(page, live_server, g.petra)
    zet_en_hef_op(page, huis, g)
    page.goto(f"{huis}/privacy/bewaren/")
    expect(page.locator("main")).to_contain_text("Jeugdwet art. 7.3.8; Selectielijst 2020, resultaat 8.3.2")
    kijk(page, "bewaren")
    page.get_by_role("button", name="Maak een lijst om te vernietigen").click()
    lijst_proberen(vernietiging_id=de_lijst())
    page.goto(f"{huis}/privacy/vernietigingen/")
    kijk(page, "vernietigingen")
    page.get_by_role("link", name="Lijst", exact=False).last.click()
    expect(page.locator("main")).to_contain_text("Een collega keurt deze lijst goed.")
    kijk(page, "vernietiging-voorstel", open_=True)
    adres = page.url
    als(page, live_server, g.ria)
    page.goto(adres)
    page.get_by_role("button", name="Keur goed").click()
    page.get_by_role("button", name="Vernietig nu").click()
    lijst_uitvoeren(vernietiging_id=de_lijst())
    page.reload()
    expect(page.locator("main")).to_contain_text("Er is niets gevonden dat weg had moeten zijn.")
    kijk(page, "verklaring", open_=True)
    with page.expect_download() as download:
        page.get_by_role("link", name="Verklaring als PDF").click()
    assert download.value.suggested_filename == "verklaring-van-vernietiging.pdf"
    page.get_by_label("Namen of nummers om ook op te zoeken").fill("Elif Yılmaz")
    page.get_by_role("button", name="Zoek resten").click()
    expect(page.locator("main")).to_contain_text("Gevonden")
    expect(page.locator("main")).not_to_contain_text("Dit had weg moeten zijn")
    kijk(page, "resten")
    page.goto(f"{huis}/privacy/bewaren/termijnen/")
    kijk(page, "bewaartermijnen")
