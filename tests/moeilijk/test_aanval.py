"""Raw SQL as the role of the application gives each worker exactly the rows the wall says, own circle or not."""

import pytest

from keukentafel.organisatie.models import Medewerker
from keukentafel.organisatie.opvragen.actor import actor_van
from tests import aanval
from tests.moeilijk.wereld import maak_wereld

pytestmark = pytest.mark.django_db


def test_ruwe_sql_geeft_elke_medewerker_precies_wat_de_muur_zegt():
    maak_wereld()
    alles, fout = aanval.alle_rijen(), {}
    assert sum(1 for gevonden in alles.values() if gevonden) > 15  # an empty table proves nothing
    for medewerker in Medewerker.objects.filter(is_active=True).order_by("naam"):
        for wie in aanval.met_kring(actor_van(medewerker)):
            fout |= {(medewerker.naam, t): v for t, v in aanval.verschillen(wie, alles).items()}
    assert fout == {}
