"""Verhaal: na het besluit. Wat voor anderen is besloten, of de hulp werkt, en veel besluiten opnieuw bekijken."""

from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from keukentafel.besluit.handelingen import campagne as hc
from keukentafel.besluit.models import Besluit, Campagne, Nazorgcheck, Overweging
from keukentafel.besluit.tests.hulp_volgen import maak_besluit, maak_zaak
from keukentafel.besluit.tests.test_nazorg import bel, zaak
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.organisatie.models import Inrichting
from keukentafel.plan.tests.test_browser import binnen
from keukentafel.poort.matrix import Rol
from tests import personages as p
from tests.verhalen.kijken import kijk

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
OVER_EEN_JAAR = (klok.vandaag() + timedelta(days=365)).isoformat()


@pytest.fixture
def wijk():
    return p.maak_wijk()


@pytest.fixture
def samira(browser: Browser, live_server: Any, wijk: Any) -> Any:
    return binnen(browser, live_server, wijk.samira)


def als(browser: Browser, live_server: Any, naam: str, rol: Rol) -> Any:
    with transactie(p.SYSTEEM):
        medewerker = p.maak_medewerker(naam, rol, None)
    return binnen(browser, live_server, medewerker)


def een(model: Any) -> Any:
    with transactie(p.SYSTEEM):
        return model.objects.order_by("pk").first()


def test_wie_beslist_ziet_wat_voor_anderen_is_besloten(browser: Browser, live_server: Any, wijk: Any):
    """REQ-081."""
    inwoner, dossier = maak_zaak(wijk.samira, wijk.oost)
    rij = maak_besluit(dossier, inwoner, wijk.samira, stand="toets", uitkomst="")
    for nr in range(6):
        anderen = maak_zaak(wijk.zoe, wijk.zuid)
        maak_besluit(anderen[1], anderen[0], wijk.zoe, uitkomst="af" if nr == 5 else "toe", aantal=2 + nr % 3)
    bea = als(browser, live_server, "Bea", Rol.BESLISSER)
    bea.goto(f"{live_server.url}/besluiten/{rij.besluit_id}/vergelijkbaar/")
    expect(bea.get_by_text("5 van de 6 toegekend, 1 afgewezen")).to_be_visible()
    kijk(bea, "vergelijkbaar", open_=True)
    expect(bea.get_by_text("Zelfde leeftijd: 75 tot en met 84 jaar")).to_be_visible()
    bea.goto(f"{live_server.url}/cijfers/spreiding-besluiten/")
    expect(bea.get_by_role("heading", name="Verschil tussen teams").first).to_be_visible()
    kijk(bea, "spreiding-besluiten")


def test_de_manager_ziet_verschillen_na_instemming(browser: Browser, live_server: Any, wijk: Any):
    """REQ-081, WOR art. 27: first what misses, then the own team."""
    for nr in range(6):
        inwoner, dossier = maak_zaak(wijk.samira, wijk.oost)
        rij = maak_besluit(dossier, inwoner, wijk.samira, uitkomst="af" if nr == 5 else "toe")
        with transactie(p.SYSTEEM):
            Besluit.objects.filter(pk=rij.besluit_id).update(opsteller_id=wijk.samira.pk)
    with transactie(p.SYSTEEM):
        wim = p.maak_medewerker("Wim", Rol.WIJKTEAMMANAGER, wijk.oost)
    blad = binnen(browser, live_server, wim)
    blad.goto(f"{live_server.url}/cijfers/besluiten-medewerker/")
    expect(blad.get_by_text("moet eerst instemmen")).to_be_visible()
    kijk(blad, "cijfer-medewerker-uit")
    with transactie(p.SYSTEEM):
        waarde = {"waarde": "2026-01-15 brief OR 2026/3"}
        Inrichting.objects.create(
            soort="instelling", code="instemming_medewerkercijfers", naam="x", waarde=waarde, geldig_van=p.BEGIN
        )
    blad.reload()
    expect(blad.get_by_role("cell", name="83,3").first).to_be_visible()
    kijk(blad, "cijfer-medewerker")
    blad.goto(f"{live_server.url}/cijfers/besluiten-mondigheid/")
    kijk(blad, "cijfer-mondigheid")


