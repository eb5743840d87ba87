"""Single sign-on through our own doors, against the loopback provider over a real socket."""

import httpx
import pytest

from keukentafel.kern import klok
from keukentafel.organisatie.models import Medewerker
from tests.oidc_aanbieder import Streek, oidc_aanbieder
from tests.personages import maak_wijk

OIDC = "keukentafel.organisatie.inloggen.OidcBackend"


@pytest.fixture
def aanbieder(settings):
    with oidc_aanbieder([{"sub": "u-1", "email": "samira@schiedam.example", "name": "Samira"}]) as server:
        for naam, waarde in server.mozilla_instellingen().items():
            setattr(settings, naam, waarde)
        settings.AUTHENTICATION_BACKENDS = [*settings.AUTHENTICATION_BACKENDS, OIDC]
        yield server


@pytest.fixture
def samira():
    samira = maak_wijk().samira
    samira.email = "Samira@schiedam.example"
    samira.save()
    return samira


def meld_aan(client, verder=""):
    heen = client.get("/inloggen/extern/", {"next": verder} if verder else {})
    terug = httpx.get(heen.url).headers["Location"]
    return client.get(terug.removeprefix("http://testserver"))


@pytest.mark.django_db
def test_met_gemeenteaccount_naar_gevraagde_pagina(aanbieder, samira, client):
    assert "gemeenteaccount" in client.get("/inloggen/").text
    assert meld_aan(client, "/profiel/").url == "/profiel/"
    assert client.get("/profiel/").status_code == 200
    samira.refresh_from_db()
    assert samira.oidc_onderwerp == f"{aanbieder.adres}|u-1"


@pytest.mark.django_db
def test_naar_een_andere_site_gaat_niet(aanbieder, samira, client):
    assert meld_aan(client, "https://kwaad.example/").url == "/"


@pytest.mark.django_db
@pytest.mark.parametrize("streek", list(Streek))
def test_wat_niet_klopt_eindigt_op_inloggen_met_een_zin(aanbieder, samira, client, streek):
    aanbieder.streken.add(streek)
    assert meld_aan(client).url == "/inloggen/"
    assert "utrecht-alert--error" in client.get("/inloggen/").text
    assert client.get("/profiel/").status_code == 302


@pytest.mark.django_db
def test_onbekend_of_uit_dienst_krijgt_geen_account(aanbieder, samira, client):
    Medewerker.objects.filter(pk=samira.pk).update(in_dienst_tot=klok.vandaag())
    aantal = Medewerker.objects.count()
    assert meld_aan(client).url == "/inloggen/"
    assert "Je hebt hier geen account" in client.get("/inloggen/").text
    assert Medewerker.objects.count() == aantal


@pytest.mark.django_db
def test_adres_dat_naar_een_collega_ging_geeft_geen_toegang_tot_diens_account(aanbieder, samira, client):
    Medewerker.objects.filter(pk=samira.pk).update(oidc_onderwerp=f"{aanbieder.adres}|iemand-anders")
    assert meld_aan(client).url == "/inloggen/"
