"""Acts on breaches: reported by anybody, weighed and notified by the officer, watched, told and closed."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from keukentafel.brieven.models import Brief
from keukentafel.inwoner.models import Adres
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Fout, GeenRecht, NietGevonden
from keukentafel.kern.models import Gebeurtenis
from keukentafel.kern.versies import Botsing
from keukentafel.privacy.handelingen import apparaat as ha
from keukentafel.privacy.handelingen import datalek as h
from keukentafel.privacy.handelingen import datalekmensen as hm
from keukentafel.privacy.handelingen import maatregel as hg
from keukentafel.privacy.models import Datalek, Datalekbetrokkene, Privacymaatregel
from keukentafel.privacy.opvragen import datalek as lees
from keukentafel.privacy.tests.gevallen import maak_geval
from keukentafel.privacy.tests.toegang import later, logregels, voor_wie
from tests import personages as p

pytestmark = pytest.mark.django_db
WAT = "Een brief lag bij de buren in de bus."


@pytest.fixture
def g():
    geval = maak_geval()
    with transactie(p.SYSTEEM):
        geval.floor = p.maak_medewerker("Floor", p.Rol.FG, None)
    return geval


@pytest.fixture
def lek(g):
    return g.doe("samira", h.datalek_melden, wat=WAT, dossier_id=g.dossier.pk)


def vers(lek):
    with transactie(p.SYSTEEM):
        return Datalek.objects.get(pk=lek.pk)


def besluit(g, lek, oordeel="ap_en_mensen"):
    return g.doe("petra", h.datalek_beoordelen, datalek_id=lek.pk, oordeel=oordeel, reden="Er stond hulp in.")


def bij_ap(g, lek, **velden):
    basis = {"op": klok.nu(), "kenmerk": "AP-1", "datalek_id": lek.pk}
    return g.doe("petra", h.datalek_ap_melden, **{**basis, **velden})


def fout_op(veld, daad):
    with pytest.raises(Fout) as fout:
        daad()
    assert fout.value.veld == veld, fout.value.tekst


class TestMelden:
    def test_een_zin_is_genoeg_en_twee_rollen_weten_het(self, g, lek):
        assert voor_wie("datalek_te_beoordelen") == ["privacy_officer"]
        assert voor_wie("datalek_gemeld") == ["fg"]
        assert (vers(lek).melder_id, vers(lek).dossier_id) == (g.wijk.samira.pk, g.dossier.pk)
        with transactie(p.SYSTEEM):
            assert Gebeurtenis.objects.filter(soort="datalek_gemeld").count() == 1
        assert logregels(recht="datalek_melden")[0]["gegevens"] == {"bron": "medewerker", "stap": "gemeld"}

    def test_ook_een_vrijwilliger_meldt(self, g):
        with transactie(p.SYSTEEM):
            g.vrij = p.maak_medewerker("Vrij", p.Rol.VRIJWILLIGER, g.wijk.oost)
        assert g.doe("vrij", h.datalek_melden, wat=WAT).dossier_id is None

    def test_leeg_of_later_wordt_gezegd(self, g):
        fout_op("wat", lambda: g.doe("samira", h.datalek_melden, wat=" "))
        morgen = klok.nu() + timedelta(days=1)
        fout_op("bekend_op", lambda: g.doe("samira", h.datalek_melden, wat=WAT, bekend_op=morgen))

    def test_een_dossier_dat_niet_van_jou_is_komt_niet_mee(self, g):
        with pytest.raises(NietGevonden):
            g.doe("zoe", h.datalek_melden, wat=WAT, dossier_id=g.dossier.pk)

    def test_wie_het_leest(self, g, lek):
        for wie, ziet in {"samira": True, "tom": False, "petra": True, "floor": True}.items():
            with transactie(g.actor(wie)):
                assert Datalek.objects.filter(pk=lek.pk).exists() is ziet, wie

    def test_niet_over_de_eigen_kring(self, g, lek):
        actor = replace(g.actor("petra"), mijdt=frozenset({g.dossier.pk}))
        with transactie(actor), pytest.raises(NietGevonden):
            lees.datalek(lek.pk)


class TestBijwerken:
    def velden(self, lek, **anders):
        basis = {"datalek_id": lek.pk, "versie": 1, "wat": WAT, "soort": "verkeerd_adres", "bekend_op": lek.bekend_op}
        return basis | {"gegevens": ["naam", "gezondheid"], "aantal": 3} | anders

    def test_de_feiten(self, g, lek):
        g.doe("petra", h.datalek_bijwerken, **self.velden(lek, gebeurd_op=date(2026, 1, 5), ingedamd="Teruggehaald."))
        rij = vers(lek)
        assert (rij.gegevens, rij.aantal, rij.versie) == (["gezondheid", "naam"], 3, 2)

    def test_wie_later_bewaart_ziet_het(self, g, lek):
        g.doe("petra", h.datalek_bijwerken, **self.velden(lek))
        with pytest.raises(Botsing):
            g.doe("ria", h.datalek_bijwerken, **self.velden(lek, wat="Anders."))

    def test_gebeurd_na_bekend_kan_niet(self, g, lek):
        morgen = klok.vandaag() + timedelta(days=1)
        fout_op("gebeurd_op", lambda: g.doe("petra", h.datalek_bijwerken, **self.velden(lek, gebeurd_op=morgen)))

    def test_alleen_wie_het_register_bijhoudt(self, g, lek):
        for wie in ("floor", "samira"):
            with pytest.raises(NietGevonden):
                g.doe(wie, h.datalek_bijwerken, **self.velden(lek))

    def test_zonder_wat_er_gebeurde_is_er_niets(self, g, lek):
        fout_op("wat", lambda: g.doe("petra", h.datalek_bijwerken, **self.velden(lek, wat=" ")))


class TestBesluit:
    def test_opnieuw_besluiten_vraagt_niet_nog_een_keer_te_melden(self, g, lek):
        for oordeel in ("ap", "ap_en_mensen"):
            besluit(g, lek, oordeel)
            assert voor_wie("datalek_naar_ap") == ["privacy_officer"]
        bij_ap(g, lek)
        besluit(g, lek, "ap")
        assert voor_wie("datalek_naar_ap") == []

    def test_naar_de_ap_geeft_een_taak_tot_het_gemeld_is(self, g, lek):
        besluit(g, lek, "ap")
        assert (voor_wie("datalek_te_beoordelen"), voor_wie("datalek_naar_ap")) == ([], ["privacy_officer"])
        bij_ap(g, lek)
        assert voor_wie("datalek_naar_ap") == []

    def test_alleen_het_register_maakt_alle_taken_klaar(self, g, lek):
        besluit(g, lek, "register")
        assert (voor_wie("datalek_te_beoordelen"), voor_wie("datalek_gemeld")) == ([], [])

    def test_altijd_met_een_reden_en_niet_terug_na_de_melding(self, g, lek):
        fout_op("reden", lambda: g.doe("petra", h.datalek_beoordelen, datalek_id=lek.pk, oordeel="register", reden=" "))
        besluit(g, lek)
        bij_ap(g, lek)
        fout_op("oordeel", lambda: besluit(g, lek, "register"))


class TestBijDeAp:
    def test_eerst_besluiten_dan_melden(self, g, lek):
        fout_op("op", lambda: bij_ap(g, lek))

    def test_met_kenmerk_en_op_een_moment_dat_kan(self, g, lek):
        besluit(g, lek)
        fout_op("kenmerk", lambda: bij_ap(g, lek, kenmerk=" "))
        fout_op("op", lambda: bij_ap(g, lek, op=klok.nu() + timedelta(hours=1)))
        fout_op("op", lambda: bij_ap(g, lek, op=lek.bekend_op - timedelta(hours=1)))

    def test_na_72_uur_met_een_reden(self, g, lek):
        besluit(g, lek)
        with later(hours=73):
            fout_op("reden_laat", lambda: bij_ap(g, lek, op=klok.nu()))
            bij_ap(g, lek, op=klok.nu(), reden_laat="Het werd eerst niet herkend.")
        assert vers(lek).ap_reden_laat == "Het werd eerst niet herkend."

    def test_op_tijd_heeft_geen_reden_nodig_en_bewaart_er_geen(self, g, lek):
        besluit(g, lek)
        bij_ap(g, lek, reden_laat="Zomaar.")
        assert vers(lek).ap_reden_laat == ""

    def test_voorlopig_wordt_aangevuld_en_dan_is_het_klaar(self, g, lek):
        besluit(g, lek, "ap")
        bij_ap(g, lek, voorlopig=True)
        fout_op("lessen", lambda: g.doe("petra", h.datalek_sluiten, datalek_id=lek.pk, lessen="x"))
        bij_ap(g, lek, kenmerk="AP-2")
        rij = vers(lek)
        assert (rij.ap_voorlopig, rij.ap_kenmerk, rij.ap_aangevuld_op is not None) == (False, "AP-2", True)
        fout_op("op", lambda: bij_ap(g, lek))


class TestBewaken:
    def test_alarm_als_de_tijd_afloopt_en_nog_een_als_hij_voorbij_is(self, g, lek):
        assert h.datalekken_bewaken() == 0
        with later(hours=49):
            assert (h.datalekken_bewaken(), h.datalekken_bewaken()) == (1, 0)
            assert voor_wie("datalek_termijn") == ["fg", "privacy_officer"]
        with later(hours=73):
            assert (h.datalekken_bewaken(), h.datalekken_bewaken()) == (1, 0)
            assert voor_wie("datalek_te_laat") == ["fg", "privacy_officer"]

    def test_wat_gemeld_is_of_niet_hoeft_geeft_geen_alarm(self, g, lek):
        besluit(g, lek, "register")
        with later(hours=80):
            assert h.datalekken_bewaken() == 0

    def test_een_melding_maakt_het_alarm_klaar(self, g, lek):
        besluit(g, lek, "ap")
        with later(hours=60):
            h.datalekken_bewaken()
            bij_ap(g, lek, op=klok.nu())
        assert voor_wie("datalek_termijn") == []


class TestMensen:
    TEKST = {"gebeurd": "Uw brief lag bij de buren.", "gevolgen": "Zij weten van de hulp.", "gedaan": "Opgehaald."}

    def test_het_huishouden_krijgt_een_brief(self, g, lek):
        besluit(g, lek)
        mensen = g.doe("petra", hm.betrokkenen_uit_dossier, datalek_id=lek.pk)
        assert {m.inwoner_id for m in mensen} == {g.fatma.pk, g.emre.pk, g.elif_.pk}
        self.feiten(g, lek)
        assert self.licht_in(g, lek) == (3, 0)
        assert vers(lek).mensen_klaar_op
        with transactie(p.SYSTEEM):
            brieven = Brief.objects.filter(soort="datalek")
            assert set(brieven.values_list("inwoner_id", flat=True)) == {g.fatma.pk, g.emre.pk, g.elif_.pk}
            assert not Datalekbetrokkene.objects.filter(verteld_op=None).exists()

    def test_wiens_brief_op_een_adres_wacht_is_niet_ingelicht(self, g, lek):
        with transactie(p.SYSTEEM):
            Adres.objects.filter(inwoner=g.emre).delete()
        besluit(g, lek)
        g.doe("petra", hm.betrokkenen_uit_dossier, datalek_id=lek.pk)
        self.feiten(g, lek)
        assert self.licht_in(g, lek) == (2, 1)
        assert vers(lek).mensen_klaar_op is None
        with transactie(p.SYSTEEM):
            assert Datalekbetrokkene.objects.get(verteld_op=None).inwoner_id == g.emre.pk
            assert Brief.objects.get(soort="datalek", inwoner=g.emre).stand == "wacht"

    def test_de_brief_zegt_om_welke_gegevens_het_gaat(self, g, lek):
        besluit(g, lek)
        g.doe("petra", hm.betrokkenen_uit_dossier, datalek_id=lek.pk)
        with pytest.raises(Fout, match="welke gegevens"):
            self.licht_in(g, lek)

    def feiten(self, g, lek):
        velden = {"versie": vers(lek).versie, "wat": WAT, "soort": "verkeerd_adres", "bekend_op": lek.bekend_op}
        g.doe("petra", h.datalek_bijwerken, datalek_id=lek.pk, gegevens=["naam"], **velden)

    def licht_in(self, g, lek):
        return g.doe("petra", hm.betrokkenen_inlichten, datalek_id=lek.pk, doen="", **self.TEKST)

    def test_met_naam_en_geboortedatum_en_anders_niemand(self, g, lek):
        velden = {"datalek_id": lek.pk, "naam": g.fatma.naam, "geboren": g.fatma.geboortedatum}
        rij = g.doe("petra", hm.betrokkene_toevoegen, **velden)
        assert g.doe("petra", hm.betrokkene_toevoegen, **velden).pk == rij.pk
        fout_op("naam", lambda: g.doe("petra", hm.betrokkene_toevoegen, **{**velden, "naam": "Niemand"}))

    def test_anders_ingelicht_maakt_het_klaar_en_een_nieuwe_weer_open(self, g, lek):
        velden = {"datalek_id": lek.pk, "naam": g.fatma.naam, "geboren": g.fatma.geboortedatum}
        rij = g.doe("petra", hm.betrokkene_toevoegen, **velden)
        told = {"betrokkene_id": rij.pk, "wijze": "gesprek"}
        morgen = klok.vandaag() + timedelta(days=1)
        fout_op("op", lambda: g.doe("petra", hm.betrokkene_ingelicht, op=morgen, **told))
        g.doe("petra", hm.betrokkene_ingelicht, op=klok.vandaag(), **told)
        assert vers(lek).mensen_klaar_op == klok.vandaag()
        fout_op(None, lambda: g.doe("petra", hm.betrokkene_weghalen, betrokkene_id=rij.pk))
        ander = {**velden, "naam": g.emre.naam, "geboren": g.emre.geboortedatum}
        nieuw = g.doe("petra", hm.betrokkene_toevoegen, **ander)
        assert vers(lek).mensen_klaar_op is None
        g.doe("petra", hm.betrokkene_weghalen, betrokkene_id=nieuw.pk)
        assert vers(lek).mensen_klaar_op == klok.vandaag()

    def test_de_brief_zegt_wat_moet(self, g, lek):
        leeg = {**self.TEKST, "gevolgen": " "}
        fout_op("gevolgen", lambda: g.doe("petra", hm.betrokkenen_inlichten, datalek_id=lek.pk, doen="", **leeg))
        fout_op("gebeurd", lambda: g.doe("petra", hm.betrokkenen_inlichten, datalek_id=lek.pk, doen="", **self.TEKST))

    def test_niet_ieder_apart_met_grond_en_reden(self, g, lek):
        niet = {"datalek_id": lek.pk, "grond": "onleesbaar"}
        fout_op("reden", lambda: g.doe("petra", hm.betrokkenen_niet_inlichten, reden="", **niet))
        g.doe("petra", hm.betrokkenen_niet_inlichten, reden="De schijf was versleuteld.", **niet)
        assert vers(lek).mensen_klaar_op == klok.vandaag()

    def test_zonder_dossier_geen_huishouden(self, g):
        lek = g.doe("petra", h.datalek_openen, bron="", bron_id=None, wat=WAT)
        fout_op(None, lambda: g.doe("petra", hm.betrokkenen_uit_dossier, datalek_id=lek.pk))


class TestMaatregelEnEinde:
    def afspraak(self, g, lek, **anders):
        basis = {"datalek_id": lek.pk, "wat": "Vensterenveloppen kopen.", "eigenaar_id": g.wijk.tom.pk}
        return g.doe("petra", hg.maatregel_afspreken, **{**basis, "uiterlijk": klok.vandaag(), **anders})

    def test_de_eigenaar_krijgt_een_taak_en_rondt_af(self, g, lek):
        rij = self.afspraak(g, lek)
        assert voor_wie("privacymaatregel") == ["Tom"]
        fout_op("hoe", lambda: g.doe("tom", hg.maatregel_afronden, maatregel_id=rij.pk, hoe=" "))
        with pytest.raises(NietGevonden):
            g.doe("samira", hg.maatregel_afronden, maatregel_id=rij.pk, hoe="Gekocht.")
        g.doe("tom", hg.maatregel_afronden, maatregel_id=rij.pk, hoe="Gekocht.")
        assert voor_wie("privacymaatregel") == []
        fout_op(None, lambda: g.doe("petra", hg.maatregel_afronden, maatregel_id=rij.pk, hoe="Gekocht."))
        with transactie(p.SYSTEEM):
            assert Privacymaatregel.objects.get().hoe == "Gekocht."

    def test_wat_niet_klopt_aan_een_maatregel(self, g, lek):
        gisteren = klok.vandaag() - timedelta(days=1)
        fout_op("uiterlijk", lambda: self.afspraak(g, lek, uiterlijk=gisteren))
        fout_op("wat", lambda: self.afspraak(g, lek, wat=" "))
        fout_op("eigenaar_id", lambda: self.afspraak(g, lek, eigenaar_id=g.dossier.pk))

    def test_sluiten_pas_als_alles_gedaan_is_en_met_lessen(self, g, lek):
        sluit = {"datalek_id": lek.pk, "lessen": "Altijd een venster."}
        fout_op("lessen", lambda: g.doe("petra", h.datalek_sluiten, **sluit))
        besluit(g, lek, "ap")
        fout_op("lessen", lambda: g.doe("petra", h.datalek_sluiten, **sluit))
        bij_ap(g, lek)
        fout_op("lessen", lambda: g.doe("petra", h.datalek_sluiten, **{**sluit, "lessen": ""}))
        g.doe("petra", h.datalek_sluiten, **sluit)
        with pytest.raises(Fout, match="gesloten"):
            besluit(g, lek, "geen")


def test_uit_een_bron_komt_er_een_en_niet_twee(g):
    """A moved text, a finding and a refused emergency access are tried in the stories and their own tests."""
    uitgifte = {"soort": "laptop", "label": "L-1", "medewerker_id": g.wijk.samira.pk, "versleuteld": True}
    laptop = g.doe("petra", ha.apparaat_uitgeven, uitgegeven_op=klok.vandaag(), **uitgifte)
    g.doe("samira", ha.apparaat_kwijt_melden, apparaat_id=laptop.pk, hoe="In de trein.", hier="")
    een, twee = (
        g.doe("petra", h.datalek_openen, bron="apparaat", bron_id=laptop.pk, wat=wat) for wat in (WAT, "Nog eens.")
    )
    assert (een.pk, twee.wat) == (twee.pk, WAT)


def test_een_onbekende_bron_is_er_niet_en_openen_is_voor_de_privacy_officer(g):
    with transactie(g.actor("petra")), pytest.raises(NietGevonden):
        h.datalek_openen(actor=g.actor("petra"), bron="zomaar", bron_id=g.dossier.pk, wat=WAT)
    with pytest.raises(GeenRecht):
        g.doe("floor", h.datalek_openen, bron="", bron_id=None, wat=WAT)
