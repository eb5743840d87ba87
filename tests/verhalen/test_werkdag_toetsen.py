"""Verhaal: dezelfde werkdag van Samira zonder muis: van de telefoon tot het vrijgegeven verslag, met toetsen.

De acht taken van `test_werkdag`, met alleen Tab, pijltjes, Enter, spatie en de letters van het programma.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from keukentafel.dossier.models import Dossier, Gespreksverslag
from keukentafel.inwoner.tests import gegevens as g
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.toegang.models import Melding
from tests import personages as p
from tests.inloggen import log_in_browser
from tests.rust import tot_rust

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
MEESTE = 160
ACTIEF = "e => e === document.activeElement"
ZELFDE_GROEP = (
    "e => e.type === 'radio' && document.activeElement.name === e.name && document.activeElement.type === 'radio'"
)


@pytest.fixture
def wijk(live_server: Any, settings: Any) -> p.Wijk:
    settings.ALLOWED_HOSTS = ["*"]
    return g.wijk_met_buurten()


@pytest.fixture
def mo(browser: Browser, live_server: Any, wijk: p.Wijk) -> Iterator[Page]:
    """Management support, in a browser of his own."""
    context = browser.new_context(base_url=live_server.url)
    log_in_browser(context.new_page(), live_server.url, wijk.mo)
    yield context.pages[0]
    context.close()


def naar(page: Page, doel: Locator) -> None:
    """With Tab until this has the focus; within a group of pills with the arrows, as a keyboard does."""
    doel = doel.first
    expect(doel).to_be_attached()
    for _ in range(MEESTE):
        if doel.evaluate(ACTIEF):
            break
        page.keyboard.press("ArrowRight" if doel.evaluate(ZELFDE_GROEP) else "Tab")
    else:
        raise AssertionError(f"met Tab kom je niet bij {doel}")


def typ(page: Page, doel: Locator, tekst: str) -> None:
    naar(page, doel)
    page.keyboard.press("Control+A")
    page.keyboard.type(tekst)


def druk(page: Page, doel: Locator, toets: str = "Enter") -> None:
    naar(page, doel)
    page.keyboard.press(toets)


def kies(page: Page, doel: Locator) -> None:
    """A pill or a box: the arrows chose a radio already."""
    naar(page, doel)
    if not doel.first.is_checked():
        page.keyboard.press("Space")
    expect(doel.first).to_be_checked()


def een(model: Any) -> Any:
    with transactie(p.SYSTEEM):
        return model.objects.get()


def test_een_werkdag_zonder_muis(page: Page, mo: Page, live_server: Any, wijk: p.Wijk):
    """REQ-001, REQ-011, REQ-014, REQ-016, REQ-025, REQ-034, REQ-037, REQ-040."""
    log_in_browser(page, live_server.url, wijk.samira)
    telefoon_en_melding(page)
    verdelen(mo)
    dossier_openen(page, live_server.url)
    gegevens(page)
    afspraak(page)
    vraag(page)
    plan(page)
    verslag(page, live_server.url)


def telefoon_en_melding(page: Page) -> None:
    tot_rust(page)
    page.keyboard.press("n")
    kies(page, page.get_by_label("Geld", exact=True))
    typ(page, page.get_by_label("Kort verslag"), "De dakgoot lekt")
    kies(page, page.get_by_label("Melding maken", exact=True))
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**/meldingen/nieuw/**")
    tot_rust(page)
    form = page.locator("#melding-form")
    if not form.locator("[name$=voornaam]").is_visible():
        druk(page, page.locator("summary", has_text="Nieuwe inwoner"))
    for naam, waarde in (("voornaam", "Noor"), ("achternaam", "Ister"), ("postcode", "3111 CA")):
        typ(page, form.locator(f"[name$={naam}]"), waarde)
    for label, waarde in (("Dag", "7"), ("Maand", "3"), ("Jaar", "1984")):
        typ(page, form.get_by_role("textbox", name=label), waarde)
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("is gemaakt")


def verdelen(mo: Page) -> None:
    mo.goto("/team/verdelen/")
    tot_rust(mo)
    druk(mo, mo.get_by_role("button", name="Toewijzen aan Samira"))
    expect(mo.locator("#ongedaan")).to_contain_text("is toegewezen aan Samira")


def dossier_openen(page: Page, url: str) -> None:
    page.goto(f"{url}/meldingen/{een(Melding).pk}/")
    tot_rust(page)
    page.keyboard.press("a")
    expect(page.locator("#ongedaan")).to_contain_text("De melding is van jou.")
    druk(page, page.get_by_role("link", name="Dossier openen"))
    druk(page, page.get_by_role("button", name="Open het dossier"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("Ister")


def gegevens(page: Page) -> None:
    tot_rust(page)
    basis = page.url
    page.goto(f"{basis.partition('/dossier/')[0]}/inwoner/{een(Melding).inwoner_id}/bewerken/")
    typ(page, page.locator("#inwoner-bewerken [name=telefoon]"), "06 13579246")
    druk(page, page.get_by_role("button", name="Bewaar"))
    expect(page.locator("main")).to_contain_text("06 13579246")
    page.goto(basis)


def afspraak(page: Page) -> None:
    tot_rust(page)
    druk(page, page.get_by_role("link", name="Afspraak"))
    tot_rust(page)
    form = page.locator("form:has([name=onderwerp])")
    nu = klok.nu().astimezone(klok.AMSTERDAM)
    begin = min(nu + timedelta(hours=1), nu.replace(hour=23, minute=55))
    typ(page, form.locator("[name=onderwerp]"), "Kennismaken")
    druk(page, form.get_by_role("button", name="vandaag"))
    naar(page, form.get_by_label("Tijd"))
    # The browser of the tests speaks American: it asks for morning or afternoon too.
    page.keyboard.type(f"{begin:%I%M%p}")
    kies(page, form.get_by_label("Thuis", exact=True))
    druk(page, page.get_by_role("button", name="In de agenda zetten"))
    expect(page.get_by_role("button", name="Stuur uitnodiging")).to_be_visible()


def vraag(page: Page) -> None:
    page.goto(f"{page.url.partition('/agenda/')[0]}/dossier/{een(Dossier).pk}/")
    tot_rust(page)
    druk(page, page.get_by_role("link", name="Vraag verhelderen", exact=True))
    page.wait_for_url("**/vraag/**")
    typ(page, page.locator("[name=eigen_woorden]"), "Ik durf de post niet open te maken")
    page.keyboard.press("Control+Enter")
    expect(page.locator("main")).to_contain_text("Bewaard. Wat er stond, is terug te lezen.")


def plan(page: Page) -> None:
    druk(page, page.get_by_role("link", name="Plan", exact=True))
    tot_rust(page)
    typ(page, page.locator("#id_resultaat"), "Elke brief is open")
    typ(page, page.locator("#id_stap"), "Samen de doos uitpakken")
    druk(page, page.get_by_role("button", name="Voeg doel toe"))
    expect(page.get_by_role("heading", name="Elke brief is open")).to_be_visible()


def verslag(page: Page, url: str) -> None:
    page.goto(f"{url}/agenda/")
    tot_rust(page)
    druk(page, page.get_by_role("link", name="Verslag schrijven"))
    tot_rust(page)
    typ(page, page.get_by_label("Wat is er besproken?"), "Wij dronken muntthee.")
    expect(page.locator("#verslagvoorbeeld")).to_contain_text("muntthee", timeout=20_000)
    druk(page, page.get_by_role("button", name="Verslag is klaar"))
    expect(page.locator("#inhoud")).to_contain_text("Het verslag is klaar")
    druk(page, page.get_by_role("button", name="Nu vrijgeven"))
    expect(page.get_by_role("button", name="Nu vrijgeven")).to_have_count(0)
    assert een(Gespreksverslag).leesmoment.open(klok.nu())
