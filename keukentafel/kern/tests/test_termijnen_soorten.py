"""The catalogue D01 to D44: complete, and it refuses what the law does not allow."""

from datetime import UTC, date, datetime

import pytest

from keukentafel.kern.termijnen import TERMIJNEN, Rol, TermijnFout, termijn


def d(tekst: str) -> date:
    return date.fromisoformat(tekst)


def test_de_lijst_is_heel_en_op_volgorde():
    assert list(TERMIJNEN) == [f"D{nummer:02}" for nummer in range(1, 45)]
    for code, soort in TERMIJNEN.items():
        assert soort.code == code
        assert all((soort.naam, soort.start, soort.basis, soort.gevolg, soort.lengte_tekst))


# typed over from the table in the regelboek §2
LENGTES = (
    "D01 7 dagen ATW|D02 6 weken ATW|D03 2 weken ATW|D04 onverwijld GEEN|D05 ten hoogste 8 weken ATW|D06 6 weken ATW|"
    "D07 14 dagen ATW|D08 ten hoogste 8 weken ATW|D09 4 weken ATW|D10 4 weken GEEN|D11 ten hoogste 4 weken ATW|"
    "D12 3 werkdagen WERKDAG|D13 ten hoogste 8 weken ATW|D14 4 weken ATW|D15 2 weken ATW|D16 42 dagen GEEN|"
    "D17 2 weken ATW|D18 1 week ATW|D19 6 weken ATW|D20 1 week ATW|D21 6 of 12 weken ATW|D22 1 week GEEN|"
    "D23 10 dagen GEEN|D24 6 weken ATW|D25 6 of 10 weken ATW|D26 4 weken ATW|D27 48 uur UREN|D28 1 maand EU1182|"
    "D29 3 maanden ATW|D30 72 uur UREN|D31 onverwijld GEEN|D32 5 dagen ATW|D33 10 weken ATW|D34 4 weken ATW|"
    "D35 3 werkdagen WERKDAG|D36 5 werkdagen WERKDAG|D37 5 werkdagen WERKDAG|D38 5 werkdagen WERKDAG|D39 2 weken GEEN|"
    "D40 10 werkdagen WERKDAG|D41 24 maanden GEEN|D42 op te geven GEEN|D43 onverwijld GEEN|"
    "D44 elk jaar voor 1 juli GEEN"
)


@pytest.mark.parametrize("regel", LENGTES.split("|"))
def test_lengte_en_rol_zoals_in_het_regelboek(regel):
    code, _, rest = regel.partition(" ")
    assert f"{TERMIJNEN[code].lengte_tekst} {TERMIJNEN[code].rol}" == rest


def test_omschrijving():
    assert TERMIJNEN["D02"].omschrijving == "6 weken na melding"
    assert TERMIJNEN["D23"].omschrijving == "10 dagen voor hoorzitting"
    assert TERMIJNEN["D44"].omschrijving == "elk jaar voor 1 juli"


@pytest.mark.parametrize(
    ("code", "van", "extra", "uiterlijk"),
    [
        ("D05", "2026-11-02", {"lengte": 6}, "2026-12-14"),
        ("D05", "2026-11-02", {"verleng_weken": 2}, "2027-01-11"),
        ("D21", "2026-05-18", {"lengte": 12, "verleng_weken": 8, "instemming": True}, "2026-10-05"),
        ("D22", "2026-05-21", {}, "2026-05-14"),
        ("D23", "2026-05-15", {}, "2026-05-05"),
        ("D25", "2026-02-20", {"verleng_weken": 4}, "2026-05-01"),
        ("D34", "2026-03-02", {"verleng_weken": 2}, "2026-04-13"),
        ("D10", "2026-11-27", {}, "2026-12-25"),
        ("D39", "2026-12-11", {}, "2026-12-25"),
        ("D41", "2026-11-22", {}, "2028-11-22"),
        ("D42", "2026-11-22", {"lengte": 180}, "2041-11-22"),
        ("D04", "2026-12-25", {}, "2026-12-25"),
        ("D44", "2026-06-30", {}, "2026-06-30"),
        ("D44", "2026-07-01", {}, "2027-06-30"),
    ],
)
def test_bijzondere_soorten(code, van, extra, uiterlijk):
    gevonden = termijn(code, van=d(van), **extra)
    assert (gevonden.uiterlijk, gevonden.soort) == (d(uiterlijk), code)


def test_slotwoorden_passen_bij_de_soort():
    assert termijn("D22", van=d("2026-05-21")).slotzin == "Ter inzage vanaf: donderdag 14 mei 2026."
    assert termijn("D04", van=d("2026-05-21")).slotzin == "Oppakken op: donderdag 21 mei 2026."
    assert termijn("D31", van=datetime(2026, 5, 20, 23, 0, tzinfo=UTC)).uiterlijk == d("2026-05-21")


def test_eigen_plicht_wordt_streng_gerekend():
    assert termijn("D12", van=d("2026-05-13")).uiterlijk == d("2026-05-19")
    assert termijn("D12", van=d("2026-05-13"), streng=False).uiterlijk == d("2026-05-20")
    assert termijn("D36", van=d("2027-03-24")).uiterlijk == d("2027-04-02")


STIL = (d("2026-11-04"), d("2026-11-18"))


@pytest.mark.parametrize(
    ("code", "extra", "melding"),
    [
        ("D45", {}, r"'D45' bestaat niet: verwacht een code van D01 t/m D44"),
        ("D02", {"opschorting": STIL}, "kan niet worden opgeschort"),
        ("D02", {"verleng_weken": 2}, "verlengd in weken; verwacht geen verlenging"),
        ("D02", {"lengte": 8}, "8 weken; verwacht 6 weken"),
        ("D05", {"lengte": 9}, "9 weken; verwacht ten hoogste 8 weken"),
        ("D05", {"lengte": 0}, "0 weken; verwacht ten hoogste 8 weken"),
        ("D21", {"lengte": 8}, "8 weken; verwacht 6 of 12 weken"),
        ("D21", {"verleng_weken": 7}, "verlengd met 7 weken; verwacht ten hoogste 6 weken, tenzij"),
        ("D28", {"verleng_maanden": 3}, "verlengd met 3 maanden; verwacht ten hoogste 2"),
        ("D28", {"verleng_weken": 3}, "verlengd in weken; verwacht maanden"),
        ("D30", {}, "verwacht ook een tijd"),
        ("D31", {"lengte": 3}, "is onverwijld: verwacht geen lengte"),
        ("D42", {}, "heeft geen vaste lengte: geef het aantal maanden"),
        ("D42", {"lengte": 0}, "0 maanden; verwacht op te geven"),
        ("D42", {"lengte": -3}, "-3 maanden; verwacht op te geven"),
    ],
)
def test_wat_de_wet_niet_toelaat(code, extra, melding):
    with pytest.raises(TermijnFout, match=melding):
        termijn(code, van=d("2026-11-02"), **extra)


def test_elke_soort_rekent_of_vraagt_om_zijn_lengte():
    moment = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
    for code, soort in TERMIJNEN.items():
        gevonden = termijn(code, van=moment, lengte=12 if code == "D42" else None)
        assert gevonden.rol is soort.rol
        assert (gevonden.dag < moment.date()) is soort.terug
        assert isinstance(gevonden.uiterlijk, datetime) is (soort.rol is Rol.UREN)
