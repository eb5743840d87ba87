"""Reports with a reaction (PRB-25) and what open cases have (PRB-26), on cases counted by hand."""

import json
from datetime import date, timedelta

import pytest
from django.test import Client

from keukentafel.dossier import handelingen as h
from keukentafel.dossier.models import Score
from keukentafel.dossier.tests.hulp import doe
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.monitor import opvragen as o
from keukentafel.monitor import uitvoer
from tests import personages as p
from tests.dossiers import maak_dossier, maak_huishouden
from tests.inloggen import log_in

pytestmark = pytest.mark.django_db
MAANDAG = date(2026, 3, 2)
JAAR = {"van": "2026-01-01", "tot": "2026-10-01"}
REACTIES, COMPLEET = "verslagen-met-reactie", "dossiers-met-instrument-plan-verslag"


@pytest.fixture
def wijk():
    return p.maak_wijk()


def op(na, medewerker, handeling, **velden):
    with klok.zet_klok(klok.moment(MAANDAG + timedelta(days=na), 10)):
        return doe(medewerker, handeling, **velden)


@pytest.fixture
def dossier(wijk):
    with klok.zet_klok(klok.moment(MAANDAG, 9)):
        return maak_dossier(wijk.samira, maak_huishouden(wijk.oost))


def verslag(wijk, dossier, na=1):
    return op(na, wijk.samira, h.verslag_beginnen, dossier_id=dossier.pk, tekst="x", klaar=True)


def reageer(wijk, verslag, na, soort="correctie"):
    velden = {"verslag_id": verslag.pk, "soort": soort, "woorden": "Nee", "kanaal": "telefoon"}
    return op(na, wijk.samira, h.verslag_reactie_vastleggen, **velden)


def rij(naam, team="Oost", **gevraagd):
    with klok.zet_klok(klok.moment(date(2026, 11, 1))), transactie(p.SYSTEEM):
        uitkomst = o.cijfer(naam, o.vraag_van(naam, gevraagd))
    return next(r for r in (*uitkomst.rijen, uitkomst.totaal) if r["team"] == team)


def waarden(naam, codes, **gevraagd):
    gevonden = rij(naam, **gevraagd)
    return tuple(gevonden[code] for code in codes.split())


def test_met_reactie_en_wat_er_van_de_correcties_kwam(wijk, dossier):
    eens, oneens, _stil, gewijzigd = (verslag(wijk, dossier, n) for n in range(1, 5))
    reageer(wijk, eens, 6, "akkoord")
    nee = reageer(wijk, oneens, 7)
    op(8, wijk.samira, h.verslag_correctie_afwijzen, reactie_id=nee.pk, reden="Ik zag het")
    ja = reageer(wijk, gewijzigd, 9)
    open_ = op(10, wijk.samira, h.verslag_correctie_overnemen, reactie_id=ja.pk)
    op(11, wijk.samira, h.verslag_afronden, verslag_id=open_.pk, versie=open_.versie)
    codes = "verslagen met_reactie aandeel_reactie akkoord betwist correcties overgenomen afgewezen aandeel_overgenomen"
    assert waarden(REACTIES, codes, **JAAR) == (4, 3, 75, 1, 1, 2, 1, 1, 50)
    assert rij(REACTIES, "Eindtotaal", **JAAR)["verslagen"] == 4


def _ruw(naam, **gevraagd):
    with transactie(p.SYSTEEM):
        return list(o.ruw(naam, o.vraag_van(naam, gevraagd)))


def test_de_rijen_achter_de_reacties_tellen_hetzelfde(wijk, dossier):
    eens, oneens, _stil = (verslag(wijk, dossier, n) for n in range(1, 4))
    reageer(wijk, eens, 6, "akkoord")
    reageer(wijk, oneens, 7)
    rijen = _ruw(REACTIES, **JAAR)
    assert [r["waarde"] for r in rijen] == ["akkoord", "correctie:gevraagd", ""]
    assert {r["team"] for r in rijen} == {"Oost"}
    assert (len(rijen), sum(1 for r in rijen if r["waarde"])) == waarden(REACTIES, "verslagen met_reactie", **JAAR)
    assert str(eens.pk) not in json.dumps(rijen)


