"""Verhaal: een werkdag van Samira, wijkcoach, van de telefoon tot het verstuurde verslag, zonder een ander programma.

1. De telefoon gaat: een kort contact wordt een melding. 2. Mo verdeelt, Samira pakt op. 3. Het dossier gaat open.
4. De gegevens van de inwoner. 5. Een afspraak, met een uitnodiging op papier. 6. De vraag verhelderen. 7. Het plan.
8. Het verslag, dat per mail naar de inwoner gaat. Elk veld krijgt een eigen waarde; geen scherm vraagt er twee keer om.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from keukentafel.brieven.tests.test_mailen import server, werk_af
from keukentafel.dossier.models import Dossier
from keukentafel.inwoner.tests import gegevens as g
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.koppelingen.tests.test_pdf import lees
from keukentafel.organisatie.models import Inrichting
from keukentafel.toegang.models import Melding
from tests import personages as p
from tests.inloggen import log_in_browser
from tests.interactiemeter import budget
from tests.rust import tot_rust
from tests.verhalen.dagboek import Dagboek
from tests.verhalen.dagwaarden import ADRES, IN_PLAN, IN_UITNODIGING, IN_VERSLAG, NAAM, VELDEN, WAARDEN
from tests.verhalen.kijken import kijk
from tests.verhalen.test_gespreksverslag import bel

__all__ = ["server"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def wijk(live_server: Any, settings: Any) -> p.Wijk:
    settings.ALLOWED_HOSTS = ["*"]
    wijk = g.wijk_met_buurten()
    vraag = {"onderwerp": "geld", "doel": "Om te weten hoeveel haast er is"}
    velden = {"soort": "gerichte_vraag", "code": "post", "naam": "Welke post ligt er?", "waarde": vraag}
    Inrichting.objects.create(**velden, geldig_van=p.BEGIN)
    return wijk


@pytest.fixture
def boek() -> Iterator[Dagboek]:
    boek = Dagboek(WAARDEN, VELDEN)
    yield boek
    print("\n".join(boek.fouten))


@pytest.fixture
def mo(browser: Browser, live_server: Any, wijk: p.Wijk) -> Iterator[Page]:
    """Management support, in a browser of his own."""
    context = browser.new_context(base_url=live_server.url)
    log_in_browser(context.new_page(), live_server.url, wijk.mo)
    yield context.pages[0]
    context.close()


def een(model: Any, **waar: Any) -> Any:
    with transactie(p.SYSTEEM):
        return model.objects.get(**waar)


def test_een_werkdag_van_samira(page: Page, mo: Page, live_server: Any, wijk: p.Wijk, boek: Dagboek, server: Any):
    """REQ-001, REQ-002, REQ-014, REQ-016, REQ-025, REQ-033, REQ-034, REQ-038, REQ-040."""
    log_in_browser(page, live_server.url, wijk.samira)
    with budget(page, "melding-tot-toewijzing") as meter:
        telefoon(page, boek, meter)
        melding(page, boek, meter)
        verdelen(mo, boek, meter)
    dossier_openen(page, live_server.url, boek)
    gegevens(page, boek)
    afspraak(page, boek)
    op_papier(mo, boek)
    vraag(page, live_server.url, boek)
    plan(page, boek)
    verslag(page, live_server.url, boek)
    versturen(page, live_server.url, boek, server)
    assert boek.fouten == []


def telefoon(page: Page, boek: Dagboek, meter: Any) -> None:
    page.goto(page.url)
    meter.pagina_laden = 0
    meter.toets("n")
    form = boek.open(page, "contact", "#contact-form")
    meter.klik(page.get_by_label("Geld", exact=True))
    meter.vul(page.get_by_label("Kort verslag"), WAARDEN["vraag"], vrij=True)
    meter.klik(page.get_by_label("Melding maken", exact=True))
    boek.vul(form, "contact")
    meter.toets("Control+Enter")
    page.wait_for_url("**/meldingen/nieuw/**")


def melding(page: Page, boek: Dagboek, meter: Any) -> None:
    tot_rust(page)
    boek.bron(page, "melding", "Uit het contact van")
    kijk(page, "melding-uit-contact")
    meter.klik(page.get_by_text("Nieuwe inwoner", exact=True))
    form = boek.open(page, "melding", "#melding-form")
    for label, naam in (("Roepnaam", "roepnaam"), ("Achternaam", "achternaam"), ("Postcode", "postcode")):
        meter.vul(form.get_by_label(label, exact=True).or_(form.get_by_label(f"{label} (mag leeg)")), WAARDEN[naam])
    for label, naam in (("Dag", "dag"), ("Maand", "maand"), ("Jaar", "jaar")):
        meter.vul(form.get_by_role("textbox", name=label), WAARDEN[naam])
    boek.vul(form, "melding")
    meter.toets("Control+Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("is gemaakt")


def verdelen(mo: Page, boek: Dagboek, meter: Any) -> None:
    """Mo hands it out in his own browser, and reads nothing of the story."""
    mo.goto("/team/verdelen/")
    boek.open(mo, "verdelen", "#verdelen form:has([name=urgentie])")
    assert not [w for w in ("vraag", "veiligheid", "gericht") if WAARDEN[w] in mo.content()]
    meter.klik(mo.get_by_role("button", name="Toewijzen aan Samira"))
    expect(mo.locator("#ongedaan")).to_contain_text("is toegewezen aan Samira")


def dossier_openen(page: Page, url: str, boek: Dagboek) -> None:
    page.goto(f"{url}/meldingen/{een(Melding).pk}/")
    page.keyboard.press("a")
    expect(page.locator("#ongedaan")).to_contain_text("De melding is van jou.")
    gezien = ("vraag", "gericht", "veiligheid", "beller", "melder_telefoon", "spreker", "verwijzer", "kanaal", "taal")
    boek.stuk("de melding", page.locator("main").inner_text(), gezien)
    page.get_by_role("link", name="Dossier openen").click()
    page.get_by_role("button", name="Open het dossier").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(WAARDEN["achternaam"])
    expect(page.locator("main")).to_contain_text("Samira")
    tot_rust(page)
    boek.stuk("de tijdlijn", page.locator("main").inner_text(), ["vraag"])


def gegevens(page: Page, boek: Dagboek) -> None:
    lid = een(Melding).inwoner_id
    basis = page.url
    page.goto(f"{basis.partition('/dossier/')[0]}/inwoner/{lid}/bewerken/")
    form = boek.open(page, "gegevens", "#inwoner-bewerken")
    boek.vul(form, "gegevens")
    page.get_by_role("button", name="Bewaar").click()
    gezien = (*ADRES, "telefoon", "email", "voornamen", "taal")
    boek.stuk("de kaart", page.locator("main").inner_text(), gezien)
    page.goto(basis)


def afspraak(page: Page, boek: Dagboek) -> None:
    page.get_by_role("link", name="Afspraak").click()
    form = boek.open(page, "afspraak", "form:has([name=onderwerp])")
    expect(form.get_by_label("Neutrale plek")).to_be_checked()
    boek.bron(page, "afspraak", "Zo staat het bij Noëlle")
    kijk(page, "afspraak-voorkeur")
    boek.stuk("met wie", form.get_by_role("combobox", name="Met wie?").input_value(), ["achternaam"])
    nu = klok.nu().astimezone(klok.AMSTERDAM)
    # Today, also in the last hour of the day: the agenda opens a report for what is today.
    begin = min(nu + timedelta(hours=1), nu.replace(hour=23, minute=55))
    form.get_by_label("Dag", exact=True).fill(f"{begin:%Y-%m-%d}")
    form.get_by_label("Tijd").fill(f"{begin:%H:%M}")
    boek.vul(form, "afspraak")
    page.get_by_role("button", name="In de agenda zetten").click()
    expect(page.locator("main")).to_contain_text("Turks: nog regelen")
    expect(page.get_by_role("link", name="Naar de melding")).to_be_visible()
    boek.stuk("de afspraak", page.locator("main").inner_text(), ["afspraak", "afspraakplaats", "anderen", "taal"])
    page.get_by_role("button", name="Stuur uitnodiging").click()
    page.get_by_role("link", name="Uitnodiging voor een gesprek").click()
    brief(page, boek, "de uitnodiging", IN_UITNODIGING)


def brief(page: Page, boek: Dagboek, naam: str, waarden: tuple[str, ...]) -> None:
    """As text and as PDF."""
    expect(page.get_by_role("heading", level=1)).to_contain_text("Brief")
    for vorm in ("txt", "pdf"):
        antwoord = page.request.get(f"{page.url}brief.{vorm}").body()
        boek.stuk(f"{naam} ({vorm})", lees(antwoord) if vorm == "pdf" else antwoord.decode(), waarden)


def op_papier(mo: Page, boek: Dagboek) -> None:
    """Mo prints what must go out on paper, and posts it: the confirmation and the invitation."""
    bel("melding_gemaakt")
    mo.goto("/brieven/")
    expect(mo.get_by_role("checkbox", checked=True)).to_have_count(2)
    mo.get_by_role("button", name="Maak één PDF").click()
    pdf = mo.request.get(str(mo.get_by_role("link", name="Open de PDF").get_attribute("href"))).body()
    boek.stuk("de stapel papier", lees(pdf), (*IN_UITNODIGING, str(een(Melding).nummer)))
    mo.get_by_role("button", name="Op de post gedaan").click()
    expect(mo.locator("main")).to_contain_text("Op de post gedaan op")


def vraag(page: Page, url: str, boek: Dagboek) -> None:
    page.goto(f"{url}/dossier/{een(Dossier).pk}/")
    page.get_by_role("link", name="Vraag verhelderen", exact=True).click()
    boek.bron(page, "vraag", "Uit de melding van")
    page.locator("button[value='wonen:inwoner_begon']").click()
    form = boek.open(page, "vraag", "#vraag")
    boek.vul(form, "vraag")
    page.get_by_role("button", name="Bewaar", exact=False).first.click()
    expect(page.locator("main")).to_contain_text("Bewaard. Wat er stond, is terug te lezen.")
    page.get_by_role("link", name="Leefgebieden", exact=True).click()
    tot_rust(page)
    with budget(page, "leefgebieden") as meter:
        for gebied, cijfer in (("financien", 1), ("wonen", 2), ("werk", 5)):
            meter.klik(f"input[name=gebied_{gebied}][value='{cijfer}']")
        meter.klik(page.get_by_role("button", name="Bewaar"))
        expect(page.locator("#leefgebieden")).to_contain_text("De leefgebieden zijn bijgewerkt.", timeout=20_000)


def plan(page: Page, boek: Dagboek) -> None:
    page.get_by_role("link", name="Plan", exact=True).click()
    tot_rust(page)
    boek.bron(page, "plan", "Uit de vraagverheldering van")
    form = boek.open(page, "doel", "#doel-nieuw form")
    with budget(page, "doel-toevoegen") as meter:
        meter.vul("#id_resultaat", WAARDEN["doel"], vrij=True)
        meter.vul("#id_stap", WAARDEN["stap"], vrij=True)
        boek.vul(form, "doel")
        meter.klik(page.get_by_role("button", name="Voeg doel toe"))
        expect(page.get_by_role("heading", name=WAARDEN["doel"])).to_be_visible()
    for link, scherm in (("Naam wijzigen", "plannaam"), ("Samen vaststellen", "vaststellen")):
        page.get_by_role("link", name=link).click()
        boek.vul(boek.open(page, scherm, "[data-bewerken] form"), scherm)
        page.get_by_role("button", name="Bewaren").click()
        expect(page.locator("[data-bewerken]")).to_have_count(0)
    boek.stuk("het plan", page.locator("main").inner_text(), IN_PLAN)
    page.goto(f"{page.url}afdrukken/?met={een(Melding).inwoner_id}")
    boek.stuk("het plan op papier", page.locator("body").inner_text(), IN_PLAN)


def verslag(page: Page, url: str, boek: Dagboek) -> None:
    page.goto(f"{url}/agenda/")
    with budget(page, "verslag-beginnen") as meter:
        meter.klik(page.get_by_role("link", name="Verslag schrijven"))
        form = boek.open(page, "verslag", "#verslag")
    boek.bron(page, "verslag", "Titel, datum, wie en waar: uit de afspraak")
    kijk(page, "verslag-bekend")
    boek.stuk("wie en waar", form.locator("[name=aanwezig]").input_value(), ["roepnaam", "achternaam", "anderen"])
    boek.stuk("wie en waar", form.locator("[name=plaats]").input_value(), ["afspraakplaats"])
    with budget(page, "verslag-afronden") as meter:
        page.get_by_label("Wat is er besproken?").press("Control+End")
        meter.vul(page.get_by_label("Wat is er besproken?"), WAARDEN["besproken"], vrij=True)
        boek.vul(form, "verslag")
        expect(page.locator("#verslagvoorbeeld")).to_contain_text(WAARDEN["besproken"])
        meter.klik(page.get_by_role("button", name="Verslag is klaar"))
        expect(page.locator("#inhoud")).to_contain_text("Het verslag is klaar")
    boek.stuk("het verslag", page.locator("main").inner_text(), IN_VERSLAG)


def versturen(page: Page, url: str, boek: Dagboek, server: Any) -> None:
    """The resident wants it by mail; afterwards nobody is asked for a report of this talk again."""
    adres = page.url
    page.goto(f"{url}/inwoner/{een(Melding).inwoner_id}/")
    page.get_by_text("Wil post digitaal krijgen").click()
    page.locator("#digitaal").get_by_role("button", name="Leg vast").click()
    expect(page.locator("main")).to_contain_text("ja, sinds")
    page.goto(adres)
    page.get_by_role("button", name="Nu vrijgeven").click()
    expect(page.get_by_role("button", name="Nu vrijgeven")).to_have_count(0)
    bel("item_vrijgegeven")
    werk_af()
    page.reload()
    expect(page.locator("#inhoud")).to_contain_text("verzonden per e-mail")
    post = next(m for m in server.post if WAARDEN["besproken"] in m.get_body(["plain"]).get_content())
    assert post["To"] == WAARDEN["email"]
    boek.stuk("de mail", post.get_body(["plain"]).get_content(), (*NAAM, *IN_VERSLAG))
    [bijlage] = list(post.iter_attachments())
    boek.stuk("de mail (pdf)", lees(bijlage.get_content()), (*NAAM, *IN_VERSLAG))
    page.goto(f"{url}/agenda/")
    kijk(page, "agenda-met-verslag")
    expect(page.get_by_role("link", name="Verslag schrijven")).to_have_count(0)
    page.get_by_role("link", name="Naar het verslag").click()
    page.wait_for_url(adres)
