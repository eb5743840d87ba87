"""Verhaal: hulp stopt en iedereen hoort het; een dossier gaat weer open; de meldcode loopt tot het besluit."""

from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from keukentafel.brieven.models import Brief
from keukentafel.dossier.handelingen import dossier_sluiten
from keukentafel.dossier.handelingen.inbreng import inbreng_vastleggen
from keukentafel.dossier.models import Kindcheck, Meldcodestap, Werkproces
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.plan.handelingen import ondersteuning_toevoegen
from keukentafel.plan.handelingen.ondersteuning import NieuweOndersteuning
from keukentafel.plan.tests.hulp import alle_regie, banden, doe, leden, maak_doel, maak_huis
from keukentafel.plan.tests.test_browser import binnen
from tests import personages as p
from tests.verhalen.kijken import kijk

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def huis() -> Any:
    return maak_huis()


@pytest.fixture
def samira(browser: Browser, live_server: Any, huis: Any) -> Any:
    pagina = binnen(browser, live_server, huis.wijk.samira)
    pagina.set_viewport_size({"width": 1440, "height": 900})
    return pagina


def pad(live_server: Any, huis: Any, rest: str) -> str:
    return f"{live_server.url}/dossier/{huis.dossier.pk}/{rest}"


def paneel(pagina: Any, naam: str) -> Any:
    return pagina.locator(f"section[aria-labelledby=kop-{naam}]")


def met_toetsen(pagina: Any, knop: str) -> None:
    """The button by keyboard: reached with Tab, pressed with Enter."""
    for _ in range(60):
        pagina.keyboard.press("Tab")
        if pagina.evaluate("document.activeElement.innerText || ''").strip() == knop:
            break
    pagina.keyboard.press("Enter")


def test_samira_stopt_hulp_en_de_aanbieder_en_fatma_horen_het(samira: Any, live_server: Any, huis: Any):
    """REQ-063: stopped with a reason and a day, both told, and turned back before it leaves."""
    regel = NieuweOndersteuning("Hulp in huis", "aanvullend", aanbieder="Thuis in de wijk")
    velden = {"wet": "wmo", "over": [leden(huis)["Fatma"].pk]}
    doe(huis.wijk.samira, ondersteuning_toevoegen, dossier_id=huis.dossier.pk, regel=regel, **velden)
    samira.goto(pad(live_server, huis, "plan/ondersteuning/"))
    samira.get_by_role("link", name="Opnieuw bekijken").click()
    samira.get_by_label("Stopt", exact=True).check()
    samira.get_by_role("button", name="Bewaren").click()
    expect(samira.get_by_label("Waarom?")).to_be_visible()
    kijk(samira, "bericht-aanbieder")
    samira.get_by_label("Waarom?").fill("Het huishouden lukt weer.")
    samira.get_by_label("Adres van de aanbieder").fill("Hoogstraat 5\n3111 AB Schiedam")
    met_toetsen(samira, "Maak de brieven")
    expect(samira.get_by_text("De brief op papier gaat mee met de volgende post")).to_be_visible()
    kijk(samira, "bericht-gemaakt")
    samira.get_by_role("link", name="De hulp stopt op").first.click()
    expect(samira.get_by_text("Het huishouden lukt weer.")).to_be_visible()
    kijk(samira, "bericht-brief")
    samira.goto(pad(live_server, huis, "plan/ondersteuning/"))
    expect(samira.get_by_text("Stopt op ")).to_be_visible()
    kijk(samira, "ondersteuning-stopt", open_=True)
    samira.get_by_role("link", name="Bericht of terugdraaien").click()
    samira.get_by_role("button", name="Draai terug").click()
    expect(samira.get_by_text("De hulp loopt zoals eerst")).to_be_visible()
    with transactie(p.SYSTEEM):
        assert set(Brief.objects.values_list("stand", flat=True)) == {"ingetrokken"}


