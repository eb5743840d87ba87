"""The regie with another party: asked, accepted, declined, come back; never two at once."""

from datetime import date, timedelta

import pytest
from django.test import Client

from keukentafel.dossier.handelingen import document_toevoegen
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Fout, NietGevonden
from keukentafel.organisatie.handelingen.taken import taak_afhandelen
from keukentafel.organisatie.models import Taak
from keukentafel.plan import opvragen
from keukentafel.plan.handelingen import (
    dossier_openen_met_regie,
    plaatsing_aanvaarden,
    plaatsing_beeindigen,
    plaatsing_document_toevoegen,
    plaatsing_vragen,
    plaatsing_weigeren,
    plan_vaststellen,
    regie_vacature,
    regisseur_aanwijzen,
    vacatures_melden,
)
from keukentafel.plan.handelingen.plaatsing import plaatsingen_bewaken
from keukentafel.plan.models import Regieplaatsing
from keukentafel.plan.opvragen.regie import aanspreekzin
from keukentafel.plan.tests.hulp import alle_regie, banden, doe, maak_doel
from keukentafel.poort.matrix import Rol
from tests import personages as p
from tests.bestanden import PDF
from tests.dossiers import maak_huishouden
from tests.inloggen import log_in

pytestmark = pytest.mark.django_db
JET = "Jeugd Expert Team (JET)"


def vraag(huis, **velden):
    basis = {"dossier_id": huis.dossier.pk, "partij": JET, "reden": "Jeugdhulp gaat voor"}
    return doe(huis.wijk.samira, plaatsing_vragen, **{**basis, **velden})


def aanvaard(huis, rij=None, **velden):
    rij = rij or vraag(huis)
    return doe(huis.wijk.samira, plaatsing_aanvaarden, plaatsing_id=rij.pk, **{"door": "Mw. De Wit", **velden})


def taken(soort):
    with transactie(p.SYSTEEM):
        return list(Taak.objects.filter(soort=soort, klaar_op=None))


def papier(huis, dossier=None):
    velden = {"dossier_id": (dossier or huis.dossier).pk, "naam": "jet.pdf", "inhoud": PDF}
    return doe(huis.wijk.samira, document_toevoegen, titel="Brief van JET", **velden)


def _op_mijn_dag(medewerker):
    return "Plan bespreken" in log_in(Client(), medewerker).get("/mijn-dag/").content.decode()


