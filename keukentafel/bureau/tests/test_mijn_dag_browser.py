"""Mijn dag in a real browser: a task done, undone and put off, within the budgets of ux.md."""

from datetime import timedelta

import pytest
from django.test import Client
from playwright.sync_api import expect

from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.organisatie.models import Taak
from tests import personages as p
from tests.inloggen import log_in
from tests.interactiemeter import budget

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def scherm(page, live_server, settings):
    """Samira looks at her day, with one task on it that is not closed by itself."""
    settings.ALLOWED_HOSTS = ["*"]
    wijk = p.maak_wijk()
    with transactie(p.SYSTEEM):
        velden = {"soort": "test", "tekst": "Bel dhr. Bos. Vraag hoe het gaat.", "adres": "/agenda/"}
        Taak.objects.create(voor=wijk.samira, uiterlijk=klok.vandaag(), gemaakt_door=p.SYSTEEM.kenmerk, **velden)
    koekje = log_in(Client(), wijk.samira).cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": koekje, "url": live_server.url}])
    page.goto(live_server.url + "/mijn-dag/")
    return page


def test_een_taak_is_in_een_klik_klaar_en_in_een_toets_terug(scherm):
    taak = scherm.get_by_role("link", name="Bel dhr. Bos", exact=True)
    with budget(scherm, "taak-afhandelen") as meter:
        meter.klik(scherm.get_by_role("button", name="Klaar : Bel dhr. Bos"))
        expect(taak).to_have_count(0)
    with budget(scherm, "taak-ongedaan") as meter:
        meter.toets("z")
        expect(taak).to_be_visible()
    expect(scherm.get_by_text("De taak staat weer op je lijst.")).to_be_visible()


def test_een_taak_gaat_naar_volgende_week_en_terug(scherm):
    scherm.get_by_role("link", name="Later : Bel dhr. Bos").click()
    scherm.get_by_role("button", name="+1 week").click()
    scherm.get_by_role("button", name="Stel uit").click()
    expect(scherm.get_by_text("Deze week")).to_be_visible()
    expect(scherm.get_by_text("Uitgesteld, was")).to_be_visible()
    with transactie(p.SYSTEEM):
        assert Taak.objects.get().uitgesteld_tot == klok.vandaag() + timedelta(days=7)
    scherm.keyboard.press("z")
    expect(scherm.get_by_text("Uitgesteld, was")).to_have_count(0)
