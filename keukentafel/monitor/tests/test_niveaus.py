"""Each level has its own days and its own count (REQ-026, PRB-09, PRB-22, PRB-27), on cases counted by hand."""

import pytest

from keukentafel.dossier import handelingen as h
from keukentafel.kern.actor import transactie
from keukentafel.monitor.tests.stappen import begin, dag, een_vraag, gesprek, op, plan, rauw, rij
from keukentafel.toegang import handelingen as toegang
from tests import personages as p
from tests.dossiers import maak_huishouden
from tests.keuzelijsten import zet_keuzelijsten

pytestmark = pytest.mark.django_db
NIVEAUS = ("doorlooptijd-per-persoon", "doorlooptijd-per-dossier", "doorlooptijd-per-huishouden")


@pytest.fixture
def wijk():
    return p.maak_wijk()


def leden(dossier):
    with transactie(p.SYSTEEM):
        return list(dossier.huishouden.leden.order_by("gemaakt_op").values_list("inwoner_id", flat=True))


def twee_vragen(wijk, na=10):
    """One household: a question of the first member, and so many days later one of somebody else."""
    dossier = begin(wijk, wet="wmo")
    ander = next(lid for lid in leden(dossier) if lid != een_vraag(dossier).inwoner_id)
    op(na, wijk.samira, h.werkproces_aanmaken, dossier_id=dossier.pk, inwoner_id=ander, onderwerp="wonen")
    return dossier, ander


def test_apart_registreren_maakt_een_vraag_korter_en_het_dossier_niet(wijk):
    dossier, ander = twee_vragen(wijk)
    gesprek(wijk, dossier, 4)
    gesprek(wijk, dossier, 12, over=[ander])
    plan(dossier, 20)
    vraag, per_dossier = rij(), rij("doorlooptijd-per-dossier")
    assert (vraag["vragen"], vraag["gesprek_mediaan"], vraag["plan_mediaan"]) == (2, 3.0, 15.0)
    assert (per_dossier["aantal"], per_dossier["gesprek_mediaan"], per_dossier["plan_mediaan"]) == (1, 4.0, 20.0)
    assert rij("doorlooptijd-per-persoon")["aantal"] == 2


def test_een_huishouden_begint_bij_zijn_eerste_contact_ook_zonder_vraag(wijk):
    huis = maak_huishouden(wijk.oost)
    op(0, wijk.frans, toegang.contact_vastleggen, tekst="x", huishouden_id=huis.pk)
    dossier = begin(wijk, 6, huis)
    gesprek(wijk, dossier, 9)
    assert rij("doorlooptijd-per-huishouden")["gesprek_mediaan"] == 9
    assert rij("doorlooptijd-per-dossier")["gesprek_mediaan"] == 3
    assert rij("doorlooptijd-per-huishouden", stand=dag(8).isoformat())["zonder_gesprek"] == 1


def test_een_toewijzing_telt_per_keer_en_teruggenomen_telt_niet(wijk):
    huis = maak_huishouden(wijk.oost)
    velden = {"hulpvraag": "x", "huishouden_id": huis.pk, "wet": "wmo"}
    melding = op(0, wijk.frans, toegang.melding_maken, **velden)
    for na in (2, 3):
        op(na, wijk.mo, toegang.melding_toewijzen, melding_id=melding.pk, medewerker_id=wijk.samira.pk, toch=True)
        if na == 2:
            op(na, wijk.mo, toegang.toewijzing_terugnemen, melding_id=melding.pk)
    gesprek(wijk, op(4, wijk.samira, h.dossier_openen, melding_id=melding.pk), 6)
    oost = rij("doorlooptijd-per-toewijzing")
    assert (oost["aantal"], oost["toegewezen_mediaan"], oost["gesprek_mediaan"], oost["zonder_plan"]) == (1, 3, 6, 1)