class TestPlaatsing:
    def test_vragen_verandert_niets_en_vraagt_om_navragen(self, huis):
        vraag(huis, contactpersoon="Mw. De Wit", contact="010 300 00 00")
        assert [r.wie.naam for r in alle_regie(huis.dossier)] == ["Samira"]
        assert [t.voor_id for t in taken("plaatsing")] == [huis.wijk.samira.pk]

    def test_aanvaard_heeft_de_partij_de_regie_en_houdt_het_team_zicht(self, huis):
        """REQ-060."""
        aanvaard(huis)
        oud, nu = alle_regie(huis.dossier)
        assert (oud.tot, nu.soort, nu.partij, nu.waarnemer) == (nu.van, "elders", JET, huis.wijk.samira)
        assert banden(huis.dossier) == {("Samira", "waarnemer")}
        assert taken("plaatsing") == []
        assert len(taken("plaatsing_document")) == 1

    def test_wie_zicht_houdt_krijgt_steeds_een_dag_om_te_praten(self, huis):
        """Mijn dag reminds: once at a time, and again when it was done; not for what was only asked."""
        rij = aanvaard(huis)
        assert [plaatsingen_bewaken(), plaatsingen_bewaken()] == [1, 0]
        [taak] = taken("plaatsing_spreken")
        assert (taak.voor_id, taak.uiterlijk) == (rij.zicht_id, klok.vandaag() + timedelta(weeks=6))
        doe(huis.wijk.samira, taak_afhandelen, taak_id=taak.pk)
        assert plaatsingen_bewaken() == 1
        doe(huis.wijk.samira, plaatsing_beeindigen, plaatsing_id=rij.pk, reden="Klaar daar")
        assert taken("plaatsing_spreken") == []

    def test_wie_zicht_houdt_ziet_op_mijn_dag_wanneer_het_plan_besproken_wordt(self, huis):
        """The plan is still that of this household: the day to talk about it does not leave with the regie."""
        doel = maak_doel(huis)
        doe(huis.wijk.samira, plan_vaststellen, plan_id=doel.plan_id, bespreken_op=klok.vandaag())
        assert _op_mijn_dag(huis.wijk.samira)
        aanvaard(huis)
        assert [_op_mijn_dag(huis.wijk.samira), _op_mijn_dag(huis.wijk.tom)] == [True, False]

    def test_regie_elders_is_geen_vacature(self, huis):
        with klok.zet_klok(date(2026, 11, 2)):
            aanvaard(huis)
        assert vacatures_melden() == 0

    def test_op_een_voorziening_blijft_de_regisseur_en_kunnen_er_meer_zijn(self, huis):
        aanvaard(huis, vraag(huis, voorziening="Beschermd wonen", partij="Regionaal team"))
        aanvaard(huis, vraag(huis, voorziening="Ambulante jeugdhulp"))
        assert [r.wie.naam for r in alle_regie(huis.dossier)] == ["Samira"]

    @pytest.mark.parametrize("eerst", [vraag, aanvaard])
    def test_twee_keer_dezelfde_regie_kan_niet(self, huis, eerst):
        eerst(huis)
        with pytest.raises(Fout, match="Rond dat eerst af"):
            vraag(huis, partij="Een ander")

    def test_een_dag_in_de_toekomst_en_een_lege_naam_worden_teruggevraagd(self, huis):
        rij = vraag(huis)
        with pytest.raises(Fout, match="ligt in de toekomst"):
            aanvaard(huis, rij, op=date(2099, 1, 1))
        with pytest.raises(Fout, match="nog geen tekst"):
            aanvaard(huis, rij, door=" ")
        assert [r.wie.naam for r in alle_regie(huis.dossier)] == ["Samira"]

    def test_niet_aangenomen_laat_de_regie_waar_zij_is(self, huis):
        rij = vraag(huis)
        doe(huis.wijk.samira, plaatsing_weigeren, plaatsing_id=rij.pk, antwoord="Wachtlijst")
        assert (een(rij).stand, taken("plaatsing")) == ("geweigerd", [])
        with pytest.raises(Fout, match="intussen al veranderd"):
            aanvaard(huis, rij)

    def test_het_stuk_kan_meteen_of_later(self, huis):
        stuk = papier(huis)
        assert aanvaard(huis, vraag(huis, voorziening="Dagbesteding"), document_id=stuk.pk).document_id == stuk.pk
        rij = aanvaard(huis)
        doe(huis.wijk.samira, plaatsing_document_toevoegen, plaatsing_id=rij.pk, document_id=stuk.pk)
        assert (een(rij).document_id, taken("plaatsing_document")) == (stuk.pk, [])

    def test_een_stuk_uit_een_ander_dossier_kan_niet(self, huis):
        gezin = maak_huishouden(huis.wijk.oost)
        stuk = papier(huis, doe(huis.wijk.samira, dossier_openen_met_regie, huishouden_id=gezin.pk))
        with pytest.raises(Fout, match="uit dit dossier"):
            aanvaard(huis, document_id=stuk.pk)


