"""Closing with reason, result, aftercare and advice (REQ-035, REQ-036); a household that comes back (REQ-023)."""

from datetime import timedelta

import pytest
from django.test import Client

from keukentafel.dossier import handelingen as h
from keukentafel.dossier import opvragen as o
from keukentafel.dossier import regels_sluiten as rs
from keukentafel.dossier.models import Dossier, Nazorg, Sluitadvies, Werkproces, WerkprocesPeriode
from keukentafel.dossier.tests.hulp import doe
from keukentafel.inwoner.models import Huishouden
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Blokkade, Fout, NietGevonden
from keukentafel.organisatie.models import Taak
from keukentafel.toegang import handelingen as toegang
from tests import personages as p
from tests.dossiers import maak_dossier, maak_huishouden
from tests.inloggen import log_in

pytestmark = pytest.mark.django_db
MORGEN = klok.vandaag() + timedelta(days=1)
ADVIES = h.Advies("intern begeleider, De Regenboog", "Houd contact via school", "School belt ons bij verzuim")


@pytest.fixture
def wijk():
    return p.maak_wijk()


@pytest.fixture
def dossier(wijk):
    return maak_dossier(wijk.samira, maak_huishouden(wijk.oost), onderwerp="wonen")


@pytest.fixture
def samira(wijk, dossier):
    return log_in(Client(), wijk.samira)


def een(model):
    with transactie(p.SYSTEEM):
        return model.objects.get()


def sluit(wijk, dossier, **velden):
    return doe(wijk.samira, h.dossier_sluiten, **{"dossier_id": dossier.pk, "reden": "afgerond", **velden})


class TestRegels:
    @pytest.mark.parametrize(
        ("reden", "jaren", "nodig"),
        [
            ("inwoner_stopt", [38, 14], True),
            ("inwoner_stopt", [38, None], False),
            ("inwoner_stopt", [38, 18], False),
            ("afgerond", [38, 3], False),
        ],
    )
    def test_advies_bij_weigeren_met_een_kind(self, reden, jaren, nodig):
        assert rs.advies_nodig(reden, jaren) is nodig

    def test_een_half_advies_noemt_wat_ontbreekt(self):
        assert rs.bezwaar_tegen_advies("", "x", "x").startswith("Wie gaf")
        assert rs.bezwaar_tegen_advies("x", "", "x").startswith("Schrijf op wat het")
        assert rs.bezwaar_tegen_advies("x", "x", " ").startswith("Schrijf op wat jullie")
        assert rs.bezwaar_tegen_advies("x", "x", "x") == ""


