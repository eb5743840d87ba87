"""Samira scores a goal within its budget, and takes the score back (ux.md §8, issue 4)."""

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from keukentafel.plan.tests.hulp import GELD, maak_doel, maak_huis
from keukentafel.plan.tests.test_browser import binnen, ga
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
