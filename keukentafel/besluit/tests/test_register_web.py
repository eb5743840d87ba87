"""The page of the register and the panel: what they show, how they filter, and for whom."""

from datetime import timedelta

import pytest

from keukentafel.besluit.models import Voorziening
from keukentafel.besluit.opvragen.wie_beslist import wie_beslist_paneel
from keukentafel.besluit.tests.register import concept, keuze, maak_aanvraag, maak_huis, mandaat, voorziening
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import NietGevonden
from keukentafel.organisatie.models import Afwezigheid, Inrichting
from keukentafel.poort.matrix import Rol
from tests import personages as p
from tests.huisregels.test_vragen import vragen
from tests.inloggen import log_in

pytestmark = pytest.mark.django_db
PAD = "/mandaatregister/"


@pytest.fixture
def huis():
    return maak_huis()


@pytest.fixture
def web(huis, client):
    log_in(client, huis.wijk.samira)
    return client


class TestRegister:
    def test_wie_wat_tot_welk_bedrag_op_welke_grond(self, web):
        tekst = web.get(PAD).text
        for woord in ("Beslisser", "€ 5.000", "Geen grens", "Hoogstens 12 maanden", "besluit 1", "Namens college"):
            assert woord in tekst, woord
        assert "Alleen: beslissing op bezwaar" in tekst

    def test_wat_voorbij_is_en_wat_komt(self, web):
        vandaag = klok.vandaag()
        with transactie(p.SYSTEEM):
            mandaat("zzoud", "wmo", "rogplus", "beslisser", tot=vandaag)
            mandaat("zznieuw", "wmo", "rogplus", "beslisser", van=vandaag + timedelta(days=1))
        nu, oud, straks = (web.get(PAD, {"stand": s}).text for s in ("nu", "voorbij", "straks"))
        assert [("Zzoud" in t, "Zznieuw" in t, "Klein" in t) for t in (nu, oud, straks)] == [
            (False, False, True),
            (True, False, False),
            (False, True, False),
        ]

    def test_een_wet_in_het_adres_en_onzin_is_alles(self, web):
        tekst = web.get(PAD, {"wet": "jeugd"}).text
        assert ("Wijkteammanager" in tekst, "Klein" in tekst) == (True, False)
        assert "Klein" in web.get(PAD, {"wet": "<b>", "stand": "x"}).text

    def test_een_wet_zonder_mandaat_valt_op(self, web):
        assert "Niemand heeft vandaag mandaat voor: Schulden (Wgs)." in web.get(PAD).text

    def test_leeg_register(self, web):
        with transactie(p.SYSTEEM):
            Inrichting.objects.filter(soort__in=["mandaat", "beslisroute"]).delete()
        tekst = web.get(PAD).text
        assert "Er staat hier geen mandaat." in tekst
        assert "Er staat hier geen route." in tekst

    def test_als_bestand(self, web):
        antwoord = web.get(f"{PAD}bestand/", {"wet": "wmo"})
        assert antwoord["Content-Type"].startswith("text/csv")
        regels = antwoord.text.splitlines()
        assert regels[0].lstrip("\ufeff").startswith("Wet;Wat;Wie tekent")
        assert len(regels) == 4

    def test_beheer_ziet_waar_het_te_wijzigen_is(self, huis, client):
        with transactie(p.SYSTEEM):
            beheerder = p.maak_medewerker("Fons", Rol.FUNCTIONEEL_BEHEER, None)
        log_in(client, beheerder)
        assert "/beheer/keuzes/mandaat/" in client.get(PAD).text
        log_in(client, huis.wijk.samira)
        assert "/beheer/keuzes/mandaat/" not in client.get(PAD).text

    def test_evenveel_vragen_bij_veel_regels(self, web):
        weinig = vragen(web, PAD)[0]
        with transactie(p.SYSTEEM):
            for n in range(60):
                mandaat(f"m{n}", "wmo", "rogplus", "beslisser")
        assert vragen(web, PAD)[0] == weinig <= 12


