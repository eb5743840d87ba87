"""The screens of the report: how it will read, its letter, what the resident says; within the statements of a page."""

import pytest
from django.test import Client

from keukentafel.dossier import handelingen as h
from keukentafel.dossier.models import Gespreksverslag, Verslagreactie
from keukentafel.dossier.tests.hulp import doe
from keukentafel.kern.actor import transactie
from tests import personages as p
from tests.dossiers import maak_dossier, maak_huishouden
from tests.huisregels.test_vragen import vragen
from tests.inloggen import log_in

pytestmark = pytest.mark.django_db
NIEUW = {"titel": "Huisbezoek", "gesprek_op": "2026-11-20", "tekst": "Fatma vertelt over de huur.", "doe": "voorbeeld"}
REACTIE = {"soort": "correctie", "woorden": "De huur is betaald.", "kanaal": "telefoon", "op": "2026-11-24"}


@pytest.fixture
def wijk():
    return p.maak_wijk()


@pytest.fixture
def dossier(wijk):
    return maak_dossier(wijk.samira, maak_huishouden(wijk.oost))


@pytest.fixture
def samira(wijk, dossier):
    return log_in(Client(), wijk.samira)


@pytest.fixture
def verslag(wijk, dossier):
    return doe(wijk.samira, h.verslag_beginnen, dossier_id=dossier.pk, tekst="De huur staat open.", klaar=True)


def pad(dossier, rest=""):
    return f"/dossier/{dossier.pk}/{rest}"


def een(model):
    with transactie(p.SYSTEEM):
        return model.objects.get()


def tekst(antwoord):
    return antwoord.content.decode()


def test_het_voorbeeld_is_de_brief_en_bewaart_niets(samira, dossier):
    fragment = samira.post(pad(dossier, "verslag/voorbeeld/"), NIEUW, headers={"HX-Request": "true"})
    assert "Beste Emre" in tekst(fragment)
    assert "Fatma vertelt over de huur." in tekst(fragment)
    assert "zinnen gemiddeld" in tekst(fragment)
    with transactie(p.SYSTEEM):
        assert not Gespreksverslag.objects.exists()


def test_zonder_javascript_toont_een_knop_het_voorbeeld_en_blijft_de_tekst_staan(samira, dossier):
    pagina = tekst(samira.post(pad(dossier, "verslag/nieuw/"), NIEUW))
    assert "Op 20 november 2026 hebben wij gepraat" in pagina
    assert "Toon het voorbeeld" in pagina
    with transactie(p.SYSTEEM):
        assert not Gespreksverslag.objects.exists()


def test_een_lege_tekst_en_een_onzinnige_dag_geven_ook_een_voorbeeld(samira, dossier):
    assert samira.post(pad(dossier, "verslag/voorbeeld/"), {"gesprek_op": "gisteren"}).status_code == 200


def test_een_reactie_vastleggen_en_weer_weghalen(samira, dossier, verslag):
    """REQ-034."""
    antwoord = samira.post(f"{verslag.adres}reactie/", REACTIE, follow=True)
    pagina = tekst(antwoord)
    assert "De inwoner is het niet eens met dit verslag" in pagina
    assert "‘De huur is betaald.’" in pagina
    assert "‘De huur is betaald.’" in tekst(samira.get(f"{verslag.adres}afdrukken/"))
    assert "‘De huur is betaald.’" in tekst(samira.get(pad(dossier, "afdrukken/")))
    samira.post(pad(dossier, f"reactie/{een(Verslagreactie).pk}/intrekken/"))
    assert "De huur is betaald" not in tekst(samira.get(verslag.adres))


def test_wat_niet_kan_blijft_staan_met_uitleg(samira, verslag):
    antwoord = samira.post(f"{verslag.adres}reactie/", {**REACTIE, "woorden": "", "op": "2026-11-24"})
    assert antwoord.status_code == 422
    assert "in diens eigen woorden" in tekst(antwoord)


def test_niet_aanpassen_vraagt_een_reden_en_aanpassen_opent_de_tekst_met_de_reactie(samira, dossier, verslag):
    samira.post(f"{verslag.adres}reactie/", REACTIE)
    sleutel = een(Verslagreactie).pk
    leeg = samira.post(f"{verslag.adres}reactie/{sleutel}/afwijzen/", {"reden": ""})
    assert leeg.status_code == 422
    samira.post(f"{verslag.adres}reactie/{sleutel}/afwijzen/", {"reden": "Er staat nog een maand open."})
    assert "De reden: Er staat nog een maand open." in tekst(samira.get(verslag.adres))
    pagina = tekst(samira.post(pad(dossier, f"reactie/{sleutel}/overnemen/"), follow=True))
    assert "Lees eerst wat de inwoner zei" in pagina
    assert "‘De huur is betaald.’" in pagina


def test_zoeken_toont_een_betwiste_tekst_met_de_reactie(samira, verslag):
    samira.post(f"{verslag.adres}reactie/", REACTIE)
    pagina = tekst(samira.get("/zoeken/tekst/?q=huur"))
    assert "Betwist" in pagina
    assert "‘De huur is betaald.’" in pagina


def test_de_paginas_blijven_binnen_hun_vragen(samira, dossier, verslag):
    for _ in range(3):
        samira.post(f"{verslag.adres}reactie/", REACTIE)
    samira.get(verslag.adres)
    paden = [verslag.adres, f"{verslag.adres}afdrukken/", pad(dossier, "verslag/nieuw/"), pad(dossier, "plan/")]
    assert {pad: n for pad in paden if (n := vragen(samira, pad)[0]) > 12} == {}
