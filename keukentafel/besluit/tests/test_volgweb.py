"""The screens of following decisions, as a browser without JavaScript sees them."""

from datetime import timedelta

import pytest
from django.test import Client

from keukentafel.besluit.handelingen import campagne as hc
from keukentafel.besluit.models import Campagne, Campagneregel, Nazorgcheck
from keukentafel.besluit.tests.hulp_volgen import maak_besluit, maak_zaak
from keukentafel.besluit.tests.test_nazorg import bel
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.plan.tests.hulp import tekst
from keukentafel.poort.matrix import Rol
from tests import personages as p
from tests.huisregels.test_vragen import vragen
from tests.inloggen import log_in

pytestmark = pytest.mark.django_db
OVER_EEN_JAAR = (klok.vandaag() + timedelta(days=365)).isoformat()
KEUZE = {"naam": "Nieuwe regels", "aanleiding": "verloopt", "einde_tot": OVER_EEN_JAAR, "minuten": "90"}


@pytest.fixture
def wijk():
    return p.maak_wijk()


def van_rol(naam, rol):
    with transactie(p.SYSTEEM):
        return log_in(Client(), p.maak_medewerker(naam, rol, None))


@pytest.fixture
def bo(wijk):
    return van_rol("Bo", Rol.BACKOFFICE)


@pytest.fixture
def bea(wijk):
    return van_rol("Bea", Rol.BESLISSER)


@pytest.fixture
def samira(wijk):
    return log_in(Client(), wijk.samira)


def hulp(wijk, keer=1, **velden):
    rijen = []
    for _ in range(keer):
        inwoner, dossier = maak_zaak(wijk.samira, wijk.oost)
        tot = klok.vandaag() + timedelta(days=90)
        rijen.append(maak_besluit(dossier, inwoner, wijk.samira, **{"tot": tot, **velden}))
    return rijen


def een(model):
    with transactie(p.SYSTEEM):
        return model.objects.order_by("pk").first()


def campagne(bo, wijk):
    """Made, divided, and every turn given."""
    bo.post("/campagnes/nieuw/", KEUZE)
    rij = een(Campagne)
    bo.post(f"/campagnes/{rij.pk}/verdelen/", {"begin": klok.vandaag().isoformat(), f"team_{wijk.oost.pk}": "5"})
    hc.campagne_vullen(campagne_id=str(rij.pk))
    return rij


class TestVergelijken:
    def test_de_pagina_en_het_paneel(self, wijk, bea):
        (zaak,) = hulp(wijk, stand="toets", uitkomst="")
        adres = f"/besluiten/{zaak.besluit_id}/vergelijkbaar/"
        assert "te weinig besluiten" in tekst(bea.get(adres))
        hulp(wijk, 5)
        assert "5 van de 5 toegekend" in tekst(bea.get(adres))
        paneel = bea.get(adres, headers={"HX-Request": "true"})
        assert "<html" not in paneel.content.decode()
        assert vragen(bea, adres)[0] <= 12

    def test_wie_niet_beslist_krijgt_niets(self, wijk, bo):
        (zaak,) = hulp(wijk)
        assert bo.get(f"/besluiten/{zaak.besluit_id}/vergelijkbaar/").status_code == 403


class TestNazorg:
    def test_beantwoorden_en_terug(self, wijk, samira):
        bel(hulp(wijk)[0])
        check = een(Nazorgcheck)
        assert "Hulp in het huishouden" in tekst(samira.get("/nazorg/?stand=komt"))
        velden = {"begonnen": "ja", "werkt": "deels", "vervolg": "plan", "versie": "1"}
        assert "Het is vastgelegd" in tekst(samira.post(f"/nazorg/{check.pk}/", velden, follow=True))
        assert "werkt: voor een deel" in tekst(samira.get("/nazorg/?stand=gedaan"))
        assert "Voor een deel" in tekst(samira.get(f"/nazorg/{check.pk}/"))
        assert "Teruggezet" in tekst(samira.post(f"/nazorg/{check.pk}/terug/", follow=True))

    def test_wat_niet_past_blijft_staan_met_de_reden(self, wijk, samira):
        bel(hulp(wijk)[0])
        adres = f"/nazorg/{een(Nazorgcheck).pk}/"
        velden = {"begonnen": "nee", "vervolg": "klaar", "toelichting": "Nog niets gehoord", "versie": "1"}
        antwoord = samira.post(adres, velden)
        assert antwoord.status_code == 422
        assert "dus er is nog iets te doen" in tekst(antwoord)
        assert "Nog niets gehoord" in antwoord.content.decode()
        oud = samira.post(adres, {**velden, "begonnen": "ja", "werkt": "ja", "versie": "7"})
        assert (oud.status_code, "intussen ook gewijzigd" in tekst(oud)) == (422, True)

    def test_evenveel_vragen_aan_de_databank_bij_veel_regels(self, wijk, samira):
        bel(hulp(wijk)[0])
        weinig = vragen(samira, "/nazorg/?stand=komt")[0]
        for rij in hulp(wijk, 6):
            bel(rij)
        assert vragen(samira, "/nazorg/?stand=komt")[0] == weinig <= 12

    def test_een_ander_team_krijgt_404(self, wijk, samira):
        bel(hulp(wijk)[0])
        zoe = log_in(Client(), wijk.zoe)
        assert zoe.get(f"/nazorg/{een(Nazorgcheck).pk}/").status_code == 404