def test_samira_vraagt_of_de_hulp_is_begonnen_en_werkt(samira: Any, live_server: Any, wijk: Any):
    """REQ-062."""
    samira.goto(f"{live_server.url}/nazorg/")
    kijk(samira, "nazorg-leeg")
    bel(zaak(wijk))
    with transactie(p.SYSTEEM):
        Nazorgcheck.objects.update(op=klok.dagen_geleden(20))
    samira.goto(f"{live_server.url}/nazorg/")
    kijk(samira, "nazorg-te-laat")
    samira.get_by_role("link", name="Riet").click()
    samira.get_by_role("group", name="Is de hulp begonnen?").get_by_label("Voor een deel").check()
    samira.get_by_role("group", name="Werkt de hulp?").get_by_label("Dat is nog niet te zeggen").check()
    samira.get_by_label("Later opnieuw kijken").check()
    samira.get_by_role("button", name="Leg vast").click()
    expect(samira.get_by_text("Kies de dag waarop iemand opnieuw kijkt.").first).to_be_visible()
    kijk(samira, "nazorg-fout")
    samira.get_by_label("Wanneer opnieuw?").fill((klok.vandaag() + timedelta(days=14)).isoformat())
    samira.get_by_role("button", name="Leg vast").click()
    samira.goto(f"{live_server.url}/nazorg/?stand=gedaan")
    expect(samira.get_by_text("begonnen: voor een deel")).to_be_visible()
    samira.get_by_role("link", name="Riet").click()
    kijk(samira, "nazorg-beantwoord")
    samira.goto(f"{live_server.url}/nazorg/?stand=komt&van=mij")
    expect(samira.get_by_role("link", name="Riet")).to_be_visible()


def test_een_campagne_tot_iedereen_het_weet(browser: Browser, samira: Any, live_server: Any, wijk: Any):
    """REQ-085."""
    for nr in range(3):
        zaak(wijk, tot=klok.vandaag() + timedelta(days=60 + nr))
    bo = als(browser, live_server, "Bo", Rol.BACKOFFICE)
    kies(bo, live_server)
    verdeel(bo, wijk)
    samira.goto(f"{live_server.url}/campagnes/mijn/")
    kijk(samira, "campagne-mijn")
    for _ in range(3):
        samira.goto(f"{live_server.url}/campagnes/mijn/")
        samira.get_by_role("link", name="De Vries").first.click()
        spreek(samira)
    kijk(samira, "campagneregel")
    bo.reload()
    expect(bo.get_by_text("3 van de 3 inwoners weten het").first).to_be_visible()
    bo.get_by_role("button", name="Rond de campagne af").click()
    expect(bo.get_by_text("De campagne is klaar")).to_be_visible()
    kijk(bo, "campagne-klaar")


def kies(bo: Any, live_server: Any) -> None:
    """Choose, and see what it means before anything happens."""
    bo.goto(f"{live_server.url}/campagnes/")
    kijk(bo, "campagnes-leeg")
    bo.get_by_role("link", name="Nieuwe campagne").first.click()
    bo.get_by_label("Naam van de campagne").fill("Nieuwe regels voor hulp thuis")
    bo.get_by_label("De besluiten lopen af").check()
    bo.get_by_label("Loopt af tot en met").fill(OVER_EEN_JAAR)
    bo.get_by_label("Loopt af tot en met").blur()
    expect(bo.get_by_text("Eerste einde")).to_be_visible()
    kijk(bo, "campagne-nieuw", open_=True)
    bo.get_by_role("button", name="Maak de campagne").last.click()


def verdeel(bo: Any, wijk: Any) -> None:
    kijk(bo, "campagne-verdelen")
    bo.get_by_label("Oost").fill("2")
    bo.get_by_role("button", name="Verdeel de gesprekken").click()
    expect(bo.get_by_text("De gesprekken worden verdeeld")).to_be_visible()
    hc.campagne_vullen(campagne_id=str(een(Campagne).pk))
    bo.reload()
    expect(bo.get_by_text("0 van de 3 inwoners weten het").first).to_be_visible()
    kijk(bo, "campagne-volgen", open_=True)


def spreek(samira: Any) -> None:
    for keuze in ("Gesproken", "Het blijft zoals het is", "De inwoner weet het"):
        samira.get_by_label(keuze).check()
        samira.get_by_role("button", name="Leg vast").click()
        expect(samira.get_by_text("Het is vastgelegd")).to_be_visible()


def test_samira_legt_een_zwaarwegend_advies_naast_de_lijst(samira: Any, live_server: Any, wijk: Any):
    """REQ-049."""
    inwoner, dossier = maak_zaak(wijk.samira, wijk.oost)
    rij = maak_besluit(dossier, inwoner, wijk.samira, stand="toets", uitkomst="")
    with transactie(p.SYSTEEM):
        Besluit.objects.filter(pk=rij.besluit_id).update(soort="advies")
        muur = {k: getattr(rij, k) for k in ("dossier_id", "team_id", "afgeschermd", "inwoner_id", "wet")}
        Overweging.objects.create(
            **muur, besluit_id=rij.besluit_id, soort="feit", tekst="Zij valt.", gemaakt_door="systeem:test"
        )
    samira.goto(f"{live_server.url}/besluiten/{rij.besluit_id}/normen/")
    kijk(samira, "adviesnormen")
    expect(samira.get_by_label("De feiten staan erin")).to_have_value("ja")
    samira.get_by_label("De inwoner is gehoord").select_option("ja")
    samira.get_by_label("Wat valt op?").fill("De afweging mag korter.")
    samira.get_by_role("button", name="Bewaar de lijst").click()
    expect(samira.get_by_text("De lijst is bewaard")).to_be_visible()
    expect(samira.get_by_text("De afweging mag korter.")).to_be_visible()
