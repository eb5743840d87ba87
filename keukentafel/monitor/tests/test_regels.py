"""Days, periods, shares and small numbers; pure."""

import re
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keukentafel.kern.fouten import Fout
from keukentafel.monitor import regels as r
from keukentafel.monitor.indicatoren import INDICATOREN

VANDAAG = date(2026, 11, 22)
DAGEN = st.dates(date(2015, 1, 1), date(2016, 12, 31))
PERIODEN = st.lists(
    st.tuples(DAGEN, st.none() | st.integers(0, 400)).map(
        lambda p: (p[0], None if p[1] is None else p[0] + timedelta(days=p[1]))
    ),
    max_size=8,
)
PERIODE, PEIL = r.Moment.PERIODE, r.Moment.PEILDATUM


@given(PERIODEN, DAGEN)
def test_samengevoegd_is_op_dezelfde_dagen_open(perioden, dag):
    samen = r.samengevoegd(perioden)
    assert any(r.open_op(van, tot, dag) for van, tot in samen) == any(r.open_op(v, t, dag) for v, t in perioden)
    assert all(eerder[1] is not None and eerder[1] < later[0] for eerder, later in pairwise(samen))


@given(st.lists(st.tuples(DAGEN, st.none() | st.integers(1, 3)), unique_by=lambda z: z[0]), DAGEN, DAGEN)
def test_latere_zetting_laat_eerdere_dag_met_rust(zettingen, dag, later):
    if later > dag:
        zonder = [z for z in zettingen if z[0] != later]
        assert r.waarde_op([*zonder, (later, 3)], dag) == r.waarde_op(zonder, dag)


@given(DAGEN, st.integers(0, 400), DAGEN)
def test_verdeeld_op_een_dag_is_samen_de_hele_periode(van, lengte, knip):
    """A move cuts a period in two: on every day it is open in exactly the same number of places, and never in two."""
    tot = van + timedelta(days=lengte)
    knip = min(max(knip, van), tot)
    for dag in (van, knip, knip - timedelta(days=1), tot):
        assert r.open_op(van, knip, dag) + r.open_op(knip, tot, dag) == r.open_op(van, tot, dag)


@given(DAGEN)
def test_stand_is_de_avond_van_de_dag(dag):
    assert r.stand_als_moment(dag).date() == dag + timedelta(days=1)


@pytest.mark.parametrize(
    ("gevraagd", "van", "tot"),
    [
        ({"jaar": "2015"}, date(2015, 1, 1), date(2015, 12, 31)),
        ({"van": "2016-01-01", "tot": "2016-05-31"}, date(2016, 1, 1), date(2016, 5, 31)),
        ({}, date(2026, 1, 1), VANDAAG),
    ],
)
def test_periode(gevraagd, van, tot):
    assert r.tijdvak_kiezen(PERIODE, **gevraagd, vandaag=VANDAAG) == r.Tijdvak(van, tot, PERIODE)


@pytest.mark.parametrize(
    ("moment", "gevraagd", "tekst"),
    [
        (PERIODE, {"jaar": "15"}, "'15' is geen jaar; verwacht vier cijfers"),
        (PERIODE, {"jaar": "2015", "van": "2015-01-01"}, "niet allebei"),
        (PERIODE, {"van": "2015-01-01"}, "zowel van als tot"),
        (PERIODE, {"van": "2015-02-01", "tot": "2015-01-01"}, "loopt terug"),
        (PERIODE, {"jaar": "2027"}, "in de toekomst"),
        (PERIODE, {"peildatum": "2015-01-01"}, "gaat over een periode"),
        (PEIL, {"jaar": "2015"}, "verwacht een peildatum"),
        (PEIL, {"peildatum": "31-05-2016"}, "'31-05-2016' is geen datum voor peildatum; verwacht jjjj-mm-dd"),
        (PEIL, {"peildatum": "2026-11-23"}, "in de toekomst"),
    ],
)
def test_verkeerde_vraag(moment, gevraagd, tekst):
    with pytest.raises(Fout, match=tekst):
        r.tijdvak_kiezen(moment, **gevraagd, vandaag=VANDAAG)


def test_tijdvak_in_woorden():
    assert r.tijdvak_kiezen(PERIODE, jaar="2015", vandaag=VANDAAG).in_woorden == "in 2015"
    assert r.tijdvak_kiezen(PEIL, peildatum="2016-05-31", vandaag=VANDAAG).in_woorden == "op 31 mei 2016"


def test_afronden_zoals_gedrukt():
    assert (r.aandeel(134, 215), r.per(215, Decimal(8)), r.aandeel(1, 0), r.per(1, Decimal(0))) == (
        62.3,
        26.9,
        None,
        None,
    )
    assert r.afgerond(Decimal("0.25")) == 0.3


def uitkomst(*aantallen: int) -> r.Uitkomst:
    kolommen = (r.Kolom("aantal", "Aantal"), r.Kolom("deel", "Deel", "procent"))
    rijen = tuple({"team": f"T{i}", "aantal": a, "deel": 50.0} for i, a in enumerate(aantallen))
    basis = INDICATOREN["terugkeer"].definitie
    totaal = {"team": "Eindtotaal", "aantal": sum(aantallen), "deel": 50.0}
    tijdvak = r.Tijdvak(date(2015, 1, 1), date(2015, 12, 31), PERIODE)
    return r.Uitkomst(replace(basis, kolommen=kolommen), tijdvak, None, kolommen, rijen, totaal)


def aantallen(cijfer: r.Uitkomst) -> list:
    return [rij["aantal"] for rij in cijfer.rijen]


def test_klein_aantal_verdwijnt_met_een_tweede_en_met_het_deel():
    beschermd = r.bescherm(uitkomst(3, 40, 12, 0), 5)
    assert aantallen(beschermd) == ["beschermd", 40, "beschermd", 0]
    assert [rij["deel"] for rij in beschermd.rijen] == ["beschermd", 50.0, "beschermd", 50.0]


def test_zonder_kleine_aantallen_verdwijnt_niets():
    assert aantallen(r.bescherm(uitkomst(5, 0, 12), 5)) == [5, 0, 12]
    assert r.bescherm(uitkomst(1, 2), 0) == uitkomst(1, 2)


@given(st.lists(st.integers(0, 30), min_size=2, max_size=8))
def test_nooit_is_een_klein_aantal_terug_te_rekenen(getallen):
    uit = aantallen(r.bescherm(uitkomst(*getallen), 5))
    weg = [i for i, a in enumerate(uit) if a == r.BESCHERMD]
    assert all(not isinstance(a, int) or a == 0 or a >= 5 for a in uit)
    assert len(weg) != 1 or sum(1 for g in getallen if g) == 1


def test_elk_cijfer_zegt_wat_het_telt():
    for indicator in INDICATOREN.values():
        d = indicator.definitie
        assert d.niveau
        assert d.teller
        assert d.noemer
        assert re.search(r"00[0-4]:\d+", d.bron), f"{d.naam}: noem de regel in ../shared/bronnen"
        assert {k.code for k in d.kolommen}.issuperset(d.grafiek)
