"""What residents say about a report: recorded, answered, always with the text; and the letter that asks for it."""

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest

from keukentafel.brieven import weergave
from keukentafel.brieven.handelingen import brieven_afdrukken, partij_posten
from keukentafel.brieven.models import Brief, Briefinhoud
from keukentafel.dossier import handelingen as h
from keukentafel.dossier import opvragen as o
from keukentafel.dossier import regels_verslag as rv
from keukentafel.dossier.models import Gespreksverslag, Verslagreactie
from keukentafel.dossier.tests.hulp import doe
from keukentafel.inwoner.handelingen import NieuwLid, huishouden_samenstellen, relatie_leggen
from keukentafel.inwoner.tests import gegevens as g
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Fout, NietGevonden
from keukentafel.kern.gebeurtenissen import luisteraars
from keukentafel.kern.handelingen import gebeurtenis_laten_horen
from keukentafel.kern.models import Gebeurtenis
from keukentafel.kern.termijnen.feestdagen import Feestdagen
from keukentafel.organisatie.models import Inrichting, Taak
from tests import personages as p
from tests.dossiers import maak_dossier

pytestmark = pytest.mark.django_db


def werkdagen_tot(dag):
    """How many werkdagen after today up to that day, counted one by one."""
    vrij = Feestdagen.standaard()
    dagen = (klok.vandaag() + timedelta(days=nr) for nr in range(1, (dag - klok.vandaag()).days + 1))
    return sum(d.weekday() < 5 and vrij.zoek(d) is None for d in dagen)


DAG = date(2026, 11, 26)


@pytest.fixture
def wijk():
    return g.wijk_met_buurten()


@pytest.fixture
def fatma(wijk):
    return g.registreer(p.actor(wijk.samira), geboortedatum=date(1988, 3, 7))


@pytest.fixture
def dossier(wijk, fatma):
    huishouden = doe(wijk.samira, huishouden_samenstellen, leden=[NieuwLid(fatma.pk)])
    return maak_dossier(wijk.samira, huishouden)


@pytest.fixture
def verslag(wijk, dossier):
    velden = {"tekst": "Het huis is vol.", "afspraken": "Samira belt.", "klaar": True}
    return doe(wijk.samira, h.verslag_beginnen, dossier_id=dossier.pk, **velden)


def nu(model, rij):
    with transactie(p.SYSTEEM):
        return model.objects.get(pk=rij.pk)


def reageer(medewerker, verslag, soort="correctie", woorden="Het huis is niet vol.", **velden):
    velden = {"soort": soort, "woorden": woorden, "kanaal": "telefoon", **velden}
    return doe(medewerker, h.verslag_reactie_vastleggen, verslag_id=verslag.pk, **velden)


def taken(soort):
    with transactie(p.SYSTEEM):
        return list(Taak.objects.filter(soort=soort, klaar_op=None))


def bel(soort):
    """Deliver every gebeurtenis of this kind to its listeners, as the job does."""
    with transactie(p.SYSTEEM):
        sleutels = [str(x.pk) for x in Gebeurtenis.objects.filter(soort=soort)]
    for sleutel in sleutels:
        for handeling in luisteraars(soort):
            gebeurtenis_laten_horen(gebeurtenis_id=sleutel, handeling=handeling)


def brieven(**filter):
    with transactie(p.SYSTEEM):
        return list(Brief.objects.filter(soort="verslag", **filter).order_by("nummer"))


def tekst_van(brief):
    with transactie(p.SYSTEEM):
        return weergave.tekst(Briefinhoud.objects.get(pk=brief.pk).als_stuk())


def vrijgeven(medewerker, verslag):
    doe(medewerker, h.item_vrijgeven, soort="gespreksverslag", item_id=verslag.pk)
    bel("item_vrijgegeven")


