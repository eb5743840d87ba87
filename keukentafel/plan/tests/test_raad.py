"""Vier ogen, consults, and who holds a case with drang or dwang; the lists of the team."""

from datetime import date, timedelta

import pytest
from django.test import Client

from keukentafel.dossier.handelingen import betrokkene_toevoegen
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Fout, GeenRecht, NietGevonden
from keukentafel.organisatie.models import Inrichting, Taak
from keukentafel.plan import opvragen
from keukentafel.plan.handelingen import (
    consult_beantwoorden,
    consult_intrekken,
    consult_vragen,
    dossier_openen_met_regie,
    dossiers_samenvoegen,
    drang_beeindigen,
    drang_markeren,
    overleg_plannen,
    vierogen_vastleggen,
)
from keukentafel.plan.models import Consult, Overlegzaak, Vierogen, Zaakhouder
from keukentafel.plan.tests.hulp import banden, doe, maak_huis, rauw
from keukentafel.poort.matrix import Rol
from tests import personages as p
from tests.dossiers import maak_huishouden
from tests.huisregels.test_vragen import vragen
from tests.inloggen import log_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def huis():
    Inrichting.objects.create(soort="specialisme", code="ggz", naam="GGZ", geldig_van=date(2015, 1, 1))
    return maak_huis()


@pytest.fixture
def gee(huis):
    return p.maak_medewerker("Gé", Rol.GEDRAGSWETENSCHAPPER, huis.wijk.oost)


def ogen(huis, wie=None, **velden):
    basis = {"dossier_id": huis.dossier.pk, "collega_id": huis.wijk.tom.pk, "uitkomst": "Eerst rust."}
    return doe(wie or huis.wijk.samira, vierogen_vastleggen, **{**basis, **velden})


def vraag(huis, **velden):
    basis = {"dossier_id": huis.dossier.pk, "specialisme": "ggz", "vraag": "Wat helpt?"}
    return doe(huis.wijk.samira, consult_vragen, **{**basis, **velden})


def antwoord(wie, rij, tekst="Klein houden."):
    return doe(wie, consult_beantwoorden, consult_id=rij.pk, antwoord=tekst)


def drang(huis, wie=None, **velden):
    basis = {"dossier_id": huis.dossier.pk, "soort": "drang", "organisatie": "Wijkteam Oost", "reden": "Zorg"}
    return doe(wie or huis.wijk.samira, drang_markeren, **{**basis, **velden})


def alles(model, **waar):
    with transactie(p.SYSTEEM):
        return list(model.objects.filter(**waar).order_by("gemaakt_op"))


def taken(soort):
    return alles(Taak, soort=soort, klaar_op=None)


def ziet(wie):
    """What raw SQL gives this worker: dossiers, and consults."""
    rijen = rauw(wie)
    return rijen["dossier_dossier"], rijen["plan_consult"]


class TestVierogen:
    def test_met_wie_en_wat_eruit_kwam(self, huis):
        """REQ-067."""
        ogen(huis)
        [rij] = alles(Vierogen)
        assert (rij.collega, rij.op, rij.auteur_naam) == (huis.wijk.tom, klok.vandaag(), "Samira")

    @pytest.mark.parametrize(
        ("velden", "zin"), [({"op": date(2099, 1, 1)}, "in de toekomst"), ({"uitkomst": " "}, "nog geen tekst")]
    )
    def test_slechte_invoer_wordt_teruggevraagd(self, huis, velden, zin):
        with pytest.raises(Fout, match=zin):
            ogen(huis, **velden)
        assert alles(Vierogen) == []

    def test_met_jezelf_zijn_het_er_twee(self, huis):
        with pytest.raises(Fout, match="van twee mensen"):
            ogen(huis, collega_id=huis.wijk.samira.pk)

    def test_een_ander_team_en_een_lezer_leggen_niets_vast(self, huis, gee):
        with pytest.raises(NietGevonden):
            ogen(huis, wie=huis.wijk.zoe)
        with pytest.raises(GeenRecht):
            ogen(huis, wie=gee)


