"""Bezwaren, klachten and incidenten (REQ-080, REQ-083), on cases counted by hand."""

from datetime import date

import pytest

from keukentafel.besluit.handelingen import bezwaar as hb
from keukentafel.besluit.handelingen import incident as hi
from keukentafel.besluit.handelingen import klacht as hk
from keukentafel.besluit.models import Bezwaar, Voorziening
from keukentafel.besluit.tests.hulp_recht import BEZWAAR, KLACHT, doe, maak_zaak
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.monitor import opvragen as o
from keukentafel.monitor.indicatoren import INDICATOREN
from tests import personages as p

pytestmark = pytest.mark.django_db
MEI = {"van": "2026-05-01", "tot": "2026-05-31"}


@pytest.fixture
def zaak():
    """Three bezwaren in May: one decided in time, one late, one withdrawn after the help came after all."""
    with klok.zet_klok(date(2026, 5, 11)):
        zaak = maak_zaak()
        rijen = [doe(zaak.wijk.samira, hb.bezwaar_ontvangen, besluit_id=zaak.besluit.pk, **BEZWAAR) for _ in range(3)]
        doe(zaak.jet, hb.bezwaar_intrekken, bezwaar_id=rijen[2].pk, gevolg="alsnog_toegekend")
    with transactie(p.SYSTEEM):
        klaar = {"stand": "beslist", "tijdig": "op_tijd", "gevolg": "in_stand", "uitkomst": "ongegrond"}
        for rij, dag in zip(rijen, (date(2026, 6, 29), date(2026, 6, 30)), strict=False):
            Bezwaar.objects.filter(pk=rij.pk).update(**klaar, beslist_op=dag)
        muren = {"dossier": zaak.dossier, "team": zaak.wijk.oost, "inwoner": zaak.inwoner, "gemaakt_door": "test"}
        b = zaak.besluit
        Voorziening.objects.create(
            **muren,
            aanvraag_id=b.aanvraag_id,
            besluit=b,
            wet="wmo",
            product="hh",
            productnaam="Hulp bij het huishouden",
        )
    return zaak


def cijfer(naam, **gevraagd):
    with klok.zet_klok(date(2026, 11, 1)), transactie(p.SYSTEEM):
        return o.cijfer(naam, o.vraag_van(naam, {**MEI, **gevraagd}))


def getallen(rij):
    return tuple(rij[code] for code in ("ontvangen", "ingetrokken", "beslist", "op_tijd", "toegekend"))


def test_bezwaren_per_team_op_tijd_en_alsnog_toegekend(zaak):
    uit = cijfer("bezwaren")
    oost = next(r for r in uit.rijen if r["team"] == "Oost")
    assert getallen(oost) == getallen(uit.totaal) == (3, 1, 2, 1, 1)
    assert oost["aandeel_op_tijd"] == 50


def test_een_besluit_van_later_verandert_een_eerdere_stand_niet(zaak):
    assert getallen(cijfer("bezwaren", stand="2026-06-29").totaal) == (3, 1, 1, 1, 1)


@pytest.mark.parametrize(
    ("naam", "rij"),
    [("bezwaren-naar-grond", "De hulp is afgewezen"), ("bezwaren-naar-product", "Hulp bij het huishouden")],
)
def test_naar_grond_en_product(zaak, naam, rij):
    uit = cijfer(naam)
    assert [(r["team"], r["ontvangen"]) for r in uit.rijen] == [(rij, 3)]
    assert uit.totaal["ontvangen"] == 3


def test_klachten_naar_weg_en_uitkomst(zaak):
    with klok.zet_klok(date(2026, 5, 11)):
        basis = {**KLACHT, "inwoner_id": zaak.inwoner.pk}
        klachten = [doe(zaak.wijk.frans, hk.klacht_ontvangen, **basis) for _ in range(2)]
        doe(zaak.kees, hk.klacht_bemiddelen, klacht_id=klachten[0].pk)
        doe(zaak.kees, hk.klacht_oplossen, klacht_id=klachten[0].pk, bemiddeling="Gebeld.")
        doe(zaak.kees, hk.klacht_formeel_maken, klacht_id=klachten[1].pk, waarom="Op verzoek.")
    totaal = cijfer("klachten").totaal
    assert [totaal[c] for c in ("ontvangen", "informeel", "formeel", "opgelost", "gesloten", "op_tijd")] == [
        2,
        1,
        1,
        1,
        1,
        1,
    ]


def test_incidenten(zaak):
    with klok.zet_klok(date(2026, 5, 11)):
        for soort in ("incident", "incident", "calamiteit"):
            doe(zaak.wijk.tom, hi.incident_melden, soort=soort, wat="Val in de hal.")
    totaal = cijfer("incidenten").totaal
    assert (totaal["incidenten"], totaal["calamiteiten"], totaal["bij_toezicht"]) == (2, 1, 0)


@pytest.mark.parametrize("naam", ["bezwaren", "klachten", "incidenten"])
def test_de_ruwe_regels_zijn_zonder_namen(zaak, naam):
    with klok.zet_klok(date(2026, 11, 1)), transactie(p.SYSTEEM):
        ruw = list(INDICATOREN[naam].ruw(o.vraag_van(naam, MEI)))
    assert len(ruw) == (3 if naam == "bezwaren" else 0)
    assert "Fatma" not in str(ruw)
