"""How long, from which event, and why: the table of regels.md §4.4, each line worked out by hand."""

from datetime import date

import pytest

from keukentafel.privacy.regels.bewaren import (
    NAAM_VAN_GROND,
    NAAM_VAN_RUBRIEK,
    NAAM_VAN_STAND,
    NAAM_VAN_START,
    NAAM_VAN_STOPGROND,
    NAAM_VAN_WIJZE,
    SOORTEN,
    Bewaarsoort,
    Feiten,
    Grond,
    Rubriek,
    Stand,
    Start,
    Stop,
    Stopgrond,
    Wijze,
    dossiereinde,
    einde,
    startdag,
)

D = date


# code, start event, kept through, length in words, number of the Selectielijst 2020: typed over from the list itself.
@pytest.mark.parametrize(
    ("code", "van", "tot_en_met", "lengte", "resultaat"),
    [
        ("wmo", D(2015, 3, 10), D(2030, 3, 10), "15 jaar", "8.3.1"),
        ("wmo", D(2016, 2, 29), D(2031, 2, 28), "15 jaar", "8.3.1"),
        ("jeugd", D(2015, 3, 10), D(2035, 3, 10), "20 jaar", "8.3.2"),
        ("jeugd", D(2016, 2, 29), D(2036, 2, 29), "20 jaar", "8.3.2"),
        ("veiligheid", D(2015, 3, 10), D(2035, 3, 10), "20 jaar", "8.3.2"),
        ("pw", D(2015, 3, 10), D(2025, 3, 10), "10 jaar", "8.3"),
        ("wgs", D(2015, 3, 10), D(2020, 3, 10), "5 jaar", "8.3.5"),
        ("algemeen", D(2015, 3, 10), D(2030, 3, 10), "15 jaar", "3.1.5"),
        ("contact", D(2015, 12, 31), D(2020, 12, 31), "5 jaar", "21.1"),
        ("melding", D(2021, 11, 26), D(2026, 11, 26), "5 jaar", "21.1"),
        ("melding_ingetrokken", D(2026, 10, 15), D(2026, 11, 26), "42 dagen", "8.4.1"),
        ("afspraak", D(2021, 11, 25), D(2026, 11, 25), "5 jaar", "21.1"),
        ("post", D(2021, 5, 5), D(2026, 5, 5), "5 jaar", "19.1"),
        ("inloop", D(2025, 11, 26), D(2026, 11, 26), "1 jaar", "20.1"),
        ("verzoek", D(2021, 1, 31), D(2026, 1, 31), "5 jaar", "6.1"),
        ("klacht", D(2021, 11, 26), D(2026, 11, 26), "5 jaar", "6.1"),
        ("toezicht", D(2021, 11, 26), D(2026, 11, 26), "5 jaar", "19.1"),
        ("werk", D(2021, 11, 26), D(2026, 11, 26), "5 jaar", "19.1"),
    ],
)
def test_elke_soort_met_begin_einde_en_bron(code, van, tot_en_met, lengte, resultaat):
    soort = SOORTEN[code]
    e = einde(soort, van)
    assert (e.tot_en_met, soort.lengte, soort.resultaat) == (tot_en_met, lengte, resultaat)
    assert soort.artikel
    assert soort.artikel in soort.bron
    assert f"resultaat {resultaat}" in soort.bron


def test_alle_soorten_staan_in_de_tabel_hierboven():
    getoetst = {geval[0] for geval in test_elke_soort_met_begin_einde_en_bron.pytestmark[0].args[1]}
    assert getoetst == SOORTEN.keys()


def test_de_laatste_dag_is_niet_voorbij_en_een_feestdag_verschuift_niets():
    e = einde(SOORTEN["contact"], D(2020, 12, 25))
    assert e.tot_en_met == D(2025, 12, 25)
    assert not e.verstreken(D(2025, 12, 25))
    assert e.verstreken(D(2025, 12, 26))
    assert e.sinds == D(2025, 12, 26)


def test_de_redenering_is_een_zin_in_gewone_woorden():
    tekst = einde(SOORTEN["wgs"], D(2016, 6, 1)).uitleg
    assert tekst.startswith("Begint bij het sluiten van het dossier: 1 juni 2016. ")
    assert tekst.endswith("Bewaren t/m: dinsdag 1 juni 2021.")


