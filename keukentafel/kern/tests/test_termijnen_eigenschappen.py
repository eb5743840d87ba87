"""What must hold for every date: never too early, rolling twice changes nothing, every day of 2024 to 2030."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from keukentafel.kern.tekst import AMSTERDAM
from keukentafel.kern.termijnen import (
    Feestdagen,
    Rol,
    Schrikkel,
    bereken_termijn,
    datum_leeftijd,
    eerste_gewone_dag,
    leeftijd,
    paaszondag,
)

rustig = settings(deadline=None)  # a busy machine is no fault of the arithmetic
TABEL = Feestdagen.standaard()
DAGEN = st.dates(date(2024, 1, 1), date(2030, 12, 31))
ROLLEN = st.sampled_from([Rol.ATW, Rol.EU1182, Rol.GEEN])
MATEN = st.one_of(
    st.builds(lambda n: {"dagen": n}, st.integers(1, 120)),
    st.builds(lambda n: {"weken": n}, st.integers(1, 20)),
    st.builds(lambda n: {"maanden": n}, st.integers(1, 14)),
)
ALLE = [date(2024, 1, 1) + timedelta(days=i) for i in range((date(2030, 12, 31) - date(2024, 1, 1)).days + 1)]


@rustig
@given(DAGEN, MATEN, ROLLEN)
def test_nooit_voor_de_nominale_dag(van, maat, rol):
    gevonden = bereken_termijn(van, rol=rol, **maat)
    assert van < gevonden.nominaal <= gevonden.berekend <= gevonden.uiterlijk
    assert (gevonden.uiterlijk - gevonden.nominaal).days <= 6


@rustig
@given(DAGEN, st.integers(1, 12), st.integers(0, 6), st.integers(0, 20), st.integers(0, 40))
def test_verlengen_en_opschorten_maken_nooit_korter(van, weken, erbij, na, duur):
    kaal = bereken_termijn(van, weken=weken, rol=Rol.ATW)
    uit = min(van + timedelta(days=na), kaal.nominaal - timedelta(days=1))
    stil = (uit, uit + timedelta(days=duur))
    meer = bereken_termijn(van, weken=weken, verleng_weken=erbij, opschorting=stil, rol=Rol.ATW)
    assert meer.berekend - kaal.berekend == timedelta(weeks=erbij, days=max(0, duur - 1))
    assert meer.uiterlijk >= kaal.uiterlijk


@rustig
@given(DAGEN, MATEN)
def test_terug_en_geen_schuiven_nooit(van, maat):
    terug = bereken_termijn(van, rol=Rol.ATW, terug=True, **maat)
    assert terug.uiterlijk == terug.nominaal < van
    vast = bereken_termijn(van, rol=Rol.GEEN, **maat)
    assert vast.uiterlijk == vast.nominaal


@rustig
@given(DAGEN, st.integers(1, 30), st.booleans())
def test_werkdagen_heen_en_precies_zoveel(van, aantal, streng):
    gevonden = bereken_termijn(van, werkdagen=aantal, rol=Rol.WERKDAG, streng=streng)
    dagen = [van + timedelta(days=i) for i in range(1, (gevonden.dag - van).days + 1)]
    assert sum(TABEL.is_werkdag(dag, streng=streng) for dag in dagen) == aantal
    assert TABEL.is_werkdag(gevonden.dag, streng=streng)
    assert gevonden.dag >= bereken_termijn(van, werkdagen=aantal, rol=Rol.WERKDAG, streng=True).dag


@rustig
@given(st.datetimes(datetime(2024, 1, 1), datetime(2030, 12, 31)), st.integers(1, 200))
def test_uren_zijn_echte_uren(lokaal, uren):
    van = lokaal.replace(tzinfo=AMSTERDAM)
    gevonden = bereken_termijn(van, uren=uren, rol=Rol.UREN)
    assert gevonden.uiterlijk.timestamp() - van.timestamp() == pytest.approx(uren * 3600)


@pytest.mark.parametrize("jaar", range(2024, 2031))
def test_schuiven_op_elke_dag(jaar):
    for dag in (d for d in ALLE if d.year == jaar):
        geschoven = eerste_gewone_dag(dag)
        assert dag <= geschoven
        assert eerste_gewone_dag(geschoven) == geschoven
        assert not TABEL.is_vrij(geschoven)
        assert geschoven == dag or all(TABEL.is_vrij(dag + timedelta(i)) for i in range((geschoven - dag).days))


@pytest.mark.parametrize("maat", [{"dagen": 3}, {"dagen": 5}, {"dagen": 7}, {"weken": 2}, {"weken": 6}, {"weken": 12}])
def test_elke_dag_eindigt_gewoon_en_heeft_twee_gewone_dagen(maat):
    for van in ALLE:
        eind = bereken_termijn(van, rol=Rol.ATW, **maat).dag
        assert not TABEL.is_vrij(eind)
        eerste_week = (van + timedelta(i) for i in range(1, (eind - van).days + 1))
        assert sum(not TABEL.is_vrij(dag) for dag in eerste_week) >= 2


@rustig
@given(st.integers(1583, 4000))
def test_pasen_is_een_zondag_in_maart_of_april(jaar):
    pasen = paaszondag(jaar)
    assert pasen.weekday() == 6
    assert date(jaar, 3, 22) <= pasen <= date(jaar, 4, 25)


@rustig
@given(st.dates(date(1920, 1, 1), date(2030, 12, 31)), st.integers(0, 110), st.sampled_from(Schrikkel))
def test_leeftijd_begint_precies_op_de_datum(geboren, jaren, schrikkel):
    jarig = datum_leeftijd(geboren, jaren, schrikkel)
    assert leeftijd(geboren, jarig, schrikkel) == jaren
    if jaren:
        assert leeftijd(geboren, jarig - timedelta(days=1), schrikkel) == jaren - 1
