"""Routes as rules: product before law, lowest limit first, dated, and a sentence for the resident (REQ-076 to 078)."""

from datetime import date

import pytest

from keukentafel.besluit.regels.route import Orgaan, Route, Routeregel, route_voor, zin_voor_inwoner

DAG = date(2026, 11, 26)
VAN = date(2020, 1, 1)
ROUTES = [
    Routeregel("wmo", "wmo", "wot", "rogplus", VAN),
    Routeregel("wmo_klein", "wmo", "wot", "wot", VAN, tot_cent=100_000),
    Routeregel("vervoer", "wmo", "wot", "college", VAN, product="vervoer"),
    Routeregel("vervoer_klein", "wmo", "wot", "wot", VAN, product="vervoer", tot_cent=50_000),
    Routeregel("jeugd_oud", "jeugd", "wot", "jet", VAN, tot=DAG),
    Routeregel("jeugd_nieuw", "jeugd", "wot", "wot", DAG),
]
ORGANEN = {
    o.code: o
    for o in (
        Orgaan("wot", "Wijkteam", "het wijkteam"),
        Orgaan("rogplus", "ROGplus", "ROGplus", "gr", bestuursorgaan=True, extern=True),
    )
}


@pytest.mark.parametrize(
    ("product", "cent", "code"),
    [
        ("begeleiding", 100_000, "wmo_klein"),
        ("begeleiding", 100_001, "wmo"),
        ("begeleiding", None, "wmo"),
        ("vervoer", 50_000, "vervoer_klein"),
        ("vervoer", 50_001, "vervoer"),
        ("vervoer", None, "vervoer"),
        ("", 0, "wmo_klein"),
    ],
)
def test_product_en_bedrag_bepalen_de_route(product, cent, code):
    assert route_voor("wmo", product, cent, DAG, ROUTES).code == code


@pytest.mark.parametrize(("op", "beslist"), [(date(2026, 11, 25), "jet"), (DAG, "wot")])
def test_een_nieuwe_route_telt_vanaf_haar_dag(op, beslist):
    assert route_voor("jeugd", "jeugdhulp", 0, op, ROUTES).beslist == beslist


def test_zonder_regel_beslist_niemand():
    assert route_voor("pw", "", 0, DAG, ROUTES) is None
    assert route_voor("wmo", "", 0, date(2019, 12, 31), ROUTES) is None


@pytest.mark.parametrize(
    ("route", "zin"),
    [
        (None, "Wij zoeken uit wie over uw vraag beslist. U hoort dat van ons."),
        (Route("a", "wot", "wot"), "Het wijkteam praat met u over uw vraag en neemt ook het besluit."),
        (
            Route("b", "wot", "rogplus", "zwaarwegend_advies"),
            "Het wijkteam praat met u over uw vraag en geeft een advies. ROGplus neemt het besluit.",
        ),
        (
            Route("c", "wot", "rogplus", "beschikkingsvrij"),
            "Het wijkteam praat met u over uw vraag. Voor deze hulp is geen besluit nodig. "
            "Wilt u toch een besluit? Zeg dat dan. Dan beslist ROGplus.",
        ),
        (
            Route("d", "wot", "weg"),
            "Het wijkteam praat met u over uw vraag en geeft een advies. Weg neemt het besluit.",
        ),
    ],
)
def test_de_inwoner_leest_wie_adviseert_en_wie_beslist(route, zin):
    assert zin_voor_inwoner(route, ORGANEN) == zin
