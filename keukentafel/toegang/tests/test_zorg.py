"""Signals of others: the ground is asked for, the melder hears no more than that it was picked up."""

import pytest
from django.test import Client

from keukentafel.inwoner.handelingen import inwoner_registreren
from keukentafel.inwoner.handelingen.geheim import bestaan_afschermen
from keukentafel.inwoner.tests.gegevens import THUIS, persoon, wijk_met_buurten
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Fout
from keukentafel.organisatie.models import Taak
from keukentafel.toegang import handelingen as h
from keukentafel.toegang.models import Melding, Termijn, Zorgmelding
from keukentafel.toegang.regels.zorg import NEUTRAAL, bezwaar_tegen_terugkoppeling, grond_ontbreekt
from keukentafel.toegang.tests.hulp import doe, maak_melding
from tests import personages as p
from tests.inloggen import log_in
from tests.keuzelijsten import zet_keuzelijsten

pytestmark = pytest.mark.django_db


@pytest.fixture
def wijk():
    zet_keuzelijsten("signaalsoort", "grondslag", "melder")
    return wijk_met_buurten()


@pytest.fixture
def samira(wijk):
    return log_in(Client(), wijk.samira)


def meld(wie, **velden):
    return doe(h.zorgmelding_maken, wie, **{"hulpvraag": "De gordijnen zijn al dagen dicht.", **velden})


def een(model, **velden):
    with transactie(p.SYSTEEM):
        return model.objects.get(**velden)


def termijnen(melding):
    """Open terms: code -> first day."""
    with transactie(p.SYSTEEM):
        return dict(Termijn.objects.filter(melding=melding, klaar_op=None).values_list("soort", "van"))


def taken(soort):
    with transactie(p.SYSTEEM):
        return list(Taak.objects.filter(soort=soort))


class TestRegels:
    def test_een_onbekende_melder_krijgt_niets_terug(self):
        assert "onbekend" in bezwaar_tegen_terugkoppeling(melder_onbekend=True, tekst=NEUTRAAL)
        assert bezwaar_tegen_terugkoppeling(melder_onbekend=False, tekst=" ")
        assert not bezwaar_tegen_terugkoppeling(melder_onbekend=False, tekst=NEUTRAAL)
        assert grond_ontbreekt("nog_uitzoeken")
        assert not grond_ontbreekt("wmo_taak")


class TestMaken:
    def test_de_grond_staat_erbij_met_het_artikel_van_die_dag(self, wijk):
        zorg = meld(wijk.frans, grondslag="wmo_taak", melder_naam="Vrijwilliger Ans", melder_organisatie="Buurtkamer")
        assert zorg.grondslag_artikel == "AVG 6 lid 1 e en Wmo 2015 5.1.1"
        assert (zorg.melding.melder_soort, taken("grondslag_ontbreekt")) == ("anders", [])

    def test_de_zeven_dagen_van_de_inwoner_lopen_pas_als_die_ervan_hoort(self, wijk):
        """ADR 28: the investigation runs from receipt, the persoonlijk plan from the letter to the resident."""
        inwoner = doe(inwoner_registreren, wijk.samira, persoon=persoon(), adres=THUIS, toch_nieuw=True)
        melding = meld(wijk.samira, inwoner_id=inwoner.pk).melding
        assert {"D02", "BEV"} <= termijnen(melding).keys()
        assert "D01" not in termijnen(melding)
        brieven = doe(h.ontvangstbevestiging_maken, wijk.samira, melding_id=melding.pk)
        assert (len(brieven), termijnen(melding)["D01"]) == (1, klok.vandaag())
        doe(h.melding_beoordelen, wijk.mo, melding_id=melding.pk, urgentie="spoed")
        assert "D01" in termijnen(melding)

    def test_zonder_grond_wordt_het_bewaard_met_een_herinnering(self, wijk):
        meld(wijk.frans)
        (taak,) = taken("grondslag_ontbreekt")
        assert taak.rol == "managementondersteuner"

    def test_een_melder_die_onbekend_blijft_laat_geen_naam_achter(self, wijk):
        velden = {"melder_naam": "Buurman Piet", "bereikbaar": "06", "wil_terugkoppeling": True}
        zorg = meld(wijk.frans, melder_onbekend=True, melder_organisatie="x", **velden)
        assert (zorg.melder_organisatie, zorg.bereikbaar, zorg.wil_terugkoppeling) == ("", "", False)
        with transactie(p.SYSTEEM):
            verhaal = Melding.objects.get().verhaal
        assert (verhaal.melder_naam, verhaal.melder_telefoon) == ("", "")

    def test_wie_terug_wil_horen_staat_op_de_lijst_met_een_dag(self, wijk):
        meld(wijk.frans, wil_terugkoppeling=True, bereikbaar="ans@buurt.example", grondslag="wmo_taak")
        (taak,) = taken("melder_terugkoppelen")
        assert "ans" not in taak.tekst

    def test_over_iemand_die_is_afgeschermd_gaat_de_taak_naar_de_aandachtsfunctionaris(self, wijk):
        inwoner = p.maak_inwoner(wijk.oost)
        with transactie(p.SYSTEEM):
            bestaan_afschermen(actor=p.SYSTEEM, inwoner_id=inwoner.pk, afgeschermd=True)
            h.zorgmelding_maken(actor=p.SYSTEEM, hulpvraag="Zorgen", inwoner_id=inwoner.pk)
        (taak,) = taken("grondslag_ontbreekt")
        assert (taak.rol, taak.afgeschermd) == ("aandachtsfunctionaris", True)

    @pytest.mark.parametrize("velden", [{"soort": "roddel"}, {"grondslag": "zin_in"}])
    def test_een_onbekende_code_wordt_genoemd(self, wijk, velden):
        with pytest.raises(Fout, match=f"‘{next(iter(velden.values()))}’"):
            meld(wijk.frans, **velden)