class TestPaneel:
    def paneel(self, aanvraag, wie=None):
        actor = p.actor(wie) if wie else p.SYSTEEM
        with transactie(actor):
            return wie_beslist_paneel(aanvraag.pk)

    def test_wie_adviseert_wie_beslist_en_wat_je_zegt(self, huis):
        b = self.paneel(maak_aanvraag(huis), huis.wijk.samira)
        assert (b.adviseert, b.beslist) == ("wot", "rogplus")
        assert b.zin == "Het wot praat met u over uw vraag en geeft een advies. Het rogplus neemt het besluit."
        assert [(t.naam, t.functie, t.weg) for t in b.tekenaars] == [
            ("Bea", "Beslisser", ""),
            ("Wim", "Wijkteammanager", ""),
        ]

    def test_een_cent_boven_de_grens_blijft_alleen_de_manager(self, huis):
        aanvraag = maak_aanvraag(huis)
        with transactie(p.SYSTEEM):
            voorziening(concept(aanvraag, huis), bedrag_cent=500_001, uitkomst="")
        b = self.paneel(aanvraag)
        assert (b.bedrag, [t.naam for t in b.tekenaars]) == ("€ 5.000,01", ["Wim"])
        with transactie(p.SYSTEEM):
            Voorziening.objects.update(bedrag_cent=None)
        assert self.paneel(aanvraag).bedrag == "Nog niet bekend"

    def test_wie_met_verlof_is_staat_achteraan(self, huis):
        vandaag = klok.vandaag()
        with transactie(p.SYSTEEM):
            Afwezigheid.objects.create(medewerker=huis.bea, van=vandaag)
        b = self.paneel(maak_aanvraag(huis))
        assert [(t.naam, t.weg) for t in b.tekenaars] == [("Wim", ""), ("Bea", "Afwezig, einde niet bekend")]
        assert b.melding == ""
        with transactie(p.SYSTEEM):
            Afwezigheid.objects.create(medewerker=huis.wim, van=vandaag, tot=vandaag + timedelta(days=2))
        assert self.paneel(maak_aanvraag(huis)).melding.startswith("Iedereen die dit kan tekenen, is er niet.")

    def test_buiten_elk_mandaat_staat_wie_het_kan_opheffen(self, huis):
        b = self.paneel(maak_aanvraag(huis, wet="wgs", procedure="wgs", orgaan="college"))
        assert b.melding.startswith("Niemand heeft hiervoor mandaat.")
        leeg = self.paneel(maak_aanvraag(huis, wet="wgs", procedure="wgs", orgaan=""))
        assert leeg.melding.startswith("Er staat niet wie hierover beslist.")

    def test_zonder_orgaan_telt_de_route_van_nu(self, huis):
        assert self.paneel(maak_aanvraag(huis, orgaan="", adviesorgaan="")).beslist == "rogplus"

    def test_functies_in_teams_tellen_samen(self, huis):
        with transactie(p.SYSTEEM):
            Inrichting.objects.filter(soort="mandaat", code="groot").delete()
            for team in ("oost", "zuid"):
                mandaat(team, "wmo", "rogplus", "wijkteammanager", teams=team)
            p.maak_medewerker("Zus", Rol.WIJKTEAMMANAGER, huis.wijk.zuid)
        assert [t.naam for t in self.paneel(maak_aanvraag(huis)).tekenaars] == ["Bea", "Wim"]

    def test_alleen_eigen_zaken_noemt_de_functie_en_geen_namen(self, huis, client):
        with transactie(p.SYSTEEM):
            Inrichting.objects.filter(soort="mandaat", code__in=["klein", "groot"]).delete()
            mandaat("coach", "wmo", "rogplus", "wijkcoach", tot_bedrag="100")
            keuze("beslisroute", "x", wet="wgs", adviseert="wot", beslist="college")
        aanvraag = maak_aanvraag(huis)
        log_in(client, huis.wijk.samira)
        tekst = client.get(f"/aanvragen/{aanvraag.pk}/wie-beslist/", headers={"HX-Request": "true"}).text
        assert "Wijkcoach (tot en met € 100)" in tekst
        assert "Zo zeg je het tegen de inwoner" in tekst

    def test_evenveel_vragen_bij_veel_mensen(self, huis, web):
        aanvraag = maak_aanvraag(huis)
        pad = f"/aanvragen/{aanvraag.pk}/wie-beslist/"
        weinig = vragen(web, pad, hx_request="true")[0]
        with transactie(p.SYSTEEM):
            for n in range(30):
                p.maak_medewerker(f"B{n}", Rol.BESLISSER, None)
        assert vragen(web, pad, hx_request="true")[0] == weinig <= 14

    def test_een_ander_team_ziet_hem_niet(self, huis, client):
        aanvraag = maak_aanvraag(huis)
        with pytest.raises(NietGevonden):
            self.paneel(aanvraag, huis.wijk.zoe)
        log_in(client, huis.wijk.zoe)
        assert client.get(f"/aanvragen/{aanvraag.pk}/wie-beslist/").status_code == 404
        log_in(client, huis.wijk.samira)
        assert "<h1" in client.get(f"/aanvragen/{aanvraag.pk}/wie-beslist/").text
