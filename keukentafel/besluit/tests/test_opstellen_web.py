"""The page of a decision and the list: what each reader sees, forms that lose nothing, statements that stay few."""

import re

import pytest
from django.test import Client

from keukentafel.besluit.handelingen.overwegen import overweging_schrijven
from keukentafel.besluit.handelingen.toets import besluit_aanbieden
from keukentafel.besluit.models import Besluit, Overweging, Voorziening
from keukentafel.besluit.tests.hulp_opstellen import (
    ANALYSE,
    SITUATIE,
    beslis,
    maak_aanvraag,
    maak_zaak,
    stel_op,
    van_systeem,
    vers,
)
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.plan.tests.hulp import doe, tekst
from keukentafel.poort.matrix import Rol
from tests import personages as p
from tests.huisregels.test_vragen import vragen
from tests.inloggen import log_in


@pytest.fixture
def zaak(db):
    return maak_zaak()


@pytest.fixture
def samira(zaak):
    return log_in(Client(), zaak.samira)


@pytest.fixture
def rosa(zaak):
    return log_in(Client(), zaak.rosa)


def leg_voor(zaak) -> Besluit:
    besluit = stel_op(zaak)
    beslis(zaak, besluit)
    return doe(zaak.samira, besluit_aanbieden, besluit_id=besluit.pk, versie=vers(besluit).versie)


class TestBlad:
    def test_van_aanvraag_naar_blad_in_een_klik(self, zaak, samira):
        antwoord = samira.post(f"/aanvragen/{zaak.aanvraag.pk}/opstellen/")
        (besluit,) = van_systeem(Besluit)
        assert antwoord["Location"] == besluit.adres
        blad = tekst(samira.get(besluit.adres))
        assert all(stuk in blad for stuk in (SITUATIE, ANALYSE, "Wat u zelf kunt", "kies toegekend"))

    def test_elke_zin_noemt_zijn_bron_met_een_adres(self, zaak, samira):
        blad = tekst(samira.get(stel_op(zaak).adres))
        assert re.search(r'href="/dossier/[^"]+/verslag/[^"]+"[^>]*>Keukentafelgesprek van', blad)
        assert f'href="/aanvragen/{zaak.aanvraag.pk}/"' in blad

    def test_de_backoffice_leest_de_schil_en_geen_woord_meer(self, zaak):
        with transactie(p.SYSTEEM):
            bea = p.maak_medewerker("Bea", Rol.BACKOFFICE, None)
        adres = stel_op(zaak).adres
        for pad in (adres, f"{adres}afdrukken/"):
            blad = tekst(log_in(Client(), bea).get(pad))
            assert "De motivering valt onder de Wmo" in blad
            assert SITUATIE not in blad

    def test_een_ander_team_vindt_niets(self, zaak):
        adres = stel_op(zaak).adres
        assert log_in(Client(), zaak.huis.wijk.zoe).get(adres).status_code == 404

    def test_op_papier_staat_de_uitkomst_boven_en_elke_zin_heeft_een_bron(self, zaak, samira):
        besluit = stel_op(zaak)
        beslis(zaak, besluit)
        blad = tekst(samira.get(f"{besluit.adres}afdrukken/"))
        assert "U krijgt hulp in het huishouden." in blad
        assert "Dat is 3 uur per week." in blad
        assert len(re.findall(r'data-bron="[^"]+"', blad)) == len(re.findall(r"data-bron=", blad)) > 5

    def test_weinig_vragen_en_altijd_evenveel(self, zaak, samira):
        besluit = stel_op(zaak)
        weinig = vragen(samira, besluit.adres)[0]
        with transactie(p.SYSTEEM):
            rij = Overweging.objects.filter(besluit=besluit).first()
            for nr in range(60):
                rij.pk, rij.volgorde = Overweging().pk, 2100 + nr
                rij.save(force_insert=True)
        assert vragen(samira, besluit.adres)[0] == weinig <= 12


