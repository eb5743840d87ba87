"""Verhaal: Samira spreekt af waar de inwoner dat wil, met een tolk, en begint haar verslag vanuit de afspraak."""

from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.organisatie.models import Inrichting
from keukentafel.toegang import handelingen as h
from keukentafel.toegang.models import Afspraak
from keukentafel.toegang.tests.hulp import doe
from tests import personages as p
from tests.axe import overtredingen
from tests.dossiers import maak_dossier, maak_huishouden
from tests.inloggen import log_in_browser
from tests.interactiemeter import budget

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def wijk(live_server: Any, settings: Any) -> p.Wijk:
    settings.ALLOWED_HOSTS = ["*"]
    wijk = p.maak_wijk()
    p.maak_team("overig", "Onbekend/overig", soort="overig")
    waarde = {"soort": "kantoor", "personen": 8, "open_van": "08:00", "open_tot": "20:30"}
    Inrichting.objects.create(soort="ruimte", code="kamer", naam="Gezinskamer", waarde=waarde, geldig_van=p.BEGIN)
    return wijk


def test_samira_boekt_een_ruimte_met_tolk_en_de_zaal_is_maar_een_keer_te_geef(
    page: Page, live_server: Any, wijk: p.Wijk
):
    """REQ-014."""
    huishouden = maak_huishouden(wijk.oost)
    dossier = maak_dossier(wijk.samira, huishouden)
    morgen = klok.moment(klok.vandaag() + timedelta(days=1), 18, 30)
    doe(h.afspraak_maken, wijk.tom, begin=morgen, onderwerp="Van Tom", ruimte="kamer", medewerker_id=wijk.tom.pk)
    log_in_browser(page, live_server.url, wijk.samira)
    page.goto(f"{live_server.url}/dossier/{dossier.pk}/")
    page.get_by_role("link", name="Afspraak").click()
    page.get_by_label("Waarover?").fill("Gezinsgesprek")
    page.get_by_label("Elif").check()
    page.get_by_label("Dag", exact=True).fill(f"{morgen:%Y-%m-%d}")
    page.get_by_label("Tijd").fill("18:30")
    page.get_by_text("Meer: ruimte boeken").click()
    page.get_by_label("Ruimte").select_option("kamer")
    page.get_by_label("Tolk").select_option("tr")
    page.get_by_role("button", name="In de agenda zetten").click()
    expect(page.locator("main")).to_contain_text("Gezinskamer is dan al bezet van 18.30 uur tot 19.30 uur")
    page.get_by_label("Tijd").fill("19:30")
    page.get_by_role("button", name="In de agenda zetten").click()
    expect(page.locator("main")).to_contain_text("Turks: nog regelen")
    expect(page.locator("main")).to_contain_text("Gezinskamer")
    page.get_by_role("button", name="Ongedaan").click()
    expect(page.locator("#ongedaan")).to_contain_text("De afspraak is weg")


def test_van_afspraak_naar_verslag(page: Page, live_server: Any, wijk: p.Wijk):
    """REQ-014, REQ-017."""
    huishouden = maak_huishouden(wijk.oost)
    maak_dossier(wijk.samira, huishouden)
    velden = {"begin": klok.nu(), "onderwerp": "Huisbezoek", "huishouden_id": huishouden.pk}
    doe(h.afspraak_maken, wijk.samira, **velden)
    log_in_browser(page, live_server.url, wijk.samira)
    page.goto(f"{live_server.url}/agenda/")
    with budget(page, "verslag-beginnen") as meter:
        meter.klik(page.get_by_role("link", name="Verslag schrijven"))
        expect(page.get_by_label("Waar?")).to_have_value("Thuis")
    expect(page.get_by_label("Titel")).to_have_value("Huisbezoek")
    expect(page.get_by_label("Wie waren erbij?")).to_have_value("Huishouden d'Alençon-Yılmaz, Samira")


@pytest.mark.parametrize("breed", [1440, 390])
def test_axe_vindt_niets_op_de_schermen_van_de_agenda(page: Page, live_server: Any, wijk: p.Wijk, breed: int):
    begin = {"begin": klok.nu() - timedelta(hours=1), "onderwerp": "Huisbezoek", "tolk_taal": "tr"}
    afspraak = doe(h.afspraak_maken, wijk.samira, **begin)
    doe(h.afspraak_verzetten, wijk.samira, afspraak_id=afspraak.pk, begin=klok.nu() - timedelta(minutes=5))
    page.set_viewport_size({"width": breed, "height": 900})
    log_in_browser(page, live_server.url, wijk.samira)
    fouten = {}
    for pad in ["/agenda/", "/agenda/nieuw/", "/agenda/afdrukken/", "/agenda/koppelen/", f"/agenda/{afspraak.pk}/"]:
        page.goto(f"{live_server.url}{pad}")
        for meer in page.locator("details.wt-meer summary").all():
            meer.click()
        gevonden = overtredingen(page)
        breedte, scherm = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
        if gevonden or breedte > scherm:
            fouten[pad] = [(v["id"], [n["html"][:160] for n in v["nodes"]]) for v in gevonden] or f"{breedte} breed"
    assert fouten == {}
    with transactie(p.SYSTEEM):
        assert Afspraak.objects.count() == 1
