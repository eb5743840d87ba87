"""Wie keek in mijn dossier? What a resident gets, who makes it, and the question about a line."""

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from keukentafel.dossier.tests.hulp import doe
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Fout, GeenRecht, NietGevonden
from keukentafel.kern.models import Gebeurtenis
from keukentafel.organisatie.models import Taak
from keukentafel.plan.tests.hulp import leden, maak_huis
from keukentafel.poort import logboek
from keukentafel.privacy.handelingen import inzagevraag_beantwoorden, inzagevraag_vastleggen
from keukentafel.privacy.models import Inzagevraag
from keukentafel.privacy.opvragen.wie_keek import wie_keek
from keukentafel.privacy.tests import hulp
from keukentafel.privacy.tests.toegang import vers_verleend
from tests import personages as p
from tests.huisregels.test_vragen import NIET_GETELD
from tests.inloggen import log_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def huis():
    hulp.redenen()
    huis = maak_huis()
    hulp.opent(huis.wijk.tom, f"/dossier/{huis.dossier.pk}/gezin/")
    hulp.opent(huis.wijk.tom, f"/inwoner/{leden(huis)['Emre'].pk}/")
    return huis


@pytest.fixture
def fatma(huis):
    return leden(huis)["Fatma"]


def overzicht(wie, inwoner):
    with transactie(p.actor(wie)):
        return wie_keek(inwoner.pk)


def van(wie, overzicht_):
    return [b for b in overzicht_.blikken if b.actor == str(wie.pk)]


class TestOverzicht:
    def test_de_regisseur_maakt_het_en_ziet_wie_keek(self, huis, fatma):
        (tom,) = van(huis.wijk.tom, overzicht(huis.wijk.samira, fatma))
        assert (tom.wie, tom.keer, tom.dag) == ("Tom (wijkcoach)", 1, klok.vandaag())
        assert "uw dossier" in tom.wat

    def test_een_blik_op_een_ander_staat_er_niet_in(self, huis, fatma):
        (tom,) = van(huis.wijk.tom, overzicht(huis.wijk.samira, fatma))
        assert "uw naam" not in tom.wat
        (tom,) = van(huis.wijk.tom, overzicht(huis.wijk.samira, leden(huis)["Emre"]))
        assert ("uw naam" in tom.wat, tom.keer) == (True, 2)

    def test_de_privacy_officer_maakt_het_voor_iedereen(self, huis, fatma):
        assert van(huis.wijk.tom, overzicht(hulp.toezicht(), fatma))

    @pytest.mark.parametrize("wie", ["tom", "zoe"])
    def test_wie_de_regie_niet_heeft_maakt_het_niet(self, huis, fatma, wie):
        with pytest.raises(NietGevonden):
            overzicht(getattr(huis.wijk, wie), fatma)

    def test_een_balie_heeft_het_recht_niet(self, huis, fatma):
        with pytest.raises(GeenRecht):
            overzicht(huis.wijk.frans, fatma)

    def test_over_de_eigen_kring_nooit(self, fatma):
        petra = p.actor(hulp.toezicht(), mijdt=frozenset({fatma.pk}))
        with transactie(petra), pytest.raises(NietGevonden):
            wie_keek(fatma.pk)

    def test_dat_het_is_gemaakt_staat_in_het_logboek(self, huis, fatma):
        overzicht(huis.wijk.samira, fatma)
        (regel,) = [r for r in hulp.regels(inwoner=fatma.pk) if r["recht"] == "inzage_log_maken"]
        assert regel["gegevens"]["tot"] == klok.vandaag().isoformat()

    def test_wat_over_veiligheid_gaat_staat_er_niet_in(self, huis, fatma):
        with transactie(p.actor(huis.wijk.zoe)):
            logboek.handeling(p.actor(huis.wijk.zoe), "veiligheid_schrijven", huis.dossier)
        assert van(huis.wijk.zoe, overzicht(huis.wijk.samira, fatma)) == []

    def test_wie_de_naam_in_een_lijst_zag_staat_erin(self, huis, fatma):
        with transactie(p.actor(huis.wijk.zoe)):
            logboek.gezocht("inwoner_zoeken", [str(fatma.pk)], [])
        (zoe,) = van(huis.wijk.zoe, overzicht(huis.wijk.samira, fatma))
        assert zoe.hoe == "zocht in"
        assert van(huis.wijk.zoe, overzicht(huis.wijk.samira, leden(huis)["Emre"])) == []

    @pytest.mark.parametrize(("later", "keer"), [(True, 0), (False, 1)])
    def test_noodtoegang_staat_er_pas_in_als_zij_verteld_mag_worden(self, huis, fatma, later, keer):
        nood = vers_verleend(huis.wijk.zoe, huis.dossier, later=later)
        actor = replace(p.actor(huis.wijk.zoe), verleend=(nood,))
        with transactie(actor):
            logboek.handeling(actor, "dossier_lezen", huis.dossier)
        gezien = van(huis.wijk.zoe, overzicht(huis.wijk.samira, fatma))
        assert len(gezien) == keer
        assert all(blik.waarom.startswith("er was nood") for blik in gezien)


