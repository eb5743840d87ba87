"""Comparing decisions: alike enough, never fewer than five households, always the same answer (REQ-081)."""

from collections import Counter
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from keukentafel.besluit.regels import vergelijken as rv
from keukentafel.besluit.regels.vergelijken import Groep, Huishoudsoort, Kenmerk, Zaak

# A busy machine is no fault of the arithmetic.
rustig = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
K = Kenmerk
ZAAK = Zaak("wmo", "hh", "Hulp in het huishouden", 78, Huishoudsoort.ALLEEN, 2, "gemiddeld", "zin")

feiten = st.tuples(
    st.sampled_from([20, 50, 70, 78, 90]),
    st.sampled_from(list(Huishoudsoort)),
    st.integers(1, 3),
    st.sampled_from(["zin", "pgb"]),
)
mensen = st.lists(st.tuples(st.integers(0, 8), feiten, st.sampled_from(["toe", "deels", "af"])), max_size=60)


def _gelijk(trede, zaak, ander):
    """Does this earlier decision share these facts? Written out apart from the room."""
    leeftijd, huis, zwaarte, vorm = ander
    zelfde = {
        K.LEEFTIJD: rv.leeftijdsgroep(leeftijd) == rv.leeftijdsgroep(zaak.leeftijd),
        K.HUISHOUDEN: huis == zaak.huishouden,
        K.ZWAARTE: zwaarte == zaak.zwaarte,
        K.VORM: vorm == zaak.vorm,
    }
    return all(zelfde[k] for k in Kenmerk if k in trede)


def _groepen(zaak, rijen):
    """As a database that does not protect: also the small groups."""
    for trede in rv.TREDEN:
        mee = [(huis, uitkomst) for huis, ander, uitkomst in rijen if _gelijk(trede, zaak, ander)]
        yield Groep(trede, len({huis for huis, _ in mee}), Counter(uitkomst for _, uitkomst in mee))


class TestKiezen:
    @rustig
    @given(mensen, feiten)
    def test_nooit_minder_dan_vijf_huishoudens(self, rijen, eigen):
        zaak = Zaak("wmo", "hh", "Hulp", eigen[0], eigen[1], eigen[2], "", eigen[3])
        gekozen = rv.kies(zaak, _groepen(zaak, rijen))
        alike = {t: {huis for huis, ander, _ in rijen if _gelijk(t, zaak, ander)} for t in rv.TREDEN}
        if gekozen is None:
            assert all(len(huizen) < 5 for huizen in alike.values())
        else:
            assert gekozen.huishoudens == len(alike[gekozen.trede]) >= 5
            eerder = rv.TREDEN[: rv.TREDEN.index(gekozen.trede)]
            assert all(len(alike[t]) < 5 for t in eerder)

    @rustig
    @given(mensen, st.randoms())
    def test_de_volgorde_van_de_groepen_doet_er_niet_toe(self, rijen, toeval):
        groepen = list(_groepen(ZAAK, rijen))
        gekozen = rv.kies(ZAAK, groepen)
        toeval.shuffle(groepen)
        assert rv.kies(ZAAK, groepen) == gekozen

    @rustig
    @given(st.integers(0, 40), st.integers(0, 40))
    def test_het_eigen_team_apart_wijst_niemand_aan(self, allen, eigen):
        groep = Groep(K.LEEFTIJD, allen, eigen_huishoudens=min(eigen, allen))
        anderen = groep.huishoudens - groep.eigen_huishoudens
        assert groep.toont_team == (groep.eigen_huishoudens >= 5 and anderen >= 5)

    def test_wat_onbekend_is_wordt_niet_vergeleken(self):
        zaak = Zaak("wmo", "hh", "Hulp", leeftijd=78)
        assert rv.treden_voor(zaak) == (K.LEEFTIJD,)
        assert rv.kies(zaak, [Groep(K.HUISHOUDEN, 30)]) is None
        assert rv.treden_voor(Zaak("wmo", "hh", "Hulp")) == ()

    def test_wet_en_hulp_alleen_is_niet_genoeg(self):
        assert all(trede != 0 for trede in rv.TREDEN)
        assert len(set(rv.TREDEN)) == len(rv.TREDEN)


class TestWoorden:
    def test_waarom_zij_lijken(self):
        trede = K.LEEFTIJD | K.ZWAARTE
        assert rv.waarom(ZAAK, trede) == (
            "Zelfde wet en hulp: Hulp in het huishouden (Wmo)",
            "Zelfde leeftijd: 75 tot en met 84 jaar",
            "Zelfde zwaarte: gemiddeld",
        )
        assert rv.niet_vergeleken(trede) == "huishouden en vorm"
        assert rv.waarom(ZAAK, K.HUISHOUDEN | K.VORM)[1:] == (
            "Zelfde huishouden: alleen wonend",
            "Zelfde vorm: zorg in natura",
        )

    def test_de_verdeling(self):
        assert rv.verdeling({"toe": 6, "af": 2}, rv.NAAM_VAN_UITKOMST) == "6 van de 8 toegekend, 2 afgewezen"
        assert rv.verdeling({}, rv.NAAM_VAN_UITKOMST) == ""
        assert rv.in_woorden(Groep(K.LEEFTIJD, 7, {"toe": 6, "af": 2})) == "8 besluiten voor 7 huishoudens"

    def test_de_omvang(self):
        omvang = rv.Omvang("uur", "week", Decimal("2"), Decimal("3.25"), Decimal("4"))
        assert rv.omvang_in_woorden(omvang) == "De helft kreeg 2 tot 4 uur per week. Het midden is 3,2."
        gelijk = rv.Omvang("rolstoel", "eenmalig", Decimal("1"), Decimal("1"), Decimal("1"))
        assert rv.omvang_in_woorden(gelijk) == "De meesten kregen 1 rolstoel."
        assert rv.omvang_in_woorden(None) == ""


class TestFeiten:
    @pytest.mark.parametrize(
        ("jaren", "groep"),
        [
            (-1, (0, 3)),
            (0, (0, 3)),
            (3, (0, 3)),
            (4, (4, 11)),
            (17, (12, 17)),
            (18, (18, 26)),
            (84, (75, 84)),
            (85, (85, None)),
            (101, (85, None)),
        ],
    )
    def test_leeftijdsgroepen_sluiten_aan(self, jaren, groep):
        assert rv.leeftijdsgroep(jaren) == groep

    def test_namen_van_leeftijd(self):
        assert rv.naam_van_leeftijd(91) == "85 jaar of ouder"

    @pytest.mark.parametrize(
        ("leeftijden", "soort"),
        [
            ([], None),
            ([80], "alleen"),
            ([None], "alleen"),
            ([80, 79], "samen"),
            ([40, 6], "eenouder"),
            ([40, 41, 17], "gezin"),
            ([16], "eenouder"),
        ],
    )
    def test_wie_er_wonen(self, leeftijden, soort):
        assert rv.huishoudsoort(leeftijden) == soort
