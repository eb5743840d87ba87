"""The register as rules: who may sign what, until which cent and which day, and who never (MAN-01 to MAN-07)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from keukentafel.besluit.regels.mandaat import (
    NIEMAND,
    Handen,
    Mandaat,
    VierOgen,
    Zaak,
    adviseerde,
    beoordeel,
    besliste_eerder,
    bezwaar_tegen_orgaan,
    functienaam,
    hele_maanden,
    vier_ogen,
    waarom_niet,
    wie_wel,
    zonder_mandaat,
)
from keukentafel.besluit.regels.route import Orgaan
from keukentafel.besluit.regels.soorten import Besluitsoort
from keukentafel.organisatie.pakket_besluit import VIER_OGEN

DAG = date(2026, 11, 26)
MANAGER = frozenset({("wijkteammanager", "zuid")})
CONSULENT = frozenset({("jeugdconsulent", "zuid")})
KLEIN = Mandaat(
    code="klein", naam="Jeugdhulp tot 5.000", wet="jeugd", mandaatgever="college", gemandateerde="wot",
    functie="jeugdconsulent", van=date(2024, 1, 1), tot_cent=500_000, tot_maanden=12, alleen_toekennen=True,
    besluiten=frozenset({"toekenning"}), producten=frozenset({"jeugdhulp"}),
)  # fmt: skip
GROOT = Mandaat(
    code="groot", naam="Jeugdhulp", wet="jeugd", mandaatgever="college", gemandateerde="wot",
    functie="wijkteammanager", van=date(2024, 1, 1),
)  # fmt: skip
REGISTER = [KLEIN, GROOT]
ZAAK = Zaak(
    op=DAG, wet="jeugd", soort="toekenning", orgaan="wot", producten=frozenset({"jeugdhulp"}),
    uitkomsten=frozenset({"toe"}), bedrag_cent=500_000, maanden=12,
)  # fmt: skip


def zaak(**anders):
    return replace(ZAAK, **anders)


class TestBinnenHetMandaat:
    def test_tot_op_de_cent_en_de_maand(self):
        assert beoordeel(ZAAK, REGISTER, CONSULENT).mandaat == KLEIN

    def test_een_cent_erboven_gaat_omhoog(self):
        oordeel = beoordeel(zaak(bedrag_cent=500_001), REGISTER, CONSULENT)
        assert oordeel.mandaat is None
        assert oordeel.zin == (
            "Mandaat ‘Jeugdhulp tot 5.000’ gaat tot en met € 5.000. Dit besluit gaat over € 5.000,01. "
            "Dit gaat naar de wijkteammanager."
        )
        assert beoordeel(zaak(bedrag_cent=500_001), REGISTER, MANAGER).mandaat == GROOT

    @pytest.mark.parametrize(
        ("anders", "zin"),
        [
            ({"maanden": 13}, "gaat tot en met 12 maanden. Deze hulp duurt 13 maanden."),
            ({"bedrag_cent": None}, "gaat tot en met € 5.000. Dit besluit noemt geen bedrag."),
            ({"maanden": None}, "gaat tot en met 12 maanden. Deze hulp heeft geen einde."),
            ({"soort": "afwijzing", "uitkomsten": frozenset({"af"})}, "is niet voor een besluit als: afwijzing."),
            ({"uitkomsten": frozenset({"toe", "deels"})}, "is alleen om toe te kennen wat is gevraagd."),
            ({"producten": frozenset({"jeugdhulp", "pleegzorg"})}, "is niet voor: pleegzorg."),
            ({"wet": "wmo"}, "is voor een andere wet of een ander orgaan."),
            ({"orgaan": "college"}, "is voor een andere wet of een ander orgaan."),
        ],
    )
    def test_wat_niet_past_zegt_waarom(self, anders, zin):
        assert waarom_niet(KLEIN, zaak(**anders)) == f"Mandaat ‘Jeugdhulp tot 5.000’ {zin}"

    def test_alleen_toekennen_geldt_ook_zonder_genoemde_besluiten(self):
        ruim = replace(KLEIN, besluiten=frozenset())
        assert "alleen om toe te kennen" in waarom_niet(ruim, zaak(soort="beeindiging", uitkomsten=frozenset()))


class TestDag:
    def test_gisteren_geeindigd(self):
        oud = replace(KLEIN, tot=DAG)
        oordeel = beoordeel(ZAAK, [oud, GROOT], CONSULENT)
        assert oordeel.mandaat is None
        assert oordeel.waarom_niet == "Mandaat ‘Jeugdhulp tot 5.000’ gold tot en met 25 november 2026."

    def test_de_laatste_dag_telt_nog(self):
        assert beoordeel(ZAAK, [replace(KLEIN, tot=DAG + timedelta(days=1))], CONSULENT).mandaat is not None

    def test_nog_niet_begonnen(self):
        straks = replace(KLEIN, van=DAG + timedelta(days=1))
        assert waarom_niet(straks, ZAAK) == "Mandaat ‘Jeugdhulp tot 5.000’ geldt pas vanaf 27 november 2026."

    def test_wat_nu_geldt_legt_het_uit_en_niet_wat_voorbij_is(self):
        oud = replace(KLEIN, code="aaa", tot=DAG, tot_cent=None)
        assert "gaat tot en met € 5.000" in beoordeel(zaak(bedrag_cent=500_001), [oud, KLEIN], CONSULENT).waarom_niet


class TestWie:
    def test_een_functie_en_nooit_een_persoon(self):
        """Somebody on leave: whoever else has the function signs, with the same mandate."""
        assert beoordeel(ZAAK, REGISTER, frozenset({("jeugdconsulent", "oost")})).mandaat == KLEIN

    @pytest.mark.parametrize(("team", "mag"), [("zuid", True), ("oost", False), ("", True)])
    def test_alleen_in_genoemde_teams(self, team, mag):
        rij = replace(KLEIN, teams=frozenset({"zuid"}))
        assert (beoordeel(ZAAK, [rij], frozenset({("jeugdconsulent", team)})).mandaat is not None) is mag

    def test_zonder_eigen_mandaat_staat_er_wie_wel(self):
        oordeel = beoordeel(ZAAK, REGISTER, frozenset({("frontoffice", "")}))
        assert oordeel.zin == (
            "Je hebt geen mandaat voor besluiten van de Jeugdwet. "
            "Dit gaat naar de jeugdconsulent en de wijkteammanager."
        )

    def test_niemand_heeft_mandaat(self):
        assert beoordeel(zaak(wet="pw"), REGISTER, MANAGER).zin == (
            f"Je hebt geen mandaat voor besluiten van de Participatiewet. {NIEMAND}"
        )

    def test_elke_functie_een_keer(self):
        assert wie_wel(ZAAK, [GROOT, replace(GROOT, code="nog")]) == ("de wijkteammanager",)

    def test_een_onbekende_functie_blijft_leesbaar(self):
        assert functienaam("secretaris") == "de secretaris"


class TestBezwaar:
    def test_alle_besluiten_is_nooit_ook_het_bezwaar(self):
        bob = zaak(soort="op_bezwaar")
        assert "beslissing op bezwaar" in waarom_niet(GROOT, bob)
        jurist = replace(GROOT, gemandateerde="college", besluiten=frozenset({"op_bezwaar"}))
        assert waarom_niet(jurist, bob) == ""
        assert beoordeel(bob, [GROOT, jurist], MANAGER).mandaat == jurist

    def test_nooit_wie_het_eerste_besluit_tekende(self):
        handen = Handen(tekenaar="a", eerder_getekend=frozenset({"a", "b"}))
        assert besliste_eerder(handen, "op_bezwaar")
        assert not besliste_eerder(replace(handen, tekenaar="c"), "op_bezwaar")
        assert not besliste_eerder(handen, "herziening")


class TestAdviseur:
    ROGPLUS = Handen(tekenaar="a", behandelaar="a", adviesorgaan="wot", orgaan="rogplus")

    def test_wie_adviseert_tekent_niet(self):
        assert adviseerde(self.ROGPLUS)
        assert not adviseerde(replace(self.ROGPLUS, tekenaar="b"))

    def test_wie_de_aanvraag_eerder_had_tekent_ook_niet(self):
        handen = replace(self.ROGPLUS, tekenaar="c", eerder_behandeld=frozenset({"c"}))
        assert adviseerde(handen)
        assert not adviseerde(replace(handen, adviesorgaan="rogplus"))

    def test_wie_het_zwaarwegend_advies_schreef_ook_niet(self):
        assert adviseerde(Handen(tekenaar="c", adviseurs=frozenset({"c"})))

    @pytest.mark.parametrize("adviesorgaan", ["", "rogplus"])
    def test_zonder_ander_orgaan_is_er_geen_adviseur(self, adviesorgaan):
        assert not adviseerde(replace(self.ROGPLUS, adviesorgaan=adviesorgaan))


class TestVierOgen:
    ALLES = VierOgen(frozenset(VIER_OGEN), 2_000_000)

    @pytest.mark.parametrize(
        ("anders", "meer", "woorden"),
        [
            ({}, {}, ()),
            ({"soort": "afwijzing", "uitkomsten": frozenset({"af"})}, {}, ("afwijzing",)),
            ({"soort": "deels", "uitkomsten": frozenset({"toe", "deels"})}, {}, ("afwijzing",)),
            ({"uitkomsten": frozenset({"toe", "af"})}, {}, ("afwijzing",)),
            ({"soort": "beeindiging", "uitkomsten": frozenset()}, {}, ("einde",)),
            ({"soort": "herziening"}, {}, ("einde",)),
            ({}, {"vormen": frozenset({"zin", "pgb"})}, ("pgb",)),
            ({"soort": "beeindiging", "uitkomsten": frozenset()}, {"vormen": frozenset({"pgb"})}, ("einde",)),
            ({"bedrag_cent": 2_000_000}, {}, ()),
            ({"bedrag_cent": 2_000_001}, {}, ("bedrag",)),
            ({}, {"spoed": True}, ()),
            ({"soort": "spoed", "bedrag_cent": 9_000_000}, {}, ()),
            ({}, {"afgeschermd": True}, ("afgeschermd",)),
        ],
    )
    def test_wanneer_een_ander_tekent(self, anders, meer, woorden):
        feiten = {"vormen": frozenset({"zin"}), "spoed": False, "afgeschermd": False, **meer}
        assert vier_ogen(self.ALLES, zaak(**{"bedrag_cent": 0, **anders}), **feiten) == woorden

    def test_de_gemeente_kiest_waarbij(self):
        geen = VierOgen(frozenset({"pgb"}), 0)
        assert vier_ogen(geen, ZAAK, frozenset({"zin"}), spoed=True, afgeschermd=True) == ()


@pytest.mark.parametrize(
    ("wet", "orgaan", "mag"),
    [
        ("pw", Orgaan("st", "Stichting Wijkteams", "de stichting", "stichting", extern=True), False),
        ("pw", Orgaan("wot", "Wijkteam", "het wijkteam", "team"), False),
        ("pw", Orgaan("gr", "Stroomopwaarts", "Stroomopwaarts", "gr", bestuursorgaan=True, extern=True), True),
        ("wgs", Orgaan("st", "Stichting Wijkteams", "de stichting", "stichting", extern=True), False),
        ("wgs", Orgaan("kb", "Kredietbank", "de kredietbank", "stichting", extern=True, schuldhulp=True), True),
        ("wgs", Orgaan("wot", "Wijkteam", "het wijkteam", "team"), True),
        ("wmo", Orgaan("st", "Stichting Wijkteams", "de stichting", "stichting", extern=True), True),
        ("jeugd", Orgaan("st", "Stichting Wijkteams", "de stichting", "stichting", extern=True), True),
    ],
)
def test_wat_de_wet_aan_een_orgaan_toelaat(wet, orgaan, mag):
    bezwaar = bezwaar_tegen_orgaan(wet, orgaan)
    assert (bezwaar == "") is mag
    assert mag or bezwaar.startswith(orgaan.naam)


def test_een_brief_zonder_besluit_vraagt_geen_mandaat():
    assert {s for s in Besluitsoort if zonder_mandaat(zaak(soort=s), REGISTER)} == {
        "hulp_zonder_besluit",
        "advies",
        "verwijzing",
    }


def test_wie_mag_verwijzen_kan_in_het_register_staan():
    rij = replace(GROOT, besluiten=frozenset({"verwijzing"}))
    assert not zonder_mandaat(zaak(soort="verwijzing"), [rij])
    assert zonder_mandaat(zaak(soort="verwijzing"), [replace(rij, tot=DAG)])
    assert zonder_mandaat(zaak(soort="verwijzing", wet="wmo"), [rij])


@pytest.mark.parametrize(
    ("van", "tot", "maanden"),
    [
        (date(2027, 1, 1), date(2027, 12, 31), 12),
        (date(2027, 1, 1), date(2028, 1, 1), 13),
        (date(2027, 1, 31), date(2027, 2, 27), 1),
        (date(2027, 1, 31), date(2027, 2, 28), 2),
        (date(2027, 1, 15), date(2027, 1, 15), 1),
        (date(2027, 1, 1), None, None),
    ],
)
def test_maanden_naar_boven(van, tot, maanden):
    assert hele_maanden(van, tot) == maanden