class TestVastleggen:
    def test_akkoord_staat_erbij_en_vraagt_niets(self, wijk, verslag, fatma):
        reactie = reageer(wijk.samira, verslag, "akkoord", "")
        assert (reactie.inwoner_id, reactie.uitgave, reactie.correctie) == (fatma.pk, 1, "")
        rij = nu(Gespreksverslag, verslag)
        assert "aan de telefoon: het klopt" in rij.reactie_inwoner
        assert (rij.betwist, rij.versie, taken("verslag_correctie")) == (False, verslag.versie, [])

    def test_een_correctie_betwist_de_tekst_en_komt_bij_de_schrijver(self, wijk, verslag):
        reageer(wijk.tom, verslag)
        [taak] = taken("verslag_correctie")
        assert (taak.voor_id, taak.adres) == (wijk.samira.pk, f"/dossier/{verslag.dossier_id}/verslag/{verslag.pk}/")
        assert werkdagen_tot(taak.uiterlijk) == 10
        rij = nu(Gespreksverslag, verslag)
        assert rij.betwist
        assert "‘Het huis is niet vol.’" in rij.reactie_inwoner

    def test_is_de_schrijver_weg_dan_pakt_het_team_het_op(self, wijk, verslag):
        wijk.samira.is_active = False
        with transactie(p.SYSTEEM):
            wijk.samira.save()
        reageer(wijk.tom, verslag)
        [taak] = taken("verslag_correctie")
        assert (taak.voor_id, taak.rol, taak.team_id) == (None, "wijkcoach", wijk.oost.pk)

    def test_een_verslag_van_het_systeem_komt_bij_het_team(self, wijk, verslag):
        with transactie(p.SYSTEEM):
            Gespreksverslag.objects.filter(pk=verslag.pk).update(gemaakt_door="systeem:test")
        reageer(wijk.tom, verslag)
        assert taken("verslag_correctie")[0].rol == "wijkcoach"

    @pytest.mark.parametrize(
        ("velden", "zin"),
        [
            ({"soort": "boos"}, "‘boos’"),
            ({"woorden": " "}, "eigen woorden"),
            ({"kanaal": "rook"}, "‘rook’"),
            ({"op": klok.vandaag() + timedelta(days=400)}, "toekomst"),
            ({"inwoner_id": uuid4()}, "uit dit huishouden"),
        ],
    )
    def test_wat_niet_kan_wordt_uitgelegd(self, wijk, verslag, velden, zin):
        with pytest.raises(Fout, match=zin):
            reageer(wijk.samira, verslag, **velden)
        assert nu(Gespreksverslag, verslag).reactie_inwoner == ""

    def test_op_een_concept_reageert_nog_niemand(self, wijk, dossier):
        concept = doe(wijk.samira, h.verslag_beginnen, dossier_id=dossier.pk, tekst="x")
        with pytest.raises(Fout, match="nog een concept"):
            reageer(wijk.samira, concept)

    def test_een_ander_team_ziet_het_verslag_niet(self, wijk, verslag):
        with pytest.raises(NietGevonden):
            reageer(wijk.zoe, verslag)

    def test_wie_het_vastlegde_kan_het_weghalen(self, wijk, verslag):
        reactie = reageer(wijk.samira, verslag)
        with pytest.raises(Fout, match="Alleen wie"):
            doe(wijk.tom, h.verslag_reactie_intrekken, reactie_id=reactie.pk)
        for _ in range(2):
            doe(wijk.samira, h.verslag_reactie_intrekken, reactie_id=reactie.pk)
        rij = nu(Gespreksverslag, verslag)
        assert (rij.reactie_inwoner, rij.betwist, taken("verslag_correctie")) == ("", False, [])


class TestCorrectie:
    def test_overnemen_opent_de_tekst_en_afronden_verwerkt_haar(self, wijk, verslag):
        reactie = reageer(wijk.samira, verslag)
        open_ = doe(wijk.samira, h.verslag_correctie_overnemen, reactie_id=reactie.pk)
        assert (open_.stand, nu(Verslagreactie, reactie).correctie) == ("concept", "aanpassen")
        velden = {"verslag_id": verslag.pk, "versie": open_.versie, "tekst": "Het huis is leeg.", "klaar": True}
        doe(wijk.samira, h.verslag_bewaren, **velden)
        rij, reactie = nu(Gespreksverslag, verslag), nu(Verslagreactie, reactie)
        assert (rij.uitgave, rij.betwist, reactie.correctie, reactie.verwerkt_in) == (2, False, "overgenomen", 2)
        assert "aangepast" in rij.reactie_inwoner
        assert taken("verslag_correctie") == []

    def test_afwijzen_heeft_een_reden_en_die_staat_bij_de_tekst(self, wijk, verslag):
        reactie = reageer(wijk.samira, verslag)
        with pytest.raises(Fout, match="waarom je het verslag niet aanpast"):
            doe(wijk.samira, h.verslag_correctie_afwijzen, reactie_id=reactie.pk, reden=" ")
        doe(wijk.samira, h.verslag_correctie_afwijzen, reactie_id=reactie.pk, reden="Ik zag het zelf.")
        rij = nu(Gespreksverslag, verslag)
        assert (rij.betwist, taken("verslag_correctie")) == (True, [])
        assert "De reden: Ik zag het zelf." in rij.reactie_inwoner
        with pytest.raises(Fout, match="al beantwoord"):
            doe(wijk.samira, h.verslag_correctie_afwijzen, reactie_id=reactie.pk, reden="Nog eens")
        with pytest.raises(Fout, match="al iets met deze reactie"):
            doe(wijk.samira, h.verslag_reactie_intrekken, reactie_id=reactie.pk)

    def test_toch_overnemen_na_een_afwijzing(self, wijk, verslag):
        reactie = reageer(wijk.samira, verslag)
        doe(wijk.samira, h.verslag_correctie_afwijzen, reactie_id=reactie.pk, reden="Nee")
        doe(wijk.samira, h.verslag_correctie_overnemen, reactie_id=reactie.pk)
        assert (nu(Verslagreactie, reactie).correctie, nu(Verslagreactie, reactie).besluit_reden) == ("aanpassen", "")

    def test_tijdens_het_aanpassen_kan_het_alsnog_worden_afgewezen(self, wijk, verslag):
        reactie = reageer(wijk.samira, verslag)
        doe(wijk.samira, h.verslag_correctie_overnemen, reactie_id=reactie.pk)
        doe(wijk.samira, h.verslag_correctie_afwijzen, reactie_id=reactie.pk, reden="Toch niet")
        assert nu(Gespreksverslag, verslag).brief == rv.Brief.GEEN

    def test_een_akkoord_is_geen_verzoek(self, wijk, verslag):
        reactie = reageer(wijk.samira, verslag, "akkoord", "")
        with pytest.raises(NietGevonden):
            doe(wijk.samira, h.verslag_correctie_overnemen, reactie_id=reactie.pk)


