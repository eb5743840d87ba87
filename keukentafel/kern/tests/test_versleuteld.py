"""The second factor is not readable in the table, and a changed key opens nothing."""

import pytest
from django.db import connection

from keukentafel.kern.versleuteld import ontsleutel, versleutel
from keukentafel.organisatie.models import Medewerker
from tests import personages as p
from tests.inloggen import GEHEIM, maak_account


def test_heen_en_terug_en_leeg_blijft_leeg():
    assert ontsleutel(versleutel(GEHEIM)) == GEHEIM
    assert (versleutel(""), ontsleutel("")) == ("", "")


def test_na_een_andere_sleutel_is_het_geheim_een_ander_en_niet_leeg(settings):
    opgeslagen = versleutel(GEHEIM)
    settings.SECRET_KEY = "een heel andere sleutel"
    assert ontsleutel(opgeslagen) not in ("", GEHEIM)


@pytest.mark.django_db
def test_de_tabel_bevat_het_geheim_niet():
    samira = maak_account(p.maak_wijk().samira)
    with connection.cursor() as cursor:
        cursor.execute("SELECT totp_geheim FROM organisatie_medewerker WHERE id = %s", [samira.pk])
        (opgeslagen,) = cursor.fetchone()
    assert GEHEIM not in opgeslagen
    assert Medewerker.objects.get(pk=samira.pk).totp_geheim == GEHEIM
