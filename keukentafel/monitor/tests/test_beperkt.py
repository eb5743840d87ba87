"""What may only be kept is in no figure, and not in the records behind one (AVG art. 18)."""

from uuid import uuid4

import pytest
from django.db import connection

from keukentafel.kern.actor import transactie
from keukentafel.monitor.indicatoren.basis import Vraag
from keukentafel.monitor.indicatoren.ruw import ruwe_verslagen
from keukentafel.monitor.regels import Moment, Tijdvak
from keukentafel.monitor.tests.test_verslagen import JAAR, REACTIES, dossier, verslag, waarden, wijk  # noqa: F401
from keukentafel.poort.models import Beperkt
from tests import personages as p

pytestmark = pytest.mark.django_db


def test_een_beperkt_verslag_telt_niet_mee_tot_het_weer_mag(wijk, dossier):  # noqa: F811
    een, _ = verslag(wijk, dossier), verslag(wijk, dossier, na=2)
    assert waarden(REACTIES, "verslagen", **JAAR) == (2,)
    with transactie(p.SYSTEEM):
        merk = Beperkt.objects.create(object_id=een.pk, beperking=uuid4(), dossier=dossier.pk)
        assert len(list(ruwe_verslagen(_vraag(een)))) == 1
    assert waarden(REACTIES, "verslagen", **JAAR) == (1,)
    with transactie(p.SYSTEEM):
        merk.delete()
        assert len(list(ruwe_verslagen(_vraag(een)))) == 2
    assert waarden(REACTIES, "verslagen", **JAAR) == (2,)


def _vraag(rij):
    dag = rij.eerst_klaar_op.date()
    return Vraag(Tijdvak(dag.replace(month=1, day=1), dag.replace(month=12, day=31), Moment.PERIODE))


def test_elke_functie_van_een_cijfer_kijkt_eerst_in_het_schema_zonder_beperkte_rijen():
    with transactie(p.SYSTEEM), connection.cursor() as cursor:
        cursor.execute(
            "SELECT proname, proconfig::text FROM pg_proc WHERE pronamespace = 'public'::regnamespace"
            " AND proname LIKE 'cijfer\\_%' AND prosecdef"
        )
        functies = dict(cursor.fetchall())
        cursor.execute("SELECT count(*) FROM pg_views WHERE schemaname = 'cijfers'")
        (aantal,) = cursor.fetchone()
    assert len(functies) > 10
    assert [naam for naam, pad in functies.items() if "search_path=cijfers, public" not in pad] == []
    assert aantal > 50
