"""How we ask, counted by hand: reasons, refusals, network, double intakes, research again (PRB-11, 13, 14, 37)."""

import pytest

from keukentafel.dossier import handelingen as h
from keukentafel.kern.actor import transactie
from keukentafel.monitor.tests.stappen import begin, dag, een_vraag, op, plan, rauw, rij
from keukentafel.toegang import handelingen as toegang
from tests import personages as p
from tests.keuzelijsten import zet_keuzelijsten

pytestmark = pytest.mark.django_db


@pytest.fixture
def wijk():
    return p.maak_wijk()


def wie(dossier):
    with transactie(p.SYSTEEM):
        return {"dossier_id": dossier.pk, "inwoner_id": een_vraag(dossier).inwoner_id}


def open_(wijk, dossier, gebied, reden, na=1):
    return op(na, wijk.samira, h.leefgebied_openen, **wie(dossier), gebied=gebied, reden=reden)


class TestReden:
    def test_het_aandeel_is_van_wat_is_geopend(self, wijk):
        dossier = begin(wijk, onderwerp="geld")
        op(1, wijk.samira, h.leefgebied_weigeren, **wie(dossier), gebied="financien")
        for gebied, reden in (("wonen", "inwoner_begon"), ("werk", "inwoner_begon"), ("sociaal", "veiligheid")):
            open_(wijk, dossier, gebied, reden)
        oost = rij("leefgebieden-naar-reden")
        assert (oost["besproken"], oost["past"], oost["ander_leefgebied"], oost["reden_inwoner_begon"]) == (4, 1, 3, 2)
        assert (oost["aandeel_reden_inwoner_begon"], oost["aandeel_reden_veiligheid"]) == (66.7, 33.3)
        assert rij("leefgebieden-naar-reden", "Zuid")["aandeel_reden_veiligheid"] is None

    def test_een_later_geopend_leefgebied_verandert_niets_van_eerder(self, wijk):
        dossier = begin(wijk)
        open_(wijk, dossier, "wonen", "anders", na=1)
        open_(wijk, dossier, "werk", "anders", na=9)
        assert rij("leefgebieden-naar-reden", stand=dag(5).isoformat())["besproken"] == 1
        assert [r["waarde"] for r in rauw("leefgebieden-naar-reden")] == ["wonen anders", "werk anders"]


class TestWeigeren:
    def test_een_weigering_heeft_gevolg_als_de_inwoner_daarna_stopt(self, wijk):
        een, ander, derde = (begin(wijk) for _ in range(3))
        for dossier in (een, ander):
            op(1, wijk.samira, h.leefgebied_weigeren, **wie(dossier), gebied="wonen")
        open_(wijk, derde, "wonen", "anders")
        op(4, wijk.samira, h.werkproces_sluiten, werkproces_id=een_vraag(een).pk, reden="inwoner_stopt")
        plan(ander, 9)
        oost = rij("wil-niet-beantwoorden")
        assert (oost["gevraagd"], oost["geweigerd"], oost["aandeel_geweigerd"]) == (3, 2, 66.7)
        assert (oost["zonder_gevolg"], oost["aandeel_zonder_gevolg"]) == (1, 50.0)
        assert (oost["mensen_weigerden"], oost["aandeel_plan_weigerden"], oost["aandeel_plan_anders"]) == (2, 50.0, 0.0)

    def test_wie_later_toch_antwoordt_telde_eerder_nog_als_geweigerd(self, wijk):
        dossier = begin(wijk)
        op(1, wijk.samira, h.leefgebied_weigeren, **wie(dossier), gebied="wonen")
        op(8, wijk.samira, h.leefgebied_toch, **wie(dossier), gebied="wonen")
        assert rij("wil-niet-beantwoorden")["geweigerd"] == 0
        assert rij("wil-niet-beantwoorden", stand=dag(5).isoformat())["geweigerd"] == 1
        assert rij("wil-niet-beantwoorden", stand=dag(0).isoformat())["gevraagd"] == 0


class TestNetwerk:
    def test_opnieuw_gevraagd_per_huishouden(self, wijk):
        een, ander = begin(wijk), begin(wijk)
        for na in (1, 5, 6):
            velden = {**wie(een), "stand": "wil_niet", "reden": "wil dat niet"}
            op(na, wijk.samira, h.netwerkvraag_vastleggen, **velden, zelf_begonnen=na == 6)
        op(2, wijk.samira, h.netwerkpersoon_toevoegen, **wie(ander), naam="een zus")
        oost = rij("netwerk-opnieuw-gevraagd")
        assert (oost["vragen"], oost["opnieuw"], oost["huishoudens"], oost["huishoudens_opnieuw"]) == (4, 1, 2, 1)
        assert oost["opnieuw_per_huishouden"] == 0.5
        assert rij("netwerk-opnieuw-gevraagd", stand=dag(3).isoformat())["opnieuw"] == 0
        assert [r["waarde"] for r in rauw("netwerk-opnieuw-gevraagd")].count("wil_niet opnieuw") == 1


