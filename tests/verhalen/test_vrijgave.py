"""Verhaal: Fatma wil weten wat er over haar is opgeschreven, en er loopt een meldcode.

Petra, de privacy officer, kan die stukken niet meegeven. Annet, de aandachtsfunctionaris, krijgt een taak, kijkt wat er
over veiligheid staat, en geeft één stuk vrij. Daarna kan Petra verder.
"""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from keukentafel.dossier import handelingen as dossier
from keukentafel.kern.actor import transactie
from keukentafel.privacy.models import Pakketstuk
from keukentafel.privacy.tests.gevallen import Geval, maak_geval
from tests import personages as p
from tests.verhalen.kijken import kijk
from tests.verhalen.test_inzage import als

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def g(settings: Any) -> Geval:
    settings.ALLOWED_HOSTS = ["*"]
    geval = maak_geval()
    geval.doe(
        "samira", dossier.meldcode_beginnen, dossier_id=geval.dossier.pk, aanleiding="Elif schrikt van haar vader"
    )
    return geval


@pytest.fixture
def annet(g: Geval) -> Any:
    with transactie(p.SYSTEEM):
        return p.maak_medewerker("Annet", p.Rol.AANDACHTSFUNCTIONARIS, None)


def test_annet_geeft_een_stuk_over_veiligheid_vrij(page: Page, live_server: Any, g: Geval, annet: Any):
    """MLD-07, REQ-160."""
    verzoek = g.klaar_voor_pakket(g.fatma)
    pakket = g.pakket(verzoek)
    with transactie(p.SYSTEEM):
        stuk = Pakketstuk.objects.get(pakket=pakket, bron="dossier.meldcode")
    huis = als(page, live_server, g.petra)
    adres = f"{huis}/privacy/verzoeken/{verzoek.pk}/stuk/{stuk.pk}/"
    page.goto(adres)
    page.get_by_role("button", name="Bekeken, gaat mee").click()
    expect(page.locator("main")).to_contain_text("nog niet vrijgegeven")
    kijk(page, "pakketstuk-wacht-op-vrijgave", open_=True)
    als(page, live_server, annet)
    page.goto(f"{huis}/mijn-dag/")
    page.get_by_role("link", name="Een inwoner vroeg om inzage").first.click()
    expect(page.get_by_role("heading", name="Wat de inwoner leest over veiligheid")).to_be_visible()
    kijk(page, "vrijgave")
    page.get_by_label("Waarom kan dit nu?").fill("Het gezin weet ervan, en Elif is veilig.")
    page.get_by_role("button", name="Geef vrij").click()
    expect(page.locator("main")).to_contain_text("Vrijgegeven op")
    kijk(page, "vrijgegeven")
    als(page, live_server, g.petra)
    page.goto(adres)
    page.get_by_role("button", name="Bekeken, gaat mee").click()
    with transactie(p.SYSTEEM):
        assert Pakketstuk.objects.get(pk=stuk.pk).stand == "mee"
