"""Verhaal: er ging iets mis, en wat we daarmee doen.

Samira ziet dat een brief bij de buren lag. Zij meldt het in een paar tellen. Petra, de privacy officer, beoordeelt het,
meldt het bij de AP, stuurt het gezin een brief, spreekt een maatregel af en sluit af met wat we leren. Ook houdt zij
bij welke DPIA opnieuw moet.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.privacy.handelingen.dpia import dpia_vastleggen, dpias_bewaken
from keukentafel.privacy.tests.gevallen import Geval, maak_geval
from tests import personages as p
from tests.inloggen import log_in_browser
from tests.verhalen.kijken import kijk

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def g(settings: Any) -> Geval:
    settings.ALLOWED_HOSTS = ["*"]
    return maak_geval()


def als(page: Page, live_server: Any, medewerker: Any) -> str:
    """Log in as somebody else; the address of the house."""
    page.context.clear_cookies()
    log_in_browser(page, live_server.url, medewerker)
    return str(live_server.url)


def deel(page: Page, naam: str) -> Any:
    """One panel, by its heading."""
    return page.get_by_role("region", name=naam, exact=True)


def meld(page: Page, live_server: Any, g: Geval) -> None:
    """Two keys, one sentence, one key."""
    huis = als(page, live_server, g.wijk.samira)
    page.goto(f"{huis}/dossier/{g.dossier.pk}/")
    page.keyboard.press("g")
    page.keyboard.press("k")
    page.wait_for_url("**/datalek-melden/")
    kijk(page, "datalek-melden")
    page.get_by_label("Wat is er gebeurd?").fill("Een brief aan dit gezin lag bij de buren in de bus.")
    page.get_by_label("Het gaat over het dossier dat ik net open had").check()
    page.get_by_role("button", name="Meld het").press("Enter")
    expect(page.locator("main")).to_contain_text("De privacy officer weet het nu")


def beoordeel(page: Page, live_server: Any, g: Geval) -> None:
    huis = als(page, live_server, g.petra)
    page.goto(f"{huis}/mijn-dag/")
    page.locator("[data-rij]", has_text="Er is misschien een datalek").locator("[data-rij-link]").click()
    kijk(page, "datalek-nieuw", open_=True)
    page.get_by_label("Gezondheid of hulp die iemand krijgt").check()
    page.get_by_role("button", name="Leg vast wat er is gebeurd").click()
    expect(page.locator("main")).to_contain_text("Ga dan uit van een hoog risico")
    page.get_by_label("Hoog risico").check()
    page.get_by_label("Waarom?").fill("De buren weten nu dat het gezin hulp krijgt.")
    page.get_by_role("button", name="Leg het besluit vast").click()
    page.get_by_label("Kenmerk van de AP").fill("AP-2026-1")
    page.get_by_role("button", name="Leg de melding vast").click()
    expect(deel(page, "Melding bij de AP")).to_contain_text("kenmerk AP-2026-1")


def licht_in_en_sluit(page: Page) -> None:
    page.get_by_role("button", name="Iedereen van dit huishouden").click()
    expect(deel(page, "De mensen om wie het gaat")).to_contain_text("nog niet ingelicht")
    kijk(page, "datalek", open_=True)
    brief = page.locator("#inlichten")
    brief.get_by_label("Wat is er gebeurd?").fill("Een brief aan u lag bij de buren in de bus.")
    brief.get_by_label("Wat kan dit voor de inwoner betekenen?").fill("De buren weten nu dat u hulp krijgt.")
    brief.get_by_label("Wat hebben wij gedaan?").fill("Wij haalden de brief op.")
    page.get_by_role("button", name="Maak de brieven").click()
    page.get_by_text("Spreek een maatregel af").click()
    page.get_by_label("Wat gaat er gebeuren?").fill("Vensterenveloppen voor alle brieven.")
    page.get_by_label("Wie doet het?").select_option(label="Tom")
    page.get_by_label("Uiterlijk op").fill((klok.vandaag() + timedelta(days=7)).isoformat())
    page.get_by_role("button", name="Spreek af").click()
    expect(deel(page, "Maatregelen")).to_contain_text("Vensterenveloppen")


def test_een_brief_ging_naar_het_verkeerde_huis(page: Page, live_server: Any, g: Geval):
    """REQ-161."""
    meld(page, live_server, g)
    beoordeel(page, live_server, g)
    licht_in_en_sluit(page)
    expect(deel(page, "De mensen om wie het gaat")).not_to_contain_text("nog niet ingelicht")
    page.get_by_label("Wat leren we hiervan?").fill("Een adres staat op een plek.")
    page.get_by_role("button", name="Sluit", exact=True).click()
    expect(page.locator("main")).to_contain_text("Gesloten door Petra")
    kijk(page, "datalek-gesloten")
    page.goto(f"{live_server.url}/privacy/datalekken/?stand=alles")
    kijk(page, "datalekken")
    page.get_by_role("link", name="Afdrukken").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Datalekken")
    expect(page.locator("body")).to_contain_text("lag bij de buren")
    kijk(page, "datalekken-afdruk")


def test_een_dpia_die_te_laat_is(page: Page, live_server: Any, g: Geval):
    """REQ-162."""
    dag = klok.vandaag()
    g.doe(
        "petra",
        dpia_vastleggen,
        verwerking="Het gezinsdossier",
        aanleiding="koppelen",
        op=dag - timedelta(days=900),
        risicos="Te veel mensen lezen mee.",
        restrisico="middel",
        herzien_op=dag - timedelta(days=3),
    )
    dpias_bewaken()
    huis = als(page, live_server, g.petra)
    page.goto(f"{huis}/mijn-dag/")
    page.locator("[data-rij]", has_text="Herzie een DPIA").locator("[data-rij-link]").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Het gezinsdossier")
    page.goto(f"{huis}/privacy/dpia/")
    kijk(page, "dpias")
    page.get_by_role("link", name="Het gezinsdossier").click()
    expect(page.locator("main")).to_contain_text("Te laat herzien")
    kijk(page, "dpia", open_=True)
    page.get_by_role("link", name="Herzie").click()
    kijk(page, "dpia-nieuw")
    page.get_by_label("Waarom is een DPIA nodig?").select_option("wijziging")
    page.get_by_role("button", name="Zet in het register").click()
    expect(page.locator("main")).to_contain_text("Geldig")
    page.goto(f"{huis}/mijn-dag/")
    expect(page.locator("main")).not_to_contain_text("Herzie een DPIA")


def test_eerst_lezen_en_leren_dan_werken(page: Page, live_server: Any, g: Geval):
    """REQ-164."""
    dag = klok.vandaag()
    with transactie(p.SYSTEEM):
        bea = p.maak_medewerker("Bea", p.Rol.FUNCTIONEEL_BEHEER, None)
    huis = als(page, live_server, g.petra)
    page.goto(f"{huis}/privacy/voorwaarden/reglement/")
    page.get_by_label("De hele tekst").fill(
        "1. Kijk alleen in dossiers die bij je werk horen.\n\n2. Praat er niet over."
    )
    page.get_by_role("button", name="Stel vast").click()
    expect(page.locator("main")).to_contain_text("Gelezen door 0 medewerkers")
    kijk(page, "reglement")
    als(page, live_server, bea)
    for soort in ("training", "reglement"):
        page.goto(f"{huis}/beheer/instellingen/voorwaarde_{soort}/")
        page.get_by_label("Wat moet het worden?").fill("wijkcoach")
        page.get_by_label("Vanaf").fill(dag.isoformat())
        page.get_by_role("button", name="Bekijk wat er verandert").click()
        page.get_by_role("button", name="Vastleggen").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Instellingen")
    als(page, live_server, g.wijk.samira)
    expect(page.get_by_role("heading", level=1)).to_have_text("Wat je nodig hebt om te werken")
    kijk(page, "mijn-voorwaarden")
    page.get_by_role("button", name="Ik heb dit gelezen").click()
    expect(page.locator("main")).to_contain_text("Gelezen op")
    als(page, live_server, g.petra)
    page.goto(f"{huis}/privacy/voorwaarden/?stand=nu")
    kijk(page, "voorwaarden")
    page.get_by_role("link", name="Samira").click()
    page.get_by_label("Wat?").select_option("training")
    page.get_by_role("button", name="Leg vast").click()
    kijk(page, "voorwaarde")
    als(page, live_server, g.wijk.samira)
    page.goto(f"{huis}/mijn-dag/")
    expect(page.get_by_role("heading", level=1)).not_to_have_text("Wat je nodig hebt om te werken")
    page.goto(f"{huis}/dossier/{g.dossier.pk}/")
    expect(page.locator("main")).to_contain_text("Yılmaz")


def test_een_laptop_is_kwijt(page: Page, live_server: Any, g: Geval):
    """REQ-163."""
    huis = als(page, live_server, g.petra)
    page.goto(f"{huis}/privacy/apparaten/")
    page.get_by_role("link", name="Geef een apparaat uit").click()
    kijk(page, "apparaat-nieuw")
    page.get_by_label("Nummer op het apparaat").fill("L-0042")
    page.get_by_label("Voor wie?").select_option(label="Samira")
    page.get_by_role("button", name="Geef uit").click()
    expect(page.locator("main")).to_contain_text("Niet versleuteld")
    kijk(page, "apparaten")
    als(page, live_server, g.wijk.samira)
    page.goto(f"{huis}/privacy/datalek-melden/")
    page.get_by_role("link", name="Meld dat bij jouw apparaten").click()
    kijk(page, "mijn-apparaten")
    page.get_by_role("link", name="L-0042").click()
    page.get_by_label("Waar en wanneer is het kwijtgeraakt?").fill("Vanochtend in de bus.")
    page.get_by_role("button", name="Het is kwijt").click()
    expect(page.locator("main")).to_contain_text("De privacy officer weet het")
    kijk(page, "apparaat")
    als(page, live_server, g.petra)
    page.goto(f"{huis}/mijn-dag/")
    page.locator("[data-rij]", has_text="Een apparaat is kwijt").locator("[data-rij-link]").click()
    expect(page.get_by_label("Wat is er gebeurd?")).to_contain_text("Vanochtend in de bus.")
    page.get_by_role("button", name="Zet in het register").click()
    expect(page.locator("main")).to_contain_text("Laptop, telefoon of stick kwijt")


def test_alleen_wie_ja_zegt_gaat_naar_de_onderzoeker(page: Page, live_server: Any, g: Geval):
    """REQ-165."""
    dag = klok.vandaag()
    huis = als(page, live_server, g.petra)
    page.goto(f"{huis}/privacy/onderzoeken/")
    page.get_by_role("link", name="Zet een onderzoek op").click()
    kijk(page, "onderzoek-nieuw")
    velden = {"Hoe heet het onderzoek?": "Wat vindt u van onze hulp?", "Wie doet het?": "Bureau Voorbeeld"}
    velden |= {"Waar is het voor?": "Wij willen weten wat beter kan.", "Had een open dossier vanaf": "2015-01-01"}
    velden |= {"Hoeveel mensen vragen we?": "10", "Getal voor de loting": "1951"}
    velden |= {"Het onderzoek loopt tot en met": (dag + timedelta(days=60)).isoformat()}
    for label, waarde in velden.items():
        page.get_by_label(label).fill(waarde)
    page.locator("#id_open_tot").fill(dag.isoformat())
    page.get_by_role("button", name="Zet klaar").click()
    page.get_by_role("button", name="Trek de steekproef").click()
    expect(deel(page, "Wie er is gevraagd")).to_contain_text("Fatma")
    page.get_by_role("button", name="Vraag het met een brief").click()
    wie = deel(page, "Wie er is gevraagd").get_by_role("listitem").filter(has_text="Fatma")
    wie.get_by_role("button", name="Ja").click()
    expect(deel(page, "De vraag")).to_contain_text("1 ja")
    kijk(page, "onderzoek")
    with page.expect_download() as gekregen:
        page.get_by_role("button", name="Geef mee wie ja zei").click()
    tekst = gekregen.value.path().read_text(encoding="utf-8-sig")
    assert ("Fatma" in tekst, "Emre" in tekst) == (True, False)
    page.reload()
    expect(deel(page, "De vraag")).to_contain_text("Meegegeven op")
    page.get_by_role("button", name="Sluit, en wis de namen").click()
    expect(page.locator("main")).to_contain_text("De namen zijn gewist")
    kijk(page, "onderzoeken")
