"""What was asked once is not asked again: from contact to melding, from resident to appointment (REQ-038)."""

from datetime import date, timedelta

import pytest
from django.test import Client

from keukentafel.brieven import weergave
from keukentafel.brieven.models import Briefinhoud
from keukentafel.inwoner.handelingen import NieuwLid, huishouden_samenstellen
from keukentafel.inwoner.models import Inwoner
from keukentafel.inwoner.regels.gegevens import Adresgegevens
from keukentafel.inwoner.tests import gegevens as g
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.poort.poort import zichtbaar
from keukentafel.poort.rechten import Recht
from keukentafel.toegang import handelingen as h
from keukentafel.toegang.models import Afspraak, Contact
from keukentafel.toegang.regels.taal import op_de_kaart
from keukentafel.toegang.tests.hulp import doe, maak_contact, maak_melding
from tests import personages as p
from tests.inloggen import log_in

pytestmark = pytest.mark.django_db
BEGIN = {"onderwerp": "Kennismaken"}


@pytest.fixture
def wijk():
    return g.wijk_met_buurten()


@pytest.fixture
def samira(wijk):
    return log_in(Client(), wijk.samira)


@pytest.fixture
def noor(wijk):
    return g.registreer(p.actor(wijk.samira), geboortedatum=date(1980, 1, 1), taal="tr", tolk_taal="tr")


@pytest.fixture
def gezin(wijk, noor):
    kind = g.registreer(p.actor(wijk.samira), roepnaam="Elif", geboortedatum=date(2015, 1, 1), tolk_taal="ar")
    return doe(huishouden_samenstellen, wijk.samira, leden=[NieuwLid(noor.pk), NieuwLid(kind.pk)])


def morgen():
    return klok.nu() + timedelta(days=1)


def gelezen(model, pk):
    with transactie(p.SYSTEEM):
        return model.objects.get(pk=pk)


class TestVanContactNaarMelding:
    def vul(self, samira, **velden):
        contact = maak_contact(p.Medewerker.objects.get(naam="Samira"), tekst="Dak lek", vervolg="melding", **velden)
        return samira.get(f"/meldingen/nieuw/?contact={contact.pk}").content.decode()

    def test_de_bron_staat_erbij(self, samira):
        assert "Uit het contact van" in self.vul(samira)
        assert "Uit het contact van" not in samira.get("/meldingen/nieuw/").content.decode()

    @pytest.mark.parametrize(
        ("sprak", "meldt"), [("zelf", "inwoner"), ("naaste", "naaste"), ("ouder", "naaste"), ("professional", "anders")]
    )
    def test_wie_sprak_meldt(self, samira, sprak, meldt):
        assert f'<option value="{meldt}" selected>' in self.vul(samira, namens=sprak)

    def test_de_taal_van_een_bekende_inwoner(self, samira, noor):
        scherm = self.vul(samira, inwoner_id=noor.pk)
        assert '<option value="tr" selected>' in scherm
        assert 'name="tolk_nodig" checked' in scherm

    def test_na_een_fout_staat_de_bron_er_nog(self, wijk, samira):
        contact = maak_contact(wijk.samira, vervolg="melding")
        scherm = samira.post("/meldingen/nieuw/", {"contact": contact.pk, "hulpvraag": ""})
        assert scherm.status_code == 422
        assert "Uit het contact van" in scherm.content.decode()


class TestWieBelde:
    def nieuw(self, postcode="3111 ab", buurt=g.BUURT_OOST):
        adres = Adresgegevens(straat="Vlietlaan", huisnummer="3", postcode=postcode, buurtcode=buurt)
        return h.NieuweInwoner(g.persoon(roepnaam="Yara"), adres, toch_nieuw=True)

    def test_het_anonieme_contact_wordt_van_de_inwoner(self, wijk):
        contact = maak_contact(wijk.samira, tekst="Dak lek")
        melding = maak_melding(wijk.samira, nieuw=self.nieuw(), contact_id=contact.pk)
        nu = gelezen(Contact, contact.pk)
        assert (nu.inwoner_id, nu.huishouden_id) == (melding.inwoner_id, melding.huishouden_id)
        assert not nu.anoniem

    def test_het_gaat_mee_naar_het_team_van_de_inwoner(self, wijk):
        contact = maak_contact(wijk.samira)
        maak_melding(wijk.samira, nieuw=self.nieuw("3112 xy", g.BUURT_ZUID), contact_id=contact.pk)
        with transactie(p.actor(wijk.zoe)):
            assert zichtbaar(Contact, Recht.CONTACT_LEZEN).filter(pk=contact.pk).exists()

    def test_een_contact_dat_van_iemand_was_blijft_van_die(self, wijk, noor):
        contact = maak_contact(wijk.samira, inwoner_id=noor.pk)
        maak_melding(wijk.samira, nieuw=self.nieuw(), contact_id=contact.pk)
        assert gelezen(Contact, contact.pk).inwoner_id == noor.pk


