"""From a finished report to a decision that was taken: no retyping, every sentence with its source (issue 6)."""

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from keukentafel.besluit.handelingen._opstellen import band_met
from keukentafel.besluit.handelingen.toets import besluit_aanbieden, besluit_vaststellen
from keukentafel.besluit.models import Besluit, Overweging
from keukentafel.besluit.tests.hulp_opstellen import (
    ANALYSE,
    SITUATIE,
    VRAAG,
    Zaak,
    beslis,
    maak_zaak,
    stel_op,
    van_systeem,
    vers,
)
from keukentafel.besluit.tests.register import mandaat
from keukentafel.kern.actor import transactie
from keukentafel.plan.tests.hulp import doe
from keukentafel.plan.tests.test_browser import binnen
from keukentafel.poort.matrix import Rol
from tests import personages as p
from tests.interactiemeter import budget
from tests.verhalen.kijken import kijk

BESLIS, OPEN = re.compile(r"Beslis ?: Hulp in het huishouden"), re.compile(r"Open ?: besluit")
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def zaak() -> Zaak:
    return maak_zaak()


def leg_voor(zaak: Zaak) -> Besluit:
    besluit = stel_op(zaak)
    beslis(zaak, besluit)
    versie = vers(besluit).versie
    doe(zaak.samira, besluit_aanbieden, besluit_id=besluit.pk, versie=versie)
    return besluit


def ga(page: Any, pad: str) -> None:
    page.goto(f"{page.basis}{pad}")
    page.wait_for_load_state("networkidle")


def test_van_verslag_tot_besluit(browser: Any, live_server: Any, zaak: Zaak):
    """REQ-074, REQ-075: Samira drafts, Rosa decides; nobody retypes, and the letter says only what a source says."""
    samira = binnen(browser, live_server, zaak.samira)
    samira_stelt_op(samira, zaak)
    (besluit,) = van_systeem(Besluit)
    rosa = binnen(browser, live_server, zaak.rosa)
    rosa_beslist(rosa)
    elke_zin_heeft_een_bron(samira, besluit)


def samira_stelt_op(samira: Any, zaak: Zaak) -> None:
    """From the aanvraag to a decision that lies before who decides: five clicks, and no word typed."""
    ga(samira, f"/aanvragen/{zaak.aanvraag.pk}/opstellen/")
    with budget(samira, "onderzoek-tot-besluit") as meter:
        meter.klik(samira.get_by_role("button", name="Stel op"))
        for stuk in (VRAAG, SITUATIE, ANALYSE):
            expect(samira.get_by_text(stuk, exact=True).first).to_be_visible()
        meter.klik(samira.get_by_role("link", name=BESLIS))
        expect(samira.locator("#id_uitkomst_0")).to_be_checked()
        meter.klik(samira.get_by_role("button", name="Bewaren"))
        expect(samira.get_by_text("U krijgt hulp in het huishouden.")).to_be_visible()
        meter.klik(samira.get_by_role("button", name="Bied aan om te beslissen"))
        expect(samira.get_by_text("Ligt ter beslissing", exact=True)).to_be_visible()
    kijk(samira, "besluit-aangeboden")


def rosa_beslist(rosa: Any) -> None:
    ga(rosa, "/besluiten/te-beslissen/")
    kijk(rosa, "te-beslissen")
    rosa.get_by_role("button", name=OPEN).click()
    expect(rosa.get_by_text(SITUATIE, exact=True)).to_be_visible()
    kijk(rosa, "besluit-te-nemen")
    with budget(rosa, "fiat") as meter:
        meter.klik(rosa.get_by_role("button", name="Neem besluit"))
        expect(rosa.get_by_text("Genomen, nog niet verzonden")).to_be_visible()


def elke_zin_heeft_een_bron(page: Any, besluit: Besluit) -> None:
    """What stands in the argument of the letter, sentence by sentence, beside the rows with their sources."""
    ga(page, f"{besluit.adres}afdrukken/")
    kijk(page, "besluit-afdruk")
    zinnen = page.locator("[data-bron]")
    rijen = {r.tekst: r.bron_naam for r in van_systeem(Overweging, besluit=besluit) if r.tekst}
    gelezen = {z.inner_text().strip(): z.get_attribute("data-bron") for z in zinnen.all()}
    assert gelezen == rijen
    assert all(gelezen.values())


