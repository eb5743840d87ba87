"""Journal and report: write, correct, strike out, keep versions, collide, and read with a reason."""

from datetime import timedelta

import pytest

from keukentafel.dossier import handelingen as h
from keukentafel.dossier.models import Dossier, Journaalregel, Journaalversie, Verslagversie
from keukentafel.dossier.tests.hulp import doe
from keukentafel.inwoner.models import Huishouden
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Fout, GeenRecht, NietGevonden
from keukentafel.kern.handelingen import concept_bewaren
from keukentafel.kern.models import Concept, Gebeurtenis
from keukentafel.kern.versies import Botsing
from keukentafel.organisatie.models import Rolvervulling
from keukentafel.poort.matrix import Rol
from tests import personages as p
from tests.dossiers import maak_dossier, maak_huishouden

pytestmark = pytest.mark.django_db
VREEMD = "d'Alençon-Yılmaz \u202bمرحبا\u202c 👩‍👧 <b>&amp;"


@pytest.fixture
def wijk():
    return p.maak_wijk()


@pytest.fixture
def dossier(wijk):
    return maak_dossier(wijk.samira, maak_huishouden(wijk.oost))


def schrijf(medewerker, dossier, tekst="Gebeld met Fatma", **velden):
    return doe(medewerker, h.journaalregel_schrijven, dossier_id=dossier.pk, tekst=tekst, **velden)


def ververs(model, rij):
    with transactie(p.SYSTEEM):
        return model.objects.get(pk=rij.pk)


class TestJournaal:
    def test_een_regel_gaat_over_het_hele_huishouden_en_verzet_het_laatste_contact(self, wijk, dossier):
        regel = schrijf(wijk.samira, dossier, VREEMD + "\x00")
        with transactie(p.SYSTEEM):
            assert regel.over.count() == 3
        assert ververs(Journaalregel, regel).tekst == VREEMD
        assert ververs(Dossier, dossier).laatste_contact_op == klok.vandaag()

    def test_het_laatste_contact_gaat_niet_terug(self, wijk, dossier):
        schrijf(wijk.samira, dossier)
        schrijf(wijk.samira, dossier, moment=klok.nu() - timedelta(days=9))
        assert ververs(Dossier, dossier).laatste_contact_op == klok.vandaag()

    def test_over_een_lid_en_niet_over_een_vreemde(self, wijk, dossier):
        vreemde = p.maak_inwoner(wijk.oost, geslachtsnaam="Jansen")
        with transactie(p.SYSTEEM):
            lid = dossier.huishouden.leden.first().inwoner_id
        with transactie(p.SYSTEEM):
            assert schrijf(wijk.samira, dossier, over=[lid]).over.count() == 1
        with pytest.raises(Fout, match="uit dit huishouden"):
            schrijf(wijk.samira, dossier, over=[vreemde.pk])

    def test_twee_miljoen_tekens_passen_en_meer_dan_drie_niet(self, wijk, dossier):
        regel = schrijf(wijk.samira, dossier, "é" * 2_000_000)
        assert len(ververs(Journaalregel, regel).tekst) == 2_000_000
        with pytest.raises(Fout, match="3000001 tekens"):
            schrijf(wijk.samira, dossier, "x" * 3_000_001)

    def test_een_werkaantekening_leest_alleen_de_schrijver(self, wijk, dossier):
        regel = schrijf(wijk.samira, dossier, soort="werkaantekening", inwoner_leest_mee=True)
        assert (regel.publiek, regel.inwoner_leest_mee) == ("auteur", False)
        with pytest.raises(NietGevonden):
            doe(wijk.tom, h.journaalregel_doorhalen, regel_id=regel.pk, reden="x")

    @pytest.mark.parametrize(
        ("velden", "zin"),
        [
            ({"tekst": "  "}, "nog geen tekst"),
            ({"soort": "praatje"}, "‘praatje’"),
            ({"wet": "pw"}, "Algemeen, Wmo"),
            ({"wet": "onzin"}, "Kies een van deze"),
            ({"publiek": "iedereen"}, "‘iedereen’"),
            ({"moment": klok.nu() + timedelta(days=400)}, "toekomst"),
        ],
    )
    def test_wat_niet_kan_wordt_uitgelegd(self, wijk, dossier, velden, zin):
        with pytest.raises(Fout, match=zin):
            schrijf(wijk.samira, dossier, **velden)

    def test_het_concept_is_weg_zodra_de_regel_er_staat(self, wijk, dossier):
        doe(wijk.samira, concept_bewaren, sleutel="journaal:x", velden={"tekst": "half"})
        schrijf(wijk.samira, dossier, concept="journaal:x")
        with transactie(p.actor(wijk.samira)):
            assert not Concept.objects.exists()

    def test_corrigeren_bewaart_de_oude_tekst_met_de_reden(self, wijk, dossier):
        regel = schrijf(wijk.samira, dossier, "Fatme")
        velden = {"regel_id": regel.pk, "versie": 1, "tekst": "Fatma"}
        doe(wijk.samira, h.journaalregel_corrigeren, reden="typefout", concept="x", **velden)
        with transactie(p.SYSTEEM):
            oud = Journaalversie.objects.get(item=regel)
        assert (oud.velden["tekst"], oud.reden, ververs(Journaalregel, regel).tekst) == ("Fatme", "typefout", "Fatma")
        with pytest.raises(Botsing):
            doe(wijk.samira, h.journaalregel_corrigeren, reden="nog eens", **velden)
        with pytest.raises(Fout, match="Alleen wie"):
            doe(wijk.tom, h.journaalregel_corrigeren, reden="x", **velden)

    def test_doorhalen_en_terugzetten_laten_een_spoor(self, wijk, dossier):
        regel = schrijf(wijk.samira, dossier)
        with pytest.raises(Fout, match="waarom je deze regel doorhaalt"):
            doe(wijk.tom, h.journaalregel_doorhalen, regel_id=regel.pk, reden="")
        for _ in range(2):
            doe(wijk.tom, h.journaalregel_doorhalen, regel_id=regel.pk, reden="ander gezin")
        assert ververs(Journaalregel, regel).doorgehaald_reden == "ander gezin"
        for _ in range(2):
            doe(wijk.tom, h.journaalregel_herstellen, regel_id=regel.pk)
        assert ververs(Journaalregel, regel).doorgehaald_op is None
        with transactie(p.SYSTEEM):
            assert Journaalversie.objects.get(item=regel).velden == {"doorgehaald_reden": "ander gezin"}


