"""The register of AVG art. 30: from the code itself, on the screen, on paper, as a file and on the command line."""

import csv
import io
import json
from contextlib import nullcontext

import pytest
from click.testing import CliRunner

from keukentafel.opdrachten import verwerkingsregister as opdracht
from keukentafel.poort.matrix import Rol
from keukentafel.poort.verwerking import velden_van
from keukentafel.privacy.opvragen.verwerkingsregister import PER_PAGINA, VERWERKINGEN
from keukentafel.privacy.tests.hulp import toezicht
from tests import personages as p
from tests.inloggen import log_in

pytestmark = pytest.mark.django_db
ADRES = "/privacy/verwerkingsregister/"


@pytest.fixture
def fg(client):
    return log_in(client, toezicht("Frits", Rol.FG))


def rijen(antwoord):
    return list(csv.DictReader(io.StringIO(antwoord.text.removeprefix("\ufeff")), delimiter=";"))


def test_het_bestand_noemt_elk_veld_met_doel_grond_lezer_en_termijn(fg):
    gevonden = rijen(fg.get(f"{ADRES}register.csv"))
    assert [r for r in gevonden if "" in r.values()] == []
    genoemd = {(r["Onderdeel"], r["Wat"], veld) for r in gevonden for veld in r["Velden"].split()}
    assert len(genoemd) == sum(len(velden_van(v.model)) for v in VERWERKINGEN) > 2000


def test_een_journaalregel_volgt_de_wet_van_het_stuk(fg):
    """regels.md §3.3: the safety compartment is not for a schuldhulpverlener, and a look with a reason says so."""
    per = {r["Soort gegevens"]: r for r in rijen(fg.get(f"{ADRES}register.csv?kamer=dossier&zoek=minuten"))
           if r["Velden"] == "minuten"}  # fmt: skip
    assert len(per) == 6
    assert "Jeugdwet art. 7.4.0" in per["Jeugd"]["Artikelen"]
    assert "Wgs art. 8a" in per["Schulden"]["Artikelen"]
    assert per["Wmo en gezondheid"]["Hoe lang"].startswith("15 jaar")
    assert "Wijkteammanager (eigen team, met een reden)" in per["Jeugd"]["Wie leest het"]
    assert "Backoffice" not in per["Wmo en gezondheid"]["Wie leest het"]


@pytest.mark.parametrize(
    ("zoek", "artikel", "lezer"),
    [("bsn_ontbreekt", "UAVG art. 46", "Frontoffice"), ("totp_geheim", "AVG art. 6", "alleen het programma")],
)
def test_een_uitzondering_heeft_haar_eigen_grond_en_lezer(fg, zoek, artikel, lezer):
    (rij,) = [r for r in rijen(fg.get(f"{ADRES}register.csv?zoek={zoek}")) if zoek in r["Velden"]]
    assert artikel in rij["Artikelen"]
    assert lezer in rij["Wie leest het"]


def test_het_scherm_toont_een_pagina_en_de_rest_daarna(fg, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        blad = fg.get(ADRES).text
    assert f"{len(VERWERKINGEN)} soorten" in blad
    assert blad.count('data-kolom="Waarvoor"') == PER_PAGINA
    volgende = fg.get(f"{ADRES}?na=inwoner.inwoner").text
    assert ">Inwoner</a>" not in volgende
    assert ">Adres</a>" in volgende
    assert "Functionaris gegevensbescherming" in blad
    assert "Frits" in blad


@pytest.mark.parametrize(
    ("vraag", "wel", "niet"),
    [
        ("kamer=delen", ">Toestemming</a>", ">Dossier</a>"),
        ("soort=veiligheid&kamer=dossier", ">Meldcode</a>", ">Nazorg</a>"),
        ("wie=anderen&kamer=plan", ">Schuld</a>", ">Plan</a>"),
        ("zoek=zwanger", ">Kindcheck</a>", ">Meldcode</a>"),
        ("zoek=bestaatniet", "geen gegevens die hierbij passen", "<tbody"),
    ],
)  # fmt: skip
def test_filters_staan_in_het_adres(fg, vraag, wel, niet):
    blad = fg.get(f"{ADRES}?{vraag}").text
    assert wel in blad
    assert niet not in blad


def test_een_filter_dat_niet_bestaat_zegt_wat_er_mis_is_en_toont_alles(fg):
    blad = fg.get(f"{ADRES}?kamer=kelder&na=kelder.ding").text
    assert "‘kelder’ staat niet in de lijst" in blad
    assert f"{len(VERWERKINGEN)} soorten" in blad


def test_een_soort_op_een_eigen_blad(fg):
    blad = fg.get(f"{ADRES}dossier/kindcheck/").text
    assert "Weten of er kinderen zijn die hulp nodig hebben" in blad
    assert "Besluit verplichte meldcode" in blad
    assert "Schuldhulpverlener" not in blad
    assert fg.get(f"{ADRES}dossier/kelder/").status_code == 404


def test_op_papier_staat_alles_wat_gekozen_is(fg):
    blad = fg.get(f"{ADRES}afdruk/?kamer=plan").text
    assert "Plan en regie: Ondersteuning" in blad
    assert "Dossier: " not in blad


def test_als_json_met_wie_verantwoordelijk_is(fg):
    gegevens = json.loads(fg.get(f"{ADRES}register.json?kamer=inwoner").text)
    assert gegevens["fg"] == ["Frits"] or gegevens["fg"][0].startswith("Frits")
    assert "Veilig Thuis" in gegevens["ontvangers"]
    assert "Politie" in gegevens["ontvangers"]
    assert {v["onderdeel"] for v in gegevens["verwerkingen"]} == {"Inwoners en huishoudens"}


def test_een_wijkcoach_leest_het_register_niet(client):
    log_in(client, p.maak_wijk().samira)
    assert {client.get(f"{ADRES}{deel}").status_code for deel in ("", "afdruk/", "register.csv", "register.json")} == {
        403
    }


@pytest.fixture
def toon(monkeypatch):
    monkeypatch.setattr(opdracht, "met_databank", nullcontext)
    return lambda *woorden: CliRunner().invoke(opdracht.opdracht, woorden)


def test_de_opdracht_geeft_hetzelfde_in_drie_vormen(toon, fg):
    met_komma = list(csv.DictReader(io.StringIO(toon("--onderdeel", "plan", "--format", "csv").stdout)))
    assert [list(r.values()) for r in met_komma] == [
        list(r.values()) for r in rijen(fg.get(f"{ADRES}register.csv?kamer=plan"))
    ]
    gegevens = json.loads(toon("--soort", "veiligheid", "--format", "json").stdout)
    assert {g["soort"] for v in gegevens["verwerkingen"] for d in v["doelen"] for g in d["gronden"]} == {"Veiligheid"}
    tekst = toon("--onderdeel", "inwoner").stdout
    assert "zeker weten dat het om deze mens gaat: bsn, bsn_na_te_kijken, bsn_ontbreekt" in tekst


def test_de_opdracht_noemt_wat_er_te_kiezen_is(toon):
    uit = toon("--onderdeel", "kelder")
    assert uit.exit_code == 2
    assert "‘kelder’ is geen onderdeel. Kies uit: kern, poort" in uit.output
