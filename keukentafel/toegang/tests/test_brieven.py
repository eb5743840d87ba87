"""The ontvangstbevestiging of a melding: by itself, by hand, and the term that ends when the letter left (WMO-02)."""

import pytest

from keukentafel.brieven import handelingen as post
from keukentafel.brieven import weergave
from keukentafel.brieven.models import Brief, Briefinhoud
from keukentafel.inwoner.tests import gegevens as g
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Fout
from keukentafel.kern.gebeurtenissen import luisteraars
from keukentafel.kern.handelingen import gebeurtenis_laten_horen
from keukentafel.kern.models import Gebeurtenis
from keukentafel.toegang import handelingen as h
from keukentafel.toegang.models import Termijn
from keukentafel.toegang.tests.hulp import doe, maak_melding
from tests import personages as p

pytestmark = pytest.mark.django_db


@pytest.fixture
def wijk():
    return g.wijk_met_buurten()


@pytest.fixture
def noor(wijk):
    return g.registreer(p.actor(wijk.samira))


def bel(soort):
    """Deliver every gebeurtenis of this kind to its listeners, as the job does."""
    with transactie(p.SYSTEEM):
        sleutels = [str(x.pk) for x in Gebeurtenis.objects.filter(soort=soort)]
    for sleutel in sleutels:
        for handeling in luisteraars(soort):
            gebeurtenis_laten_horen(gebeurtenis_id=sleutel, handeling=handeling)


def brieven():
    with transactie(p.SYSTEEM):
        return list(Brief.objects.order_by("nummer"))


def bev(melding):
    with transactie(p.SYSTEEM):
        return Termijn.objects.get(melding=melding, soort="BEV")


@pytest.mark.parametrize("wet", ["wmo", "algemeen"])
def test_een_melding_krijgt_vanzelf_een_brief_met_wat_de_wet_wil(wijk, noor, wet):
    melding = maak_melding(wijk.frans, inwoner_id=noor.pk, wet=wet)
    bel("melding_gemaakt")
    bel("melding_gemaakt")
    [brief] = brieven()
    with transactie(p.SYSTEEM):
        tekst = weergave.tekst(Briefinhoud.objects.get(pk=brief.pk).als_stuk())
    for woord in (str(melding.nummer), "cliëntondersteuner", "mantelzorger", "persoonlijk plan", "zeven dagen"):
        assert woord in tekst
    assert brief.uiterlijk == bev(melding).uiterlijk


@pytest.mark.parametrize(("wet", "woord"), [("jeugd", "familiegroepsplan"), ("wgs", "geldzorgen"), ("pw", "uitkering")])
def test_een_andere_wet_heeft_een_eigen_tekst(wijk, noor, wet, woord):
    maak_melding(wijk.frans, inwoner_id=noor.pk, wet=wet)
    bel("melding_gemaakt")
    with transactie(p.SYSTEEM):
        assert woord in weergave.tekst(Briefinhoud.objects.get().als_stuk())


def test_de_termijn_eindigt_als_de_brief_weg_is_en_loopt_weer_als_dat_niet_zo_was(wijk, noor):
    melding = maak_melding(wijk.frans, inwoner_id=noor.pk, wet="wmo")
    bel("melding_gemaakt")
    partij = doe(post.brieven_afdrukken, wijk.mo, brieven=[b.pk for b in brieven()])
    assert bev(melding).klaar_op is None
    doe(post.partij_posten, wijk.mo, partij_id=partij.pk)
    bel("brief_verzonden")
    assert bev(melding).klaar_reden == "ontvangstbevestiging verzonden per post"
    doe(post.partij_terugzetten, wijk.mo, partij_id=partij.pk)
    bel("brief_toch_niet_verzonden")
    assert (bev(melding).klaar_op, bev(melding).klaar_reden) == (None, "")


def test_na_een_melding_van_een_ander_beslist_de_medewerker(wijk, noor):
    melding = maak_melding(wijk.samira, inwoner_id=noor.pk, wet="wmo", melder_soort="huisarts")
    bel("melding_gemaakt")
    assert brieven() == []
    eerste = doe(h.ontvangstbevestiging_maken, wijk.samira, melding_id=melding.pk)
    assert doe(h.ontvangstbevestiging_maken, wijk.samira, melding_id=melding.pk) == eerste == brieven()


def test_zonder_inwoner_geen_brief(wijk):
    melding = maak_melding(wijk.samira, wet="wmo", team_id=wijk.oost.pk)
    bel("melding_gemaakt")
    with pytest.raises(Fout, match="nog geen inwoner bekend"):
        doe(h.ontvangstbevestiging_maken, wijk.samira, melding_id=melding.pk)
    assert brieven() == []


def test_een_andere_verzonden_brief_raakt_geen_termijn(wijk, noor):
    melding = maak_melding(wijk.frans, inwoner_id=noor.pk, wet="wmo")
    with transactie(p.SYSTEEM):
        for soort in ("brief_verzonden", "brief_toch_niet_verzonden"):
            Gebeurtenis.objects.create(soort=soort, onderwerp=noor.pk, gegevens={"sleutel": "anders"}, actor="x")
    bel("brief_verzonden")
    bel("brief_toch_niet_verzonden")
    assert bev(melding).klaar_op is None
