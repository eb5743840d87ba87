"""The database refuses a decision without a mandate, by the wrong hands or against the law, however it is written."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import ProgrammingError, connection, transaction

from keukentafel.besluit.models import Aanvraag, Besluit, Voorziening
from keukentafel.besluit.regels.mandaat import hele_maanden
from keukentafel.besluit.regels.soorten import GEEN_BESCHIKKING, GENOMEN, Besluitsoort
from keukentafel.besluit.tests.register import (
    DAG,
    concept,
    genomen,
    geweigerd,
    maak_aanvraag,
    maak_huis,
    mandaat,
    stel_vast,
    voorziening,
)
from keukentafel.inwoner.models import Huishouden
from keukentafel.kern.actor import transactie
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.organisatie.models import Inrichting, Rolvervulling
from keukentafel.organisatie.pakket_besluit import VIER_OGEN_ALLE
from tests import personages as p

pytestmark = pytest.mark.django_db


@pytest.fixture
def huis():
    return maak_huis()


@pytest.fixture
def binnen(huis):
    """Everything below is written by the application role, in one transaction of the system."""
    with transactie(p.SYSTEEM):
        yield huis


@pytest.fixture
def aanvraag(binnen):
    return maak_aanvraag(binnen)


class TestMandaat:
    def test_de_rol_van_de_toepassing_en_geen_eigenaar(self, binnen):
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_user")
            assert cursor.fetchone()[0] == "kt_app"

    def test_binnen_het_mandaat_op_de_cent(self, aanvraag, binnen):
        besluit = concept(aanvraag, binnen)
        rij = voorziening(besluit)
        stel_vast(besluit, binnen)
        rij.refresh_from_db()
        assert rij.toegekend

    def test_een_cent_erboven(self, aanvraag, binnen):
        besluit = concept(aanvraag, binnen)
        voorziening(besluit, bedrag_cent=500_001)
        with geweigerd("besluit_mandaat", "meer dan dit mandaat"):
            stel_vast(besluit, binnen)

    def test_een_cent_erbij_na_het_besluit(self, aanvraag, binnen):
        rij = voorziening(genomen(aanvraag, binnen))
        with geweigerd("besluit_mandaat", "meer dan dit mandaat"):
            Voorziening.objects.filter(pk=rij.pk).update(bedrag_cent=500_001)

    def test_twee_regels_tellen_samen(self, aanvraag, binnen):
        besluit = genomen(aanvraag, binnen)
        voorziening(besluit, bedrag_cent=300_000, tot=date(2027, 6, 30))
        with geweigerd("besluit_mandaat", "meer dan dit mandaat"):
            voorziening(besluit, bedrag_cent=300_000, van=date(2027, 7, 1))

    @pytest.mark.parametrize(
        ("anders", "zin"),
        [
            ({"bedrag_cent": None}, "meer dan dit mandaat"),
            ({"tot": date(2028, 1, 1)}, "duurt langer"),
            ({"tot": None}, "duurt langer"),
            ({"uitkomst": "deels"}, "alleen om toe te kennen"),
        ],
    )
    def test_wat_het_kleine_mandaat_niet_toelaat(self, aanvraag, binnen, anders, zin):
        besluit = concept(aanvraag, binnen)
        voorziening(besluit, **anders)
        with geweigerd("besluit_mandaat", zin):
            stel_vast(besluit, binnen)

    @pytest.mark.parametrize(
        ("velden", "zin"),
        [
            ({"mandaat": ""}, "geldt niet op de dag"),
            ({"mandaat": "weg"}, "geldt niet op de dag"),
            ({"mandaat": "jeugd"}, "andere wet"),
            ({"orgaan": "wot"}, "ander orgaan"),
            ({"soort": "afwijzing"}, "alleen om toe te kennen"),
            ({"soort": "op_bezwaar"}, "niet voor dit soort"),
            ({"mandaat": "bezwaar", "orgaan": "college"}, "niet voor dit soort"),
            ({"mandaat": "groot"}, "niet de functie"),
        ],
    )
    def test_een_verkeerd_mandaat(self, aanvraag, binnen, velden, zin):
        besluit = concept(aanvraag, binnen)
        voorziening(besluit)
        with geweigerd("besluit_mandaat", zin):
            stel_vast(besluit, binnen, **velden)

    def test_een_mandaat_dat_gisteren_eindigde(self, aanvraag, binnen):
        Inrichting.objects.filter(soort="mandaat", code="klein").update(geldig_tot=DAG)
        with geweigerd("besluit_mandaat", "geldt niet op de dag"):
            genomen(aanvraag, binnen)
        genomen(aanvraag, binnen, vastgesteld_op=DAG - timedelta(days=1))

    def test_de_functie_telt_op_de_dag_zelf(self, aanvraag, binnen):
        Rolvervulling.objects.filter(medewerker=binnen.bea).update(tot=DAG)
        with geweigerd("besluit_mandaat", "niet de functie"):
            genomen(aanvraag, binnen)

    def test_de_functie_in_het_genoemde_team(self, aanvraag, binnen):
        mandaat("oost", "wmo", "rogplus", "wijkteammanager", teams="oost")
        mandaat("zuid", "wmo", "rogplus", "wijkteammanager", teams="zuid")
        genomen(aanvraag, binnen, ondertekenaar=binnen.wim, mandaat="oost")
        with geweigerd("besluit_mandaat", "niet de functie"):
            genomen(aanvraag, binnen, ondertekenaar=binnen.wim, mandaat="zuid")

    def test_alleen_genoemde_producten(self, aanvraag, binnen):
        mandaat("smal", "wmo", "rogplus", "beslisser", producten="vervoer")
        besluit = genomen(aanvraag, binnen, mandaat="smal")
        with geweigerd("besluit_mandaat", "niet voor dit product"):
            voorziening(besluit)

    def test_in_bulk_net_zo(self, aanvraag, binnen):
        los = [
            Besluit(
                nummer=n, aanvraag=aanvraag, wet="wmo", dossier=binnen.dossier, team_id=aanvraag.team_id,
                inwoner=aanvraag.inwoner, soort="toekenning", orgaan="rogplus", mandaat=code, stand="vastgesteld",
                vastgesteld_op=DAG, ondertekenaar=binnen.bea, gemaakt_door=p.SYSTEEM.kenmerk,
            )
            for n, code in ((1, "klein"), (2, "weg"))
        ]  # fmt: skip
        with geweigerd("besluit_mandaat"):
            Besluit.objects.bulk_create(los)
        assert not Besluit.objects.exists()

    def test_verborgen_achter_de_muur_telt_het_bedrag_toch(self, aanvraag, binnen):
        """Who writes sees neither dossier nor team: the guard reads as owner, so a decision stays as large as it is."""
        besluit = genomen(aanvraag, binnen)
        voorziening(besluit, bedrag_cent=300_000, tot=date(2027, 6, 30))
        nieuw = voorziening(besluit, bedrag_cent=1, van=date(2027, 7, 1))
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('kt.wie', %s, true), set_config('kt.teams', '{}', true)", ["niemand"])
            cursor.execute("SELECT count(*) FROM besluit_voorziening")
            assert cursor.fetchone()[0] == 0
        nieuw.pk, nieuw.product, nieuw.bedrag_cent, nieuw.gemaakt_door = uuid4(), "nog_een", 300_000, "niemand"
        with geweigerd("besluit_mandaat", "meer dan dit mandaat"):
            nieuw.save(force_insert=True)

    @pytest.mark.parametrize(
        "wacht",
        [
            "besluit_omvang",
            "mandaat_gebrek",
            "vier_ogen",
            "handen_gebrek",
            "wet_gebrek",
            "eis_besluit",
            "ziet_voorziening",
        ],
    )
    def test_de_toepassing_kan_een_wacht_niet_zelf_vragen(self, binnen, wacht):
        """Attack: a guard reads as owner, and would tell of any key past every wall."""
        with pytest.raises(ProgrammingError, match="permission denied for function"), transaction.atomic():
            connection.cursor().execute(f"SELECT kt_{wacht}(%s)", [uuid4()])

    def test_een_brief_zonder_besluit_vraagt_geen_mandaat(self, aanvraag, binnen):
        besluit = genomen(aanvraag, binnen, soort="hulp_zonder_besluit", mandaat="", ondertekenaar=binnen.wijk.samira)
        assert not voorziening(besluit).toegekend

    def test_wie_mag_verwijzen_kan_in_het_register_staan(self, aanvraag, binnen):
        mandaat("verwijst", "wmo", "rogplus", "wijkcoach", besluiten="verwijzing")
        samira = {"soort": "verwijzing", "ondertekenaar": binnen.wijk.samira}
        with geweigerd("besluit_mandaat", "geldt niet op de dag"):
            genomen(aanvraag, binnen, **samira, mandaat="")
        genomen(aanvraag, binnen, **samira, mandaat="verwijst")


class TestHanden:
    def test_wie_adviseert_tekent_niet(self, aanvraag, binnen):
        mandaat("coach", "wmo", "rogplus", "wijkcoach")
        with geweigerd("besluit_handen", "wie adviseerde"):
            genomen(aanvraag, binnen, ondertekenaar=binnen.wijk.samira, mandaat="coach", opsteller=binnen.wijk.tom)

    def test_ook_niet_wie_de_aanvraag_eerst_overdroeg(self, aanvraag, binnen):
        mandaat("coach", "wmo", "rogplus", "wijkcoach")
        Aanvraag.objects.filter(pk=aanvraag.pk).update(behandelaar=binnen.wijk.tom)
        samira = {"ondertekenaar": binnen.wijk.samira, "mandaat": "coach", "opsteller": binnen.wijk.tom}
        gebeurtenis_melden(
            "aanvraag_opgepakt", aanvraag.pk, medewerker=str(binnen.wijk.tom.pk), van=str(binnen.wijk.samira.pk)
        )
        with geweigerd("besluit_handen", "wie adviseerde"):
            genomen(aanvraag, binnen, **samira)

    def test_ook_niet_wie_het_zwaarwegend_advies_schreef(self, aanvraag, binnen):
        genomen(aanvraag, binnen, soort="advies", mandaat="", opsteller=binnen.bea, ondertekenaar=binnen.wijk.tom)
        with geweigerd("besluit_handen", "wie adviseerde"):
            genomen(aanvraag, binnen)

    def test_zonder_ander_orgaan_mag_de_behandelaar_tekenen(self, aanvraag, binnen):
        mandaat("coach", "wmo", "wot", "wijkcoach")
        zelf = maak_aanvraag(binnen, adviesorgaan="wot", orgaan="wot")
        genomen(zelf, binnen, ondertekenaar=binnen.wijk.samira, mandaat="coach")

    @pytest.mark.parametrize(
        "velden",
        [
            {"soort": "afwijzing"},
            {"soort": "beeindiging"},
            {"soort": "herziening", "herzieningsgrond": "b"},
        ],
    )
    def test_vier_ogen(self, aanvraag, binnen, velden):
        ruim = {"mandaat": "groot", "ondertekenaar": binnen.wim, **velden}
        with geweigerd("besluit_handen", "vier ogen"):
            genomen(aanvraag, binnen, opsteller=binnen.wim, **ruim)
        genomen(aanvraag, binnen, opsteller=binnen.wijk.samira, **ruim)

    @pytest.mark.parametrize("velden", [{"spoed": True}, {"soort": "spoed"}])
    def test_spoed_wacht_niet_op_een_tweede(self, aanvraag, binnen, velden):
        zelf = {"opsteller": binnen.wim, "ondertekenaar": binnen.wim, "mandaat": "groot", **velden}
        assert voorziening(genomen(aanvraag, binnen, **zelf), bedrag_cent=9_000_000).toegekend

    @pytest.mark.parametrize(
        "anders", [{"vorm": "pgb"}, {"bedrag_cent": 2_000_001}, {"uitkomst": "deels"}, {"uitkomst": "af"}]
    )
    def test_vier_ogen_om_wat_wordt_toegekend(self, aanvraag, binnen, anders):
        besluit = genomen(aanvraag, binnen, opsteller=binnen.wim, ondertekenaar=binnen.wim, mandaat="groot")
        with geweigerd("besluit_handen", "vier ogen"):
            voorziening(besluit, **anders)

    def test_vier_ogen_in_een_afgeschermd_dossier(self, aanvraag, binnen):
        Huishouden.objects.filter(pk=binnen.dossier.huishouden_id).update(afgeschermd=True)
        aanvraag.refresh_from_db()
        with geweigerd("besluit_handen", "vier ogen"):
            genomen(aanvraag, binnen, opsteller=binnen.bea)

    def test_de_gemeente_kiest_waarbij(self, aanvraag, binnen):
        Inrichting.objects.create(
            soort="instelling", code="vier_ogen_bij", naam="x", waarde={"waarde": "geen"}, geldig_van=p.BEGIN
        )
        zelf = {"opsteller": binnen.wim, "ondertekenaar": binnen.wim, "mandaat": "groot"}
        assert genomen(aanvraag, binnen, soort="afwijzing", **zelf).pk

    def test_wie_toetst_is_niet_wie_opstelt(self, aanvraag, binnen):
        with geweigerd("besluit_handen", "toetst het niet"):
            genomen(aanvraag, binnen, toetser=binnen.wijk.samira)


class TestBezwaar:
    def op_bezwaar(self, aanvraag, huis, **velden):
        vast = {"soort": "op_bezwaar", "mandaat": "bezwaar", "orgaan": "college", "ondertekenaar": huis.jur}
        return genomen(aanvraag, huis, **{**vast, **velden})

    def test_een_ander_dan_wie_het_besluit_nam(self, aanvraag, binnen):
        assert self.op_bezwaar(aanvraag, binnen, vervangt=genomen(aanvraag, binnen)).pk

    def test_nooit_wie_het_besluit_nam_en_ook_niet_het_besluit_daarvoor(self, aanvraag, binnen):
        Rolvervulling.objects.create(medewerker=binnen.bea, rol="jurist_bezwaar", van=p.BEGIN)
        eerste = genomen(aanvraag, binnen)
        tweede = genomen(
            aanvraag,
            binnen,
            mandaat="groot",
            ondertekenaar=binnen.wim,
            soort="herziening",
            vervangt=eerste,
            herzieningsgrond="c",
        )
        for bestreden in (eerste, tweede):
            with geweigerd("besluit_handen", "Awb 10:3"):
                self.op_bezwaar(aanvraag, binnen, vervangt=bestreden, ondertekenaar=binnen.bea)

    def test_zonder_het_bestreden_besluit_kan_het_niet(self, aanvraag, binnen):
        with geweigerd("besluit_handen", "noemt het besluit"):
            self.op_bezwaar(aanvraag, binnen)


class TestBestuursorgaan:
    def pw(self, huis, orgaan):
        aanvraag = maak_aanvraag(huis, wet="pw", procedure="pw", orgaan=orgaan)
        return genomen(aanvraag, huis, ondertekenaar=huis.kim, mandaat="pw")

    def test_een_bestuursorgaan_beslist_over_bijstand(self, binnen):
        assert self.pw(binnen, "rogplus").pk

    @pytest.mark.parametrize("orgaan", ["stichting", "wot", "", "weg"])
    def test_een_ander_nooit_ook_niet_met_een_mandaat(self, binnen, orgaan):
        # Whatever somebody managed to write into the register.
        Inrichting.objects.filter(soort="mandaat", code="pw").update(
            waarde={**Inrichting.objects.get(soort="mandaat", code="pw").waarde, "gemandateerde": orgaan}
        )
        with geweigerd("besluit_mandaat", "Participatiewet 7 lid 4"):
            self.pw(binnen, orgaan)


class TestZelfdeWoorden:
    """What the database knows by itself is what the rules say."""

    def test_soorten_en_standen(self, binnen):
        with connection.cursor() as cursor:
            cursor.execute("SELECT s FROM unnest(%s::text[]) s WHERE kt_geen_beschikking(s)", [list(Besluitsoort)])
            assert {rij[0] for rij in cursor.fetchall()} == GEEN_BESCHIKKING
        assert {"vastgesteld", "bekend"} == GENOMEN

    def test_vier_ogen_zonder_instelling(self, binnen):
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_get_functiondef('kt_vier_ogen(uuid)'::regprocedure)")
            tekst = cursor.fetchone()[0]
        assert f"'{VIER_OGEN_ALLE}'" in tekst
        assert "20000" in tekst

    def test_maanden_tellen_gelijk(self, aanvraag, binnen):
        besluit = concept(aanvraag, binnen)
        rij = voorziening(besluit)
        with connection.cursor() as cursor:
            # Its own text: the function itself is not for the application role.
            cursor.execute("SELECT prosrc FROM pg_proc WHERE proname = 'kt_besluit_omvang'")
            omvang = cursor.fetchone()[0].replace("= welk", "= %(welk)s")
        for begin in range(27, 34):
            for duur in (0, 1, 27, 28, 29, 30, 31, 58, 364, 365, 366):
                van = date(2027, 1, 1) + timedelta(days=begin)
                tot = van + timedelta(days=duur)
                Voorziening.objects.filter(pk=rij.pk).update(van=van, tot=tot)
                with connection.cursor() as cursor:
                    cursor.execute(omvang, {"welk": besluit.pk})
                    assert cursor.fetchone()[1] == hele_maanden(van, tot), (van, tot)
