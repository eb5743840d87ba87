"""A task is for one person or one role, is done once, and comes back with undo."""

import uuid
from datetime import timedelta

import pytest

from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, transactie
from keukentafel.kern.fouten import Fout, NietGevonden
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.organisatie.handelingen import taken
from keukentafel.organisatie.models import Taak
from keukentafel.poort.matrix import Rol
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


def test_een_uitgestelde_taak_komt_op_die_dag_terug_en_ongedaan_zet_hem_waar_hij_stond(client):
    wijk, week = p.maak_wijk(), klok.vandaag() + timedelta(days=7)
    taak = maak(voor=wijk.samira)
    log_in(client, wijk.samira)
    for dag in (klok.vandaag() + timedelta(days=1), week):
        assert client.post(f"/taken/{taak.pk}/uitstellen/", {"tot": dag.isoformat()}).url == "/mijn-dag/"
    assert "Uitgesteld tot" in client.get(f"/taken/{taak.pk}/").text
    client.post(f"/taken/{taak.pk}/uitstellen/ongedaan/")
    with transactie(p.SYSTEEM):
        rij = Taak.objects.get(pk=taak.pk)
    assert (rij.uiterlijk, rij.uitgesteld_tot) == (klok.vandaag(), klok.vandaag() + timedelta(days=1))


@pytest.mark.parametrize("dagen", [0, -1, 400])
def test_uitstellen_tot_een_dag_die_niet_kan_zegt_welke_wel_kan(client, dagen):
    wijk = p.maak_wijk()
    taak = maak(voor=wijk.samira)
    log_in(client, wijk.samira)
    antwoord = client.post(f"/taken/{taak.pk}/uitstellen/", {"tot": klok.vandaag() + timedelta(days=dagen)})
    assert (antwoord.status_code, "Kies een dag na vandaag, binnen een jaar." in antwoord.text) == (422, True)
    assert client.post(f"/taken/{taak.pk}/uitstellen/", {"tot": "straks"}).status_code == 422
    # That page stands on an address that only takes a form: a reload of it is no empty page.
    weer = client.get(f"/taken/{taak.pk}/uitstellen/")
    assert (weer.status_code, weer["Allow"], "Deze stap is al voorbij" in weer.text) == (405, "POST", True)


def test_wat_klaar_is_of_van_een_collega_stelt_niemand_uit():
    wijk, morgen = p.maak_wijk(), klok.vandaag() + timedelta(days=1)
    taak = maak(voor=wijk.samira)
    with transactie(p.actor(wijk.tom)), pytest.raises(NietGevonden):
        taken.taak_uitstellen(actor=p.actor(wijk.tom), taak_id=taak.pk, tot=morgen)
    samira = p.actor(wijk.samira)
    with transactie(samira):
        taken.taak_afhandelen(actor=samira, taak_id=taak.pk)
        with pytest.raises(Fout, match="al afgehandeld"):
            taken.taak_uitstellen(actor=samira, taak_id=taak.pk, tot=morgen)


def test_een_taak_van_een_rol_in_het_team_is_af_te_handelen_door_wie_die_rol_daar_heeft():
    """By key as on the list: what somebody sees on Mijn dag, they can also do. Of another team it does not exist."""
    wijk = p.maak_wijk()
    with transactie(p.SYSTEEM):
        wim, zus = (p.maak_medewerker(naam, Rol.WIJKTEAMMANAGER, team) for naam, team in
                    (("Wim", wijk.oost), ("Zus", wijk.zuid)))  # fmt: skip
    taak = maak(rol=Rol.WIJKTEAMMANAGER, team=wijk.oost)
    with transactie(p.actor(zus)), pytest.raises(NietGevonden):
        taken.taak_afhandelen(actor=p.actor(zus), taak_id=taak.pk)
    with transactie(p.actor(wim)):
        assert taken.taak_afhandelen(actor=p.actor(wim), taak_id=taak.pk).klaar_door == "Wim"
