"""The law guard as rules: each combination that the law or the verordening does not allow, with its reason."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keukentafel.besluit.regels.wetswacht import (
    Budget,
    Feiten,
    Gevolg,
    Periode,
    Productregel,
    bezwaar_tegen_soort,
    bezwaren,
)

BEGELEIDING = Productregel("begeleiding", "Begeleiding thuis", "wmo", leeftijd_van=18, wlz="afwegen")
JEUGDHULP = Productregel("jeugdhulp", "Jeugdhulp", "jeugd", leeftijd_tot=18, verlengbaar_tot=23, wlz="niet")
WMO = Feiten(
    wet="wmo", uitkomst="toe", product=BEGELEIDING, van=date(2027, 1, 1), tot=date(2027, 12, 31),
    geboren=date(1950, 5, 5), wlz=False,
)  # fmt: skip
JEUGD = replace(WMO, wet="jeugd", product=JEUGDHULP, geboren=date(2010, 2, 28))
GOED = Budget(bekwaam=True, gemotiveerd=True, kwaliteit=True, bedrag_cent=500_000, zin_cent=500_000)


def codes(feiten):
    return [w.code for w in bezwaren(feiten)]


def een(feiten):
    (gevonden,) = bezwaren(feiten)
    return gevonden


@pytest.mark.parametrize("feiten", [WMO, JEUGD])
def test_wat_past_geeft_geen_bezwaar(feiten):
    assert bezwaren(feiten) == []


@pytest.mark.parametrize("uitkomst", ["af", ""])
def test_een_afwijzing_wordt_niet_bewaakt(uitkomst):
    assert bezwaren(replace(WMO, uitkomst=uitkomst, product=None, overleden_op=date(2020, 1, 1))) == []


class TestProduct:
    def test_product_van_een_andere_wet(self):
        w = een(replace(WMO, wet="jeugd", wlz=False, product=BEGELEIDING))
        assert w.code == "andere-wet"
        assert w.reden == "Begeleiding thuis hoort bij de Wmo. Dit besluit is van de Jeugdwet."
        assert w.gevolg == Gevolg.GEWEIGERD

    def test_product_zonder_wet(self):
        assert "hoort bij geen wet" in een(replace(WMO, product=replace(BEGELEIDING, wet=""))).reden

    def test_product_dat_die_dag_niet_bestaat(self):
        assert codes(replace(WMO, product=None)) == ["product-onbekend"]


class TestLeeftijd:
    def test_nog_geen_18_voor_een_product_vanaf_18(self):
        w = een(replace(WMO, geboren=date(2009, 1, 2)))
        assert (w.code, w.reden) == ("te-jong", "Begeleiding thuis kan vanaf 18 jaar. Dat is op 2 januari 2027.")
        assert codes(replace(WMO, geboren=date(2009, 1, 1))) == []

    def test_jeugdhulp_eindigt_voor_de_18e_verjaardag(self):
        """Born on the last of February: the hulp may run until the 27th, and not a day longer."""
        assert codes(replace(JEUGD, tot=date(2028, 2, 27))) == []
        w = een(replace(JEUGD, tot=date(2028, 2, 28)))
        assert (w.code, w.artikel) == ("te-oud", "Jeugdwet 1.1")
        assert w.reden == "Jeugdhulp kan tot 18 jaar. Dat is op 28 februari 2028."
        assert w.uitweg.endswith("dan kan het tot 23 jaar.")

    def test_zonder_einde_is_te_lang(self):
        assert codes(replace(JEUGD, tot=None)) == ["te-oud"]

    @pytest.mark.parametrize(("tot", "goed"), [(date(2033, 2, 27), True), (date(2033, 2, 28), False)])
    def test_verlengde_jeugdhulp_tot_23(self, tot, goed):
        gevonden = bezwaren(replace(JEUGD, tot=tot, verlengd=True))
        assert (gevonden == []) is goed
        assert goed or gevonden[0].uitweg == "Laat de hulp uiterlijk de dag daarvoor eindigen."

    def test_verlengen_kan_alleen_waar_het_product_dat_zegt(self):
        vast = replace(JEUGDHULP, verlengbaar_tot=None)
        assert codes(replace(JEUGD, product=vast, tot=None, verlengd=True)) == ["te-oud"]

    def test_zonder_geboortedatum_wordt_er_niet_geraden(self):
        assert codes(replace(WMO, geboren=None)) == codes(replace(JEUGD, geboren=None, tot=None)) == []


class TestOverleden:
    def test_niets_na_de_dag_van_overlijden(self):
        w = een(replace(WMO, overleden_op=date(2027, 3, 1)))
        assert (w.code, w.reden) == ("overleden", "De inwoner is op 1 maart 2027 overleden.")
        assert codes(replace(WMO, overleden_op=date(2027, 3, 1), tot=None)) == ["overleden"]

    def test_over_de_tijd_ervoor_kan_nog_worden_beslist(self):
        assert codes(replace(WMO, overleden_op=date(2027, 3, 1), tot=date(2027, 3, 1))) == []


class TestWlz:
    def test_jeugdhulp_kan_niet_naast_de_wlz(self):
        w = een(replace(JEUGD, wlz=True))
        assert (w.code, w.artikel, w.gevolg) == ("wlz", "Jeugdwet 1.2", Gevolg.GEWEIGERD)

    def test_wmo_naast_de_wlz_vraagt_een_afweging(self):
        w = een(replace(WMO, wlz=True))
        assert (w.code, w.gevolg) == ("wlz-afwegen", Gevolg.VRAAGT)
        assert codes(replace(WMO, wlz=True, wlz_afgewogen=True)) == []

    def test_niet_gevraagd_vraagt(self):
        w = een(replace(WMO, wlz=None))
        assert (w.code, w.gevolg) == ("wlz-onbekend", Gevolg.VRAAGT)
        assert codes(replace(WMO, wlz=None, product=replace(BEGELEIDING, wlz="mag"))) == []


class TestBudget:
    PGB = replace(WMO, vorm="pgb", budget=GOED)

    def test_met_de_drie_voorwaarden_kan_het(self):
        assert codes(self.PGB) == []

    def test_wat_nog_niet_beantwoord_is(self):
        w = een(replace(self.PGB, budget=None))
        assert w.gevolg == Gevolg.VRAAGT
        assert w.reden == (
            "Nog niet beantwoord: kan de inwoner het budget beheren, alleen of met hulp; "
            "waarom wil de inwoner een budget; is de kwaliteit van de hulp goed."
        )

    def test_de_jeugdwet_vraagt_waarom_natura_niet_past(self):
        w = een(replace(JEUGD, vorm="pgb", budget=replace(GOED, gemotiveerd=False)))
        assert w.reden == "Nog niet beantwoord: waarom past zorg in natura niet."

    def test_niet_meer_dan_zorg_in_natura_kost(self):
        w = een(replace(self.PGB, budget=replace(GOED, bedrag_cent=500_001)))
        assert w.reden == "Het budget is € 5.000,01. Dezelfde hulp in natura kost € 5.000."
        assert codes(replace(self.PGB, budget=replace(GOED, zin_cent=None))) == []

    def test_na_misbruik_niet(self):
        assert codes(replace(self.PGB, budget=replace(GOED, eerder_misbruik=True))) == ["pgb-misbruik"]

    def test_een_product_dat_geen_budget_kent(self):
        assert codes(replace(self.PGB, product=replace(BEGELEIDING, pgb=False))) == ["pgb-kan-niet"]

    @pytest.mark.parametrize("wet", ["pw", "wgs"])
    def test_bijstand_en_schuldhulp_kennen_geen_budget(self, wet):
        product = Productregel("x", "Schuldhulp", wet)
        assert codes(replace(self.PGB, wet=wet, product=product)) == ["pgb-kan-niet"]

    def test_zonder_product_blijft_het_leesbaar(self):
        redenen = [w.reden for w in bezwaren(replace(self.PGB, product=None, wet="wgs"))]
        assert "Dit product kan niet als persoonsgebonden budget." in redenen


DAGEN = st.dates(date(2026, 1, 1), date(2026, 3, 1))
PERIODEN = st.tuples(DAGEN, st.none() | DAGEN).filter(lambda p: p[1] is None or p[1] >= p[0])


class TestOverlap:
    @pytest.mark.parametrize(
        ("van", "tot", "zin"),
        [
            (date(2026, 1, 1), date(2027, 1, 1), "van 1 januari 2026 tot en met 1 januari 2027"),
            (date(2027, 12, 31), None, "van 31 december 2027 zonder einddatum"),
        ],
    )
    def test_een_dag_samen_is_al_dubbel(self, van, tot, zin):
        w = een(replace(WMO, lopend=(Periode("begeleiding", van, tot),)))
        assert (w.code, w.reden) == ("dubbele-periode", f"Begeleiding thuis is al toegekend {zin}.")

    def test_een_dag_ernaast_of_een_ander_product_is_goed(self):
        lopend = (
            Periode("begeleiding", date(2026, 1, 1), date(2026, 12, 31)),
            Periode("begeleiding", date(2028, 1, 1), None),
            Periode("vervoer", date(2026, 1, 1), None),
        )
        assert codes(replace(WMO, lopend=lopend)) == []

    @given(PERIODEN, PERIODEN)
    def test_overlap_is_een_dag_die_in_beide_zit(self, a, b):
        """Counted apart from the rule: day by day."""
        ver = date(2026, 12, 31)
        samen = set(range(a[0].toordinal(), (a[1] or ver).toordinal() + 1)) & set(
            range(b[0].toordinal(), (b[1] or ver).toordinal() + 1)
        )
        assert Periode("x", *a).overlapt(*b) is bool(samen)


def test_weigeringen_staan_voor_vragen_en_zijn_uniek():
    alles = replace(
        WMO, geboren=date(2020, 1, 1), wlz=None, vorm="pgb", overleden_op=date(2027, 2, 1),
        lopend=(Periode("begeleiding", WMO.van, None),),
    )  # fmt: skip
    assert codes(alles) == ["te-jong", "overleden", "dubbele-periode", "wlz-onbekend", "pgb-voorwaarden"]
    assert all(w.reden and w.artikel and w.uitweg for w in bezwaren(alles))


@pytest.mark.parametrize(
    ("wet", "soort", "begin"),
    [
        ("wgs", "toekenning", ""),
        ("wgs", "afwijzing", ""),
        ("wgs", "deels", "Bij schuldhulp is het besluit een plan van aanpak"),
        ("pw", "spoed", "Een spoedbesluit over tijdelijke hulp kent alleen"),
        ("wmo", "spoed", ""),
        ("jeugd", "deels", ""),
    ],
)
def test_een_wet_kent_niet_elk_besluit(wet, soort, begin):
    bezwaar = bezwaar_tegen_soort(wet, soort)
    assert bezwaar.startswith(begin)
    assert bool(bezwaar) is bool(begin)
