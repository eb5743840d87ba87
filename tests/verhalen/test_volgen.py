"""Verhaal: Samira houdt een gezin in de gaten, vraagt na wat anderen weten, en ziet wat stilstaat."""

from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from keukentafel.dossier.handelingen.verwijzingen import verwijzing_vastleggen
from keukentafel.dossier.models import Dossier
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.plan.handelingen import volgen
from keukentafel.plan.models import Volgmoment
from keukentafel.plan.tests.hulp import doe, leden, maak_doel, maak_huis
from keukentafel.plan.tests.test_browser import binnen
from keukentafel.plan.tests.test_volgen import bel
from tests import personages as p
from tests.verhalen.kijken import kijk

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def huis():
    huis = maak_huis()
    elif_ = leden(huis)["Elif"]
    with transactie(p.SYSTEEM):
        elif_.geboortedatum = klok.vandaag() - timedelta(days=17 * 365)
        elif_.save()
    maak_doel(huis, over=[elif_.pk])
    return huis


@pytest.fixture
def samira(browser: Browser, live_server: Any, huis: Any) -> Any:
    pagina = binnen(browser, live_server, huis.wijk.samira)
    pagina.set_viewport_size({"width": 1440, "height": 900})
    return pagina


def naar(samira: Any, live_server: Any, pad: str) -> None:
    samira.goto(f"{live_server.url}{pad}")


def test_samira_kijkt_elke_zes_weken_en_hoort_wat_anderen_weten(samira: Any, live_server: Any, huis: Any):
    """REQ-053, REQ-054, REQ-062, REQ-071."""
    naar(samira, live_server, f"/dossier/{huis.dossier.pk}/plan/volgen/")
    kijk(samira, "volgen-leeg")
    samira.get_by_role("link", name="Moment plannen").first.click()
    samira.get_by_label("Waarvoor?").select_option("waakvlam")
    samira.get_by_label("Wanneer?").fill(klok.vandaag().isoformat())
    samira.get_by_label("Elke hoeveel weken opnieuw?").fill("6")
    samira.get_by_label("Waar letten jullie op?").fill("Slaapt ze weer?")
    kijk(samira, "volgen-nieuw", open_=True)
    samira.get_by_role("button", name="Plan dit moment").click()
    samira.get_by_role("link", name="Vraag toevoegen").click()
    samira.get_by_label("Aan wie is het gevraagd?").fill("Huisarts De Boer")
    samira.get_by_label("Wat is er gevraagd?").fill("Hoe gaat het met slapen?")
    kijk(samira, "volgen-vraag", open_=True)
    samira.get_by_role("button", name="Leg vast").click()
    kijk(samira, "volgen")
    naar(samira, live_server, "/agenda/")
    samira.get_by_role("link", name="Waakvlam: vraag hoe het gaat").click()
    kijk(samira, "volgen-moment", open_=True)
    samira.get_by_label("Het gaat beter").check()
    samira.get_by_role("button", name="Leg vast").click()
    expect(samira.get_by_text("Het gaat beter, ")).to_be_visible()
    samira.get_by_role("link", name="Huisarts De Boer").click()
    samira.get_by_role("textbox", name="Wat is het antwoord?").fill("Ze slaapt weer door.")
    kijk(samira, "volgen-antwoord", open_=True)
    samira.get_by_role("button", name="Leg het antwoord vast").click()
    expect(samira.get_by_text("Ontvangen op")).to_be_visible()


def test_samira_regelt_dat_elif_achttien_wordt(samira: Any, live_server: Any, huis: Any):
    """REQ-065."""
    naar(samira, live_server, "/team/achttien/")
    kijk(samira, "achttien-lijst")
    samira.get_by_role("link", name="Elif").click()
    kijk(samira, "achttien")
    samira.get_by_role("button", name="Begin").click()
    samira.get_by_label("Wonen: thuis").select_option("geregeld")
    samira.locator("#id_toelichting_wonen").fill("Kamer bij tante")
    kijk(samira, "achttien-plan", open_=True)
    samira.get_by_role("button", name="Bewaar").click()
    expect(samira.get_by_text("12 van 13 nog te doen")).to_be_visible()
    samira.get_by_role("textbox", name="Wie neemt het over?").fill("Wmo-loket")
    samira.get_by_role("button", name="Draag over").click()
    expect(samira.get_by_text("Overgedragen aan")).to_be_visible()


def test_samira_ziet_wat_stilstaat_en_hoort_van_een_verwijzing(samira: Any, live_server: Any, huis: Any):
    """REQ-054, REQ-064."""
    velden = {"dossier_id": huis.dossier.pk, "soort": "waakvlam", "op": klok.vandaag(), "elke_weken": 6}
    doe(huis.wijk.samira, volgen.volgmoment_plannen, **velden)
    with transactie(p.SYSTEEM):
        Volgmoment.objects.update(op=klok.vandaag() - timedelta(days=30))
        Dossier.objects.update(laatste_contact_op=klok.vandaag() - timedelta(days=90))
    volgen.volgmomenten_bewaken()
    advies = {"dossier_id": huis.dossier.pk, "soort": "advies", "bron": "huisarts", "tekst": "Meekijken"}
    doe(huis.wijk.tom, verwijzing_vastleggen, **advies)
    bel("verwijzing_vastgelegd", huis.dossier, "verwijzing.verwijzing_melden")
    naar(samira, live_server, "/team/stilstand/")
    expect(samira.get_by_text("Laatste contact 90 dagen geleden")).to_be_visible()
    kijk(samira, "stilstand")
    samira.get_by_role("link", name="Moment gemist").click()
    expect(samira.get_by_text("zou iemand kijken").first).to_be_visible()
    naar(samira, live_server, "/mijn-dag/")
    expect(samira.get_by_role("link", name="Er is een nieuwe verwijzing", exact=False).first).to_be_visible()
    expect(samira.get_by_text("zou iemand kijken").first).to_be_visible()
