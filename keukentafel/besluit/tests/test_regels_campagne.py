"""A campaign: what is chosen, how it is divided, and when everybody knows (REQ-085)."""

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from keukentafel.besluit.regels import campagne as rc
from keukentafel.besluit.regels.campagne import Aanleiding, Selectie, Stand, Stap, Telling, Zaak

# A busy machine is no fault of the arithmetic.
rustig = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
DAG = date(2026, 11, 27)
MA = date(2026, 11, 23)
einden = st.one_of(st.none(), st.dates(date(2026, 10, 1), date(2027, 6, 1)))
zaken = st.lists(st.tuples(st.integers(1, 3), einden), max_size=80).map(
    lambda rijen: [Zaak(f"{nr:03}", team, einde) for nr, (team, einde) in enumerate(rijen)]
)
capaciteit = st.fixed_dictionaries({1: st.integers(1, 9), 2: st.integers(1, 9), 3: st.integers(0, 9)})


class TestStand:
    @rustig
    @given(st.lists(st.sampled_from(list(Stap)), max_size=25))
    def test_geen_reeks_stappen_komt_ergens_vreemd_uit(self, stappen):
        stand = Stand.TE_DOEN
        for stap in stappen:
            stand = rc.na(stand, stap) or stand
            assert stand in set(Stand)

    def test_wie_het_weet_sprak_en_kreeg_een_besluit(self):
        """Every way to GEINFORMEERD goes over GESPROKEN and BESLOTEN."""
        naar = {(van, doel) for van, stappen in rc.OVERGANGEN.items() for doel in stappen.values()}
        assert {van for van, doel in naar if doel == Stand.GEINFORMEERD} == {Stand.BESLOTEN}
        assert {van for van, doel in naar if doel == Stand.BESLOTEN} == {Stand.GESPROKEN, Stand.GEINFORMEERD}

    def test_elke_stand_heeft_een_weg_verder_of_terug(self):
        assert set(rc.OVERGANGEN) == set(Stand)
        assert all(Stap.TERUG in rc.OVERGANGEN[stand] for stand in Stand if stand != Stand.TE_DOEN)

    @pytest.mark.parametrize(
        ("stand", "stap", "reden", "veld", "tekst"),
        [
            ("te_doen", "informeren", "", "stap", "Kies ‘Gesprek gepland’, ‘Gesproken’, ‘Hoeft niet meer’"),
            ("te_doen", "vervallen", " ", "reden", "Schrijf waarom"),
            ("te_doen", "vervallen", "verhuisd", "", ""),
            ("besloten", "informeren", "", "", ""),
            ("weg", "spreken", "", "stap", "weg"),
            ("te_doen", "dansen", "", "stap", "dansen"),
        ],
    )
    def test_wat_niet_kan_zegt_waarom(self, stand, stap, reden, veld, tekst):
        gevonden = rc.bezwaar_tegen_stap(stand, stap, reden)
        assert gevonden[0] == veld
        assert tekst in gevonden[1]


class TestSelectie:
    @pytest.mark.parametrize(
        ("selectie", "veld"),
        [
            (Selectie(Aanleiding.VERLOOPT), "einde_tot"),
            (Selectie(Aanleiding.VERLOOPT, einde_van=DAG, einde_tot=MA), "einde_tot"),
            (Selectie(Aanleiding.VERLOOPT, einde_tot=DAG, zonder_einde=True), "zonder_einde"),
            (Selectie(Aanleiding.VERLOOPT, einde_tot=DAG), ""),
            (Selectie(Aanleiding.REGEL), "producten"),
            (Selectie(Aanleiding.REGEL, wetten=("wmo",)), ""),
            (Selectie(Aanleiding.REGEL, producten=("hh",), zonder_einde=True), ""),
        ],
    )
    def test_wat_niets_kiest_zegt_waarom(self, selectie, veld):
        assert rc.bezwaar_tegen_selectie(selectie)[0] == veld


