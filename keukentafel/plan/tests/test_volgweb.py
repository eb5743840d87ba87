"""The screens of keeping an eye, as a browser without JavaScript sees them."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.plan.handelingen import volgen as vg
from keukentafel.plan.models import Informatieverzoek, Overgangsplan, Stap, Volgmoment
from keukentafel.plan.regels.achttien import PUNTEN
from keukentafel.plan.tests.hulp import doe, leden, maak_doel, sluit, tekst
from tests import personages as p
from tests.inloggen import log_in

pytestmark = pytest.mark.django_db
OVER_EEN_WEEK = (klok.vandaag() + timedelta(days=7)).isoformat()
MOMENT = {"soort": "waakvlam", "op": OVER_EEN_WEEK, "elke_weken": "6", "wat": "Slaapt ze weer?"}
NIET_GETELD = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "ROLLBACK")


def pad(huis, rest=""):
    return f"/dossier/{huis.dossier.pk}/plan/volgen/{rest}"


def een(model):
    with transactie(p.SYSTEEM):
        return model.objects.get()


class TestMoment:
    def test_plannen_afronden_en_terug(self, huis, samira):
        assert "geen moment gepland" in tekst(samira.get(pad(huis)))
        assert "Slaapt ze weer?" in tekst(samira.post(pad(huis, "nieuw/"), MOMENT, follow=True))
        m = een(Volgmoment)
        antwoord = samira.post(pad(huis, f"{m.pk}/"), {"uitkomst": "goed", "toelichting": "Ja"}, follow=True)
        assert "Het gaat goed" in tekst(antwoord)
        assert "Teruggezet" in tekst(samira.post(pad(huis, f"{m.pk}/terugzetten/"), follow=True))

    def test_wat_niet_kan_blijft_staan_met_de_reden(self, huis, samira):
        antwoord = samira.post(pad(huis, "nieuw/"), {**MOMENT, "op": "2020-01-01"})
        assert antwoord.status_code == 422
        assert "1 januari 2020 is al geweest" in tekst(antwoord)
        assert "Slaapt ze weer?" in tekst(antwoord)

    def test_verzetten_stoppen_en_hervatten(self, huis, samira):
        samira.post(pad(huis, "nieuw/"), MOMENT)
        m = een(Volgmoment)
        velden = {**MOMENT, "versie": "1", "medewerker_id": str(huis.wijk.samira.pk), "elke_weken": "8"}
        assert "elke 8 weken" in tekst(samira.post(pad(huis, f"{m.pk}/verzetten/"), velden, follow=True))
        botsing = samira.post(pad(huis, f"{m.pk}/verzetten/"), velden)
        assert (botsing.status_code, "intussen gewijzigd" in tekst(botsing)) == (422, True)
        assert samira.post(pad(huis, f"{m.pk}/stoppen/"), {"reden": ""}).status_code == 422
        gestopt = samira.post(pad(huis, f"{m.pk}/stoppen/"), {"reden": "Verhuisd"}, follow=True)
        assert "Verhuisd" in tekst(gestopt)
        assert "Teruggezet" in tekst(samira.post(pad(huis, f"{m.pk}/hervatten/"), follow=True))

    def test_een_ander_team_krijgt_404(self, huis, samira):
        samira.post(pad(huis, "nieuw/"), MOMENT)
        zoe = log_in(Client(), huis.wijk.zoe)
        for adres in ("", "nieuw/", f"{een(Volgmoment).pk}/"):
            assert zoe.get(pad(huis, adres)).status_code == 404


class TestGesloten:
    """A button pressed on a page that was open while a colleague closed the dossier: a reason, never a 500."""

    @pytest.mark.parametrize("knop", ["stoppen/", "terugzetten/", "hervatten/"])
    def test_een_moment_zegt_waarom_het_niet_kan(self, huis, samira, knop):
        samira.post(pad(huis, "nieuw/"), MOMENT)
        adres = pad(huis, f"{een(Volgmoment).pk}/{knop}")
        sluit(huis)
        antwoord = samira.post(adres, {"reden": "Verhuisd"}, follow=True)
        assert antwoord.status_code in {200, 422}
        assert "is gesloten. Heropen het dossier eerst" in tekst(antwoord)
        assert een(Volgmoment).gestopt_op is None

    def test_een_knop_zonder_eigen_plek_krijgt_de_reden_op_een_eigen_pagina_of_boven_de_pagina(self, huis, samira):
        maak_doel(huis)
        knop = f"/dossier/{huis.dossier.pk}/plan/stappen/{een(Stap).pk}/gedaan/"
        sluit(huis)
        pagina = samira.post(knop)
        assert (pagina.status_code, een(Stap).gedaan_op) == (422, None)
        assert "is gesloten. Heropen het dossier eerst" in tekst(pagina)
        deel = samira.post(knop, headers={"HX-Request": "true"})
        assert (deel.status_code, deel["HX-Retarget"], deel["HX-Reselect"]) == (422, "#meldingen", ".wt-melding")
        assert "is gesloten. Heropen het dossier eerst" in tekst(deel)
        assert "<html" not in tekst(deel)

    def test_een_overgangsplan_begint_er_niet_meer(self, huis, samira):
        elif_ = leden(huis)["Elif"]
        sluit(huis)
        antwoord = samira.post(f"/dossier/{huis.dossier.pk}/plan/18/nieuw/{elif_.pk}/", follow=True)
        assert (antwoord.status_code, "is gesloten" in tekst(antwoord)) == (200, True)


class TestInformatie:
    def test_vragen_herinneren_ontvangen_en_terug(self, huis, samira):
        velden = {"bij_wie": "Huisarts De Boer", "wat": "Hoe gaat het met slapen?"}
        assert "Huisarts De Boer" in tekst(samira.post(pad(huis, "informatie/nieuw/"), velden, follow=True))
        adres = pad(huis, f"informatie/{een(Informatieverzoek).pk}/")
        samira.post(f"{adres}herinneren/")
        assert "1 keer, het laatst op" in tekst(samira.get(adres))
        assert samira.post(adres, {"antwoord": ""}).status_code == 422
        assert "Ontvangen op" in tekst(samira.post(adres, {"antwoord": "Beter"}, follow=True))
        te_laat = samira.post(f"{adres}herinneren/", follow=True)
        assert (te_laat.status_code, "wordt niet meer gewacht" in tekst(te_laat)) == (200, True)
        assert "Teruggezet" in tekst(samira.post(f"{adres}terug/", follow=True))
        assert "Niet meer nodig" in tekst(samira.post(f"{adres}intrekken/", {"reden": "Gebeld"}, follow=True))
        assert samira.post(f"{adres}intrekken/", {"reden": ""}).status_code == 422


class TestAchttien:
    def test_van_de_lijst_tot_de_overdracht(self, huis, samira):
        elif_ = leden(huis)["Elif"]
        with transactie(p.SYSTEEM):
            elif_.geboortedatum = klok.vandaag() - timedelta(days=17 * 365)
            elif_.save()
        maak_doel(huis, over=[elif_.pk])
        assert f"/dossier/{huis.dossier.pk}/plan/18/" in tekst(samira.get("/team/achttien/"))
        basis = f"/dossier/{huis.dossier.pk}/plan/18/"
        assert "Nog geen overgangsplan" in tekst(samira.get(basis))
        assert "Elif wordt 18" in tekst(samira.post(f"{basis}nieuw/{elif_.pk}/", follow=True))
        adres = f"{basis}{een(Overgangsplan).pk}/"
        velden = dict(re.findall(r'name="(stand_\w+|versie)"[^>]*?value="(\d+)"', tekst(samira.get(adres))))
        punten = {f"stand_{code}": "open" for code in PUNTEN if code != "wonen"}
        antwoord = samira.post(adres, {**velden, **punten, "stand_wonen": "geregeld"}, follow=True)
        assert "12 van 13 nog te doen" in tekst(antwoord)
        assert "Geregeld of niet nodig: 1" in tekst(antwoord)
        assert samira.post(adres, {**velden, **punten, "stand_wonen": "open"}).status_code == 422
        assert samira.post(f"{adres}overdragen/", {"overgedragen_aan": ""}).status_code == 422
        naar = samira.post(f"{adres}overdragen/", {"overgedragen_aan": "Wmo-loket"}, follow=True)
        assert "Overgedragen aan <strong>Wmo-loket" in tekst(naar)
        assert "Draag over" in tekst(samira.post(f"{adres}terug/", follow=True))


class TestStilstand:
    def test_de_lijst_zegt_waarom_en_filtert_in_het_adres(self, huis, samira):
        maak_doel(huis)
        with transactie(p.SYSTEEM):
            type(huis.dossier).objects.update(laatste_contact_op=klok.vandaag() - timedelta(days=90))
        assert "Laatste contact 90 dagen geleden" in tekst(samira.get("/team/stilstand/"))
        assert "Hier staat niets stil" in tekst(samira.get("/team/stilstand/?soort=gemist&van=mij"))


def aantal(client, adres):
    with CaptureQueriesContext(connection) as gevangen:
        assert client.get(adres).status_code == 200
    return sum(1 for v in gevangen if not v["sql"].startswith(NIET_GETELD))


def test_evenveel_vragen_bij_een_en_bij_vele_momenten(huis, samira):
    velden = {"dossier_id": huis.dossier.pk, "soort": "evaluatie", "op": klok.vandaag()}
    m = doe(huis.wijk.samira, vg.volgmoment_plannen, **velden)
    bladen = ["", "nieuw/", "informatie/nieuw/", f"{m.pk}/"]
    samira.get(pad(huis))
    eerst = [aantal(samira, pad(huis, blad)) for blad in bladen]
    for _ in range(20):
        doe(huis.wijk.samira, vg.volgmoment_plannen, **velden)
    assert [aantal(samira, pad(huis, blad)) for blad in bladen] == eerst
    assert max(eerst) <= 12
