"""Verhaal: dit klopt niet, en gebruik het even niet.

Fatma leest in een regel van Samira dat zij schulden heeft bij een vriend. Het was haar broer. Petra vraagt Samira wat
die ervan vindt, en verbetert het. Over een andere regel krijgt Fatma geen gelijk: daar staat voortaan haar eigen
verhaal bij. Haar verzoek om gegevens voorlopig niet te gebruiken gaat meteen in: Samira ziet het, en kan niets meer
veranderen.
"""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from keukentafel.privacy.handelingen.beperking import beperking_instellen
from keukentafel.privacy.handelingen.verzoekstuk import stuk_kiezen
from keukentafel.privacy.tests.gevallen import Geval, maak_geval
from tests.inloggen import log_in_browser
from tests.verhalen.kijken import kijk

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def g(settings: Any) -> Geval:
    settings.ALLOWED_HOSTS = ["*"]
    geval = maak_geval()
    geval.schuld = geval.journaal("Fatma heeft schulden bij een vriend. Zij wil rust.", geval.fatma)
    geval.mening = geval.journaal("Fatma overziet haar geld niet.", geval.fatma)
    return geval


def als(page: Page, live_server: Any, medewerker: Any) -> str:
    page.context.clear_cookies()
    log_in_browser(page, live_server.url, medewerker)
    return str(live_server.url)


def kies(page: Page, begin: str, zin: str, voorstel: str) -> None:
    page.get_by_role("link", name="Kies een stuk").click()
    page.get_by_role("link", name="Journaal", exact=True).click()
    kijk(page, "stukken-kiezen")
    page.get_by_role("link").filter(has_text="Journaal").filter(has_not_text="gespreksverslag").last.wait_for()
    page.locator("[data-rij-link]").filter(has_text="Journaal").nth(0 if begin == "schuld" else 1).click()
    page.get_by_label("Welke woorden kloppen niet?").fill(zin)
    page.get_by_label("Wat moet er staan, volgens de inwoner?").fill(voorstel)
    kijk(page, "stuk-kiezen")
    page.get_by_role("button", name="Kies, en vraag de maker").click()
    expect(page.locator("main")).to_contain_text("Wacht op Samira")


def antwoord(page: Page, huis: str, vindt: str, woorden: str) -> None:
    page.goto(f"{huis}/mijn-dag/")
    page.get_by_role("link", name="Een inwoner wil dat iets wordt verbeterd").first.click()
    page.get_by_label(vindt).check()
    page.get_by_label("Toelichting").fill(woorden)
    kijk(page, "zienswijze")
    page.get_by_role("button", name="Verstuur").click()
    expect(page.locator("main")).to_contain_text("naar de privacy officer")


def test_verbeteren_en_een_eigen_verklaring(page: Page, live_server: Any, g: Geval):
    """Art. 16: asked, weighed with the maker, changed as a version, and the own words where it stays."""
    v = g.klaar_voor_pakket(g.fatma, soort="rectificatie")
    huis = als(page, live_server, g.petra)
    page.goto(f"{huis}/privacy/verzoeken/{v.pk}/")
    kies(page, "schuld", "bij een vriend", "bij haar broer")
    kies(page, "mening", "overziet haar geld niet", "regelt haar geld zelf")
    huis = als(page, live_server, g.wijk.samira)
    antwoord(page, huis, "De inwoner heeft gelijk: het moet anders", "")
    antwoord(page, huis, "Het is mijn oordeel als hulpverlener, geen feit", "Zo zag ik het.")
    huis = als(page, live_server, g.petra)
    page.goto(f"{huis}/privacy/verzoeken/{v.pk}/")
    kijk(page, "verzoek-rectificatie")
    page.locator("[data-rij]").filter(has_text="bij een vriend").get_by_role("link").click()
    page.get_by_label("Ja", exact=True).check()
    kijk(page, "verzoekstuk")
    page.get_by_role("button", name="Besluit, en voer het uit").click()
    page.locator("[data-rij]").filter(has_text="overziet haar geld").get_by_role("link").click()
    page.get_by_label("Nee", exact=True).check()
    page.get_by_label("Waarom niet, of niet alles?").fill("Dit is wat de hulpverlener vindt.")
    page.get_by_label("Eigen verklaring van de inwoner").fill("Ik betaal elke maand mijn huur.")
    page.get_by_role("button", name="Besluit, en voer het uit").click()
    page.get_by_label("Hoe loopt het af?").select_option("deels")
    page.locator("#id_sluit-reden").fill("Wij keken beide regels na.")
    page.get_by_role("button", name="Sluit af").click()
    expect(page.locator("main")).to_contain_text("Voor een deel toegewezen")
    kijk(page, "verzoek-rectificatie-klaar")
    huis = als(page, live_server, g.wijk.samira)
    page.goto(f"{huis}/dossier/{g.dossier.pk}/tijdlijn/")
    expect(page.locator("main")).to_contain_text("schulden bij haar broer")
    expect(page.locator("main")).to_contain_text("Ik betaal elke maand mijn huur.")
    kijk(page, "dossier-met-verklaring")