class TestTaal:
    def test_zonder_woord_telt_wat_bij_de_inwoner_staat(self, wijk, noor):
        melding = maak_melding(wijk.samira, inwoner_id=noor.pk)
        assert (melding.taal, melding.tolk_nodig) == ("tr", True)

    def test_wie_iets_anders_zegt_heeft_gelijk(self, wijk, noor):
        melding = maak_melding(wijk.samira, inwoner_id=noor.pk, taal="en")
        assert (melding.taal, melding.tolk_nodig) == ("en", False)

    def test_een_andere_taal_komt_pas_op_de_kaart_als_iemand_dat_zegt(self, wijk, samira, noor):
        melding = maak_melding(wijk.samira, inwoner_id=noor.pk, taal="ar", tolk_nodig=True)
        for pad in ("", "gemaakt/"):
            blad = samira.get(f"/meldingen/{melding.pk}/{pad}").content.decode()
            assert "staat: Turks, met tolk. In deze melding: Arabisch, met tolk." in blad
        assert gelezen(Inwoner, noor.pk).taal == "tr"
        adres = samira.post(f"/meldingen/{melding.pk}/taal/", {"gemaakt": "ja"}).url
        assert adres == f"/meldingen/{melding.pk}/gemaakt/"
        nu = gelezen(Inwoner, noor.pk)
        assert (nu.taal, nu.tolk_taal) == ("ar", "ar")
        assert nu.bron["communicatie"]["bron"] == f"melding {melding.nummer}"
        assert "Ook op de kaart zetten" not in samira.get(adres).content.decode()
        weer = samira.post(f"/meldingen/{melding.pk}/taal/", follow=True)
        assert "Er is niets over te nemen" in weer.content.decode()

    def test_een_kaart_van_later_weet_het_beter(self, wijk, samira, noor):
        melding = maak_melding(wijk.samira, inwoner_id=noor.pk, taal="ar")
        morgen_ = (klok.vandaag() + timedelta(days=1)).isoformat()
        with transactie(p.SYSTEEM):
            Inwoner.objects.filter(pk=noor.pk).update(bron={"communicatie": {"bron": "ingevoerd", "op": morgen_}})
        assert "Ook op de kaart zetten" not in samira.get(f"/meldingen/{melding.pk}/").content.decode()

    @pytest.mark.parametrize(
        ("taal", "tolk", "kaart", "wordt"),
        [
            ("tr", True, ("tr", "tr"), None),
            ("tr", False, ("tr", "tr"), None),
            ("tr", True, ("tr", ""), ("tr", "tr")),
            ("nl", False, ("", ""), None),
            ("nl", True, ("nl", ""), None),
            ("tr", False, ("nl", ""), ("tr", "")),
            ("tr", True, ("nl", ""), ("tr", "tr")),
            ("nl", True, ("tr", "tr"), ("nl", "")),
        ],
    )
    def test_wat_er_op_de_kaart_komt(self, taal, tolk, kaart, wordt):
        nu = {"kaart_taal": kaart[0], "kaart_tolk": kaart[1]}
        assert op_de_kaart(taal=taal, tolk_nodig=tolk, **nu) == wordt

    def test_onaangeraakt_op_het_scherm_is_geen_woord(self, wijk, samira, noor):
        velden = {"persoon": f"inwoner:{noor.pk}", "wie": "Noor", "hulpvraag": "x", "kanaal": "telefoon", "taal": "nl"}
        velden |= {"urgentie": "gewoon", "wet": "wmo", "melder_soort": "inwoner"}
        adres = samira.post("/meldingen/nieuw/", velden).url
        assert "Turks, tolk nodig" in samira.get(adres.removesuffix("gemaakt/")).content.decode()


