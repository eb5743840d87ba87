"""The caller check, the status that it opens and nothing else, and "laat mij terugbellen"."""

from datetime import date, timedelta

import pytest
from django.db import connection

from keukentafel.bureau.opvragen.status import status
from keukentafel.dossier.models import Dossier
from keukentafel.inwoner.handelingen.geheim import bestaan_afschermen
from keukentafel.inwoner.models import Inwoner
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Fout, GeenRecht, NietGevonden
from keukentafel.organisatie.models import Afwezigheid
from keukentafel.plan.handelingen import dossier_openen_met_regie
from keukentafel.toegang import handelingen as h
from keukentafel.toegang.models import Bellercontrole, Contact, Terugbelverzoek
from keukentafel.toegang.opvragen.terugbellen import bellijst
from keukentafel.toegang.tests.hulp import doe, maak_melding
from tests import personages as p
from tests.dossiers import maak_huishouden

pytestmark = pytest.mark.django_db
GOED = {"geboortedatum": "klopt", "telefoon": "klopt"}
GEHEIM = "zijn vrouw is vannacht gevlucht"


@pytest.fixture
def wijk():
    return p.maak_wijk()


@pytest.fixture
def inwoner(wijk):
    velden = {"roepnaam": "Bo", "geslachtsnaam": "Bakker", "geboortedatum": date(1980, 5, 1), "telefoon": "010-1234567"}
    return p.maak_inwoner(wijk.oost, **velden)


def controle(wijk, inwoner, **velden):
    basis = {"inwoner_id": inwoner.pk, "namens": "zelf", "gehoord": GOED, "kanaal": "telefoon"}
    return doe(h.beller_controleren, wijk.frans, **{**basis, **velden})


def zaken(wie, gedaan):
    with transactie(p.actor(wie)):
        return status(p.actor(wie), gedaan.pk).zaken


def met_dossier(wijk, inwoner, **velden):
    gezin = maak_huishouden(wijk.oost, [inwoner])
    melding = maak_melding(wijk.frans, hulpvraag=GEHEIM, inwoner_id=inwoner.pk, huishouden_id=gezin.pk, wet="wmo")
    doe(h.melding_oppakken, wijk.samira, melding_id=melding.pk)
    return gezin, doe(dossier_openen_met_regie, wijk.samira, melding_id=melding.pk, **velden)


class TestControle:
    def test_een_geslaagde_controle_staat_er_met_namens_en_feiten_zonder_antwoord(self, wijk, inwoner):
        gedaan = controle(wijk, inwoner, namens="naaste", beller="Zus Els")
        assert (gedaan.klopt, gedaan.namens, gedaan.beller, gedaan.feiten) == (True, "naaste", "Zus Els", GOED)
        with transactie(p.SYSTEEM), connection.cursor() as cursor:
            cursor.execute("SELECT inhoud FROM logboek_regel WHERE inhoud LIKE '%%bellercontrole%%'")
            regels = " ".join(r[0] for r in cursor.fetchall())
        assert '"klopt":true' in regels
        assert "Bakker" not in regels

    def test_een_feit_dat_niet_klopt_maakt_de_controle_mislukt(self, wijk, inwoner):
        assert not controle(wijk, inwoner, gehoord={**GOED, "telefoon": "klopt_niet"}).klopt

    def test_een_open_feit_en_een_onbekende_beller_worden_gevraagd(self, wijk, inwoner):
        with pytest.raises(Fout, match="Vraag ook naar: laatste drie cijfers"):
            controle(wijk, inwoner, gehoord={"geboortedatum": "klopt"})
        with pytest.raises(Fout, match="hoe degene heet"):
            controle(wijk, inwoner, namens="professional")

    def test_wie_we_niet_kennen_krijgt_niets_te_horen(self, wijk):
        kaal = p.maak_inwoner(wijk.oost, nummer=900_777)
        assert controle(wijk, kaal, gehoord={"klantnummer": "klopt"}).klopt
        with transactie(p.SYSTEEM):
            Inwoner.objects.filter(pk=kaal.pk).update(adres_afgeschermd=True)
        assert controle(wijk, kaal, gehoord={"klantnummer": "klopt_niet"}).klopt is False

    def test_wie_niet_schrijft_controleert_niet(self, wijk, inwoner):
        with transactie(p.SYSTEEM):
            toetser = p.maak_medewerker("Gea", p.Rol.GEDRAGSWETENSCHAPPER, wijk.oost)
        with pytest.raises(GeenRecht):
            doe(h.beller_controleren, toetser, inwoner_id=inwoner.pk, namens="zelf", gehoord=GOED)


