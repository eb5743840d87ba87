"""Verhaal: Samira schrijft wat zij met Fatma besprak. Fatma krijgt het in een brief, vindt dat er iets niet klopt, en
Samira past het aan. Nergens staat de tekst nog zonder wat Fatma ervan vond."""

import os
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from keukentafel.brieven.handelingen import brieven_afdrukken, partij_posten
from keukentafel.brieven.models import Brief
from keukentafel.dossier import handelingen as h
from keukentafel.dossier.models import Gespreksverslag
from keukentafel.dossier.tests.hulp import doe
from keukentafel.inwoner.handelingen import NieuwLid, huishouden_samenstellen
from keukentafel.inwoner.tests import gegevens as g
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.gebeurtenissen import luisteraars
from keukentafel.kern.handelingen import gebeurtenis_laten_horen
from keukentafel.kern.models import Gebeurtenis
from keukentafel.organisatie.models import Taak
from keukentafel.toegang.handelingen import afspraak_maken
from tests import personages as p
from tests.axe import overtredingen
from tests.dossiers import maak_dossier
from tests.inloggen import log_in_browser
from tests.interactiemeter import budget
from tests.rust import tot_rust

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ZIN = "Zij eet elke dag bij haar zus."
BREEDTES = "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
OPEN_ALLES = "document.querySelectorAll('#inhoud details.wt-meer').forEach((d) => { d.open = true; })"
BEELDEN = os.environ.get("KEUKENTAFEL_BEELDEN", "")


@pytest.fixture
def wijk(live_server: Any, settings: Any) -> p.Wijk:
    settings.ALLOWED_HOSTS = ["*"]
    return g.wijk_met_buurten()


@pytest.fixture
def dossier(wijk: p.Wijk) -> Any:
    velden = {"roepnaam": "Fatma", "geboortedatum": date(1988, 3, 7), "taal": "tr", "tolk_taal": "tr"}
    fatma = g.registreer(p.actor(wijk.samira), **velden)
    huishouden = doe(wijk.samira, huishouden_samenstellen, leden=[NieuwLid(fatma.pk)])
    return maak_dossier(wijk.samira, huishouden)


def bel(soort: str) -> None:
    """What the job worker does: deliver every gebeurtenis of this kind."""
    with transactie(p.SYSTEEM):
        sleutels = [str(x.pk) for x in Gebeurtenis.objects.filter(soort=soort)]
    for sleutel in sleutels:
        for handeling in luisteraars(soort):
            gebeurtenis_laten_horen(gebeurtenis_id=sleutel, handeling=handeling)


def verslag_van(dossier: Any) -> Any:
    with transactie(p.SYSTEEM):
        return Gespreksverslag.objects.get(dossier=dossier)


def op_de_post(wijk: p.Wijk) -> None:
    with transactie(p.SYSTEEM):
        brieven = list(Brief.objects.filter(stand="klaar").values_list("pk", flat=True))
    partij = doe(wijk.mo, brieven_afdrukken, brieven=brieven)
    doe(wijk.mo, partij_posten, partij_id=partij.pk, op=klok.vandaag())


def test_van_afspraak_tot_aangepast_verslag(page: Page, live_server: Any, wijk: p.Wijk, dossier: Any):
    """REQ-034, REQ-033, REQ-024, WMO-07."""
    _schrijven(page, live_server.url, wijk, dossier)
    _versturen(page, wijk)
    _reageren(page, dossier)
    _aanpassen(page, live_server.url, dossier)


def _schrijven(page: Page, url: str, wijk: p.Wijk, dossier: Any) -> None:
    huisbezoek = {"begin": klok.nu(), "onderwerp": "Huisbezoek", "huishouden_id": dossier.huishouden_id}
    doe(wijk.samira, afspraak_maken, **huisbezoek)
    log_in_browser(page, url, wijk.samira)
    page.goto(f"{url}/agenda/")
    with budget(page, "verslag-beginnen") as meter:
        meter.klik(page.get_by_role("link", name="Verslag schrijven"))
        expect(page.get_by_label("Titel")).to_have_value("Huisbezoek")
    with budget(page, "verslag-afronden") as meter:
        meter.vul(page.get_by_label("Wat is er besproken?"), ZIN, vrij=True)
        expect(page.locator("#verslagvoorbeeld")).to_contain_text(ZIN)
        meter.klik(page.get_by_role("button", name="Verslag is klaar"))
        expect(page.locator("#inhoud")).to_contain_text("Het verslag is klaar")


def _versturen(page: Page, wijk: p.Wijk) -> None:
    expect(page.locator("#paneel-brief, [aria-labelledby=kop-brief]")).to_contain_text("gaat vanzelf als brief")
    page.get_by_role("button", name="Nu vrijgeven").click()
    expect(page.get_by_role("button", name="Nu vrijgeven")).to_have_count(0)
    bel("item_vrijgegeven")
    op_de_post(wijk)
    page.reload()
    expect(page.locator("#inhoud")).to_contain_text("verzonden per post op")
    page.get_by_role("link", name="Verslag van ons gesprek").click()
    expect(page.locator("#inhoud")).to_contain_text(ZIN)
    expect(page.locator("#inhoud")).to_contain_text("Turks, met tolk")
    page.go_back()


