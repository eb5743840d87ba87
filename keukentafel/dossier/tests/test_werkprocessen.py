"""Close, reopen, move, backdate, weigh: hand-counted on days before and after."""

from datetime import timedelta

import pytest

from keukentafel.dossier import handelingen as h
from keukentafel.dossier.models import Werkproces, WerkprocesPeriode, Zwaarte
from keukentafel.dossier.tests.hulp import doe
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Fout
from tests import personages as p
from tests.dossiers import maak_dossier, maak_huishouden

pytestmark = pytest.mark.django_db


@pytest.fixture
def wijk():
    return p.maak_wijk()


@pytest.fixture
def vraag(wijk):
    """A werkproces that began thirty days ago in team Oost."""
    begin = klok.dagen_geleden(30)
    dossier = maak_dossier(wijk.samira, maak_huishouden(wijk.oost), op=begin, reden="van papier")
    with transactie(p.SYSTEEM):
        return Werkproces.objects.get(dossier=dossier)


def open_in(vraag, dagen_geleden):
    """Team codes where it is open on that day, counted from the rows."""
    dag = klok.dagen_geleden(dagen_geleden)
    with transactie(p.SYSTEEM):
        rijen = WerkprocesPeriode.objects.filter(werkproces=vraag, vervallen_op=None, van__lte=dag)
        return [x.in_team.code for x in rijen if x.tot is None or x.tot > dag]


def zwaarte_op(vraag, dagen_geleden):
    dag = klok.dagen_geleden(dagen_geleden)
    with transactie(p.SYSTEEM):
        rijen = Zwaarte.objects.filter(werkproces=vraag, vervallen_op=None, van__lte=dag)
        return next((x.waarde for x in rijen.order_by("-van")), None)


def test_sluiten_vandaag_laat_gisteren_zoals_het_was(wijk, vraag):
    doe(wijk.samira, h.werkproces_sluiten, werkproces_id=vraag.pk, reden="afgerond")
    assert (open_in(vraag, 1), open_in(vraag, 0)) == (["oost"], [])


def test_sluiten_met_terugwerkende_kracht_telt_vanaf_die_dag_en_bewaart_wat_we_wisten(wijk, vraag):
    velden = {"werkproces_id": vraag.pk, "reden": "afgerond", "op": klok.dagen_geleden(10)}
    with pytest.raises(Fout, match="terugwerkende"):
        doe(wijk.samira, h.werkproces_sluiten, **velden)
    doe(wijk.samira, h.werkproces_sluiten, toelichting="vergeten", **velden)
    assert (open_in(vraag, 11), open_in(vraag, 10)) == (["oost"], [])
    with transactie(p.SYSTEEM):
        assert WerkprocesPeriode.objects.filter(werkproces=vraag).exclude(vervallen_op=None).count() == 1


def test_een_verkeerde_sluitdag_wordt_gecorrigeerd(wijk, vraag):
    doe(wijk.samira, h.werkproces_sluiten, werkproces_id=vraag.pk, reden="afgerond")
    doe(
        wijk.samira,
        h.werkproces_sluiten,
        werkproces_id=vraag.pk,
        reden="afgerond",
        op=klok.dagen_geleden(5),
        toelichting="was vorige week al klaar",
    )
    assert (open_in(vraag, 6), open_in(vraag, 5), open_in(vraag, 0)) == (["oost"], [], [])


def test_heropenen_houdt_de_geschiedenis_heel(wijk, vraag):
    with pytest.raises(Fout, match="al open"):
        doe(wijk.samira, h.werkproces_heropenen, werkproces_id=vraag.pk)
    doe(
        wijk.samira,
        h.werkproces_sluiten,
        werkproces_id=vraag.pk,
        reden="afgerond",
        op=klok.dagen_geleden(20),
        toelichting="van papier",
    )
    with pytest.raises(Fout, match="weer open"):
        doe(wijk.samira, h.werkproces_heropenen, werkproces_id=vraag.pk)
    doe(wijk.samira, h.werkproces_heropenen, werkproces_id=vraag.pk, op=klok.dagen_geleden(8), toelichting="terug")
    assert [open_in(vraag, d) for d in (21, 20, 9, 8, 0)] == [["oost"], [], [], ["oost"], ["oost"]]