class TestSluiten:
    def test_per_vraag_een_resultaat_en_nazorg_met_een_taak(self, wijk, dossier):
        vraag = een(Werkproces)
        nazorg = h.Nazorgplan(MORGEN, wijk.tom.pk, "Slaapt zij weer?")
        sluit(wijk, dossier, resultaten={vraag.pk: ("deels", "De gang is vrij")}, nazorg=nazorg)
        periode, rij, taak = een(WerkprocesPeriode), een(Nazorg), een(Taak)
        assert (periode.resultaat, periode.resultaat_tekst) == ("deels", "De gang is vrij")
        assert (taak.voor_id, taak.uiterlijk, taak.onderwerp_id) == (wijk.tom.pk, MORGEN, rij.pk)

    def test_een_onbekend_resultaat_sluit_niets(self, wijk, dossier):
        vraag = een(Werkproces)
        with pytest.raises(Fout, match="‘gek’ staat niet in de lijst") as fout:
            sluit(wijk, dossier, resultaten={vraag.pk: ("gek", "")})
        assert fout.value.veld == f"resultaat_{vraag.pk}"
        assert een(Dossier).gesloten_op is None

    def test_een_ouder_die_geen_hulp_wil_vraagt_eerst_advies_over_het_kind(self, wijk, dossier):
        with pytest.raises(Blokkade, match="advies aan school"):
            sluit(wijk, dossier, reden="inwoner_stopt")
        sluit(wijk, dossier, reden="inwoner_stopt", advies=ADVIES)
        assert een(Sluitadvies).weging == "School belt ons bij verzuim"
        assert een(Dossier).gesloten_op

    def test_advies_van_eerder_telt_tot_het_dossier_weer_opengaat(self, wijk, dossier):
        doe(wijk.samira, h.sluitadvies_vastleggen, dossier_id=dossier.pk, advies=ADVIES)
        sluit(wijk, dossier, reden="inwoner_stopt")
        with klok.zet_klok(MORGEN + timedelta(days=30)):
            doe(wijk.samira, h.dossier_heropenen, dossier_id=dossier.pk, reden="nieuwe zorgen")
            with pytest.raises(Blokkade):
                sluit(wijk, dossier, reden="inwoner_stopt")

    def test_zonder_kind_wordt_niets_gevraagd(self, wijk):
        alleen = maak_dossier(wijk.samira, maak_huishouden(wijk.oost, [p.maak_inwoner(wijk.oost)]))
        assert sluit(wijk, alleen, reden="inwoner_stopt").gesloten_op

    @pytest.mark.parametrize(
        ("advies", "veld"),
        [
            (h.Advies("", "x", "x"), "advies_wie"),
            (h.Advies("x", "", "x"), "advies_tekst"),
            (h.Advies("x", "x", ""), "advies_weging"),
            (h.Advies("x", "x", "x", MORGEN), "advies_op"),
        ],
    )
    def test_een_half_advies_noemt_het_veld(self, wijk, dossier, advies, veld):
        with pytest.raises(Fout) as fout:
            doe(wijk.samira, h.sluitadvies_vastleggen, dossier_id=dossier.pk, advies=advies)
        assert fout.value.veld == veld

    def test_een_vraag_alleen_sluiten_met_resultaat(self, wijk, dossier):
        velden = {"werkproces_id": een(Werkproces).pk, "reden": "afgerond", "resultaat": "bereikt"}
        doe(wijk.samira, h.werkproces_sluiten, resultaat_tekst="Er is een bed", **velden)
        with transactie(p.actor(wijk.samira)):
            vraag = o.werkprocessen(o.dossier_kader(dossier.pk)).regels[0]
        assert [v.tekst for v in vraag.geschiedenis][-1] == "Resultaat: Gelukt"


class TestNazorg:
    def plan(self, wijk, dossier, **velden):
        return doe(wijk.samira, h.nazorg_plannen, **{"dossier_id": dossier.pk, "op": MORGEN, **velden})

    def test_plannen_en_afronden(self, wijk, dossier):
        rij = self.plan(wijk, dossier)
        assert rij.medewerker_id == wijk.samira.pk
        doe(wijk.samira, h.nazorg_afronden, nazorg_id=rij.pk, uitkomst="goed", toelichting="Zij slaapt")
        assert doe(wijk.samira, h.nazorg_afronden, nazorg_id=rij.pk, uitkomst="niet_bereikt").uitkomst == "goed"
        assert een(Taak).klaar_op
        with pytest.raises(Fout, match="Kies hoe het ging"):
            doe(wijk.samira, h.nazorg_afronden, nazorg_id=rij.pk, uitkomst="gek")

    def test_een_dag_die_geweest_is_of_een_collega_die_weg_is(self, wijk, dossier):
        with pytest.raises(Fout, match="is al geweest"):
            self.plan(wijk, dossier, op=klok.dagen_geleden(1))
        weg = p.maak_medewerker("Weg", p.Rol.WIJKCOACH, wijk.oost, in_dienst_tot=klok.vandaag())
        with pytest.raises(Fout, match="niet \\(meer\\) in dienst"):
            self.plan(wijk, dossier, medewerker_id=weg.pk)
        with transactie(p.SYSTEEM), pytest.raises(Fout, match="Kies wie"):
            h.nazorg_plannen(actor=p.SYSTEEM, dossier_id=dossier.pk, op=MORGEN)

    def test_een_ander_team_ziet_haar_niet(self, wijk, dossier):
        rij = self.plan(wijk, dossier)
        with pytest.raises(NietGevonden):
            doe(wijk.zoe, h.nazorg_afronden, nazorg_id=rij.pk, uitkomst="goed")


