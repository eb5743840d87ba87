"""The pure rules, with expected values typed over from the rulebook."""

from datetime import date

import pytest

from keukentafel.dossier import regels as r
from keukentafel.poort.matrix import Publiek, Wet

MA = date(2026, 9, 7)


def stand(*rollen, in_team=True, band=False, afgeschermd=False, systeem=False):
    return r.Stand(frozenset(rollen), in_team, band, afgeschermd, systeem)


def test_elke_soort_en_reden_heeft_een_naam():
    assert set(r.NAAM_VAN_SOORT) == set(r.ICOON_VAN_SOORT) == set(r.Soort)
    assert set(r.NAAM_VAN_REDEN) == set(r.RedenSluiten)
    assert set(r.NAAM_VAN_BETROKKENROL) == set(r.Betrokkenrol)


def test_dossiernummer():
    assert r.dossiernummer(2026, 417) == "2026-0417"
    assert r.dossiernummer(2026, 40123) == "2026-40123"


@pytest.mark.parametrize(
    ("wet", "publiek", "mee", "namen", "zin"),
    [
        ("algemeen", "team", True, ["Fatma"], "Fatma en je team kunnen dit lezen"),
        ("algemeen", "team", False, ["Fatma"], "Je team kan dit lezen"),
        ("wmo", "team", True, [], "Collega’s van je team met een taak in Wmo kunnen dit lezen"),
        ("wmo", "betrokkenen", True, ["Fatma", "Emre"], "Fatma, Emre en de betrokken collega’s kunnen dit lezen"),
        ("wgs", "auteur", True, ["Fatma"], "Alleen jij kunt dit lezen"),
    ],
)
def test_wie_leest(wet, publiek, mee, namen, zin):
    assert r.wie_leest(wet, publiek, mee, namen) == zin


def test_veiligheid_en_werkaantekening_leest_de_inwoner_niet():
    assert r.leest_inwoner_mee("telefoon", Wet.WMO, Publiek.TEAM)
    assert not r.leest_inwoner_mee("telefoon", Wet.VEILIGHEID, Publiek.TEAM)
    assert not r.leest_inwoner_mee("werkaantekening", Wet.WMO, Publiek.TEAM)
    assert not r.leest_inwoner_mee("telefoon", Wet.WMO, Publiek.AUTEUR)


@pytest.mark.parametrize(
    ("soort", "wet", "publiek", "raakt"),
    [
        ("telefoon", "wmo", "team", True),
        ("notitie", "wmo", "team", False),
        ("telefoon", "veiligheid", "team", False),
        ("telefoon", "wgs", "team", False),
        ("telefoon", "wmo", "betrokkenen", False),
    ],
)
def test_wat_achter_een_wand_gebeurt_verschuift_het_laatste_contact_niet(soort, wet, publiek, raakt):
    assert r.raakt_laatste_contact(soort, wet, publiek) is raakt


@pytest.mark.parametrize(
    ("wet", "wie", "mag"),
    [
        ("wmo", stand("wijkcoach"), True),
        ("wmo", stand("wijkcoach", in_team=False), False),
        ("wmo", stand("wijkcoach", in_team=False, band=True), True),
        ("wmo", stand("wijkcoach", afgeschermd=True), False),
        ("pw", stand("wijkcoach", band=True), False),
        ("wgs", stand("wijkcoach"), False),
        ("wgs", stand("wijkcoach", band=True), True),
        ("jeugd", stand("wmo_consulent", band=True), False),
        ("algemeen", stand("wmo_consulent"), False),
        ("veiligheid", stand("aandachtsfunctionaris", in_team=False), True),
        ("wmo", stand("coordinator"), False),
        ("pw", stand(systeem=True), True),
    ],
)
def test_onder_welke_wet_iemand_schrijft(wet, wie, mag):
    assert r.mag_onder(wet, wie) is mag


def test_wetten_voor_een_wijkcoach_met_een_band():
    assert r.wetten_voor(stand("wijkcoach", band=True)) == ["algemeen", "wmo", "jeugd", "wgs", "veiligheid"]


@pytest.mark.parametrize(
    ("op", "niet_voor", "reden", "woord"),
    [
        (date(2026, 9, 8), None, "", "toekomst"),
        (date(2026, 9, 1), date(2026, 9, 2), "x", "voor het begin"),
        (date(2026, 9, 1), None, " ", "terugwerkende"),
        (date(2026, 9, 1), None, "vergeten", ""),
        (MA, MA, "", ""),
    ],
)
def test_bezwaar_tegen_dag(op, niet_voor, reden, woord):
    bezwaar = r.bezwaar_tegen_dag(op, MA, niet_voor, reden)
    assert woord in bezwaar
    assert bool(woord) == bool(bezwaar)


def test_een_werkaantekening_leeft_drie_maanden():
    assert not r.leeftijd_aantekening_verstreken(date(2026, 6, 7), MA)
    assert r.leeftijd_aantekening_verstreken(date(2026, 6, 6), MA)


@pytest.mark.parametrize(("wetten", "jaren"), [({"wmo"}, 15), ({"wmo", "jeugd"}, 20), ({"veiligheid"}, 20)])
def test_bewaarstart(wetten, jaren):
    start = r.bewaarstart(wetten, MA)
    assert (start.van, start.jaren) == (MA, jaren)
    assert start.bron


@pytest.mark.parametrize(
    ("is_auteur", "doorgehaald", "reden", "woord"),
    [
        (False, False, "x", "Alleen wie"),
        (True, True, "x", "doorgehaald"),
        (True, False, "", "niet klopte"),
        (True, False, "typefout", ""),
    ],
)
def test_bezwaar_tegen_correctie(is_auteur, doorgehaald, reden, woord):
    bezwaar = r.bezwaar_tegen_correctie(is_auteur=is_auteur, doorgehaald=doorgehaald, reden=reden)
    assert woord in bezwaar
    assert bool(woord) == bool(bezwaar)
