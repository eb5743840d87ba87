"""The check after a decision: when it is due, and which answers fit together (REQ-062)."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from keukentafel.besluit.regels import nazorg as rn

# A busy machine is no fault of the arithmetic.
rustig = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
DAG = date(2026, 11, 27)
dagen = st.dates(date(2015, 1, 1), date(2035, 12, 31))


class TestDag:
    @pytest.mark.parametrize(
        ("soort", "weken", "verwacht"),
        [("dienst", None, 6), ("dienst", 4, 4), ("dienst", 0, None), ("hulpmiddel", 4, None), ("", None, 6)],
    )
    def test_de_hulp_zegt_na_hoeveel_weken(self, soort, weken, verwacht):
        assert rn.weken_voor(soort, weken, 6) == verwacht

    @rustig
    @given(dagen, dagen, st.integers(1, 52))
    def test_nooit_voor_de_hulp_kan_beginnen(self, bekend, van, weken):
        dag = rn.dag_van_nazorg(bekend, van, weken)
        assert dag >= bekend + timedelta(weeks=weken)
        assert dag >= van + timedelta(weeks=weken)
        assert dag in {bekend + timedelta(weeks=weken), van + timedelta(weeks=weken)}

    def test_een_hulpmiddel_wordt_niet_nagevraagd(self):
        assert rn.dag_van_nazorg(DAG, DAG, None) is None

    def test_op_tijd_met_respijt_in_werkdagen(self):
        # Friday 27 November 2026 and three werkdagen: Wednesday 2 December.
        assert rn.laatste_dag(DAG, 3) == date(2026, 12, 2)


class TestAntwoord:
    @pytest.mark.parametrize(
        ("antwoord", "veld", "tekst"),
        [
            (("", "", "klaar", None), "begonnen", "Kies of de hulp is begonnen"),
            (("ja", "", "klaar", None), "werkt", "Dat is nog niet te zeggen"),
            (("nee", "ja", "aanbieder", None), "werkt", "werkt nog niet"),
            (("ja", "ja", "", None), "vervolg", "Kies wat er nu gebeurt"),
            (("nee", "", "klaar", None), "vervolg", "nog iets te doen"),
            (("onbekend", "", "opnieuw", None), "opnieuw_op", "Kies de dag"),
            (("onbekend", "", "opnieuw", DAG), "opnieuw_op", "27 november 2026 kan niet"),
            (("onbekend", "", "opnieuw", DAG + timedelta(weeks=53)), "opnieuw_op", "binnen een jaar"),
            (("onbekend", "", "opnieuw", DAG + timedelta(days=1)), "", ""),
            (("ja", "te_vroeg", "klaar", None), "", ""),
            (("nee", "", "aanbieder", None), "", ""),
        ],
    )
    def test_wat_niet_past_zegt_waarom(self, antwoord, veld, tekst):
        gevonden = rn.bezwaar_tegen_antwoord(*antwoord, DAG)
        assert gevonden[0] == veld
        assert tekst in gevonden[1]

    def test_elk_vervolg_dat_werk_is_heeft_een_taak(self):
        assert set(rn.TAAK_VAN_VERVOLG) == set(rn.Vervolg) - {rn.Vervolg.KLAAR, rn.Vervolg.OPNIEUW}
