"""Findings: found once, asked about, explained, closed; seen by who supervises, and never by colleagues."""

import pytest
from django.db import connection

from keukentafel.dossier.tests.hulp import doe
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Fout, NietGevonden
from keukentafel.kern.models import Gebeurtenis
from keukentafel.organisatie.models import Taak
from keukentafel.plan.tests.hulp import maak_huis
from keukentafel.poort.matrix import Rol
from keukentafel.privacy import handelingen as h
from keukentafel.privacy.models import Afwijking
from keukentafel.privacy.regels.afwijking import Soort
from keukentafel.privacy.tests import hulp
from tests import personages as p
from tests.inloggen import log_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def huis():
    huis = maak_huis()
    hulp.opent(huis.wijk.tom, f"/dossier/{huis.dossier.pk}/gezin/")
    return huis


@pytest.fixture
def petra():
    return hulp.toezicht()


@pytest.fixture
def gevonden(huis):
    h.afwijkingen_zoeken(dag=vandaag())
    with transactie(p.SYSTEEM):
        return Afwijking.objects.get(soort=Soort.ZONDER_REDEN)


def vandaag():
    """The day on which the database writes, whatever our own clock says."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT (clock_timestamp() AT TIME ZONE 'Europe/Amsterdam')::date")
        return cursor.fetchone()[0]


def alle(soort=Soort.ZONDER_REDEN):
    with transactie(p.SYSTEEM):
        return list(Afwijking.objects.filter(soort=soort))


class TestZoeken:
    def test_noemt_de_medewerker_en_de_regels(self, huis, gevonden):
        assert (gevonden.medewerker_id, gevonden.aantal > 0, gevonden.alleen_fg) == (huis.wijk.tom.pk, True, False)
        assert {r["dossier"] for r in hulp.regels(id__in=gevonden.regels)} == {str(huis.dossier.pk)}

    def test_een_tweede_keer_vindt_niets_nieuws(self, gevonden):
        assert h.afwijkingen_zoeken(dag=vandaag()) == 0
        assert len(alle()) == 1
        with transactie(p.SYSTEEM):
            assert Taak.objects.filter(soort="afwijkingen", rol=Rol.PRIVACY_OFFICER).count() == 1
            assert Gebeurtenis.objects.filter(soort="afwijking_gevonden", onderwerp=gevonden.pk).exists()

    def test_de_blik_van_een_privacy_officer_is_voor_de_fg(self, huis, petra, client):
        with transactie(p.SYSTEEM):
            petra.rolvervullingen.create(rol=Rol.WIJKCOACH.value, team=huis.wijk.oost, van=p.BEGIN)
        hulp.opent(petra, f"/dossier/{huis.dossier.pk}/gezin/")
        h.afwijkingen_zoeken(dag=vandaag())
        (rij,) = [a for a in alle() if a.medewerker_id == petra.pk]
        assert rij.alleen_fg
        log_in(client, petra)
        assert client.get(f"/privacy/afwijkingen/{rij.pk}/").status_code == 404
        log_in(client, hulp.toezicht("Gerda", Rol.FG))
        assert client.get(f"/privacy/afwijkingen/{rij.pk}/").status_code == 200

    def test_dezelfde_naam_en_de_eigen_straat(self, huis):
        tom = huis.wijk.tom
        tom.naam = "Tom Yılmaz"
        with transactie(p.SYSTEEM):
            tom.save(update_fields=["naam"])
        h.afwijkingen_zoeken(dag=vandaag())
        assert [a.medewerker_id for a in alle(Soort.ZELFDE_NAAM)] == [tom.pk]

    def test_de_steekproef_trekt_een_keer(self, huis):
        aantal = h.steekproef_trekken(maand=vandaag())
        assert (aantal > 0, h.steekproef_trekken(maand=vandaag())) == (True, 0)
        assert len(alle(Soort.STEEKPROEF)) == aantal


class TestVragenEnSluiten:
    def test_alleen_de_medewerker_krijgt_de_vraag(self, huis, gevonden, petra, client):
        log_in(client, huis.wijk.tom)
        assert client.get(f"/privacy/uitleg/{gevonden.pk}/").status_code == 404
        doe(petra, h.afwijking_uitleg_vragen, afwijking_id=gevonden.pk)
        assert client.get(f"/privacy/uitleg/{gevonden.pk}/").status_code == 200
        log_in(client, huis.wijk.samira)
        assert client.get(f"/privacy/uitleg/{gevonden.pk}/").status_code == 404
        with transactie(p.actor(huis.wijk.samira)):
            assert not Taak.objects.filter(soort="afwijking_uitleg").exists()  # the wall itself
            assert Afwijking.objects.count() == 0

    def test_een_keer_vragen_is_genoeg(self, gevonden, petra):
        doe(petra, h.afwijking_uitleg_vragen, afwijking_id=gevonden.pk)
        with pytest.raises(Fout, match="al om uitleg gevraagd"):
            doe(petra, h.afwijking_uitleg_vragen, afwijking_id=gevonden.pk)

    def test_over_meer_medewerkers_wordt_niemand_gevraagd(self, gevonden, petra):
        with transactie(p.SYSTEEM):
            Afwijking.objects.update(medewerker=None)
        with pytest.raises(Fout, match="meer medewerkers"):
            doe(petra, h.afwijking_uitleg_vragen, afwijking_id=gevonden.pk)

    def test_uitleg_en_oordeel(self, huis, gevonden, petra):
        doe(petra, h.afwijking_uitleg_vragen, afwijking_id=gevonden.pk)
        doe(huis.wijk.tom, h.afwijking_uitleg_geven, afwijking_id=gevonden.pk, uitleg="Ik verving Samira.")
        doe(petra, h.afwijking_sluiten, afwijking_id=gevonden.pk, oordeel="uitgelegd")
        (rij,) = alle()
        assert (rij.uitleg, rij.oordeel, rij.gesloten_door) == ("Ik verving Samira.", "uitgelegd", "Petra")
        with transactie(p.SYSTEEM):
            soorten = set(Gebeurtenis.objects.filter(onderwerp=rij.pk).values_list("soort", flat=True))
        assert {"afwijking_uitleg_gevraagd", "afwijking_uitgelegd", "afwijking_gesloten"} <= soorten

    def test_zonder_vraag_is_er_geen_uitleg(self, huis, gevonden):
        with pytest.raises(Fout, match="geen uitleg gevraagd"):
            doe(huis.wijk.tom, h.afwijking_uitleg_geven, afwijking_id=gevonden.pk, uitleg="Ik keek even.")

    def test_een_te_korte_uitleg(self, huis, gevonden, petra):
        doe(petra, h.afwijking_uitleg_vragen, afwijking_id=gevonden.pk)
        with pytest.raises(Fout, match="te kort"):
            doe(huis.wijk.tom, h.afwijking_uitleg_geven, afwijking_id=gevonden.pk, uitleg="-")

    @pytest.mark.parametrize(("oordeel", "zin"), [("zomaar", "geen oordeel"), ("datalek", "Schrijf op waarom")])
    def test_een_oordeel_is_een_van_drie_en_heeft_een_reden(self, gevonden, petra, oordeel, zin):
        with pytest.raises(Fout, match=zin):
            doe(petra, h.afwijking_sluiten, afwijking_id=gevonden.pk, oordeel=oordeel)

    def test_wat_gesloten_is_blijft_gesloten(self, gevonden, petra):
        doe(petra, h.afwijking_sluiten, afwijking_id=gevonden.pk, oordeel="uitgelegd")
        with pytest.raises(Fout, match="al afgehandeld"):
            doe(petra, h.afwijking_sluiten, afwijking_id=gevonden.pk, oordeel="uitgelegd")

    def test_de_fg_kijkt_mee_en_handelt_niet_af(self, gevonden):
        with pytest.raises(Fout, match="Jij kijkt mee"):
            doe(hulp.toezicht("Gerda", Rol.FG), h.afwijking_sluiten, afwijking_id=gevonden.pk, oordeel="uitgelegd")

    def test_een_collega_mag_niets(self, huis, gevonden):
        with pytest.raises(NietGevonden):
            doe(huis.wijk.samira, h.afwijking_sluiten, afwijking_id=gevonden.pk, oordeel="uitgelegd")
        with pytest.raises(NietGevonden):
            doe(huis.wijk.samira, h.afwijking_uitleg_geven, afwijking_id=gevonden.pk, uitleg="Ik was het niet.")


class TestDeuren:
    def test_de_lijst_en_een_afwijking(self, huis, gevonden, petra, client, django_assert_max_num_queries):
        log_in(client, petra)
        with django_assert_max_num_queries(12):
            lijst = client.get("/privacy/afwijkingen/")
        assert "Keek zonder betrokken te zijn" in lijst.text
        assert "Tom" in client.get(f"/privacy/afwijkingen/{gevonden.pk}/").text
        assert client.post(f"/privacy/afwijkingen/{gevonden.pk}/uitleg-vragen/").status_code == 302
        assert client.post(f"/privacy/afwijkingen/{gevonden.pk}/", {"oordeel": "datalek"}).status_code == 422
        velden = {"oordeel": "datalek", "notitie": "Gemeld bij de FG."}
        assert client.post(f"/privacy/afwijkingen/{gevonden.pk}/", velden).status_code == 302
        assert "Een datalek" in client.get("/privacy/afwijkingen/?stand=gesloten&soort=zonder_reden").text
        assert client.get("/privacy/afwijkingen/?na=onzin&soort=x").status_code == 200
        assert str(gevonden.pk) not in client.get(f"/privacy/afwijkingen/?na={klok.vandaag()}:{gevonden.pk}").text

    def test_de_medewerker_legt_uit(self, huis, gevonden, petra, client):
        doe(petra, h.afwijking_uitleg_vragen, afwijking_id=gevonden.pk)
        log_in(client, huis.wijk.tom)
        assert client.post(f"/privacy/uitleg/{gevonden.pk}/", {"uitleg": "-"}).status_code == 422
        assert client.post(f"/privacy/uitleg/{gevonden.pk}/", {"uitleg": "Ik verving."}).status_code == 302
