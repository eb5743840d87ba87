"""A log-in begins with a new key and ends: by log-out, by time, by beheer, and when a factor or the job changes."""

import time
from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client

from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import GeenRecht
from keukentafel.organisatie.handelingen.medewerkers import (
    aanmeldingen_beeindigen,
    code_vernieuwen,
    toegang_zetten,
    wachtwoord_zetten,
)
from keukentafel.organisatie.handelingen.profiel import eigen_aanmeldingen_beeindigen
from keukentafel.organisatie.models import Medewerker
from keukentafel.organisatie.sessieopslag import SessionStore
from keukentafel.poort.matrix import Rol
from keukentafel.poort.models import LogboekRegel
from tests.inloggen import WACHTWOORD, code_nu, log_in, maak_account
from tests.personages import SYSTEEM, actor, maak_medewerker, maak_wijk

pytestmark = pytest.mark.django_db
KOEKJE = settings.SESSION_COOKIE_NAME


@pytest.fixture
def wijk():
    return maak_wijk()


@pytest.fixture
def bea(wijk):
    with transactie(SYSTEEM):
        return maak_medewerker("Bea", Rol.FUNCTIONEEL_BEHEER, None)


def binnen(client):
    return client.get("/profiel/").status_code == 200


def als(wie, handeling, **velden):
    a = actor(wie)
    with transactie(a):
        return handeling(actor=a, **velden)


def test_inloggen_geeft_een_nieuwe_sleutel_en_de_oude_is_niets_waard(wijk, client):
    maak_account(wijk.samira)
    client.post("/inloggen/", {"gebruikersnaam": "samira", "wachtwoord": WACHTWOORD})
    voor = client.cookies[KOEKJE].value
    client.post("/inloggen/code/", {"code": code_nu()})
    assert client.cookies[KOEKJE].value != voor
    assert not Session.objects.filter(session_key=voor).exists()


def test_na_uitloggen_is_een_gekopieerd_koekje_niets_waard(wijk, client):
    dief = Client()
    dief.cookies[KOEKJE] = log_in(client, wijk.samira).cookies[KOEKJE].value
    assert binnen(dief)
    client.post("/uitloggen/")
    assert not binnen(dief)


def test_wie_niets_doet_gaat_eruit_en_wie_werkt_blijft(wijk, client):
    sessie = log_in(client, wijk.samira).session
    assert sessie.get_expiry_age() == settings.SESSION_COOKIE_AGE
    sessie["gezien"] = time.time() - 400
    sessie.save()
    Session.objects.update(expire_date=klok.nu() + timedelta(seconds=30))
    assert binnen(client)
    over = Session.objects.get().expire_date - klok.nu()
    assert over > timedelta(seconds=settings.SESSION_COOKIE_AGE - 60)


def test_een_aanmelding_duurt_nooit_langer_dan_een_werkdag(wijk, client):
    sessie = log_in(client, wijk.samira).session
    sessie["begonnen"] = time.time() - settings.SESSIE_HOOGSTENS + 90
    sessie["gezien"] = 0
    sessie.save()
    assert binnen(client)
    client.post("/sessie/")
    assert Session.objects.get().expire_date < klok.nu() + timedelta(seconds=91)
    Session.objects.update(expire_date=klok.nu() - timedelta(seconds=1))
    assert not binnen(client)


def test_de_pagina_zegt_hoe_lang_zij_nog_stil_mag_staan(wijk, client):
    sessie = log_in(client, wijk.samira).session
    sessie["gezien"] = time.time() - 200
    sessie.save()
    over = SessionStore(sessie.session_key).seconden_over()
    assert settings.SESSION_COOKIE_AGE - 210 <= over <= settings.SESSION_COOKIE_AGE - 200


def test_eigen_wachtwoord_wijzigen_logt_uit_op_andere_apparaten_en_niet_hier(wijk, client):
    maak_account(wijk.samira)
    ander = log_in(Client(), wijk.samira)
    nieuw = {"wat": "wachtwoord", "nu": WACHTWOORD, "nieuw": "zes blauwe emmers"}
    assert log_in(client, wijk.samira).post("/profiel/", nieuw).status_code == 302
    assert (binnen(client), binnen(ander)) == (True, False)


@pytest.mark.parametrize("handeling", [code_vernieuwen, wachtwoord_zetten, aanmeldingen_beeindigen])
def test_beheer_beeindigt_elke_aanmelding(wijk, bea, client, handeling):
    maak_account(wijk.samira)
    log_in(client, wijk.samira)
    extra = {"wachtwoord": "zes blauwe emmers"} if handeling is wachtwoord_zetten else {}
    als(bea, handeling, medewerker_id=wijk.samira.pk, **extra)
    assert not binnen(client)


def test_toegang_dicht_en_weer_open_maakt_een_oude_aanmelding_niet_levend(wijk, bea, client):
    log_in(client, wijk.samira)
    for open_ in (False, True):
        als(bea, toegang_zetten, medewerker_id=wijk.samira.pk, open_=open_)
    assert not binnen(client)
    assert Medewerker.objects.get(pk=wijk.samira.pk).is_active


def test_elders_uitloggen_op_het_eigen_profiel(wijk, client):
    ander, tom = log_in(Client(), wijk.samira), log_in(Client(), wijk.tom)
    log_in(client, wijk.samira)
    assert "Log uit op andere apparaten" in client.get("/profiel/").text
    antwoord = client.post("/profiel/elders-uitloggen/", follow=True)
    assert "op andere apparaten uitgelogd (1)" in antwoord.text
    assert (binnen(client), binnen(ander), binnen(tom)) == (True, False, True)


def test_uitloggen_op_alle_apparaten_door_beheer_op_het_scherm(wijk, bea, client):
    samira = log_in(Client(), wijk.samira)
    log_in(client, bea)
    blad = f"/beheer/medewerkers/{wijk.samira.pk}/"
    assert f"{blad}uitloggen/" in client.get(blad).text
    assert client.post(f"{blad}uitloggen/").url == blad
    assert (binnen(client), binnen(samira)) == (True, False)


def test_beeindigen_vraagt_het_recht_en_staat_in_het_logboek(wijk, bea):
    with pytest.raises(GeenRecht):
        als(wijk.samira, aanmeldingen_beeindigen, medewerker_id=wijk.tom.pk)
    als(bea, aanmeldingen_beeindigen, medewerker_id=wijk.tom.pk)
    als(wijk.samira, eigen_aanmeldingen_beeindigen, behalve="")
    with transactie(SYSTEEM):
        regels = [r for r in LogboekRegel.objects.values_list("inhoud", flat=True) if "aanmeldingen be" in r]
    assert len(regels) == 2


def test_een_nieuwe_aanmelding_van_een_ander_in_dezelfde_browser_erft_niets(wijk, client):
    """The cookie of Samira is still in the browser when Tom logs in: her session is gone, and nothing of it is his."""
    for wie in (wijk.samira, wijk.tom):
        maak_account(wie)
    log_in(client, wijk.samira)
    sessie = client.session
    sessie["redenen"] = {str(wijk.samira.pk): 9e9}
    sessie.save()
    oud = client.cookies[KOEKJE].value
    client.post("/inloggen/", {"gebruikersnaam": "tom", "wachtwoord": WACHTWOORD})
    client.post("/inloggen/code/", {"code": code_nu()})
    assert "redenen" not in client.session
    assert not Session.objects.filter(session_key=oud).exists()
    assert "Tom" in client.get("/profiel/").text