class TestConsult:
    def test_een_collega_krijgt_een_band_en_een_taak_en_antwoordt_in_het_dossier(self, huis, gee):
        """REQ-068."""
        rij = vraag(huis, aan_id=gee.pk)
        assert ("Gé", "specialist") in banden(huis.dossier)
        assert [t.voor_id for t in taken("consult")] == [gee.pk]
        assert antwoord(gee, rij).beantwoord_door == "Gé"
        assert taken("consult") == []
        assert [t.voor_id for t in taken("consult_antwoord")] == [huis.wijk.samira.pk]

    def test_met_het_antwoord_eindigt_de_band_en_leest_de_specialist_niets_meer(self, huis):
        """AUT-06: also in raw SQL; a new question makes a new tie."""
        ver = p.maak_medewerker("Ria", Rol.GEDRAGSWETENSCHAPPER, huis.wijk.zuid)
        een, twee = vraag(huis, aan_id=ver.pk), vraag(huis, aan_id=ver.pk, vraag="En daarna?")
        antwoord(ver, een)
        assert ziet(ver) == (1, 2)  # the other question is open
        antwoord(ver, twee)
        assert (ziet(ver), banden(huis.dossier) & {("Ria", "specialist")}) == ((0, 0), set())
        with pytest.raises(NietGevonden):
            antwoord(ver, vraag(huis, aan_naam="Mw. Bakker"))
        drie = vraag(huis, aan_id=ver.pk)
        assert ziet(ver) == (1, 4)
        doe(huis.wijk.samira, consult_intrekken, consult_id=drie.pk, reden="Toch iemand anders")
        assert (ziet(ver), [t.voor_id for t in taken("consult")]) == ((0, 0), [huis.wijk.samira.pk])

    def test_een_band_om_iets_anders_blijft_na_het_antwoord(self, huis, gee):
        doe(huis.wijk.samira, betrokkene_toevoegen, dossier_id=huis.dossier.pk, medewerker_id=gee.pk, rol="specialist")
        antwoord(gee, vraag(huis, aan_id=gee.pk))
        assert ("Gé", "specialist") in banden(huis.dossier)

    def test_intrekken_vraagt_waarom_en_kan_niet_na_het_antwoord(self, huis, gee):
        rij = vraag(huis, aan_id=gee.pk)
        with pytest.raises(Fout, match="nog geen tekst"):
            doe(huis.wijk.samira, consult_intrekken, consult_id=rij.pk, reden=" ")
        with pytest.raises(GeenRecht):
            doe(gee, consult_intrekken, consult_id=rij.pk, reden="Geen tijd")
        doe(huis.wijk.samira, consult_intrekken, consult_id=rij.pk, reden="Dubbel gevraagd")
        for act, velden in ((consult_intrekken, {"reden": "x"}), (consult_beantwoorden, {"antwoord": "x"})):
            with pytest.raises(Fout, match="is ingetrokken"):
                doe(huis.wijk.samira, act, consult_id=rij.pk, **velden)
        klaar = vraag(huis, aan_naam="Mw. Bakker")
        antwoord(huis.wijk.samira, klaar)
        with pytest.raises(Fout, match="schreef het antwoord al"):
            doe(huis.wijk.samira, consult_intrekken, consult_id=klaar.pk, reden="x")

    def test_van_iemand_van_buiten_schrijft_de_vrager_het_op(self, huis):
        rij = vraag(huis, aan_naam="Mw. Bakker, GGZ")
        assert [t.voor_id for t in taken("consult")] == [huis.wijk.samira.pk]
        assert antwoord(huis.wijk.samira, rij).beantwoord_door == "Mw. Bakker, GGZ (opgeschreven door Samira)"
        assert taken("consult_antwoord") == []

    @pytest.mark.parametrize(
        ("velden", "zin"),
        [({"specialisme": "maan"}, "staat niet in de lijst"), ({"aan_naam": ""}, "nog geen tekst")],
    )
    def test_slechte_invoer_wordt_teruggevraagd(self, huis, velden, zin):
        with pytest.raises(Fout, match=zin):
            vraag(huis, **velden)

    def test_twee_keer_antwoorden_en_een_leeg_antwoord_kan_niet(self, huis, gee):
        rij = vraag(huis, aan_id=gee.pk)
        with pytest.raises(Fout, match="nog geen tekst"):
            antwoord(gee, rij, " ")
        antwoord(gee, rij)
        with pytest.raises(Fout, match="schreef het antwoord al"):
            antwoord(gee, rij)

    def test_een_balie_mag_dit_niet_en_een_ander_team_ziet_het_niet(self, huis):
        rij = vraag(huis, aan_naam="Mw. Bakker")
        with pytest.raises(GeenRecht):
            antwoord(p.maak_medewerker("Fé", Rol.FRONTOFFICE, huis.wijk.oost), rij)
        with pytest.raises(NietGevonden):
            antwoord(huis.wijk.zoe, rij)