def test_alleen_bewaren_tot_het_is_verteld(page: Page, live_server: Any, g: Geval):
    """Art. 18: the mark stands at once, on every page, and ends only after a letter."""
    v = g.klaar_voor_pakket(g.fatma, soort="beperking")
    huis = als(page, live_server, g.petra)
    page.goto(f"{huis}/privacy/verzoeken/{v.pk}/")
    page.get_by_label("Alles over deze persoon").check()
    page.locator("#id_beperk-reden").fill("Wij gaan na of het klopt.")
    kijk(page, "beperking-instellen")
    page.get_by_role("button", name="Alleen nog bewaren").click()
    expect(page.locator("main")).to_contain_text("Deze gegevens bewaren wij alleen")
    huis = als(page, live_server, g.wijk.samira)
    page.goto(f"{huis}/dossier/{g.dossier.pk}/journaal/{g.schuld.pk}/")
    expect(page.locator("main")).to_contain_text("Wij bewaren alles over Fatma alleen")
    page.locator("#id_tekst").fill("Iets anders")
    page.locator("#id_reden").first.fill("Fout")
    page.get_by_role("button", name="Verbeter de regel").click()
    expect(page.locator("main")).to_contain_text("wij bewaren het alleen (AVG art. 18)")
    expect(page.locator("#id_tekst")).to_have_value("Iets anders")
    kijk(page, "dossier-beperkt")
    huis = als(page, live_server, g.petra)
    page.goto(f"{huis}/privacy/beperkingen/")
    kijk(page, "beperkingen")
    page.locator("[data-rij-link]").first.click()
    page.get_by_label("Waarom eindigt de beperking?").fill("Wij hebben het nagegaan.")
    kijk(page, "beperking")
    page.get_by_role("button", name="Vertel het, en laat eindigen").click()
    expect(page.locator("main")).to_contain_text("Het einde is verteld")


def test_delen_zonder_het_stuk_dat_wij_alleen_bewaren(page: Page, live_server: Any, g: Geval):
    """Art. 18: a share names kinds of data; Samira reads that a piece stays here, and says that it did."""
    v = g.klaar_voor_pakket(g.fatma, soort="beperking")
    g.doe("petra", stuk_kiezen, verzoek_id=v.pk, bron="dossier.journaalregel", object_id=g.schuld.pk)
    g.doe("petra", beperking_instellen, verzoek_id=v.pk, grond="juistheid", reden="Wij gaan het na.")
    huis = als(page, live_server, g.wijk.samira)
    page.goto(f"{huis}/dossier/{g.dossier.pk}/delen/")
    expect(page.locator("main")).to_contain_text("Op een stuk over Fatma rust een beperking")
    page.get_by_label("Over wie?").select_option(label="Fatma")
    page.get_by_label("Met wie?").select_option("aanbieder")
    page.get_by_label("Waar komen de gegevens vandaan?").select_option("wmo")
    page.get_by_role("button", name="Mag dit?").click()
    kijk(page, "delen-beperkt")
    page.get_by_role("button", name="Leg vast dat je dit deelt").click()
    expect(page.locator("main")).to_contain_text("Laat dat stuk weg, en vink aan dat je dat deed.")
    page.get_by_label("Ik heb weggelaten wat wij alleen bewaren").check()
    page.get_by_role("button", name="Leg vast dat je dit deelt").click()
    expect(page.locator("main")).to_contain_text("zonder wat wij alleen bewaren")


def test_een_bezwaar_dat_gelijk_krijgt(page: Page, live_server: Any, g: Geval):
    """Art. 21: both sides weighed; we stop, and whether it must go is asked next."""
    v = g.klaar_voor_pakket(g.fatma, soort="bezwaar")
    huis = als(page, live_server, g.petra)
    page.goto(f"{huis}/privacy/verzoeken/{v.pk}/")
    page.get_by_label("Tegen welk gebruik is het bezwaar?").fill("Bespreken in het overleg")
    page.get_by_label("Waarom wil de inwoner dit niet?").fill("Dan weet iedereen het.")
    page.get_by_label("Waarvoor gebruiken wij dit").fill("Samen zien wij meer.")
    page.get_by_label("Wij stoppen").check()
    page.locator("#id_weeg-reden").fill("Het kan ook zonder namen.")
    kijk(page, "bezwaar")
    page.get_by_role("button", name="Besluit, en stuur de brief").click()
    expect(page.locator("main")).to_contain_text("Het bezwaar is gewogen en beantwoord")
    page.goto(f"{huis}/privacy/verzoeken/")
    expect(page.locator("main")).to_contain_text("Gegevens verwijderen")
