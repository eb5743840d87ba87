"""Consults of specialists (REQ-068), on cases counted by hand."""

from datetime import date, timedelta

import pytest

from keukentafel.dossier.tests.hulp import doe
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.monitor import opvragen as o
from keukentafel.monitor.indicatoren.consulten import INDICATOR
from keukentafel.organisatie.models import Inrichting
from keukentafel.plan.handelingen import consult_beantwoorden, consult_intrekken, consult_vragen
from keukentafel.plan.models import Consult
from tests import personages as p
from tests.dossiers import maak_dossier, maak_huishouden

pytestmark = pytest.mark.django_db
MAANDAG = date(2026, 3, 2)


def op(na, medewerker, handeling, **velden):
    with klok.zet_klok(klok.moment(MAANDAG + timedelta(days=na), 10)):
        return doe(medewerker, handeling, **velden)


@pytest.fixture
def wijk():
    """Two dossiers in Oost; two questions in March, one of them answered in April."""
    wijk = p.maak_wijk()
    Inrichting.objects.create(soort="specialisme", code="ggz", naam="GGZ", geldig_van=date(2015, 1, 1))
    with klok.zet_klok(klok.moment(MAANDAG, 9)):
        dossiers = [maak_dossier(wijk.samira, maak_huishouden(wijk.oost)) for _ in range(2)]
    vraag = {"specialisme": "ggz", "aan_naam": "Mw. Bakker", "vraag": "Wat helpt?"}
    rijen = [op(1, wijk.samira, consult_vragen, dossier_id=d.pk, **vraag) for d in dossiers]
    op(40, wijk.samira, consult_beantwoorden, consult_id=rijen[0].pk, antwoord="Klein houden.")
    return wijk


def oost(**gevraagd):
    with klok.zet_klok(klok.moment(date(2026, 11, 1))), transactie(p.SYSTEEM):
        uitkomst = o.cijfer(
            "consulten", o.vraag_van("consulten", {"van": "2026-03-01", "tot": "2026-03-31", **gevraagd})
        )
    rij = next(r for r in uitkomst.rijen if r["team"] == "Oost")
    return rij["gevraagd"], rij["beantwoord"], rij["dossiers"]


def test_telt_gevraagd_en_beantwoord_per_team(wijk):
    assert oost() == (2, 1, 2)


def test_een_antwoord_van_later_verandert_een_eerdere_stand_niet(wijk):
    assert oost(stand="2026-03-31") == (2, 0, 2)


def test_wat_buiten_de_periode_ligt_telt_niet(wijk):
    assert oost(van="2026-04-01", tot="2026-04-30")[0] == 0


def test_de_ruwe_regels_zijn_zonder_namen(wijk):
    with klok.zet_klok(klok.moment(date(2026, 11, 1))), transactie(p.SYSTEEM):
        rijen = list(INDICATOR.ruw(o.vraag_van("consulten", {"van": "2026-03-01", "tot": "2026-03-31"})))
    assert len(rijen) == 2
    assert "Bakker" not in str(rijen)


def test_een_ingetrokken_vraag_telt_niet_en_toen_zij_nog_open_was_wel(wijk):
    with transactie(p.SYSTEEM):
        open_ = Consult.objects.get(beantwoord_op=None)
    op(35, wijk.samira, consult_intrekken, consult_id=open_.pk, reden="Niet meer nodig")
    assert (oost(), oost(stand="2026-03-31")) == ((1, 1, 2), (2, 0, 2))
    with klok.zet_klok(klok.moment(date(2026, 11, 1))), transactie(p.SYSTEEM):
        assert len(list(INDICATOR.ruw(o.vraag_van("consulten", {"van": "2026-03-01", "tot": "2026-03-31"})))) == 1
