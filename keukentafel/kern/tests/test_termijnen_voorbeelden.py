"""The worked examples 1 to 37 of the regelboek (§2), typed over by hand: the code never makes its own answers."""

from datetime import date, datetime

import pytest

from keukentafel.kern.tekst import AMSTERDAM
from keukentafel.kern.termijnen import (
    Rol,
    bereken_termijn,
    beslistermijn_bezwaar,
    bezwaartermijn,
    dwangsom,
    dwangsom_bedrag,
    opschortingsdagen,
    termijn,
)


def d(tekst: str) -> date:
    return date.fromisoformat(tekst)


def t(tekst: str) -> datetime:
    return datetime.fromisoformat(tekst).replace(tzinfo=AMSTERDAM)


# number, code in the catalogue, its length when it has options, unit and number, start, nominal, due
DAGEN = [
    (1, "D02", None, {"weken": 6}, "2025-03-10", "2025-04-21", "2025-04-22"),
    (2, "D02", None, {"weken": 6}, "2025-03-07", "2025-04-18", "2025-04-22"),
    (3, "D03", None, {"weken": 2}, "2025-04-12", "2025-04-26", "2025-04-28"),
    (4, "D03", None, {"weken": 2}, "2025-04-21", "2025-05-05", "2025-05-06"),
    (5, "D19", None, {"weken": 6}, "2025-04-17", "2025-05-29", "2025-06-02"),
    (6, "D19", None, {"weken": 6}, "2025-11-13", "2025-12-25", "2025-12-29"),
    (7, "D19", None, {"weken": 6}, "2025-11-20", "2026-01-01", "2026-01-05"),
    (8, "D19", None, {"weken": 6}, "2026-04-02", "2026-05-14", "2026-05-18"),
    (9, "D21", 6, {"weken": 6}, "2026-05-18", "2026-06-29", "2026-06-29"),
    (10, "D21", 12, {"weken": 12}, "2026-05-18", "2026-08-10", "2026-08-10"),
    (11, "D21", 12, {"weken": 12}, "2025-10-03", "2025-12-26", "2025-12-29"),
    (12, "D25", 6, {"weken": 6}, "2026-02-20", "2026-04-03", "2026-04-07"),
    (13, "D25", 10, {"weken": 10}, "2026-02-24", "2026-05-05", "2026-05-06"),
    (14, "D08", None, {"weken": 8}, "2026-03-02", "2026-04-27", "2026-04-28"),
    (15, "D09", None, {"weken": 4}, "2026-04-16", "2026-05-14", "2026-05-18"),
    (16, "D05", None, {"weken": 8}, "2026-10-30", "2026-12-25", "2026-12-28"),
    (17, "D11", None, {"weken": 4}, "2026-11-27", "2026-12-25", "2026-12-28"),
    (18, "D03", None, {"weken": 2}, "2026-12-18", "2027-01-01", "2027-01-04"),
    (19, "D06", None, {"weken": 6}, "2027-03-25", "2027-05-06", "2027-05-10"),
    (20, "D19", None, {"weken": 6}, "2027-04-05", "2027-05-17", "2027-05-18"),
    (21, "D03", None, {"weken": 2}, "2027-04-13", "2027-04-27", "2027-04-28"),
    (22, "D03", None, {"weken": 2}, "2027-12-11", "2027-12-25", "2027-12-27"),
    (23, "D02", None, {"weken": 6}, "2026-11-23", "2027-01-04", "2027-01-04"),
    (24, "D01", None, {"dagen": 7}, "2025-12-18", "2025-12-25", "2025-12-29"),
    (25, "D32", None, {"dagen": 5}, "2025-12-24", "2025-12-29", "2025-12-30"),
    (27, "D29", None, {"maanden": 3}, "2026-09-25", "2026-12-25", "2026-12-28"),
]


@pytest.mark.parametrize(("nr", "code", "lengte", "maat", "van", "nominaal", "uiterlijk"), DAGEN, ids=str)
def test_voorbeelden_in_dagen(nr, code, lengte, maat, van, nominaal, uiterlijk):
    los = bereken_termijn(d(van), rol=Rol.ATW, **maat)
    assert (los.nominaal, los.uiterlijk) == (d(nominaal), d(uiterlijk))
    genoemd = termijn(code, van=d(van), lengte=lengte)
    assert (genoemd.nominaal, genoemd.uiterlijk, genoemd.soort) == (d(nominaal), d(uiterlijk), code)


def test_voorbeeld_6_bezwaar_per_post():
    bezwaar = bezwaartermijn(d("2025-11-13"))
    assert bezwaar.indienen.uiterlijk == d("2025-12-29")
    assert bezwaar.per_post_ontvangen.uiterlijk == d("2026-01-05")


