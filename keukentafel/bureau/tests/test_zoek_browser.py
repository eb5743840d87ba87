"""Finding by words, state, number and telephone in a real browser; merging and splitting on every width."""

import json

import pytest
from django.db import connection
from django.test import Client
from playwright.sync_api import expect

from keukentafel.dossier.handelingen import journaalregel_schrijven
from keukentafel.inwoner.tests.gegevens import registreer, wijk_met_buurten
from keukentafel.kern.actor import transactie
from keukentafel.plan.handelingen import dossier_openen_met_regie
from keukentafel.plan.tests.hulp import doe
from tests import personages as p
from tests.axe import overtredingen
from tests.dossiers import maak_huishouden
from tests.inloggen import log_in
from tests.interactiemeter import budget

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]
BREDER = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.fixture
def wereld(db):
    """Noor twice, and their household with a dossier in which a word was written."""
    wijk = wijk_met_buurten()
    samira = p.actor(wijk.samira)
    noor, dubbel = registreer(samira, telefoon="06 12345678"), registreer(samira, roepnaam="Noortje")
    huis = maak_huishouden(wijk.oost, [noor, dubbel], naam="Huishouden Van der Meulen", sorteernaam="meulen")
    dossier = doe(wijk.samira, dossier_openen_met_regie, huishouden_id=huis.pk)
    doe(wijk.samira, journaalregel_schrijven, dossier_id=dossier.pk, tekst="De huurachterstand is geregeld.")
    return wijk, noor, dubbel, dossier


@pytest.fixture
def scherm(page, live_server, settings, wereld):
    settings.ALLOWED_HOSTS = ["*"]
    client = log_in(Client(), wereld[0].samira)
    koekje = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}
    page.context.add_cookies([koekje])
    page.basis = live_server.url
    return page


def test_woorden_in_tekst_en_dossiers_op_stand(scherm, wereld):
    """REQ-030: by free text and by status, from the page of searching, with the keyboard."""
    dossier = wereld[3]
    scherm.goto(scherm.basis + "/zoeken/")
    scherm.get_by_role("link", name="In tekst").focus()
    scherm.keyboard.press("Enter")
    scherm.locator("#paginazoek").focus()
    scherm.keyboard.type("huurachterstanden")
    scherm.keyboard.press("Enter")
    expect(scherm.locator("mark")).to_have_text("huurachterstand")
    scherm.get_by_role("link", name="Gesloten dossier").click()
    expect(scherm.locator("main")).to_contain_text("Niets gevonden")
    scherm.get_by_role("link", name="Elke stand").click()
    scherm.get_by_role("link", name="Huishouden Van der Meulen").click()
    expect(scherm.locator("main")).to_contain_text("De huurachterstand is geregeld.")
    scherm.goto(scherm.basis + "/zoeken/dossiers/?stand=open")
    scherm.get_by_role("link", name="Huishouden Van der Meulen").click()
    scherm.wait_for_url(f"**/dossier/{dossier.pk}/")


@pytest.mark.parametrize("hoe", ["nummer", "telefoon", "naam"])
def test_een_dossier_vinden_en_openen_binnen_het_budget(scherm, wereld, hoe):
    getypt = {"nummer": wereld[3].nummer, "telefoon": "0612345678", "naam": "noor meu"}[hoe]
    scherm.goto(scherm.basis + "/mijn-dag/")
    with budget(scherm, "dossier-vinden") as meter:
        meter.vul("#zoek", getypt)
        expect(scherm.locator("#zoek-lijst [role=option]").first).to_contain_text(wereld[3].nummer)
        meter.toets("Enter")
        scherm.wait_for_url(f"**/dossier/{wereld[3].pk}/")


def zoekregels():
    with transactie(p.SYSTEEM), connection.cursor() as cursor:
        cursor.execute("SELECT inhoud FROM logboek_regel WHERE soort = 'zoeken' ORDER BY id")
        return [json.loads(rij[0])["gegevens"] for rij in cursor.fetchall()]


@pytest.mark.parametrize("plek", ["/balie/ #baliezoek", "/mijn-dag/ #zoek"])
def test_een_zoekactie_is_een_regel_in_het_logboek_en_niet_een_per_toets(scherm, wereld, plek):
    pad, vak = plek.split()
    noor = wereld[1]
    scherm.goto(scherm.basis + pad)
    for tekst in ("noor", " van", " der meu"):
        with scherm.expect_response(lambda r: r.request.method == "POST"):
            scherm.locator(vak).press_sequentially(tekst, delay=20)
    expect(scherm.locator(f"{vak}-lijst [role=option]").first).to_contain_text("Noor")
    scherm.keyboard.press("Enter")
    scherm.wait_for_url(lambda url: not url.endswith(pad))
    expect(scherm.locator("main")).to_contain_text("Noor")
    (regel,) = zoekregels()
    assert regel["lijsten"] == 3
    assert str(noor.pk) in regel["getoond"]


def test_typen_en_dan_alle_treffers_is_ook_een_regel(scherm):
    scherm.goto(scherm.basis + "/mijn-dag/")
    with scherm.expect_response(lambda r: r.request.method == "POST"):
        scherm.locator("#zoek").press_sequentially("noor")
    scherm.locator("#zoek-lijst [role=option]").last.click()
    expect(scherm.locator("main")).to_contain_text("Noortje")
    assert [r["lijsten"] for r in zoekregels()] == [2]


def test_dubbelen_vergelijken_samenvoegen_en_ongedaan(scherm, wereld):
    _, noor, dubbel, _ = wereld
    scherm.goto(scherm.basis + "/inwoner/dubbelen/")
    scherm.get_by_role("link", name="Vergelijk").first.click()
    scherm.get_by_role("button", name="Voeg samen").click()
    expect(scherm.locator("body")).to_contain_text("zijn samengevoegd")
    scherm.get_by_role("button", name="Ongedaan maken").first.click()
    expect(scherm.locator("body")).to_contain_text("is ongedaan gemaakt")
    for persoon in (noor, dubbel):
        assert scherm.goto(f"{scherm.basis}/inwoner/{persoon.pk}/").url.endswith(f"{persoon.pk}/")


@pytest.mark.parametrize("breed", [1440, 390])
def test_axe_vindt_niets_en_niets_is_te_breed(scherm, wereld, breed):
    _, noor, dubbel, dossier = wereld
    paden = ["/zoeken/?q=noor", "/zoeken/tekst/", "/zoeken/tekst/?q=huurachterstand", "/zoeken/dossiers/"]
    paden += ["/inwoner/dubbelen/", f"/inwoner/{noor.pk}/dubbel/", f"/inwoner/{noor.pk}/dubbel/{dubbel.pk}/"]
    paden += [
        f"/dossier/{dossier.pk}/samenvoegen/",
        f"/dossier/{dossier.pk}/splitsen/",
        f"/dossier/{dossier.pk}/gezin/",
    ]
    gevonden = []
    for pad in paden:
        scherm.set_viewport_size({"width": breed, "height": 900})
        scherm.goto(scherm.basis + pad)
        gevonden += [(pad, v["id"], v["nodes"][0]["html"][:150]) for v in overtredingen(scherm)]
        gevonden += [(pad, "te breed")] if scherm.evaluate(BREDER) else []
    assert gevonden == []
