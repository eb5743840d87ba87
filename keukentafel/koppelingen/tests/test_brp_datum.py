"""Incomplete dates: text, bounds and age without guessing."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keukentafel.koppelingen.brp import BrpDatum

PEIL = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("datum", "tekst", "volledig", "leeftijd"),
    [
        (BrpDatum(1985, 12, 1), "1 december 1985", date(1985, 12, 1), 40),
        (BrpDatum(1978, 3), "maart 1978", None, 48),
        (BrpDatum(1978, 11), "november 1978", None, None),
        (BrpDatum(1968), "1968", None, None),
        (BrpDatum(), "onbekend", None, None),
        (BrpDatum(2027, 1, 1), "1 januari 2027", date(2027, 1, 1), None),
        (BrpDatum(2008, 2, 29), "29 februari 2008", date(2008, 2, 29), 18),
    ],
)
def test_datum(datum: BrpDatum, tekst: str, volledig: date | None, leeftijd: int | None):
    assert (datum.tekst, datum.volledig, datum.leeftijd_op(PEIL)) == (tekst, volledig, leeftijd)


@pytest.mark.parametrize(
    ("datum", "grenzen"),
    [
        (BrpDatum(1968), (date(1968, 1, 1), date(1968, 12, 31))),
        (BrpDatum(2024, 2), (date(2024, 2, 1), date(2024, 2, 29))),
        (BrpDatum(2024, 2, 5), (date(2024, 2, 5), date(2024, 2, 5))),
        (BrpDatum(), None),
    ],
)
def test_grenzen(datum: BrpDatum, grenzen: tuple[date, date] | None):
    assert datum.grenzen == grenzen


@pytest.mark.parametrize(
    "delen", [(2023, 2, 29), (1966, 13), (1966, 0), (None, 3), (None, None, 3), (1966, None, 3), (0,), (10000,)]
)
def test_onmogelijke_datum(delen: tuple[int | None, ...]):
    with pytest.raises(ValueError):
        BrpDatum(*delen)


@given(st.dates(date(1900, 1, 1), PEIL))
def test_leeftijd_telt_de_verjaardagen(geboren: date):
    # A birthday of 29 February falls on 1 March in other years; the tuple compares just so.
    gevierd = [jaar for jaar in range(geboren.year + 1, 2027) if (jaar, geboren.month, geboren.day) <= (2026, 11, 21)]
    assert BrpDatum.van(geboren).leeftijd_op(PEIL) == len(gevierd)