def test_verplaatsen_telt_vanaf_die_dag_in_het_andere_team(wijk, vraag):
    velden = {"werkproces_id": vraag.pk, "op": klok.dagen_geleden(7), "toelichting": "verhuisd"}
    doe(wijk.samira, h.werkproces_verplaatsen, team_id=wijk.zuid.pk, **velden)
    assert [open_in(vraag, d) for d in (8, 7, 0)] == [["oost"], ["zuid"], ["zuid"]]
    with pytest.raises(Fout, match="ander team"):
        doe(wijk.samira, h.werkproces_verplaatsen, team_id=wijk.zuid.pk, **velden)
    doe(wijk.samira, h.werkproces_sluiten, werkproces_id=vraag.pk, reden="afgerond")
    with pytest.raises(Fout, match="gesloten"):
        doe(wijk.samira, h.werkproces_verplaatsen, team_id=wijk.oost.pk, **velden)


def test_een_zwaarte_van_vandaag_verandert_gisteren_niet(wijk, vraag):
    doe(wijk.samira, h.zwaarte_zetten, werkproces_id=vraag.pk, waarde=1, op=klok.dagen_geleden(9), toelichting="x")
    doe(wijk.samira, h.zwaarte_zetten, werkproces_id=vraag.pk, waarde=3)
    doe(wijk.samira, h.zwaarte_zetten, werkproces_id=vraag.pk, waarde=2)
    assert [zwaarte_op(vraag, d) for d in (10, 9, 1, 0)] == [None, 1, 1, 2]
    with transactie(p.SYSTEEM):
        assert Zwaarte.objects.filter(werkproces=vraag).count() == 3


def test_zwaarte_kent_drie_waarden_en_leeg(wijk, vraag):
    doe(wijk.samira, h.zwaarte_zetten, werkproces_id=vraag.pk, waarde=None)
    with pytest.raises(Fout, match="Zwaarte 4"):
        doe(wijk.samira, h.zwaarte_zetten, werkproces_id=vraag.pk, waarde=4)


def test_een_verkeerde_reden_en_een_dag_voor_het_begin(wijk, vraag):
    with pytest.raises(Fout, match="‘zomaar’"):
        doe(wijk.samira, h.werkproces_sluiten, werkproces_id=vraag.pk, reden="zomaar")
    with pytest.raises(Fout, match="voor het begin"):
        doe(
            wijk.samira,
            h.werkproces_sluiten,
            werkproces_id=vraag.pk,
            reden="afgerond",
            op=klok.dagen_geleden(31),
        )


def test_een_tweede_vraag_van_een_ander_lid_met_zwaarte(wijk, vraag):
    tweede = doe(
        wijk.samira,
        h.werkproces_aanmaken,
        dossier_id=vraag.dossier_id,
        inwoner_id=vraag.inwoner_id,
        wet="jeugd",
        zwaarte=2,
        team_id=wijk.zuid.pk,
    )
    assert (zwaarte_op(tweede, 0), open_in(tweede, 0)) == (2, ["zuid"])
    morgen = klok.vandaag() + timedelta(days=1)
    with pytest.raises(Fout, match="toekomst"):
        doe(wijk.samira, h.zwaarte_zetten, werkproces_id=vraag.pk, waarde=1, op=morgen)


def test_een_vraag_zonder_periode_is_een_fout_van_het_huis(wijk, vraag):
    with transactie(p.SYSTEEM):
        WerkprocesPeriode.objects.filter(werkproces=vraag).delete()
    with pytest.raises(Fout, match="functioneel beheer"):
        doe(wijk.samira, h.werkproces_sluiten, werkproces_id=vraag.pk, reden="afgerond")