class TestDrang:
    def test_van_de_ene_naar_de_andere_houder_zonder_gat_en_nooit_twee(self, huis):
        """REQ-069."""
        drang(huis)
        drang(huis, organisatie="Jeugdbescherming", soort="dwang", contact="010 400 00 00")
        een, twee = alles(Zaakhouder)
        assert (een.tot, twee.tot) == (twee.van, None)
        assert [t.rol for t in taken("drang_meekijken")] == ["gedragswetenschapper"]

    def test_dezelfde_houder_nog_eens_verandert_niets(self, huis):
        drang(huis)
        with pytest.raises(Fout, match="houdt deze zaak al vast"):
            drang(huis)

    def test_het_einde_laat_de_geschiedenis_staan(self, huis):
        drang(huis)
        doe(huis.wijk.samira, drang_beeindigen, dossier_id=huis.dossier.pk)
        assert (alles(Zaakhouder)[0].tot is not None, taken("drang_meekijken")) == (True, [])
        with pytest.raises(Fout, match="loopt geen drang"):
            doe(huis.wijk.samira, drang_beeindigen, dossier_id=huis.dossier.pk)

    @pytest.mark.parametrize(
        ("velden", "zin"), [({"soort": "zucht"}, "drang of dwang"), ({"reden": ""}, "nog geen tekst")]
    )
    def test_slechte_invoer_wordt_teruggevraagd(self, huis, velden, zin):
        with pytest.raises(Fout, match=zin):
            drang(huis, **velden)

    def test_bij_samenvoegen_blijft_er_een_houder(self, huis):
        drang(huis)
        ander = doe(huis.wijk.samira, dossier_openen_met_regie, huishouden_id=maak_huishouden(huis.wijk.oost).pk)
        drang(huis, dossier_id=ander.pk, organisatie="Jeugdbescherming")
        rij = doe(huis.wijk.samira, overleg_plannen, soort="mdo", begin=klok.nu())
        with transactie(p.SYSTEEM):
            for d in (huis.dossier, ander):
                Overlegzaak.objects.create(dossier=d, team_id=d.team_id, overleg=rij, vraag="Wat nu?")
        doe(huis.wijk.samira, dossiers_samenvoegen, blijft_id=huis.dossier.pk, vervalt_id=ander.pk)
        assert [z.organisatie for z in alles(Zaakhouder, tot=None)] == ["Wijkteam Oost"]
        assert len(alles(Overlegzaak)) == 1


class TestScherm:
    def test_alles_op_een_blad_met_hoogstens_twaalf_vragen_voor_wie_leest(self, huis, gee):
        ogen(huis), vraag(huis, aan_id=gee.pk), drang(huis)
        lezer = log_in(Client(), gee)
        lezer.get(pad(huis))
        aantal, blad = vragen(lezer, pad(huis))
        assert aantal <= 12
        assert all(t in blad for t in ("Eerst rust.", "Wat helpt?", "Wijkteam Oost houdt deze zaak vast"))

    def test_vastleggen_vragen_en_antwoorden(self, huis, gee):
        samira = log_in(Client(), huis.wijk.samira)
        samira.post(pad(huis, "vierogen/"), {"collega_id": huis.wijk.tom.pk, "uitkomst": "Eerst rust."})
        samira.post(pad(huis, "consult/"), {"specialisme": "ggz", "aan_id": gee.pk, "vraag": "Wat helpt?"})
        samira.post(pad(huis, "drang/"), {"soort": "dwang", "organisatie": "GI", "reden": "Maatregel"})
        [rij] = alles(Consult)
        raadgever = log_in(Client(), gee)
        assert "Wat helpt?" in raadgever.get(pad(huis, f"consult/{rij.pk}/")).content.decode()
        naar = raadgever.post(pad(huis, f"consult/{rij.pk}/"), {"antwoord": "Klein houden."}, follow=True)
        assert (naar.redirect_chain[-1][0], naar.status_code) == ("/mijn-dag/", 200)
        blad = samira.get(pad(huis)).content.decode()
        assert all(t in blad for t in ("Eerst rust.", "Klein houden.", "GI houdt deze zaak vast"))
        for zin in ("geen drang of dwang meer", "loopt geen drang"):
            assert zin in samira.post(pad(huis, "drang/klaar/"), follow=True).content.decode()
        assert samira.get(pad(huis, f"consult/{rij.pk}/")).status_code == 200

    def test_een_vraag_intrekken(self, huis, gee):
        rij, samira = vraag(huis, aan_id=gee.pk), log_in(Client(), huis.wijk.samira)
        assert f"consult/{rij.pk}/intrekken/" in samira.get(pad(huis)).content.decode()
        assert samira.post(pad(huis, f"consult/{rij.pk}/intrekken/"), {"reden": ""}).status_code == 422
        blad = samira.post(pad(huis, f"consult/{rij.pk}/intrekken/"), {"reden": "Dubbel"}, follow=True)
        assert all(t in blad.content.decode() for t in ("Ingetrokken: Dubbel", "De vraag is ingetrokken"))
        assert "De vraag is ingetrokken: Dubbel" in samira.get(pad(huis, f"consult/{rij.pk}/")).content.decode()

    def test_inbrengen_in_een_overleg(self, huis):
        samira = log_in(Client(), huis.wijk.samira)
        rij = doe(huis.wijk.samira, overleg_plannen, soort="casuistiek", begin=klok.nu() + timedelta(days=1))
        samira.post(pad(huis, "inbrengen/"), {"overleg": rij.pk, "vraag": "Wat nu?", "wet": "algemeen"})
        assert "Wat nu?" in samira.get(pad(huis)).content.decode()

    @pytest.mark.parametrize("rest", ["vierogen/", "consult/", "drang/", "inbrengen/"])
    def test_wat_leeg_is_komt_terug(self, huis, rest):
        assert log_in(Client(), huis.wijk.samira).post(pad(huis, rest), {}).status_code == 422

    def test_een_consult_hoort_bij_zijn_eigen_dossier(self, huis):
        rij = vraag(huis, aan_naam="Mw. Bakker")
        ander = doe(huis.wijk.samira, dossier_openen_met_regie, huishouden_id=maak_huishouden(huis.wijk.oost).pk)
        assert (
            log_in(Client(), huis.wijk.samira).get(f"/dossier/{ander.pk}/overleg/consult/{rij.pk}/").status_code == 404
        )