class TestStart:
    def test_wet_telt_vanaf_de_laatste_wijziging_en_nooit_voor_het_sluiten(self):
        feiten = Feiten(D(2015, 1, 10), {"wmo": D(2016, 2, 3), "jeugd": D(2014, 5, 5)})
        assert startdag(SOORTEN["wmo"], feiten) == D(2016, 2, 3)
        assert startdag(SOORTEN["jeugd"], feiten) == D(2015, 1, 10)

    def test_schulden_tellen_vanaf_het_sluiten(self):
        assert startdag(SOORTEN["wgs"], Feiten(D(2015, 1, 10), {"wgs": D(2016, 1, 1)})) == D(2015, 1, 10)

    @pytest.mark.parametrize(
        ("geboren", "verwacht"),
        [
            (D(2010, 7, 1), D(2028, 7, 1)),
            (D(1990, 7, 1), D(2015, 1, 10)),
            (None, D(2015, 1, 10)),
            (D(2008, 2, 29), D(2026, 3, 1)),
        ],
    )
    def test_vanaf_de_achttiende_verjaardag_als_beheer_dat_zo_kiest(self, geboren, verwacht):
        soort = SOORTEN["jeugd"].met({"start": "achttien"}, "Jeugdhulp")
        assert startdag(soort, Feiten(D(2015, 1, 10), {"jeugd": D(2014, 1, 1)}, geboren)) == verwacht


class TestBeheer:
    def test_een_andere_lengte_bron_en_resultaat(self):
        soort = SOORTEN["wmo"].met({"maanden": 120, "artikel": "Wmo art. 5.3.4 (36579)", "resultaat": "8.3.9"}, "Wmo")
        assert (soort.lengte, soort.resultaat, soort.nagaan) == ("10 jaar", "8.3.9", "")
        assert einde(soort, D(2016, 11, 25)).verstreken(D(2026, 11, 26))

    def test_een_lengte_in_dagen_komt_in_plaats_van_maanden(self):
        assert SOORTEN["inloop"].met({"dagen": 30}, "Inloop").lengte == "30 dagen"
        assert SOORTEN["inloop"].met({"maanden": 18}, "Inloop").lengte == "18 maanden"

    def test_wat_beheer_leeg_laat_blijft(self):
        assert SOORTEN["pw"].met({}, "Inkomen").maanden == 120
        assert Bewaarsoort("x", "X", Start.EINDE, "artikel", "", 1).bron == "artikel"


class TestDossier:
    VANDAAG = D(2026, 11, 26)

    def test_een_wet_mag_weg_terwijl_de_andere_blijft(self):
        feiten = Feiten(D(2011, 5, 1), {"wmo": D(2011, 4, 1), "jeugd": D(2011, 4, 1), "algemeen": D(2011, 4, 1)})
        d = dossiereinde(feiten, SOORTEN, self.VANDAAG)
        assert [e.soort.code for e in d.delen] == ["wmo"]
        assert d.geheel.soort.code == "jeugd"
        assert not d.geheel.verstreken(self.VANDAAG)
        assert d.blijft == "Blijft: Jeugdhulp tot en met 1 mei 2031."

    def test_het_geheel_gaat_als_de_langste_voorbij_is(self):
        d = dossiereinde(Feiten(D(2006, 5, 1), {"wmo": D(2006, 4, 1), "jeugd": D(2006, 5, 1)}), SOORTEN, self.VANDAAG)
        assert d.geheel.verstreken(self.VANDAAG)
        assert d.blijft == ""

    def test_een_leeg_dossier_volgt_de_gewone_termijn(self):
        d = dossiereinde(Feiten(D(2011, 11, 25), {}), SOORTEN, self.VANDAAG)
        assert (d.geheel.soort.code, d.geheel.verstreken(self.VANDAAG), d.delen) == ("algemeen", True, ())

    def test_wat_onder_geen_wet_valt_gaat_niet_eerder_dan_het_geheel(self):
        d = dossiereinde(
            Feiten(D(2010, 1, 1), {"algemeen": D(2010, 1, 1), "jeugd": D(2010, 1, 1)}), SOORTEN, D(2026, 1, 1)
        )
        assert d.delen == ()


def test_een_bewaarstop_loopt_tot_en_met_de_laatste_dag():
    stop = Stop(Stopgrond.BEZWAAR, D(2026, 12, 1))
    assert stop.loopt(D(2026, 12, 1))
    assert not stop.loopt(D(2026, 12, 2))
    assert stop.zin == "Bewaarstop: er loopt een bezwaar of beroep (tot en met 1 december 2026)."
    assert Stop(Stopgrond.CLAIM, None).loopt(D(2100, 1, 1))


def test_de_grove_snede_is_nooit_strenger_dan_de_termijn():
    for soort in SOORTEN.values():
        for van in (D(2016, 2, 29), D(2020, 12, 31), D(2021, 1, 1)):
            assert van <= soort.grens(einde(soort, van).sinds)


def test_alles_heeft_een_naam():
    for soorten, namen in (
        (Start, NAAM_VAN_START),
        (Wijze, NAAM_VAN_WIJZE),
        (Rubriek, NAAM_VAN_RUBRIEK),
        (Stand, NAAM_VAN_STAND),
        (Grond, NAAM_VAN_GROND),
        (Stopgrond, NAAM_VAN_STOPGROND),
    ):
        assert set(soorten) == namen.keys()
