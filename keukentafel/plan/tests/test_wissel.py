"""The resident asks for another worker; the rules of the regie."""

from datetime import date

import pytest
from django.test import Client

from keukentafel.brieven import weergave
from keukentafel.brieven.models import Brief
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Fout, GeenRecht
from keukentafel.organisatie.models import Inrichting, Taak
from keukentafel.plan import opvragen
from keukentafel.plan.handelingen import (
    dossier_openen_met_regie,
    plan_vaststellen,
    regie_vacature,
    regieregel_beoordelen,
    wissel_beantwoorden,
    wissel_vragen,
)
from keukentafel.plan.models import Overdracht, Regie, Wisselverzoek
from keukentafel.plan.tests.hulp import doe, leden, maak_doel
from keukentafel.plan.tests.test_volgen import bel
from keukentafel.poort.matrix import Rol
from tests import personages as p
from tests.dossiers import maak_huishouden
from tests.huisregels.test_vragen import vragen
from tests.inloggen import log_in

pytestmark = pytest.mark.django_db
WOORDEN = "Het klikt niet. Ik wil iemand die luistert."


@pytest.fixture
def wil(huis):
    return p.maak_medewerker("Wil", Rol.WIJKTEAMMANAGER, huis.wijk.oost)


def vraag(huis, **velden):
    return doe(huis.wijk.samira, wissel_vragen, **{"dossier_id": huis.dossier.pk, "woorden": WOORDEN, **velden})


def antwoord(wie, rij, **velden):
    return doe(wie, wissel_beantwoorden, wissel_id=rij.pk, **{"stand": "ja", "antwoord": "Tom komt.", **velden})


def taken(soort):
    with transactie(p.SYSTEEM):
        return list(Taak.objects.filter(soort=soort, klaar_op=None))


class TestWissel:
    def test_de_manager_krijgt_een_taak_met_een_termijn_en_zonder_namen(self, huis):
        fatma = leden(huis)["Fatma"]
        rij = vraag(huis, inwoner_id=fatma.pk, op=klok.vandaag())
        [taak] = taken("wisselverzoek")
        assert (taak.rol, taak.uiterlijk, rij.inwoner_id) == ("wijkteammanager", rij.uiterlijk, fatma.pk)
        assert rij.uiterlijk > klok.vandaag()
        assert not {"Fatma", "klikt"} & set(taak.tekst.split())

    def test_de_manager_antwoordt_en_noemt_wie_er_komt(self, huis, wil):
        """REQ-072."""
        rij = antwoord(wil, vraag(huis), medewerker_id=huis.wijk.tom.pk)
        assert (rij.stand, rij.beantwoord_door, taken("wisselverzoek")) == ("ja", "Wil", [])
        assert [t.voor_id for t in taken("wissel_vertellen")] == [huis.wijk.samira.pk]
        with transactie(p.SYSTEEM):
            assert Overdracht.objects.get().naar == huis.wijk.tom

    @pytest.mark.parametrize(("stand", "zin"), [("ja", "Dat is goed."), ("nee", "Dat doen wij nu niet.")])
    def test_wie_het_vroeg_krijgt_het_antwoord_als_brief(self, huis, wil, stand, zin):
        rij = vraag(huis, inwoner_id=leden(huis)["Fatma"].pk)
        antwoord(wil, rij, stand=stand, antwoord="Tom kent uw buurt.")
        for _ in range(2):
            bel("wissel_beantwoord", huis.dossier, "wisselbrief.wissel_brief")
        with transactie(p.SYSTEEM):
            (brief,) = Brief.objects.select_related("inhoud").filter(soort="wisselantwoord")
            woorden = weergave.tekst(brief.inhoud.als_stuk())
        assert brief.naam.startswith("Fatma")
        assert all(deel in woorden for deel in (zin, "Tom kent uw buurt."))

    def test_wie_het_vroeg_is_niet_bekend_dan_is_er_geen_brief(self, huis, wil):
        antwoord(wil, vraag(huis))
        bel("wissel_beantwoord", huis.dossier, "wisselbrief.wissel_brief")
        with transactie(p.SYSTEEM):
            assert not Brief.objects.exists()

    def test_zonder_regie_vertelt_de_manager_het_zelf(self, huis, wil):
        rij = vraag(huis)
        with transactie(p.SYSTEEM):
            Regie.objects.update(tot=klok.nu())
        antwoord(wil, rij, stand="nee", antwoord="Er is niemand anders.")
        assert [t.rol for t in taken("wissel_vertellen")] == ["wijkteammanager"]

    @pytest.mark.parametrize(
        ("velden", "zin"), [({"stand": "misschien"}, "Kies ja of nee"), ({"antwoord": " "}, "nog geen tekst")]
    )
    def test_een_half_antwoord_wordt_teruggevraagd(self, huis, wil, velden, zin):
        rij = vraag(huis)
        with pytest.raises(Fout, match=zin):
            antwoord(wil, rij, **velden)
        assert een(rij).stand == "open"

    def test_twee_keer_antwoorden_kan_niet(self, huis, wil):
        rij = vraag(huis)
        antwoord(wil, rij)
        with pytest.raises(Fout, match="Wil gaf al antwoord"):
            antwoord(wil, rij)

    def test_wie_geen_manager_is_antwoordt_niet(self, huis):
        with pytest.raises(GeenRecht):
            antwoord(huis.wijk.samira, vraag(huis))

    def test_een_dag_in_de_toekomst_en_een_vreemde_worden_teruggevraagd(self, huis):
        with pytest.raises(Fout, match="ligt in de toekomst"):
            vraag(huis, op=date(2099, 1, 1))
        with pytest.raises(Fout, match="uit dit huishouden"):
            vraag(huis, inwoner_id=p.maak_inwoner(huis.wijk.oost).pk)

    def test_op_het_scherm_vragen_en_antwoorden(self, huis, wil):
        basis = f"/dossier/{huis.dossier.pk}/regie/wissel/"
        samira, manager = log_in(Client(), huis.wijk.samira), log_in(Client(), wil)
        assert "De manager krijgt de vraag" in samira.post(basis, {"woorden": WOORDEN}, follow=True).content.decode()
        rij = een()
        assert WOORDEN in manager.get(f"{basis}{rij.pk}/").content.decode()
        manager.post(f"{basis}{rij.pk}/", {"stand": "nee", "antwoord": "Samira blijft, en we praten samen."})
        assert "we praten samen" in samira.get(basis).content.decode()
        assert "Nee, met uitleg (Wil)" in manager.get(f"{basis}{rij.pk}/").content.decode()
        ander = doe(huis.wijk.samira, dossier_openen_met_regie, huishouden_id=maak_huishouden(huis.wijk.oost).pk)
        assert manager.get(f"/dossier/{ander.pk}/regie/wissel/{rij.pk}/").status_code == 404

    def test_te_laat_is_te_zien(self, huis, wil):
        rij = vraag(huis, op=date(2026, 1, 5))
        with transactie(p.SYSTEEM):
            Wisselverzoek.objects.update(uiterlijk=date(2026, 2, 1))
        blad = log_in(Client(), wil).get(f"/dossier/{huis.dossier.pk}/regie/wissel/{rij.pk}/").content.decode()
        assert "had er op 1 februari 2026 moeten zijn" in blad


