"""Medians, percentiles and goals, checked by hand."""

import pytest

from meten.metingen.zoeken import zoekregels
from meten.statistiek import Doel, Duur, Meting, Reeks, om_en_om, percentiel
from tests.zoeken.gevallen import Geval, Uitslag


@pytest.mark.parametrize(("p", "verwacht"), [(50, 5), (95, 10), (99, 10), (10, 1), (11, 2), (100, 10)])
def test_percentiel_neemt_de_kleinste_waarde_die_er_niet_onder_ligt(p, verwacht):
    assert percentiel([10, 9, 8, 7, 6, 5, 4, 3, 2, 1], p) == verwacht


def test_percentiel_van_niets_is_een_fout():
    with pytest.raises(ValueError, match="Geen waarden"):
        percentiel([], 50)


def test_de_verhouding_is_de_mediaan_van_de_paren_niet_het_paar_van_de_medianen():
    reeks = Reeks(vloer=(1.0, 2.0, 10.0), onze=(3.0, 4.0, 10.0))
    assert reeks.verhouding == 2.0
    assert (reeks.mediaan, reeks.vloer_mediaan, reeks.p(95)) == (4.0, 2.0, 10.0)


@pytest.mark.parametrize(
    ("doel", "waarde", "must", "streef"),
    [
        (Doel(4, 2.5), 2.5, True, True),
        (Doel(4, 2.5), 4.0, True, False),
        (Doel(4, 2.5), 4.01, False, False),
        (Doel(7, 15, hoogstens=False), 7.0, True, False),
        (Doel(7, 15, hoogstens=False), 6.9, False, False),
    ],
)
def test_een_doel_heeft_een_must_en_een_streef(doel, waarde, must, streef):
    assert (doel.gehaald(waarde), doel.streef_gehaald(waarde)) == (must, streef)


def test_een_meting_met_fouten_is_niet_gehaald_hoe_snel_ook():
    meting = Meting("G11", 1.0, 2.0, 0.5, 1.0, Doel(10, 5), extra=False)
    assert meting.als_json() == {
        "naam": "G11",
        "mediaan_ms": 1.0,
        "p95_ms": 2.0,
        "vloer_ms": 0.5,
        "verhouding": 1.0,
        "doel": "<= 10",
        "gehaald": False,
    }


def test_vloer_en_onze_gaan_om_en_om_en_de_eerste_tellen_niet():
    volgorde: list[str] = []

    def noteer(naam, seconden):
        return lambda ronde: volgorde.append(f"{naam}{ronde}") or seconden

    reeks = om_en_om(noteer("v", 1.0), noteer("o", 3.0), Duur(2, 60), opwarmen=1)
    assert volgorde == ["v0", "o0", "v0", "o0", "v1", "o1"]
    assert reeks.verhouding == 3.0


def test_een_trage_machine_meet_korter_maar_niet_minder_dan_het_minimum():
    reeks = om_en_om(lambda _r: 1.0, lambda _r: 1.0, Duur(1000, 0.0), opwarmen=0, minstens=3)
    assert len(reeks.onze) == 3


def test_het_zoekbestand_noemt_elke_soort_wat_gemist_is_en_wie_ten_onrechte_zeker_was():
    uitslag = Uitslag(
        raak={"spatie": 24, "klank": 20}, van={"spatie": 25, "klank": 25}, vals=["Bo Niemand"],
        gemist=[Geval("klank", "van der Meulun", 1)],
    )  # fmt: skip
    regels = {m.naam: m for m in zoekregels(uitslag)}
    assert not regels["Zoekbestand: deel gemist, klank"].gehaald
    assert "van der Meulun" in regels["Zoekbestand: deel gemist, klank"].uitleg
    assert regels["Zoekbestand: deel gemist, spatie"].gehaald
    assert not regels["Zoekbestand: afwezigen met een zekere treffer"].gehaald
    assert not regels["Zoekbestand: deel gemist over alle fouten"].gehaald
