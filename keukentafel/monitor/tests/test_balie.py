"""Figures of the front office, counted from records made by the acts."""

from datetime import time, timedelta

import pytest

from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.monitor.opvragen import cijfer, ruw, vraag_van
from keukentafel.organisatie.models import Inrichting
from keukentafel.toegang import handelingen as h
from keukentafel.toegang.models import Adviesvraag, Terugbelverzoek
from keukentafel.toegang.tests.hulp import DINSDAG, doe, maak_contact
from tests import personages as p

pytestmark = pytest.mark.django_db
MAAND = {"van": "2026-11-01", "tot": "2026-11-30"}


@pytest.fixture
def wijk():
    with klok.zet_klok(DINSDAG + timedelta(days=5)):
        yield p.maak_wijk()


def totaal(naam):
    with transactie(p.SYSTEEM):
        return cijfer(naam, vraag_van(naam, MAAND)).totaal


def test_contacten_naar_weekdag_uur_en_reden(wijk):
    for uren, reden in ((0, "status"), (6, "vraag"), (24, "vraag")):
        maak_contact(wijk.samira, moment=DINSDAG + timedelta(hours=uren), reden=reden)
    gezien = totaal("contacten-naar-moment")
    verwacht = {"contacten": 3, "dag_2": 2, "dag_3": 1, "uur_10": 2, "uur_16": 1, "reden_status": 1, "reden_vraag": 2}
    assert {code: gezien[code] for code in verwacht} == verwacht


def test_aandeel_statusvragen_en_meteen_klaar_en_kaartjes(wijk):
    eerste = maak_contact(wijk.samira, reden="status")
    maak_contact(wijk.samira, reden="status", vervolg="terugbellen")
    maak_contact(wijk.samira)
    doe(h.contactkaart_geven, wijk.samira, contact_id=eerste.pk)
    gezien = totaal("statusvragen")
    assert (gezien["status"], gezien["aandeel_status"], gezien["aandeel_meteen"], gezien["met_kaart"]) == (
        2,
        66.7,
        50.0,
        1,
    )


def test_teruggebeld_op_tijd(wijk):
    with klok.zet_klok(DINSDAG):
        for _ in range(3):
            maak_contact(wijk.samira, vervolg="terugbellen", bel_wanneer="vandaag")
        maak_contact(wijk.samira, vervolg="terugbellen")
        with transactie(p.SYSTEEM):
            eerste, _, derde, _ = Terugbelverzoek.objects.order_by("uiterlijk", "pk")
        doe(h.terugbelverzoek_afhandelen, wijk.samira, verzoek_id=eerste.pk)
        doe(h.terugbelverzoek_afhandelen, wijk.samira, verzoek_id=derde.pk, uitkomst="vervallen")
    gezien = totaal("terugbellen-op-tijd")
    assert (gezien["beloofd"], gezien["op_tijd"], gezien["te_laat"], gezien["aandeel_op_tijd"]) == (3, 1, 2, 33.3)


def test_overbelasting_die_na_advies_klaar_was(wijk):
    waarde = {"melding": True, "abc_eerst": True}
    Inrichting.objects.create(soort="overbelasting", code="regel", naam="R", waarde=waarde, geldig_van=p.BEGIN)
    doe(h.abc_dienst_zetten, wijk.mo, medewerker_id=wijk.samira.pk, dag=klok.vandaag(), van=time(0), tot=time(23, 59))
    for uitkomst in ("geen_dossier", "melding"):
        maak_contact(wijk.frans, overbelasting=True)
        with transactie(p.SYSTEEM):
            vraag = Adviesvraag.objects.get(beantwoord_op=None)
        doe(h.advies_geven, wijk.samira, adviesvraag_id=vraag.pk, uitkomst=uitkomst)
    gezien = totaal("abc-dienst")
    assert (gezien["gevraagd"], gezien["geen_dossier"], gezien["aandeel_klaar"]) == (2, 1, 50.0)
    with transactie(p.SYSTEEM):
        assert len(list(ruw("abc-dienst", vraag_van("abc-dienst", MAAND)))) == 2


def test_ruwe_terugbelverzoeken(wijk):
    maak_contact(wijk.samira, vervolg="terugbellen")
    with transactie(p.SYSTEEM):
        assert len(list(ruw("terugbellen-op-tijd", vraag_van("terugbellen-op-tijd", MAAND)))) == 1