def _reageren(page: Page, dossier: Any) -> None:
    page.get_by_label("Wil een correctie").check()
    page.get_by_label("In eigen woorden").fill("Mijn zus komt alleen op zaterdag.")
    page.get_by_label("Hoe?").select_option("telefoon")
    page.get_by_role("button", name="Leg de reactie vast").click()
    expect(page.locator("#inhoud")).to_contain_text("De inwoner is het niet eens met dit verslag")
    expect(page.locator("#inhoud")).to_contain_text("‘Mijn zus komt alleen op zaterdag.’")
    with transactie(p.SYSTEEM):
        assert Taak.objects.filter(soort="verslag_correctie", klaar_op=None).count() == 1


def _aanpassen(page: Page, url: str, dossier: Any) -> None:
    for pad in (f"/dossier/{dossier.pk}/tijdlijn/", f"/dossier/{dossier.pk}/afdrukken/", "/zoeken/tekst/?q=zus"):
        page.goto(f"{url}{pad}")
        expect(page.locator("#inhoud")).to_contain_text("‘Mijn zus komt alleen op zaterdag.’")
        expect(page.locator("#inhoud")).to_contain_text("Betwist")
    page.goto(f"{url}{verslag_van(dossier).adres}")
    page.get_by_role("button", name="Pas het verslag aan").click()
    expect(page.locator("#inhoud")).to_contain_text("Lees eerst wat de inwoner zei")
    page.get_by_label("Wat is er besproken?").fill("Zij eet op zaterdag bij haar zus.")
    page.get_by_role("button", name="Verslag is klaar").click()
    expect(page.locator("#inhoud")).to_contain_text("versie 2")
    expect(page.locator("#inhoud")).to_contain_text("Antwoord: het verslag is")
    assert verslag_van(dossier).betwist is False
    with klok.zet_klok(klok.nu() + timedelta(hours=25)):
        assert h.verslagen_versturen() == 1


@pytest.mark.parametrize("breed", [1440, 390])
def test_axe_vindt_niets_op_verslag_en_brieven(page: Page, live_server: Any, wijk: p.Wijk, dossier: Any, breed: int):
    paden = _een_van_alles(wijk, dossier)
    page.set_viewport_size({"width": breed, "height": 900})
    fouten: dict[str, Any] = {}
    for wie in (wijk.samira, wijk.mo):
        page.context.clear_cookies()
        log_in_browser(page, live_server.url, wie)
        for naam, pad in paden[wie.naam].items():
            page.goto(f"{live_server.url}{pad}")
            page.evaluate(OPEN_ALLES)
            tot_rust(page)
            if BEELDEN:
                page.screenshot(path=Path(BEELDEN) / f"verslag-{naam}-{breed}.png", full_page=True)
            gevonden = overtredingen(page)
            breedte, scherm = page.evaluate(
                "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
            )
            if gevonden or breedte > scherm:
                wat = [(v["id"], [n["html"][:160] for n in v["nodes"]]) for v in gevonden]
                fouten[pad] = wat or f"{breedte} breed"
    assert fouten == {}


def _een_van_alles(wijk: p.Wijk, dossier: Any) -> dict[str, dict[str, str]]:
    velden = {"dossier_id": dossier.pk, "tekst": ZIN, "eigen_woorden": "Ik wil hier blijven wonen."}
    verslag = doe(wijk.samira, h.verslag_beginnen, klaar=True, **velden)
    doe(wijk.samira, h.item_vrijgeven, soort="gespreksverslag", item_id=verslag.pk)
    bel("item_vrijgegeven")
    with transactie(p.SYSTEEM):
        brief = Brief.objects.get()
    partij = doe(wijk.mo, brieven_afdrukken, brieven=[brief.pk])
    reageer = {"verslag_id": verslag.pk, "kanaal": "telefoon"}
    for soort, woorden in (("opmerking", "Dat is nu beter."), ("correctie", "Mijn zus komt alleen op zaterdag.")):
        doe(wijk.samira, h.verslag_reactie_vastleggen, soort=soort, woorden=woorden, **reageer)
    morgen = {"begin": klok.nu() + timedelta(days=1), "onderwerp": "Huisbezoek", "huishouden_id": dossier.huishouden_id}
    afspraak = doe(wijk.samira, afspraak_maken, **morgen)
    d = f"/dossier/{dossier.pk}/"
    samira = {
        "schrijven": f"{d}verslag/nieuw/",
        "lezen": verslag.adres,
        "papier": f"{verslag.adres}afdrukken/",
        "tijdlijn": f"{d}tijdlijn/",
        "zoeken": "/zoeken/tekst/?q=zus",
        "plan": f"{d}plan/?verslag={verslag.pk}",
        "afspraak": f"/agenda/{afspraak.pk}/",
        "afspraak-nieuw": f"/agenda/nieuw/?persoon=huishouden:{dossier.huishouden_id}",
        "brief": f"/brieven/{brief.pk}/",
        "brieven": f"/brieven/huishouden/{dossier.huishouden_id}/",
    }
    post = {
        "post": "/brieven/",
        "verzending": f"/brieven/{brief.pk}/verzending/",
        "partij": f"/brieven/partij/{partij.pk}/",
    }
    return {"Samira": samira, "Mo": post}
