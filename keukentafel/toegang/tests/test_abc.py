"""ABC-duty and overbelasting: the rota, asking, answering, and what a melding does with the answer."""

from datetime import time, timedelta

import pytest

from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Fout, NietGevonden
from keukentafel.organisatie.models import Inrichting, Taak
from keukentafel.toegang import handelingen as h
from keukentafel.toegang.models import AbcDienst, Adviesvraag, Melding
from keukentafel.toegang.opvragen.abc import abclijst, abcvraag, dienstkeuzes, rooster, wie_heeft_dienst
from keukentafel.toegang.opvragen.meldingen import lijst
from keukentafel.toegang.tests.hulp import DINSDAG, doe, maak_contact, maak_melding
from tests import personages as p

pytestmark = pytest.mark.django_db


@pytest.fixture
def wijk():
    with klok.zet_klok(DINSDAG):
        yield p.maak_wijk()


@pytest.fixture
def dienst(wijk):
    velden = {"medewerker_id": wijk.samira.pk, "dag": klok.vandaag(), "van": time(9), "tot": time(17)}
    return doe(h.abc_dienst_zetten, wijk.mo, **velden)


def regel(melding=True, abc_eerst=True):
    waarde = {"melding": melding, "abc_eerst": abc_eerst}
    Inrichting.objects.create(soort="overbelasting", code="regel", naam="Regel", waarde=waarde, geldig_van=p.BEGIN)


def stel(wijk, **velden):
    contact = maak_contact(wijk.frans, tekst="Belt over zijn moeder.")
    basis = {"contact_id": contact.pk, "vraag": "Is dit voor de Wmo?"}
    return doe(h.advies_vragen, wijk.frans, **{**basis, **velden})


class TestRooster:
    def test_wie_dienst_heeft_staat_er_nu_en_op_het_rooster(self, wijk, dienst):
        assert [d.naam for d in wie_heeft_dienst()] == ["Samira"]
        assert [d.naam for _, diensten in rooster() for d in diensten] == ["Samira"]
        assert dienstkeuzes()[0][0] == str(wijk.samira.pk)
        doe(h.abc_dienst_wissen, wijk.mo, dienst_id=dienst.pk)
        assert not AbcDienst.objects.exists()
        with pytest.raises(NietGevonden):
            doe(h.abc_dienst_wissen, wijk.mo, dienst_id=dienst.pk)

    @pytest.mark.parametrize(
        ("anders", "zin"),
        [
            ({"dag": DINSDAG.date() - timedelta(days=1)}, "al geweest"),
            ({"van": time(18)}, "voor hij begint"),
            ({"van": time(12)}, "al dienst"),
        ],
    )
    def test_wat_niet_kan_wordt_gezegd(self, wijk, dienst, anders, zin):
        velden = {"medewerker_id": wijk.samira.pk, "dag": klok.vandaag(), "van": time(9), "tot": time(17)}
        with pytest.raises(Fout, match=zin):
            doe(h.abc_dienst_zetten, wijk.mo, **{**velden, **anders})

    def test_alleen_wie_uitvoert_geeft_advies(self, wijk):
        velden = {"dag": klok.vandaag(), "van": time(9), "tot": time(17)}
        with pytest.raises(Fout, match="geen uitvoerende rol"):
            doe(h.abc_dienst_zetten, wijk.mo, medewerker_id=wijk.frans.pk, **velden)


