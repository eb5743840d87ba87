"""The screen parts in a real browser: axe, widths, the Content-Security-Policy, keys, drafts, undo."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from keukentafel.kern.web.galerij import BLADEN
from tests.axe import overtredingen
from tests.interactiemeter import Interactiemeter, budget, lees_budgetten
from tests.rust import tot_rust

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LUISTER = """window.overtredingen = [];
document.addEventListener('securitypolicyviolation', (e) => {
  window.overtredingen.push(e.violatedDirective + ' ' + e.blockedURI);
});"""
MATEN = """[...document.querySelectorAll('main :is(a, button), nav a')]
  .map((e) => [e.textContent.trim(), e.getBoundingClientRect().height])"""
BREDER = "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
OPGESLAGEN = """() => new Promise((goed) => {
  const vraag = indexedDB.open('keukentafel', 1);
  vraag.onupgradeneeded = () => vraag.result.createObjectStore('concept', { keyPath: 'id' });
  vraag.onsuccess = () => {
    const alle = vraag.result.transaction('concept').objectStore('concept').getAll();
    alle.onsuccess = () => { vraag.result.close(); goed(alle.result.map((r) => new TextDecoder().decode(r.data))); };
  };
})"""


@pytest.fixture
def galerij(page: Page, live_server: Any, settings: Any) -> Page:
    """The gallery's pages, with an ear for what the CSP refuses and for script errors."""
    settings.DEBUG = True
    settings.ALLOWED_HOSTS = ["*"]
    page.add_init_script(LUISTER)
    page.fouten = []  # type: ignore[attr-defined]  # the page of playwright carries what our fixture adds
    page.on("pageerror", lambda fout: page.fouten.append(str(fout)))  # type: ignore[attr-defined]  # the page of playwright carries what our fixture adds
    page.basis = f"{live_server.url}/galerij/"  # type: ignore[attr-defined]  # the page of playwright carries what our fixture adds
    return page


def open_blad(page: Any, blad: str, breed: int = 1440, hoog: int = 900) -> None:
    page.set_viewport_size({"width": breed, "height": hoog})
    page.goto(page.basis + ("" if blad == "onderdelen" else f"{blad}/"))
    tot_rust(page)


def concept_antwoordt(page: Page) -> dict[str, Any]:
    """The gallery has nobody logged in, so the draft endpoint is played here; its real one has its own tests."""
    bewaard: dict[str, Any] = {}

    def antwoord(route: Any) -> None:
        if route.request.method == "POST":
            bewaard.update(route.request.post_data_json)
            route.fulfill(json={"stand": "Concept opgeslagen om 10.04 uur"})
        else:
            route.fulfill(json={"velden": bewaard.get("velden")})

    page.route("**/concept/**", antwoord)
    return bewaard


@pytest.mark.parametrize("breed", [1440, 390])
@pytest.mark.parametrize("blad", BLADEN)
def test_axe_vindt_niets(galerij: Any, blad: str, breed: int):
    open_blad(galerij, blad, breed)
    gevonden = [(v["id"], [n["html"][:120] for n in v["nodes"]]) for v in overtredingen(galerij)]
    assert gevonden == []


@pytest.mark.parametrize("blad", BLADEN)
def test_smal_scherm_schuift_niet_zijwaarts(galerij: Any, blad: str):
    open_blad(galerij, blad, 320, 700)
    inhoud, scherm = galerij.evaluate(BREDER)
    assert inhoud <= scherm


@pytest.mark.parametrize("blad", BLADEN)
def test_niets_valt_buiten_de_csp_en_geen_script_struikelt(galerij: Any, blad: str):
    concept_antwoordt(galerij)
    open_blad(galerij, blad)
    assert "default-src 'none'" in galerij.request.get(galerij.basis).headers["content-security-policy"]
    assert galerij.evaluate("window.overtredingen") == []
    assert galerij.fouten == []
    assert galerij.evaluate("document.querySelectorAll('*').length") <= 1500
    assert len(galerij.content().encode()) <= 60 * 1024