def test_de_rijen_achter_open_dossiers_tellen_hetzelfde(wijk, dossier):
    verslag(wijk, dossier)
    dag = {"peildatum": "2026-03-04"}
    assert [r["waarde"] for r in _ruw(COMPLEET, **dag)] == ["verslag"]
    assert waarden(COMPLEET, "dossiers verslag alle_drie", **dag) == (1, 1, 0)


def test_een_latere_reactie_of_een_ander_antwoord_verandert_een_eerdere_stand_niet(wijk, dossier):
    rapport = verslag(wijk, dossier)
    reactie = reageer(wijk, rapport, 5)
    op(6, wijk.samira, h.verslag_correctie_afwijzen, reactie_id=reactie.pk, reden="Nee")
    op(9, wijk.samira, h.verslag_correctie_overnemen, reactie_id=reactie.pk)
    codes = "met_reactie betwist afgewezen"
    eind = {"van": "2026-03-01", "tot": "2026-03-31"}
    assert waarden(REACTIES, codes, stand="2026-03-06", **eind) == (0, 0, 0)
    assert waarden(REACTIES, codes, stand="2026-03-09", **eind) == (1, 1, 1)
    assert waarden(REACTIES, codes, **eind) == (1, 1, 0)


def test_een_ingetrokken_reactie_en_een_heropend_verslag(wijk, dossier):
    rapport = verslag(wijk, dossier)
    reactie = reageer(wijk, rapport, 2)
    op(3, wijk.samira, h.verslag_reactie_intrekken, reactie_id=reactie.pk)
    op(40, wijk.samira, h.verslag_heropenen, verslag_id=rapport.pk, reden="typfout")
    maart = {"van": "2026-03-01", "tot": "2026-03-31"}
    assert waarden(REACTIES, "verslagen met_reactie", **maart) == (1, 0)


def test_open_dossiers_met_instrument_plan_en_verslag(wijk, dossier):
    with klok.zet_klok(klok.moment(MAANDAG, 9)):
        maak_dossier(wijk.samira, maak_huishouden(wijk.oost, [p.maak_inwoner(wijk.oost, roepnaam="Noor")]))
    verslag(wijk, dossier, 2)
    dag = MAANDAG + timedelta(days=3)
    with klok.zet_klok(klok.moment(dag, 10)), transactie(p.SYSTEEM):
        gebeurtenis_melden("plan_vastgesteld", dossier.pk, op=dag.isoformat())
        lid = dossier.huishouden.leden.first().inwoner_id
        velden = {"instrument": "zrm", "gebied": "wonen", "cijfer": 3, "gemeten_op": dag, "inwoner_id": lid}
        Score.objects.create(dossier=dossier, team=wijk.oost, gemaakt_door=p.SYSTEEM.kenmerk, **velden)
    codes = "dossiers instrument plan verslag alle_drie aandeel_alle_drie"
    assert waarden(COMPLEET, codes, peildatum="2026-03-03") == (2, 0, 0, 0, 0, 0)
    assert waarden(COMPLEET, codes, peildatum="2026-03-04") == (2, 0, 0, 1, 0, 0)
    assert waarden(COMPLEET, codes, peildatum="2026-03-05") == (2, 1, 1, 1, 1, 50)


def test_op_het_scherm_en_op_de_opdrachtregel(wijk, dossier):
    """PRB-25, PRB-26."""
    verslag(wijk, dossier)
    with transactie(p.SYSTEEM):
        cora = p.maak_medewerker("Cora", p.Rol.COORDINATOR, wijk.oost)
    antwoord = json.loads(json.dumps(uitvoer.uitkomst(REACTIES, JAAR).als_json()))
    assert antwoord["totaal"]["verslagen"] == 1
    client = log_in(Client(), cora)
    for naam in (REACTIES, COMPLEET):
        assert client.get(f"/cijfers/{naam}/").status_code == 200
