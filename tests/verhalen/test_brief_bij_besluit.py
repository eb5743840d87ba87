"""Verhaal: van een genomen besluit tot een brief die aankomt, en een dossier waarin alles terug te vinden is.

Kim neemt een besluit en ziet meteen de brief: bovenaan in gewone taal, daaronder het hele besluit. Zij merkt een fout
en haalt het terug voordat er iets weg is. Het tweede besluit gaat wel weg. Mo drukt de brief af en doet hem op de post;
pas dan werkt het besluit en loopt de tijd voor bezwaar. Samira ziet in de correspondentie elke brief, met het bewijs.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from keukentafel.besluit.handelingen import bekendmaken
from keukentafel.besluit.models import Besluit
from keukentafel.besluit.tests import rijen_brief as rijen
from keukentafel.brieven.handelingen import brief_laten_gaan
from keukentafel.brieven.models import Brief
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.models import Gebeurtenis
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.kern.termijnen import bezwaartermijn
from tests import personages as p
from tests.inloggen import log_in_browser
from tests.verhalen.kijken import kijk

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def wijk(settings: Any) -> Any:
    settings.ALLOWED_HOSTS = ["*"]
    return rijen.maak_wijk()


def als(page: Page, live_server: Any, medewerker: Any) -> str:
    """Log in as somebody else; the address of the house."""
    page.context.clear_cookies()
    log_in_browser(page, live_server.url, medewerker)
    return str(live_server.url)


def vastgesteld(besluit: Any) -> None:
    """The job at the huisbel, right after somebody took the decision."""
    with transactie(p.SYSTEEM):
        gegevens = {"besluit": str(besluit.pk)}
        feit = Gebeurtenis(soort="besluit_vastgesteld", onderwerp=besluit.dossier_id, gegevens=gegevens)
        bekendmaken.besluitbrief_bij_vaststellen(feit)


def opnieuw(besluit: Any, wie: Any) -> None:
    """Taken again, without the mistake."""
    with transactie(p.SYSTEEM):
        rij = Besluit.objects.get(pk=besluit.pk)
        rij.stand, rij.vastgesteld_op, rij.ondertekenaar = "vastgesteld", klok.vandaag(), wie
        rij.versie += 1
        rij.save()
    vastgesteld(besluit)


def tien_minuten_later(besluit: Any) -> None:
    with transactie(p.SYSTEEM):
        brief = Brief.objects.get(sleutel__startswith=f"besluit:{besluit.pk}:", stand="bedenktijd")
        Brief.objects.filter(pk=brief.pk).update(uitgaand_na=klok.nu() - timedelta(seconds=1))
    brief_laten_gaan(brief_id=str(brief.pk))


def bezorgd() -> None:
    with transactie(p.SYSTEEM):
        for feit in Gebeurtenis.objects.filter(soort="brief_verzonden"):
            bekendmaken.besluit_bekendmaken(feit)


def haal_terug(page: Page, live_server: Any, wijk: Any, besluit: Any) -> None:
    huis = als(page, live_server, wijk.kim)
    page.goto(f"{huis}/besluiten/{besluit.pk}/brief/")
    expect(page.locator("main")).to_contain_text("Tot dan kun je het besluit terughalen")
    kijk(page, "besluitbrief-terughalen")
    page.get_by_role("button", name="Haal het besluit terug").click()
    expect(page.locator("main")).to_contain_text("concept")


def lees_de_brief(page: Page, live_server: Any, wijk: Any, besluit: Any) -> None:
    huis = als(page, live_server, wijk.samira)
    page.goto(f"{huis}/besluiten/{besluit.pk}/brief/")
    for zin in ("U krijgt hulp", "€ 21,80 per maand", "Het hele besluit", "voorzieningenrechter", "leest makkelijk"):
        expect(page.locator("main")).to_contain_text(zin)
    kijk(page, "besluitbrief")


def doe_op_de_post(page: Page, live_server: Any, wijk: Any) -> None:
    huis = als(page, live_server, wijk.mo)
    page.goto(f"{huis}/brieven/")
    page.get_by_role("button", name="Maak één PDF").click()
    expect(page.get_by_role("link", name="Open de PDF")).to_be_visible()
    kijk(page, "partij")
    page.get_by_role("button", name="Op de post gedaan").click()
    expect(page.locator("main")).to_contain_text("Op de post gedaan op")


def vind_alles_terug(page: Page, live_server: Any, wijk: Any, besluit: Any) -> None:
    huis = als(page, live_server, wijk.samira)
    page.goto(f"{huis}/dossier/{besluit.dossier_id}/correspondentie/")
    expect(page.get_by_role("row")).to_have_count(3)
    kijk(page, "correspondentie")
    page.get_by_role("link", name="Verzonden", exact=True).click()
    expect(page.get_by_role("row")).to_have_count(2)
    assert "stand=verzonden" in page.url
    page.get_by_role("link", name="Lijst afdrukken").click()
    expect(page.locator("main")).to_contain_text("Lijst van brieven")
    kijk(page, "correspondentie-papier")


def test_van_besluit_tot_bekendmaking(page: Page, live_server: Any, wijk: Any) -> None:
    """REQ-075, REQ-086, DOC-01, AWB-14, AWB-16."""
    besluit = rijen.maak_besluit(wijk, ondertekenaar=wijk.kim)
    vastgesteld(besluit)
    haal_terug(page, live_server, wijk, besluit)
    opnieuw(besluit, wijk.kim)
    lees_de_brief(page, live_server, wijk, besluit)
    tien_minuten_later(besluit)
    doe_op_de_post(page, live_server, wijk)
    bezorgd()
    with transactie(p.SYSTEEM):
        klaar = Besluit.objects.get(pk=besluit.pk)
    assert (klaar.stand, klaar.bekendgemaakt_op) == ("bekend", klok.vandaag())
    assert datum_gewoon(klaar.bezwaar_tot) == datum_gewoon(bezwaartermijn(klok.vandaag()).indienen.dag)
    vind_alles_terug(page, live_server, wijk, besluit)