class TestIntakes:
    def test_dezelfde_vraag_komt_nog_eens_binnen(self, wijk):
        dubbel, gewoon = begin(wijk, onderwerp="wonen"), begin(wijk, onderwerp="wonen")
        velden = {"hulpvraag": "nog eens", "onderwerpen": ["wonen"], "huishouden_id": dubbel.huishouden_id}
        zet_keuzelijsten("onderwerp")
        op(5, wijk.frans, toegang.melding_maken, **velden, inwoner_id=een_vraag(dubbel).inwoner_id)
        op(6, wijk.samira, h.werkproces_aanmaken, **wie(gewoon), onderwerp="geld")
        oost = rij("dubbele-intake")
        assert (oost["meer_intakes"], oost["huishoudens"], oost["aandeel_meer"], oost["opnieuw"]) == (1, 2, 50.0, 1)
        assert rij("dubbele-intake", stand=dag(4).isoformat())["meer_intakes"] == 0

    def test_na_sluiten_is_dezelfde_vraag_een_nieuwe(self, wijk):
        dossier = begin(wijk, onderwerp="wonen")
        op(3, wijk.samira, h.werkproces_sluiten, werkproces_id=een_vraag(dossier).pk, reden="afgerond")
        inwoner = wie(dossier)
        op(20, wijk.samira, h.werkproces_aanmaken, **inwoner, onderwerp="wonen")
        assert (rij("dubbele-intake")["meer_intakes"], rij("dubbele-intake")["vragen"]) == (0, 2)

    def test_een_indicatie_van_buiten_die_is_overgedaan(self, wijk):
        zet_keuzelijsten("bron", "onderwerp", "verwijstype", "product", "indicatiesteller")
        dossier = begin(wijk, onderwerp="geld")
        velden = {"soort": "indicatie", "indicatiesteller": "wijkzorg_oost", "producten": ["huishoudelijke_hulp"]}
        mens = wie(dossier)
        op(1, wijk.samira, h.verwijzing_vastleggen, dossier_id=dossier.pk, **velden, tekst="x", onderwerp="wonen",
           over=[mens["inwoner_id"]])  # fmt: skip
        op(2, wijk.samira, h.werkproces_aanmaken, **mens, onderwerp="wonen", herhaalreden="er veranderde veel")
        oost = rij("dubbele-intake")
        assert (oost["buiten_over"], oost["buiten"], oost["meer_intakes"]) == (1, 1, 1)
        assert [r["waarde"] for r in rauw("dubbele-intake")] == ["", "buiten buiten_over"]


def test_opnieuw_onderzocht_na_een_advies_van_school(wijk):
    zet_keuzelijsten("bron", "onderwerp", "verwijstype", "product", "indicatiesteller")
    dossier = begin(wijk, onderwerp="geld")
    mens = wie(dossier)
    for bron, onderwerp in (("school", "wonen"), ("school", "financien"), ("huisarts", "wonen")):
        op(1, wijk.samira, h.verwijzing_vastleggen, dossier_id=dossier.pk, soort="advies", bron=bron, tekst="x",
           onderwerp=onderwerp, over=[mens["inwoner_id"]])  # fmt: skip
    op(3, wijk.samira, h.werkproces_aanmaken, **mens, onderwerp="wonen", toch=True)
    oost = rij("heronderzoek-na-advies")
    assert (oost["school"], oost["school_opnieuw"], oost["school_per_verwijzing"], oost["school_herhaald"]) == (
        2,
        1,
        0.5,
        1,
    )
    assert (oost["adviezen"], oost["opnieuw"], oost["met_reden"]) == (3, 2, 0)
    assert rij("heronderzoek-na-advies", stand=dag(2).isoformat())["opnieuw"] == 0
    assert len(rauw("heronderzoek-na-advies")) == 3


def test_een_afgeschermd_huishouden_telt_nergens_mee(wijk):
    dossier = begin(wijk, onderwerp="wonen")
    op(1, wijk.samira, h.leefgebied_weigeren, **wie(dossier), gebied="wonen")
    op(1, wijk.samira, h.netwerkpersoon_toevoegen, **wie(dossier), naam="een zus")
    with transactie(p.SYSTEEM):
        dossier.huishouden.afgeschermd = True
        dossier.huishouden.save(update_fields=["afgeschermd"])
    assert rij("wil-niet-beantwoorden")["gevraagd"] == 0
    assert rij("netwerk-opnieuw-gevraagd")["vragen"] == 0
    assert rij("dubbele-intake")["vragen"] == 0
