"""Rules TRM-01 to TRM-09 one by one, beyond the worked examples."""

import json
from datetime import UTC, date, datetime

import pytest

from keukentafel.kern.tekst import AMSTERDAM
from keukentafel.kern.termijnen import (
    Feestdagen,
    Rol,
    TermijnFout,
    bereken_termijn,
    eerste_gewone_dag,
    opschortingsdagen,
    plus_maanden,
)


def d(tekst: str) -> date:
    return date.fromisoformat(tekst)


@pytest.mark.parametrize(
    ("van", "maanden", "eind"),
    [
        ("2026-01-31", 1, "2026-02-28"),
        ("2028-01-31", 1, "2028-02-29"),
        ("2026-01-31", 3, "2026-04-30"),
        ("2026-11-30", 3, "2027-02-28"),
        ("2026-12-15", 1, "2027-01-15"),
        ("2026-03-31", -1, "2026-02-28"),
        ("2026-01-15", -1, "2025-12-15"),
        ("2024-02-29", 12, "2025-02-28"),
    ],
)
def test_maanden_zelfde_dag_of_laatste_van_de_maand(van, maanden, eind):
    assert plus_maanden(d(van), maanden) == d(eind)


@pytest.mark.parametrize(
    ("van", "maat", "nominaal", "uiterlijk", "waarom"),
    [
        ("2026-10-02", {"weken": 12}, "2026-12-25", "2026-12-28", "art. 1"),
        ("2026-09-25", {"weken": 13}, "2026-12-25", "2026-12-25", "langer dan 12 weken"),
        ("2026-09-26", {"dagen": 90}, "2026-12-25", "2026-12-28", "art. 1"),
        ("2026-09-25", {"dagen": 91}, "2026-12-25", "2026-12-25", "langer dan 90 dagen"),
        ("2026-08-25", {"maanden": 4}, "2026-12-25", "2026-12-25", "langer dan 3 maanden"),
    ],
)
def test_grens_van_de_termijnenwet(van, maat, nominaal, uiterlijk, waarom):
    gevonden = bereken_termijn(d(van), rol=Rol.ATW, **maat)
    assert (gevonden.nominaal, gevonden.uiterlijk) == (d(nominaal), d(uiterlijk))
    assert waarom in gevonden.uitleg


def test_verordening_1182_kent_geen_bovengrens():
    assert bereken_termijn(d("2026-08-25"), maanden=4, rol=Rol.EU1182).uiterlijk == d("2026-12-28")


def test_verlenging_boven_de_grens_schuift_niet():
    lang = bereken_termijn(d("2026-02-27"), weken=6, verleng_weken=37, rol=Rol.ATW)
    assert lang.uiterlijk == d("2026-12-25")


@pytest.mark.parametrize(
    ("van", "dagen", "rol", "uiterlijk"),
    [
        ("2025-12-24", 5, Rol.ATW, "2025-12-30"),  # only Monday 29 is ordinary
        ("2026-12-24", 3, Rol.ATW, "2026-12-29"),  # no ordinary day at all in the term
        ("2026-12-24", 2, Rol.ATW, "2026-12-28"),  # under three days only art. 1 holds
        ("2026-12-24", 2, Rol.EU1182, "2026-12-29"),  # two days are enough for art. 3 lid 5
        ("2026-11-19", 3, Rol.ATW, "2026-11-23"),  # Friday and the rolled Monday are two
        ("2026-11-20", 3, Rol.ATW, "2026-11-24"),
        ("2026-11-20", 1, Rol.ATW, "2026-11-23"),
    ],
)
def test_minstens_twee_gewone_dagen(van, dagen, rol, uiterlijk):
    assert bereken_termijn(d(van), dagen=dagen, rol=rol).uiterlijk == d(uiterlijk)


@pytest.mark.parametrize(
    ("van", "maat", "uiterlijk"),
    [
        ("2026-05-15", {"dagen": 10}, "2026-05-05"),  # Bevrijdingsdag stays
        ("2026-05-17", {"weken": 1}, "2026-05-10"),  # zondag stays
        ("2026-03-31", {"maanden": 1}, "2026-02-28"),
        ("2026-05-18", {"werkdagen": 2, "rol": Rol.WERKDAG}, "2026-05-12"),
    ],
)
def test_terugrekenen_schuift_niet(van, maat, uiterlijk):
    gevonden = bereken_termijn(d(van), terug=True, **{"rol": Rol.ATW, **maat})
    assert gevonden.uiterlijk == d(uiterlijk)
    assert " voor " in gevonden.stappen[0]


def test_terugrekenen_in_uren():
    van = datetime(2026, 3, 30, 12, tzinfo=AMSTERDAM)
    assert bereken_termijn(van, uren=48, rol=Rol.UREN, terug=True).uiterlijk == datetime(
        2026, 3, 28, 11, tzinfo=AMSTERDAM
    )