def test_wie_de_zaak_vasthoudt_staat_op_het_dossier_zelf(huis):
    """REQ-069, PRB-38: at any time, in the panel Regie of the overview and beside the people."""
    samira = log_in(Client(), huis.wijk.samira)
    drang(huis, organisatie="Jeugdbescherming regio", contact="010 000 00 21")
    zin = "Drang: Jeugdbescherming regio houdt deze zaak vast. 010 000 00 21"
    kop = {"HX-Request": "true"}
    assert zin in samira.get(f"/dossier/{huis.dossier.pk}/regie/", headers=kop).content.decode()
    assert zin in samira.get(f"/dossier/{huis.dossier.pk}/regie/").content.decode()
    doe(huis.wijk.samira, drang_beeindigen, dossier_id=huis.dossier.pk)
    assert "houdt deze zaak vast" not in samira.get(f"/dossier/{huis.dossier.pk}/regie/").content.decode()


class TestLijsten:
    def lijst(self, huis, soort, weken, wie=None):
        with klok.zet_klok(klok.vandaag() + timedelta(weeks=weken)), transactie(p.actor(wie or huis.wijk.samira)):
            return [r.waarom for r in opvragen.overleglijst(soort).regels]

    def test_zonder_vier_ogen_na_de_termijn_tot_iemand_keek(self, huis):
        assert (len(self.lijst(huis, "vierogen", 1)), len(self.lijst(huis, "vierogen", 5))) == (0, 1)
        ogen(huis)
        assert self.lijst(huis, "vierogen", 5) == []

    def test_loopt_lang_en_drang(self, huis):
        drang(huis)
        assert (len(self.lijst(huis, "lang", 1)), len(self.lijst(huis, "lang", 27))) == (0, 1)
        assert self.lijst(huis, "drang", 0) == ["Wijkteam Oost houdt de zaak vast"]

    def test_een_ander_team_ziet_een_lege_lijst(self, huis):
        drang(huis)
        assert self.lijst(huis, "drang", 0, huis.wijk.zoe) == []

    def test_bladeren_en_evenveel_vragen(self, huis, monkeypatch):
        monkeypatch.setattr("keukentafel.plan.opvragen.raad.PER_BLAD", 2)
        samira = log_in(Client(), huis.wijk.samira)
        drang(huis)
        samira.get("/overleg/?lijst=drang")
        een = vragen(samira, "/overleg/?lijst=drang")[0]
        for _ in range(2):
            d = doe(huis.wijk.samira, dossier_openen_met_regie, huishouden_id=maak_huishouden(huis.wijk.oost).pk)
            drang(huis, dossier_id=d.pk)
        with transactie(p.actor(huis.wijk.samira)):
            eerste = opvragen.overleglijst("drang")
            tweede = opvragen.overleglijst("drang", eerste.volgende)
        assert (len(eerste.regels), len(tweede.regels), tweede.volgende) == (2, 1, "")
        assert vragen(samira, "/overleg/?lijst=drang")[0] == een <= 12
        assert samira.get("/overleg/?lijst=drang&na=gisteren:onzin").status_code == 200


def pad(huis, rest=""):
    return f"/dossier/{huis.dossier.pk}/overleg/{rest}"
