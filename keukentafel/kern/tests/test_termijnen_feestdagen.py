"""Holidays: the algorithm, the table of decree days, and the check on load."""

from datetime import date
from io import StringIO

import pytest

from keukentafel.kern.termijnen import Feestdagen, FeestdagenFout, Rol, SoortDag, bereken_termijn, paaszondag
from keukentafel.kern.termijnen.feestdagen import koningsdag

STANDAARD = Feestdagen.standaard()
BRON = "verzonnen besluit voor deze test"


@pytest.mark.parametrize(
    "pasen", ["2025-04-20", "2026-04-05", "2027-03-28", "2028-04-16", "1818-03-22", "1943-04-25", "2038-04-25"]
)
def test_paaszondag(pasen):
    dag = date.fromisoformat(pasen)
    assert paaszondag(dag.year) == dag


def test_pasen_voor_de_gregoriaanse_kalender_wordt_geweigerd():
    with pytest.raises(FeestdagenFout, match=r"1582.*vanaf 1583"):
        paaszondag(1582)


@pytest.mark.parametrize(
    "dag", ["2026-04-27", "2025-04-26", "2014-04-26", "2013-04-30", "2006-04-29", "2031-04-26", "2027-04-27"]
)
def test_koningsdag_nooit_op_zondag(dag):
    verwacht = date.fromisoformat(dag)
    assert koningsdag(verwacht.year) == verwacht
    assert STANDAARD.naam(verwacht) == ("Koningsdag" if verwacht.year >= 2014 else "Koninginnedag")


def test_alle_vrije_dagen_van_2026():
    assert [(dag.datum.isoformat(), dag.naam) for dag in STANDAARD.van_jaar(2026)] == [
        ("2026-01-01", "Nieuwjaarsdag"),
        ("2026-01-02", "de dag na Nieuwjaarsdag"),
        ("2026-04-03", "Goede Vrijdag"),
        ("2026-04-06", "Tweede Paasdag"),
        ("2026-04-27", "Koningsdag"),
        ("2026-05-05", "Bevrijdingsdag"),
        ("2026-05-14", "Hemelvaartsdag"),
        ("2026-05-15", "de dag na Hemelvaartsdag"),
        ("2026-05-25", "Tweede Pinksterdag"),
        ("2026-12-25", "Eerste Kerstdag"),
        ("2026-12-26", "Tweede Kerstdag"),
    ]


GELIJKGESTELD = """
2023-04-28 2023-05-19 2024-05-10 2024-12-27 2025-05-30
2026-01-02 2026-05-15 2027-05-07 2028-04-28 2028-05-26
"""


@pytest.mark.parametrize("dag", GELIJKGESTELD.split())
def test_gelijkgestelde_dagen_hebben_een_bron(dag):
    gevonden = STANDAARD.zoek(date.fromisoformat(dag))
    assert gevonden.soort is SoortDag.GELIJKGESTELD
    assert gevonden.bron.startswith("Besluit gelijkstelling van ")


def test_elke_dag_heeft_een_bron():
    assert all("art. 3" in dag.bron for jaar in range(2023, 2031) for dag in STANDAARD.van_jaar(jaar))


@pytest.mark.parametrize("dag", ["2026-12-31", "2026-02-16", "2026-04-05", "2026-05-24", "2026-05-04", "2022-12-27"])
def test_gewone_dagen_en_eerste_paasdag_staan_niet_in_de_lijst(dag):
    assert not STANDAARD.is_feestdag(date.fromisoformat(dag))
    assert STANDAARD.naam(date.fromisoformat(dag)) is None


def test_bevrijdingsdag_is_er_elk_jaar():
    assert all(STANDAARD.is_feestdag(date(jaar, 5, 5)) for jaar in range(1990, 2060))


def test_twee_feestdagen_op_een_dag_heten_allebei():
    assert STANDAARD.naam(date(2016, 5, 5)) == "Hemelvaartsdag en Bevrijdingsdag"


def test_beheer_voegt_een_besluit_toe_zonder_de_oude_tabel_te_veranderen():
    dag = date(2029, 5, 11)
    nieuw = STANDAARD.met([(dag, "de dag na Hemelvaartsdag", BRON)])
    assert nieuw.is_feestdag(dag)
    assert not STANDAARD.is_feestdag(dag)
    voor, na = (bereken_termijn(date(2029, 3, 30), weken=6, rol=Rol.ATW, feestdagen=t) for t in (STANDAARD, nieuw))
    assert (voor.uiterlijk, na.uiterlijk) == (date(2029, 5, 11), date(2029, 5, 14))
    assert "2029" in voor.waarschuwing
    assert not na.waarschuwing


def test_sluitingsdag_telt_voor_werkdagen_en_nooit_voor_de_termijnenwet():
    dag = date(2026, 2, 16)
    tabel = STANDAARD.met_sluitingsdagen([(dag, "Carnaval", "besluit van het college")])
    assert not tabel.is_vrij(dag)
    assert not tabel.is_werkdag(dag)
    assert tabel.is_werkdag(dag, streng=True)
    assert bereken_termijn(date(2026, 2, 2), weken=2, rol=Rol.ATW, feestdagen=tabel).uiterlijk == dag
    werkdagen = bereken_termijn(date(2026, 2, 13), werkdagen=1, rol=Rol.WERKDAG, feestdagen=tabel)
    assert werkdagen.uiterlijk == date(2026, 2, 17)
    assert "Carnaval" in werkdagen.uitleg


def test_lege_tabel_kent_geen_jaren():
    assert Feestdagen().bekend is None
    assert "2026" in bereken_termijn(date(2026, 1, 5), weken=1, rol=Rol.ATW, feestdagen=Feestdagen()).waarschuwing


@pytest.mark.parametrize(
    ("rij", "melding"),
    [
        ((date(2029, 5, 12), "zaterdag", BRON), "weekend"),
        ((date(2029, 5, 10), "Hemelvaart", BRON), r"al een vrije dag \(Hemelvaartsdag\)"),
        ((date(2028, 5, 26), "nog eens", BRON), "al een vrije dag"),
        ((date(2029, 5, 11), " ", BRON), "naam of bron is leeg"),
        ((date(2029, 5, 11), "dag", ""), "naam of bron is leeg"),
    ],
)
def test_een_foute_rij_wordt_geweigerd(rij, melding):
    with pytest.raises(FeestdagenFout, match=melding):
        STANDAARD.met([rij])


@pytest.mark.parametrize(
    ("inhoud", "melding"),
    [
        ("", "eerste regel is ''"),
        ("dag,naam,bron\n", "verwacht 'datum,naam,bron'"),
        ("datum,naam,bron\n2029-05-11,dag\n", "regel 2: 2 velden; verwacht 3"),
        ("datum,naam,bron\n11-05-2029,dag,besluit\n", "regel 2: '11-05-2029' is geen datum; verwacht jjjj-mm-dd"),
        ("datum,naam,bron\n2029-02-30,dag,besluit\n", "'2029-02-30' is geen datum"),
        ("datum,naam,bron\n2029-05-11,dag,besluit\n2029-05-11,dag,besluit\n", "regel 3: 2029-05-11 is al"),
    ],
)
def test_een_fout_bestand_wordt_geweigerd(inhoud, melding):
    with pytest.raises(FeestdagenFout, match=melding):
        Feestdagen.lees(StringIO(inhoud), "extra.csv", STANDAARD)