@pytest.mark.parametrize(
    ("commissie", "verdaagd", "uiterlijk"),
    [
        (False, False, "2026-06-29"),  # 9
        (False, True, "2026-08-10"),
        (True, False, "2026-08-10"),  # 10
        (True, True, "2026-09-21"),
    ],
)
def test_voorbeelden_9_en_10_verdagen(commissie, verdaagd, uiterlijk):
    einde_bezwaar = bezwaartermijn(d("2026-04-02")).indienen.dag
    assert einde_bezwaar == d("2026-05-18")
    assert beslistermijn_bezwaar(einde_bezwaar, commissie=commissie, verdaagd=verdaagd).uiterlijk == d(uiterlijk)


def test_voorbeeld_26_opschorting():
    stil = (d("2027-02-10"), d("2027-02-24"))
    assert opschortingsdagen(*stil) == 13
    pw = termijn("D08", van=d("2027-02-01"), opschorting=stil)
    assert (pw.nominaal, pw.berekend, pw.uiterlijk) == (d("2027-03-29"), d("2027-04-11"), d("2027-04-12"))
    assert "van donderdag 11 februari 2027 t/m dinsdag 23 februari 2027: 13 dagen" in pw.uitleg
    assert termijn("D14", van=d("2027-02-24")).uiterlijk == d("2027-03-24")


def test_voorbeeld_28_avg_maand():
    verzoek = d("2026-01-31")
    assert termijn("D28", van=verzoek).nominaal == d("2026-02-28")
    assert termijn("D28", van=verzoek).uiterlijk == d("2026-03-02")
    assert termijn("D28", van=verzoek, verleng_maanden=2).uiterlijk == d("2026-04-30")


@pytest.mark.parametrize(
    ("nr", "van", "uiterlijk"),
    [
        (29, "2026-04-03T16:30", "2026-04-06T16:30"),
        (30, "2026-03-28T12:00", "2026-03-31T13:00"),
        (31, "2026-10-24T12:00", "2026-10-27T11:00"),
    ],
)
def test_voorbeelden_datalek_in_uren(nr, van, uiterlijk):
    assert bereken_termijn(t(van), uren=72, rol=Rol.UREN).uiterlijk.replace(tzinfo=None) == datetime.fromisoformat(
        uiterlijk
    )
    assert termijn("D30", van=t(van)).uiterlijk == t(uiterlijk)


def test_voorbeeld_32_dwangsom_data():
    kalender = dwangsom(d("2026-05-18"))
    assert kalender.twee_weken.uiterlijk == d("2026-06-01")
    assert (kalender.eerste_dag, kalender.laatste_dag) == (d("2026-06-02"), d("2026-07-13"))
    assert kalender.besluit.uiterlijk == d("2026-07-27")
    assert termijn("D15", van=d("2026-05-18")).uiterlijk == d("2026-06-01")
    assert termijn("D16", van=d("2026-06-01")).uiterlijk == d("2026-07-13")
    assert termijn("D17", van=d("2026-07-13")).uiterlijk == d("2026-07-27")


@pytest.mark.parametrize(
    ("dagen", "bedrag"),
    [(0, 0), (1, 23), (14, 322), (15, 357), (18, 462), (28, 812), (29, 857), (42, 1442), (43, 1442), (400, 1442)],
)
def test_voorbeeld_32_dwangsom_bedragen(dagen, bedrag):
    assert dwangsom_bedrag(dagen) == bedrag


# number, code, werkdagen, start, due, due when counted strictly
WERKDAGEN = [
    (33, "D35", 3, "2026-04-24", "2026-04-30", "2026-04-30"),
    (34, "D36", 5, "2026-12-21", "2026-12-29", "2026-12-29"),
    (35, "D38", 5, "2027-03-24", "2027-04-02", "2027-04-01"),
    (36, "D12", 3, "2026-05-13", "2026-05-20", "2026-05-19"),
    # The regelboek gives no strict date here; 30-04 t/m 15-05 without Bevrijdingsdag and Hemelvaartsdag is ten days.
    (37, "D40", 10, "2026-04-29", "2026-05-18", "2026-05-15"),
]


@pytest.mark.parametrize(("nr", "code", "werkdagen", "van", "uiterlijk", "streng"), WERKDAGEN, ids=str)
def test_voorbeelden_in_werkdagen(nr, code, werkdagen, van, uiterlijk, streng):
    assert bereken_termijn(d(van), werkdagen=werkdagen, rol=Rol.WERKDAG).uiterlijk == d(uiterlijk)
    assert bereken_termijn(d(van), werkdagen=werkdagen, rol=Rol.WERKDAG, streng=True).uiterlijk == d(streng)
    assert termijn(code, van=d(van), streng=False).uiterlijk == d(uiterlijk)
    assert termijn(code, van=d(van), streng=True).uiterlijk == d(streng)
