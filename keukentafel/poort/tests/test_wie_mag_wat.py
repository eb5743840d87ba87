"""The page and the file of who may do what, as a worker asks for them."""

import pytest
from django.test import Client

from keukentafel.poort.matrix import Rol
from tests import personages as p
from tests.inloggen import log_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def samira():
    return log_in(Client(), p.maak_wijk().samira)


def test_alle_rollen_en_elk_recht_staan_er(samira):
    blad = samira.get("/wie-mag-wat/").content.decode()
    assert all(t in blad for t in ("Frontoffice", "Functioneel beheer", "als specialist raad geven bij een dossier"))


def test_een_rol_in_het_adres_geeft_alleen_wat_die_rol_mag(samira):
    blad = samira.get("/wie-mag-wat/?rol=frontoffice").content.decode()
    assert "als specialist raad geven bij een dossier" not in blad
    for zin in ("Toon alle rollen", "een contact met een inwoner vastleggen", "eigen werk"):
        assert zin in blad


def test_een_rol_die_niet_bestaat_wordt_genoemd_en_toont_alles(samira):
    antwoord = samira.get("/wie-mag-wat/?rol=keizer")
    assert (antwoord.status_code, "keizer" in antwoord.content.decode()) == (422, True)
    assert "Functioneel beheer" in antwoord.content.decode()
    bestand = samira.get("/wie-mag-wat/tabel.csv?rol=keizer")
    assert (bestand.status_code, "keizer" in bestand.content.decode()) == (422, True)


@pytest.mark.parametrize("rol", ["", *Rol])
def test_het_bestand_heeft_de_tabel_en_de_rechten_van_wat_gekozen_is(samira, rol):
    regels = samira.get(f"/wie-mag-wat/tabel.csv?rol={rol}").content.decode("utf-8-sig").splitlines()
    leeg = next(nr for nr, regel in enumerate(regels) if not regel.strip(";,\r"))
    assert regels[0].startswith("Rol")
    assert leeg - 1 == (1 if rol else len(Rol))
    assert len(regels) - leeg > 5
