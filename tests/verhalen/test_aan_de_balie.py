"""Verhaal: een ochtend aan de balie.

Frans zoekt wie er belt, gaat na of het klopt, vertelt hoe het ervoor staat, vraagt gericht door, verbindt warm door en
roept de volgende bezoeker.
"""

import re
from datetime import date, time
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from keukentafel.inwoner.handelingen import NieuwLid, huishouden_samenstellen, inwoner_registreren
from keukentafel.inwoner.regels.gegevens import Persoonsgegevens
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.organisatie.models import Inrichting
from keukentafel.toegang import handelingen as h
from keukentafel.toegang.models import Bellercontrole, Contact, Inloopbezoek, MeldingVerhaal, WarmeOverdracht
from tests import personages as p
from tests.axe import overtredingen
from tests.inloggen import log_in_browser
from tests.interactiemeter import budget

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def _doe(handeling: Any, medewerker: Any, **velden: Any) -> Any:
    actor = p.actor(medewerker)
    with transactie(actor):
        return handeling(actor=actor, **velden)


def _een(model: Any) -> Any:
    with transactie(p.SYSTEEM):
        return model.objects.get()


@pytest.fixture
def wijk(live_server: Any, settings: Any) -> p.Wijk:
    settings.ALLOWED_HOSTS = ["*"]
    wijk = p.maak_wijk()
    p.maak_team("overig", "Onbekend/overig", soort="overig")
    waarde = {
        "onderwerp": "huishouden",
        "doel": "Zo vraagt niemand het nog eens",
        "antwoorden": "",
        "overbelasting": "",
    }
    Inrichting.objects.create(
        soort="gerichte_vraag", code="wat", naam="Wat lukt niet?", waarde=waarde, geldig_van=p.BEGIN
    )
    velden = {"medewerker_id": wijk.samira.pk, "dag": klok.vandaag(), "van": time(0), "tot": time(23, 59)}
    _doe(h.abc_dienst_zetten, wijk.mo, **velden)
    return wijk


@pytest.fixture
def bakker(wijk: p.Wijk) -> Any:
    geboren, telefoon = date(1980, 5, 1), "010 1234567"
    persoon = Persoonsgegevens(roepnaam="Bo", geslachtsnaam="Bakker", geboortedatum=geboren, telefoon=telefoon)
    inwoner = _doe(inwoner_registreren, wijk.samira, persoon=persoon, toch_nieuw=True)
    _doe(huishouden_samenstellen, wijk.samira, leden=[NieuwLid(inwoner.pk)])
    return inwoner


def test_een_statusvraag_in_een_gesprek(page: Page, live_server: Any, wijk: p.Wijk, bakker: Any):
    """REQ-004, REQ-007."""
    _doe(h.melding_maken, wijk.frans, hulpvraag="De post blijft liggen.", inwoner_id=bakker.pk)
    log_in_browser(page, live_server.url, wijk.frans)
    page.goto(f"{live_server.url}/balie/")
    with budget(page, "statusvraag") as meter:
        meter.vul(page.locator("#baliezoek"), "Bakk")
        expect(page.get_by_role("option").first).to_contain_text("Bo Bakker")
        meter.toets("Enter")
        meter.klik(page.get_by_role("link", name="Hoe staat het ervoor?"))
        meter.klik(page.get_by_label("Klopt", exact=True).first)
        meter.klik(page.get_by_label("Klopt", exact=True).last)
        meter.klik(page.get_by_role("button", name="Verder"))
        expect(page.locator("#kop-zaken")).to_be_visible()
        meter.klik(page.get_by_role("button", name="Vraag beantwoord"))
        expect(page.locator("#ongedaan")).to_contain_text("beantwoord")
    assert (_een(Bellercontrole).klopt, _een(Contact).reden) == (True, "status")
    assert "blijft liggen" not in page.content()


def test_gerichte_vragen_verschijnen_bij_het_onderwerp_en_reizen_mee(page: Page, live_server: Any, wijk: p.Wijk):
    """REQ-001, REQ-003."""
    log_in_browser(page, live_server.url, wijk.frans)
    page.goto(f"{live_server.url}/meldingen/nieuw/")
    page.get_by_label("Huishouden", exact=True).check()
    page.get_by_label("Wat lukt niet?").fill("De was")
    page.get_by_label("Gezondheid", exact=True).check()
    expect(page.get_by_label("Wat lukt niet?")).to_have_value("De was")
    page.get_by_text("Meer: melder").click()
    page.get_by_label("Wie verwees naar ons?").select_option("school")
    page.get_by_label("Namens wie?").select_option("ouder")
    page.get_by_role("button", name="Melding maken").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("is gemaakt")
    assert _een(MeldingVerhaal).antwoorden[0]["antwoord"] == "De was"


def test_vragen_aan_abc_en_het_antwoord(page: Page, live_server: Any, wijk: p.Wijk):
    """REQ-005."""
    contact = _doe(h.contact_vastleggen, wijk.frans)
    log_in_browser(page, live_server.url, wijk.frans)
    page.goto(f"{live_server.url}/contact/{contact.pk}/")
    page.get_by_role("link", name="Vraag de ABC-dienst").click()
    page.get_by_role("textbox", name="Je vraag").fill("Hoort dit bij ons?")
    page.get_by_role("button", name="Stellen").click()
    expect(page.locator("h1")).to_contain_text("Advies")
    page.get_by_role("button", name="Uitloggen").click()
    log_in_browser(page, live_server.url, wijk.samira)
    page.goto(f"{live_server.url}/abc/")
    page.get_by_role("link", name="Antwoord").click()
    page.get_by_label("Geen dossier nodig").check()
    page.get_by_role("button", name="Antwoord geven").click()
    expect(page.locator("#ongedaan")).to_contain_text("doorgegeven")


