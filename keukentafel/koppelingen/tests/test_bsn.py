"""The elfproef, tidying, masking and test numbers."""

from itertools import islice
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keukentafel.koppelingen.bsn import (
    BsnOngeldig,
    bsn_geldig,
    bsn_opschonen,
    geldige_test_bsns,
    is_test_bsn,
    maak_test_bsn,
    masker_bsn,
)


def _elfproef(bsn: str) -> bool:
    """The rule written out by hand: 9a + 8b + ... + 2h - i is a multiple of eleven."""
    gewichten = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return sum(w * int(c) for w, c in zip(gewichten, bsn, strict=True)) % 11 == 0 and int(bsn) > 0


@given(st.integers(min_value=0, max_value=999_999_999))
def test_geldig_is_de_elfproef(nummer: int):
    tekst = f"{nummer:09d}"
    assert bsn_geldig(tekst) == _elfproef(tekst)


@pytest.mark.parametrize(
    "tekst", ["", "12", "99999 3653", "9999936530", "٩٩٩٩٩٣٦٥٣", "99999365³", "000000000", "abcdefghi"]
)
def test_ongeldig(tekst: str):
    assert not bsn_geldig(tekst)


@pytest.mark.parametrize("tekst", ["999993653", "9999.93.653", " 999 993 653 ", "9999-93-653"])
def test_opschonen(tekst: str):
    assert bsn_opschonen(tekst) == "999993653"


def test_opschonen_vult_de_weggelaten_nul_aan():
    bsn = next(f"0{n}" for n in range(11_111_111, 11_111_200) if bsn_geldig(f"0{n}"))
    assert bsn_opschonen(bsn[1:]) == bsn


@pytest.mark.parametrize("tekst", ["999993654", "12", "", "99999365a"])
def test_opschonen_weigert_zonder_het_nummer_te_noemen(tekst: str):
    with pytest.raises(BsnOngeldig, match="elfproef") as fout:
        bsn_opschonen(tekst)
    assert not tekst or tekst not in str(fout.value)


@pytest.mark.parametrize(("bsn", "masker"), [("999993653", "•••••3653"), ("", "•" * 9), ("1234", "•" * 9)])
def test_masker(bsn: str, masker: str):
    assert masker_bsn(bsn) == masker


def test_test_bsn_is_geldig_herhaalbaar_en_botst_niet():
    eerste = [maak_test_bsn(Random(7)) for _ in range(2)]
    assert eerste[0] == eerste[1]
    tweede = maak_test_bsn(Random(7), behalve=set(eerste))
    assert tweede != eerste[0]
    for bsn in (eerste[0], tweede):
        assert _elfproef(bsn)
        assert is_test_bsn(bsn)
        assert not bsn.startswith("99999")


def test_uitgeputte_reeks_zegt_dat():
    reeks = range(999_980_000, 999_980_050)
    gebruikt: set[str] = set()
    for _ in [nummer for nummer in reeks if _elfproef(str(nummer))]:
        gebruikt.add(maak_test_bsn(Random(1), gebruikt, reeks))
    assert len(gebruikt) in (4, 5)
    with pytest.raises(BsnOngeldig, match="geen vrij"):
        maak_test_bsn(Random(1), gebruikt, reeks)


def test_reeks_voor_grote_aantallen():
    nummers = list(islice(geldige_test_bsns(), 5000))
    assert len(set(nummers)) == 5000
    assert all(_elfproef(n) for n in nummers)
    assert list(geldige_test_bsns(999_989_990))[-1] < "999990000"


@pytest.mark.parametrize(("bsn", "is_test"), [("999993653", True), ("111222333", False), ("999993654", False)])
def test_is_test_bsn(bsn: str, is_test: bool):
    assert is_test_bsn(bsn) is is_test
