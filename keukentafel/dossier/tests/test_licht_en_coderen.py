"""Help without a plan (REQ-039), coding of a question (REQ-020, REQ-032), asking for a zwaarte (REQ-031)."""

from datetime import timedelta

import pytest
from django.test import Client

from keukentafel.dossier import handelingen as h
from keukentafel.dossier import opvragen as o
from keukentafel.dossier.models import Coderingversie, LichteHulp, Werkproces
from keukentafel.dossier.tests.hulp import doe
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Fout, GeenRecht, NietGevonden
from keukentafel.kern.models import Gebeurtenis
from keukentafel.kern.versies import Botsing
from keukentafel.organisatie.models import Inrichting, Taak
from keukentafel.plan import handelingen as plan
from tests import personages as p
from tests.dossiers import maak_dossier, maak_huishouden
from tests.inloggen import log_in

pytestmark = pytest.mark.django_db
GISTEREN, MORGEN = klok.dagen_geleden(1), klok.vandaag() + timedelta(days=1)


@pytest.fixture
def wijk():
    return p.maak_wijk()


@pytest.fixture
def bo(wijk):
    return p.maak_inwoner(wijk.oost, roepnaam="Bo")


def een(model):
    with transactie(p.SYSTEEM):
        return model.objects.get()


def taken(soort):
    with transactie(p.SYSTEEM):
        return list(Taak.objects.filter(soort=soort, klaar_op=None))


class TestLichteHulp:
    def begin(self, wijk, bo, **velden):
        return doe(wijk.samira, h.lichte_hulp_beginnen, **{"inwoner_id": bo.pk, "wat": "maatje", **velden})

    def test_beginnen_vraagt_later_de_uitkomst_en_afronden_geeft_haar(self, wijk, bo):
        rij = self.begin(wijk, bo, door_wie="Humanitas")
        assert taken("lichte_hulp")[0].uiterlijk == klok.vandaag() + timedelta(weeks=6)
        doe(wijk.samira, h.lichte_hulp_afronden, hulp_id=rij.pk, uitkomst="geholpen", tekst="Zij gaat weer naar buiten")
        assert taken("lichte_hulp") == []
        assert (een(LichteHulp).uitkomst, een(LichteHulp).versie) == ("geholpen", 2)
        doe(wijk.samira, h.lichte_hulp_heropenen, hulp_id=rij.pk)
        assert doe(wijk.samira, h.lichte_hulp_heropenen, hulp_id=rij.pk).geeindigd_op is None
        assert len(taken("lichte_hulp")) == 1

    @pytest.mark.parametrize(
        ("velden", "veld"),
        [
            ({"wat": "gek"}, "wat"),
            ({"sinds": MORGEN}, "sinds"),
            ({"vragen_op": GISTEREN}, "vragen_op"),
            ({"wet": "gek"}, "wet"),
        ],
    )
    def test_wat_niet_kan_noemt_het_veld(self, wijk, bo, velden, veld):
        with pytest.raises(Fout) as fout:
            self.begin(wijk, bo, **velden)
        assert fout.value.veld == veld

    def test_een_onmogelijke_uitkomst(self, wijk, bo):
        rij = self.begin(wijk, bo)
        for velden, veld in (({"uitkomst": "gek"}, "uitkomst"), ({"uitkomst": "niet", "op": GISTEREN}, "op")):
            with pytest.raises(Fout) as fout:
                doe(wijk.samira, h.lichte_hulp_afronden, hulp_id=rij.pk, **velden)
            assert fout.value.veld == veld

    def test_de_wand(self, wijk, bo):
        rij = self.begin(wijk, bo)
        with transactie(p.actor(wijk.zoe)), pytest.raises(NietGevonden):
            o.lichte_hulp(rij.pk)
        with pytest.raises(GeenRecht):
            doe(wijk.frans, h.lichte_hulp_afronden, hulp_id=rij.pk, uitkomst="niet")
        with transactie(p.SYSTEEM):
            type(bo).objects.filter(pk=bo.pk).update(afgeschermd=True)
        with transactie(p.actor(wijk.tom)):
            assert o.lichtblad().regels == ()

    def test_de_schermen(self, wijk, bo):
        samira = log_in(Client(), wijk.samira)
        assert "Lichte hulp vastleggen" in samira.get(f"/inwoner/{bo.pk}/").content.decode()
        adres = f"/inwoner/{bo.pk}/lichte-hulp/"
        assert samira.post(adres, {"wat": "gek", "door_wie": "Blijft"}).status_code == 422
        naar = samira.post(adres, {"wat": "groep", "wet": "algemeen", "door_wie": "Buurthuis"}).url
        assert "Buurthuis" in samira.get("/lichte-hulp/").content.decode()
        assert samira.post(naar, {}).status_code == 422
        samira.post(naar, {"uitkomst": "deels"})
        assert "Het hielp een beetje" in samira.get("/lichte-hulp/?soort=klaar&na=onzin").content.decode()
        samira.post(f"{naar}heropenen/")
        assert een(LichteHulp).uitkomst == ""

    def test_bladeren_slaat_niets_over(self, wijk, bo):
        for _ in range(31):
            self.begin(wijk, bo)
        with transactie(p.actor(wijk.samira)):
            eerste = o.lichtblad()
            rest = o.lichtblad(na=eerste.volgende)
        assert (len(eerste.regels), len(rest.regels), rest.volgende) == (30, 1, "")