def test_gerda_houdt_als_vrijwilliger_de_inloop_bij(page: Page, live_server: Any, wijk: p.Wijk):
    """REQ-009."""
    with transactie(p.SYSTEEM):
        gerda = p.maak_medewerker("Gerda", p.Rol.VRIJWILLIGER, wijk.oost)
    log_in_browser(page, live_server.url, gerda)
    expect(page).to_have_url(f"{live_server.url}/inloop/")
    page.get_by_label("Naam").fill("Nel")
    page.get_by_role("button", name="Aanmelden").click()
    page.get_by_role("button", name="Roepen nummer 1").click()
    page.get_by_role("button", name=re.compile("^Klaar")).click()
    expect(page.get_by_role("list").filter(has_text="Meteen geholpen")).to_contain_text("Nel")
    expect(page.get_by_role("link", name="Mijn dag")).to_have_count(0)
    assert _een(Inloopbezoek).uitkomst == "geholpen"


def test_warm_doorverbinden_en_het_antwoord_van_buiten(page: Page, live_server: Any, wijk: p.Wijk, bakker: Any):
    """REQ-013."""
    contact = _doe(h.contact_vastleggen, wijk.frans, inwoner_id=bakker.pk)
    log_in_browser(page, live_server.url, wijk.frans)
    page.goto(f"{live_server.url}/contact/{contact.pk}/doorverbinden/")
    page.get_by_label("Naar wie?").select_option("loket:anders")
    page.get_by_label("De inwoner vindt het goed").check()
    page.get_by_role("textbox", name="Wat geef je door?").fill("Wil hulp bij de post.")
    page.get_by_role("button", name="Doorverbinden").click()
    expect(page.locator("main")).to_contain_text("gezegd door de inwoner zelf")
    page.get_by_label("Aannemen", exact=True).check()
    page.get_by_label("Wie antwoordde bij het andere loket?").fill("Els van het KCC")
    brief = {"name": "antwoord.txt", "mimeType": "text/plain", "buffer": b"Wij nemen mevrouw aan."}
    page.get_by_label("Brief of mail met het antwoord").set_input_files(files=[brief])
    page.get_by_role("button", name="Vastleggen").click()
    expect(page.locator("main")).to_contain_text("Aangenomen door Els van het KCC")
    expect(page.get_by_role("link", name="antwoord.txt")).to_be_visible()
    assert (_een(WarmeOverdracht).regel, _een(WarmeOverdracht).antwoord) == ("DEEL-02", "aangenomen")


def test_een_inwoner_vindt_zijn_wijkteam_zonder_inloggen(page: Page, live_server: Any, wijk: p.Wijk):
    """REQ-010, REQ-012."""
    teksten = {"vragen": "Wij helpen u.", "werkwijze": "Wij luisteren.", "vinden": ""}
    Inrichting.objects.create(soort="teampagina", code="oost", naam="Wijkteam Oost", waarde=teksten, geldig_van=p.BEGIN)
    waarde = {"buurt": "BU06060101"}
    Inrichting.objects.create(soort="postcode", code="3111", naam="Oost", waarde=waarde, geldig_van=p.BEGIN)
    wijk.oost.gebieden.create(gebiedscode="BU06060101", van=p.BEGIN)
    page.goto(f"{live_server.url}/wijkteams/")
    page.get_by_label("Uw postcode").fill("3111 CA")
    page.get_by_label("Uw huisnummer").fill("7")
    page.get_by_role("button", name="Toon mijn wijkteam").click()
    expect(page).to_have_url(f"{live_server.url}/wijkteams/oost/")
    expect(page.locator("main")).to_contain_text("Wij luisteren.")


@pytest.mark.parametrize("breed", [1440, 390])
def test_axe_vindt_niets_aan_de_balie(page: Page, live_server: Any, wijk: p.Wijk, bakker: Any, breed: int):
    contact = _doe(h.contact_vastleggen, wijk.frans, inwoner_id=bakker.pk)
    bezoek = _doe(h.inloop_aanmelden, wijk.frans, plek_code="inloop", naam="Nel")
    _doe(h.inloop_roepen, wijk.frans, bezoek_id=bezoek.pk)
    _doe(h.inloop_aanmelden, wijk.frans, plek_code="inloop")
    gehoord = {"geboortedatum": "klopt", "telefoon": "klopt"}
    goed = _doe(h.beller_controleren, wijk.frans, inwoner_id=bakker.pk, namens="zelf", gehoord=gehoord)
    Inrichting.objects.create(
        soort="teampagina",
        code="oost",
        naam="Wijkteam Oost",
        waarde={"vragen": "A.", "werkwijze": "B."},
        geldig_van=p.BEGIN,
    )
    page.set_viewport_size({"width": breed, "height": 900})
    log_in_browser(page, live_server.url, wijk.frans)
    fouten = {}
    een, wie = f"/contact/{contact.pk}/", f"/balie/beller/{bakker.pk}/"
    paden = [
        "/balie/",
        wie,
        f"{wie}controle/",
        f"/balie/status/{goed.pk}/",
        "/balie/terugbellen/",
        een,
        f"{een}kaartje/",
    ]
    paden += [f"{een}doorverbinden/", f"/abc/vragen/?contact={contact.pk}", "/abc/", "/inloop/", "/overdrachten/"]
    for pad in [*paden, "/wijkteams/", "/wijkteams/oost/"]:
        page.goto(f"{live_server.url}{pad}")
        breedte, scherm = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
        assert breedte <= scherm, f"{pad} schuift zijwaarts"
        if gevonden := overtredingen(page):
            fouten[pad] = [(v["id"], [n["html"][:160] for n in v["nodes"]]) for v in gevonden]
    assert fouten == {}
