"""Help verandert op een grond uit de wet: de brief zegt welke, en wat die betekent (WMO-15, Awb 4:8)."""

from typing import Any

import pytest
from playwright.sync_api import expect

from keukentafel.besluit.models import Besluit
from keukentafel.besluit.tests.hulp_opstellen import Zaak, gehoord, maak_bekend, maak_zaak, van_systeem, vers
from keukentafel.plan.tests.test_browser import binnen
from tests.verhalen.kijken import kijk
from tests.verhalen.test_van_verslag_tot_besluit import BESLIS, OPEN, ga

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def zaak() -> Zaak:
    return maak_zaak()


def test_minder_hulp_omdat_drie_uur_niet_meer_nodig_is(browser: Any, live_server: Any, zaak: Zaak) -> None:
    """Fatma kreeg drie uur. Het gaat beter: Samira maakt er twee van, en moet zeggen waarom dat mag."""
    eerder = maak_bekend(zaak)
    samira = binnen(browser, live_server, zaak.samira)
    samira_stelt_de_herziening_op(samira, zaak)
    besluit = next(b for b in van_systeem(Besluit) if b.pk != eerder.pk)
    samira_kiest_de_grond(samira)
    fatma_wordt_gehoord(samira, zaak, besluit)
    rosa_leest_de_grond_en_beslist(binnen(browser, live_server, zaak.rosa))
    assert (vers(besluit).stand, vers(besluit).herzieningsgrond) == ("vastgesteld", "b")
    de_brief_noemt_wet_en_betekenis(samira, besluit)


def samira_stelt_de_herziening_op(samira: Any, zaak: Zaak) -> None:
    ga(samira, f"/aanvragen/{zaak.aanvraag.pk}/opstellen/")
    samira.get_by_label("Herziening").check()
    samira.get_by_label("Over welk eerder besluit gaat het?").select_option(index=1)
    samira.get_by_role("button", name="Stel op").click()
    samira.get_by_role("link", name=BESLIS).click()
    samira.get_by_label("Hoeveel?").fill("2")
    samira.get_by_role("button", name="Bewaren").click()
    expect(samira.get_by_text("Kies op welke grond de hulp verandert of stopt.")).to_be_visible()
    kijk(samira, "herziening-zonder-grond")


def samira_kiest_de_grond(samira: Any) -> None:
    """Eerst een andere, want zij vergist zich; opnieuw kiezen is de weg terug."""
    samira.get_by_role("link", name="Kies de grond").click()
    kijk(samira, "herziening-grond-kiezen")
    samira.get_by_label("c. Deze hulp of dit budget is niet meer genoeg").check()
    samira.get_by_role("button", name="Bewaren").click()
    expect(samira.get_by_text("Grond c.")).to_be_visible()
    samira.get_by_role("link", name="Wijzig de grond").click()
    samira.get_by_label("b. De inwoner heeft deze hulp niet meer nodig").check()
    samira.get_by_role("button", name="Bewaren").click()
    expect(samira.get_by_text("Grond b.")).to_be_visible()


def fatma_wordt_gehoord(samira: Any, zaak: Zaak, besluit: Besluit) -> None:
    """Zonder dat Fatma iets kon zeggen, gaat het niet naar wie beslist (Awb 4:8)."""
    samira.get_by_role("button", name="Bied aan om te beslissen").click()
    expect(samira.get_by_role("alert").get_by_text("De inwoner is nog niet gehoord")).to_be_visible()
    gehoord(zaak)
    ga(samira, besluit.adres)
    kijk(samira, "herziening-met-grond")
    samira.get_by_role("button", name="Bied aan om te beslissen").click()
    expect(samira.get_by_text("Ligt ter beslissing", exact=True)).to_be_visible()


def rosa_leest_de_grond_en_beslist(rosa: Any) -> None:
    ga(rosa, "/besluiten/te-beslissen/")
    rosa.get_by_role("button", name=OPEN).click()
    expect(rosa.get_by_text("Grond b.")).to_be_visible()
    kijk(rosa, "herziening-te-nemen")
    rosa.get_by_role("button", name="Neem besluit").click()
    expect(rosa.get_by_text("Genomen, nog niet verzonden")).to_be_visible()


def de_brief_noemt_wet_en_betekenis(samira: Any, besluit: Besluit) -> None:
    ga(samira, f"{besluit.adres}brief/")
    brief = samira.get_by_role("article")
    expect(brief).to_contain_text("De hulp zoals u die kreeg, is niet meer nodig.")
    expect(brief).to_contain_text("Wmo 2015, artikel 2.3.10, eerste lid, onder b.")
    kijk(samira, "herziening-brief")
