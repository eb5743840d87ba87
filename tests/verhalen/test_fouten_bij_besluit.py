"""Verhaal: wie iets vergeet bij aanvraag, besluit, bezwaar of klacht, leest wat er moet en verliest niets."""

from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from keukentafel.besluit.handelingen.bezwaar import bezwaar_ontvangen
from keukentafel.besluit.models import Bezwaar
from keukentafel.besluit.tests import hulp_opstellen as ho
from keukentafel.besluit.tests import hulp_recht as hr
from keukentafel.besluit.tests.hulp_recht import BEZWAAR, doe
from keukentafel.besluit.tests.register import mandaat
from keukentafel.besluit.tests.test_herzien import maak_herziening
from keukentafel.besluit.tests.test_opstellen_web import leg_voor
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.poort.matrix import Rol
from tests import personages as p
from tests.inloggen import log_in_browser
from tests.verhalen.kijken import kijk

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LEEG = """() => {
  const f = document.querySelector('main form[method=post]:has(textarea, input:not([type=hidden]), select)');
  f.querySelectorAll('[type=text], [type=date], [type=number], textarea').forEach((v) => { v.value = ''; });
  f.noValidate = true;
  f.requestSubmit(f.querySelector('[type=submit], button:not([type])'));
}"""


@pytest.fixture(autouse=True)
def overal(settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["*"]


def als(page: Page, live_server: Any, medewerker: Any) -> str:
    page.context.clear_cookies()
    log_in_browser(page, live_server.url, medewerker)
    return str(live_server.url)


def niets_ingevuld(page: Page, pad: str, naam: str) -> None:
    """Sent off empty: what is wrong stands at the top and beside the field, in a sentence."""
    page.goto(pad)
    page.evaluate(LEEG)
    expect(page.locator("[aria-invalid=true], [role=alert], .nl-form-field-error-message").first).to_be_visible()
    kijk(page, naam)


def test_aanvraag_en_besluit(page: Page, live_server: Any) -> None:
    """REQ-074, REQ-076, REQ-081."""
    zaak = ho.maak_zaak()
    huis = als(page, live_server, zaak.samira)
    niets_ingevuld(page, f"{huis}/dossier/{zaak.huis.dossier.pk}/aanvragen/nieuw/", "fout-aanvraag")
    besluit = ho.stel_op(zaak)
    rij = ho.van_systeem(ho.Voorziening, besluit=besluit)[0]
    for pad in (f"producten/{rij.pk}/", "teksten/", "zienswijze/", "intrekken/"):
        niets_ingevuld(page, f"{huis}{besluit.adres}{pad}", f"fout-besluit-{pad.split('/')[0]}")
    page.goto(f"{huis}{besluit.adres}")
    page.get_by_role("button", name="Bied aan om te beslissen").click()
    kijk(page, "fout-besluit-aanbieden", open_=True)


def test_de_manager_ziet_wat_zij_mag_beslissen(page: Page, live_server: Any) -> None:
    """REQ-077, MAN-02."""
    zaak = ho.maak_zaak()
    leg_voor(zaak)
    with transactie(p.SYSTEEM):
        mandaat("klein", "wmo", "rogplus", "wijkteammanager", tot_bedrag="50")
        wim = p.maak_medewerker("Wim", Rol.WIJKTEAMMANAGER, zaak.huis.wijk.oost)
    huis = als(page, live_server, wim)
    page.goto(f"{huis}/besluiten/te-beslissen/")
    expect(page.get_by_text("Er wacht niets op een besluit van jou.")).to_be_visible()
    kijk(page, "te-beslissen-leeg")
    page.get_by_role("link", name="Ook wat een ander beslist").first.click()
    expect(page.get_by_text("Dit mag de beslisser beslissen.")).to_be_visible()
    kijk(page, "te-beslissen-alles")
    for pad in ("aanvragen/", "besluiten/termijnen/", "mandaatregister/", f"aanvragen/{zaak.aanvraag.pk}/"):
        page.goto(f"{huis}/{pad}")
        kijk(page, f"manager-{pad.strip('/').replace(str(zaak.aanvraag.pk), 'een').replace('/', '-')}")
    huis = als(page, live_server, zaak.rosa)
    page.goto(f"{huis}/besluiten/te-beslissen/")
    kijk(page, "te-beslissen-rosa")


def test_terugvorderen(page: Page, live_server: Any) -> None:
    """WMO-16."""
    zaak = ho.maak_zaak()
    besluit = maak_herziening(zaak)
    ho.kies_grond(zaak, besluit, "a")
    huis = als(page, live_server, zaak.samira)
    page.goto(f"{huis}{besluit.adres}terugvordering/")
    kijk(page, "terugvordering-opzet")
    page.get_by_role("textbox").last.fill("Fatma schreef dat zij alleen woont. De buurman woont er al twee jaar.")
    page.get_by_role("button", name="Bewaren").click()
    expect(page.get_by_text("is geen getal").first).to_be_visible()
    kijk(page, "fout-terugvordering")


def test_bezwaar_en_klacht(page: Page, live_server: Any) -> None:
    """REQ-080, REQ-082."""
    dag = klok.vandaag() - timedelta(days=5)
    zaak = hr.maak_zaak(bekendgemaakt_op=dag, vastgesteld_op=dag, bezwaar_tot=dag + timedelta(days=42))
    huis = als(page, live_server, zaak.wijk.samira)
    niets_ingevuld(page, f"{huis}/besluiten/{zaak.besluit.pk}/bezwaar/", "fout-bezwaar")
    niets_ingevuld(page, f"{huis}/klachten/nieuw/", "fout-klacht")
    niets_ingevuld(page, f"{huis}/incidenten/nieuw/", "fout-incident")


def test_wat_te_laat_beslissen_kost(page: Page, live_server: Any) -> None:
    """Awb 7:14 and 4:18: the page of a bezwaar on which money is owed offers the decision about it."""
    lang = klok.vandaag() - timedelta(days=200)
    zaak = hr.maak_zaak(bekendgemaakt_op=lang, vastgesteld_op=lang, bezwaar_tot=lang + timedelta(days=42))
    rij = doe(zaak.wijk.samira, bezwaar_ontvangen, besluit_id=zaak.besluit.pk, **BEZWAAR)
    with transactie(p.SYSTEEM):
        lang_terug = klok.vandaag() - timedelta(days=80)
        Bezwaar.objects.filter(pk=rij.pk).update(
            uiterlijk=lang_terug - timedelta(days=1), ingebreke_op=lang_terug, tijdig="op_tijd", behandelaar=zaak.jet
        )
    huis = als(page, live_server, zaak.jet)
    page.goto(f"{huis}/bezwaren/{rij.pk}/")
    expect(page.get_by_role("button", name="Stel het besluit op")).to_be_visible()
    kijk(page, "bezwaar-dwangsom", open_=True)


def test_registraties_in_beheer(page: Page, live_server: Any) -> None:
    """JW-13."""
    wijk = p.maak_wijk()
    with transactie(p.SYSTEEM):
        fleur = p.maak_medewerker("Fleur", Rol.FUNCTIONEEL_BEHEER, None)
    huis = als(page, live_server, fleur)
    page.goto(f"{huis}/beheer/medewerkers/{wijk.samira.pk}/")
    kijk(page, "beheer-medewerker", open_=True)
    niets_ingevuld(page, f"{huis}/beheer/medewerkers/{wijk.samira.pk}/registratie/", "fout-registratie")
