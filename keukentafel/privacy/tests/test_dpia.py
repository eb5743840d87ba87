"""The register of DPIA's: written down, made better, replaced, and guarded."""

from datetime import timedelta

import pytest

from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Fout, GeenRecht
from keukentafel.kern.versies import Botsing
from keukentafel.privacy.handelingen import dpia as h
from keukentafel.privacy.handelingen import maatregel as hg
from keukentafel.privacy.models import Dpia
from keukentafel.privacy.opvragen import dpia as lees
from keukentafel.privacy.tests.gevallen import maak_geval
from keukentafel.privacy.tests.toegang import taken
from tests import personages as p

pytestmark = pytest.mark.django_db


@pytest.fixture
def g():
    return maak_geval()


def over(dagen):
    return klok.vandaag() + timedelta(days=dagen)


def leg_vast(g, wie="petra", **anders):
    basis = {"verwerking": "Vroegsignalering", "aanleiding": "vroegsignalering", "op": over(-30)}
    basis |= {"risicos": "Mensen voelen zich bekeken.", "restrisico": "middel", "herzien_op": over(400)}
    return g.doe(wie, h.dpia_vastleggen, **{**basis, **anders})


def test_alleen_wie_het_register_bijhoudt(g):
    leg_vast(g)
    with pytest.raises(GeenRecht):
        leg_vast(g, "samira")


@pytest.mark.parametrize(("anders", "veld"), [({"op": 1}, "op"), ({"herzien_op": -30}, "herzien_op")])
def test_dagen_die_niet_kunnen(g, anders, veld):
    with pytest.raises(Fout) as fout:
        leg_vast(g, **{naam: over(dagen) for naam, dagen in anders.items()})
    assert fout.value.veld == veld


def test_een_taak_als_de_dag_nadert_en_een_keer(g):
    leg_vast(g, herzien_op=over(61))
    assert h.dpias_bewaken() == 0
    laat = leg_vast(g, verwerking="Wijkteam", herzien_op=over(-1))
    assert (h.dpias_bewaken(), h.dpias_bewaken()) == (1, 0)
    ((wie, tekst),) = taken("dpia_herzien")
    assert (wie, "Wijkteam" in tekst) == ("privacy_officer", True)
    g.doe("petra", h.dpia_bijwerken, dpia_id=laat.pk, versie=1, risicos="x", restrisico="laag", herzien_op=over(90))
    assert taken("dpia_herzien") == []


def test_een_nieuwe_komt_in_de_plaats_en_neemt_mee_wat_open_is(g):
    oud = leg_vast(g, herzien_op=over(-1))
    velden = {"wat": "Uitleg op de site.", "eigenaar_id": g.wijk.tom.pk, "uiterlijk": over(3)}
    maatregel = g.doe("petra", hg.maatregel_afspreken, dpia_id=oud.pk, **velden)
    h.dpias_bewaken()
    nieuw = leg_vast(g, vervangt_id=oud.pk)
    assert taken("dpia_herzien") == []
    with transactie(p.SYSTEEM):
        maatregel.refresh_from_db()
        assert (maatregel.dpia_id, Dpia.objects.get(pk=oud.pk).vervangen_door_id) == (nieuw.pk, nieuw.pk)
    with pytest.raises(Fout, match="al vervangen"):
        leg_vast(g, vervangt_id=oud.pk)
    with pytest.raises(Fout, match="vervangen"):
        g.doe("petra", h.dpia_bijwerken, dpia_id=oud.pk, versie=1, risicos="x", restrisico="laag", herzien_op=over(1))


def test_wie_later_bewaart_ziet_het(g):
    rij = leg_vast(g)
    velden = {"dpia_id": rij.pk, "versie": 1, "risicos": "x", "restrisico": "laag", "herzien_op": over(9)}
    g.doe("petra", h.dpia_bijwerken, **velden)
    with pytest.raises(Botsing):
        g.doe("ria", h.dpia_bijwerken, **velden)


def test_het_register_begint_met_wat_het_eerst_moet_en_bladert(g):
    for dagen in (30, -5, 200):
        leg_vast(g, verwerking=f"over {dagen}", herzien_op=over(dagen))
    with transactie(g.actor("petra")):
        eerste = lees.register(aantal=2)
        rest = lees.register(na=eerste.volgende)
        laat = lees.register(stand="laat")
    assert [r.verwerking for r in eerste.regels] == ["over -5", "over 30"]
    assert [r.stand for r in eerste.regels] == ["te_laat", "bijna"]
    assert [r.verwerking for r in rest.regels] == ["over 200"]
    assert [r.verwerking for r in laat.regels] == ["over -5"]