class TestVragen:
    def test_de_vraag_gaat_naar_wie_dienst_heeft_en_komt_met_een_taak(self, wijk, dienst):
        vraag = stel(wijk)
        with transactie(p.actor(wijk.samira)):
            assert [v.vraag for v in abclijst(p.actor(wijk.samira)).voor_mij] == ["Is dit voor de Wmo?"]
            assert Taak.objects.get(onderwerp_id=vraag.pk).voor == wijk.samira
        doe(h.advies_geven, wijk.samira, adviesvraag_id=vraag.pk, uitkomst="geen_dossier", advies="Nee, verwijs door.")
        with transactie(p.actor(wijk.frans)):
            gezien = abcvraag(p.actor(wijk.frans), vraag.pk)
            assert (gezien.uitkomst, gezien.advies) == ("Geen dossier nodig", "Nee, verwijs door.")
            assert Taak.objects.get(voor=wijk.frans).tekst == "De ABC-dienst heeft geantwoord"

    def test_niemand_anders_leest_mee_ook_niet_in_het_team(self, wijk, dienst):
        vraag = stel(wijk, soort="overname")
        with transactie(p.actor(wijk.tom)):
            assert not Adviesvraag.objects.exists()
            with pytest.raises(NietGevonden):
                abcvraag(p.actor(wijk.tom), vraag.pk)
        with pytest.raises(NietGevonden):
            doe(h.advies_geven, wijk.tom, adviesvraag_id=vraag.pk, uitkomst="advies")

    def test_bezwaren(self, wijk, dienst):
        with pytest.raises(Fout, match="Schrijf op"):
            stel(wijk, vraag=" ")
        vraag = stel(wijk)
        doe(h.advies_geven, wijk.samira, adviesvraag_id=vraag.pk, uitkomst="advies")
        with pytest.raises(Fout, match="al beantwoord"):
            doe(h.advies_geven, wijk.samira, adviesvraag_id=vraag.pk, uitkomst="advies")
        AbcDienst.objects.all().delete()
        with pytest.raises(Fout, match="niemand op het rooster"):
            stel(wijk)

    def test_wie_vroeg_antwoordt_niet_zelf(self, wijk, dienst):
        contact = maak_contact(wijk.tom)
        vraag = doe(h.advies_vragen, wijk.tom, contact_id=contact.pk, vraag="?", voor_id=wijk.samira.pk)
        with transactie(p.SYSTEEM), pytest.raises(Fout, match="aan een collega gesteld"):
            h.advies_geven(actor=p.SYSTEEM, adviesvraag_id=vraag.pk, uitkomst="advies")


class TestOverbelasting:
    def melding(self):
        with transactie(p.SYSTEEM):
            return Melding.objects.get()

    def test_een_contact_met_overbelasting_wordt_een_melding_die_eerst_naar_abc_gaat(self, wijk, dienst):
        regel()
        inwoner = p.maak_inwoner(wijk.oost)
        contact = maak_contact(wijk.frans, inwoner_id=inwoner.pk, tekst="Zij is op.", overbelasting=True)
        melding = self.melding()
        assert (contact.vervolg, melding.overbelasting, melding.bij_abc) == ("melding", True, True)
        with transactie(p.actor(wijk.mo)):
            assert lijst(p.actor(wijk.mo)).regels[0].bij_abc
        with transactie(p.SYSTEEM):
            vraag = Adviesvraag.objects.get()
        doe(h.advies_geven, wijk.samira, adviesvraag_id=vraag.pk, uitkomst="geen_dossier")
        assert (self.melding().status, self.melding().bij_abc) == ("afgerond", False)

    def test_zonder_regel_blijft_het_bij_een_merk(self, wijk):
        regel(melding=False)
        assert maak_contact(wijk.frans, overbelasting=True).vervolg == "klaar"
        with transactie(p.SYSTEEM):
            assert not Melding.objects.exists()

    def test_zonder_rooster_gaat_de_melding_de_gewone_weg(self, wijk):
        regel()
        maak_melding(wijk.frans, overbelasting=True)
        assert not self.melding().bij_abc

    @pytest.mark.parametrize(("team", "stand"), [("oost", "in_behandeling"), ("zuid", "nieuw")])
    def test_overgenomen_pakt_op_waar_de_rol_het_toelaat(self, wijk, dienst, team, stand):
        regel(abc_eerst=False)
        melding = maak_melding(wijk.frans, overbelasting=True, team_id=getattr(wijk, team).pk)
        vraag = doe(h.advies_vragen, wijk.frans, melding_id=melding.pk, vraag="Neem jij dit?", soort="overname")
        doe(h.advies_geven, wijk.samira, adviesvraag_id=vraag.pk, uitkomst="overgenomen")
        assert self.melding().status == stand
