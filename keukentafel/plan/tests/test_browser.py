"""The plan in a real browser: axe, widths, the CSP, ticking with undo, and the same without JavaScript."""

from __future__ import annotations

import os
import re
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Browser, expect

from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.plan.handelingen import (
    NieuweOndersteuning,
    analyse_schrijven,
    doel_afronden,
    doel_scoren,
    instemming_vastleggen,
    ondersteuning_toevoegen,
    plan_titel_zetten,
    plan_vaststellen,
    regie_vacature,
    schuld_vastleggen,
    stap_afvinken,
    stap_toevoegen,
)
from keukentafel.plan.models import Stap
from keukentafel.plan.tests.hulp import GELD, NieuweStap, doe, leden, maak_doel, maak_huis
from tests import personages as p
from tests.axe import overtredingen
from tests.inloggen import log_in
from tests.keuzelijsten import zet_keuzelijsten
from tests.rust import tot_rust

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
BEELDEN = os.environ.get("KEUKENTAFEL_BEELDEN")
BREDER = "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
LUISTER = """window.overtredingen = [];
document.addEventListener('securitypolicyviolation', (e) => {
  window.overtredingen.push(e.violatedDirective + ' ' + e.blockedURI);
});"""
ANALYSE = "Er is te weinig geld sinds Emre minder werkt. Daardoor slapen ze slecht. Oma helpt graag."
HULP = [
    NieuweOndersteuning("Oma kookt op dinsdag", "netwerk"),
    NieuweOndersteuning("Gesprekken met Samira", "basis", "Er is veel tegelijk", uren_maand=Decimal(9)),
    NieuweOndersteuning(
        "Hulp in huis", "aanvullend", "Fatma mag niet tillen", product="huishoudelijke_hulp", aantal=Decimal(3)
    ),
]
BLADEN = [
    "plan/",
    "plan/akkoord/",
    "plan/ondersteuning/",
    "plan/ondersteuning/nieuw/",
    "plan/maatwerk/nieuw/",
    "plan/bespreken/",
    "plan/afdrukken/",
    "plan/naam/",
    "plan/vaststellen/",
    "overdragen/",
    "regie/",
]
BLADEN += ["regie/taakverdeling/", "regie/afdrukken/"]


@pytest.fixture
def huis():
    """The plan of the picture dossier.png."""
    zet_keuzelijsten("product", "schaalcriterium", "schuldhelper")
    huis = maak_huis()
    samira, vandaag = huis.wijk.samira, klok.vandaag()
    geld = maak_doel(huis, streefdatum=vandaag + timedelta(days=5), eigen_woorden="Ik wil weer slapen")
    doe(samira, plan_titel_zetten, plan_id=geld.plan_id, titel="rust in huis en in de portemonnee", versie=1)
    doe(samira, plan_vaststellen, plan_id=geld.plan_id, bespreken_op=vandaag + timedelta(days=20))
    doe(samira, stap_toevoegen, doel_id=geld.pk, stap=NieuweStap("Samira belt de bank", medewerker_id=samira.pk))
    with transactie(p.SYSTEEM):
        eerste = Stap.objects.get(doel=geld, volgorde=1)
    doe(samira, stap_afvinken, stap_id=eerste.pk)
    maak_doel(huis, resultaat="Hulp in het huishouden zolang Fatma herstelt", streefdatum=vandaag, eerste_stap=None)
    doe(samira, analyse_schrijven, dossier_id=huis.dossier.pk, tekst=ANALYSE, doelen=[geld.pk])
    doe(samira, doel_scoren, doel_id=geld.pk, waarde=-2)
    velden = {"dossier_id": huis.dossier.pk, "inwoner_id": leden(huis)["Fatma"].pk, "antwoord": "ja"}
    doe(samira, instemming_vastleggen, **velden)
    for regel in HULP:
        doe(samira, ondersteuning_toevoegen, dossier_id=huis.dossier.pk, regel=regel)
    doe(samira, schuld_vastleggen, dossier_id=huis.dossier.pk, wat="Huur, Woonplus", bedrag_euro=1200)
    kind = leden(huis)["Elif"]
    school = maak_doel(huis, resultaat="Elif gaat weer elke dag naar school", over=[kind.pk])
    doe(samira, doel_afronden, doel_id=school.pk, toelichting="Fatma: ‘Zij staat ’s ochtends zelf klaar.’")
    return huis


@pytest.fixture
def pagina(browser: Browser, live_server: Any, huis: Any) -> Any:
    return binnen(browser, live_server, huis.wijk.samira)


