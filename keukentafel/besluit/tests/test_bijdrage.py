"""The own contribution: the amounts of every year with their source, who pays nothing, and what a month costs."""

from datetime import date
from pathlib import Path

import pytest

from keukentafel.besluit.opvragen import bijdrage as lezen
from keukentafel.besluit.regels import bijdrage as r
from keukentafel.organisatie.handelingen.inrichting import inrichting_laden
from keukentafel.organisatie.inrichten import pakket_lezen
from keukentafel.organisatie.models import Inrichting
from tests import personages as p

SCHIEDAM = Path(__file__).resolve().parents[2] / "inrichting" / "schiedam"
# WMO-18, typed over from the rulebook and not from the pack.
BEDRAGEN = [
    (date(2019, 1, 1), 1750, "4weken"),
    (date(2019, 12, 31), 1750, "4weken"),
    (date(2020, 1, 1), 1900, "maand"),
    (date(2023, 12, 31), 1900, "maand"),
    (date(2024, 1, 1), 2060, "maand"),
    (date(2024, 12, 31), 2060, "maand"),
    (date(2025, 6, 1), 2100, "maand"),
    (date(2026, 1, 1), 2180, "maand"),
    (date(2026, 12, 31), 2180, "maand"),
]
# WMO-19.
NIETS = [
    ({"wet": "jeugd"}, "niet_wmo"),
    ({"soort": r.Soort.GEEN}, "algemeen"),
    ({"soort": r.Soort.ROLSTOEL}, "rolstoel"),
    ({"leeftijd": 17}, "minderjarig"),
    ({"leeftijd": 17, "soort": r.Soort.WONINGAANPASSING}, "minderjarig"),
    ({"gehuwd": True, "onder_aow": True}, "partner_onder_aow"),
    ({"wlz": True}, "wlz"),
    ({"beschermd_wonen": True}, "beschermd_wonen"),
    ({"nachten_opvang": 2}, "opvang"),
    ({"soort": r.Soort.VERVOER, "vervoer_eigen": True}, "vervoer"),
    ({"oordeel": True}, "oordeel"),
    ({"soort": r.Soort.BESCHERMD_WONEN}, "eigen_regels"),
]
WEL = [
    {},
    {"leeftijd": 18},
    {"leeftijd": 17, "soort": r.Soort.WONINGAANPASSING, "ouders_betalen": True},
    {"gehuwd": True},
    {"onder_aow": True},
    {"nachten_opvang": 1},
    {"soort": r.Soort.VERVOER},
]


def pakket():
    rijen = pakket_lezen(SCHIEDAM).keuzes["eigen_bijdrage"]
    return [lezen.tarief_van_rij(k.van, k.waarde(), k.bron) for k in rijen]


@pytest.mark.parametrize(("op", "cent", "per"), BEDRAGEN)
def test_elk_jaar_zijn_bedrag_met_bron(op, cent, per):
    tarief = r.tarief_op(op, pakket())
    assert (tarief.cent, tarief.per) == (cent, per)
    assert tarief.bron


def test_voor_de_eerste_dag_is_er_geen_bedrag_en_na_een_einde_ook_niet():
    assert r.tarief_op(date(2018, 12, 31), pakket()) is None
    einde = r.Tarief(date(2026, 1, 1), 2180, r.Per.MAAND, "x", tot=date(2027, 1, 1))
    assert r.tarief_op(date(2027, 1, 1), [einde]) is None
    assert r.tarief_op(date(2026, 12, 31), [einde]) is einde


@pytest.mark.parametrize(("feiten", "reden"), NIETS)
def test_wie_niets_betaalt_en_waarom(feiten, reden):
    uit = r.bijdrage(r.Situatie(**feiten), date(2026, 5, 1), pakket())
    assert (uit.geen, uit.tarief) == (reden, None)


@pytest.mark.parametrize("feiten", WEL)
def test_wie_wel_betaalt(feiten):
    uit = r.bijdrage(r.Situatie(**feiten), date(2026, 5, 1), pakket())
    assert (uit.geen, uit.tarief.cent, uit.samen) == (None, 2180, feiten.get("gehuwd", False))


def test_een_deel_van_een_maand_telt_heel_en_elk_jaar_zijn_bedrag():
    maanden = r.maandbedragen(date(2025, 11, 30), date(2026, 2, 1), pakket())
    assert maanden == [
        (date(2025, 11, 1), 2100),
        (date(2025, 12, 1), 2100),
        (date(2026, 1, 1), 2180),
        (date(2026, 2, 1), 2180),
    ]


def test_nooit_meer_dan_de_kostprijs():
    maanden = r.maandbedragen(date(2026, 1, 31), date(2026, 12, 31), pakket(), kostprijs_cent=5000)
    assert [cent for _, cent in maanden] == [2180, 2180, 640]


def test_vier_weken_en_inkomen_rekent_het_cak():
    with pytest.raises(ValueError, match="2019-03-04"):
        r.maandbedragen(date(2019, 3, 4), date(2019, 5, 1), pakket())
    inkomen = r.Tarief(date(2027, 1, 1), 2360, r.Per.MAAND, "x", r.Wijze.INKOMEN, 32800)
    with pytest.raises(ValueError, match="geen vast bedrag"):
        r.maandbedragen(date(2027, 1, 1), date(2027, 5, 1), [inkomen])


@pytest.mark.django_db
def test_de_zin_komt_uit_de_inrichting_met_bedrag_en_bron():
    inrichting_laden(actor=p.SYSTEEM, map=SCHIEDAM)
    zin = lezen.bijdragezin(r.Situatie(gehuwd=True), date(2026, 12, 1))
    assert zin.zin == (
        "U betaalt € 21,80 per maand. U betaalt dit samen met uw partner. "
        "Het CAK kijkt of u dit moet betalen, en stuurt de rekening."
    )
    assert zin.grond == "Uitvoeringsbesluit Wmo 2015 art. 3.10a; hetcak.nl, vanaf 1 januari 2026"
    kind = lezen.bijdragezin(r.Situatie(leeftijd=12), date(2026, 12, 1))
    assert (kind.zin, kind.bekend) == ("U betaalt niets. De hulp is voor een kind.", True)
    assert "per vier weken" in lezen.bijdragezin(r.Situatie(), date(2019, 2, 1)).zin
    assert not lezen.bijdragezin(r.Situatie(), date(2018, 2, 1)).bekend


@pytest.mark.django_db
def test_een_wet_die_naar_inkomen_kijkt_vraagt_alleen_een_rij():
    Inrichting.objects.create(
        soort="eigen_bijdrage", code="tarief2027", naam="2027", geldig_van=date(2027, 1, 1), bron="36713",
        waarde={"bedrag": "23,60", "hoogste": "328", "per": "maand", "wijze": "inkomen"},
    )  # fmt: skip
    zin = lezen.bijdragezin(r.Situatie(), date(2027, 3, 1)).zin
    assert "€ 23,60 tot € 328 per maand" in zin
    assert "inkomen" in zin


def test_elke_uitzondering_staat_in_het_pakket():
    assert {k.code for k in pakket_lezen(SCHIEDAM).keuzes["bijdrage_uitzondering"]} == set(r.Geen)