def test_een_melding_zonder_dossier_wacht_als_toewijzing(wijk):
    melding = op(0, wijk.frans, toegang.melding_maken, hulpvraag="x", huishouden_id=maak_huishouden(wijk.oost).pk)
    op(1, wijk.mo, toegang.melding_toewijzen, melding_id=melding.pk, medewerker_id=wijk.samira.pk, toch=True)
    oost = rij("doorlooptijd-per-toewijzing")
    assert (oost["aantal"], oost["zonder_gesprek"], oost["afgesloten"]) == (1, 1, 0)


def test_het_einde_is_er_als_alles_gesloten_is(wijk):
    dossier, _ = twee_vragen(wijk)
    with transactie(p.SYSTEEM):
        vragen = list(dossier.werkprocessen.order_by("aangemaakt_op"))
    op(15, wijk.samira, h.werkproces_sluiten, werkproces_id=vragen[0].pk, reden="afgerond")
    assert [rij(naam)["afgesloten"] for naam in NIVEAUS] == [1, 0, 0]
    assert (rij()["afgesloten"], rij()["traject_mediaan"]) == (1, 15.0)
    op(30, wijk.samira, h.werkproces_sluiten, werkproces_id=vragen[1].pk, reden="afgerond")
    assert [rij(naam)["traject_mediaan"] for naam in NIVEAUS] == [17.5, 30.0, 30.0]


def test_duidelijk_is_een_dossier_als_al_zijn_vragen_dat_zijn(wijk):
    dossier, _ = twee_vragen(wijk)
    with transactie(p.SYSTEEM):
        vragen = list(dossier.werkprocessen.order_by("aangemaakt_op"))
    op(12, wijk.samira, h.vraag_helder, werkproces_id=vragen[0].pk, op=dag(7))
    assert [rij(naam)["helder_mediaan"] for naam in NIVEAUS] == [7.0, None, None]
    op(16, wijk.samira, h.vraag_helder, werkproces_id=vragen[1].pk, op=dag(14))
    assert rij("doorlooptijd-per-dossier")["helder_mediaan"] == 14


@pytest.mark.parametrize("naam", [*NIVEAUS, "doorlooptijd-per-toewijzing"])
def test_de_ruwe_rijen_zijn_er_per_niveau(wijk, naam):
    melding = op(0, wijk.frans, toegang.melding_maken, hulpvraag="x", huishouden_id=maak_huishouden(wijk.oost).pk)
    op(1, wijk.mo, toegang.melding_toewijzen, melding_id=melding.pk, medewerker_id=wijk.samira.pk, toch=True)
    op(2, wijk.samira, h.dossier_openen, melding_id=melding.pk)
    assert [(r["van"], r["tot"]) for r in rauw(naam)] == [("2026-03-02", "")]
    assert rauw(naam)[0]["soort"] in naam


def test_elk_begrip_uit_zijn_eigen_registratie(wijk):
    dossier, _ = twee_vragen(wijk)
    begin(wijk)
    oost = rij("tellingen")
    mensen = len(leden(dossier)) * 2
    assert (oost["mensen"], oost["clienten"], oost["huishoudens"], oost["dossiers"], oost["werkprocessen"]) == (
        mensen,
        3,
        2,
        2,
        3,
    )
    assert (oost["met_een"], oost["met_twee"], oost["aandeel_een"], oost["per_huishouden"]) == (1, 1, 50.0, 1.5)
    assert (rij("tellingen", "Zuid")["huishoudens"], rij("tellingen", "Eindtotaal")["huishoudens"]) == (0, 2)


def test_vragen_en_toewijzingen_tellen_uit_meldingen_en_verdelingen(wijk):
    zet_keuzelijsten("onderwerp")
    huis = maak_huishouden(wijk.oost)
    velden = {"hulpvraag": "x", "huishouden_id": huis.pk, "onderwerpen": ["financien", "anders"]}
    melding = op(0, wijk.frans, toegang.melding_maken, **velden)
    op(1, wijk.mo, toegang.melding_toewijzen, melding_id=melding.pk, medewerker_id=wijk.samira.pk, toch=True)
    oost = rij("tellingen")
    assert (oost["vragen"], oost["toewijzingen"], oost["werkprocessen"]) == (2, 1, 0)
    assert len(rauw("tellingen")) == 0
