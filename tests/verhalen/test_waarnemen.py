"""Verhaal: Tom is ziek. Samira neemt waar, Mo verdeelt zijn dossiers, en alles kan terug."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.organisatie.models import Afwezigheid
from keukentafel.plan import handelingen as h
from keukentafel.plan.models import Regie
from keukentafel.toegang.tests.hulp import doe
from tests import personages as p
from tests.axe import overtredingen
from tests.dossiers import maak_huishouden
from tests.inloggen import log_in_browser
from tests.interactiemeter import budget

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def wijk(live_server: Any, settings: Any) -> p.Wijk:
    settings.ALLOWED_HOSTS = ["*"]
    wijk = p.maak_wijk()
    p.maak_team("overig", "Onbekend/overig", soort="overig")
    for nr in range(5):
        huishouden = maak_huishouden(wijk.oost, [p.maak_inwoner(wijk.oost)], naam=f"Huishouden {nr}")
        doe(h.dossier_openen_met_regie, wijk.tom, huishouden_id=huishouden.pk)
    return wijk


def test_samira_neemt_waar_in_een_klik_en_ziet_het_overal(page: Page, live_server: Any, wijk: p.Wijk):
    """REQ-058, REQ-153."""
    log_in_browser(page, live_server.url, wijk.samira)
    page.goto(f"{live_server.url}/team/bezetting/")
    with budget(page, "waarnemen") as meter:
        meter.klik(page.get_by_role("button", name="Is er niet: ik neem waar voor Tom"))
        expect(page.locator("#ongedaan")).to_contain_text("Jij neemt waar voor Tom.")
    page.goto(f"{live_server.url}/caseload/")
    page.get_by_role("link", name="Huishouden 3").click()
    expect(page.locator("#kop-regie").locator("../..")).to_contain_text("neemt waar tot")
    page.goto(f"{page.url}plan/afdrukken/")
    expect(page.locator("main")).to_contain_text("Tom is er nu niet. Samira helpt u zolang.")


def test_mo_verdeelt_vijf_dossiers_en_neemt_ze_terug(page: Page, live_server: Any, wijk: p.Wijk):
    """REQ-011, REQ-058."""
    Afwezigheid.objects.create(medewerker=wijk.tom, van=klok.vandaag())
    with transactie(p.SYSTEEM):
        p.maak_medewerker("Eva", p.Rol.WIJKCOACH, wijk.oost)
    log_in_browser(page, live_server.url, wijk.mo)
    page.goto(f"{live_server.url}/team/bezetting/")
    with budget(page, "herverdelen") as meter:
        meter.klik(page.get_by_role("link", name="Verdeel het werk van Tom"))
        page.get_by_label("Naar wie gaat Huishouden 3").focus()
        meter.toets("s")
        meter.klik(page.get_by_role("button", name="Verdeel"))
        expect(page.locator("#ongedaan")).to_contain_text("5 zaken zijn verdeeld.")
    with transactie(p.SYSTEEM):
        namen = set(Regie.objects.filter(tot=None).values_list("medewerker__naam", flat=True))
    assert namen == {"Samira", "Eva"}
    page.get_by_role("button", name="Ongedaan").click()
    expect(page.locator("#meldingen")).to_contain_text("Teruggenomen: 5")
    with transactie(p.SYSTEEM):
        assert set(Regie.objects.filter(tot=None).values_list("medewerker__naam", flat=True)) == {"Tom"}


@pytest.mark.parametrize("breed", [1440, 390])
def test_axe_vindt_niets_op_de_schermen_van_waarnemen(page: Page, live_server: Any, wijk: p.Wijk, breed: int):
    Afwezigheid.objects.create(medewerker=wijk.tom, van=klok.vandaag())
    page.set_viewport_size({"width": breed, "height": 900})
    log_in_browser(page, live_server.url, wijk.mo)
    fouten = {}
    for pad in [f"/team/bezetting/?wie={wijk.tom.pk}", f"/team/herverdelen/{wijk.tom.pk}/"]:
        page.goto(f"{live_server.url}{pad}")
        gevonden = overtredingen(page)
        breedte, scherm = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
        if gevonden or breedte > scherm:
            fouten[pad] = [(v["id"], [n["html"][:160] for n in v["nodes"]]) for v in gevonden] or f"{breedte} breed"
    assert fouten == {}
