"""Conditions for access: an account without them has no rights, and everybody knows in time (REQ-164)."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Fout, GeenRecht, NietGevonden
from keukentafel.organisatie.handelingen import voorwaarden as h
from keukentafel.organisatie.handelingen.keuzes import instelling_zetten
from keukentafel.organisatie.models import Inrichting, Privacyreglement, Rolvervulling, Taak, Voorwaardebewijs
from keukentafel.organisatie.opvragen import actor_van
from keukentafel.organisatie.opvragen import voorwaarden as lees
from keukentafel.organisatie.voorwaarden import HOE, NAAM_VAN_VOORWAARDE, Voorwaarde, bezwaar_tegen_rollen, geldig_tot
from keukentafel.poort.matrix import Rol
from tests import personages as p
from tests.inloggen import log_in

pytestmark = pytest.mark.django_db
MIJN = "/mijn-voorwaarden/"
NIET_GETELD = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "ROLLBACK")


class Huis:
    def __init__(self):
        self.wijk = p.maak_wijk()
        with transactie(p.SYSTEEM):
            self.petra = p.maak_medewerker("Petra", Rol.PRIVACY_OFFICER, None)
            self.wim = p.maak_medewerker("Wim", Rol.WIJKTEAMMANAGER, self.wijk.oost)
            self.bea = p.maak_medewerker("Bea", Rol.FUNCTIONEEL_BEHEER, None)

    def doe(self, wie, act, **velden):
        actor = actor_van(wie)
        with transactie(actor):
            return act(actor=actor, **velden)

    def vraag(self, soort, waarde="iedereen", van=p.BEGIN):
        Inrichting.objects.create(
            soort="instelling", code=f"voorwaarde_{soort}", naam=soort, waarde={"waarde": waarde}, geldig_van=van
        )

    def training(self, wie, dagen=10):
        velden = {"medewerker_id": wie.pk, "soort": "training", "op": klok.dagen_geleden(dagen)}
        return self.doe(self.petra, h.voorwaarde_vastleggen, **velden)

    def reglement(self, van=None, tekst="Praat niet over inwoners."):
        return self.doe(self.petra, h.reglement_vaststellen, tekst=tekst, van=van or klok.vandaag())


@pytest.fixture
def huis():
    return Huis()


def over(dagen):
    return klok.vandaag() + timedelta(days=dagen)


def rollen(medewerker):
    return set(actor_van(medewerker).rollen)


class TestRegels:
    def test_elke_voorwaarde_heeft_woorden(self):
        assert set(NAAM_VAN_VOORWAARDE) == set(HOE) == set(Voorwaarde)

    def test_alleen_een_training_slijt(self):
        dag = klok.vandaag()
        assert geldig_tot(Voorwaarde.GEHEIMHOUDING, dag, 24) is None
        assert geldig_tot(Voorwaarde.TRAINING, dag.replace(year=2026, month=1, day=5), 24).isoformat() == "2028-01-05"

    @pytest.mark.parametrize("goed", ["niemand", "iedereen", "fg", "wijkcoach fg"])
    def test_wat_een_instelling_mag_zijn(self, goed):
        assert bezwaar_tegen_rollen(goed) == ""

    @pytest.mark.parametrize("fout", ["", "baas", "fg baas", 7])
    def test_wat_niet(self, fout):
        assert "wijkcoach" in bezwaar_tegen_rollen(fout)


class TestZonderRechten:
    def test_zonder_instelling_vraagt_niemand_iets(self, huis):
        assert rollen(huis.wijk.samira) == {"wijkcoach"}
        assert lees.die_iets_missen(klok.vandaag()) == []

    def test_wie_niets_heeft_heeft_geen_rol_en_een_pagina(self, huis, client):
        huis.vraag("training")
        assert rollen(huis.wijk.samira) == set()
        log_in(client, huis.wijk.samira)
        for pad in ("/mijn-dag/", "/zoeken/?q=a", "/wie-mag-wat/", "/profiel/"):
            assert client.get(pad)["Location"] == MIJN, pad
        assert client.post("/contact/nieuw/", {}).headers["Location"] == MIJN
        blad = client.get(MIJN)
        assert (blad.status_code, "Volg de privacytraining" in blad.text) == (200, True)
        assert client.get("/privacy/datalek-melden/").status_code == 200
        assert client.post("/uitloggen/").status_code == 302

    def test_met_het_bewijs_gaat_alles_open(self, huis, client):
        huis.vraag("training")
        huis.training(huis.wijk.samira)
        assert rollen(huis.wijk.samira) == {"wijkcoach"}
        assert log_in(client, huis.wijk.samira).get("/mijn-dag/").status_code == 200

    def test_per_rol_en_de_andere_rol_blijft(self, huis):
        huis.vraag("geheimhouding", "coordinator fg")
        with transactie(p.SYSTEEM):
            Rolvervulling.objects.create(
                medewerker=huis.wijk.samira, rol="coordinator", team=huis.wijk.oost, van=p.BEGIN
            )
        assert rollen(huis.wijk.samira) == {"wijkcoach"}
        assert rollen(huis.wijk.tom) == {"wijkcoach"}

    def test_een_training_die_verlopen_is_telt_niet(self, huis):
        huis.vraag("training")
        huis.training(huis.wijk.samira, dagen=800)
        assert rollen(huis.wijk.samira) == set()

    def test_een_ingetrokken_bewijs_telt_niet(self, huis):
        huis.vraag("training")
        rij = huis.training(huis.wijk.samira)
        huis.doe(huis.petra, h.voorwaarde_intrekken, bewijs_id=rij.pk)
        assert rollen(huis.wijk.samira) == set()
        with pytest.raises(Fout, match="al ingetrokken"):
            huis.doe(huis.petra, h.voorwaarde_intrekken, bewijs_id=rij.pk)
        with pytest.raises(NietGevonden):
            huis.doe(huis.petra, h.voorwaarde_intrekken, bewijs_id=huis.wim.pk)

    def test_pas_vanaf_de_dag(self, huis):
        huis.vraag("training", van=over(1))
        assert rollen(huis.wijk.samira) == {"wijkcoach"}
        with klok.zet_klok(over(1)):
            assert rollen(huis.wijk.samira) == set()

    def test_wie_de_bewijzen_vastlegt_kan_dat_altijd(self, huis):
        huis.vraag("training")
        assert rollen(huis.petra) == {"privacy_officer"}
        assert huis.petra.pk in {m.medewerker_id for m in lees.die_iets_missen(klok.vandaag())}


class TestReglement:
    def test_lezen_en_bevestigen_opent(self, huis, client):
        huis.vraag("reglement")
        assert rollen(huis.wijk.tom) == {"wijkcoach"}  # no text yet: nobody has to have read it
        tekst = huis.reglement()
        assert rollen(huis.wijk.tom) == set()
        log_in(client, huis.wijk.tom)
        assert "Praat niet over inwoners." in client.get(MIJN).text
        client.post(f"{MIJN}{tekst.pk}/gelezen/")
        client.post(f"{MIJN}{tekst.pk}/gelezen/")
        assert Voorwaardebewijs.objects.get().reglement_id == tekst.pk
        assert rollen(huis.wijk.tom) == {"wijkcoach"}

    def test_een_nieuwe_tekst_leest_iedereen_opnieuw_ook_vooraf(self, huis):
        huis.vraag("reglement")
        oud = huis.reglement()
        huis.doe(huis.wijk.tom, h.reglement_bevestigen, reglement_id=oud.pk)
        huis.doe(huis.wijk.samira, h.reglement_bevestigen, reglement_id=oud.pk)
        nieuw = huis.reglement(over(3), "Praat nooit over inwoners.")
        huis.doe(huis.wijk.tom, h.reglement_bevestigen, reglement_id=nieuw.pk)
        with klok.zet_klok(over(3)):
            assert (rollen(huis.wijk.tom), rollen(huis.wijk.samira)) == ({"wijkcoach"}, set())
            with pytest.raises(Fout, match="nieuwe tekst"):
                huis.doe(huis.wijk.samira, h.reglement_bevestigen, reglement_id=oud.pk)
        assert Privacyreglement.objects.get(pk=oud.pk).tekst == "Praat niet over inwoners."

    @pytest.mark.parametrize(
        ("velden", "veld", "zin"),
        [
            ({"tekst": " "}, "tekst", "hele tekst"),
            ({"van": -1}, "van", "is al geweest"),
            ({"van": 0}, "van", "al een versie"),
            ({"van": 1}, "van", "al een versie"),
        ],
    )
    def test_wat_niet_kan(self, huis, velden, veld, zin):
        huis.reglement(over(1))
        basis = {"tekst": "x", "van": over(2)} | {k: over(v) if k == "van" else v for k, v in velden.items()}
        with pytest.raises(Fout, match=zin) as fout:
            huis.doe(huis.petra, h.reglement_vaststellen, **basis)
        assert fout.value.veld == veld


class TestVastleggen:
    def test_wat_niet_kan(self, huis):
        velden = {"medewerker_id": huis.wijk.tom.pk, "soort": "training", "op": over(1)}
        with pytest.raises(Fout, match="nog niet geweest"):
            huis.doe(huis.petra, h.voorwaarde_vastleggen, **velden)
        with pytest.raises(Fout, match="bevestigt het lezen zelf"):
            huis.doe(huis.petra, h.voorwaarde_vastleggen, **{**velden, "soort": "reglement"})
        with pytest.raises(NietGevonden):
            huis.doe(huis.petra, h.voorwaarde_vastleggen, **{**velden, "op": over(0), "medewerker_id": p.SYSTEEM.id})
        for wie in (huis.wim, huis.wijk.tom):
            with pytest.raises(GeenRecht):
                huis.doe(wie, h.voorwaarde_vastleggen, **velden)

    def test_beheer_kiest_de_rollen_en_leest_wat_er_mag(self, huis):
        velden = {"code": "voorwaarde_training", "van": over(0)}
        with pytest.raises(Fout, match="‘baas’ kan niet: verwacht niemand, iedereen"):
            huis.doe(huis.bea, instelling_zetten, waarde="baas", **velden)
        huis.doe(huis.bea, instelling_zetten, waarde="wijkcoach", **velden)
        assert rollen(huis.wijk.tom) == set()


class TestBewaken:
    def taken(self, soort):
        with transactie(p.SYSTEEM):
            rijen = Taak.objects.filter(soort=soort, klaar_op=None).select_related("voor", "team")
            return sorted(t.voor.naam if t.voor else t.team.naam for t in rijen)

    def test_op_tijd_gewaarschuwd_en_een_keer(self, huis):
        huis.vraag("training", "wijkcoach")
        for wie in (huis.wijk.samira, huis.wijk.zoe):
            huis.training(wie)
        huis.training(huis.wijk.tom, dagen=710)  # two years are over in some twenty days
        assert (h.voorwaarden_bewaken(), h.voorwaarden_bewaken()) == (1, 0)
        assert (self.taken("voorwaarde_mist"), self.taken("voorwaarden_in_team")) == (["Tom"], ["Oost"])
        assert rollen(huis.wijk.tom) == {"wijkcoach"}
        huis.training(huis.wijk.tom, dagen=1)
        assert self.taken("voorwaarde_mist") == []

    def test_ook_voor_wat_pas_straks_wordt_gevraagd(self, huis):
        huis.vraag("geheimhouding", "fg wijkteammanager", van=over(20))
        assert h.voorwaarden_bewaken() == 1
        assert self.taken("voorwaarde_mist") == ["Wim"]


class TestLijst:
    def test_de_manager_ziet_het_eigen_team_en_de_officer_iedereen(self, huis, client):
        huis.vraag("training", "wijkcoach")
        log_in(client, huis.wim)
        blad = client.get("/privacy/voorwaarden/?stand=nu").text
        assert ("Samira" in blad, "Zoë" in blad, "privacytraining" in blad) == (True, False, True)
        assert client.get(f"/privacy/voorwaarden/{huis.wijk.zoe.pk}/").status_code == 404
        assert "Leg vast" not in client.get(f"/privacy/voorwaarden/{huis.wijk.samira.pk}/").text
        log_in(client, huis.petra)
        assert "Zoë" in client.get("/privacy/voorwaarden/?stand=binnenkort&na=onzin_x").text
        alleen = client.get(f"/privacy/voorwaarden/?team={huis.wijk.zuid.pk}").text
        assert ("Zoë" in alleen, "Samira" in alleen) == (True, False)

    def test_bladeren_en_evenveel_vragen(self, huis, client):
        with transactie(p.SYSTEEM):
            for nr in range(55):
                p.maak_medewerker(f"Nr {nr:02}", Rol.WIJKCOACH, huis.wijk.oost)
        log_in(client, huis.petra)
        with CaptureQueriesContext(connection) as vragen:
            blad = client.get("/privacy/voorwaarden/").text
        assert len([v for v in vragen if not v["sql"].startswith(NIET_GETELD)]) <= 12
        volgende = blad.split('rel="next" href="')[1].split('"')[0].replace("&amp;", "&")
        rest = client.get(f"/privacy/voorwaarden/{volgende}").text
        assert (blad.count("data-rij-link"), rest.count("data-rij-link")) == (50, 13)

    def test_vastleggen_en_intrekken_op_het_scherm(self, huis, client):
        log_in(client, huis.petra)
        pad = f"/privacy/voorwaarden/{huis.wijk.tom.pk}/"
        fout = client.post(f"{pad}vastleggen/", {"soort": "training", "op": "gisteren"})
        assert (fout.status_code, "‘gisteren’" in fout.text) == (422, True)
        client.post(f"{pad}vastleggen/", {"soort": "geheimhouding", "op": over(-1).isoformat()})
        rij = Voorwaardebewijs.objects.get()
        assert "Geheimhoudingsverklaring getekend" in client.get(pad).text
        client.post(f"{pad}{rij.pk}/intrekken/")
        assert "Ingetrokken" in client.get(pad).text
        assert (
            client.post("/privacy/voorwaarden/reglement/", {"tekst": "", "van": over(0).isoformat()}).status_code == 422
        )
        client.post("/privacy/voorwaarden/reglement/", {"tekst": "Zwijg.", "van": over(0).isoformat()})
        assert "Gelezen door 0 medewerkers" in client.get("/privacy/voorwaarden/reglement/").text
