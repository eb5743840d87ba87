"""Verhaal: Samira stuurt de huisarts een beveiligd bericht over Fatma.

Samira voert het adres van de praktijk in. Pia van de post kijkt het na: zij zoekt het zelf op. Fatma zei dat de
huisarts het mag weten. Samira vraagt eerst of het mag, schrijft wat nodig is en stuurt het. Na vijf minuten gaat het
versleuteld naar de mailserver van de gemeente; daarna staat het bij Delen en op de tijdlijn. Is de mailserver niet te
vertrouwen, dan blijft de brief hier en leest Samira waarom.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection
from playwright.sync_api import Page, expect

from keukentafel.brieven import handelingen
from keukentafel.brieven.handelingen.buiten import brief_naar_buiten_gedeeld
from keukentafel.brieven.models import Brief
from keukentafel.brieven.regels import POGINGEN
from keukentafel.inwoner.models import Huishoudlid
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.models import Gebeurtenis
from keukentafel.poort.matrix import Rol
from tests import personages as p
from tests.dossiers import maak_dossier, maak_huishouden
from tests.inloggen import log_in_browser
from tests.veiligepost import veiligepost, zet
from tests.verhalen.kijken import kijk

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ADRES = "praktijk@huisarts.example"


@pytest.fixture
def huis(live_server: Any, settings: Any, tmp_path: Path) -> Iterator[SimpleNamespace]:
    settings.ALLOWED_HOSTS = ["*"]
    wijk = p.maak_wijk()
    with transactie(p.SYSTEEM):
        pia = p.maak_medewerker("Pia", Rol.MANAGEMENTONDERSTEUNER, wijk.oost)
    dossier = maak_dossier(wijk.samira, maak_huishouden(wijk.oost), onderwerp="geld")
    with veiligepost(tmp_path) as wachter:
        zet(settings, wachter, tmp_path)
        yield SimpleNamespace(
            url=live_server.url,
            samira=wijk.samira,
            pia=pia,
            pad=f"{live_server.url}/dossier/{dossier.pk}/",
            wachter=wachter,
        )


def als(page: Page, huis: SimpleNamespace, wie: Any) -> None:
    page.context.clear_cookies()
    log_in_browser(page, huis.url, wie)


def fatma() -> str:
    with transactie(p.SYSTEEM):
        return str(Huishoudlid.objects.get(inwoner__roepnaam="Fatma").inwoner_id)


def adres_met_vier_ogen(page: Page, huis: SimpleNamespace) -> None:
    als(page, huis, huis.samira)
    page.goto(f"{huis.url}/brieven/adressen/")
    kijk(page, "adressen-leeg")
    page.get_by_label("Wat voor organisatie?").select_option("huisarts")
    page.get_by_label("Naam van de organisatie").fill("Praktijk Oost")
    page.get_by_label("Van wie is deze postbus?").fill("huisarts")
    page.get_by_label("E-mailadres").fill(ADRES)
    page.get_by_role("button", name="Voer in").click()
    expect(page.locator("main")).to_contain_text("nog niet nagekeken")
    als(page, huis, huis.pia)
    page.goto(f"{huis.url}/brieven/adressen/")
    page.get_by_role("link", name="Kijk na").click()
    kijk(page, "adres-nakijken")
    page.get_by_label("Typ het adres zelf over").fill(ADRES)
    page.get_by_label("Hoe keek je het na?").fill("Gebeld met het nummer op hun website.")
    page.get_by_role("button", name="Dit adres klopt").click()
    expect(page.locator("main")).to_contain_text("in gebruik")
    kijk(page, "adressen")


def toestemming(page: Page, huis: SimpleNamespace) -> None:
    page.goto(f"{huis.pad}delen/toestemming/nieuw/{fatma()}/")
    page.get_by_label("Voor wie?").select_option("huisarts")
    page.get_by_role("button", name="Leg vast").click()
    expect(page.locator("main")).to_contain_text("De toestemming is vastgelegd")


def stuur(page: Page, huis: SimpleNamespace) -> None:
    page.goto(f"{huis.pad}delen/")
    page.get_by_label("Over wie?").select_option(fatma())
    page.get_by_label("Met wie?").select_option("huisarts")
    page.get_by_role("button", name="Mag dit?").click()
    kijk(page, "mag-dit-sturen")
    page.get_by_role("link", name="Stuur het beveiligd").click()
    page.get_by_label("Naar welk adres?").select_option(label=f"Praktijk Oost, huisarts ({ADRES})")
    page.get_by_label("Wat wil je vertellen?").fill("Fatma valt vaker. Wilt u met haar kijken hoe dat komt?")
    kijk(page, "beveiligd-sturen")
    page.get_by_role("button", name="Stuur beveiligd").click()
    expect(page.locator("body")).to_contain_text("gaat over 5 minuten beveiligd weg")
    kijk(page, "beveiligd-gestuurd")


def na_vijf_minuten(keer: int = 1) -> Brief:
    """The time to take it back is over, and the jobs run."""
    with transactie(p.SYSTEEM):
        brief = Brief.objects.get()
    with klok.zet_klok(klok.nu() + timedelta(minutes=6)):
        handelingen.brief_laten_gaan(brief_id=str(brief.pk))
    for _ in range(keer):
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT args->>'verzending_id' FROM procrastinate_jobs WHERE task_name LIKE '%brief_mailen' ORDER BY id"
            )
            handelingen.verzending_mailen(verzending_id=cursor.fetchall()[-1][0])
    with transactie(p.SYSTEEM):
        for gebeurtenis in Gebeurtenis.objects.filter(soort="brief_verzonden"):
            brief_naar_buiten_gedeeld(gebeurtenis)
    return brief


def test_samira_stuurt_de_huisarts_een_beveiligd_bericht(page: Page, huis: SimpleNamespace):
    """REQ-163, REQ-158."""
    adres_met_vier_ogen(page, huis)
    als(page, huis, huis.samira)
    toestemming(page, huis)
    stuur(page, huis)
    brief = na_vijf_minuten()
    [(_, aan, versleuteld)] = huis.wachter.envelop
    assert (aan, versleuteld) == ([ADRES], True)
    assert "Fatma" not in str(huis.wachter.post[0]["Subject"])
    page.goto(f"{huis.url}/brieven/{brief.pk}/")
    expect(page.locator("main")).to_contain_text("verzonden per beveiligde e-mail")
    expect(page.locator("main")).to_contain_text("certificaat van 127.0.0.1 gecontroleerd")
    kijk(page, "beveiligd-verzonden")
    page.goto(f"{huis.pad}delen/")
    expect(page.get_by_role("row", name="Praktijk Oost")).to_contain_text("De hulpvraag".lower())
    page.goto(f"{huis.pad}tijdlijn/")
    expect(page.locator("main")).to_contain_text("Gedeeld met Praktijk Oost")
    expect(page.locator("main")).to_contain_text(f"Brief {brief.nummer} van Samira, per beveiligde e-mail")
    kijk(page, "tijdlijn-gedeeld")


def test_een_mailserver_die_niet_te_vertrouwen_is(page: Page, huis: SimpleNamespace, settings: Any, tmp_path: Path):
    """REQ-163: nothing leaves, nothing is lost, and it says why."""
    adres_met_vier_ogen(page, huis)
    als(page, huis, huis.samira)
    toestemming(page, huis)
    stuur(page, huis)
    map_ = tmp_path / "vreemd"
    map_.mkdir()
    with veiligepost(map_, host="127.0.0.2") as vreemd:
        zet(settings, vreemd, map_)
        brief = na_vijf_minuten(keer=POGINGEN)
    assert (vreemd.post, huis.wachter.post) == ([], [])
    page.goto(f"{huis.url}/brieven/?bak=hapert")
    expect(page.locator("main")).to_contain_text("De beveiligde e-mail is niet aangekomen")
    kijk(page, "post-hapert")
    page.get_by_role("link", name=str(brief.nummer)).click()
    expect(page.locator("main")).to_contain_text("Het certificaat van 127.0.0.1 klopt niet")
    expect(page.get_by_label("Naar welk adres?")).to_be_visible()
    kijk(page, "verzending-hapert")
