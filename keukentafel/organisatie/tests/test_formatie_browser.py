"""The fte of a worker in a real browser, at both widths: filled in, seen, recorded, taken back."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from keukentafel.kern import klok
from keukentafel.organisatie.handelingen.inrichting import inrichting_laden
from keukentafel.organisatie.models import Formatie
from keukentafel.organisatie.tests.test_browser import SCHIEDAM, keur
from keukentafel.poort.matrix import Rol
from tests.inloggen import log_in_browser
from tests.personages import BEGIN, SYSTEEM, maak_medewerker, maak_wijk

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_fte_vastleggen_en_intrekken(page, live_server):
    wijk = maak_wijk()
    inrichting_laden(actor=SYSTEEM, map=SCHIEDAM)
    Formatie.objects.create(medewerker=wijk.tom, team=wijk.oost, fte="0.80", van=BEGIN, gewijzigd_door="Bea")
    log_in_browser(page, live_server.url, maak_medewerker("Bea", Rol.FUNCTIONEEL_BEHEER, None))
    page.goto(f"{live_server.url}/beheer/medewerkers/{wijk.tom.pk}/fte/")
    page.get_by_label("Fte", exact=True).fill("0,6")
    page.get_by_label("Vanaf").fill((klok.vandaag() + timedelta(days=1)).isoformat())
    page.get_by_role("button", name="Bekijk wat er verandert").click()
    expect(page.get_by_text("Bij 0,6 fte past een caseload van 17 punten")).to_be_visible()
    keur(page, "fte-voorbeeld")
    page.get_by_role("button", name="Vastleggen").click()
    expect(page.get_by_text("gaat nog in")).to_be_visible()
    keur(page, "fte-blad")
    page.get_by_role("button", name="Trek in 0,6 fte, Oost").click()
    expect(page.get_by_role("button", name="Trek in 0,6 fte, Oost")).to_have_count(0)
    assert Formatie.objects.get(medewerker=wijk.tom).tot is None