class TestTerug:
    def test_naar_wie_zicht_hield(self, huis):
        rij = aanvaard(huis)
        doe(huis.wijk.samira, plaatsing_beeindigen, plaatsing_id=rij.pk, reden="Klaar daar")
        assert [r.soort for r in alle_regie(huis.dossier)] == ["regisseur", "elders", "regisseur"]
        assert (een(rij).stand, een(rij).tot) == ("beeindigd", klok.vandaag())

    def test_naar_een_vacature_als_die_niet_kan_regisseren(self, huis):
        doe(huis.wijk.samira, regie_vacature, dossier_id=huis.dossier.pk, reden="verlof", waarnemer_id=huis.cora.pk)
        rij = aanvaard(huis)
        doe(huis.wijk.samira, plaatsing_beeindigen, plaatsing_id=rij.pk, reden="Klaar daar")
        assert alle_regie(huis.dossier)[-1].soort == "vacature"

    def test_meteen_een_regisseur_aanwijzen_beeindigt_de_plaatsing(self, huis):
        rij = aanvaard(huis)
        doe(huis.wijk.samira, regisseur_aanwijzen, dossier_id=huis.dossier.pk, medewerker_id=huis.wijk.tom.pk)
        assert een(rij).stand == "beeindigd"

    def test_op_een_voorziening_verandert_de_regisseur_niet(self, huis):
        rij = aanvaard(huis, vraag(huis, voorziening="Dagbesteding"))
        doe(huis.wijk.samira, plaatsing_beeindigen, plaatsing_id=rij.pk, reden="Klaar")
        assert len(alle_regie(huis.dossier)) == 1


class TestScherm:
    def test_vragen_aannemen_en_terug(self, huis):
        samira = log_in(Client(), huis.wijk.samira)
        basis = f"/dossier/{huis.dossier.pk}/regie/elders/"
        blad = samira.post(basis, {"partij_anders": "Wijkzorg", "reden": "Past beter"}, follow=True).content.decode()
        assert "Wijkzorg" in blad
        with transactie(p.SYSTEEM):
            rij = Regieplaatsing.objects.get()
        assert "In welk stuk" in samira.get(f"{basis}{rij.pk}/aanvaarden/").content.decode()
        samira.post(f"{basis}{rij.pk}/aanvaarden/", {"door": "Bo", "op": klok.vandaag()})
        samira.post(f"{basis}{rij.pk}/beeindigen/", {"reden": "Klaar"})
        assert "Gestopt op" in samira.get(basis).content.decode()

    def test_ieder_leest_wie_de_regie_heeft(self, huis):
        aanvaard(huis)
        samira, dossier = log_in(Client(), huis.wijk.samira), f"/dossier/{huis.dossier.pk}/"
        for pad in (f"{dossier}regie/", f"{dossier}overdragen/", "/caseload/", f"{dossier}regie/afdrukken/"):
            assert JET in samira.get(pad).content.decode(), pad
        with transactie(p.actor(huis.wijk.samira)):
            assert aanspreekzin(huis.dossier.pk).startswith(JET)
            assert opvragen.regie_beeld(huis.dossier.pk).zin == f"{JET} heeft de regie. Samira houdt zicht."

    def test_zonder_organisatie_wordt_teruggevraagd(self, huis):
        antwoord = log_in(Client(), huis.wijk.samira).post(f"/dossier/{huis.dossier.pk}/regie/elders/", {"reden": "x"})
        assert antwoord.status_code == 422
        assert "vul er een in" in antwoord.content.decode()

    def test_een_ander_team_ziet_niets_en_een_ander_dossier_evenmin(self, huis):
        rij = vraag(huis)
        with pytest.raises(NietGevonden):
            doe(huis.wijk.zoe, plaatsing_weigeren, plaatsing_id=rij.pk, antwoord="x")
        ander = doe(huis.wijk.samira, dossier_openen_met_regie, huishouden_id=maak_huishouden(huis.wijk.oost).pk)
        client = log_in(Client(), huis.wijk.samira)
        assert client.get(f"/dossier/{ander.pk}/regie/elders/{rij.pk}/weigeren/").status_code == 404
        assert log_in(Client(), p.maak_medewerker("Wil", Rol.WIJKTEAMMANAGER, huis.wijk.oost)).get(
            f"/dossier/{huis.dossier.pk}/regie/elders/"
        ).status_code == 200  # fmt: skip


def een(rij):
    with transactie(p.SYSTEEM):
        return Regieplaatsing.objects.get(pk=rij.pk)