class TestDaarna:
    def test_grond_contact_en_terugkoppeling_liggen_vast(self, wijk):
        zorg = meld(wijk.samira, wil_terugkoppeling=True)
        wie = {"melding_id": zorg.melding_id}
        doe(h.zorgmelding_grondslag_vastleggen, wijk.samira, grondslag="wmo_taak", toelichting="eenzaam", **wie)
        doe(h.proactief_contact_vastleggen, wijk.samira, hoe="Huisbezoek", uitkomst="Zij liet mij binnen.", **wie)
        doe(h.zorgmelding_terugkoppelen, wijk.samira, hoe="Telefonisch", **wie)
        rij = een(Zorgmelding)
        assert (rij.grondslag, rij.benaderd_hoe, rij.teruggekoppeld_tekst) == ("wmo_taak", "Huisbezoek", NEUTRAAL)

    def test_contact_zoeken_zonder_grond_mag_en_vraagt_er_morgen_om(self, wijk):
        zorg = meld(wijk.samira)
        doe(
            h.proactief_contact_vastleggen,
            wijk.samira,
            melding_id=zorg.melding_id,
            hoe="Bellen",
            uitkomst="Niet thuis.",
        )
        assert len(taken("grondslag_ontbreekt")) == 2

    def test_wat_niet_kan_wordt_gezegd(self, wijk):
        zorg, gewoon = meld(wijk.samira, melder_onbekend=True), maak_melding(wijk.samira)
        wie = {"melding_id": zorg.melding_id}
        with pytest.raises(Fout, match="Kies een grond"):
            doe(h.zorgmelding_grondslag_vastleggen, wijk.samira, grondslag="nog_uitzoeken", **wie)
        with pytest.raises(Fout, match="onbekend blijven"):
            doe(h.zorgmelding_terugkoppelen, wijk.samira, hoe="x", **wie)
        with pytest.raises(Fout, match="Schrijf kort op"):
            doe(h.proactief_contact_vastleggen, wijk.samira, hoe="x", uitkomst=" ", **wie)
        with pytest.raises(Fout, match="geen zorgmelding"):
            doe(h.zorgmelding_terugkoppelen, wijk.samira, melding_id=gewoon.pk, hoe="x")


class TestScherm:
    def test_van_formulier_tot_terugkoppeling(self, samira):
        """REQ-123, REQ-125."""
        velden = {"hulpvraag": "Post puilt uit de bus.", "soort": "eenzaamheid", "urgentie": "gewoon",
                  "melder_soort": "anders", "grondslag": "nog_uitzoeken", "wil_terugkoppeling": "on"}  # fmt: skip
        onbekend = samira.post("/zorgmelding/nieuw/", velden | {"melder_onbekend": "on"})
        assert (onbekend.status_code, "onbekend blijft, kunnen we niets" in onbekend.text) == (422, True)
        gemaakt = samira.post("/zorgmelding/nieuw/", velden).url
        assert "Meer vertellen wij niet over een ander" in samira.get(gemaakt).text
        pad = f"/meldingen/{een(Melding).pk}/zorg/"
        assert "ligt nog niet vast" in samira.get(pad, headers={"HX-Request": "true"}).content.decode()
        assert samira.post(f"{pad}grond/", {"grondslag": "wmo_taak"}).status_code == 302
        assert samira.post(f"{pad}benaderen/", {"hoe": "Bellen", "uitkomst": "Goed gesprek."}).status_code == 302
        assert samira.post(f"{pad}terugkoppelen/", {"hoe": "", "tekst": "x"}).status_code == 422
        assert samira.post(f"{pad}terugkoppelen/", {"hoe": "Mail", "tekst": NEUTRAAL}).status_code == 302
        blad = samira.get(pad).content.decode()
        assert "Wmo 2015 5.1.1" in blad
        assert "Goed gesprek." in blad

    def test_een_fout_houdt_het_getypte_en_een_gewone_melding_heeft_geen_paneel(self, wijk):
        client = log_in(Client(), wijk.samira)
        antwoord = client.post("/zorgmelding/nieuw/", {"hulpvraag": "", "melder_naam": "Ans de Boer"})
        assert (antwoord.status_code, "Ans de Boer" in antwoord.content.decode()) == (422, True)
        melding = maak_melding(wijk.samira)
        assert client.get(f"/meldingen/{melding.pk}/zorg/", headers={"HX-Request": "true"}).content.strip() == b""
        assert "niet door een ander" in client.get(f"/meldingen/{melding.pk}/zorg/").content.decode()

    def test_wie_verdeelt_leest_niet_wie_zich_zorgen_maakt(self, wijk):
        zorg = meld(wijk.samira, melder_organisatie="Kerk om de hoek")
        assert log_in(Client(), wijk.mo).get(f"/meldingen/{zorg.melding_id}/zorg/").status_code == 403