class TestAfspraak:
    def test_de_tolk_van_de_volwassene_van_het_gezin(self, wijk, gezin):
        afspraak = doe(h.afspraak_maken, wijk.samira, **BEGIN, begin=morgen(), huishouden_id=gezin.pk)
        assert afspraak.tolk_taal == "tr"

    def test_wie_erbij_is_telt(self, wijk, gezin):
        with transactie(p.SYSTEEM):
            kind = gezin.leden.get(inwoner__roepnaam="Elif").inwoner_id
        velden = {**BEGIN, "huishouden_id": gezin.pk, "deelnemers": [kind]}
        assert doe(h.afspraak_maken, wijk.samira, begin=morgen(), **velden).tolk_taal == "ar"
        assert doe(h.afspraak_maken, wijk.samira, begin=morgen(), tolk_taal="", toch=True, **velden).tolk_taal == ""

    def test_zonder_gezin_geen_tolk(self, wijk):
        assert doe(h.afspraak_maken, wijk.samira, **BEGIN, begin=morgen()).tolk_taal == ""

    @pytest.mark.parametrize(
        ("plaats", "gekozen"),
        [("neutraal", "neutraal"), ("telefoon", "telefoon"), ("school", "thuis")],
    )
    def test_waar_iemand_graag_praat_is_gekozen(self, wijk, samira, plaats, gekozen):
        wie = g.registreer(p.actor(wijk.samira), voorkeursplaats=plaats)
        scherm = samira.get(f"/agenda/nieuw/?persoon=inwoner:{wie.pk}").content.decode()
        assert f'value="{gekozen}" checked' in scherm
        assert ("Zo staat het bij Noor." in scherm) == (plaats == "neutraal")

    def test_twee_wensen_kiezen_niets(self, wijk, samira):
        mensen = [g.registreer(p.actor(wijk.samira), voorkeursplaats=waar) for waar in ("wijk", "neutraal")]
        gezin = doe(huishouden_samenstellen, wijk.samira, leden=[NieuwLid(m.pk) for m in mensen])
        assert 'value="thuis" checked' in samira.get(f"/agenda/nieuw/?persoon=huishouden:{gezin.pk}").content.decode()

    def test_de_eigen_vraag_gaat_vanzelf_mee(self, wijk, samira, noor, gezin):
        melding = maak_melding(wijk.samira, inwoner_id=noor.pk, huishouden_id=gezin.pk)
        adres, veld = f"/agenda/nieuw/?persoon=huishouden:{gezin.pk}", f'name="melding" value="{melding.pk}"'
        assert veld not in samira.get(adres).content.decode()
        doe(h.melding_oppakken, wijk.samira, melding_id=melding.pk)
        assert veld in samira.get(adres).content.decode()
        tweede = maak_melding(wijk.samira, inwoner_id=noor.pk, huishouden_id=gezin.pk)
        doe(h.melding_oppakken, wijk.samira, melding_id=tweede.pk)
        assert 'name="melding" value=""' in samira.get(adres).content.decode()

    def test_de_uitnodiging_zegt_wie_er_van_buiten_komt(self, wijk, noor):
        velden = {**BEGIN, "inwoner_id": noor.pk, "anderen": ["Juf Øster"]}
        afspraak = doe(h.afspraak_maken, wijk.samira, begin=morgen(), **velden)
        [brief] = doe(h.uitnodiging_sturen, wijk.samira, afspraak_id=afspraak.pk)
        assert "Met wie: Samira en Juf Øster" in weergave.tekst(gelezen(Briefinhoud, brief.pk).als_stuk())


class TestVerslagBegonnen:
    def maak(self, wijk, gezin, uren):
        begin = klok.nu() + timedelta(hours=uren)
        return doe(h.afspraak_maken, wijk.samira, **BEGIN, begin=begin, huishouden_id=gezin.pk)

    @pytest.mark.parametrize(("uren", "stand"), [(-1, "geweest"), (1, "gepland")])
    def test_wat_begonnen_is_was_er(self, wijk, gezin, uren, stand):
        afspraak = self.maak(wijk, gezin, uren)
        for _ in range(2):
            doe(h.afspraak_verslag_begonnen, wijk.samira, afspraak_id=afspraak.pk)
        assert gelezen(Afspraak, afspraak.pk).stand == stand

    def test_alleen_wiens_afspraak_het_is_ziet_dat_er_een_is(self, wijk, samira, gezin):
        afspraak = self.maak(wijk, gezin, -1)
        doe(h.afspraak_verslag_begonnen, wijk.samira, afspraak_id=afspraak.pk)
        adres = f"/agenda/{afspraak.pk}/"
        assert "Naar het verslag" in samira.get(adres).content.decode()
        assert "Verslag schrijven" in log_in(Client(), wijk.tom).get(adres).content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("pad", ["/agenda/nieuw/", "/meldingen/nieuw/", "/contact/nieuw/"])
@pytest.mark.parametrize("persoon", ["behandelaar:{inwoner}", "inwoner:onzin", "onzin"])
def test_een_adres_dat_niemand_aanwijst_is_een_gewone_404(client, pad, persoon):
    wijk = p.maak_wijk()
    inwoner = p.maak_inwoner(wijk.oost)
    log_in(client, wijk.samira)
    assert client.get(pad, {"persoon": persoon.format(inwoner=inwoner.pk)}).status_code == 404
