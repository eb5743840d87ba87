"""How heavy the help of an indication is: from a day on, with its history; and the list without one (REQ-031)."""

from datetime import timedelta

import pytest
from django.test import Client

from keukentafel.dossier import handelingen as h
from keukentafel.dossier import opvragen as o
from keukentafel.dossier import regels
from keukentafel.dossier.models import Indicatiezwaarte, Verwijzing, Werkproces
from keukentafel.dossier.opvragen import licht
from keukentafel.dossier.tests.hulp import doe
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Fout, NietGevonden
from keukentafel.organisatie.models import Taak
from tests import personages as p
from tests.dossiers import maak_dossier, maak_huishouden
from tests.inloggen import log_in
from tests.keuzelijsten import zet_keuzelijsten

pytestmark = pytest.mark.django_db
INDICATIE = {"soort": "indicatie", "indicatiesteller": "wijkzorg_oost", "producten": ["huishoudelijke_hulp"]}


@pytest.fixture
def wijk():
    zet_keuzelijsten("bron", "onderwerp", "verwijstype", "product", "indicatiesteller")
    return p.maak_wijk()


@pytest.fixture
def dossier(wijk):
    """Its own question is weighed: the list is about the indications."""
    rij = maak_dossier(wijk.samira, maak_huishouden(wijk.oost), wet="jeugd")
    (werkproces,) = rijen(Werkproces)
    doe(wijk.samira, h.zwaarte_zetten, werkproces_id=werkproces.pk, waarde=1)
    return rij


@pytest.fixture
def samira(wijk, dossier):
    return log_in(Client(), wijk.samira)


def leg_vast(wijk, dossier, **velden):
    basis = {**INDICATIE, "tekst": "Nodig: rust.", "wet": "jeugd", "op": klok.dagen_geleden(9)}
    return doe(wijk.samira, h.verwijzing_vastleggen, dossier_id=dossier.pk, **{**basis, **velden})


def rijen(model, **filter_):
    with transactie(p.SYSTEEM):
        return list(model.objects.filter(**filter_).order_by("gemaakt_op"))


def lijst(wijk, na=""):
    with transactie(p.actor(wijk.samira)):
        return o.zonder_zwaarte(na=na)


class TestZetten:
    def test_een_latere_zwaarte_laat_de_eerdere_dag_zoals_hij_was(self, wijk, dossier):
        v = leg_vast(wijk, dossier)
        doe(wijk.samira, h.indicatiezwaarte_zetten, verwijzing_id=v.pk, waarde=2, op=klok.dagen_geleden(5),
            toelichting="stond op papier")  # fmt: skip
        doe(wijk.samira, h.indicatiezwaarte_zetten, verwijzing_id=v.pk, waarde=3)
        assert [(z.waarde, z.vervallen_op) for z in rijen(Indicatiezwaarte)] == [(2, None), (3, None)]
        doe(wijk.samira, h.indicatiezwaarte_zetten, verwijzing_id=v.pk, waarde=1)
        assert [z.waarde for z in rijen(Indicatiezwaarte, vervallen_op=None)] == [2, 1]
        with transactie(p.actor(wijk.samira)):
            beeld = o.verwijzing(dossier.pk, v.pk)
        assert (beeld.zwaarte_naam, [z.vervallen for z in beeld.zwaarten]) == ("licht", [False, True, False])

    @pytest.mark.parametrize(("velden", "veld"), [
        ({"waarde": 4}, "waarde"), ({"waarde": 1, "op": klok.dagen_geleden(-1)}, "op"),
        ({"waarde": 1, "op": klok.dagen_geleden(30), "toelichting": "x"}, "op"),
        ({"waarde": 1, "op": klok.dagen_geleden(2)}, "toelichting"),
    ])  # fmt: skip
    def test_wat_niet_kan_noemt_het_veld(self, wijk, dossier, velden, veld):
        v = leg_vast(wijk, dossier)
        with pytest.raises(Fout) as fout:
            doe(wijk.samira, h.indicatiezwaarte_zetten, verwijzing_id=v.pk, **velden)
        assert fout.value.veld == veld
        assert rijen(Indicatiezwaarte) == []

    def test_een_advies_heeft_geen_zwaarte_en_een_ander_team_vindt_niets(self, wijk, dossier):
        advies = leg_vast(wijk, dossier, soort="advies", bron="school")
        with pytest.raises(Fout, match="Alleen een indicatie"):
            doe(wijk.samira, h.indicatiezwaarte_zetten, verwijzing_id=advies.pk, waarde=1)
        with pytest.raises(NietGevonden):
            doe(wijk.zoe, h.indicatiezwaarte_zetten, verwijzing_id=leg_vast(wijk, dossier).pk, waarde=1)


