"""The list of what stands still: each reason appears and goes, and nothing behind a wall makes one."""

from datetime import date, timedelta

import pytest

from keukentafel.dossier.models import Dossier
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.plan.handelingen import informatie, regie_vacature, stap_afvinken, volgen
from keukentafel.plan.models import Doel, Informatieverzoek, Plan, Stap, Volgmoment
from keukentafel.plan.opvragen.stilstand import stilstand
from keukentafel.plan.regels.stilstand import NAAM_VAN_SIGNAAL, Reden, Signaal
from keukentafel.plan.tests.hulp import doe, maak_doel, maak_huis
from keukentafel.plan.tests.test_plaatsing import JET, aanvaard
from keukentafel.poort.matrix import Rol
from tests import personages as p

DAG = date(2026, 11, 26)
TERUG = timedelta(days=90)


@pytest.mark.parametrize("signaal", list(Signaal))
def test_elke_reden_is_een_zin_met_haar_getal(signaal):
    zin = Reden(signaal, DAG - timedelta(days=9), 2).zin(DAG)
    assert ("17 november 2026" in zin) or "9 dagen" in zin
    assert signaal in NAAM_VAN_SIGNAAL


def redenen(wie, **velden):
    """Sentences of all households this worker sees on the list."""
    actor = p.actor(wie)
    with transactie(actor):
        return [zin for regel in stilstand(actor, **velden).regels for zin in regel.redenen]


def terug(model, **velden):
    """Rows as they would have been written long ago."""
    with transactie(p.SYSTEEM):
        model.objects.update(**velden)


@pytest.fixture
def huis(db):
    """A household with a goal and a step, talked to today: nothing stands still."""
    huis = maak_huis()
    maak_doel(huis)
    return huis


class TestStilstand:
    def test_wie_vandaag_begon_staat_er_niet(self, huis):
        assert redenen(huis.wijk.samira) == []

    def test_een_doel_zonder_stap_staat_er_de_volgende_werkdag(self, huis):
        with transactie(p.SYSTEEM):
            stap = Stap.objects.get()
        doe(huis.wijk.samira, stap_afvinken, stap_id=stap.pk)
        assert redenen(huis.wijk.samira) == []
        gisteren = klok.vandaag() - timedelta(days=1)
        terug(Stap, gedaan_op=gisteren)
        terug(Doel, gemaakt_op=p.moment_geleden(9), gewijzigd_op=p.moment_geleden(9))
        (zin,) = redenen(huis.wijk.samira)
        assert zin.startswith("1 doel zonder volgende stap")

    def test_een_stap_over_de_datum(self, huis):
        terug(Stap, uiterlijk=klok.vandaag() - timedelta(days=3))
        assert redenen(huis.wijk.samira) == ["1 stap over de datum, de oudste 3 dagen"]

    def test_lang_geen_contact_en_niet_besproken(self, huis):
        terug(Dossier, laatste_contact_op=klok.vandaag() - TERUG)
        terug(Plan, bespreken_op=klok.vandaag() - timedelta(days=2))
        zinnen = redenen(huis.wijk.samira)
        assert zinnen[0] == "Laatste contact 90 dagen geleden"
        assert "besproken worden" in zinnen[1]

    def test_lang_open_en_nog_geen_doel(self, huis):
        terug(Dossier, geopend_op=klok.vandaag() - TERUG, laatste_contact_op=klok.vandaag())
        assert redenen(huis.wijk.samira) == []
        with transactie(p.SYSTEEM):
            Doel.objects.all().delete()
        assert redenen(huis.wijk.samira) == ["90 dagen open en nog geen doel"]

    def test_een_vacature_langer_dan_een_werkdag(self, db):
        with klok.zet_klok(klok.vandaag() - timedelta(days=10)):
            huis = maak_huis()
            velden = {"dossier_id": huis.dossier.pk, "reden": "ziek", "waarnemer_id": huis.cora.pk}
            doe(huis.wijk.samira, regie_vacature, **velden)
            assert redenen(huis.cora) == []
        assert [zin[:22] for zin in redenen(huis.cora)] == [
            "Geen regisseur sinds " + str((klok.vandaag() - timedelta(days=10)).day)[:1]
        ]

    def test_regie_bij_een_ander_is_geen_vacature(self, huis):
        aanvaard(huis)
        terug(Dossier, laatste_contact_op=klok.vandaag() - TERUG)
        actor = p.actor(huis.cora)
        with transactie(actor):
            (regel,) = stilstand(actor).regels
        assert (regel.regie, regel.redenen) == (JET, ("Laatste contact 90 dagen geleden",))

    def test_een_gemist_moment_en_een_slechte_uitkomst(self, huis):
        velden = {"dossier_id": huis.dossier.pk, "soort": "waakvlam", "op": klok.vandaag(), "elke_weken": 4}
        rij = doe(huis.wijk.samira, volgen.volgmoment_plannen, **velden)
        terug(Volgmoment, op=klok.vandaag() - timedelta(days=20))
        assert "zou iemand kijken" in redenen(huis.wijk.samira)[0]
        doe(huis.wijk.samira, volgen.volgmoment_afronden, volgmoment_id=rij.pk, uitkomst="minder")
        with transactie(p.SYSTEEM):
            Volgmoment.objects.filter(pk=rij.pk).update(gedaan_op=klok.vandaag() - timedelta(days=1))
        assert "ging het minder goed" in redenen(huis.wijk.samira)[0]

    def test_een_vraag_aan_anderen_over_de_datum(self, huis):
        doe(huis.wijk.samira, informatie.informatie_vragen, dossier_id=huis.dossier.pk, bij_wie="GGZ", wat="Stand")
        terug(Informatieverzoek, uiterlijk=klok.vandaag() - timedelta(days=4), gevraagd_op=DAG - TERUG)
        assert redenen(huis.wijk.samira) == ["1 vraag aan anderen over de datum, de oudste 4 dagen"]


