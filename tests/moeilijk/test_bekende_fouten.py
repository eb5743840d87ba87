"""Holes that other systems of this kind were found to have, each tried here on the real doors.

One class per failure. Every test first shows that the owner does get there, so that it fails when the wall is gone and
also when the scene is empty.
"""

import io
import logging
import re
from datetime import date
from uuid import uuid4

import pytest
from django.apps import apps
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
from keukentafel.kern import logs
from keukentafel.kern.actor import transactie
from keukentafel.plan.handelingen import dossier_openen_met_regie
from keukentafel.plan.models import Regie
from keukentafel.poort.matrix import Rol
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


def deuren(patronen=None, voor="/"):
    """Every path of ours with a key in it."""
    for deel in patronen if patronen is not None else get_resolver().url_patterns:
        if isinstance(deel, URLResolver):
            yield from deuren(deel.url_patterns, voor + str(deel.pattern))
        elif isinstance(deel, URLPattern) and "<uuid:" in f"{voor}{deel.pattern}":
            yield f"{voor}{deel.pattern}"


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

    @pytest.mark.parametrize("als_json", [True, False])
    def test_een_500_noemt_niemand(self, buurt, monkeypatch, als_json):
        def stuk(*_args, **_velden):
            raise ValueError(f"kan niet: {buurt.fatma.roepnaam} {buurt.fatma.geslachtsnaam}")

        monkeypatch.setattr("keukentafel.inwoner.web.persoon.render", stuk)
        regels = self._luister(monkeypatch, als_json)
        client = Client(raise_request_exception=False)
        log_in(client, buurt.wijk.samira)
        antwoord = client.get(f"/inwoner/{buurt.fatma.pk}/?q=Fatma+{WOORD}")
        assert antwoord.status_code == 500
        assert "Internal Server Error" in regels.getvalue()
        assert "ValueError" in regels.getvalue()
        for tekst in (antwoord.text, regels.getvalue()):
            assert "Fatma" not in tekst
            assert WOORD not in tekst

    def _luister(self, monkeypatch, als_json):
        regels, vorm = io.StringIO(), logs.instellingen(json=als_json)["formatters"]["regel"]
        hand = logging.StreamHandler(regels)
        hand.setFormatter((logs.JsonRegel if als_json else logs.LeesbareRegel)(vorm["format"]))
        monkeypatch.setattr(logging.getLogger("django.request"), "handlers", [hand])
        return regels


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
class TestTerugknop:
    """After logging out the next person at this screen presses Back: of the dossier nothing is left to see."""

    @pytest.fixture
    def bij_fatma(self, page, live_server, settings):
        settings.ALLOWED_HOSTS = ["*"]
        buurt = Buurt()
        log_in_browser(page, live_server.url, buurt.wijk.samira)
        page.goto(f"{live_server.url}/dossier/{buurt.dossier.pk}/tijdlijn/")
        expect(page.locator("main")).to_contain_text(WOORD)
        # By htmx too, whose history would keep the page in the browser.
        page.goto(f"{live_server.url}/dossier/{buurt.dossier.pk}/")
        expect(page.locator("body")).to_contain_text("Fatma")
        return buurt

    def _uit(self, page):
        page.locator("form[action='/uitloggen/'] button").evaluate("(knop) => knop.form.submit()")
        page.wait_for_url("**/inloggen/")

    def _terug(self, page, keren):
        for _ in range(keren):
            page.go_back()
            page.wait_for_load_state("networkidle")
            yield page.content()

    def test_terug_en_vooruit_tonen_niets(self, page, bij_fatma):
        self._uit(page)
        for inhoud in self._terug(page, 3):
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
        for inhoud in self._terug(page, 4):
            assert WOORD not in inhoud
        page.goto(f"{live_server.url}/dossier/{bij_fatma.dossier.pk}/")
        assert "Hier is niets te vinden" in page.content()
