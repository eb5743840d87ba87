"""A statement that is built once gives everybody the own rows."""

import pytest

from keukentafel.inwoner.models import Inwoner
from keukentafel.kern.actor import transactie
from keukentafel.poort import recept
from keukentafel.poort.poort import zichtbaar
from keukentafel.poort.rechten import Recht
from tests import personages as p

pytestmark = pytest.mark.django_db


def _ziet(actor):
    with transactie(actor):
        rijen = recept.rijen_van(
            actor,
            "proef",
            lambda a: zichtbaar(Inwoner, Recht.INWONER_LEZEN, a).order_by("nummer").values_list("pk"),
            {},
        )
    return {sleutel for (sleutel,) in rijen}


def test_wie_dezelfde_rol_heeft_krijgt_uit_hetzelfde_recept_de_eigen_rijen():
    wijk = p.maak_wijk()
    oost, zuid = p.maak_inwoner(wijk.oost), p.maak_inwoner(wijk.zuid)
    assert _ziet(p.actor(wijk.samira)) == {oost.pk}
    assert _ziet(p.actor(wijk.zoe)) == {zuid.pk}
    assert _ziet(p.actor(wijk.tom)) == {oost.pk}


def test_een_band_maakt_een_ander_recept():
    wijk = p.maak_wijk()
    oost, verborgen = p.maak_inwoner(wijk.oost), p.maak_inwoner(wijk.zuid, afgeschermd=True)
    assert _ziet(p.actor(wijk.samira)) == {oost.pk}
    assert _ziet(p.actor(wijk.samira, inwoners=frozenset({verborgen.pk}))) == {oost.pk, verborgen.pk}
    assert _ziet(p.actor(wijk.samira)) == {oost.pk}


def test_zonder_rol_is_er_niets():
    wijk = p.maak_wijk()
    p.maak_inwoner(wijk.oost)
    assert _ziet(p.actor(wijk.samira, rollen=frozenset())) == set()
