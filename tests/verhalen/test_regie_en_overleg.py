"""Verhaal: wie doen er mee, wie doet wat, en wie heeft de regie."""

from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from keukentafel.dossier.handelingen import betrokkene_toevoegen
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.organisatie.models import Inrichting, Taak
from keukentafel.plan.tests.hulp import alle_regie, doe, maak_huis
from keukentafel.plan.tests.test_browser import beeld, binnen
from keukentafel.poort.matrix import Rol
from tests import personages as p
from tests.axe import overtredingen
from tests.interactiemeter import budget
from tests.rust import tot_rust

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SCHOOL = {"rol": "school", "naam": "Lotte Brand", "organisatie": "De Vlieger", "contact": "010 200 00 00"}


@pytest.fixture
def huis():
    """A household in which school takes part."""
    huis = maak_huis()
    doe(huis.wijk.samira, betrokkene_toevoegen, dossier_id=huis.dossier.pk, **SCHOOL)
    return huis


@pytest.fixture
def samira(browser: Browser, live_server: Any, huis: Any) -> Any:
    pagina = binnen(browser, live_server, huis.wijk.samira)
    pagina.goto(f"{live_server.url}/dossier/{huis.dossier.pk}/regie/")
    tot_rust(pagina)
    return pagina


def goed(pagina: Any, naam: str) -> None:
    """Axe finds nothing, wide and on a phone; and a picture to look at."""
    for breed, hoog in ((1440, 900), (390, 844)):
        pagina.set_viewport_size({"width": breed, "height": hoog})
        beeld(pagina, f"{naam}-{breed}")
        assert [(v["id"], v["nodes"][0]["html"][:150]) for v in overtredingen(pagina)] == []
    pagina.set_viewport_size({"width": 1440, "height": 900})


def test_samira_ziet_wie_er_meedoen_en_legt_vast_wie_wat_doet(samira: Any):
    """REQ-059, REQ-073."""
    expect(samira.get_by_text("Nog geen toestemming of grond vastgelegd")).to_be_visible()
    expect(samira.get_by_text("010 200 00 00")).to_be_visible()
    expect(samira.get_by_text("Er werkt een andere organisatie mee")).to_be_visible()
    samira.get_by_role("link", name="Leg vast wie wat doet").click()
    samira.get_by_label("Wat doet Samira?").fill("Houdt de regie en belt de bank")
    samira.get_by_label("Wat doet Lotte Brand?").fill("Belt als Elif er niet is")
    samira.get_by_role("button", name="Leg vast").click()
    expect(samira.get_by_text("De taakverdeling staat erin")).to_be_visible()
    expect(samira.get_by_role("cell", name="Belt als Elif er niet is")).to_be_visible()
    expect(samira.get_by_text("Er werkt een andere organisatie mee")).to_have_count(0)
    expect(samira.get_by_text("Nog geen toestemming of grond vastgelegd")).to_be_visible()
    goed(samira, "mensen-en-regie")


def test_samira_vraagt_tom_om_over_te_nemen_en_tom_neemt_aan(
    samira: Any, huis: Any, browser: Browser, live_server: Any
):
    """REQ-058."""
    with budget(samira, "overdragen") as meter:
        meter.klik(samira.get_by_role("link", name="Overdragen").first)
        meter.vul("#id_naar", "Tom")
        meter.vul("#id_reden", "Ik ga naar een andere wijk.", vrij=True)
        meter.klik(samira.get_by_role("button", name="Vraag om over te nemen"))
        expect(samira.get_by_text("Gevraagd aan Tom")).to_be_visible()
    goed(samira, "overdracht")
    tom = binnen(browser, live_server, huis.wijk.tom)
    tom.goto(f"{live_server.url}/dossier/{huis.dossier.pk}/regie/overdracht/")
    tom.get_by_role("button", name="Ik neem de regie over").click()
    expect(tom.get_by_text("Je hebt de regie aangenomen")).to_be_visible()
    assert [r.wie.naam for r in alle_regie(huis.dossier)] == ["Samira", "Tom"]