class TestStatus:
    def test_melding_en_dossier_staan_er_zonder_verhaal(self, wijk, inwoner):
        met_dossier(wijk, inwoner)
        maak_melding(wijk.frans, hulpvraag=GEHEIM, inwoner_id=inwoner.pk)
        gezien = zaken(wijk.frans, controle(wijk, inwoner))
        namen = [z.naam.split()[0] for z in gezien]
        assert sorted(namen) == ["Dossier", "Melding", "Melding"]
        assert {z.stand for z in gezien} == {"Er is hulp", "Binnengekomen", "In behandeling"}
        assert "Samira, team Oost" in {z.wie for z in gezien}
        assert GEHEIM not in repr(gezien)

    def test_een_mislukte_of_oude_controle_en_die_van_een_collega_geven_niets(self, wijk, inwoner):
        maak_melding(wijk.frans, inwoner_id=inwoner.pk)
        assert zaken(wijk.frans, controle(wijk, inwoner, gehoord={**GOED, "telefoon": "klopt_niet"})) == ()
        gedaan = controle(wijk, inwoner)
        with klok.zet_klok(klok.nu() + timedelta(minutes=31)):
            assert zaken(wijk.frans, gedaan) == ()
        with transactie(p.SYSTEEM):
            collega = p.maak_medewerker("Femke", p.Rol.FRONTOFFICE, p.Team.objects.get(code="frontoffice"))
        with pytest.raises(NietGevonden):
            zaken(collega, gedaan)

    def test_de_databank_geeft_zonder_eigen_geslaagde_controle_geen_rij(self, wijk, inwoner):
        maak_melding(wijk.frans, inwoner_id=inwoner.pk)
        gedaan = controle(wijk, inwoner)
        vraag = "SELECT count(*) FROM kt_status_na_controle(%s, %s, '2015-01-01', '{}')"
        for wie, aantal in ((wijk.frans, 1), (wijk.samira, 0)):
            with transactie(p.actor(wie)), connection.cursor() as cursor:
                cursor.execute(vraag, [gedaan.pk, klok.nu()])
                assert cursor.fetchone()[0] == aantal

    def test_een_wijkcoach_ziet_geen_zaken_van_een_ander_team(self, wijk, inwoner):
        melding = maak_melding(wijk.frans, inwoner_id=inwoner.pk)
        with transactie(p.SYSTEEM):
            type(melding).objects.filter(pk=melding.pk).update(team=wijk.zuid)
        gedaan = doe(h.beller_controleren, wijk.samira, inwoner_id=inwoner.pk, namens="zelf", gehoord=GOED)
        assert zaken(wijk.samira, gedaan) == ()

    def test_wie_wordt_afgeschermd_antwoordt_daarna_als_afwezig(self, wijk, inwoner):
        met_dossier(wijk, inwoner)
        gedaan = controle(wijk, inwoner)
        with transactie(p.SYSTEEM):
            anna = p.maak_medewerker("Anna", p.Rol.AANDACHTSFUNCTIONARIS, None)
        doe(bestaan_afschermen, anna, inwoner_id=inwoner.pk, afgeschermd=True)
        with pytest.raises(NietGevonden):
            controle(wijk, inwoner)
        with pytest.raises(NietGevonden):
            zaken(wijk.frans, gedaan)

    def test_een_afgeschermd_huishouden_antwoordt_als_niets(self, wijk, inwoner):
        gezin, _ = met_dossier(wijk, inwoner)
        with transactie(p.SYSTEEM):
            type(gezin).objects.filter(pk=gezin.pk).update(afgeschermd=True)
            Dossier.objects.update(afgeschermd=True)
        assert zaken(wijk.frans, controle(wijk, inwoner)) == ()
        doe(h.terugbellen_vragen, wijk.frans, inwoner_id=inwoner.pk)
        with transactie(p.actor(wijk.samira)):
            assert Terugbelverzoek.objects.get(voor=wijk.samira).afgeschermd

    def test_beantwoord_telt_als_een_statuscontact(self, wijk, inwoner):
        contact = doe(h.statusvraag_vastleggen, wijk.frans, controle_id=controle(wijk, inwoner, namens="zelf").pk)
        assert (contact.reden, contact.vervolg, contact.tekst, contact.namens) == ("status", "klaar", "", "zelf")
        gedaan = controle(wijk, inwoner)
        with pytest.raises(Fout, match="van een collega"):
            doe(h.statusvraag_vastleggen, wijk.samira, controle_id=gedaan.pk)


