"""Dutch words for dates and times."""

from datetime import UTC, date, datetime, time

import pytest

from keukentafel.kern.tekst import (
    MAANDEN,
    MAANDEN_KORT,
    aantal,
    datum_gewoon,
    datum_kort,
    datum_lang,
    eerste_zin,
    moment_lang,
    opsomming,
    over_hoeveel_dagen,
    tijd,
)


def test_datums():
    dag = date(2026, 11, 13)
    assert datum_lang(dag) == "vrijdag 13 november 2026"
    assert datum_gewoon(dag) == "13 november 2026"
    assert datum_kort(dag) == "vr 13 nov"
    assert datum_kort(date(2027, 3, 1)) == "ma 1 mrt"
    assert len(MAANDEN) == len(MAANDEN_KORT) == 12


@pytest.mark.parametrize(
    ("dag", "tekst"),
    [
        (date(2026, 11, 12), "1 dag te laat"),
        (date(2026, 11, 3), "10 dagen te laat"),
        (date(2026, 11, 13), "laatste dag"),
        (date(2026, 11, 14), "nog 1 dag"),
        (date(2026, 11, 16), "nog 3 dagen"),
    ],
)
def test_over_hoeveel_dagen(dag, tekst):
    assert over_hoeveel_dagen(dag, date(2026, 11, 13)) == tekst


def test_tijd_op_de_nederlandse_klok():
    assert tijd(datetime(2026, 11, 13, 9, 4, tzinfo=UTC)) == "10.04 uur"
    assert tijd(datetime(2026, 7, 13, 8, 4, tzinfo=UTC)) == "10.04 uur"
    assert tijd(time(7, 5)) == "07.05 uur"
    assert moment_lang(datetime(2026, 11, 13, 23, 30, tzinfo=UTC)) == "zaterdag 14 november 2026 om 00.30 uur"


def test_tijd_zonder_zone_wordt_geweigerd():
    with pytest.raises(ValueError, match="2026-11-13T10:04:00 heeft geen tijdzone"):
        tijd(datetime(2026, 11, 13, 10, 4))
    with pytest.raises(ValueError, match="geen tijdzone"):
        moment_lang(datetime(2026, 11, 13, 10, 4))


def test_aantal_en_opsomming():
    assert (aantal(1, "dag", "dagen"), aantal(0, "dag", "dagen")) == ("1 dag", "0 dagen")
    assert [opsomming(list(letters)) for letters in ("", "a", "ab", "abc")] == ["", "a", "a en b", "a, b en c"]


@pytest.mark.parametrize(
    ("tekst", "zin", "rest"),
    [
        ("Kijk het gezag na. De ouder krijgt nog geen brief.", "Kijk het gezag na.", "De ouder krijgt nog geen brief."),
        ("Bel dhr. Bos over o.a. Wmo. Vraag hoe het gaat.", "Bel dhr. Bos over o.a. Wmo.", "Vraag hoe het gaat."),
        ("Vraag de brief d.d. 3 mei op bij A. Jansen", "Vraag de brief d.d. 3 mei op bij A. Jansen", ""),
        ("Kan dit? Ja. Doe het.", "Kan dit?", "Ja. Doe het."),
        ("Een punt. gevolgd door een kleine letter", "Een punt. gevolgd door een kleine letter", ""),
        ("", "", ""),
    ],
)
def test_de_eerste_zin_eindigt_niet_bij_een_afkorting(tekst, zin, rest):
    assert eerste_zin(tekst) == (zin, rest)