class TestCampagne:
    def test_kiezen_met_wat_het_betekent(self, wijk, bo):
        assert "Er is geen campagne" in tekst(bo.get("/campagnes/"))
        hulp(wijk, 2)
        bekeken = bo.post("/campagnes/nieuw/", {**KEUZE, "bekijken": "1"})
        assert "Uren nodig" in tekst(bekeken)
        deel = bo.post("/campagnes/nieuw/gevolg/", {**KEUZE, "naam": ""}, headers={"HX-Request": "true"})
        assert "Inwoners per soort hulp" in tekst(deel)
        fout = bo.post("/campagnes/nieuw/", {**KEUZE, "einde_tot": ""})
        assert (fout.status_code, "tot en met welke dag" in tekst(fout)) == (422, True)

    def test_verdelen_volgen_en_afronden(self, wijk, bo, samira):
        hulp(wijk, 2)
        rij = campagne(bo, wijk)
        pagina = tekst(bo.get(f"/campagnes/{rij.pk}/"))
        assert "0 van de 2 inwoners weten het" in pagina
        dwars = bo.post(f"/campagnes/{rij.pk}/afronden/", {"reden": ""})
        assert (dwars.status_code, "weten het nog niet" in tekst(dwars)) == (422, True)
        regel = een(Campagneregel)
        for stap, versie in (("spreken", 1), ("blijft", 2), ("informeren", 3)):
            velden = {"stap": stap, "versie": str(versie)}
            assert "Het is vastgelegd" in tekst(samira.post(f"/campagnes/wie/{regel.pk}/", velden, follow=True))
        assert "1 van de 2 inwoners weet het" in tekst(bo.get(f"/campagnes/{rij.pk}/?stand=geinformeerd"))
        klaar = bo.post(f"/campagnes/{rij.pk}/afronden/", {"reden": "De regel gaat niet door."}, follow=True)
        assert "De regel gaat niet door." in tekst(klaar)
        assert "loopt weer" in tekst(bo.post(f"/campagnes/{rij.pk}/heropenen/", follow=True))

    def test_een_oude_stand_wordt_niet_overschreven(self, wijk, bo, samira):
        hulp(wijk)
        campagne(bo, wijk)
        adres = f"/campagnes/wie/{een(Campagneregel).pk}/"
        oud = samira.post(adres, {"stap": "spreken", "versie": "9"})
        assert (oud.status_code, "intussen ook gewijzigd" in tekst(oud)) == (422, True)
        leeg = samira.post(adres, {"stap": "vervallen", "reden": "", "versie": "1"})
        assert (leeg.status_code, "waarom dit gesprek niet meer hoeft" in tekst(leeg)) == (422, True)

    def test_bestand_terugdraaien_en_eigen_gesprekken(self, wijk, bo, samira):
        hulp(wijk)
        rij = campagne(bo, wijk)
        assert "Hulp in het huishouden" in bo.get(f"/campagnes/{rij.pk}/bestand/").content.decode()
        assert "geen gesprekken" in tekst(samira.get("/campagnes/mijn/"))
        terug = tekst(bo.post(f"/campagnes/{rij.pk}/terug/", follow=True))
        assert "De verdeling is terug" in terug

    def test_een_wijkcoach_start_geen_campagne(self, wijk, samira):
        for adres in ("/campagnes/nieuw/",):
            assert samira.get(adres).status_code == 403
        assert samira.get("/campagnes/").status_code == 200

    @pytest.mark.parametrize("pagina", ["", "{pk}/", "{pk}/verdelen/", "mijn/", "wie/{regel}/"])
    def test_evenveel_vragen_aan_de_databank_bij_veel_mensen(self, wijk, bo, pagina):
        hulp(wijk)
        rij = campagne(bo, wijk)
        adres = "/campagnes/" + pagina.format(pk=rij.pk, regel=een(Campagneregel).pk)
        weinig = vragen(bo, adres)[0]
        hulp(wijk, 6)
        hc.campagne_vullen(campagne_id=str(rij.pk))
        assert vragen(bo, adres)[0] == weinig <= 12
