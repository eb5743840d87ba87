"""Days to the first help (PRB-48), counted by hand: own help, light help, a line of the plan, and who still waits."""

import pytest

from keukentafel.dossier import handelingen as h
from keukentafel.monitor.tests.stappen import begin, dag, een_vraag, op, rauw, rij
from keukentafel.plan.handelingen import ondersteuning_toevoegen
from keukentafel.plan.handelingen.ondersteuning import NieuweOndersteuning
from tests import personages as p

pytestmark = pytest.mark.django_db
NAAM = "eerste-hulp"


@pytest.fixture
def wijk():
    return p.maak_wijk()


def begeleiding(wijk, dossier, na, **velden):
    over = [een_vraag(dossier).inwoner_id]
    basis = {"dossier_id": dossier.pk, "tekst": "x", "soort": "begeleiding", "over": over}
    return op(na, wijk.samira, h.journaalregel_schrijven, **{**basis, **velden})


def regel(wijk, dossier, na, trede, begint):
    nieuw = NieuweOndersteuning("Hulp in huis", trede, van=dag(begint))
    velden = {"wet": "wmo", "over": [een_vraag(dossier).inwoner_id], "dossier_id": dossier.pk}
    op(na, wijk.samira, ondersteuning_toevoegen, regel=nieuw, **velden)


def test_dagen_tot_de_eerste_hulp_met_de_hand_geteld(wijk):
    eigen, licht, plan, _wacht = (begin(wijk, wet="wmo") for _ in range(4))
    begeleiding(wijk, eigen, 3)
    begeleiding(wijk, eigen, 9)
    op(5, wijk.samira, h.lichte_hulp_beginnen, inwoner_id=een_vraag(licht).inwoner_id, wat="maatje")
    regel(wijk, plan, 6, "aanvullend", 20)
    oost = rij(NAAM)
    # 3, 5 and 20 days; the fourth has none
    assert (oost["vragen"], oost["mediaan"], oost["nog_geen"], oost["wmo_mediaan"]) == (4, 5, 1, 5)
    # linear between the 2nd (5) and the 3rd (20): position 0.9 x 2 = 1.8
    assert oost["p90"] == 17
    assert (oost["zonder_besluit"], oost["zonder_mediaan"], oost["na_besluit"], oost["na_mediaan"]) == (3, 5, 0, None)


def test_wat_iemand_zelf_doet_en_wat_over_een_ander_gaat_is_geen_hulp(wijk):
    dossier = begin(wijk)
    regel(wijk, dossier, 2, "zelf", 2)
    ander = begin(wijk, onderwerp="wonen")
    begeleiding(wijk, dossier, 3, over=[een_vraag(dossier).inwoner_id])
    assert (rij(NAAM)["vragen"], rij(NAAM)["nog_geen"], rij(NAAM)["mediaan"]) == (2, 1, 3)
    assert een_vraag(ander).inwoner_id != een_vraag(dossier).inwoner_id


def test_wat_is_doorgehaald_telt_niet_meer_en_eerder_nog_wel(wijk):
    dossier = begin(wijk)
    fout = begeleiding(wijk, dossier, 2)
    op(8, wijk.samira, h.journaalregel_doorhalen, regel_id=fout.pk, reden="ander gezin")
    assert rij(NAAM)["nog_geen"] == 1
    assert rij(NAAM, stand=dag(5).isoformat())["mediaan"] == 2


def test_de_ruwe_rijen_zijn_na_te_tellen(wijk):
    begeleiding(wijk, begin(wijk, wet="jeugd"), 4)
    [een] = rauw(NAAM)
    assert (een["van"], een["tot"], een["waarde"]) == ("2026-03-02", "2026-03-06", "jeugd zonder besluit")
