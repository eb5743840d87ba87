"""Verhaal: Bea geeft een rol, en die geldt pas als een ander haar bevestigt.

Tom wordt manager van team Oost, en later privacy officer. Bea van functioneel beheer stelt het voor, met de reden.
Wendy, de manager die vertrekt, spreekt Tom. Hij leest de code van zijn profiel voor, en zij bevestigt de eerste rol.
De tweede geeft Ben terug, met waarom; Bea leest dat. Zelf bevestigen kan Bea niet. Ook een nieuw wachtwoord voor Pia,
de privacy officer, vraagt een tweede.
"""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.organisatie.models import Medewerker
from keukentafel.organisatie.opvragen import actor_van
from keukentafel.poort.matrix import Rol
from tests import personages as p
from tests.inloggen import log_in_browser
from tests.interactiemeter import budget
from tests.verhalen.kijken import kijk

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def huis(settings: Any) -> SimpleNamespace:
    settings.ALLOWED_HOSTS = ["*"]
    wijk = p.maak_wijk()
    with transactie(p.SYSTEEM):
        bea = p.maak_medewerker("Bea", Rol.FUNCTIONEEL_BEHEER, None)
        ben = p.maak_medewerker("Ben", Rol.FUNCTIONEEL_BEHEER, None)
        wendy = p.maak_medewerker("Wendy", Rol.WIJKTEAMMANAGER, wijk.oost)
        pia = p.maak_medewerker("Pia", Rol.PRIVACY_OFFICER, None)
        # Pia worked here already: she has an own code in the app.
        Medewerker.objects.filter(pk=pia.pk).update(totp_geheim="JBSWY3DPEHPK3PXP", totp_bevestigd_op=klok.nu())
    return SimpleNamespace(tom=wijk.tom, bea=bea, ben=ben, wendy=wendy, pia=pia)


def als(page: Page, live_server: Any, medewerker: Any) -> str:
    page.context.clear_cookies()
    log_in_browser(page, live_server.url, medewerker)
    return str(live_server.url)


def taak(page: Page, begin: str) -> Locator:
    return page.locator("[data-rij-link]").filter(has_text=begin)


def stel_voor(page: Page, huis: str, wie: Any, rol: str, team: str, reden: str) -> None:
    page.goto(f"{huis}/beheer/medewerkers/{wie.pk}/rol/")
    page.get_by_label("Rol", exact=True).select_option(label=rol)
    page.get_by_label("Team").select_option(label=team)
    page.get_by_label("Waarom is dit nodig?").fill(reden)
    page.get_by_role("button", name="Bekijk wat er verandert").click()
    expect(page.locator("main")).to_contain_text("Dit gaat pas in als een ander het bevestigt")
    kijk(page, "rol-voorbeeld")
    page.get_by_role("button", name="Vastleggen").click()
    expect(page.locator("main")).to_contain_text("Een ander bevestigt het nog")