class TestOveralSamen:
    def test_tijdlijn_toont_de_tekst_met_de_reactie_en_het_woord_betwist(self, wijk, dossier, verslag):
        reageer(wijk.samira, verslag)
        with transactie(p.actor(wijk.tom)):
            [regel] = o.tijdlijn(o.dossier_kader(dossier.pk), filter="verslagen").regels
        assert regel.labels == ("Betwist",)
        assert "‘Het huis is niet vol.’" in regel.reactie

    def test_wie_naar_een_versie_verwijst_leest_die_versie_met_de_reactie(self, wijk, verslag):
        reactie = reageer(wijk.samira, verslag)
        open_ = doe(wijk.samira, h.verslag_correctie_overnemen, reactie_id=reactie.pk)
        velden = {"verslag_id": verslag.pk, "versie": open_.versie, "tekst": "Leeg", "klaar": True}
        doe(wijk.samira, h.verslag_bewaren, **velden)
        with transactie(p.actor(wijk.tom)):
            eerst, nu_ = o.verslag_uitgave(verslag.pk, 1), o.verslag_uitgave(verslag.pk, 2)
        assert (eerst.tekst, nu_.tekst) == ("Het huis is vol.", "Leeg")
        assert "er is een versie 2" in eerst.bron
        assert "niet vol" in eerst.reactie
        assert "niet vol" in nu_.reactie

    @pytest.mark.parametrize("nummer", [0, 2])
    def test_een_versie_die_er_niet_is(self, wijk, verslag, nummer):
        with transactie(p.actor(wijk.tom)), pytest.raises(NietGevonden):
            o.verslag_uitgave(verslag.pk, nummer)

    def test_een_bewaardatum_per_verslag_volgens_de_wet(self, wijk, verslag, dossier):
        assert verslag.bewaren_tot.year == klok.vandaag().year + 15
        velden = {"tekst": "x", "klaar": True, "wet": "jeugd"}
        jeugd = doe(wijk.samira, h.verslag_beginnen, dossier_id=dossier.pk, **velden)
        assert jeugd.bewaren_tot.year == klok.vandaag().year + 20


