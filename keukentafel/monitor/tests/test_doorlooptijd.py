"""Elapsed time (REQ-020) and the other figures of this range, on cases counted by hand: reopened, moved, backdated."""

from datetime import date
from statistics import median

import pytest

from keukentafel.dossier import handelingen as h
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.monitor import opvragen as o
from keukentafel.monitor.tests.stappen import JAAR, begin, dag, een_vraag, gesprek, op, plan, rauw, rij
from keukentafel.organisatie.models import Inrichting
from keukentafel.toegang import handelingen as toegang
from tests import personages as p
from tests.dossiers import maak_dossier, maak_huishouden

pytestmark = pytest.mark.django_db


@pytest.fixture
def wijk():
    return p.maak_wijk()


def test_mediaan_en_p90_met_de_hand_geteld(wijk):
    dagen = (5, 9, 10, 20, 40)
    for n in dagen:
        dossier = begin(wijk, wet="wmo")
        gesprek(wijk, dossier, n - 3)
        plan(dossier, n)
    begin(wijk, wet="jeugd")  # still waits: in no median
    oost = rij()
    assert (oost["vragen"], oost["zonder_gesprek"], oost["zonder_plan"]) == (6, 1, 1)
    assert oost["plan_mediaan"] == median(dagen) == 10
    assert oost["gesprek_mediaan"] == 7
    # linear between the 4th (20) and the 5th (40): position 0.9 x 4 = 3.6
    assert oost["plan_p90"] == 32
    assert (oost["wmo_vragen"], oost["wmo_plan_mediaan"], oost["jeugd_vragen"], oost["jeugd_plan_mediaan"]) == (
        5,
        10,
        1,
        None,
    )


def test_het_eerste_contact_begint_de_klok_en_niet_het_dossier(wijk):
    huis = maak_huishouden(wijk.oost)
    contact = op(0, wijk.frans, toegang.contact_vastleggen, tekst="x", vervolg="melding", huishouden_id=huis.pk)
    velden = {"hulpvraag": "x", "huishouden_id": huis.pk, "contact_id": contact.pk, "urgentie": "crisis", "wet": "wmo"}
    melding = op(1, wijk.frans, toegang.melding_maken, **velden)
    op(2, wijk.mo, toegang.melding_toewijzen, melding_id=melding.pk, medewerker_id=wijk.samira.pk, toch=True)
    dossier = op(4, wijk.samira, h.dossier_openen, melding_id=melding.pk)
    gesprek(wijk, dossier, 6)
    oost = rij()
    assert (oost["gesprek_mediaan"], oost["crisis_vragen"], oost["crisis_gesprek_mediaan"], oost["wmo_vragen"]) == (
        6,
        1,
        6,
        0,
    )


def test_een_heropende_vraag_houdt_haar_eerste_klok_en_een_gesloten_vraag_krijgt_niets_meer(wijk):
    dossier = begin(wijk)
    vraag = een_vraag(dossier)
    op(3, wijk.samira, h.werkproces_sluiten, werkproces_id=vraag.pk, reden="afgerond")
    gesprek(wijk, dossier, 8)
    assert rij()["zonder_gesprek"] == 1
    op(9, wijk.samira, h.werkproces_heropenen, werkproces_id=vraag.pk, toelichting="toch")
    assert (rij()["gesprek_mediaan"], rij()["zonder_gesprek"]) == (8, 0)


def test_een_verhuisde_vraag_telt_bij_het_team_waar_zij_begon(wijk):
    dossier = begin(wijk)
    velden = {"werkproces_id": een_vraag(dossier).pk, "team_id": wijk.zuid.pk, "toelichting": "verhuisd"}
    op(5, wijk.samira, h.werkproces_verplaatsen, **velden)
    gesprek(wijk, dossier, 7)
    assert (rij()["vragen"], rij()["gesprek_mediaan"], rij(team="Zuid")["vragen"]) == (1, 7, 0)
    assert rij(team="Eindtotaal")["vragen"] == 1


def test_wat_met_terugwerkende_kracht_is_vastgelegd_telt_vanaf_zijn_eigen_dag(wijk):
    with klok.zet_klok(klok.moment(dag(10), 10)):
        dossier = maak_dossier(wijk.samira, maak_huishouden(wijk.oost), op=dag(2), reden="papieren lijst")
    op(12, wijk.samira, h.verslag_beginnen, dossier_id=dossier.pk, tekst="x", gesprek_op=dag(6))
    assert rij()["gesprek_mediaan"] == 4
    # On the evening of day 11 nobody knew of the conversation.
    assert rij(stand=dag(11).isoformat())["zonder_gesprek"] == 1
    assert rij(stand=dag(9).isoformat())["vragen"] == 0


