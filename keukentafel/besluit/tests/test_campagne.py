"""A campaign in the database: chosen through the gate, divided once, followed until everybody knows (REQ-085)."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from keukentafel.besluit.handelingen import campagne as hc
from keukentafel.besluit.models import Campagne, Campagneregel
from keukentafel.besluit.opvragen import campagne as lees
from keukentafel.besluit.opvragen.campagneselectie import gevolg
from keukentafel.besluit.regels.campagne import Aanleiding, Selectie, Stap, maandag
from keukentafel.besluit.tests.hulp_volgen import maak_besluit, maak_zaak, scherm_af
from keukentafel.dossier.tests.hulp import doe
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Fout, GeenRecht, NietGevonden
from keukentafel.kern.models import Gebeurtenis
from keukentafel.kern.versies import Botsing
from keukentafel.organisatie.models import Taak
from keukentafel.poort.matrix import Rol
from keukentafel.poort.models import Beperkt
from tests import personages as p

pytestmark = pytest.mark.django_db
WEEK = timedelta(weeks=1)


@pytest.fixture
def wijk():
    return p.maak_wijk()


@pytest.fixture
def bo(wijk):
    with transactie(p.SYSTEEM):
        return p.maak_medewerker("Bo", Rol.BACKOFFICE, None)


def keuze(**velden):
    return Selectie(Aanleiding.VERLOOPT, einde_tot=klok.vandaag() + 20 * WEEK, **velden)


def hulp(wijk, keer=1, team="oost", weken=10, **velden):
    wie = {"zuid": wijk.zoe, "oost": wijk.samira}[team]
    rijen = []
    for _ in range(keer):
        inwoner, dossier = maak_zaak(wie, getattr(wijk, team))
        tot = klok.vandaag() + weken * WEEK if weken else None
        rijen.append(maak_besluit(dossier, inwoner, wie, tot=tot, **velden))
    return rijen


def maak(bo, selectie=None, **velden):
    basis = {"naam": "Nieuwe regels", "selectie": selectie or keuze(), "minuten": 90}
    return doe(bo, hc.campagne_maken, **{**basis, **velden})


def verdeel_over(bo, campagne, per_week):
    """Divide, and let the job do its work at once."""
    doe(bo, hc.campagne_verdelen, campagne_id=campagne.pk, begin=klok.vandaag(), per_week=per_week)
    return hc.campagne_vullen(campagne_id=str(campagne.pk))


def regels(campagne):
    with transactie(p.SYSTEEM):
        return list(Campagneregel.objects.filter(campagne=campagne).order_by("week", "einde", "pk"))


def stap(wie, rij, wat, **velden):
    with transactie(p.SYSTEEM):
        nu = Campagneregel.objects.get(pk=rij.pk)
    return doe(wie, hc.campagneregel_stap, regel_id=rij.pk, stap=wat, **{"versie": nu.versie, **velden})


def verder(wie, rij, *stappen):
    for wat in stappen:
        stap(wie, rij, wat)


def test_wat_halverwege_wordt_teruggedraaid_gaat_niet_verder(wijk, bo, monkeypatch):
    hulp(wijk, 3)
    campagne, schrijf = maak(bo), hc._schrijf

    def en_terug(rij, deel):
        schrijf(rij, deel)
        Campagne.objects.filter(pk=rij.pk).update(stand="concept")

    monkeypatch.setattr(hc, "PER_KEER", 1)
    monkeypatch.setattr(hc, "_schrijf", en_terug)
    assert verdeel_over(bo, campagne, {wijk.oost.pk: 5}) == 1
    assert len(regels(campagne)) == 1


class TestKiezen:
    def test_vooraf_staat_er_wat_het_betekent(self, wijk, bo):
        hulp(wijk, 2)
        hulp(wijk, 1, "zuid", weken=15)
        hulp(wijk, 1, weken=40)
        with transactie(p.actor(bo)):
            beeld = gevolg(keuze(), 90)
        assert (beeld.mensen, beeld.besluiten, beeld.uren) == (3, 3, 5)
        assert beeld.per_team == (("Oost", 2, 3), ("Zuid", 1, 2))
        assert beeld.per_product == (("Hulp in het huishouden", 3),)
        assert (beeld.eerste, beeld.laatste) == (klok.vandaag() + 10 * WEEK, klok.vandaag() + 15 * WEEK)

    def test_een_nieuwe_regel_raakt_ook_hulp_zonder_einde(self, wijk, bo):
        hulp(wijk, 1, weken=0)
        regel = Selectie(Aanleiding.REGEL, producten=("hh",), zonder_einde=True)
        with transactie(p.actor(bo)):
            assert gevolg(regel, 60).zonder_einde == 1
            assert gevolg(Selectie(Aanleiding.REGEL, producten=("db",), zonder_einde=True), 60).mensen == 0

    @pytest.mark.parametrize(
        "velden", [{"uitkomst": "af"}, {"stand": "concept"}, {"beeindigd_op": klok.vandaag()}, {"stand": "vastgesteld"}]
    )
    def test_wat_niet_loopt_hoort_er_niet_bij(self, wijk, bo, velden):
        hulp(wijk, 1, **velden)
        with transactie(p.actor(bo)):
            assert gevolg(keuze(), 60).mensen == 0

    @pytest.mark.parametrize("wat", ["pk", "inwoner_id", "besluit_id", "aanvraag_id"])
    def test_wat_alleen_bewaard_wordt_hoort_er_niet_bij(self, wijk, bo, wat):
        (rij,) = hulp(wijk)
        with transactie(p.SYSTEEM):
            Beperkt.objects.create(object_id=getattr(rij, wat), beperking=uuid4())
        with transactie(p.actor(bo)):
            assert gevolg(keuze(), 60).mensen == 0

    def test_wie_afgeschermd_is_telt_hier_niet_maar_komt_wel_aan_de_beurt(self, wijk, bo):
        scherm_af(hulp(wijk)[0])
        hulp(wijk)
        with transactie(p.actor(bo)):
            assert gevolg(keuze(), 60).mensen == 1
        campagne = maak(bo)
        verdeel_over(bo, campagne, {wijk.oost.pk: 5})
        assert len(regels(campagne)) == 2
        with transactie(p.actor(bo)):
            blad = lees.volgblad(campagne.pk)
        assert (blad.kop.telling.alle, blad.kop.totaal, len(blad.regels)) == (1, 1, 1)

    def test_alleen_wie_campagnes_leidt_kiest(self, wijk, bo):
        with pytest.raises(GeenRecht):
            maak(wijk.samira)
        with pytest.raises(Fout, match="Geef de campagne een naam"):
            maak(bo, naam=" ")
        with pytest.raises(Fout, match="tot en met welke dag"):
            maak(bo, Selectie(Aanleiding.VERLOOPT))


class TestVerdelen:
    def test_wie_eerst_afloopt_komt_eerst_en_de_regisseur_spreekt(self, wijk, bo):
        (laat,) = hulp(wijk, weken=15)
        (vroeg,) = hulp(wijk, weken=2)
        campagne = maak(bo)
        assert verdeel_over(bo, campagne, {wijk.oost.pk: 1}) == 2
        eerst, daarna = regels(campagne)
        week = maandag(klok.vandaag())
        assert (eerst.inwoner_id, eerst.week) == (vroeg.inwoner_id, week)
        assert (daarna.inwoner_id, daarna.week) == (laat.inwoner_id, week + WEEK)

    def test_twee_keer_hetzelfde_werk_geeft_een_beurt(self, wijk, bo):
        hulp(wijk, 3)
        campagne = maak(bo)
        verdeel_over(bo, campagne, {wijk.oost.pk: 5})
        assert hc.campagne_vullen(campagne_id=str(campagne.pk)) == 0
        assert len(regels(campagne)) == 3

    def test_een_bewoner_met_twee_soorten_hulp_krijgt_een_gesprek(self, wijk, bo):
        inwoner, dossier = maak_zaak(wijk.samira, wijk.oost)
        for product, weken in (("hh", 4), ("db", 8)):
            maak_besluit(dossier, inwoner, wijk.samira, product=product, tot=klok.vandaag() + weken * WEEK)
        campagne = maak(bo)
        verdeel_over(bo, campagne, {wijk.oost.pk: 5})
        (rij,) = regels(campagne)
        assert rij.einde == klok.vandaag() + 4 * WEEK
        with transactie(p.SYSTEEM):
            assert rij.voorzieningen.count() == 2

    def test_een_team_zonder_tijd_krijgt_later_een_beurt(self, wijk, bo):
        hulp(wijk)
        hulp(wijk, 1, "zuid")
        campagne = maak(bo)
        verdeel_over(bo, campagne, {wijk.oost.pk: 5, wijk.zuid.pk: 0})
        assert [rij.week is None for rij in regels(campagne)].count(True) == 1
        verdeel_over(bo, campagne, {wijk.oost.pk: 5, wijk.zuid.pk: 5})
        assert all(rij.week for rij in regels(campagne))
        assert len(regels(campagne)) == 2

    def test_wat_niet_kan_zegt_waarom(self, wijk, bo):
        campagne = maak(bo)
        with pytest.raises(Fout, match="Geen team heeft tijd"):
            verdeel_over(bo, campagne, {wijk.oost.pk: 0})
        with pytest.raises(Fout, match="is al voorbij"):
            doe(bo, hc.campagne_verdelen, campagne_id=campagne.pk, begin=klok.dagen_geleden(8), per_week={1: 1})
        with pytest.raises(NietGevonden):
            doe(bo, hc.campagne_verdelen, campagne_id=wijk.samira.pk, begin=klok.vandaag(), per_week={1: 1})

    def test_terugdraaien_kan_tot_iemand_is_gebeld(self, wijk, bo):
        hulp(wijk)
        campagne = maak(bo)
        verdeel_over(bo, campagne, {wijk.oost.pk: 5})
        doe(bo, hc.campagne_verdeling_terug, campagne_id=campagne.pk)
        (rij,) = regels(campagne)
        assert rij.week is None
        verdeel_over(bo, campagne, {wijk.oost.pk: 5})
        assert len(regels(campagne)) == 1
        stap(wijk.samira, rij, Stap.PLANNEN)
        with pytest.raises(Fout, match="Met 1 inwoner is al iets afgesproken"):
            doe(bo, hc.campagne_verdeling_terug, campagne_id=campagne.pk)

    def test_wie_in_een_lopende_campagne_zit_komt_niet_in_een_tweede(self, wijk, bo):
        hulp(wijk)
        verdeel_over(bo, maak(bo), {wijk.oost.pk: 5})
        with transactie(p.actor(bo)):
            assert gevolg(keuze(), 60).mensen == 0


class TestVolgen:
    def gestart(self, wijk, bo, keer=1):
        hulp(wijk, keer)
        campagne = maak(bo)
        verdeel_over(bo, campagne, {wijk.oost.pk: 5})
        return campagne, regels(campagne)

    def test_van_gesprek_tot_iedereen_het_weet(self, wijk, bo):
        campagne, (rij,) = self.gestart(wijk, bo)
        with pytest.raises(Fout, match="1 inwoner weet het nog niet"):
            doe(bo, hc.campagne_afronden, campagne_id=campagne.pk)
        verder(wijk.samira, rij, Stap.SPREKEN, Stap.BLIJFT, Stap.INFORMEREN)
        doe(bo, hc.campagne_afronden, campagne_id=campagne.pk)
        with transactie(p.actor(wijk.samira)):
            kop = lees.campagnekop(campagne.pk)
        assert (kop.stand, kop.telling.open_, kop.telling.gewijzigd) == ("klaar", 0, 0)
        doe(bo, hc.campagne_heropenen, campagne_id=campagne.pk)
        assert doe(bo, hc.campagne_heropenen, campagne_id=campagne.pk).stand == "loopt"

    def test_een_ander_besluit_dat_bekend_wordt_meldt_zichzelf(self, wijk, bo):
        campagne, (rij,) = self.gestart(wijk, bo)
        verder(wijk.samira, rij, Stap.SPREKEN, Stap.ANDERS)
        with transactie(p.SYSTEEM):
            besluit = rij.voorzieningen.get().besluit_id
            hc.campagne_bekend(Gebeurtenis(soort="besluit_bekendgemaakt", onderwerp=besluit, actor="test"))
        (rij,) = regels(campagne)
        assert (rij.stand, rij.anders) == ("geinformeerd", True)

    def test_wat_niet_kan_wordt_geweigerd(self, wijk, bo):
        campagne, (rij,) = self.gestart(wijk, bo)
        with pytest.raises(Fout, match="kan niet als de stand"):
            stap(wijk.samira, rij, Stap.INFORMEREN)
        with pytest.raises(Fout, match="waarom dit gesprek niet meer hoeft"):
            stap(wijk.samira, rij, Stap.VERVALLEN)
        with pytest.raises(Botsing):
            stap(wijk.samira, rij, Stap.SPREKEN, versie=9)
        with pytest.raises(NietGevonden):
            stap(wijk.zoe, rij, Stap.SPREKEN)
        doe(bo, hc.campagne_afronden, campagne_id=campagne.pk, reden="De wet ging niet door.")
        with pytest.raises(Fout, match="loopt niet"):
            stap(wijk.samira, rij, Stap.SPREKEN)
        with pytest.raises(Fout, match="loopt niet"):
            doe(bo, hc.campagne_afronden, campagne_id=campagne.pk)

    def test_de_eigen_gesprekken_staan_per_week_en_maandag_komt_een_taak(self, wijk, bo):
        _, (rij,) = self.gestart(wijk, bo)
        with transactie(p.SYSTEEM):
            Campagneregel.objects.filter(pk=rij.pk).update(medewerker=wijk.samira)
        assert (hc.campagneweek_melden(), hc.campagneweek_melden()) == (1, 0)
        with transactie(p.SYSTEEM):
            assert Taak.objects.get(soort="campagne_week").tekst == "Nieuwe regels: 1 gesprek deze week"
        with transactie(p.actor(wijk.samira)):
            ((week, regels_),), meer = lees.mijn_gesprekken()
        assert (week, len(regels_), meer) == (rij.week, 1, False)

    def test_het_bestand_heeft_dezelfde_mensen_als_het_scherm(self, wijk, bo):
        campagne, _ = self.gestart(wijk, bo, 3)
        with transactie(p.actor(bo)):
            blad = lees.volgblad(campagne.pk)
            bestand = lees.volgbestand(campagne.pk)
        assert sorted(r.naam for r in blad.regels) == sorted(rij[0] for rij in bestand)
        assert bestand[0][-1] == "Hulp in het huishouden"

    def test_een_ander_team_ziet_de_eigen_mensen(self, wijk, bo):
        campagne, _ = self.gestart(wijk, bo)
        with transactie(p.actor(wijk.zoe)):
            assert lees.volgblad(campagne.pk).regels == ()
            assert lees.campagnes()[0].telling.alle == 0


def test_wie_er_niet_is_wordt_niet_gevonden(wijk, bo):
    with transactie(p.actor(bo)), pytest.raises(NietGevonden):
        lees.campagnekop(wijk.samira.pk)
    assert hc.campagne_vullen(campagne_id=str(wijk.samira.pk)) == 0
    assert Campagne.objects.count() == 0


def test_opnieuw_verdelen_kost_met_meer_mensen_niet_meer_vragen(wijk, bo):
    """Four thousand rows were changed one by one, and each product looked through all of them."""
    hulp(wijk)
    campagne = maak(bo)
    verdeel_over(bo, campagne, {wijk.oost.pk: 2})

    def opnieuw():
        doe(bo, hc.campagne_verdeling_terug, campagne_id=campagne.pk)
        doe(bo, hc.campagne_verdelen, campagne_id=campagne.pk, begin=klok.vandaag(), per_week={wijk.oost.pk: 3})
        with CaptureQueriesContext(connection) as gevangen:
            hc.campagne_vullen(campagne_id=str(campagne.pk))
        return len(gevangen)

    weinig = opnieuw()
    hulp(wijk, 6)
    doe(bo, hc.campagne_verdelen, campagne_id=campagne.pk, begin=klok.vandaag(), per_week={wijk.oost.pk: 3})
    hc.campagne_vullen(campagne_id=str(campagne.pk))
    assert opnieuw() == weinig
    assert {rij.week is None for rij in regels(campagne)} == {False}