class TestCoderen:
    @pytest.fixture
    def werkproces(self, wijk):
        for soort, code, naam, waarde in (
            ("onderwerp", "financien", "Geld", {}),
            ("onderwerp", "wonen", "Wonen", {}),
            ("leefgebied", "geld", "Financiën", {"onderwerpen": "financien"}),
        ):
            Inrichting.objects.create(soort=soort, code=code, naam=naam, waarde=waarde, geldig_van=p.BEGIN)
        maak_dossier(wijk.samira, maak_huishouden(wijk.oost), onderwerp="financien")
        return een(Werkproces)

    def codeer(self, wijk, werkproces, **velden):
        basis = {"werkproces_id": werkproces.pk, "onderwerp": "wonen", "wet": "wmo", "versie": werkproces.versie}
        return doe(wijk.samira, h.vraag_coderen, **{**basis, **velden})

    def test_het_leefgebied_volgt_het_onderwerp(self, werkproces):
        assert werkproces.leefgebied == "geld"

    def test_anders_coderen_bewaart_hoe_het_was(self, wijk, werkproces):
        assert self.codeer(wijk, werkproces).wet == "wmo"
        oud = een(Coderingversie)
        assert (oud.onderwerp, oud.leefgebied, oud.wet) == ("financien", "geld", "algemeen")
        with pytest.raises(Botsing):
            self.codeer(wijk, werkproces, leefgebied="geld")
        nu = een(Werkproces)
        assert self.codeer(wijk, nu).versie == nu.versie

    @pytest.mark.parametrize("velden", [{"wet": "gek"}, {"onderwerp": "gek"}, {"leefgebied": "gek"}])
    def test_een_onbekende_code(self, wijk, werkproces, velden):
        with pytest.raises(Fout, match="‘gek’ staat niet in de lijst"):
            self.codeer(wijk, werkproces, **velden)

    def test_duidelijk_en_toch_niet(self, wijk, werkproces):
        doe(wijk.samira, h.vraag_helder, werkproces_id=werkproces.pk)
        assert een(Werkproces).helder_op == klok.vandaag()
        doe(wijk.samira, h.vraag_onhelder, werkproces_id=werkproces.pk)
        assert doe(wijk.samira, h.vraag_onhelder, werkproces_id=werkproces.pk).helder_op is None
        with pytest.raises(Fout, match="toekomst"):
            doe(wijk.samira, h.vraag_helder, werkproces_id=werkproces.pk, op=MORGEN)

    def test_op_het_scherm(self, wijk, werkproces):
        samira = log_in(Client(), wijk.samira)
        adres = f"/dossier/{werkproces.dossier_id}/werkprocessen/{werkproces.pk}/"
        samira.post(f"{adres}helder/")
        assert "Toch nog niet duidelijk" in samira.get(adres).content.decode()
        samira.post(f"{adres}helder/", {"terug": "ja"})
        code = {"onderwerp": "wonen", "leefgebied": "geld", "wet": "wmo", "versie": 3}
        assert samira.post(f"{adres}coderen/", code).status_code == 302
        assert samira.post(f"{adres}coderen/", {**code, "wet": "pw"}).status_code == 422
        assert een(Werkproces).wet == "wmo"