def test_wendy_bevestigt_vanaf_mijn_dag(page: Page, live_server: Any, huis: SimpleNamespace):
    """REQ-153: wie wat mag verandert met een datum, met vier ogen, en blijft te lezen."""
    pad = als(page, live_server, huis.bea)
    stel_voor(page, pad, huis.tom, "Wijkteammanager", "Oost", "Tom volgt Wendy op.")
    kijk(page, "rol-blad-wacht")
    page.get_by_role("link", name="Wijkteammanager, Oost").click()
    expect(page.locator("main")).to_contain_text("Dit wacht op: Ben en Wendy")
    expect(page.get_by_role("button", name="Bevestig")).to_have_count(0)
    kijk(page, "rol-voorsteller")
    als(page, live_server, huis.wendy)
    page.goto(f"{pad}/rollen/")
    page.get_by_role("link", name="Tom").click()
    expect(page.locator("main")).to_contain_text("Vraag Tom zelf om een keer in te loggen")
    kijk(page, "rol-nog-niet")
    als(page, live_server, huis.tom)
    page.goto(f"{pad}/profiel/")
    kijk(page, "rol-code")
    code = page.locator("section[aria-labelledby='kop-bevestigcode'] dd").inner_text()
    als(page, live_server, huis.wendy)
    page.goto(f"{pad}/mijn-dag/")
    kijk(page, "rol-mijn-dag")
    with budget(page, "rol-bevestigen") as meter:
        meter.klik(taak(page, "Een collega krijgt een rol"))
        kijk(page, "rol-met-code")
        meter.vul(page.get_by_label("De code van je collega"), code)
        meter.klik(page.get_by_role("button", name="Bevestig"))
        expect(page.locator("main")).to_contain_text("Bevestigd door")
    kijk(page, "rol-bevestigd")
    with transactie(p.SYSTEEM):
        assert "wijkteammanager" in actor_van(huis.tom).rollen
    page.goto(f"{pad}/rollen/?lijst=rollen")
    expect(page.locator("main")).to_contain_text("Bea, bevestigd door Wendy")
    kijk(page, "rol-geschiedenis")


def test_pia_kan_weer_inloggen_als_ben_het_bevestigt(page: Page, live_server: Any, huis: SimpleNamespace):
    """REQ-153: also a way in again for the privacy officer takes two people; the second chooses the password."""
    pad = als(page, live_server, huis.bea)
    page.goto(f"{pad}/beheer/medewerkers/{huis.pia.pk}/wachtwoord/")
    expect(page.get_by_label("Nieuw startwachtwoord")).to_have_count(0)
    page.get_by_label("Waarom is dit nodig").fill("Vergeten. Ik zag haar aan de balie.")
    page.get_by_role("button", name="Bekijk wat er verandert").click()
    expect(page.locator("main")).to_contain_text("Dit gaat pas in als een ander het bevestigt: Ben.")
    kijk(page, "herstel-voorbeeld")
    page.get_by_role("button", name="Vastleggen").click()
    expect(page.locator("main")).to_contain_text("Een ander bevestigt het nog")
    als(page, live_server, huis.ben)
    page.goto(f"{pad}/mijn-dag/")
    taak(page, "Een collega kan weer inloggen als jij het bevestigt").click()
    kijk(page, "herstel-beslissen")
    page.get_by_label("Nieuw startwachtwoord").fill("zes blauwe emmers")
    page.get_by_role("button", name="Bevestig").click()
    expect(page.locator("main")).to_contain_text("Bevestigd door")
    with transactie(p.SYSTEEM):
        assert Medewerker.objects.get(pk=huis.pia.pk).check_password("zes blauwe emmers")


def test_ben_geeft_terug_en_bea_leest_waarom(page: Page, live_server: Any, huis: SimpleNamespace):
    """REQ-153."""
    pad = als(page, live_server, huis.bea)
    stel_voor(page, pad, huis.tom, "Privacy officer", "Geen team", "Het werk is veel.")
    als(page, live_server, huis.ben)
    page.goto(f"{pad}/mijn-dag/")
    with budget(page, "rol-teruggeven") as meter:
        meter.klik(taak(page, "Een collega krijgt een rol"))
        kijk(page, "rol-beslissen")
        meter.vul(page.get_by_label("Waarom bevestig je dit niet?"), "Tom blijft wijkcoach.", vrij=True)
        meter.klik(page.get_by_role("button", name="Geef terug"))
        expect(page.locator("main")).to_contain_text("Je collega leest waarom")
    kijk(page, "rol-lijst-leeg")
    als(page, live_server, huis.bea)
    page.goto(f"{pad}/mijn-dag/")
    taak(page, "Je voorstel voor een rol is teruggegeven").click()
    expect(page.locator("main")).to_contain_text("Tom blijft wijkcoach.")
    kijk(page, "rol-teruggegeven")
    with transactie(p.SYSTEEM):
        assert actor_van(huis.tom).rollen == {"wijkcoach"}