def test_samira_legt_de_regie_bij_het_jet_en_ziet_de_regels(samira: Any, huis: Any, live_server: Any):
    """REQ-060, REQ-061."""
    samira.get_by_role("link", name="Regie bij een andere organisatie").click()
    samira.get_by_label("Een andere organisatie: welke?").fill("Jeugd Expert Team")
    samira.get_by_label("Waarom ligt de regie beter daar?").fill("Jeugdhulp gaat voor")
    samira.get_by_role("button", name="Leg de vraag vast").click()
    samira.get_by_role("link", name="Aangenomen door Jeugd Expert Team", exact=True).click()
    samira.get_by_label("Wie nam de regie aan?").fill("Mw. De Wit")
    samira.get_by_role("button", name="Leg vast").click()
    expect(samira.get_by_text("Mw. De Wit nam de regie aan")).to_be_visible()
    goed(samira, "elders")
    samira.goto(f"{live_server.url}/dossier/{huis.dossier.pk}/regie/regels/")
    expect(samira.get_by_role("heading", name="Regels van de regie")).to_be_visible()
    goed(samira, "regieregels")


def test_fatma_vraagt_om_een_ander_en_de_manager_antwoordt(samira: Any, huis: Any, browser: Browser, live_server: Any):
    """REQ-072."""
    samira.get_by_role("link", name="De bewoner vraagt om een ander").click()
    samira.get_by_label("Waarom wil de bewoner een ander?").fill("Het klikt niet.")
    samira.get_by_role("button", name="Vraag het de manager").click()
    expect(samira.get_by_text("Nog geen antwoord")).to_be_visible()
    wil = binnen(browser, live_server, p.maak_medewerker("Wil", Rol.WIJKTEAMMANAGER, huis.wijk.oost))
    with transactie(p.SYSTEEM):
        adres = Taak.objects.get(soort="wisselverzoek").adres
    wil.goto(f"{live_server.url}{adres}")
    wil.get_by_label("Ja, er komt een ander").check()
    wil.get_by_label("Wat zeggen we tegen de bewoner?").fill("Tom komt bij u kennismaken.")
    goed(wil, "wissel-antwoord")
    wil.get_by_role("button", name="Geef antwoord").click()
    samira.reload()
    expect(samira.get_by_text("Tom komt bij u kennismaken.")).to_be_visible()


def test_samira_legt_vier_ogen_vast_en_vraagt_raad(samira: Any, huis: Any, live_server: Any):
    """REQ-067, REQ-068, REQ-069."""
    Inrichting.objects.create(soort="specialisme", code="ggz", naam="GGZ", geldig_van=date(2015, 1, 1))
    samira.goto(f"{live_server.url}/dossier/{huis.dossier.pk}/overleg/")
    with budget(samira, "vierogen") as meter:
        meter.vul("#ogen_collega_id", "Tom")
        meter.vul("#ogen_uitkomst", "Eerst rust, dan pas een cursus.", vrij=True)
        meter.klik(samira.get_by_role("button", name="Leg vast").first)
        expect(samira.get_by_text("Samira en Tom")).to_be_visible()
    samira.get_by_text("Er is drang of dwang", exact=True).click()
    samira.get_by_label("Welke organisatie houdt de zaak vast?").fill("Jeugdbescherming")
    samira.get_by_label("Waarom?").fill("De rechter vroeg erom")
    samira.get_by_role("button", name="Leg vast").last.click()
    expect(samira.get_by_text("Jeugdbescherming houdt deze zaak vast")).to_be_visible()
    samira.get_by_role("link", name="Vraag raad").click()
    samira.get_by_label("Of iemand van buiten: naam en organisatie").fill("Mw. Bakker, GGZ")
    samira.get_by_label("Wat wil je weten?").fill("Wat helpt?")
    samira.get_by_role("button", name="Stel de vraag").click()
    goed(samira, "raad")
    samira.get_by_role("link", name="Schrijf het advies op").click()
    samira.get_by_label("Het advies").fill("Houd het klein.")
    samira.get_by_role("button", name="Zet in het dossier").click()
    expect(samira.get_by_text("Houd het klein.")).to_be_visible()