class TestVerdelen:
    @rustig
    @given(zaken, capaciteit)
    def test_nooit_meer_dan_er_tijd_is_en_niemand_dubbel(self, alle, per_week):
        plekken = rc.verdeel(alle, DAG, per_week)
        team = {zaak.sleutel: zaak.team for zaak in alle}
        vol = Counter((team[plek.sleutel], plek.week) for plek in plekken)
        assert all(aantal <= per_week[t] for (t, _), aantal in vol.items())
        assert sorted(p.sleutel for p in plekken) == sorted(z.sleutel for z in alle if per_week[z.team])
        assert all(plek.week.weekday() == 0 and plek.week >= MA for plek in plekken)

    @rustig
    @given(zaken, capaciteit, st.randoms())
    def test_wie_eerder_eindigt_gaat_voor_en_de_volgorde_doet_er_niet_toe(self, alle, per_week, toeval):
        plekken = rc.verdeel(alle, DAG, per_week)
        toeval.shuffle(alle)
        assert rc.verdeel(alle, DAG, per_week) == plekken
        week = {plek.sleutel: plek.week for plek in plekken}
        for een in alle:
            for ander in alle:
                if (
                    een.team == ander.team
                    and een.sleutel in week
                    and (een.einde or date.max) < (ander.einde or date.max)
                ):
                    assert week[een.sleutel] <= week[ander.sleutel]

    @rustig
    @given(zaken, capaciteit)
    def test_te_laat_is_na_het_einde(self, alle, per_week):
        einde = {zaak.sleutel: zaak.einde for zaak in alle}
        for plek in rc.verdeel(alle, DAG, per_week):
            assert plek.te_laat == (einde[plek.sleutel] is not None and einde[plek.sleutel] < plek.week)

    def test_wat_al_bezet_is_en_een_week_zonder_gesprekken_gaan_voorbij(self):
        alle = [Zaak("a", 1, None), Zaak("b", 1, None)]
        plekken = rc.verdeel(alle, DAG, {1: 1}, {(1, MA): 1}, frozenset({MA + timedelta(weeks=1)}))
        assert [plek.week for plek in plekken] == [MA + timedelta(weeks=2), MA + timedelta(weeks=3)]

    def test_uren(self):
        assert (rc.uren(0, 90), rc.uren(1, 30), rc.uren(4000, 90)) == (0, 1, 6000)


class TestVolgen:
    @rustig
    @given(st.dictionaries(st.sampled_from([s.value for s in Stand]), st.integers(0, 4000)))
    def test_iedereen_is_open_of_klaar(self, per_stand):
        telling = Telling(per_stand)
        assert telling.open_ + telling.klaar == telling.alle
        assert bool(rc.bezwaar_tegen_einde(telling, "")) == (telling.open_ > 0)
        assert rc.bezwaar_tegen_einde(telling, "de wet ging niet door") == ""

    def test_in_woorden(self):
        telling = Telling({"te_doen": 25, "geinformeerd": 12, "vervallen": 3})
        assert telling.in_woorden == "12 van de 40 inwoners weten het; bij 3 hoeft het niet meer"
        assert "25 inwoners weten het nog niet" in rc.bezwaar_tegen_einde(telling, "")

    def test_voortgang_telt_op(self):
        week = timedelta(weeks=1)
        rij = rc.voortgang([MA, MA, MA + 2 * week], [DAG, MA + week], MA + week)
        assert [(w.maandag, w.gepland, w.klaar) for w in rij] == [(MA, 2, 1), (MA + week, 2, 2), (MA + 2 * week, 3, 2)]
        assert rc.voortgang([], [], DAG) == []


class TestTermijnen:
    @pytest.mark.parametrize(
        ("van", "maanden", "dag"),
        [(date(2026, 1, 31), 1, date(2026, 2, 28)), (date(2026, 11, 27), 24, date(2028, 11, 27)), (DAG, None, None)],
    )
    def test_heroverwegen_zo_vaak_als_de_hulp_zegt(self, van, maanden, dag):
        assert rc.heroverwegen_op(van, maanden) == dag
