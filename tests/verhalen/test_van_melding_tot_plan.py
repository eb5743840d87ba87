"""Verhaal: van een opgepakte melding tot een plan met een regisseur, op één dossier.

Samira heeft de melding van Bo Bakker opgepakt. Ze opent het dossier, legt een telefoontje vast, schrijft het verslag
van het gesprek aan de keukentafel, en zet met Bo het eerste doel met een stap in het plan. Daarna staat alles op een
scherm.
"""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from keukentafel.dossier.models import Dossier, Gespreksverslag
from keukentafel.inwoner.handelingen import NieuwLid, huishouden_samenstellen, inwoner_registreren
from keukentafel.inwoner.regels.gegevens import Adresgegevens, Persoonsgegevens
from keukentafel.kern.actor import transactie
from keukentafel.plan.models import Doel, Regie
from keukentafel.toegang import handelingen as toegang
from tests import personages as p
from tests.axe import overtredingen
from tests.inloggen import log_in_browser
from tests.rust import tot_rust

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def doe(handeling: Any, medewerker: Any, **velden: Any) -> Any:
    actor = p.actor(medewerker)
    with transactie(actor):
        return handeling(actor=actor, **velden)


def een(model: Any) -> Any:
    with transactie(p.SYSTEEM):
        return model.objects.get()


@pytest.fixture
def wijk(live_server: Any, settings: Any) -> p.Wijk:
    settings.ALLOWED_HOSTS = ["*"]
    wijk = p.maak_wijk()
    p.maak_team("overig", "Onbekend/overig", soort="overig")
    return wijk


@pytest.fixture
def melding(wijk: p.Wijk) -> Any:
    persoon = Persoonsgegevens(roepnaam="Bo", geslachtsnaam="Bakker", telefoon="010 1234567")
    adres = Adresgegevens(straat="Lange Haven", huisnummer="7", postcode="3111 CA", woonplaats="Schiedam")
    inwoner = doe(inwoner_registreren, wijk.samira, persoon=persoon, adres=adres, toch_nieuw=True)
    doe(huishouden_samenstellen, wijk.samira, leden=[NieuwLid(inwoner.pk)])
    velden = {"hulpvraag": "Ik kom niet meer rond.", "inwoner_id": inwoner.pk, "wet": "wmo", "team_id": wijk.oost.pk}
    melding = doe(toegang.melding_maken, wijk.frans, **velden)
    doe(toegang.melding_toewijzen, wijk.mo, melding_id=melding.pk, medewerker_id=wijk.samira.pk)
    doe(toegang.melding_oppakken, wijk.samira, melding_id=melding.pk)
    return melding


def test_een_vraag_gaat_van_melding_tot_plan(page: Page, live_server: Any, wijk: p.Wijk, melding: Any):
    """REQ-025, REQ-029, REQ-040."""
    log_in_browser(page, live_server.url, wijk.samira)
    open_dossier(page, live_server, melding)
    leg_telefoontje_vast(page)
    schrijf_verslag(page)
    zet_eerste_doel(page)
    alles_op_een_scherm(page, live_server)


def open_dossier(page: Page, live_server: Any, melding: Any) -> None:
    page.goto(f"{live_server.url}/meldingen/{melding.pk}/")
    page.get_by_role("link", name="Dossier openen").click()
    page.get_by_role("button", name="Open het dossier").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Bakker")
    # Eén regisseur, vanaf het eerste moment.
    assert een(Regie).medewerker.naam == "Samira"
    expect(page.locator("main")).to_contain_text("Samira")


def leg_telefoontje_vast(page: Page) -> None:
    page.get_by_label("Wat is er gebeurd?").fill("Bo belde: de huur van november is betaald.")
    page.get_by_role("button", name="Vastleggen").click()
    expect(page.locator("#tijdlijn").first).to_contain_text("de huur van november is betaald")


def schrijf_verslag(page: Page) -> None:
    page.get_by_role("link", name="Verslag schrijven").click()
    page.locator("[name=eigen_woorden]").fill("Ik wil weer slapen.")
    page.locator("textarea[name=tekst]").fill("Bo en ik zaten aan tafel. Bo wil eerst overzicht.")
    page.get_by_role("button", name="Verslag is klaar").click()
    expect(page.locator("main")).to_contain_text("Bo wil eerst overzicht")
    assert een(Gespreksverslag).stand == "klaar"


def zet_eerste_doel(page: Page) -> None:
    page.get_by_role("link", name="Plan", exact=True).click()
    page.locator("[name=resultaat]").fill("Elke maand genoeg geld voor huur en eten")
    page.locator("[name=stap]").fill("De post samen openen")
    page.get_by_role("button", name="Voeg doel toe").click()
    expect(page.locator("#plan")).to_contain_text("De post samen openen")
    assert een(Doel).resultaat == "Elke maand genoeg geld voor huur en eten"


def alles_op_een_scherm(page: Page, live_server: Any) -> None:
    page.get_by_role("link", name="Overzicht", exact=True).click()
    for tekst in ("Samira", "Elke maand genoeg geld", "de huur van november is betaald", "Bo wil eerst overzicht"):
        expect(page.locator("main")).to_contain_text(tekst)
    page.get_by_role("link", name="Tijdlijn", exact=True).click()
    expect(page.locator("main")).to_contain_text("Bo wil eerst overzicht")
    page.goto(f"{live_server.url}/caseload/")
    expect(page.locator("main")).to_contain_text("Bakker")


@pytest.mark.parametrize("breed", [1440, 390])
def test_axe_vindt_niets_op_de_schermen_van_bureau(
    page: Page, live_server: Any, wijk: p.Wijk, melding: Any, breed: int
):
    page.set_viewport_size({"width": breed, "height": 900})
    log_in_browser(page, live_server.url, wijk.samira)
    open_dossier(page, live_server, melding)
    dossier = een(Dossier)
    fouten = {}
    paden = ["", "tijdlijn/", "afdrukken/", "plan/", "gezin/", "betrokkenen/", "wie-mag-dit-zien/", "werkprocessen/"]
    for pad in ["/mijn-dag/", "/caseload/", "/wie-mag-wat/", *[f"/dossier/{dossier.pk}/{pad}" for pad in paden]]:
        page.goto(f"{live_server.url}{pad}")
        tot_rust(page)
        if gevonden := overtredingen(page):
            fouten[pad] = [(v["id"], [n["html"][:160] for n in v["nodes"]]) for v in gevonden]
    assert fouten == {}