def test_een_gesprek_over_een_ander_lid_telt_niet(wijk):
    dossier = begin(wijk)
    with transactie(p.SYSTEEM):
        leden = list(dossier.huishouden.leden.values_list("inwoner_id", flat=True))
    ander = next(lid for lid in leden if lid != een_vraag(dossier).inwoner_id)
    gesprek(wijk, dossier, 2, over=[ander])
    gesprek(wijk, dossier, 6)
    assert rij()["gesprek_mediaan"] == 6


def test_de_tijd_van_duidelijk_maken_staat_apart_en_ongedaan_telt_niet(wijk):
    dossier = begin(wijk)
    vraag = een_vraag(dossier)
    op(9, wijk.samira, h.vraag_helder, werkproces_id=vraag.pk, op=dag(7))
    assert rij()["helder_mediaan"] == 7
    op(12, wijk.samira, h.vraag_onhelder, werkproces_id=vraag.pk)
    assert rij()["helder_mediaan"] is None
    assert rij(stand=dag(10).isoformat())["helder_mediaan"] == 7


def test_achter_het_getal_staan_de_vragen_die_wachten(wijk):
    begin(wijk)
    with klok.zet_klok(klok.moment(date(2026, 11, 1))), transactie(p.actor(wijk.samira)):
        lijst = o.zakenlijst("doorlooptijd", {**JAAR, "team": "Oost", "kolom": "zonder_plan"})
    assert (lijst.geteld, len(lijst.zaken)) == (1, 1)


def test_de_ruwe_rijen_zijn_na_te_tellen(wijk):
    dossier = begin(wijk, wet="wmo")
    gesprek(wijk, dossier, 3)
    assert [(r["van"], r["waarde"]) for r in rauw("doorlooptijd")] == [
        ("2026-03-02", "wmo gesprek=2026-03-05 helder= besluit=")
    ]


def test_vragen_naar_leefgebied_en_wet_en_een_latere_code_verandert_niets_van_eerder(wijk):
    rijen = (
        ("onderwerp", "financien", {}),
        ("onderwerp", "wonen", {}),
        ("leefgebied", "geld", {"onderwerpen": "financien"}),
    )
    for soort, code, waarde in rijen:
        Inrichting.objects.create(soort=soort, code=code, naam=code, waarde=waarde, geldig_van=p.BEGIN)
    dossier = begin(wijk, onderwerp="financien", wet="wgs")
    begin(wijk, onderwerp="wonen", wet="wmo")
    naam = "vragen-naar-leefgebied-en-wet"
    oost = rij(naam)
    assert (oost["vragen"], oost["financieel"], oost["aandeel_financieel"], oost["wet_wgs"], oost["leef_geld"]) == (
        2,
        1,
        50.0,
        1,
        1,
    )
    velden = {"werkproces_id": een_vraag(dossier).pk, "onderwerp": "wonen", "wet": "wmo", "versie": 1}
    op(20, wijk.samira, h.vraag_coderen, **velden)
    assert (rij(naam)["financieel"], rij(naam, stand=dag(15).isoformat())["financieel"]) == (0, 1)


def test_dossiers_die_weer_opengaan(wijk):
    for terug in (False, True):
        dossier = begin(wijk)
        op(5, wijk.samira, h.dossier_sluiten, dossier_id=dossier.pk, reden="afgerond")
        if terug:
            op(9, wijk.samira, h.dossier_heropenen, dossier_id=dossier.pk, reden="vervolgvraag")
    oost = rij("terugkeer-dossiers")
    assert (oost["terug"], oost["gesloten"], oost["aandeel_terug"]) == (1, 2, 50.0)
    assert rij("terugkeer-dossiers", stand=dag(6).isoformat())["terug"] == 0


def test_lichte_hulp_en_haar_uitkomst(wijk):
    bo = p.maak_inwoner(wijk.oost)
    rijen = [op(0, wijk.samira, h.lichte_hulp_beginnen, inwoner_id=bo.pk, wat="maatje") for _ in range(2)]
    op(8, wijk.samira, h.lichte_hulp_afronden, hulp_id=rijen[0].pk, uitkomst="geholpen")
    oost = rij("lichte-hulp")
    assert (oost["begonnen"], oost["geeindigd"], oost["aandeel_geholpen"]) == (2, 1, 100.0)
    assert rij("lichte-hulp", stand=dag(5).isoformat())["geeindigd"] == 0


def test_eigen_werk_naar_soort_met_minuten(wijk):
    dossier = begin(wijk)
    for soort, minuten in (("begeleiding", 45), ("overleg", 30), ("overleg", None), ("werkaantekening", 10)):
        velden = {"dossier_id": dossier.pk, "tekst": "x", "soort": soort, "minuten": minuten}
        op(1, wijk.samira, h.journaalregel_schrijven, **velden)
    oost = rij("eigen-werk")
    assert (oost["regels"], oost["begeleiding"], oost["overleg"], oost["minuten"]) == (3, 1, 2, 75)