class TestBrief:
    def test_de_brief_gaat_pas_als_de_inwoner_mag_lezen_en_maar_een_keer(self, wijk, verslag):
        assert h.verslagen_versturen() == 0
        with klok.zet_klok(klok.nu() + timedelta(hours=25)):
            assert [h.verslagen_versturen() for _ in range(2)] == [1, 0]
        [brief] = brieven()
        assert "Het huis is vol." in tekst_van(brief)
        assert nu(Gespreksverslag, verslag).brief == rv.Brief.GEMAAKT

    def test_nu_vrijgeven_stuurt_hem_meteen(self, wijk, verslag, fatma):
        vrijgeven(wijk.samira, verslag)
        vrijgeven(wijk.samira, verslag)
        [brief] = brieven()
        assert (brief.geadresseerde_id, brief.dossier_id) == (fatma.pk, verslag.dossier_id)

    def test_heropenen_haalt_een_brief_terug_die_nog_niet_weg_is(self, wijk, verslag):
        vrijgeven(wijk.samira, verslag)
        doe(wijk.samira, h.verslag_heropenen, verslag_id=verslag.pk, reden="typfout")
        bel("verslag_heropend")
        assert [b.stand for b in brieven()] == ["ingetrokken"]

    def test_een_verzonden_brief_blijft_en_de_nieuwe_draagt_de_reactie(self, wijk, verslag):
        vrijgeven(wijk.samira, verslag)
        partij = doe(wijk.mo, brieven_afdrukken, brieven=[brieven()[0].pk])
        doe(wijk.mo, partij_posten, partij_id=partij.pk, op=klok.vandaag())
        reactie = reageer(wijk.samira, verslag)
        doe(wijk.samira, h.verslag_correctie_afwijzen, reactie_id=reactie.pk, reden="Ik zag het zelf.")
        h.verslagen_versturen()
        oud, nieuw = brieven()
        assert (oud.stand, "Ik zag het zelf." in tekst_van(oud)) == ("verzonden", False)
        assert "Ik zag het zelf." in tekst_van(nieuw)
        assert "Het huis is vol." in tekst_van(nieuw)

    def test_een_uitzondering_houdt_hem_tegen_tot_zij_is_opgeheven(self, wijk, verslag):
        velden = {"soort": "gespreksverslag", "item_id": verslag.pk}
        vrijgeven(wijk.samira, verslag)
        Inrichting.objects.create(soort="reden_niet_lezen", code="onveilig", naam="Onveilig", geldig_van=p.BEGIN)
        later = klok.vandaag() + timedelta(days=9)
        doe(wijk.samira, h.item_uitzonderen, uitzondering="onveilig", tot=later, **velden)
        bel("item_uitgezonderd")
        assert ([b.stand for b in brieven()], h.verslagen_versturen()) == (["ingetrokken"], 0)
        vrijgeven(wijk.samira, verslag)
        assert [b.stand for b in brieven()] == ["ingetrokken", "klaar"]

    def test_een_verslag_over_veiligheid_krijgt_geen_brief(self, wijk, dossier):
        velden = {"tekst": "x", "klaar": True, "wet": "veiligheid"}
        verslag = doe(wijk.samira, h.verslag_beginnen, dossier_id=dossier.pk, **velden)
        assert verslag.brief == rv.Brief.GEEN

    def test_wie_elders_gezag_heeft_krijgt_alleen_een_verslag_over_het_kind(self, wijk, fatma):
        vader, kind = _vader_elders_met_kind(wijk, fatma)
        huishouden = doe(wijk.samira, huishouden_samenstellen, leden=[NieuwLid(fatma.pk), NieuwLid(kind.pk)])
        dossier = maak_dossier(wijk.samira, huishouden)
        velden = {"dossier_id": dossier.pk, "tekst": "x", "klaar": True}
        samen = doe(wijk.samira, h.verslag_beginnen, **velden)
        vrijgeven(wijk.samira, samen)
        assert {b.geadresseerde_id for b in brieven()} == {fatma.pk}
        assert [t.voor_id for t in taken("verslag_ontvangers")] == [wijk.samira.pk]
        apart = doe(wijk.samira, h.verslag_beginnen, over=[kind.pk], **velden)
        vrijgeven(wijk.samira, apart)
        assert {b.geadresseerde_id for b in brieven(sleutel__contains=str(apart.pk))} == {fatma.pk, vader.pk}


def _vader_elders_met_kind(wijk, moeder):
    vader = g.registreer(p.actor(wijk.samira), roepnaam="Emre", geboortedatum=date(1985, 1, 1))
    kind = g.registreer(p.actor(wijk.samira), roepnaam="Elif", geboortedatum=date(2020, 1, 1))
    for ouder in (moeder, vader):
        doe(wijk.samira, relatie_leggen, inwoner_id=ouder.pk, naar_id=kind.pk, soort="ouder", gezag=True)
    return vader, kind


class TestRegels:
    def test_bewaren_telt_ook_vanaf_29_februari(self):
        assert rv.bewaren_tot("wmo", date(2024, 2, 29), 15, 20) == date(2039, 3, 1)
        assert rv.bewaren_tot("veiligheid", date(2024, 2, 29), 15, 20) == date(2044, 2, 29)

    def test_een_vertegenwoordiger_van_een_van_beiden_krijgt_het_niet(self):
        a, b, mentor = (UUID(int=n) for n in (1, 2, 3))
        assert rv.ontvangers([a, b], {a: [a, mentor], b: [b]}) == ({a: [a], b: [b]}, True)
        assert rv.ontvangers([a], {a: [a, mentor]}) == ({a: [a, mentor]}, False)

    def test_niemand_krijgt_het_twee_keer(self):
        moeder, kind = UUID(int=1), UUID(int=2)
        assert rv.ontvangers([moeder, kind], {moeder: [moeder], kind: [moeder]}) == (
            {moeder: [moeder], kind: []},
            False,
        )

    @pytest.mark.parametrize(
        ("correctie", "zin"),
        [("", ""), ("gevraagd", "kijken we nog naar"), ("aanpassen", "passen het verslag aan")],
    )
    def test_het_antwoord_in_woorden(self, correctie, zin):
        regel = rv.Reactieregel("Fatma", "correctie", "x", DAG, "gesprek", correctie)
        assert zin in regel.antwoord
        assert bool(regel.antwoord) is bool(correctie)
