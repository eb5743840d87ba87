"""The nightly check rings the bell when the log is not as sealed, and only then."""

import pytest
from django.db import connections

from keukentafel.kern.actor import transactie
from keukentafel.kern.models import Gebeurtenis
from keukentafel.poort import handelingen, logboek, verzegeling
from tests import personages as p

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "eigenaar"])


def gemeld() -> int:
    with transactie(p.SYSTEEM):
        return Gebeurtenis.objects.filter(soort="logboek_afwijking").count()


def test_alleen_een_afwijking_wordt_gemeld(tmp_path):
    with transactie(p.SYSTEEM):
        logboek.schrijf([logboek.Logregel(soort="kijken", recht="test")])
    verzegeling.verzegel()
    assert handelingen.logboek_controleren(anker=tmp_path / "anker.txt").in_orde
    assert gemeld() == 0
    with connections["eigenaar"].cursor() as cursor:
        cursor.execute("ALTER TABLE logboek_regel DISABLE TRIGGER USER")
        cursor.execute("UPDATE logboek_regel SET inhoud = '{}'")
    assert not handelingen.logboek_controleren(anker=tmp_path / "anker.txt").in_orde
    assert gemeld() == 1