class TestVerslag:
    @pytest.fixture
    def verslag(self, wijk, dossier):
        return doe(wijk.samira, h.verslag_beginnen, dossier_id=dossier.pk, titel=" ", tekst="Eerste", concept="v")

    def test_een_verslag_begint_als_concept_met_een_titel(self, verslag):
        assert (verslag.stand, verslag.titel, verslag.gesprek_op) == ("concept", "Keukentafelgesprek", klok.vandaag())

    def test_beginnen_en_afronden_in_een_keer(self, wijk, dossier):
        verslag = doe(wijk.samira, h.verslag_beginnen, dossier_id=dossier.pk, tekst="Kort", klaar=True)
        assert verslag.stand == "klaar"
        assert Gebeurtenis.objects.filter(soort="verslag_klaar", onderwerp=dossier.pk).count() == 1
        assert ververs(Dossier, dossier).laatste_contact_op == klok.vandaag()

    def test_bewaren_houdt_wat_er_stond_en_een_oude_versie_botst(self, wijk, verslag):
        velden = {"verslag_id": verslag.pk, "versie": 1}
        doe(wijk.tom, h.verslag_bewaren, tekst="Tom", concept="v", **velden)
        with pytest.raises(Botsing) as botsing:
            doe(wijk.samira, h.verslag_bewaren, tekst="Samira", **velden)
        assert (botsing.value.huidig.tekst, botsing.value.ingediend["tekst"]) == ("Tom", "Samira")
        with transactie(p.SYSTEEM):
            assert Verslagversie.objects.get(item=verslag).velden["tekst"] == "Eerste"

    def test_een_leeg_verslag_wordt_niet_afgerond_en_morgen_was_geen_gesprek(self, wijk, verslag):
        velden = {"verslag_id": verslag.pk, "versie": 1}
        with pytest.raises(Fout, match="leeg"):
            doe(wijk.samira, h.verslag_bewaren, tekst="", klaar=True, **velden)
        with pytest.raises(Fout, match="toekomst"):
            doe(wijk.samira, h.verslag_bewaren, gesprek_op=klok.vandaag() + timedelta(days=1), **velden)

    def test_na_afronden_is_heropenen_nodig_met_een_reden(self, wijk, verslag):
        for _ in range(2):
            klaar = doe(wijk.samira, h.verslag_afronden, verslag_id=verslag.pk, versie=1)
        with pytest.raises(Fout, match="Heropen"):
            doe(wijk.samira, h.verslag_bewaren, verslag_id=verslag.pk, versie=klaar.versie, tekst="x")
        with pytest.raises(Fout, match="weer open"):
            doe(wijk.samira, h.verslag_heropenen, verslag_id=verslag.pk, reden="")
        for _ in range(2):
            open_ = doe(wijk.samira, h.verslag_heropenen, verslag_id=verslag.pk, reden="Emre was er ook")
        assert (open_.stand, open_.klaar_op) == ("concept", None)


class TestReden:
    @pytest.fixture
    def mo_leidt(self, wijk):
        Rolvervulling.objects.filter(medewerker=wijk.mo).update(rol=Rol.COORDINATOR.value)
        return wijk.mo

    def test_een_coordinator_leest_met_een_reden_een_uur_mee(self, mo_leidt, dossier):
        velden = {"dossier_id": dossier.pk}
        tot = doe(mo_leidt, h.reden_geven, reden="Klacht over de wachttijd", **velden)
        assert timedelta(minutes=59) < tot - klok.nu() <= timedelta(minutes=60)
        with pytest.raises(Fout, match="korte zin"):
            doe(mo_leidt, h.reden_geven, reden="zomaar", **velden)

    def test_een_wijkcoach_leest_niet_met_een_reden(self, wijk, dossier):
        with pytest.raises(GeenRecht):
            doe(wijk.tom, h.reden_geven, dossier_id=dossier.pk, reden="Klacht over de wachttijd")

    def test_een_afgeschermd_dossier_of_een_ander_team_bestaat_hier_niet(self, wijk, mo_leidt):
        verborgen = maak_dossier(wijk.samira, maak_huishouden(wijk.oost))
        with transactie(p.SYSTEEM):
            Huishouden.objects.update(afgeschermd=True)
        elders = maak_dossier(wijk.zoe, maak_huishouden(wijk.zuid))
        for rij in (verborgen, elders):
            with pytest.raises(NietGevonden):
                doe(mo_leidt, h.reden_geven, dossier_id=rij.pk, reden="Klacht over de wachttijd")