def test_samira_trekt_een_vraag_in_en_de_specialist_is_klaar_na_het_advies(
    samira: Any, huis: Any, live_server: Any, browser: Browser
):
    """REQ-068, AUT-06: nobody reads the case longer than the question needs."""
    Inrichting.objects.create(soort="specialisme", code="ggz", naam="GGZ", geldig_van=date(2015, 1, 1))
    ria = p.maak_medewerker("Ria", Rol.GEDRAGSWETENSCHAPPER, huis.wijk.zuid)
    overleg = f"{live_server.url}/dossier/{huis.dossier.pk}/overleg/"
    for vraag in ("Wat helpt nu?", "En wat later?"):
        samira.goto(f"{overleg}consult/")
        samira.get_by_label("Welke collega?").select_option(label="Ria")
        samira.get_by_label("Wat wil je weten?").fill(vraag)
        samira.get_by_role("button", name="Stel de vraag").click()
    samira.get_by_role("link", name="Trek de vraag in").first.click()
    samira.get_by_label("Waarom?").fill("Eerst het andere advies.")
    goed(samira, "vraag-intrekken")
    samira.get_by_role("button", name="Trek de vraag in").click()
    expect(samira.get_by_text("Ingetrokken: Eerst het andere advies.")).to_be_visible()
    goed(samira, "raad-ingetrokken")

    specialist = binnen(browser, live_server, ria)
    specialist.goto(overleg)
    specialist.get_by_role("link", name="Schrijf het advies op").click()
    specialist.get_by_label("Het advies").fill("Houd het klein.")
    goed(specialist, "advies-geven")
    specialist.get_by_role("button", name="Zet in het dossier").click()
    expect(specialist.get_by_text("Je bent hier klaar")).to_be_visible()
    goed(specialist, "advies-gegeven")
    assert specialist.goto(overleg).status == 404


def test_samira_bespreekt_een_zaak_in_het_overleg(samira: Any, huis: Any, live_server: Any):
    """REQ-066."""
    samira.goto(f"{live_server.url}/overleg/")
    goed(samira, "overleggen")
    samira.get_by_role("link", name="Plan een overleg").first.click()
    samira.get_by_label("Hoe laat?").fill("23:30")
    samira.get_by_role("button", name="Plan het overleg").click()
    samira.get_by_label("Dossiernummer").fill(huis.dossier.nummer)
    samira.get_by_label("Wat is de vraag aan het overleg?").fill("Wie helpt met de huur?")
    samira.get_by_role("button", name="Zet op de agenda").click()
    expect(samira.get_by_text("Iedereen heeft een eigen grond: namen mogen.")).to_be_visible()
    samira.get_by_label("Wat spreken we af?").fill("Tom belt de woningbouw.")
    samira.get_by_role("button", name="Leg vast").click()
    samira.get_by_text("Actie afspreken").click()
    samira.locator("#actie_tekst").fill("Belt de woningbouw")
    samira.locator("#actie_wie").select_option(label="Tom")
    samira.locator("#actie_uiterlijk").fill(klok.vandaag().isoformat())
    samira.locator("#actie_nieuw_doel").fill("De huur is betaald")
    samira.get_by_role("button", name="Zet in het plan").click()
    expect(samira.get_by_text("0 van 1 zaken nog te bespreken.")).to_be_visible()
    goed(samira, "overleg")
    samira.goto(f"{live_server.url}/dossier/{huis.dossier.pk}/plan/")
    expect(samira.get_by_text("Belt de woningbouw").first).to_be_visible()