def test_eerste_tab_is_de_overslaanlink(galerij: Any):
    open_blad(galerij, "mijn-dag")
    galerij.keyboard.press("Tab")
    expect(galerij.locator(".nl-skip-link")).to_be_focused()


def test_raakvlak_van_de_inwoner_is_groot_genoeg(galerij: Any):
    open_blad(galerij, "inwoner", 390, 844)
    maten = galerij.evaluate(MATEN)
    assert [naam for naam, hoog in maten if hoog < 44] == []


def test_letter_n_opent_het_venster_en_de_focus_gaat_terug(galerij: Any):
    concept_antwoordt(galerij)
    open_blad(galerij, "mijn-dag")
    galerij.keyboard.press("n")
    expect(galerij.locator("dialog[open]")).to_be_visible()
    expect(galerij.locator("#id_wie")).to_be_focused()
    galerij.keyboard.press("Escape")
    expect(galerij.locator("dialog[open]")).to_have_count(0)
    expect(galerij.get_by_role("link", name="Contact vastleggen")).to_be_focused()


def test_letter_in_een_veld_doet_niets(galerij: Any):
    concept_antwoordt(galerij)
    open_blad(galerij, "dossier")
    galerij.locator("#id_verslag").press_sequentially("n j k z ? /")
    expect(galerij.locator("dialog[open]")).to_have_count(0)
    expect(galerij.locator("#id_verslag")).to_have_value("n j k z ? /")


def test_letters_uit_in_het_profiel_doen_niets(galerij: Any):
    open_blad(galerij, "mijn-dag")
    galerij.evaluate("document.body.dataset.toetsen = 'uit'")
    galerij.keyboard.press("n")
    galerij.keyboard.press("/")
    expect(galerij.locator("dialog[open]")).to_have_count(0)
    expect(galerij.locator("#zoek")).not_to_be_focused()


def test_j_en_k_lopen_door_de_lijst_en_slash_zoekt(galerij: Any):
    open_blad(galerij, "mijn-dag")
    gekozen = galerij.locator(".wt-werkregel--gekozen .wt-zacht").first
    galerij.keyboard.press("j")
    expect(gekozen).to_contain_text("Yılmaz–Demir")
    galerij.keyboard.press("k")
    galerij.keyboard.press("k")
    expect(gekozen).to_contain_text("Pietersen")
    galerij.keyboard.press("/")
    expect(galerij.locator("#zoek")).to_be_focused()


def test_vraagteken_toont_alle_toetsen_en_g_gaat_ergens_heen(galerij: Any):
    open_blad(galerij, "mijn-dag")
    galerij.keyboard.press("?")
    expect(galerij.locator("#toetsen")).to_contain_text("Contact vastleggen")
    expect(galerij.locator("#toetsen")).to_contain_text("Volgende regel")
    galerij.keyboard.press("Escape")
    galerij.keyboard.press("g")
    galerij.keyboard.press("c")
    galerij.wait_for_url("**/galerij/dossier/")


def test_persoonkiezer_met_alleen_toetsen(galerij: Any):
    concept_antwoordt(galerij)
    open_blad(galerij, "onderdelen")
    galerij.locator("#id_wie").press_sequentially("alen")
    expect(galerij.locator("#id_wie-lijst [role=option]").first).to_contain_text("d’Alençon-Yılmaz")
    galerij.keyboard.press("Enter")
    expect(galerij.locator("#id_wie")).to_have_value("d’Alençon-Yılmaz, F.")
    expect(galerij.locator("[name=wie_id]").first).to_have_value("2")
    galerij.locator("#id_wie").press_sequentially("x")
    expect(galerij.locator("[name=wie_id]").first).to_have_value("")


def test_fout_in_het_venster_houdt_de_tekst_en_past_in_de_csp(galerij: Any):
    concept_antwoordt(galerij)
    open_blad(galerij, "mijn-dag")
    galerij.keyboard.press("n")
    galerij.locator("#id_wie").press_sequentially("Nieuwe buur")
    galerij.keyboard.press("Control+Enter")
    expect(galerij.locator("dialog .wt-fouten")).to_be_focused()
    expect(galerij.locator("#id_wie")).to_have_value("Nieuwe buur")
    expect(galerij.locator("#id_verslag-fout")).to_contain_text("Vul dit in.")
    assert galerij.evaluate("window.overtredingen") == []


