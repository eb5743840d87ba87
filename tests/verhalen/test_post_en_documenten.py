"""Verhaal: een mail van school krijgt een plek, en een foto komt in het dossier. Een virus komt nergens."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from keukentafel.kern.actor import transactie
from keukentafel.toegang import handelingen as h
from tests import bestanden as b
from tests import personages as p
from tests.axe import overtredingen
from tests.clamd import EICAR, clamd
from tests.dossiers import maak_dossier, maak_huishouden
from tests.inloggen import log_in_browser
from tests.interactiemeter import budget
from tests.keuzelijsten import zet_keuzelijsten

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
BREDER = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.fixture
def wijk(live_server: Any, settings: Any) -> p.Wijk:
    settings.ALLOWED_HOSTS = ["*"]
    zet_keuzelijsten("documentsoort", "bron", "onderwerp", "verwijstype", "product", "indicatiesteller")
    zet_keuzelijsten("reden_geen_actie", "signaalsoort", "grondslag", "melder")
    return p.maak_wijk()


@pytest.fixture
def dossier(wijk: p.Wijk) -> Any:
    dossier = maak_dossier(wijk.samira, maak_huishouden(wijk.oost))
    with transactie(p.SYSTEEM):
        kind = dossier.huishouden.leden.order_by("inwoner__geboortedatum").last().inwoner
        kind.email = "lotte@school.example"
        kind.save(update_fields=["email"])
    actor = p.actor(wijk.samira)
    with transactie(actor):
        h.poststuk_innemen(actor=actor, naam="mail.eml", inhoud=b.MAIL)
        h.poststuk_innemen(actor=actor, naam="scan.pdf", inhoud=b.PDF)
    return dossier


def _keur(page: Page, naam: str) -> list[Any]:
    """Axe, and nothing that slides sideways, at both widths."""
    gevonden: list[Any] = []
    for breed in (1440, 390):
        page.set_viewport_size({"width": breed, "height": 900})
        page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
        gevonden += [(naam, breed, v["id"]) for v in overtredingen(page)]
        gevonden += [(naam, breed, "schuift")] if page.evaluate(BREDER) else []
    page.set_viewport_size({"width": 1440, "height": 900})
    return gevonden


def test_mail_krijgt_in_drie_handelingen_een_plek_in_het_dossier(page: Page, live_server: Any, wijk: Any, dossier: Any):
    """REQ-029."""
    log_in_browser(page, live_server.url, wijk.samira)
    page.goto(f"{live_server.url}/post/")
    with budget(page, "post-koppelen") as meter:
        meter.klik(page.get_by_role("link", name="Zorgen om Elif"))
        meter.klik(page.get_by_role("button", name="Bij Elif Yılmaz"))
        expect(page.locator("body")).to_contain_text("Het staat in het dossier.")
    page.goto(f"{live_server.url}/dossier/{dossier.pk}/documenten/")
    expect(page.locator("body")).to_contain_text("Zorgen om Elif")


@pytest.mark.clamd
def test_een_foto_komt_in_het_dossier_en_een_virus_wordt_apart_gezet(
    page: Page, live_server: Any, wijk: Any, dossier: Any, settings: Any, tmp_path: Any
):
    log_in_browser(page, live_server.url, wijk.samira)
    with clamd(tmp_path) as settings.CLAMD:
        page.goto(f"{live_server.url}/dossier/{dossier.pk}/documenten/")
        foto = {"name": "IMG_2041.jpg", "mimeType": "image/jpeg", "buffer": b.JPEG}
        page.get_by_label("Bestanden of foto’s").set_input_files(
            [foto, {"name": "nota.txt", "mimeType": "text/plain", "buffer": EICAR}]
        )
        page.get_by_role("button", name="Voeg toe").click()
    expect(page.locator("body")).to_contain_text("2 documenten toegevoegd")
    expect(page.locator("body")).to_contain_text("Virus: apart gezet")
    page.get_by_role("link", name="nota.txt").click()
    expect(page.get_by_role("link", name="Download")).to_have_count(0)


def test_de_schermen_zijn_toegankelijk_en_passen_op_een_telefoon(page: Page, live_server: Any, wijk: Any, dossier: Any):
    log_in_browser(page, live_server.url, wijk.samira)
    adressen = ["/post/", "/zorgmelding/nieuw/", f"/dossier/{dossier.pk}/documenten/"]
    adressen.append(f"/dossier/{dossier.pk}/verwijsinformatie/nieuw/")
    gevonden: list[Any] = []
    for adres in adressen:
        page.goto(live_server.url + adres)
        gevonden += _keur(page, adres)
    page.goto(f"{live_server.url}/post/")
    page.get_by_role("link", name="Zorgen om Elif").click()
    gevonden += _keur(page, "poststuk")
    assert gevonden == []