class TestDeuren:
    def test_scherm_brief_en_gegevens(self, huis, fatma, client):
        log_in(client, huis.wijk.samira)
        with CaptureQueriesContext(connection) as vragen:
            blad = client.get(f"/privacy/wie-keek/{fatma.pk}/")
        assert len([v for v in vragen if not v["sql"].startswith(NIET_GETELD)]) <= 12
        assert "Tom (wijkcoach)" in blad.text
        assert client.get(f"/privacy/wie-keek/{fatma.pk}/brief.pdf").content.startswith(b"%PDF")
        regels = client.get(f"/privacy/wie-keek/{fatma.pk}/gegevens.json").json()["regels"]
        assert "Tom (wijkcoach)" in {r["wie"] for r in regels}
        soorten = {r["soort"] for r in hulp.regels(inwoner=fatma.pk) if r["recht"] == "inzage_log_maken"}
        assert soorten == {"kijken", "afdruk", "export"}

    def test_vanaf_het_dossier(self, huis, client):
        log_in(client, huis.wijk.samira)
        assert "Wie keek hier?" in client.get(f"/dossier/{huis.dossier.pk}/wie-mag-dit-zien/").text
        assert "Overzicht maken" in client.get(f"/privacy/wie-keek/dossier/{huis.dossier.pk}/").text

    def test_een_ander_krijgt_niets(self, huis, fatma, client):
        log_in(client, huis.wijk.tom)
        assert client.get(f"/privacy/wie-keek/{fatma.pk}/").status_code == 404
        assert "Overzicht maken" not in client.get(f"/privacy/wie-keek/dossier/{huis.dossier.pk}/").text


@pytest.fixture
def vraag(huis, fatma):
    velden = {"inwoner_id": fatma.pk, "dag": klok.vandaag(), "wie": str(huis.wijk.tom.pk)}
    return doe(huis.wijk.samira, inzagevraag_vastleggen, vraag="Waarom keek Tom?", **velden)


def taken(soort):
    with transactie(p.SYSTEEM):
        return [(t.rol, t.voor_id, t.klaar_op is not None) for t in Taak.objects.filter(soort=soort)]


class TestVraag:
    def test_komt_bij_de_privacy_officer(self, huis, vraag):
        assert (vraag.wie, vraag.beantwoord_op) == (str(huis.wijk.tom.pk), None)
        assert taken("inzagevraag") == [("privacy_officer", None, False)]
        with transactie(p.SYSTEEM):
            assert Gebeurtenis.objects.filter(soort="inzagevraag_gesteld").count() == 1

    def test_het_antwoord_gaat_naar_wie_het_vroeg_en_blijft_staan(self, huis, vraag, client):
        petra = hulp.toezicht()
        doe(petra, inzagevraag_beantwoorden, vraag_id=vraag.pk, antwoord="Tom verving Samira die dag.")
        assert taken("inzagevraag") == [("privacy_officer", None, True)]
        assert taken("inzageantwoord") == [("", huis.wijk.samira.pk, False)]
        with pytest.raises(Fout, match="al beantwoord"):
            doe(petra, inzagevraag_beantwoorden, vraag_id=vraag.pk, antwoord="Toch anders.")
        log_in(client, huis.wijk.samira)
        assert "Tom verving Samira" in client.get(f"/privacy/vragen/{vraag.pk}/").text
        assert client.get(f"/privacy/vragen/{vraag.pk}/antwoord.pdf").content.startswith(b"%PDF")
        assert "beantwoord" in client.get("/privacy/vragen/?stand=beantwoord").text

    def test_een_collega_ziet_de_vraag_niet(self, huis, vraag, client):
        log_in(client, huis.wijk.tom)
        assert client.get(f"/privacy/vragen/{vraag.pk}/").status_code == 404
        with transactie(p.actor(huis.wijk.tom)):
            assert Inzagevraag.objects.count() == 0  # the wall itself

    def test_wie_niet_antwoordt_mag_niet_antwoorden(self, huis, vraag):
        with pytest.raises(NietGevonden):
            doe(huis.wijk.samira, inzagevraag_beantwoorden, vraag_id=vraag.pk, antwoord="Zo was het.")

    @pytest.mark.parametrize(("veld", "fout"), [({"vraag": " "}, Fout), ({"wie": "niemand"}, NietGevonden)])
    def test_een_vraag_hoort_bij_een_regel(self, huis, fatma, veld, fout):
        velden = {"inwoner_id": fatma.pk, "dag": klok.vandaag(), "wie": str(huis.wijk.tom.pk), "vraag": "Waarom?"}
        with pytest.raises(fout):
            doe(huis.wijk.samira, inzagevraag_vastleggen, **{**velden, **veld})

    def test_een_leeg_antwoord_is_geen_antwoord(self, vraag):
        with pytest.raises(Fout, match="geen antwoord"):
            doe(hulp.toezicht(), inzagevraag_beantwoorden, vraag_id=vraag.pk, antwoord=" ")

    def test_stellen_en_beantwoorden_op_het_scherm(self, huis, fatma, client):
        log_in(client, huis.wijk.samira)
        adres = f"/privacy/wie-keek/{fatma.pk}/vraag/"
        velden = {"dag": klok.vandaag().isoformat(), "wie": str(huis.wijk.tom.pk), "vraag": ""}
        assert client.post(adres, velden).status_code == 422
        assert client.post(adres, {**velden, "vraag": "Waarom keek Tom?"}).status_code == 302
        with transactie(p.SYSTEEM):
            pk = Inzagevraag.objects.get().pk
        log_in(client, hulp.toezicht())
        assert "Waarom keek Tom?" in client.get("/privacy/vragen/").text
        assert client.get(f"/privacy/vragen/{pk}/antwoord.pdf").status_code == 404
        assert client.post(f"/privacy/vragen/{pk}/", {"antwoord": "Tom verving Samira."}).status_code == 302
