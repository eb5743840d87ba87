"""The dossier in a real browser: axe, widths, the CSP, autosave, undo, and two people in one text."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Browser, Page, expect

from keukentafel.dossier import handelingen as h
from keukentafel.dossier.models import Gespreksverslag, Journaalregel, Werkproces
from keukentafel.dossier.tests.hulp import doe
from keukentafel.kern.actor import transactie
from keukentafel.organisatie.models import Medewerker
from tests import personages as p
from tests.axe import overtredingen
from tests.dossiers import maak_dossier, maak_huishouden
from tests.inloggen import WACHTWOORD, code_nu, log_in, log_in_browser
from tests.rust import tot_rust

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
BEELDEN = os.environ.get("BEELDEN_MAP")
LUISTER = """window.overtredingen = [];
document.addEventListener('securitypolicyviolation', (e) => {
  window.overtredingen.push(e.violatedDirective + ' ' + e.blockedURI);
});"""
BREDER = "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"


@pytest.fixture
def wijk():
    return p.maak_wijk()


@pytest.fixture
def dossier(wijk):
    """A dossier with something of everything."""
    dossier = maak_dossier(wijk.samira, maak_huishouden(wijk.oost), wet="wmo", onderwerp="geld")
    velden = {"dossier_id": dossier.pk}
    doe(wijk.samira, h.let_op_zetten, tekst="Fatma is bereikbaar na 14.00 uur.", versie=1, **velden)
    doe(wijk.samira, h.journaalregel_schrijven, tekst="De huur is betaald.\nمرحبا 👩‍👧", wet="wmo", **velden)
    weg = doe(wijk.samira, h.journaalregel_schrijven, tekst="Hoort bij een ander gezin", soort="signaal", **velden)
    doe(wijk.samira, h.journaalregel_doorhalen, regel_id=weg.pk, reden="ander gezin")
    doe(wijk.samira, h.verslag_beginnen, tekst="Emre werkt vier dagen.", eigen_woorden="Hulp in huis", **velden)
    doe(wijk.samira, h.betrokkene_toevoegen, rol="school", naam="Lotte Brand", waarvoor="doel 3", **velden)
    return dossier


def binnen(browser: Browser, live_server: Any, medewerker: Any) -> Any:
    """A page of a browser of its own, in which this worker is logged in."""
    client = log_in(Client(), medewerker)
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}])
    page = context.new_page()
    page.add_init_script(LUISTER)
    page.basis = live_server.url
    return page


@pytest.fixture
def samira(browser: Browser, live_server: Any, wijk: Any, dossier: Any) -> Any:
    return binnen(browser, live_server, wijk.samira)


def ga(page: Any, dossier: Any, rest: str) -> None:
    page.goto(f"{page.basis}/dossier/{dossier.pk}/{rest}")
    tot_rust(page)


def een(model: Any) -> Any:
    with transactie(p.SYSTEEM):
        return model.objects.get()


def adressen() -> list[str]:
    """Every page of this room."""
    with transactie(p.SYSTEEM):
        weg = Journaalregel.objects.get(soort="signaal").pk
        regel = Journaalregel.objects.exclude(soort="signaal").get().pk
        verslag, vraag = Gespreksverslag.objects.get().pk, Werkproces.objects.get().pk
    vast = ["journaal/", "verslag/nieuw/", "werkprocessen/", "gezin/", "betrokkenen/", "wie-mag-dit-zien/"]
    eigen = [f"journaal/{regel}/", f"journaal/{weg}/", f"verslag/{verslag}/", f"verslag/{verslag}/afdrukken/"]
    return [*vast, "afsluiten/", "let-op/", *eigen, f"werkprocessen/{vraag}/", "../openen/"]


def beeld(page: Any, naam: str) -> None:
    """A picture to look at, when a folder is named."""
    if BEELDEN:
        page.screenshot(path=Path(BEELDEN) / f"{naam}.png", full_page=True)


@pytest.mark.parametrize("breed", [1440, 390])
def test_axe_vindt_niets_niets_schuift_en_de_csp_houdt(samira: Any, dossier: Any, breed: int):
    gevonden = []
    for nummer, rest in enumerate(adressen()):
        samira.set_viewport_size({"width": breed, "height": 900})
        ga(samira, dossier, rest)
        samira.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
        uitkomst = overtredingen(samira)
        gevonden += [(rest, v["id"], [n["html"][:150] for n in v["nodes"]]) for v in uitkomst]
        gevonden += [(rest, o) for o in samira.evaluate("window.overtredingen")]
        inhoud, scherm = samira.evaluate(BREDER)
        gevonden += [(rest, f"schuift: {inhoud} > {scherm}")] if inhoud > scherm else []
        beeld(samira, f"{breed}-{nummer:02d}-{rest.split('/')[0] or 'openen'}")
    assert gevonden == []


def test_snel_schrijven_zet_de_regel_bovenaan_en_ongedaan_haalt_hem_door(samira: Any, dossier: Any):
    """REQ-028, REQ-033."""
    ga(samira, dossier, "journaal/")
    veld = samira.get_by_label("Wat is er gebeurd?")
    expect(samira.locator("#snelschrijven")).to_contain_text("Je team kan dit lezen, Emre, Fatma en Elif vanaf morgen")
    veld.fill("Met Fatma gebeld over het advies.")
    samira.get_by_role("button", name="Vastleggen").click()
    eerste = samira.locator("#tijdlijn > li").first
    expect(eerste).to_contain_text("Met Fatma gebeld over het advies.")
    expect(veld).to_have_value("")
    samira.get_by_role("button", name="Ongedaan maken").click()
    expect(eerste).to_contain_text("Doorgehaald")
    expect(samira.locator("#ongedaan form")).to_have_count(0)


def test_een_lege_regel_zegt_wat_er_ontbreekt_en_houdt_de_keuzes(samira: Any, dossier: Any):
    ga(samira, dossier, "journaal/")
    samira.locator("main summary").first.click()
    samira.get_by_label("Soort").select_option("bezoek")
    samira.get_by_role("button", name="Vastleggen").click()
    expect(samira.get_by_role("alert")).to_contain_text("Wat is er gebeurd?")
    expect(samira.get_by_label("Soort")).to_have_value("bezoek")


def test_wie_het_leest_volgt_de_keuzes(samira: Any, dossier: Any):
    for rest in ("journaal/", "verslag/nieuw/"):
        ga(samira, dossier, rest)
        samira.locator("main summary").first.click()
        samira.get_by_label("Elif").uncheck()
        expect(samira.locator(".wt-leesbaar").first).to_contain_text(
            "Je team kan dit lezen, Emre en Fatma vanaf morgen"
        )
        samira.get_by_label("Waarvoor?").select_option("veiligheid")
        zin = "Collega’s van je team met een taak in Veiligheid kunnen dit lezen"
        expect(samira.locator(".wt-leesbaar").first).to_contain_text(zin)
    ga(samira, dossier, "journaal/")
    samira.locator("main summary").first.click()
    samira.get_by_label("Soort").select_option("werkaantekening")
    expect(samira.locator(".wt-leesbaar")).to_contain_text("Alleen jij kunt dit lezen")


def test_een_gedode_browser_geeft_het_verslag_terug(browser: Browser, live_server: Any, wijk: Any, dossier: Any):
    eerst = binnen(browser, live_server, wijk.samira)
    ga(eerst, dossier, "verslag/nieuw/")
    eerst.get_by_label("Wat is er besproken?").fill("Fatma wil weer zelf koken.")
    expect(eerst.get_by_text("Concept opgeslagen om")).to_be_visible(timeout=6000)
    eerst.context.close()
    later = binnen(browser, live_server, wijk.samira)
    ga(later, dossier, "verslag/nieuw/")
    expect(later.get_by_label("Wat is er besproken?")).to_have_value("Fatma wil weer zelf koken.")
    later.get_by_role("button", name="Verslag is klaar").click()
    expect(later.get_by_role("region", name="Toch iets wijzigen")).to_be_visible()


def test_een_verlopen_sessie_bewaart_het_verslag_na_opnieuw_inloggen(
    page: Any, live_server: Any, wijk: Any, dossier: Any
):
    page.basis = live_server.url
    log_in_browser(page, live_server.url, wijk.samira)
    ga(page, dossier, "verslag/nieuw/")
    page.get_by_label("Wat is er besproken?").fill("Getypt voordat de sessie verliep")
    page.context.clear_cookies(name="sessionid")
    page.get_by_role("button", name="Bewaar als concept").click()
    with transactie(p.SYSTEEM):  # the same code within half a minute
        Medewerker.objects.filter(pk=wijk.samira.pk).update(totp_laatste_stap=0)
    page.get_by_label("Gebruikersnaam").fill(wijk.samira.gebruikersnaam)
    page.get_by_label("Wachtwoord").fill(WACHTWOORD)
    page.get_by_role("button", name="Volgende").click()
    page.get_by_label("Code van 6 cijfers").fill(code_nu())
    page.get_by_role("button", name="Inloggen").click()
    expect(page.locator("main")).to_contain_text("Getypt voordat de sessie verliep")
    page.get_by_role("button", name="Verstuur opnieuw").click()
    expect(page.get_by_label("Wat is er besproken?")).to_have_value("Getypt voordat de sessie verliep")


def test_twee_collegas_in_een_verslag_zien_beide_teksten(browser: Browser, live_server: Any, wijk: Any, dossier: Any):
    paginas = [binnen(browser, live_server, m) for m in (wijk.samira, wijk.tom)]
    rest = f"verslag/{een(Gespreksverslag).pk}/"
    for page, tekst in zip(paginas, ("Van Samira", "Van Tom"), strict=True):
        ga(page, dossier, rest)
        page.get_by_label("Wat is er besproken?").fill(tekst)
    samira, tom = paginas
    tom.get_by_role("button", name="Bewaar als concept").click()
    expect(tom.get_by_text("Het verslag is bewaard als concept")).to_be_visible()
    samira.get_by_role("button", name="Bewaar als concept").click()
    conflict = samira.get_by_role("group", name="Twee versies van deze tekst")
    expect(conflict).to_contain_text("Van Samira")
    expect(conflict).to_contain_text("Van Tom")
    beeld(samira, "1440-conflict")
    assert overtredingen(samira) == []
    expect(samira.get_by_label("Wat is er besproken?")).to_have_value("Van Samira")


def test_zonder_javascript_werkt_elk_formulier(browser: Browser, live_server: Any, wijk: Any, dossier: Any):
    """REQ-031."""
    client = log_in(Client(), wijk.samira)
    context = browser.new_context(java_script_enabled=False)
    context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}])
    page: Page = context.new_page()
    page.goto(f"{live_server.url}/dossier/{dossier.pk}/verslag/nieuw/")
    page.get_by_label("Wat is er besproken?").fill("Zonder script geschreven")
    page.get_by_role("button", name="Verslag is klaar").click()
    expect(page.locator("main")).to_contain_text("Zonder script geschreven")
    page.goto(f"{live_server.url}/dossier/{dossier.pk}/werkprocessen/")
    page.get_by_role("link", name="Geld, voor Fatma").click()
    page.get_by_text("Zwaarte zetten").click()
    page.get_by_role("radio", name="3 zwaar").check()
    page.get_by_role("button", name="Zet de zwaarte").click()
    expect(page.locator("main")).to_contain_text("Zwaarte: zwaar")
