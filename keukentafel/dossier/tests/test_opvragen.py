"""What the screens of the dossier get to see, in how many statements."""

from datetime import timedelta

import pytest

from keukentafel.dossier import handelingen as h
from keukentafel.dossier.opvragen import dossier_kader, tijdlijn
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from tests import personages as p
from tests.dossiers import maak_dossier, maak_huishouden

pytestmark = pytest.mark.django_db


@pytest.fixture
def wijk():
    return p.maak_wijk()


@pytest.fixture
def dossier(wijk):
    return maak_dossier(wijk.samira, maak_huishouden(wijk.oost))


def schrijf(medewerker, dossier, aantal=1, **velden):
    basis = {"dossier_id": dossier.pk, "tekst": "Gebeld met Fatma"}
    actor = p.actor(medewerker)
    with transactie(actor):
        for nummer in range(aantal):
            moment = klok.nu() - timedelta(minutes=nummer)
            h.journaalregel_schrijven(actor=actor, **{**basis, "moment": moment, **velden})


def test_tijdlijn(wijk, dossier):
    schrijf(wijk.samira, dossier, 3)
    with transactie(p.actor(wijk.samira), lezen=False):
        blad = tijdlijn(dossier_kader(dossier.pk))
    assert len(blad.regels) == 4