class TestFormulieren:
    def test_een_uitkomst_zonder_dag_geeft_alles_terug(self, zaak, samira):
        besluit = stel_op(zaak)
        (rij,) = van_systeem(Voorziening, besluit=besluit)
        velden = {"uitkomst": "toe", "vorm": "zin", "aantal": "3", "per": "week", "aanbieder": "Schoon en Zo"}
        antwoord = samira.post(f"{besluit.adres}producten/{rij.pk}/", velden | {"versie": besluit.versie})
        assert antwoord.status_code == 422
        assert "Vanaf welke dag is deze hulp?" in tekst(antwoord)
        assert "Schoon en Zo" in tekst(antwoord)

    def test_een_bedrag_in_euro_wordt_nergens_gevraagd(self, zaak, samira):
        besluit = stel_op(zaak)
        (rij,) = van_systeem(Voorziening, besluit=besluit)
        blad = tekst(samira.get(f"{besluit.adres}producten/{rij.pk}/"))
        assert not re.search(r'name="[^"]*(bedrag|tarief|cent)', blad)

    def test_twee_schrijvers_zien_beide_teksten(self, zaak, samira):
        besluit = stel_op(zaak)
        blok = van_systeem(Overweging, besluit=besluit, tekst=ANALYSE)[0]
        doe(zaak.huis.wijk.tom, overweging_schrijven, overweging_id=blok.pk, versie=1, tekst="Van Tom")
        antwoord = samira.post(f"{besluit.adres}teksten/{blok.pk}/", {"tekst": "Van Samira", "versie": 1})
        assert antwoord.status_code == 409
        assert all(stuk in tekst(antwoord) for stuk in ("Van Tom", "Van Samira", "Tom heeft dit intussen ook bewaard"))
        samira.post(f"{besluit.adres}teksten/{blok.pk}/", {"tekst": "Samen", "versie": 2})
        assert van_systeem(Overweging, pk=blok.pk)[0].tekst == "Samen"

    @pytest.mark.parametrize("pad", ["teksten/", "producten/", "keuzes/", "zienswijze/", "aanbieden/", "intrekken/"])
    def test_elk_formulier_gaat_open(self, zaak, samira, pad):
        assert samira.get(f"{stel_op(zaak).adres}{pad}").status_code == 200

    def test_een_keuze_een_zin_en_een_zienswijze(self, zaak, samira):
        adres = stel_op(zaak).adres
        keuze = {"product": "huishoudelijke_hulp", "vorm": "pgb", "reden": "te veel werk"}
        zin = {"stap": 6, "soort": "afweging", "tekst": "Emre werkt in ploegen"}
        vraag = {"grond": "4:7", "waarover": "Uw zoon helpt", "uiterlijk": klok.vandaag().isoformat()}
        for pad, velden in (("keuzes/", keuze), ("teksten/", zin), ("zienswijze/", vraag)):
            assert samira.post(f"{adres}{pad}", velden).status_code == 302
        blad = tekst(samira.get(adres))
        assert all(stuk in blad for stuk in ("te veel werk", "Emre werkt in ploegen", "Uw zoon helpt"))


class TestLijst:
    def test_wat_wacht_met_filters_in_het_adres(self, zaak, rosa):
        besluit = leg_voor(zaak)
        assert f"besluit-{besluit.pk}" in tekst(rosa.get("/besluiten/te-beslissen/"))
        assert f"besluit-{besluit.pk}" in tekst(rosa.get("/besluiten/te-beslissen/?wie=niemand&wet=wmo"))
        assert "Er wacht niets" in tekst(rosa.get("/besluiten/te-beslissen/?wie=mij"))
        assert "Er wacht niets" in tekst(rosa.get("/besluiten/te-beslissen/?wet=jeugd"))

    def test_openen_geeft_de_zaak_en_de_woorden(self, zaak, rosa):
        besluit = leg_voor(zaak)
        assert SITUATIE not in tekst(rosa.get(besluit.adres))
        rosa.post(f"{besluit.adres}oppakken/")
        assert SITUATIE in tekst(rosa.get(besluit.adres))

    def test_teruggeven_zonder_reden_verliest_niets_en_met_reden_gaat_het(self, zaak, rosa):
        besluit = leg_voor(zaak)
        assert rosa.post(f"{besluit.adres}teruggeven/", {"reden": ""}).status_code == 422
        assert rosa.post(f"{besluit.adres}teruggeven/", {"reden": "Wat doen de buren?"}).status_code == 302
        assert vers(besluit).stand == "terug"

    def test_de_balie_komt_er_niet_in(self, zaak):
        assert log_in(Client(), zaak.huis.wijk.frans).get("/besluiten/te-beslissen/").status_code == 403

    def test_bladeren_laat_niets_weg_en_telt_evenveel_vragen(self, zaak, rosa, monkeypatch):
        monkeypatch.setattr("keukentafel.besluit.opvragen.te_beslissen.PER_BLAD", 2)
        een = leg_voor(zaak)
        weinig = vragen(rosa, "/besluiten/te-beslissen/")[0]
        _kopieen(zaak, een, 4)
        gezien, na = set(), ""
        while True:
            blad = tekst(rosa.get(f"/besluiten/te-beslissen/?na={na}"))
            gezien |= set(re.findall(r'id="besluit-([0-9a-f-]{36})"', blad))
            volgende = re.search(r"na=([^\"&]+)\"", blad)
            if not volgende:
                break
            na = volgende[1]
        assert len(gezien) == 5
        assert vragen(rosa, "/besluiten/te-beslissen/")[0] == weinig <= 12


def _kopieen(zaak, een: Besluit, aantal: int) -> None:
    for nr in range(aantal):
        ander = maak_aanvraag(zaak.huis, zaak.fatma)
        with transactie(p.SYSTEEM):
            rij = Besluit.objects.get(pk=een.pk)
            rij.pk, rij.nummer, rij.aanvraag = Besluit().pk, 5000 + nr, ander
            rij.save(force_insert=True)