def test_kort_contact_binnen_het_budget_en_daarna_ongedaan(galerij: Any):
    concept_antwoordt(galerij)
    open_blad(galerij, "mijn-dag")
    with budget(galerij, "kort-contact") as meter:
        meter.toets("n")
        galerij.locator("#id_wie").wait_for()
        meter.vul("#id_wie", "bak")
        galerij.locator("#id_wie-lijst li").first.wait_for()
        meter.toets("Enter")
        meter.klik(galerij.locator("dialog label", has_text="Wonen"))
        meter.vul("#id_verslag", "Vraagt wanneer de traplift komt.", vrij=True)
        meter.toets("Control+Enter")
        expect(galerij.locator("#ongedaan")).to_contain_text("Contact vastgelegd")
    expect(galerij.locator("dialog[open]")).to_have_count(0)


def test_concept_binnen_twee_seconden_op_de_server_en_terug_na_een_harde_klap(galerij: Any):
    bewaard = concept_antwoordt(galerij)
    open_blad(galerij, "dossier")
    galerij.locator("#id_verslag").press_sequentially("Zij is akkoord.")
    expect(galerij.locator("[data-conceptstand=id_verslag]")).to_have_text(
        "Concept opgeslagen om 10.04 uur", timeout=2000
    )
    assert bewaard["velden"]["verslag"] == "Zij is akkoord."
    assert (bewaard["sleutel"], bewaard["adres"]) == ("galerij-snel", "/galerij/dossier/")
    assert "csrfmiddlewaretoken" not in bewaard["velden"]
    open_blad(galerij, "dossier")
    expect(galerij.locator("#id_verslag")).to_have_value("Zij is akkoord.")
    assert galerij.evaluate(OPGESLAGEN) == []
    assert galerij.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


def test_zonder_verbinding_staat_de_tekst_versleuteld_op_het_apparaat(galerij: Any):
    open_blad(galerij, "dossier")
    galerij.route("**/concept/**", lambda route: route.abort())
    galerij.locator("#id_verslag").fill("Zij is bang voor haar zoon.")
    expect(galerij.locator("[data-conceptstand=id_verslag]")).to_contain_text("Bewaard op dit apparaat", timeout=4000)
    (opgeslagen,) = galerij.evaluate(OPGESLAGEN)
    assert "zoon" not in opgeslagen
    open_blad(galerij, "dossier")
    galerij.get_by_role("button", name="Zet terug").click()
    expect(galerij.locator("#id_verslag")).to_have_value("Zij is bang voor haar zoon.")


def test_een_ander_krijgt_de_tekst_op_het_apparaat_niet_te_zien(galerij: Any):
    open_blad(galerij, "dossier")
    galerij.route("**/concept/**", lambda route: route.abort())
    galerij.locator("#id_verslag").fill("Van Samira")
    expect(galerij.locator("[data-conceptstand=id_verslag]")).to_contain_text("Bewaard op dit apparaat", timeout=4000)
    galerij.route("**/galerij/dossier/", met_andere_sleutel)
    open_blad(galerij, "dossier")
    expect(galerij.locator("[data-concept-terug]")).to_be_hidden()
    assert len(galerij.evaluate(OPGESLAGEN)) == 1


def met_andere_sleutel(route: Any) -> None:
    """The same page as another worker gets it: with that worker's key."""
    antwoord = route.fetch()
    route.fulfill(response=antwoord, body=antwoord.text().replace('content="AAEC', 'content="BBBB'))


def test_uitloggen_wist_het_apparaat(galerij: Any):
    open_blad(galerij, "dossier")
    galerij.route("**/concept/**", lambda route: route.abort())
    galerij.locator("#id_verslag").fill("Weg ermee")
    expect(galerij.locator("[data-conceptstand=id_verslag]")).to_contain_text("Bewaard op dit apparaat", timeout=4000)
    galerij.locator("#id_verslag").fill("")
    galerij.get_by_role("button", name="Uitloggen").click()
    galerij.wait_for_url(galerij.basis)
    assert galerij.evaluate(OPGESLAGEN) == []


