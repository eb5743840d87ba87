"""The log on the screen: for who supervises, itself logged, and no nonsense in the address breaks it."""

import pytest
from django.db import connection

from keukentafel.kern.actor import transactie
from tests import personages as p
from tests.inloggen import log_in

pytestmark = pytest.mark.django_db


def po() -> object:
    with transactie(p.SYSTEEM):
        return p.maak_medewerker("Petra", p.Rol.PRIVACY_OFFICER, None)


def test_wie_toezicht_houdt_leest_het_logboek_en_dat_is_zelf_een_inzage(client):
    log_in(client, po())
    assert client.get("/logboek/").status_code == 200
    with transactie(p.SYSTEEM), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM logboek_regel WHERE inhoud LIKE '%%logboek_lezen%%'")
        assert cursor.fetchone()[0] == 1


def test_een_wijkcoach_leest_het_logboek_niet(client):
    log_in(client, p.maak_wijk().samira)
    assert client.get("/logboek/").status_code == 403


@pytest.mark.parametrize("vraag", ["voor=²", "voor=99999999999999999999", "voor=-1", "dossier=x", "soort=x", "wie='"])
def test_onzin_in_het_adres_begint_bij_het_nieuwste_of_geeft_niets(client, vraag):
    log_in(client, po())
    assert client.get(f"/logboek/?{vraag}").status_code == 200
