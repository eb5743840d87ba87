"""A task is for one person or one role, is done once, and comes back with undo."""

import uuid

import pytest

from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, transactie
from keukentafel.kern.fouten import NietGevonden
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.organisatie.handelingen import taken
from keukentafel.organisatie.models import Taak
from tests import personages as p
from tests.inloggen import log_in

pytestmark = pytest.mark.django_db


def maak(**velden):
    with transactie(p.SYSTEEM):
        return taken.taak_maken(actor=p.SYSTEEM, soort="test", tekst="Bel terug", uiterlijk=klok.vandaag(), **velden)


def test_een_taak_gaat_van_de_lijst_en_komt_terug_met_ongedaan(client):
    wijk = p.maak_wijk()
    taak = maak(voor=wijk.samira)
    log_in(client, wijk.samira)
    assert "Bel terug" in client.get(f"/taken/{taak.pk}/").content.decode()
    assert client.post(f"/taken/{taak.pk}/afhandelen/").status_code == 302
    with transactie(p.SYSTEEM):
        assert Taak.objects.get(pk=taak.pk).klaar_door == "Samira"
    client.post(f"/taken/{taak.pk}/terugzetten/")
    with transactie(p.SYSTEEM):
        assert Taak.objects.get(pk=taak.pk).klaar_op is None


def test_een_collega_kan_er_niet_bij(client):
    wijk = p.maak_wijk()
    taak = maak(voor=wijk.samira)
    log_in(client, wijk.tom)
    assert client.get(f"/taken/{taak.pk}/").status_code == 404
    assert client.post(f"/taken/{taak.pk}/afhandelen/").status_code == 404


def test_een_taak_voor_een_rol_in_een_ander_team_is_er_niet():
    wijk = p.maak_wijk()
    taak = maak(rol="wijkcoach", team=wijk.zuid)
    with transactie(p.actor(wijk.samira)), pytest.raises(NietGevonden):
        taken.taak_afhandelen(actor=p.actor(wijk.samira), taak_id=taak.pk)


def test_een_afwijking_in_het_logboek_wordt_een_taak_van_de_privacy_officer():
    with transactie(Actor.systeem("huisbel")):
        taken.logboek_afwijking_melden(gebeurtenis_melden("logboek_afwijking", uuid.uuid4(), aantal=1))
        assert Taak.objects.get(soort="logboek_afwijking").rol == "privacy_officer"


def test_een_logboek_dat_achterloopt_wordt_een_taak_van_beheer_en_niet_twee():
    with transactie(Actor.systeem("huisbel")):
        for _ in range(2):
            taken.logboek_zegel_melden(gebeurtenis_melden("logboek_zegel_achter", uuid.uuid4()))
        assert Taak.objects.get(soort="logboek_zegel_achter").rol == "functioneel_beheer"