class TestZwaarte:
    @pytest.fixture
    def dossier(self, wijk):
        return maak_dossier(wijk.samira, maak_huishouden(wijk.oost))

    def hoor(self, handeling, soort):
        with transactie(p.SYSTEEM):
            handeling(Gebeurtenis.objects.filter(soort=soort).latest("tijd"))

    def stel_in(self, waarde):
        Inrichting.objects.create(
            soort="instelling", code="zwaarte_vanaf", naam="x", waarde={"waarde": waarde}, geldig_van=p.BEGIN
        )

    def test_na_werkdagen_een_keer_en_weg_zodra_hij_er_is(self, wijk, dossier):
        self.hoor(h.zwaarte_vragen, "werkproces_geopend")
        self.hoor(h.zwaarte_vragen, "werkproces_geopend")
        assert [t.voor_id for t in taken("zwaarte")] == [wijk.samira.pk]
        assert taken("zwaarte")[0].uiterlijk > klok.vandaag() + timedelta(days=9)
        doe(wijk.samira, h.zwaarte_zetten, werkproces_id=een(Werkproces).pk, waarde=2)
        assert taken("zwaarte") == []
        self.hoor(h.zwaarte_vragen, "werkproces_geopend")
        assert taken("zwaarte") == []

    def test_bij_het_eerste_plan(self, wijk, dossier):
        self.stel_in("eerste_plan")
        self.hoor(h.zwaarte_vragen, "werkproces_geopend")
        assert taken("zwaarte") == []
        rij = doe(wijk.samira, plan.plan_beginnen, dossier_id=dossier.pk, resultaat="Rust")
        doe(wijk.samira, plan.plan_vaststellen, plan_id=rij.pk, bespreken_op=MORGEN)
        self.hoor(h.zwaarte_vragen_bij_plan, "plan_vastgesteld")
        assert taken("zwaarte")[0].uiterlijk == klok.vandaag()

    def test_alleen_werkdagen_vraagt_niets_bij_het_plan_en_een_gesloten_vraag_wordt_nooit_gevraagd(self, wijk, dossier):
        self.stel_in("werkdagen")
        with transactie(p.SYSTEEM):
            h.zwaarte_vragen_bij_plan(Gebeurtenis(soort="x", onderwerp=dossier.pk, actor=str(wijk.samira.pk)))
        doe(wijk.samira, h.werkproces_sluiten, werkproces_id=een(Werkproces).pk, reden="afgerond")
        self.hoor(h.zwaarte_vragen, "werkproces_geopend")
        assert taken("zwaarte") == []

    def test_de_lijst_toont_wat_nog_geen_zwaarte_heeft(self, wijk, dossier):
        samira = log_in(Client(), wijk.samira)
        assert dossier.nummer in samira.get("/vragen/zonder-zwaarte/").content.decode()
        assert dossier.nummer not in log_in(Client(), wijk.zoe).get("/vragen/zonder-zwaarte/").content.decode()
        doe(wijk.samira, h.zwaarte_zetten, werkproces_id=een(Werkproces).pk, waarde=1)
        assert dossier.nummer not in samira.get("/vragen/zonder-zwaarte/?na=onzin").content.decode()


def test_begeleiding_met_minuten(wijk):
    """REQ-028 beneath the screen."""
    dossier = maak_dossier(wijk.samira, maak_huishouden(wijk.oost))
    velden = {"dossier_id": dossier.pk, "tekst": "Samen de post geopend", "soort": "begeleiding"}
    assert doe(wijk.samira, h.journaalregel_schrijven, minuten=45, **velden).minuten == 45
    for fout in (0, 1441):
        with pytest.raises(Fout, match=f"‘{fout}’ minuten kan niet"):
            doe(wijk.samira, h.journaalregel_schrijven, minuten=fout, **velden)