class TestScherm:
    def test_afsluiten_nazorg_en_heropenen(self, samira, wijk, dossier):
        pad, vraag = f"/dossier/{dossier.pk}/", een(Werkproces)
        velden = {"reden": "afgerond", f"resultaat_{vraag.pk}": "bereikt", f"woorden_{vraag.pk}": "Er is een bed"}
        velden |= {
            "nazorg_op": MORGEN.isoformat(),
            "nazorg_medewerker": str(wijk.samira.pk),
            "nazorg_wat": "Slaapt zij?",
        }
        assert samira.post(f"{pad}afsluiten/", velden).status_code == 302
        pagina = samira.get(f"{pad}afsluiten/").content.decode()
        for tekst in ("Hulp is klaar", "Er is een bed", "nog te doen", "Bewaartermijn: 15 jaar"):
            assert tekst in pagina
        adres = f"{pad}nazorg/{een(Nazorg).pk}/"
        assert samira.post(adres, {}).status_code == 422
        samira.post(adres, {"uitkomst": "nieuwe_vraag", "toelichting": "Zij belt zelf"})
        assert "Heropen het dossier" in samira.get(adres).content.decode()

    def test_weigeren_met_een_kind_komt_terug_met_de_keuzes(self, samira, dossier):
        adres = f"/dossier/{dossier.pk}/afsluiten/"
        antwoord = samira.post(adres, {"reden": "inwoner_stopt", "toelichting": "Vader wil niet"})
        assert antwoord.status_code == 422
        assert "advies aan school" in antwoord.content.decode()
        assert "Vader wil niet" in antwoord.content.decode()
        advies = {"advies_wie": "school", "advies_tekst": "x", "advies_weging": "y"}
        assert samira.post(adres, {"reden": "inwoner_stopt", **advies}).status_code == 302

    def test_wat_open_staat_is_een_paneel_en_houdt_niets_tegen(self, samira, wijk, dossier):
        doe(wijk.samira, h.verslag_beginnen, dossier_id=dossier.pk, tekst="half")
        tekst = samira.get(f"/dossier/{dossier.pk}/openstaand/", headers={"HX-Request": "true"}).content.decode()
        assert "1 verslag in concept" in tekst
        assert samira.post(f"/dossier/{dossier.pk}/afsluiten/", {"reden": "afgerond"}).status_code == 302


class TestTerug:
    @pytest.fixture
    def melding(self, wijk, dossier):
        sluit(wijk, dossier)
        velden = {"hulpvraag": "Weer een brief", "huishouden_id": dossier.huishouden_id}
        return doe(wijk.frans, toegang.melding_maken, **velden)

    def test_een_huishouden_dat_terugkomt_wordt_herkend(self, wijk, dossier, melding):
        """The front office reads that there was a dossier; why it ended is for who may open it."""
        regel = log_in(Client(), wijk.frans).get(f"/meldingen/{melding.pk}/eerder/").content.decode()
        assert f"Dossier {dossier.nummer} is gesloten" in regel
        assert "hulp is klaar" not in regel
        regel = log_in(Client(), wijk.samira).get(f"/meldingen/{melding.pk}/eerder/").content.decode()
        assert "hulp is klaar" in regel
        assert f"/dossier/openen/?melding={melding.pk}" in regel
        huis = f"/huishouden/{dossier.huishouden_id}/eerder/"
        assert dossier.nummer in log_in(Client(), wijk.frans).get(huis).content.decode()

    def test_een_afgeschermd_of_nieuw_huishouden_geeft_niets(self, wijk, dossier, melding):
        nieuw = maak_huishouden(wijk.oost)
        assert log_in(Client(), wijk.frans).get(f"/huishouden/{nieuw.pk}/eerder/").content.decode().strip() == ""
        with transactie(p.SYSTEEM):
            Huishouden.objects.filter(pk=dossier.huishouden_id).update(afgeschermd=True)
        regel = log_in(Client(), wijk.frans).get(f"/meldingen/{melding.pk}/eerder/").content.decode()
        assert dossier.nummer not in regel