class TestMuren:
    def test_een_doel_achter_een_muur_maakt_geen_reden(self, huis):
        maak_doel(huis, wet="jeugd", publiek="betrokkenen", eerste_stap=None)
        terug(Doel, gemaakt_op=p.moment_geleden(9), gewijzigd_op=p.moment_geleden(9))
        assert len(redenen(huis.wijk.samira)) == 1
        assert redenen(huis.wijk.tom) == [] == redenen(huis.cora)

    def test_de_manager_ziet_contact_en_geen_doelen(self, huis):
        with transactie(p.SYSTEEM):
            manager = p.maak_medewerker("Mies", Rol.WIJKTEAMMANAGER, huis.wijk.oost)
        terug(Stap, uiterlijk=klok.vandaag() - timedelta(days=3))
        terug(Dossier, laatste_contact_op=klok.vandaag() - TERUG)
        assert redenen(manager) == ["Laatste contact 90 dagen geleden"]

    def test_een_ander_team_en_een_gesloten_dossier_staan_er_niet(self, huis):
        terug(Dossier, laatste_contact_op=klok.vandaag() - TERUG)
        assert redenen(huis.wijk.zoe) == []
        terug(Dossier, gesloten_op=klok.vandaag())
        assert redenen(huis.wijk.samira) == []

    def test_filters_en_bladen(self, huis):
        terug(Dossier, laatste_contact_op=klok.vandaag() - TERUG)
        assert redenen(huis.wijk.samira, soort="gemist") == []
        assert len(redenen(huis.wijk.samira, soort="stil", mijn=True)) == 1
        assert redenen(huis.wijk.tom, mijn=True) == []
        assert len(redenen(huis.wijk.tom, soort="onzin")) == 1
        assert redenen(huis.wijk.samira, na=f"{klok.vandaag()}_{huis.dossier.pk}") == []