class TestVragen:
    def test_alleen_een_jeugdindicatie_vraagt_erom(self):
        assert regels.vraagt_zwaarte("indicatie", "jeugd")
        assert not regels.vraagt_zwaarte("indicatie", "wmo")
        assert not regels.vraagt_zwaarte("advies", "jeugd")

    def test_zonder_zwaarte_komt_er_een_taak_die_met_de_zwaarte_verdwijnt(self, wijk, dossier):
        v = leg_vast(wijk, dossier)
        taak = rijen(Taak, soort="indicatiezwaarte")[0]
        assert (taak.voor_id, taak.uiterlijk > klok.vandaag()) == (wijk.samira.pk, True)
        doe(wijk.samira, h.indicatiezwaarte_zetten, verwijzing_id=v.pk, waarde=2)
        assert rijen(Taak, soort="indicatiezwaarte", klaar_op=None) == []

    def test_met_zwaarte_of_onder_een_andere_wet_vraagt_niemand(self, wijk, dossier):
        leg_vast(wijk, dossier, zwaarte=2)
        leg_vast(wijk, dossier, wet="wmo")
        assert rijen(Taak, soort="indicatiezwaarte") == []
        assert [z.waarde for z in rijen(Indicatiezwaarte)] == [2]

    def test_een_systeem_vraagt_het_aan_de_coordinator(self, dossier):
        with transactie(p.SYSTEEM):
            h.verwijzing_vastleggen(actor=p.SYSTEEM, dossier_id=dossier.pk, tekst="x", wet="jeugd", **INDICATIE)
        assert rijen(Taak, soort="indicatiezwaarte")[0].rol == "coordinator"


class TestLijst:
    def test_de_lijst_houdt_vragen_en_jeugdindicaties(self, wijk, dossier):
        v = leg_vast(wijk, dossier, onderwerp="wonen")
        ander = maak_dossier(wijk.samira, maak_huishouden(wijk.oost))
        leg_vast(wijk, dossier, wet="wmo")
        regels_ = lijst(wijk).regels
        assert [r.wat for r in regels_] == ["indicatie wonen", "Algemeen"]
        assert regels_[0].adres == f"/dossier/{dossier.pk}/verwijsinformatie/{v.pk}/"
        assert str(ander.pk) in regels_[1].adres
        doe(wijk.samira, h.indicatiezwaarte_zetten, verwijzing_id=v.pk, waarde=3)
        assert len(lijst(wijk).regels) == 1

    def test_bladeren_slaat_niets_over(self, wijk, dossier, monkeypatch):
        monkeypatch.setattr(licht, "PER_BLAD", 2)
        for dagen in (3, 6, 9):
            leg_vast(wijk, dossier, op=klok.dagen_geleden(dagen))
        maak_dossier(wijk.samira, maak_huishouden(wijk.oost))
        eerste = lijst(wijk)
        tweede = lijst(wijk, eerste.volgende)
        assert len({r.id for r in (*eerste.regels, *tweede.regels)}) == 4
        assert (len(eerste.regels), tweede.volgende) == (2, "")

    def test_een_verlopen_indicatie_hoeft_geen_zwaarte_meer(self, wijk, dossier):
        leg_vast(wijk, dossier, geldig_tot=klok.vandaag() - timedelta(days=1))
        assert lijst(wijk).regels == ()

    def test_een_ander_team_ziet_haar_niet(self, wijk, dossier):
        leg_vast(wijk, dossier)
        with transactie(p.actor(wijk.zoe)):
            assert o.zonder_zwaarte().regels == ()


def test_op_het_scherm_zetten_en_een_fout_houdt_wat_getypt_is(samira, dossier):
    """REQ-031."""
    with transactie(p.SYSTEEM):
        lid = str(dossier.huishouden.leden.first().inwoner_id)
    velden = {**INDICATIE, "tekst": "Rust", "wet": "jeugd", "publiek": "team", "op": "2026-01-05", "over": [lid]}
    samira.post(f"/dossier/{dossier.pk}/verwijsinformatie/nieuw/", {**velden, "zwaarte": "2"})
    (v,) = rijen(Verwijzing)
    pad = f"/dossier/{dossier.pk}/verwijsinformatie/{v.pk}/"
    assert samira.post(f"{pad}zwaarte/", {"waarde": "3", "op": "", "toelichting": ""}).status_code == 302
    assert [z.waarde for z in rijen(Indicatiezwaarte, vervallen_op=None)] == [3]
    fout = samira.post(f"{pad}zwaarte/", {"waarde": "1", "op": "2026-01-06", "toelichting": ""})
    assert (fout.status_code, 'value="2026-01-06"' in fout.content.decode()) == (422, True)