def test_een_gesloten_dossier_gaat_weer_open_met_wat_er_was(samira: Any, live_server: Any, huis: Any):
    """REQ-035: the history, the goal and the question are there, and Samira directs again."""
    maak_doel(huis)
    with transactie(p.SYSTEEM):
        vragen = {rij.pk: ("bereikt", "") for rij in Werkproces.objects.all()}
    doe(huis.wijk.samira, dossier_sluiten, dossier_id=huis.dossier.pk, reden="afgerond", resultaten=vragen)
    samira.goto(pad(live_server, huis, "afsluiten/"))
    kijk(samira, "heropenen")
    paneel(samira, "heropenen").locator("[name=reden]").fill("Fatma belde: de post stapelt weer op")
    met_toetsen(samira, "Heropen het dossier")
    expect(samira.get_by_role("heading", level=1)).to_contain_text("Yılmaz")
    kijk(samira, "heropend")
    samira.goto(pad(live_server, huis, "plan/"))
    expect(samira.get_by_role("heading", name="Elke maand genoeg geld")).to_be_visible()
    samira.goto(pad(live_server, huis, "regie/"))
    expect(samira.get_by_text("Samira").first).to_be_visible()
    kijk(samira, "heropend-regie", open_=True)
    open_ = [rij for rij in alle_regie(huis.dossier) if rij.tot is None]
    assert [rij.medewerker for rij in open_] == [huis.wijk.samira]
    assert ("Samira", "regisseur") in banden(huis.dossier)


def test_de_meldcode_loopt_van_advies_en_gesprek_tot_besluit(samira: Any, live_server: Any, huis: Any):
    """MLD-01, MLD-04: the kindcheck, advice asked, talked, weighed and decided."""
    samira.goto(pad(live_server, huis, "veiligheid/"))
    samira.get_by_text("Leg een kindcheck vast").click()
    samira.get_by_label("Wie?").select_option(str(leden(huis)["Fatma"].pk))
    paneel(samira, "kindcheck").locator("[name=uitkomst][value=veilig]").check()
    paneel(samira, "kindcheck").get_by_role("button", name="Leg vast").click()
    expect(samira.get_by_role("status").or_(samira.get_by_role("alert")).first).to_be_visible()
    with transactie(p.SYSTEEM):
        assert Kindcheck.objects.count() == 1
    kijk(samira, "kindcheck-gedaan")
    samira.goto(pad(live_server, huis, "veiligheid/meldcode/nieuw/"))
    samira.get_by_label("Wat zag of hoorde je?").fill("Elif schrikt van haar vader")
    samira.get_by_role("button", name="Begin", exact=True).click()
    samira.get_by_text("Leg een overleg vast").click()
    samira.get_by_label("Met wie overlegde je?").select_option("veilig_thuis")
    samira.locator("[name=advies]").fill("Praat met beide ouders apart")
    samira.get_by_role("button", name="Leg het overleg vast").click()
    for nr, feiten in (
        (2, "Advies gevraagd"),
        (3, "Met moeder gesproken, daarna met vader"),
        (4, "Gewogen"),
        (5, "Hulp"),
    ):
        stap = paneel(samira, f"stap-{nr}")
        expect(stap.get_by_role("button", name=f"Leg stap {nr} vast")).to_be_visible()
        stap.locator("[name=feiten]").fill(feiten)
        stap.get_by_role("button", name=f"Leg stap {nr} vast").click()
        expect(paneel(samira, f"stap-{nr}")).to_contain_text(feiten)
    kijk(samira, "meldcode-vijf-stappen")
    with transactie(p.SYSTEEM):
        assert sorted(Meldcodestap.objects.values_list("nr", flat=True).distinct()) == [1, 2, 3, 4, 5]


def test_wat_is_doorgehaald_blijft_leesbaar_als_doorgehaald(samira: Any, live_server: Any, huis: Any):
    """What was heard and struck out: the text and why, and no button to do it twice."""
    velden = {"inwoner_id": leden(huis)["Fatma"].pk, "wijze": "gesprek", "tekst": "Ik wil verhuizen"}
    velden["gehoord_op"] = klok.vandaag() - timedelta(days=1)
    doe(huis.wijk.samira, inbreng_vastleggen, dossier_id=huis.dossier.pk, **velden)
    samira.goto(pad(live_server, huis, f"gehoord/?wie={velden['inwoner_id']}"))
    samira.get_by_text("Doorhalen").first.click()
    samira.locator("[name=reden]").first.fill("Zei Emre, niet Fatma")
    samira.get_by_role("button", name="Haal door").click()
    samira.goto(pad(live_server, huis, f"gehoord/?wie={velden['inwoner_id']}"))
    expect(samira.locator("s", has_text="Ik wil verhuizen")).to_be_visible()
    expect(samira.get_by_text("Doorgehaald: Zei Emre, niet Fatma")).to_be_visible()
    expect(samira.get_by_text("Doorhalen", exact=False)).to_have_count(0)
    kijk(samira, "gehoord-doorgehaald")