class TestRegels:
    @pytest.fixture(autouse=True)
    def lijst(self, huis):
        for nr, (code, meet) in enumerate([("een", "een_regisseur"), ("stap", "doel_met_stap"), ("netwerk", "")]):
            Inrichting.objects.create(
                soort="regieregel", code=code, naam=f"Regel {code}", waarde={"meet": meet}, volgorde=nr,
                geldig_van=date(2015, 1, 1),
            )  # fmt: skip

    def blad(self, huis):
        with transactie(p.actor(huis.wijk.samira)):
            return {r.code: r.gehaald for r in opvragen.regelblad(huis.dossier.pk).regels}

    def test_de_lijst_zegt_wat_gehaald_is(self, huis):
        """REQ-061."""
        assert self.blad(huis) == {"een": True, "stap": False, "netwerk": None}
        maak_doel(huis)
        doe(huis.wijk.samira, regieregel_beoordelen, dossier_id=huis.dossier.pk, code="netwerk", gehaald=True)
        assert self.blad(huis) == {"een": True, "stap": True, "netwerk": True}
        doe(huis.wijk.samira, regie_vacature, dossier_id=huis.dossier.pk, reden="verlof")
        assert self.blad(huis)["een"] is False

    def test_een_gemeten_regel_en_een_onbekende_zegt_niemand(self, huis):
        for code, zin in (("een", "volgt uit het dossier zelf"), ("maan", "staat niet in de lijst")):
            with pytest.raises(Fout, match=zin):
                doe(huis.wijk.samira, regieregel_beoordelen, dossier_id=huis.dossier.pk, code=code, gehaald=True)

    def test_op_het_scherm(self, huis):
        samira, pad = log_in(Client(), huis.wijk.samira), f"/dossier/{huis.dossier.pk}/regie/regels/"
        doel = maak_doel(huis)
        doe(huis.wijk.samira, plan_vaststellen, plan_id=doel.plan_id, bespreken_op=klok.vandaag())
        assert "2 van 3 gehaald" in samira.get(pad).content.decode()
        assert "3 van 3 gehaald" in samira.post(f"{pad}netwerk/", {"gehaald": "ja"}, follow=True).content.decode()
        assert "volgt uit het dossier zelf" in samira.post(f"{pad}een/", follow=True).content.decode()
        assert vragen(samira, pad)[0] <= 15


def een(rij=None):
    with transactie(p.SYSTEEM):
        return Wisselverzoek.objects.get(pk=rij.pk) if rij else Wisselverzoek.objects.get()
