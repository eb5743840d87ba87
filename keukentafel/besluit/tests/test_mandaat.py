"""Signing through the act: under which mandate, or why not and to whom it goes; and what the law does not allow."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from keukentafel.besluit.handelingen.mandaat import eis_mandaat, eis_wet
from keukentafel.besluit.handelingen.opvolgen import hulp_herleven, hulp_opvolgen, spoed_nakijken_vragen
from keukentafel.besluit.models import Besluit, Voorziening
from keukentafel.besluit.opvragen.wetswacht import bevindingen
from keukentafel.besluit.tests.register import (
    DAG,
    concept,
    genomen,
    keuze,
    maak_aanvraag,
    maak_huis,
    mandaat,
    voorziening,
)
from keukentafel.inwoner.handelingen.samenvoegen import inwoners_samenvoegen
from keukentafel.inwoner.models import Inwoner
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Blokkade, Fout
from keukentafel.kern.models import Gebeurtenis
from keukentafel.organisatie.models import Afwezigheid, Inrichting, Rolvervulling, Taak
from keukentafel.poort.matrix import Rol
from tests import personages as p

pytestmark = pytest.mark.django_db


@pytest.fixture
def huis():
    return maak_huis()


@pytest.fixture
def besluit(huis):
    """Begeleiding for € 5.000, drafted by Samira, before Bea of ROGplus."""
    aanvraag = maak_aanvraag(huis)
    with transactie(p.SYSTEEM):
        rij = concept(aanvraag, huis)
        voorziening(rij)
    return rij


def als_systeem(wie):
    """The walls are the subject of other tests: here somebody looks who sees everything, under the name of a worker."""
    return replace(p.SYSTEEM, id=wie.pk, naam=wie.naam)


def tekent(wie, besluit, op=DAG):
    with transactie(p.SYSTEEM):
        return eis_mandaat(actor=als_systeem(wie), besluit=besluit, op=op)


def geweigerd(wie, besluit, op=DAG):
    with pytest.raises(Blokkade) as fout:
        tekent(wie, besluit, op)
    return fout.value.code, fout.value.tekst


def wijzig(model, **velden):
    with transactie(p.SYSTEEM):
        model.objects.update(**velden)


def wet(besluit, **meer):
    with transactie(p.SYSTEEM):
        eis_wet(actor=p.SYSTEEM, besluit=besluit, op=DAG, **meer)


def gevonden(besluit):
    with transactie(p.SYSTEEM):
        return [b.weigering.code for b in bevindingen(besluit, DAG)]


def gezegd(rij, besluit, *antwoorden):
    with transactie(p.SYSTEEM):
        Voorziening.objects.filter(pk=rij.pk).update(antwoorden=list(antwoorden))
    return gevonden(besluit)


class TestTekenen:
    def test_onder_het_eigen_mandaat(self, huis, besluit):
        assert tekent(huis.bea, besluit) == "klein"
        assert tekent(huis.wim, besluit) == "groot"

    def test_door_de_muur_heen(self, huis, besluit):
        """Bea of ROGplus sees the shells of the whole municipality, and that is enough."""
        actor = p.actor(huis.bea)
        with transactie(actor):
            assert eis_mandaat(actor=actor, besluit=besluit, op=DAG) == "klein"
            eis_wet(actor=actor, besluit=besluit, op=DAG)

    def test_een_cent_boven_de_grens_gaat_naar_de_manager(self, huis, besluit):
        wijzig(Voorziening, bedrag_cent=500_001)
        code, tekst = geweigerd(huis.bea, besluit)
        assert code == "geen-mandaat"
        assert tekst.endswith("Dit besluit gaat over € 5.000,01. Dit gaat naar de wijkteammanager.")
        assert tekent(huis.wim, besluit) == "groot"

    def test_een_mandaat_dat_gisteren_eindigde(self, huis, besluit):
        with transactie(p.SYSTEEM):
            Inrichting.objects.filter(soort="mandaat", code="klein").update(geldig_tot=DAG)
        assert geweigerd(huis.bea, besluit)[1].startswith("Mandaat ‘Klein’ gold tot en met 25 november 2026.")
        assert tekent(huis.bea, besluit, DAG - timedelta(days=1)) == "klein"

    def test_met_verlof_tekent_een_ander_met_dezelfde_functie(self, huis, besluit):
        """Leave changes nothing in the register: the mandate is of the function, and a colleague has it too."""
        with transactie(p.SYSTEEM):
            Afwezigheid.objects.create(medewerker=huis.bea, van=DAG - timedelta(days=3))
            ander = p.maak_medewerker("Bo", Rol.BESLISSER, None)
        assert tekent(ander, besluit) == "klein"

    def test_waarnemen_geeft_geen_mandaat(self, huis, besluit):
        with transactie(p.SYSTEEM):
            Afwezigheid.objects.create(medewerker=huis.bea, van=DAG, waarnemer=huis.wijk.tom)
        assert geweigerd(huis.wijk.tom, besluit) == (
            "geen-mandaat",
            "Je hebt geen mandaat voor besluiten van de Wmo. Dit gaat naar de wijkteammanager en de beslisser.",
        )

    def test_een_bericht_zonder_besluit_vraagt_niets(self, huis, besluit):
        besluit.soort = "hulp_zonder_besluit"
        assert tekent(huis.wijk.samira, besluit) == ""
        wet(besluit)

    def test_wie_verwijst_staat_in_het_register(self, huis, besluit):
        with transactie(p.SYSTEEM):
            mandaat("verwijst", "wmo", "rogplus", "wijkcoach", besluiten="verwijzing")
        besluit.soort = "verwijzing"
        assert tekent(huis.wijk.samira, besluit) == "verwijst"
        assert geweigerd(huis.bea, besluit)[0] == "geen-mandaat"


class TestOrgaan:
    @pytest.mark.parametrize(
        ("orgaan", "zin"),
        [
            ("stichting", "stichting is geen bestuursorgaan."),
            ("", "Er staat niet welk bestuursorgaan beslist."),
        ],
    )
    def test_participatiewet_door_een_stichting(self, huis, orgaan, zin):
        aanvraag = maak_aanvraag(huis, wet="pw", procedure="pw", orgaan=orgaan)
        with transactie(p.SYSTEEM):
            besluit = concept(aanvraag, huis)
        code, tekst = geweigerd(huis.kim, besluit)
        assert code == "orgaan-mag-niet"
        assert tekst.startswith(zin)

    def test_door_een_bestuursorgaan(self, huis):
        aanvraag = maak_aanvraag(huis, wet="pw", procedure="pw")
        with transactie(p.SYSTEEM):
            besluit = concept(aanvraag, huis)
        assert tekent(huis.kim, besluit) == "pw"


class TestHanden:
    def test_wie_adviseert_tekent_niet(self, huis, besluit):
        with transactie(p.SYSTEEM):
            Rolvervulling.objects.create(medewerker=huis.wijk.samira, rol="beslisser", van=p.BEGIN)
        assert geweigerd(huis.wijk.samira, besluit) == (
            "adviseur-tekent",
            "Jij gaf het advies. Een ander met mandaat neemt het besluit.",
        )

    def test_ook_niet_wie_het_zwaarwegend_advies_schreef(self, huis, besluit):
        with transactie(p.SYSTEEM):
            concept(besluit.aanvraag, huis, soort="advies", opsteller=huis.bea)
        assert geweigerd(huis.bea, besluit)[0] == "adviseur-tekent"

    def test_vier_ogen_bij_een_afwijzing(self, huis, besluit):
        besluit.soort, besluit.opsteller = "afwijzing", huis.wim
        assert geweigerd(huis.wim, besluit) == (
            "vier-ogen",
            "Dit besluit vraagt vier ogen: een afwijzing, ook voor een deel. "
            "Een ander dan wie het opstelde, tekent het.",
        )

    def test_zonder_reden_tekent_wie_het_opstelde(self, huis, besluit):
        besluit.opsteller = huis.wim
        assert tekent(huis.wim, besluit) == "groot"

    def test_op_bezwaar_nooit_wie_het_besluit_nam(self, huis, besluit):
        with transactie(p.SYSTEEM):
            Rolvervulling.objects.create(medewerker=huis.bea, rol="jurist_bezwaar", van=p.BEGIN)
            eerste = genomen(maak_aanvraag(huis), huis)
            besluit.soort, besluit.vervangt = "op_bezwaar", eerste
        assert geweigerd(huis.bea, besluit)[0] == "bezwaar-eigen-besluit"
        assert tekent(huis.jur, besluit) == "bezwaar"

    def test_op_bezwaar_ook_niet_wie_het_besluit_woog(self, huis, besluit):
        with transactie(p.SYSTEEM):
            eerste = genomen(maak_aanvraag(huis), huis, toetser=huis.jur)
            besluit.soort, besluit.vervangt = "op_bezwaar", eerste
        assert geweigerd(huis.jur, besluit)[0] == "bezwaar-eigen-besluit"


class TestWet:
    def test_wat_past_gaat_door(self, besluit):
        wet(besluit)

    def test_iemand_die_is_overleden(self, besluit):
        wijzig(Inwoner, overleden_op=date(2026, 11, 20))
        with pytest.raises(Blokkade) as fout:
            wet(besluit)
        assert fout.value.code == "wet-laat-niet-toe"
        assert fout.value.tekst.startswith(
            "De inwoner is op 20 november 2026 overleden. Laat de hulp uiterlijk die dag"
        )

    def test_twee_keer_hetzelfde_in_een_periode(self, huis, besluit):
        with transactie(p.SYSTEEM):
            eerder = voorziening(genomen(maak_aanvraag(huis), huis))
        assert gevonden(besluit) == ["dubbele-periode"]
        with transactie(p.SYSTEEM):
            Voorziening.objects.filter(pk=eerder.pk).update(beeindigd_op=date(2026, 12, 31))
        assert gevonden(besluit) == []

    def test_een_soort_die_de_wet_niet_kent(self, huis):
        aanvraag = maak_aanvraag(huis, wet="pw", procedure="pw")
        with transactie(p.SYSTEEM):
            besluit = concept(aanvraag, huis, soort="spoed")
        with pytest.raises(Blokkade, match="kent alleen de Wmo"):
            wet(besluit)

    def test_een_vraag_houdt_niets_tegen(self, huis, besluit):
        with transactie(p.SYSTEEM):
            keuze("product", "hulp", "Hulp", wet="wmo", wlz="afwegen")
            rij = voorziening(besluit, product="hulp", tot=None)
        assert gevonden(besluit) == ["wlz-onbekend"]
        assert gezegd(rij, besluit, "wlz") == ["wlz-afwegen"]
        assert gezegd(rij, besluit, "wlz", "wlz_afgewogen") == []
        assert gezegd(rij, besluit, "geen_wlz") == []
        wet(besluit)

    def test_een_budget_nooit_boven_hulp_in_natura(self, huis, besluit):
        with transactie(p.SYSTEEM):
            keuze("product", "hulp", "Hulp", wet="wmo", tarief="10,00", eenheid="uur")
            rij = voorziening(
                besluit, product="hulp", vorm="pgb", aantal=2, per="eenmalig", tot=None, bedrag_cent=2_001
            )
        goed = ("pgb_bekwaam", "pgb_gemotiveerd", "pgb_kwaliteit")
        assert gevonden(besluit) == ["pgb-voorwaarden"]
        assert gezegd(rij, besluit, *goed) == ["pgb-te-hoog"]
        assert gezegd(rij, besluit, *goed, "pgb_misbruik") == ["pgb-misbruik"]

    def test_zonder_ingangsdatum_is_er_nog_niets_te_bewaken(self, huis, besluit):
        with transactie(p.SYSTEEM):
            voorziening(besluit, product="weg", van=None, tot=None, uitkomst="")
        assert gevonden(besluit) == []


class TestVerlengdeJeugdhulp:
    """Elif is 18 on 1 June 2030 (18P-02)."""

    def beslis(self, huis, van, tot, act=concept):
        aanvraag = maak_aanvraag(huis, wet="jeugd", procedure="jeugd", orgaan="wot", inwoner=huis.elif_)
        with transactie(p.SYSTEEM):
            velden = {"ondertekenaar": huis.wim, "mandaat": "jeugd"} if act is genomen else {}
            besluit = act(aanvraag, huis, **velden)
            voorziening(besluit, product="jeugdhulp", van=van, tot=tot)
        return besluit

    def test_hulp_van_voor_18_kan_door_tot_23(self, huis):
        nieuw = self.beslis(huis, date(2030, 6, 1), date(2031, 5, 31))
        assert gevonden(nieuw) == ["te-oud"]
        self.beslis(huis, date(2029, 6, 1), date(2030, 5, 31), act=genomen)
        assert gevonden(nieuw) == []

    def test_zonder_geboortedatum_wordt_niet_geraden(self, huis):
        wijzig(Inwoner, geboortedatum=None)
        assert gevonden(self.beslis(huis, date(2030, 6, 1), None)) == []


class TestSamenvoegen:
    """Two records of one person: what was decided about both is never lost in the merge."""

    def dubbel(self, huis, van, tot):
        emre = next(lid for lid in huis.leden if lid.roepnaam == "Emre")
        with transactie(p.SYSTEEM):
            voorziening(genomen(maak_aanvraag(huis), huis))
            voorziening(genomen(maak_aanvraag(huis, inwoner=emre), huis), van=van, tot=tot)
        actor = p.actor(huis.wijk.samira)
        with transactie(actor):
            return inwoners_samenvoegen(actor=actor, blijft_id=huis.fatma.pk, vervalt_id=emre.pk)

    def test_dezelfde_hulp_in_dezelfde_periode_gaat_eerst_weg(self, huis):
        with pytest.raises(Fout, match="in dezelfde periode dezelfde hulp"):
            self.dubbel(huis, date(2027, 6, 1), date(2027, 6, 30))
        with transactie(p.SYSTEEM):
            assert Voorziening.objects.filter(toegekend=True).count() == 2

    def test_na_elkaar_kan_wel(self, huis):
        self.dubbel(huis, date(2028, 1, 1), date(2028, 6, 30))
        with transactie(p.SYSTEEM):
            assert set(Voorziening.objects.values_list("inwoner_id", flat=True)) == {huis.fatma.pk}


class TestOpvolgen:
    """A review takes the place of what it reviews, from its own first day and until it is taken back."""

    def herzien(self, huis, van=date(2027, 7, 1)):
        with transactie(p.SYSTEEM):
            eerste = genomen(maak_aanvraag(huis), huis)
            oud = voorziening(eerste)
            nieuw = concept(eerste.aanvraag, huis, soort="herziening", vervangt=eerste, herzieningsgrond="c")
            voorziening(nieuw, van=van)
        return oud, nieuw

    def neem(self, huis, besluit):
        with transactie(p.SYSTEEM):
            Besluit.objects.filter(pk=besluit.pk).update(
                stand="vastgesteld", vastgesteld_op=DAG, ondertekenaar=huis.wim, mandaat="groot"
            )

    def test_het_oude_eindigt_de_dag_ervoor_en_het_nieuwe_begint(self, huis):
        oud, nieuw = self.herzien(huis)
        assert gevonden(nieuw) == []
        assert hulp_opvolgen(nieuw) == 1
        self.neem(huis, nieuw)
        with transactie(p.SYSTEEM):
            oud.refresh_from_db()
        assert oud.beeindigd_op == date(2027, 6, 30)

    def test_teruggehaald_gaat_het_oude_door(self, huis):
        oud, nieuw = self.herzien(huis, van=date(2027, 1, 1))
        hulp_opvolgen(nieuw)
        assert hulp_herleven(nieuw) == 1
        with transactie(p.SYSTEEM):
            oud.refresh_from_db()
        assert oud.beeindigd_op is None

    def test_wat_al_eerder_eindigde_blijft_zo(self, huis):
        oud, nieuw = self.herzien(huis)
        with transactie(p.SYSTEEM):
            Voorziening.objects.filter(pk=oud.pk).update(beeindigd_op=date(2027, 3, 1))
        assert (hulp_opvolgen(nieuw), hulp_herleven(nieuw)) == (0, 0)

    def test_een_gewone_toekenning_eindigt_niets(self, huis, besluit):
        assert (hulp_opvolgen(besluit), hulp_herleven(besluit)) == (0, 0)


class TestSpoed:
    def bel(self, huis, **velden):
        zelf = {"opsteller": huis.wim, "ondertekenaar": huis.wim, "mandaat": "groot", "soort": "spoed"}
        with transactie(p.SYSTEEM):
            besluit = genomen(maak_aanvraag(huis), huis, **{**zelf, **velden})
            gebeurtenis = Gebeurtenis(gegevens={"besluit": str(besluit.pk)})
            spoed_nakijken_vragen(gebeurtenis)
            return list(Taak.objects.filter(soort="spoed_nakijken").values_list("rol", "team__code"))

    def test_een_ander_kijkt_het_na(self, huis):
        """Wim signed and is the only manager: it goes to who decides, who has a mandate for it too."""
        assert self.bel(huis) == [("beslisser", None)]

    def test_wie_tekende_kijkt_het_niet_zelf_na(self, huis):
        with transactie(p.SYSTEEM):
            p.maak_medewerker("Mia", Rol.WIJKTEAMMANAGER, huis.wijk.oost)
            Inrichting.objects.filter(soort="mandaat", code="klein").update(geldig_tot=DAG)
        assert self.bel(huis) == [("wijkteammanager", "oost")]

    def test_wie_in_de_hele_gemeente_beslist(self, huis):
        with transactie(p.SYSTEEM):
            Inrichting.objects.filter(soort="mandaat", code="groot").update(geldig_tot=DAG)
            mandaat("ruim", "wmo", "rogplus", "beslisser")
        assert self.bel(huis, ondertekenaar=huis.bea, opsteller=huis.bea, mandaat="ruim") == [("beslisser", None)]

    @pytest.mark.parametrize("anders", [{"soort": "toekenning"}, {"opsteller": None}])
    def test_niet_als_het_gewoon_is_of_al_vier_ogen_had(self, huis, anders):
        assert self.bel(huis, **anders) == []

    def test_niet_als_de_gemeente_dat_niet_vraagt(self, huis):
        with transactie(p.SYSTEEM):
            Inrichting.objects.create(
                soort="instelling", code="vier_ogen_bij", naam="x", waarde={"waarde": "pgb"}, geldig_van=p.BEGIN
            )
        assert self.bel(huis) == []