def test_rol_geen_schuift_niet():
    gevonden = bereken_termijn(d("2026-12-11"), weken=2, rol=Rol.GEEN)
    assert gevonden.uiterlijk == d("2026-12-25")
    assert "schuift niet op" in gevonden.uitleg


def test_uitleg_als_een_leesbare_tekst():
    assert bereken_termijn(d("2026-11-13"), weken=6, rol=Rol.ATW).uitleg == (
        "6 weken na vrijdag 13 november 2026 is vrijdag 25 december 2026. Dat is Eerste Kerstdag. "
        "Ook zaterdag 26 december 2026 (Tweede Kerstdag) en zondag 27 december 2026 (weekend) zijn geen gewone dagen. "
        "Een termijn eindigt niet in een weekend of op een feestdag, maar loopt door t/m de eerste gewone dag "
        "(Algemene termijnenwet art. 1). Uiterste dag: maandag 28 december 2026."
    )


def test_uitleg_zonder_schuiven_is_kort():
    assert bereken_termijn(d("2026-11-23"), weken=6, rol=Rol.ATW).uitleg == (
        "6 weken na maandag 23 november 2026 is maandag 4 januari 2027. Uiterste dag: maandag 4 januari 2027."
    )


def test_uitleg_in_uren_noemt_de_klok():
    zomertijd = bereken_termijn(datetime(2026, 3, 28, 12, tzinfo=AMSTERDAM), uren=72, rol=Rol.UREN)
    assert "Daartussen gaat de klok een uur" in zomertijd.uitleg
    assert zomertijd.uitleg.endswith("Uiterste moment: dinsdag 31 maart 2026 om 13.00 uur.")
    gewoon = bereken_termijn(datetime(2026, 4, 3, 16, 30, tzinfo=AMSTERDAM), uren=72, rol=Rol.UREN)
    assert "Daartussen" not in gewoon.uitleg


def test_uren_uit_een_andere_zone_staan_op_de_nederlandse_klok():
    gevonden = bereken_termijn(datetime(2026, 4, 3, 14, 30, tzinfo=UTC), uren=72, rol=Rol.UREN)
    assert gevonden.uiterlijk.isoformat() == "2026-04-06T16:30:00+02:00"
    assert gevonden.dag == d("2026-04-06")


def test_een_tijdstip_telt_als_dag_op_de_nederlandse_kalender():
    laat = datetime(2026, 11, 12, 23, 30, tzinfo=UTC)  # already 13 November in Amsterdam
    assert bereken_termijn(laat, weken=6, rol=Rol.ATW).van == d("2026-11-13")


def test_als_dict_gaat_heel_door_json():
    gevonden = bereken_termijn(d("2026-11-13"), weken=6, rol=Rol.ATW)
    terug = json.loads(json.dumps(gevonden.als_dict()))
    assert terug["van"] == "2026-11-13"
    assert (terug["nominaal"], terug["berekend"], terug["uiterlijk"]) == ("2026-12-25", "2026-12-25", "2026-12-28")
    assert (terug["rol"], terug["soort"], terug["waarschuwing"]) == ("ATW", None, None)
    assert terug["uitleg"].startswith(terug["stappen"][0])


def test_verstreken_pas_na_de_laatste_dag():
    gevonden = bereken_termijn(d("2026-11-13"), weken=6, rol=Rol.ATW)
    assert not gevonden.is_verstreken(d("2026-12-28"))
    assert gevonden.is_verstreken(d("2026-12-29"))
    uren = bereken_termijn(datetime(2026, 4, 3, 16, 30, tzinfo=AMSTERDAM), uren=72, rol=Rol.UREN)
    assert not uren.is_verstreken(datetime(2026, 4, 6, 16, 30, tzinfo=AMSTERDAM))
    assert uren.is_verstreken(datetime(2026, 4, 6, 16, 31, tzinfo=AMSTERDAM))
    with pytest.raises(TermijnFout, match="verwacht ook een tijd"):
        uren.is_verstreken(d("2026-04-07"))


@pytest.mark.parametrize(
    ("uit", "aan", "dagen"),
    [
        ("2027-02-10", "2027-02-24", 13),
        ("2027-02-10", "2027-02-12", 1),
        ("2027-02-10", "2027-02-11", 0),
        ("2027-02-10", "2027-02-10", 0),
    ],
)
def test_opschortingsdagen(uit, aan, dagen):
    assert opschortingsdagen(d(uit), d(aan)) == dagen


def test_meer_opschortingen_tellen_een_dag_maar_een_keer():
    een, twee = (d("2027-02-10"), d("2027-02-24")), (d("2027-02-20"), d("2027-03-01"))
    gevonden = bereken_termijn(d("2027-02-01"), weken=8, rol=Rol.ATW, opschorting=[twee, een])
    assert gevonden.berekend == d("2027-04-16")  # 11 to 28 February: 18 days on 29 March
    assert gevonden.uitleg.index("11 februari") < gevonden.uitleg.index("21 februari")


