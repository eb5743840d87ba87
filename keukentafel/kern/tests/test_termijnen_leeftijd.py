"""Ages (TRM-10): both ways for 29 February, half years, and the VIR limit."""

from datetime import date

import pytest

from keukentafel.kern.termijnen import (
    Schrikkel,
    TermijnFout,
    datum_leeftijd,
    is_schrikkelkind,
    leeftijd,
    verjaardag,
    vir_verwijderen,
)

SCHRIKKELKIND = date(2008, 2, 29)


def d(tekst: str) -> date:
    return date.fromisoformat(tekst)


@pytest.mark.parametrize(
    ("geboren", "jaren", "dag"),
    [
        ("2014-11-22", 12, "2026-11-22"),
        ("2010-05-22", 16.5, "2026-11-22"),
        ("2009-08-31", 17.5, "2027-02-28"),
        ("2008-02-29", 16.5, "2024-08-29"),
        ("2026-03-01", 0, "2026-03-01"),
    ],
)
def test_dag_waarop_iemand_een_leeftijd_bereikt(geboren, jaren, dag):
    assert datum_leeftijd(d(geboren), jaren) == d(dag)


def test_geboren_op_29_februari():
    assert datum_leeftijd(SCHRIKKELKIND, 18) == d("2026-02-28")
    assert datum_leeftijd(SCHRIKKELKIND, 18, Schrikkel.BURGERLIJK) == d("2026-03-01")
    assert verjaardag(SCHRIKKELKIND, 2027) == d("2027-02-28")
    assert verjaardag(SCHRIKKELKIND, 2027, Schrikkel.BURGERLIJK) == d("2027-03-01")
    assert {verjaardag(SCHRIKKELKIND, 2028, wijze) for wijze in Schrikkel} == {d("2028-02-29")}
    assert is_schrikkelkind(SCHRIKKELKIND)
    assert not is_schrikkelkind(d("2008-02-28"))


def test_leeftijd_van_een_schrikkelkind_verschilt_een_dag():
    assert leeftijd(SCHRIKKELKIND, d("2026-02-27")) == 17
    assert leeftijd(SCHRIKKELKIND, d("2026-02-28")) == 18
    assert leeftijd(SCHRIKKELKIND, d("2026-02-28"), Schrikkel.BURGERLIJK) == 17
    assert leeftijd(SCHRIKKELKIND, d("2026-03-01"), Schrikkel.BURGERLIJK) == 18


def test_halve_jaren_die_niet_bestaan_gaan_naar_de_eerste():
    assert datum_leeftijd(d("2009-08-31"), 17.5, Schrikkel.BURGERLIJK) == d("2027-03-01")


@pytest.mark.parametrize("jaren", [-1, 151, 16.3, 0.01])
def test_onmogelijke_leeftijd(jaren):
    with pytest.raises(TermijnFout, match=f"Leeftijd {jaren}: verwacht 0 t/m 150"):
        datum_leeftijd(d("2010-01-01"), jaren)


def test_leeftijd_voor_de_geboorte():
    with pytest.raises(TermijnFout, match="verwacht een dag vanaf de geboorte, 2010-01-01"):
        leeftijd(d("2010-01-01"), d("2009-12-31"))


def test_vir_melding_twee_jaar_of_tot_de_drieentwintigste_verjaardag():
    assert vir_verwijderen(d("2026-01-10"), d("2010-06-01")) == d("2028-01-10")
    assert vir_verwijderen(d("2026-01-10"), d("2004-06-01")) == d("2027-06-01")
