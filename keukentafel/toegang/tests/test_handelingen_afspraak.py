"""Appointments: made, moved, cancelled; a moved one is never lost under another hand."""

from datetime import timedelta

import pytest

from keukentafel.kern import klok
from keukentafel.kern.fouten import Fout, NietGevonden
from keukentafel.kern.versies import Botsing
from keukentafel.toegang import handelingen as h
from keukentafel.toegang.tests.hulp import DINSDAG, doe
from tests import personages as p

pytestmark = pytest.mark.django_db
MORGEN = DINSDAG + timedelta(days=1)


def _afspraak(wijk, **velden):
    return doe(h.afspraak_maken, wijk.samira, **{"begin": MORGEN, "onderwerp": "Kennismaking", **velden})


def test_een_afspraak_duurt_een_uur_tenzij_je_anders_zegt():
    wijk = p.maak_wijk()
    inwoner = p.maak_inwoner(wijk.oost)
    afspraak = _afspraak(wijk, inwoner_id=inwoner.pk, plaats=" Buurthuis ", soort_plaats="wijk")
    assert (afspraak.medewerker_id, afspraak.einde, afspraak.plaats) == (
        wijk.samira.pk,
        MORGEN + timedelta(hours=1),
        "Buurthuis",
    )
    assert _afspraak(wijk, medewerker_id=wijk.tom.pk).medewerker_id == wijk.tom.pk


@pytest.mark.parametrize(
    ("velden", "veld"),
    [
        ({"onderwerp": " "}, "onderwerp"),
        ({"einde": MORGEN}, "einde"),
        ({"soort_plaats": "maan"}, "soort_plaats"),
        ({"medewerker_id": "00000000-0000-0000-0000-000000000000"}, "medewerker"),
    ],
)
def test_verkeerde_invoer_noemt_het_veld(velden, veld):
    wijk = p.maak_wijk()
    with pytest.raises(Fout) as fout:
        _afspraak(wijk, **velden)
    assert fout.value.veld == veld


def test_verzetten_houdt_de_duur_en_botst_op_een_oude_versie():
    wijk = p.maak_wijk()
    afspraak = _afspraak(wijk, einde=MORGEN + timedelta(minutes=30))
    later = MORGEN + timedelta(days=2)
    verzet = doe(h.afspraak_verzetten, wijk.tom, afspraak_id=afspraak.pk, begin=later, versie=1)
    assert (verzet.begin, verzet.einde - verzet.begin, verzet.versie) == (later, timedelta(minutes=30), 2)
    with pytest.raises(Botsing):
        doe(h.afspraak_verzetten, wijk.samira, afspraak_id=afspraak.pk, begin=MORGEN, versie=1)


def test_afzeggen_en_niet_verschenen():
    wijk = p.maak_wijk()
    with klok.zet_klok(DINSDAG):
        afspraak = _afspraak(wijk)
        for stand in ("verzet", "niet_verschenen"):
            with pytest.raises(Fout):
                doe(h.afspraak_afzeggen, wijk.samira, afspraak_id=afspraak.pk, stand=stand)
    with klok.zet_klok(MORGEN + timedelta(hours=2)):
        assert doe(h.afspraak_afzeggen, wijk.samira, afspraak_id=afspraak.pk, stand="geweest").stand == "geweest"
    with pytest.raises(Fout, match="Deze afspraak is geweest"):
        doe(h.afspraak_afzeggen, wijk.samira, afspraak_id=afspraak.pk)


def test_een_ander_team_ziet_de_afspraak_niet():
    wijk = p.maak_wijk()
    afspraak = _afspraak(wijk)
    with pytest.raises(NietGevonden):
        doe(h.afspraak_afzeggen, wijk.zoe, afspraak_id=afspraak.pk)