def test_opschorting_van_nul_dagen_verandert_niets():
    gevonden = bereken_termijn(d("2027-02-01"), weken=2, rol=Rol.ATW, opschorting=(d("2027-02-03"), d("2027-02-04")))
    assert gevonden.stappen == bereken_termijn(d("2027-02-01"), weken=2, rol=Rol.ATW).stappen


def test_opschorting_kan_nog_op_de_geschoven_laatste_dag_beginnen():
    # Two weeks from 11-12 end on 25-12 and roll to Monday 28-12: a suspension from that day is in time.
    gevonden = bereken_termijn(d("2026-12-11"), weken=2, rol=Rol.ATW, opschorting=(d("2026-12-27"), d("2027-01-04")))
    assert gevonden.berekend == d("2027-01-01")
    assert gevonden.uiterlijk == d("2027-01-04")


@pytest.mark.parametrize(
    ("opschorting", "rol", "melding"),
    [
        ((d("2026-12-28"), d("2027-01-04")), Rol.ATW, r"vanaf 2026-12-29 valt buiten.*2026-12-11 t/m 2026-12-27"),
        ((d("2026-12-25"), d("2027-01-04")), Rol.GEEN, r"vanaf 2026-12-26 valt buiten"),
        ((d("2026-12-10"), d("2026-12-20")), Rol.ATW, "valt buiten de termijn"),
        ((d("2026-12-20"), d("2026-12-15")), Rol.ATW, "ligt voor uitgenodigd"),
        ((d("2026-12-20"), d("2426-12-15")), Rol.ATW, "aangevuld 2426-12-15"),
        ((datetime(2026, 12, 20, tzinfo=UTC), d("2026-12-25")), Rol.ATW, "verwacht een dag zonder tijd"),
    ],
)
def test_onmogelijke_opschorting(opschorting, rol, melding):
    with pytest.raises(TermijnFout, match=melding):
        bereken_termijn(d("2026-12-11"), weken=2, rol=rol, opschorting=opschorting)


@pytest.mark.parametrize(
    ("gegeven", "melding"),
    [
        ({"rol": Rol.ATW}, "gekregen: geen"),
        ({"rol": Rol.ATW, "weken": 2, "dagen": 1}, "gekregen: 1 dag en 2 weken"),
        ({"rol": Rol.ATW, "weken": -1}, "weken is -1: verwacht een heel getal vanaf 0"),
        ({"rol": Rol.ATW, "weken": 6000}, "weken is 6000: verwacht een termijn van ten hoogste 100 jaar"),
        ({"rol": Rol.ATW, "uren": 48}, "48 uur past niet bij rol ATW: verwacht dagen, weken of maanden"),
        ({"rol": Rol.GEEN, "werkdagen": 1}, "1 werkdag past niet bij rol GEEN"),
        ({"rol": Rol.UREN, "dagen": 2}, "2 dagen past niet bij rol UREN: verwacht uren"),
        ({"rol": Rol.WERKDAG, "weken": 1}, "1 week past niet bij rol WERKDAG: verwacht werkdagen"),
        ({"rol": Rol.WERKDAG, "werkdagen": 3, "verleng_dagen": 2}, "kan niet bij rol WERKDAG"),
        ({"rol": Rol.ATW, "weken": 1, "verleng_weken": 1, "terug": True}, "kan niet bij terugrekenen"),
        ({"rol": Rol.ATW, "weken": 1, "streng": True}, "Streng past niet bij rol ATW"),
        ({"rol": Rol.UREN, "uren": 72}, r"verwacht ook een tijd, zoals 2026-11-13T16:30"),
        ({"rol": Rol.UREN, "uren": 72, "van": datetime(2026, 11, 13, 9)}, "geen tijdzone"),
        ({"rol": Rol.ATW, "weken": 1, "van": datetime(2026, 11, 13, 9)}, "geen tijdzone"),
        ({"rol": Rol.ATW, "weken": 1, "van": date(26, 11, 13)}, "datum 0026-11-13: verwacht een jaar van 1900"),
        ({"rol": Rol.UREN, "uren": 1, "van": datetime(9999, 12, 31, tzinfo=UTC)}, "verwacht een jaar"),
    ],
)
def test_tegenstrijdige_vraag_wordt_geweigerd(gegeven, melding):
    with pytest.raises(TermijnFout, match=melding):
        bereken_termijn(**{"van": d("2026-11-13"), **gegeven})


def test_eerste_gewone_dag_gebruikt_de_standaardtabel():
    assert eerste_gewone_dag(d("2026-05-14")) == d("2026-05-18")
    assert eerste_gewone_dag(d("2026-05-14"), Feestdagen()) == d("2026-05-15")
