"""The log as Logboek Dataverwerkingen: once each, in order, and nobody can be read from it."""

import json
import uuid

import pytest

from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.poort import dataverwerkingen, logboek, taken, verzegeling
from tests import personages as p

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "eigenaar"])
INWONER = str(uuid.UUID(int=7))


def schrijf(**velden):
    with transactie(p.SYSTEEM):
        logboek.schrijf([logboek.Logregel(soort="kijken", recht="dossier_lezen", spoor="a" * 32, **velden)])
    verzegeling.verzegel()


def gelezen(bestand):
    return [json.loads(regel) for regel in bestand.read_text().splitlines()]


def test_elke_verzegelde_regel_komt_een_keer_in_het_bestand(tmp_path, settings):
    bestand = tmp_path / "map" / "ldv.jsonl"
    settings.DATAVERWERKINGEN = str(bestand)
    schrijf(inwoner=INWONER)
    taken.dataverwerkingen_bijschrijven(0)
    taken.dataverwerkingen_bijschrijven(0)
    schrijf()
    assert dataverwerkingen.bijschrijven(bestand) == 1
    eerste, tweede = gelezen(bestand)
    assert (eerste["trace_id"], len(eerste["span_id"]), eerste["status"]) == ("a" * 32, 16, "Unset")
    assert eerste["span_id"] < tweede["span_id"]


def test_het_bestand_zegt_welke_verwerking_en_niet_wie(tmp_path):
    schrijf(inwoner=INWONER)
    dataverwerkingen.bijschrijven(tmp_path / "ldv.jsonl")
    (regel,) = gelezen(tmp_path / "ldv.jsonl")
    velden = regel["attributes"]
    assert velden["dpl.core.processing_activity_id"] == "urn:keukentafel:verwerkingsactiviteit:dossier_lezen"
    assert (len(velden["dpl.core.data_subject_id"]), INWONER in json.dumps(regel)) == (64, False)


def test_wat_niet_verzegeld_is_wacht(tmp_path):
    with transactie(p.SYSTEEM):
        logboek.schrijf([logboek.Logregel(soort="kijken", recht="x")])
    assert dataverwerkingen.bijschrijven(tmp_path / "ldv.jsonl") == 0


def test_zonder_instelling_gebeurt_er_niets(settings):
    settings.DATAVERWERKINGEN = ""
    taken.dataverwerkingen_bijschrijven(0)


def test_een_periode_is_opnieuw_te_maken(tmp_path):
    schrijf(dossier=INWONER)
    bestand = tmp_path / "ldv.jsonl"
    assert dataverwerkingen.herbouwen(bestand, klok.dagen_geleden(1), klok.vandaag()) == 1
    assert gelezen(bestand)[0]["attributes"]["dpl.core.data_subject_id_type"] == "urn:keukentafel:dossier"
    assert dataverwerkingen.herbouwen(bestand, klok.dagen_geleden(3), klok.dagen_geleden(2)) == 0
