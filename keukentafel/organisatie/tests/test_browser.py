"""Logging in and beheer in a real browser: axe, widths, the Content-Security-Policy, without JavaScript, kept text."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session

from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.organisatie.handelingen.inrichting import inrichting_laden
from keukentafel.organisatie.models import Inrichting, Medewerker
from keukentafel.poort.matrix import Rol
from tests.axe import overtredingen
from tests.dossiers import maak_dossier, maak_huishouden
from tests.inloggen import GEHEIM, WACHTWOORD, code_nu, log_in_browser, maak_account
from tests.personages import SYSTEEM, maak_medewerker, maak_wijk

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SCHIEDAM = settings.BASIS / "keukentafel" / "inrichting" / "schiedam"
BREEDTES = (1440, 390)
BEELDEN = os.environ.get("KEUKENTAFEL_BEELDEN")


@pytest.fixture
def huis():
    wijk = maak_wijk()
    inrichting_laden(actor=SYSTEEM, map=SCHIEDAM)
    bea = maak_medewerker("Bea", Rol.FUNCTIONEEL_BEHEER, None, functie="Functioneel beheer")
    return wijk, bea


@pytest.fixture
def scherm(page):
    """A page that fails when the Content-Security-Policy stopped anything or a script broke."""
    fouten = []
    page.on("pageerror", lambda fout: fouten.append(str(fout)))
    page.on("console", lambda b: fouten.append(b.text) if b.type == "error" and "status of 4" not in b.text else None)
    yield page
    assert fouten == []


def keur(scherm, naam):
    """0 axe violations and no sideways scroll, at both widths; a picture when KEUKENTAFEL_BEELDEN names a folder."""
    for breed in BREEDTES:
        scherm.set_viewport_size({"width": breed, "height": 900})
        if BEELDEN:
            scherm.screenshot(path=Path(BEELDEN) / f"{naam}-{breed}.png", full_page=True)
        gevonden = [(naam, breed, v["id"], v["nodes"][0]["html"][:150]) for v in overtredingen(scherm)]
        assert gevonden == []
        assert scherm.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{naam} schuift op {breed}"


def test_inloggen_in_alle_stappen(scherm, live_server, huis):
    bea = maak_account(huis[1], met_code=False)
    scherm.goto(f"{live_server.url}/inloggen/")
    keur(scherm, "inloggen")
    scherm.get_by_label("Gebruikersnaam").fill("bea")
    scherm.get_by_label("Wachtwoord").fill("mis")
    scherm.get_by_role("button", name="Volgende").click()
    keur(scherm, "inloggen-fout")
    scherm.get_by_label("Wachtwoord").fill(WACHTWOORD)
    scherm.get_by_role("button", name="Volgende").click()
    keur(scherm, "instellen")
    geheim = scherm.locator(".wt-sleutel").inner_text().replace(" ", "")
    scherm.get_by_label("Code van 6 cijfers").fill(code_nu(geheim))
    scherm.get_by_role("button", name="Inloggen").click()
    scherm.wait_for_url("**/beheer/")
    bea.refresh_from_db()
    assert bea.totp_geheim == geheim


def test_code_scherm(scherm, live_server, huis):
    maak_account(huis[1])
    scherm.goto(f"{live_server.url}/inloggen/?verder=/profiel/")
    scherm.get_by_label("Gebruikersnaam").fill("bea")
    scherm.get_by_label("Wachtwoord").fill(WACHTWOORD)
    scherm.get_by_role("button", name="Volgende").click()
    keur(scherm, "code")
    scherm.get_by_label("Code van 6 cijfers").fill("12a")
    scherm.get_by_role("button", name="Inloggen").click()
    assert "‘12a’ is geen code" in scherm.content()
    scherm.get_by_label("Code van 6 cijfers").fill(code_nu(GEHEIM))
    scherm.get_by_role("button", name="Inloggen").click()
    scherm.wait_for_url("**/profiel/")


def test_beheerschermen(scherm, live_server, huis):
    wijk, bea = huis
    maak_dossier(wijk.tom, maak_huishouden(wijk.oost))
    log_in_browser(scherm, live_server.url, bea)
    blad = f"medewerkers/{wijk.tom.pk}/"
    paden = {
        "start": "", "medewerkers": "medewerkers/", "blad": blad, "nieuw": "medewerkers/nieuw/", "rol": f"{blad}rol/",
        "vertrek": f"{blad}vertrek/", "afwezig": f"{blad}afwezig/", "code-nieuw": f"{blad}code/", "teams": "teams/",
        "buurten": "teams/buurten/", "openingstijden": "openingstijden/",
        "week": "openingstijden/week/?kanaal=telefoon",
        "keuzes": "keuzes/", "keuze": "keuzes/urgentie/gewoon/", "brieven": "brieven/",
        "brief": "brieven/uitnodiging/", "feestdagen": "feestdagen/",
    }  # fmt: skip
    for naam, pad in paden.items():
        scherm.goto(f"{live_server.url}/beheer/{pad}")
        keur(scherm, f"beheer-{naam}")
    scherm.goto(f"{live_server.url}/profiel/")
    keur(scherm, "profiel")


def test_voorbeeld_vastleggen_en_vertrek(scherm, live_server, huis):
    wijk, bea = huis
    maak_dossier(wijk.tom, maak_huishouden(wijk.oost))
    log_in_browser(scherm, live_server.url, bea)
    scherm.goto(f"{live_server.url}/beheer/medewerkers/{wijk.tom.pk}/vertrek/")
    scherm.get_by_label("Eerste dag uit dienst").fill((klok.vandaag() + timedelta(days=30)).isoformat())
    scherm.get_by_role("button", name="Bekijk wat er verandert").click()
    scherm.get_by_role("button", name="Vastleggen").wait_for()
    keur(scherm, "beheer-voorbeeld")
    scherm.get_by_role("button", name="Vastleggen").click()
    scherm.get_by_text("Vertrek loopt.").wait_for()
    keur(scherm, "beheer-vertrek-loopt")
    scherm.get_by_role("link", name="Vertrek afronden").click()
    scherm.get_by_role("button", name="Bekijk wat er verandert").click()
    scherm.get_by_text("Laat die eerst overdragen").first.wait_for()
    keur(scherm, "beheer-blokkade")


def test_wijzigen_zonder_javascript(browser, live_server, huis):
    """REQ-190."""
    with browser.new_context(java_script_enabled=False) as context:
        scherm = context.new_page()
        log_in_browser(scherm, live_server.url, huis[1])
        scherm.goto(f"{live_server.url}/beheer/keuzes/onderwerp/wonen/")
        scherm.get_by_label("Naam").fill("Huis en huur")
        scherm.get_by_role("button", name="Bekijk wat er verandert").click()
        scherm.get_by_role("button", name="Vastleggen").click()
        assert "Huis en huur" in scherm.content()
    assert Inrichting.objects.filter(soort="onderwerp", code="wonen", naam="Huis en huur").exists()


def sessies_verlopen():
    with transactie(SYSTEEM):
        Session.objects.all().delete()


def opnieuw_inloggen(scherm, naam):
    Medewerker.objects.filter(gebruikersnaam=naam).update(totp_laatste_stap=0)
    scherm.get_by_label("Gebruikersnaam").fill(naam)
    scherm.get_by_label("Wachtwoord").fill(WACHTWOORD)
    scherm.get_by_role("button", name="Volgende").click()
    scherm.get_by_label("Code van 6 cijfers").fill(code_nu())
    scherm.get_by_role("button", name="Inloggen").click()


def test_verlopen_in_een_brief_zonder_javascript(browser, live_server, huis):
    """The whole road: typed, expired, logged in again, the text is there, sent once more, kept."""
    with browser.new_context(java_script_enabled=False) as context:
        scherm = context.new_page()
        log_in_browser(scherm, live_server.url, huis[1])
        scherm.goto(f"{live_server.url}/beheer/brieven/uitnodiging/")
        scherm.get_by_label("Tekst").fill("Beste {naam},\n\nWij bellen u snel. 👋 d'Alençon")
        sessies_verlopen()
        scherm.get_by_role("button", name="Bekijk wat er verandert").click()
        assert "is bewaard" in scherm.content()
        opnieuw_inloggen(scherm, "bea")
        assert "Wij bellen u snel. 👋 d'Alençon" in scherm.content()
        if BEELDEN:
            scherm.screenshot(path=Path(BEELDEN) / "verder.png")
        scherm.get_by_role("button", name="Verstuur opnieuw").click()
        assert "Wij bellen u snel" in scherm.get_by_label("Tekst").input_value()
        scherm.get_by_role("button", name="Vastleggen").click()
    brief = Inrichting.objects.filter(soort="brieftekst").order_by("-geldig_van").first()
    assert brief.waarde["tekst"] == "Beste {naam},\n\nWij bellen u snel. 👋 d'Alençon\n"


def test_verlopen_in_een_brief_met_concept(scherm, live_server, huis):
    """With JavaScript the text is a draft within two seconds, and stands in the form again."""
    log_in_browser(scherm, live_server.url, huis[1])
    scherm.goto(f"{live_server.url}/beheer/brieven/uitnodiging/")
    scherm.get_by_label("Tekst").fill("Beste {naam}, dit is mijn concept.")
    scherm.get_by_text("Concept opgeslagen om").wait_for()
    sessies_verlopen()
    scherm.goto(f"{live_server.url}/beheer/brieven/uitnodiging/")
    opnieuw_inloggen(scherm, "bea")
    scherm.wait_for_url("**/uitnodiging/")
    scherm.locator("[data-concept-zet]").click()
    assert "dit is mijn concept" in scherm.get_by_label("Tekst").input_value()
