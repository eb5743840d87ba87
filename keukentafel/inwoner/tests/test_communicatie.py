"""How somebody wants to talk and be written to (REQ-024), and to whom a letter goes (GEZ, VTG)."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError
from django.test import Client

from keukentafel.inwoner import handelingen as h
from keukentafel.inwoner import opvragen as o
from keukentafel.inwoner.models import Inwoner
from keukentafel.inwoner.opvragen.persoon import kaart, voor_formulier
from keukentafel.inwoner.regels.communicatie import Communicatie
from keukentafel.inwoner.regels.gegevens import Adresgegevens
from keukentafel.inwoner.tests.gegevens import BUURT_ZUID, THUIS, persoon, registreer, wijk_met_buurten
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Fout, GeenRecht, NietGevonden
from keukentafel.kern.models import Gebeurtenis
from keukentafel.organisatie.models import Inrichting
from keukentafel.poort.matrix import Rol
from tests import personages as p
from tests.inloggen import log_in

pytestmark = pytest.mark.django_db
ELDERS = Adresgegevens(straat="Havendijk", huisnummer="3", postcode="3112 CD", buurtcode=BUURT_ZUID)
WENSEN = {
    "taal": "tr",
    "tolk_taal": "tr",
    "leesniveau": "eenvoudig",
    "voorkeurskanaal": "bellen",
    "voorkeursplaats": "thuis",
}


@pytest.fixture
def wijk():
    return wijk_met_buurten()


@pytest.fixture
def samira(wijk):
    return p.actor(wijk.samira)


def geboren(jaren):
    return klok.vandaag().replace(year=klok.vandaag().year - jaren, day=1) - timedelta(days=40)


def beeld(**velden):
    leeg = dict.fromkeys(Communicatie.__slots__, "") | {"digitaal_sinds": None, "inwoner": None}
    return Communicatie(**{**leeg, **velden})


class TestRegel:
    def test_wie_niets_bijzonders_wil_heeft_een_lege_regel(self):
        assert (
            beeld(taal="nl", taal_naam="Nederlands", leesniveau="gewoon", leesniveau_naam="Gewone brieven").regel == ""
        )

    def test_een_regel_zegt_wat_anders_is_dan_gewoon(self, samira):
        inwoner = registreer(samira, **WENSEN)
        with transactie(samira):
            regel = o.communicatie_van(inwoner).regel
        assert regel == "Turks, met tolk · korte, eenvoudige zinnen · liefst bellen · thuis"

    def test_een_tolk_in_een_andere_taal_noemt_die_taal(self):
        regel = beeld(taal="ti", taal_naam="Tigrinya", tolk_taal="ar", tolk_naam="Arabisch").regel
        assert regel == "Tigrinya, met tolk Arabisch"

    def test_e_mail_blijft_met_een_streepje_geschreven(self):
        assert beeld(voorkeurskanaal="mail", kanaal_naam="E-mail").regel == "liefst e-mail"


class TestVastleggen:
    def test_een_onbekend_kanaal_wordt_geweigerd_en_genoemd(self, samira):
        with pytest.raises(Fout, match="‘postduif’"):
            registreer(samira, voorkeurskanaal="postduif")

    def test_de_eigen_lijst_van_de_gemeente_gaat_voor(self, samira):
        velden = {"soort": "leesniveau", "code": "eenvoudig", "naam": "Heel korte zinnen", "geldig_van": p.BEGIN}
        Inrichting.objects.create(**velden)
        inwoner = registreer(samira, **WENSEN)
        with transactie(samira):
            assert "heel korte zinnen" in o.communicatie([inwoner.pk])[inwoner.pk].regel

    def test_bijwerken_houdt_de_wensen_en_noemt_de_bron(self, samira):
        inwoner = registreer(samira, **WENSEN)
        with transactie(samira):
            gegevens, versie, _ = voor_formulier(inwoner.pk)
            h.inwoner_bijwerken(actor=samira, inwoner_id=inwoner.pk, versie=versie, persoon=gegevens)
            inwoner = Inwoner.objects.get(pk=inwoner.pk)
        assert {naam: getattr(inwoner, naam) for naam in WENSEN} == WENSEN
        assert inwoner.tolk_nodig
        assert inwoner.bron["communicatie"]["bron"] == "ingevoerd"

    def test_wie_iemand_niet_mag_zien_krijgt_geen_wensen(self, wijk, samira):
        inwoner = registreer(samira, **WENSEN)
        with transactie(p.actor(wijk.zoe)):
            assert o.communicatie([inwoner.pk]) == {}


class TestDigitalePost:
    def test_aanzetten_bewaart_dag_en_bron_en_stoppen_wist_ze(self, samira):
        inwoner = registreer(samira)
        with transactie(samira):
            aan = h.digitale_post_vastleggen(actor=samira, inwoner_id=inwoner.pk, bron="gezegd")
            assert (aan.digitaal_sinds, aan.digitaal_bron) == (klok.vandaag(), "gezegd")
            assert o.communicatie_van(aan).mag_digitaal
            assert not o.communicatie_van(h.digitale_post_stoppen(actor=samira, inwoner_id=inwoner.pk)).mag_digitaal
        assert Gebeurtenis.objects.filter(soort="digitale_post_gezet", onderwerp=inwoner.pk).count() == 2

    @pytest.mark.parametrize(("bron", "dagen", "veld"), [("gedacht", 0, "bron"), ("gezegd", 1, "sinds")])
    def test_onzin_wordt_geweigerd_bij_het_veld(self, samira, bron, dagen, veld):
        inwoner = registreer(samira)
        sinds = klok.vandaag() + timedelta(days=dagen)
        with transactie(samira), pytest.raises(Fout) as fout:
            h.digitale_post_vastleggen(actor=samira, inwoner_id=inwoner.pk, bron=bron, sinds=sinds)
        assert fout.value.veld == veld

    def test_de_databank_weigert_een_dag_zonder_bron(self, samira):
        inwoner = registreer(samira)
        with transactie(p.SYSTEEM), pytest.raises(IntegrityError), transactie(p.SYSTEEM):
            Inwoner.objects.filter(pk=inwoner.pk).update(digitaal_sinds=klok.vandaag())

    @pytest.mark.parametrize(
        ("rol", "fout"), [(Rol.COORDINATOR, NietGevonden), (Rol.CONTROLLER, NietGevonden), (Rol.FG, NietGevonden)]
    )
    def test_alleen_wie_inwoners_bijwerkt_zet_het(self, wijk, samira, rol, fout):
        inwoner = registreer(samira)
        iemand = p.actor(p.maak_medewerker("Iemand", rol, wijk.oost))
        with transactie(iemand), pytest.raises((fout, GeenRecht)):
            h.digitale_post_vastleggen(actor=iemand, inwoner_id=inwoner.pk, bron="gezegd")


class TestScherm:
    def test_de_kaart_toont_een_regel_en_zet_digitale_post_aan_en_uit(self, wijk, samira):
        """REQ-024."""
        inwoner = registreer(samira, **WENSEN)
        client = log_in(Client(), wijk.samira)
        pad = f"/inwoner/{inwoner.pk}/"
        assert "Turks, met tolk · korte" in client.get(pad).content.decode()
        assert client.post(f"{pad}digitaal/", {"bron": "gezegd"}).status_code == 302
        assert "zelf gezegd" in client.get(pad).content.decode()
        client.post(f"{pad}digitaal/", {"stop": "ja"})
        assert "nee, per post" in client.get(pad).content.decode()

    def test_een_dag_in_de_toekomst_houdt_wat_getypt_is(self, wijk, samira):
        inwoner = registreer(samira)
        morgen = (klok.vandaag() + timedelta(days=1)).isoformat()
        client = log_in(Client(), wijk.samira)
        antwoord = client.post(f"/inwoner/{inwoner.pk}/digitaal/", {"bron": "gezegd", "sinds": morgen})
        assert antwoord.status_code == 422
        assert "ligt in de toekomst" in antwoord.content.decode()
        assert morgen in antwoord.content.decode()

    def test_een_keuze_die_van_de_lijst_is_blijft_staan(self, wijk, samira):
        inwoner = registreer(samira, leesniveau="oud_niveau")
        client = log_in(Client(), wijk.samira)
        assert 'value="oud_niveau" selected' in client.get(f"/inwoner/{inwoner.pk}/bewerken/").content.decode()


@pytest.fixture
def gezin(wijk, samira):
    """A child of nine with a mother here and a father in the other team, both with gezag."""
    moeder = registreer(samira, roepnaam="Aïcha", voorvoegsel="", geslachtsnaam="El Idrissi", geboortedatum=geboren(38))
    vader = registreer(samira, ELDERS, roepnaam="Bram", voorvoegsel="", geslachtsnaam="Vos", geboortedatum=geboren(40))
    kind = registreer(samira, roepnaam="Noor", voorvoegsel="", geslachtsnaam="Vos", geboortedatum=geboren(9))
    with transactie(p.SYSTEEM):
        for ouder in (moeder, vader):
            velden = {"inwoner_id": ouder.pk, "naar_id": kind.pk, "soort": "ouder", "gezag": True}
            h.relatie_leggen(actor=p.SYSTEEM, **velden, gezag_bron="gezagsregister")
    return moeder, vader, kind


def wie(actor, inwoner, **extra):
    with transactie(actor):
        return {o_.naam: o_ for o_ in o.ontvangers(inwoner.pk, **extra)}


class TestOntvangers:
    def test_elke_gezagsouder_op_het_eigen_adres(self, samira, gezin):
        brief = wie(samira, gezin[2])
        assert {naam: o_.adresregels[0] for naam, o_ in brief.items()} == {
            "Aïcha El Idrissi": "Vlietlaan 12",
            "Bram Vos": "Havendijk 3",
        }
        assert {o_.reden_tekst for o_ in brief.values()} == {"heeft gezag"}

    def test_het_scherm_noemt_de_ouder_in_een_ander_team_niet(self, samira, gezin):
        vader = wie(samira, gezin[2])["Bram Vos"]
        assert (vader.toon_naam, vader.toon_adres) == ("Iemand buiten jouw team", "Op het eigen adres")

    def test_een_geheim_adres_staat_op_de_envelop_en_niet_op_het_scherm(self, samira, gezin):
        with transactie(p.SYSTEEM):
            h.geheimhouding_zetten(actor=p.SYSTEEM, inwoner_id=gezin[0].pk, adres_afgeschermd=True)
        moeder = wie(samira, gezin[2])["Aïcha El Idrissi"]
        assert (moeder.adresregels[0], moeder.toon_adres, moeder.geheim) == ("Vlietlaan 12", "Adres afgeschermd", True)

    def test_een_ouder_wiens_bestaan_verborgen_is_krijgt_de_brief_en_geen_regel(self, samira, gezin):
        with transactie(p.SYSTEEM):
            h.bestaan_afschermen(actor=p.SYSTEEM, inwoner_id=gezin[1].pk, afgeschermd=True)
        with transactie(samira):
            brief = o.adressering(gezin[2].pk)
        assert len(brief.ontvangers) == 2
        assert [o_.naam for o_ in brief.te_tonen] == ["Aïcha El Idrissi"]

    def test_een_briefadres_gaat_voor_het_huis(self, samira, gezin):
        with transactie(p.SYSTEEM):
            post = Adresgegevens(straat="Postbus", huisnummer="9", soort="brief", van=date(2026, 1, 1))
            h.adres_wijzigen(actor=p.SYSTEEM, inwoner_id=gezin[0].pk, adres=post)
        assert wie(samira, gezin[2])["Aïcha El Idrissi"].adresregels == ("Postbus 9",)

    def test_een_overleden_ouder_krijgt_niets(self, samira, gezin):
        with transactie(p.SYSTEEM):
            Inwoner.objects.filter(pk=gezin[1].pk).update(overleden_op=date(2026, 5, 1))
        assert list(wie(samira, gezin[2])) == ["Aïcha El Idrissi"]

    def test_zonder_adres_blijft_de_envelop_leeg_en_zegt_het_scherm_dat(self, wijk, samira):
        wees = registreer(samira, None)
        zelf = wie(samira, wees)["Noor van der Meulen"]
        assert (zelf.adresregels, zelf.toon_adres, zelf.reden_tekst) == ((), "Geen adres bekend", "de inwoner zelf")

    def test_een_vertegenwoordiger_zonder_klantnummer_staat_er_met_naam(self, samira):
        inwoner = registreer(samira)
        with transactie(samira):
            velden = {"hoedanigheid": "curator", "naam": "Stichting Zekerheid"}
            h.vertegenwoordiging_vastleggen(actor=samira, inwoner_id=inwoner.pk, **velden)
        assert wie(samira, inwoner)["Stichting Zekerheid"].reden_tekst == "curator"

    def test_wie_het_kind_niet_mag_zien_krijgt_niemand(self, wijk, samira, gezin):
        with transactie(p.actor(wijk.zoe)), pytest.raises(NietGevonden):
            o.ontvangers(gezin[2].pk)

    def test_de_kaart_van_het_kind_zegt_naar_wie_brieven_gaan(self, wijk, samira, gezin):
        with transactie(samira):
            assert (kaart(gezin[2].pk).brieven_anders, kaart(gezin[0].pk).brieven_anders) == (True, False)
        paneel = log_in(Client(), wijk.samira).get(f"/inwoner/{gezin[2].pk}/brieven/").content.decode()
        assert "Aïcha El Idrissi" in paneel
        assert "Iemand buiten jouw team" in paneel
        assert "Bram" not in paneel

    def test_een_huisgenoot_die_verhuist_krijgt_de_brief_op_het_nieuwe_adres(self, samira, gezin):
        with transactie(p.SYSTEEM):
            h.adres_wijzigen(actor=p.SYSTEEM, inwoner_id=gezin[0].pk, adres=ELDERS)
        assert wie(samira, gezin[2])["Aïcha El Idrissi"].adresregels[0] == "Havendijk 3"


def test_het_kleine_formulier_van_een_inwoner_kent_dezelfde_wensen():
    assert set(WENSEN) <= set(persoon().groep("communicatie"))
    assert THUIS.postcode
