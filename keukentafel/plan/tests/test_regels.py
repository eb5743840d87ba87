"""The pure rules of plan and regie."""

from dataclasses import dataclass
from datetime import date

import pytest

from keukentafel.plan import regels
from keukentafel.plan.regels import Wanneer
from keukentafel.poort.matrix import Rol

DAG = date(2026, 11, 26)


@dataclass(frozen=True)
class S:
    tekst: str = "Bellen"
    wie: str = ""
    gedaan_op: date | None = None


@dataclass(frozen=True)
class D:
    stand: str
    volgorde: int


KLAAR = S(gedaan_op=DAG)


@pytest.mark.parametrize(
    ("stand", "stappen", "toelichting", "zin"),
    [
        (
            "loopt",
            [KLAAR, KLAAR, S("Fatma en Jan vullen het geldplan in."), S()],
            "",
            "2 van 4 stappen klaar. Nu: Fatma en Jan vullen het geldplan in.",
        ),
        ("loopt", [S("Geldplan invullen", "Gül")], "", "0 van 1 stap klaar. Nu: Geldplan invullen (Gül)."),
        ("loopt", [S("Lukt het?")], "", "0 van 1 stap klaar. Nu: Lukt het?"),
        ("loopt", [KLAAR], "", "1 van 1 stap klaar. Er staat nog geen volgende stap."),
        ("loopt", [], "", "Er staat nog geen volgende stap."),
        ("gelukt", [S()], "Fatma: ‘Hij staat zelf klaar.’", "Gelukt. Fatma: ‘Hij staat zelf klaar.’"),
        ("gestopt", [], "", "Gestopt."),
    ],
)
def test_een_doel_in_een_zin(stand, stappen, toelichting, zin):
    assert regels.doelregel(stand, stappen, toelichting) == zin


def test_wie_het_doet_staat_er_een_keer():
    assert regels.stap_met_wie(S("Samira belt", "samira")) == "Samira belt"
    assert regels.stap_met_wie(S("Bellen", "Samira")) == "Bellen (Samira)"


@pytest.mark.parametrize(
    ("stand", "streef", "stand_op", "uit"),
    [
        ("loopt", date(2026, 12, 1), None, Wanneer("di 1 dec", "nog 5 dagen", "", "2026-12-01")),
        ("loopt", DAG, None, Wanneer("do 26 nov", "laatste dag", "nu", "2026-11-26")),
        ("loopt", date(2026, 11, 25), None, Wanneer("wo 25 nov", "1 dag te laat", "laat", "2026-11-25")),
        ("loopt", None, None, None),
        ("gelukt", None, date(2026, 11, 12), Wanneer("do 12 nov", "gehaald", "goed", "2026-11-12")),
        ("gestopt", DAG, date(2026, 11, 12), Wanneer("do 12 nov", "gestopt", "", "2026-11-12")),
        ("gelukt", DAG, None, None),
    ],
)
def test_de_datum_van_een_doel_zegt_wat_hij_betekent(stand, streef, stand_op, uit):
    assert regels.wanneer(stand, streef, stand_op, DAG) == uit


@pytest.mark.parametrize(
    ("nu", "nieuw", "bezwaar"),
    [
        ("loopt", "gelukt", ""),
        ("loopt", "gestopt", ""),
        ("gelukt", "loopt", ""),
        ("gestopt", "loopt", ""),
        ("gelukt", "gestopt", "Dit doel staat op ‘gelukt’. Heropen het doel eerst."),
        ("loopt", "loopt", "Dit doel loopt al."),
    ],
)
def test_overgangen_van_een_doel(nu, nieuw, bezwaar):
    assert regels.bezwaar_tegen_stand(nu, nieuw) == bezwaar


def test_lopende_doelen_eerst():
    rijen = [D("gestopt", 1), D("loopt", 3), D("gelukt", 2), D("loopt", 1)]
    assert regels.op_volgorde(rijen) == [D("loopt", 1), D("loopt", 3), D("gelukt", 2), D("gestopt", 1)]


def test_een_lopend_doel_zonder_open_stap_heeft_geen_volgende_stap():
    assert regels.zonder_volgende_stap("loopt", [KLAAR])
    assert not regels.zonder_volgende_stap("loopt", [KLAAR, S()])
    assert not regels.zonder_volgende_stap("gelukt", [])


@pytest.mark.parametrize(
    ("soort", "wie", "deel"),
    [("school", "x", "‘school’ is geen keuze"), ("netwerk", " ", "Vul in wie"), ("netwerk", "oma", "")],
)
def test_voor_wie_een_stap_kan_zijn(soort, wie, deel):
    bezwaar = regels.bezwaar_tegen_wie(soort, wie)
    assert deel in bezwaar if deel else bezwaar == ""


def test_dagen_van_het_plan():
    morgen, gisteren = date(2026, 11, 27), date(2026, 11, 25)
    assert regels.bezwaar_tegen_dagen(DAG, morgen, DAG) == ("", "")
    assert regels.bezwaar_tegen_dagen(morgen, None, DAG)[0] == "vastgesteld_op"
    assert regels.bezwaar_tegen_dagen(DAG, gisteren, DAG)[0] == "bespreken_op"


@pytest.mark.parametrize("rol", list(Rol))
def test_regisseur_is_wie_in_plannen_schrijft(rol):
    """Typed over from regels.md §3.3, column gezin: LS for these three, nobody else writes there."""
    kan = rol in {"wijkcoach", "jeugdconsulent", "casusregisseur"}
    assert regels.kan_regisseren([rol]) is kan


def test_leesbare_wetten_volgen_de_matrix():
    assert regels.wetten_leesbaar(["wijkcoach"]) == {"algemeen", "wmo", "jeugd", "wgs", "veiligheid"}
    assert regels.wetten_leesbaar(["jeugdconsulent", "onbekend"]) == {"algemeen", "jeugd", "veiligheid"}


def test_de_waarnemer_is_eerst_de_coordinator():
    mensen = [("wijkcoach", "a", 1), ("wijkteammanager", "b", 2), ("coordinator", "d", 3), ("coordinator", "c", 4)]
    assert regels.kies_waarnemer(mensen) == 4
    assert regels.kies_waarnemer(mensen[:1]) == 1
    assert regels.kies_waarnemer([]) is None


@pytest.mark.parametrize(
    ("sinds", "stil_tot_en_met", "alarm"),
    [
        (date(2026, 11, 9), date(2026, 11, 10), date(2026, 11, 11)),  # Monday
        (date(2026, 11, 13), date(2026, 11, 16), date(2026, 11, 17)),  # Friday: the weekend does not count
        (date(2026, 4, 2), date(2026, 4, 7), date(2026, 4, 8)),  # Thursday before Easter 2026
    ],
)
def test_een_vacature_alarmeert_na_een_werkdag(sinds, stil_tot_en_met, alarm):
    assert not regels.vacature_alarmeert(sinds, stil_tot_en_met)
    assert regels.vacature_alarmeert(sinds, alarm)


def test_wie_te_laat_is_leest_wie_er_voor_was():
    assert regels.ingehaald("Tom", "Zoë is nu regisseur").startswith("Tom was je voor: Zoë is nu regisseur.")
