"""Bezwaar, beslistermijn, ingebrekestelling and dwangsom (AWB-06 to AWB-09) beyond the worked examples."""

from datetime import date

import pytest

from keukentafel.kern.termijnen import (
    TermijnFout,
    beslistermijn_bezwaar,
    bezwaartermijn,
    dwangsom,
    dwangsom_bedrag,
    ingebrekestelling_op_tijd,
    termijn,
)


def d(tekst: str) -> date:
    return date.fromisoformat(tekst)


@pytest.mark.parametrize(
    ("ontvangen", "gepost", "op_tijd"),
    [
        ("2025-12-29", None, True),
        ("2025-12-30", None, False),
        ("2026-01-05", "2025-12-29", True),
        ("2026-01-06", "2025-12-29", False),
        ("2026-01-05", "2025-12-30", False),
    ],
)
def test_bezwaar_op_tijd(ontvangen, gepost, op_tijd):
    bezwaar = bezwaartermijn(d("2025-11-13"))
    assert bezwaar.is_op_tijd(d(ontvangen), gepost=d(gepost) if gepost else None) is op_tijd


def test_beslistermijn_bezwaar_met_verzuimherstel():
    gevonden = beslistermijn_bezwaar(d("2026-05-18"), opschorting=(d("2026-06-01"), d("2026-06-11")))
    assert gevonden.berekend == d("2026-07-08")  # nine days on Monday 29 June


@pytest.mark.parametrize(
    ("dag", "dagen", "bedrag"),
    [
        ("2026-06-01", 0, 0),
        ("2026-06-02", 1, 23),
        ("2026-06-15", 14, 322),
        ("2026-06-16", 15, 357),
        ("2026-07-13", 42, 1442),
        ("2027-01-01", 42, 1442),
    ],
)
def test_dwangsom_loopt_per_dag(dag, dagen, bedrag):
    kalender = dwangsom(d("2026-05-18"))
    assert kalender.dagen_tot_en_met(d(dag)) == dagen
    assert kalender.bedrag_tot_en_met(d(dag)) == bedrag


def test_onzekere_punten_van_de_dwangsom_zijn_instelbaar():
    # Two weeks after 11 May end on Tweede Pinksterdag, 25 May.
    assert dwangsom(d("2026-05-11")).eerste_dag == d("2026-05-27")
    assert dwangsom(d("2026-05-11"), schuift=False).eerste_dag == d("2026-05-26")
    assert dwangsom(d("2026-05-18"), eerste_dag_na=0).eerste_dag == d("2026-06-01")
    with pytest.raises(TermijnFout, match="eerste_dag_na is 2: verwacht 0 of 1"):
        dwangsom(d("2026-05-18"), eerste_dag_na=2)


def test_andere_bedragen_na_indexering():
    duurder = ((14, 25), (14, 40), (14, 50))
    assert dwangsom_bedrag(42, duurder) == 1610
    assert dwangsom(d("2026-05-18"), schijven=duurder).bedrag_tot_en_met(d("2026-06-02")) == 25
    with pytest.raises(TermijnFout, match="-1 dagen"):
        dwangsom_bedrag(-1)


def test_ingebrekestelling_pas_na_de_termijn():
    beschikking = termijn("D03", van=d("2026-12-18"))  # last day Monday 4 January 2027
    assert not ingebrekestelling_op_tijd(beschikking, d("2027-01-04"))
    assert ingebrekestelling_op_tijd(beschikking, d("2027-01-05"))
