"""The screens of the compartment without JavaScript: the whole road of a meldcode, and what goes wrong."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from keukentafel.dossier.models import Kindcheck, Meldcode, Meldcodestap, Veiligheidswaarschuwing, VeiligThuisMelding
from keukentafel.kern.actor import transactie
from tests import personages as p
from tests.dossiers import maak_dossier, maak_huishouden
from tests.inloggen import log_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def wijk():
    return p.maak_wijk()


@pytest.fixture
def dossier(wijk):
    return maak_dossier(wijk.samira, maak_huishouden(wijk.oost))


@pytest.fixture
def samira(wijk, dossier):
    return log_in(Client(), wijk.samira)


def een(model, **filter_):
    with transactie(p.SYSTEEM):
        return model.objects.filter(**filter_).order_by("-gemaakt_op")[0]


def pad(dossier, rest=""):
    return f"/dossier/{dossier.pk}/veiligheid/{rest}"


def begin(samira, dossier):
    return samira.post(pad(dossier, "meldcode/nieuw/"), {"aanleiding": "Blauwe plek", "publiek": "team"}).url


def test_de_hele_meldcode(samira, dossier):
    adres = begin(samira, dossier)
    samira.post(f"{adres}raad/", {"soort": "collega", "advies": "Praat met moeder", "anoniem": "on"})
    samira.post(f"{adres}stap/2/", {"feiten": "Besproken"})
    samira.post(f"{adres}stap/3/", {"overgeslagen": "on", "reden": "Vader dreigt"})
    kader = {"kader_vermoeden": "ja", "kader_onveilig": "ja"}
    samira.post(f"{adres}stap/4/", {"feiten": "Gewogen", **kader})
    assert "zegt: melden bij Veilig Thuis" in samira.get(adres).content.decode()
    samira.post(f"{adres}stap/5/", {"feiten": "Wij melden", "kader_melden": "ja", "kader_hulp": "ja"})
    vt = {"inhoud": "Gebeld met Veilig Thuis", "inwoner_weet_niet": "on", "reden_niet": "dreiging"}
    assert samira.post(f"{adres}veilig-thuis/", vt).status_code == 302
    pagina = samira.get(adres).content.decode()
    for tekst in ("Praat met moeder", "Vader dreigt", "Gebeld met Veilig Thuis", "zonder naam van het gezin"):
        assert tekst in pagina
    assert een(VeiligThuisMelding).inwoner_weet_ervan is False
    samira.post(f"{adres}afsluiten/", {"uitkomst": "Overgedragen", "versie": 1})
    assert een(Meldcode).klaar_op
    assert "Heropen de meldcode" in samira.get(adres).content.decode()
    samira.post(f"{adres}heropenen/")
    assert een(Meldcode).klaar_op is None


def test_wat_niet_klopt_komt_terug_met_de_tekst(samira, dossier):
    adres = begin(samira, dossier)
    antwoord = samira.post(f"{adres}stap/2/", {"feiten": " ", "oordeel": "Blijft staan"})
    assert (antwoord.status_code, "Blijft staan" in antwoord.content.decode()) == (422, True)
    assert samira.post(f"{adres}stap/9/", {"feiten": "x"}).status_code == 404
    assert samira.post(f"{adres}raad/", {"soort": "collega"}).status_code == 422
    assert samira.post(f"{adres}veilig-thuis/", {"inhoud": "x", "bron_geheim": "on"}).status_code == 422
    assert samira.post(f"{adres}afsluiten/", {"uitkomst": "x", "versie": 9}).status_code == 422
    assert samira.post(pad(dossier, "meldcode/nieuw/"), {"aanleiding": ""}).status_code == 422
    assert een(Meldcodestap).nr == 1


def test_bezoekadvies_en_kindcheck(samira, dossier):
    samira.post(pad(dossier, "waarschuwing/"), {"soort": "samen", "toelichting": "Agressie"})
    rij = een(Veiligheidswaarschuwing)
    assert "Ga met z’n tweeën" in samira.get(pad(dossier)).content.decode()
    adres = pad(dossier, f"waarschuwing/{rij.pk}/")
    assert samira.post(f"{adres}verlengen/", {"versie": 1}).status_code == 302
    assert samira.post(f"{adres}verlengen/", {"versie": 1}).status_code == 422
    samira.post(f"{adres}beeindigen/", {"reden": "rustig"})
    assert een(Veiligheidswaarschuwing).beeindigd_op
    assert samira.post(pad(dossier, "kindcheck/"), {"uitkomst": "veilig"}).status_code == 422
    with transactie(p.SYSTEEM):
        # An adult: the kindcheck is asked of nobody else (which of the three came first was chance).
        wie = dossier.huishouden.leden.get(inwoner__roepnaam="Fatma").inwoner_id
    samira.post(pad(dossier, "kindcheck/"), {"inwoner_id": wie, "uitkomst": "veilig", "zwanger": "on"})
    assert een(Kindcheck).zwanger


@pytest.mark.parametrize("rest", ["", "meldcode/nieuw/", "waarschuwing/"])
def test_een_bladzijde_kost_hoogstens_twaalf_vragen(samira, dossier, rest):
    begin(samira, dossier)
    samira.post(pad(dossier, "waarschuwing/"), {"soort": "samen"})
    niet = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "ROLLBACK")
    for adres in (pad(dossier, rest), pad(dossier, f"meldcode/{een(Meldcode).pk}/")):
        with CaptureQueriesContext(connection) as vragen:
            assert samira.get(adres).status_code == 200
        tellen = [v["sql"] for v in vragen if not v["sql"].startswith(niet)]
        assert len(tellen) <= 12, tellen