def test_ongedaan_balk_gaat_na_tien_seconden_en_wacht_bij_focus(galerij: Any):
    galerij.clock.install()
    open_blad(galerij, "mijn-dag")
    balk = galerij.locator("[data-ongedaan]")
    galerij.get_by_role("button", name="Ongedaan maken").focus()
    galerij.clock.run_for(30_000)
    expect(balk).to_be_visible()
    galerij.locator("#zoek").focus()
    galerij.clock.run_for(12_000)
    expect(balk).to_have_count(0)


def test_einde_van_de_sessie_wordt_aangekondigd_en_kan_worden_uitgesteld(galerij: Any):
    galerij.clock.install()
    open_blad(galerij, "mijn-dag")
    galerij.clock.fast_forward(28_700_000)
    galerij.clock.run_for(20_000)
    expect(galerij.locator("#sessie-einde")).to_be_visible()
    galerij.get_by_role("button", name="Ingelogd blijven").click()
    expect(galerij.locator("#sessie-einde")).to_be_hidden()


def test_wie_werkt_blijft_ingelogd(galerij: Any):
    galerij.clock.install()
    open_blad(galerij, "mijn-dag")
    galerij.clock.fast_forward(15_000_000)
    galerij.keyboard.press("j")
    with galerij.expect_request(lambda r: r.method == "POST" and r.url == galerij.basis):
        galerij.clock.run_for(20_000)


def test_geen_antwoord_van_de_server_wordt_in_woorden_gezegd(galerij: Any):
    concept_antwoordt(galerij)
    open_blad(galerij, "mijn-dag")
    galerij.keyboard.press("n")
    galerij.locator("#id_wie").wait_for()
    galerij.route("**/galerij/contact/", lambda route: route.abort())
    galerij.keyboard.press("Control+Enter")
    expect(galerij.locator("[data-storing]")).to_contain_text("Geen verbinding")
    expect(galerij.locator("dialog[open]")).to_be_visible()


def test_zonder_javascript_is_alles_er_nog(browser: Any, live_server: Any, settings: Any):
    settings.DEBUG = True
    pagina = browser.new_context(java_script_enabled=False).new_page()
    pagina.goto(f"{live_server.url}/galerij/mijn-dag/")
    pagina.get_by_role("link", name="Contact vastleggen").click()
    pagina.get_by_label("Kort verslag").fill("Zonder script")
    pagina.get_by_role("button", name="Vastleggen").click()
    expect(pagina.locator("body")).to_contain_text("Contact vastgelegd")
    pagina.context.close()


def test_meter_telt_en_noemt_de_stappen(galerij: Any):
    open_blad(galerij, "mijn-dag")
    meter = Interactiemeter(galerij)
    meter.toets("/")
    meter.vul("#zoek", "Yıl")
    meter.toets("Enter")
    galerij.wait_for_url("**/galerij/")  # posted: what was searched for stands in no address
    assert (meter.aantal, meter.pagina_laden) == (3, 1)
    assert meter.seconden == pytest.approx(3 * 1.35 + 0.2 + 3 * 0.2 + 0.2)
    assert "2. vul #zoek: 'Yıl'" in meter.verslag()


def test_over_het_budget_faalt_met_de_stappen(galerij: Any):
    open_blad(galerij, "mijn-dag")
    with pytest.raises(AssertionError, match=r"taak-ongedaan gaat over zijn budget[\s\S]*2\. toets k"):
        te_veel_stappen(galerij)


def te_veel_stappen(page: Page) -> None:
    with budget(page, "taak-ongedaan") as meter:
        meter.toets("j")
        meter.toets("k")


def test_elk_budget_is_volledig():
    for naam, grens in lees_budgetten().items():
        assert {"taak", "rol", "interacties", "seconden", "paginas"} <= set(grens), naam