class TestTerugbellen:
    def verzoek(self):
        with transactie(p.SYSTEEM):
            return Terugbelverzoek.objects.select_related("voor", "team").get()

    def test_gaat_zonder_onderwerp_naar_de_regisseur(self, wijk, inwoner):
        met_dossier(wijk, inwoner)
        contact = doe(h.terugbellen_vragen, wijk.frans, inwoner_id=inwoner.pk, telefoon="06 1", kanaal="telefoon")
        verzoek = self.verzoek()
        assert (verzoek.voor, verzoek.team, verzoek.reden, verzoek.via_balie) == (wijk.samira, wijk.oost, "", True)
        assert (contact.tekst, contact.onderwerpen) == ("", [])

    def test_of_naar_wie_waarneemt(self, wijk, inwoner):
        met_dossier(wijk, inwoner)
        Afwezigheid.objects.create(medewerker=wijk.samira, waarnemer=wijk.tom, van=p.BEGIN)
        doe(h.terugbellen_vragen, wijk.frans, inwoner_id=inwoner.pk)
        assert self.verzoek().voor == wijk.tom

    def test_of_naar_het_team(self, wijk, inwoner):
        doe(h.terugbellen_vragen, wijk.frans, inwoner_id=inwoner.pk)
        assert (self.verzoek().voor, self.verzoek().team) == (None, wijk.oost)

    def test_wie_niet_te_vinden_is_geeft_naam_en_nummer(self, wijk):
        with pytest.raises(Fout, match="naam en een telefoonnummer"):
            doe(h.terugbellen_vragen, wijk.frans, naam="Onbekend")
        doe(h.terugbellen_vragen, wijk.frans, naam="Jan Zomaar", telefoon="06 2", geboren=date(1970, 1, 1))
        assert (self.verzoek().naam, self.verzoek().voor) == ("Jan Zomaar", None)
        with transactie(p.actor(wijk.frans)):
            regels = [r for _, _, groep in bellijst(p.actor(wijk.frans)).groepen for r in groep]
        assert [r.wie for r in regels] == ["Jan Zomaar"]

    def test_een_afgeschermd_persoon_bereikt_haar_regisseur_en_de_balie_ziet_geen_verschil(self, wijk, inwoner):
        met_dossier(wijk, inwoner)
        with transactie(p.SYSTEEM):
            anna = p.maak_medewerker("Anna", p.Rol.AANDACHTSFUNCTIONARIS, None)
        doe(bestaan_afschermen, anna, inwoner_id=inwoner.pk, afgeschermd=True)
        with pytest.raises(NietGevonden):
            doe(h.terugbellen_vragen, wijk.frans, inwoner_id=inwoner.pk)
        velden = {"naam": "Mevrouw Bakker", "telefoon": "06 3", "geboren": date(1980, 5, 1)}
        doe(h.terugbellen_vragen, wijk.frans, **velden)
        with transactie(p.actor(wijk.frans)):
            assert Terugbelverzoek.objects.count() == 1
        with transactie(p.actor(wijk.samira)):
            assert Terugbelverzoek.objects.get(voor=wijk.samira).inwoner_id == inwoner.pk
        doe(h.terugbellen_vragen, wijk.frans, **{**velden, "geboren": None})
        with transactie(p.SYSTEEM):
            assert Terugbelverzoek.objects.count() == 3
            assert Contact.objects.filter(anoniem=True).count() == 2
            assert not Bellercontrole.objects.exists()