def test_rosa_geeft_terug_en_samira_leest_waarom(browser: Any, live_server: Any, zaak: Zaak):
    besluit = leg_voor(zaak)
    rosa = binnen(browser, live_server, zaak.rosa)
    ga(rosa, "/besluiten/te-beslissen/")
    with budget(rosa, "fiat-terug") as meter:
        rosa.get_by_role("button", name=OPEN).click()
        expect(rosa.get_by_label("Wat moet er anders?")).to_be_visible()
        meter.pagina_laden = 0
        meter.vul(rosa.get_by_label("Wat moet er anders?"), "Wat doen de buren?", vrij=True)
        meter.klik(rosa.get_by_role("button", name="Geef terug"))
        expect(rosa.get_by_text("Er wacht niets op een besluit van jou.")).to_be_visible()
    samira = binnen(browser, live_server, zaak.samira)
    ga(samira, besluit.adres)
    expect(samira.get_by_text("Rosa: Wat doen de buren?")).to_be_visible()
    kijk(samira, "besluit-teruggegeven")


def test_zonder_javascript_kan_alles_ook(browser: Any, live_server: Any, zaak: Zaak):
    besluit = leg_voor(zaak)
    rosa = binnen(browser, live_server, zaak.rosa, java_script_enabled=False)
    rosa.goto(f"{rosa.basis}/besluiten/te-beslissen/")
    rosa.get_by_role("button", name=OPEN).click()
    rosa.get_by_role("button", name="Neem besluit").click()
    expect(rosa.get_by_text("Genomen, nog niet verzonden")).to_be_visible()
    assert vers(besluit).stand == "vastgesteld"


def test_twee_schrijvers_in_de_browser(browser: Any, live_server: Any, zaak: Zaak):
    besluit = stel_op(zaak)
    blok = van_systeem(Overweging, besluit=besluit, tekst=ANALYSE)[0]
    samira, tom = (binnen(browser, live_server, wie) for wie in (zaak.samira, zaak.huis.wijk.tom))
    for page, woorden in ((samira, "Van Samira"), (tom, "Van Tom")):
        ga(page, f"{besluit.adres}teksten/{blok.pk}/")
        page.get_by_label("Wat staat er in de brief?").fill(woorden)
    samira.get_by_role("button", name="Bewaren").click()
    expect(samira.get_by_text("Van Samira", exact=True)).to_be_visible()
    tom.get_by_role("button", name="Bewaren").click()
    expect(tom.get_by_role("group", name="Twee versies van deze tekst")).to_contain_text("Van Samira")
    kijk(tom, "besluit-botsing")
    tom.get_by_role("button", name="Bewaren").click()
    expect(tom.get_by_text("Van Tom", exact=True)).to_be_visible()


def test_hulp_zonder_besluit_en_toch_een_besluit_als_fatma_dat_vraagt(browser: Any, live_server: Any):
    """REQ-076: a simple letter; a decision because she asks, drafted from the same pieces."""
    zaak = maak_zaak(procedure="beschikkingsvrij", stand="vraag")
    samira = binnen(browser, live_server, zaak.samira)
    stel_op_in_beeld(samira, zaak)
    expect(samira.get_by_text("Bericht over hulp zonder besluit").first).to_be_visible()
    samira.get_by_role("link", name=BESLIS).click()
    samira.get_by_role("button", name="Bewaren").click()
    samira.get_by_role("button", name="Geef af").click()
    expect(samira.get_by_text("Genomen, nog niet verzonden")).to_be_visible()
    ga(samira, f"/aanvragen/{zaak.aanvraag.pk}/opstellen/")
    samira.get_by_label("De inwoner vraagt om een besluit").check()
    samira.get_by_label("Toekennen of afwijzen").check()
    samira.get_by_role("button", name="Stel op").click()
    expect(samira.get_by_text("U vroeg ons om een besluit.", exact=True)).to_be_visible()


def stel_op_in_beeld(page: Any, zaak: Zaak) -> None:
    """By the form, with the kind that stands chosen."""
    ga(page, f"/aanvragen/{zaak.aanvraag.pk}/opstellen/")
    kijk(page, "besluit-opstellen")
    page.get_by_role("button", name="Stel op").click()
    page.wait_for_load_state("networkidle")


def test_een_zwaarwegend_advies_en_een_besluit_dat_afwijkt(browser: Any, live_server: Any):
    """REQ-077: the advice stays as it was given; another outcome needs a reason of its own (Awb 3:50)."""
    zaak = maak_zaak(procedure="zwaarwegend_advies", adviesorgaan="wot", orgaan="rogplus")
    samira = binnen(browser, live_server, zaak.samira)
    stel_op_in_beeld(samira, zaak)
    samira.get_by_role("link", name=BESLIS).click()
    samira.get_by_role("button", name="Bewaren").click()
    samira.get_by_role("button", name="Geef af").click()
    expect(samira.get_by_text("Afgegeven", exact=True).first).to_be_visible()
    besluit = stel_op(zaak, zaak.rosa)
    beslis(zaak, besluit, "af")
    rosa = binnen(browser, live_server, zaak.rosa)
    ga(rosa, besluit.adres)
    expect(rosa.get_by_text("Dit besluit wijkt af van het advies.")).to_be_visible()
    expect(rosa.get_by_text("Het advies was: U krijgt hulp in het huishouden.").first).to_be_visible()
    kijk(rosa, "besluit-wijkt-af")