def binnen(browser: Browser, live_server: Any, medewerker: Any, **context: Any) -> Any:
    client = log_in(Client(), medewerker)
    los = browser.new_context(viewport={"width": 1440, "height": 900}, **context)
    los.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}])
    page = los.new_page()
    page.add_init_script(LUISTER)
    page.basis = live_server.url
    return page


def ga(page: Any, huis: Any, rest: str = "plan/") -> None:
    page.goto(f"{page.basis}/dossier/{huis.dossier.pk}/{rest}")
    tot_rust(page)


def beeld(page: Any, naam: str) -> None:
    """A picture to look at, when a folder is named."""
    if BEELDEN:
        page.screenshot(path=Path(BEELDEN) / f"{naam}.png", full_page=True)


def test_axe_vindt_niets_en_niets_schuift(pagina: Any, huis: Any):
    for rest in BLADEN:
        for breed in (1440, 390, 320):
            pagina.set_viewport_size({"width": breed, "height": 900})
            ga(pagina, huis, rest)
            beeld(pagina, f"{rest.strip('/').replace('/', '-')}-{breed}")
            inhoud, scherm = pagina.evaluate(BREDER)
            assert inhoud <= scherm, f"{rest} is {inhoud} breed op {scherm}"
            gevonden = overtredingen(pagina)
            assert [(rest, breed, v["id"], [n["html"][:150] for n in v["nodes"]]) for v in gevonden] == []
        assert pagina.evaluate("window.overtredingen") == []


def test_overzicht_toont_regie_en_plan(pagina: Any, huis: Any):
    doe(huis.wijk.samira, regie_vacature, dossier_id=huis.dossier.pk, reden="verlof")
    ga(pagina, huis, "")
    expect(pagina.get_by_text("Er is nu geen regisseur. Cora neemt waar.")).to_be_visible()
    expect(pagina.get_by_text("1 van 2 stappen klaar. Nu: Samira belt de bank (Cora).")).to_be_visible()
    beeld(pagina, "overzicht-1440")
    assert [v["id"] for v in overtredingen(pagina)] == []
    pagina.get_by_role("link", name="Overdragen").click()
    expect(pagina.locator("#id_naar")).to_be_focused()
    beeld(pagina, "overdragen-dialoog-1440")
    assert [v["id"] for v in overtredingen(pagina)] == []


def test_afvinken_en_ongedaan_maken_met_toets_z(pagina: Any, huis: Any):
    """REQ-045."""
    ga(pagina, huis)
    pagina.get_by_role("button", name=re.compile("Klaar ?: Samira belt de bank")).click()
    expect(pagina.get_by_text("2 van 2 stappen klaar.")).to_be_visible()
    beeld(pagina, "plan-afgevinkt-1440")
    pagina.keyboard.press("z")
    expect(pagina.get_by_text("1 van 2 stappen klaar.")).to_be_visible()


def test_wijzigen_in_het_blad_zelf(pagina: Any, huis: Any):
    """REQ-042."""
    ga(pagina, huis)
    pagina.get_by_role("link", name=re.compile(f"Doel wijzigen ?: {GELD}")).click()
    veld = pagina.locator("#wijzig_resultaat")
    expect(veld).to_be_focused()
    beeld(pagina, "plan-wijzigen-1440")
    assert [v["id"] for v in overtredingen(pagina)] == []
    veld.fill("")
    pagina.get_by_role("button", name="Bewaren").click()
    expect(pagina.get_by_role("alert")).to_contain_text("Vul dit in")
    pagina.locator("#wijzig_resultaat").fill("Elke week overzicht over het geld")
    pagina.get_by_role("button", name="Bewaren").click()
    expect(pagina.get_by_role("heading", name="Elke week overzicht over het geld")).to_be_visible()


def test_alles_ook_zonder_javascript(browser: Browser, live_server: Any, huis: Any):
    page = binnen(browser, live_server, huis.wijk.samira, java_script_enabled=False)
    ga(page, huis)
    page.get_by_role("button", name=re.compile("Klaar ?: Samira belt de bank")).click()
    expect(page.get_by_text("2 van 2 stappen klaar.")).to_be_visible()
    page.get_by_role("button", name="Ongedaan maken").click()
    expect(page.get_by_text("1 van 2 stappen klaar.")).to_be_visible()
    page.get_by_text("Doel toevoegen").click()
    page.locator("#id_resultaat").fill("Meer rust in huis")
    page.get_by_role("button", name="Voeg doel toe").click()
    expect(page.get_by_role("heading", name="Meer rust in huis")).to_be_visible()
