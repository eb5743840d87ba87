"""Samira scores a goal, prints the plan, and puts maatwerk on paper, each within its budget (ux.md §8, issue 4)."""

import io
import re
from typing import Any

import pypdf
import pytest
from playwright.sync_api import expect

from keukentafel.plan.handelingen import maatwerk_vastleggen
from keukentafel.plan.tests.hulp import GELD, doe, maak_doel, maak_huis
from keukentafel.plan.tests.test_browser import beeld, binnen, ga
from tests.axe import overtredingen
from tests.interactiemeter import budget

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def huis() -> Any:
    huis = maak_huis()
    maak_doel(huis)
    return huis


@pytest.fixture
def samira(browser: Any, live_server: Any, huis: Any) -> Any:
    return binnen(browser, live_server, huis.wijk.samira)


def test_samira_geeft_een_score_en_neemt_haar_terug(samira: Any, huis: Any):
    ga(samira, huis)
    with budget(samira, "doel-scoren") as meter:
        meter.klik(samira.get_by_role("link", name=re.compile(f"Score geven ?: {GELD}")))
        meter.klik("#score_waarde_1")
        meter.klik(samira.get_by_role("button", name="Bewaar score"))
        expect(samira.get_by_text("Begin: wij -1. Doel: 0.")).to_be_visible()
    samira.keyboard.press("z")
    expect(samira.get_by_text("Begin: wij -1. Doel: 0.")).to_have_count(0)


def test_samira_drukt_het_plan_af(samira: Any, huis: Any):
    """On paper from the page, or as a file: what is about others is in neither."""
    ga(samira, huis)
    with budget(samira, "plan-afdrukken") as meter:
        meter.klik(samira.get_by_role("link", name="Afdrukken"))
        expect(samira.get_by_text("Druk af met Ctrl+P")).to_be_visible()
    adres = samira.get_by_role("link", name="open de PDF").get_attribute("href")
    pdf = samira.request.get(f"{samira.basis}{adres}")
    assert pdf.headers["content-type"] == "application/pdf"
    tekst = pypdf.PdfReader(io.BytesIO(pdf.body())).pages[0].extract_text()
    assert GELD in " ".join(tekst.split())
    for breed in (1440, 390):
        samira.set_viewport_size({"width": breed, "height": 900})
        beeld(samira, f"plan-afdrukken-{breed}")
        assert [v["id"] for v in overtredingen(samira)] == []


def test_samira_legt_maatwerk_vast(samira: Any, huis: Any):
    doe(huis.wijk.samira, maatwerk_vastleggen, dossier_id=huis.dossier.pk, afwijking="Eerder", effect="Rust")
    ga(samira, huis, "plan/maatwerk/")
    with budget(samira, "maatwerk") as meter:
        meter.klik(samira.get_by_role("link", name="Maatwerk vastleggen"))
        meter.vul("#id_afwijking", "Een fiets in plaats van de taxi", vrij=True)
        meter.vul("#id_effect", "Elif komt zelf op school", vrij=True)
        meter.vul("#id_rechtmatigheid", "Ja, zij doet weer mee", vrij=True)
        meter.vul("#id_kosten_euro", "125")
        meter.vul("#id_eigen_inzet", "Vader leert haar fietsen", vrij=True)
        meter.klik(samira.get_by_role("button", name="Bewaren"))
        expect(samira.get_by_text("Een fiets in plaats van de taxi", exact=True)).to_be_visible()
    for breed in (1440, 390):
        samira.set_viewport_size({"width": breed, "height": 900})
        beeld(samira, f"maatwerk-{breed}")
        assert [v["id"] for v in overtredingen(samira)] == []