def test_welke_keuzes_fatma_zag(browser: Any, live_server: Any, zaak: Zaak):
    """REQ-084: what was shown, what she chose and why, and it stands in the reasons."""
    besluit = stel_op(zaak)
    samira = binnen(browser, live_server, zaak.samira)
    for vorm, gekozen, reden in (
        ("Zorg in natura", True, "Zij hoeft niets te regelen"),
        ("Persoons", False, "Te veel"),
    ):
        ga(samira, f"{besluit.adres}keuzes/")
        samira.get_by_label(vorm).check()
        samira.get_by_label("Dit koos de inwoner").set_checked(gekozen)
        samira.get_by_label("Waarom wel of niet?").fill(reden)
        samira.get_by_role("button", name="Bewaren").click()
    samira.get_by_role("button", name="Werk bij uit het dossier").click()
    expect(samira.get_by_text("U koos voor Hulp in het huishouden, zorg in natura: Zij hoeft niets")).to_be_visible()
    expect(samira.get_by_text("is het niet geworden: Te veel")).to_be_visible()
    kijk(samira, "besluit-keuzes")


def test_alles_rond_een_besluit_staat_bij_elkaar(browser: Any, live_server: Any, zaak: Zaak):
    """REQ-078, REQ-081: who advises and decides, what was decided for others, bezwaar and letters, one click away."""
    besluit = leg_voor(zaak)
    samira, rosa = (binnen(browser, live_server, wie) for wie in (zaak.samira, zaak.rosa))
    ga(samira, zaak.aanvraag.adres)
    expect(samira.get_by_text("Wie dit kan tekenen")).to_be_visible()
    kijk(samira, "aanvraag-wie-beslist")
    ga(samira, f"/dossier/{zaak.huis.dossier.pk}/besluit/")
    expect(samira.get_by_text("Er is geen bezwaar.")).to_be_visible()
    kijk(samira, "huishouden-besluiten")
    ga(rosa, besluit.adres)
    expect(rosa.get_by_text("Er zijn te weinig besluiten die hierop lijken.", exact=False)).to_be_visible()
    kijk(rosa, "besluit-vergelijkbaar")


def test_wat_de_wet_wil_weten_wordt_bij_het_product_gevraagd(browser: Any, live_server: Any, zaak: Zaak):
    """WMO-12, WMO-13: asked where it matters, kept with the product, and shown as open until it is answered."""
    besluit = stel_op(zaak)
    beslis(zaak, besluit)
    samira = binnen(browser, live_server, zaak.samira)
    ga(samira, besluit.adres)
    expect(samira.get_by_text("Is er recht op zorg uit de Wlz?", exact=False)).to_be_visible()
    kijk(samira, "besluit-wat-mist-nog")
    samira.get_by_role("region", name="Besluit", exact=True).get_by_role("link", name=re.compile("^Wijzig")).click()
    samira.get_by_label("Nee", exact=True).check()
    kijk(samira, "besluit-uitkomst")
    samira.get_by_role("button", name="Bewaren").click()
    expect(samira.get_by_text("Is er recht op zorg uit de Wlz?", exact=False)).to_have_count(0)


def test_een_spoedbesluit_kijkt_een_ander_na(browser: Any, live_server: Any, zaak: Zaak):
    """MAN-07: Samira decides at once and alone; Tom, who has the mandate too, looks afterwards and says so."""
    with transactie(p.SYSTEEM):
        mandaat("coach", "wmo", "rogplus", Rol.WIJKCOACH)
    besluit = stel_op(zaak, soort="spoed")
    beslis(zaak, besluit)
    doe(zaak.samira, besluit_vaststellen, besluit_id=besluit.pk, versie=vers(besluit).versie)
    with transactie(p.SYSTEEM):
        band_met(besluit, zaak.huis.wijk.tom.pk)
    tom = binnen(browser, live_server, zaak.huis.wijk.tom)
    ga(tom, besluit.adres)
    expect(tom.get_by_text("Nog niemand keek dit spoedbesluit na.")).to_be_visible()
    kijk(tom, "besluit-na-te-kijken")
    tom.get_by_role("link", name="Kijk na").click()
    kijk(tom, "besluit-nakijken")
    tom.get_by_label("Wil je iets opmerken?").fill("Let op de einddatum.")
    tom.get_by_role("button", name="Ik keek dit na").click()
    expect(tom.get_by_text("Nagekeken door Tom")).to_be_visible()
    kijk(tom, "besluit-nagekeken")
