"""From when the subject of an item reads it: the default, opening now, an exception with a review day, the walls."""

from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest
from django.test import Client

from keukentafel.dossier import handelingen as h
from keukentafel.dossier import leesmoment as r
from keukentafel.dossier import opvragen
from keukentafel.dossier.models import Gespreksverslag, Journaalregel
from keukentafel.dossier.tests.hulp import doe
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Fout, NietGevonden
from keukentafel.organisatie.models import Inrichting, Taak
from tests import personages as p
from tests.dossiers import maak_dossier, maak_huishouden
from tests.inloggen import log_in

NU = klok.moment(date(2026, 11, 26), 14)
LATER = r.Leesmoment(NU + timedelta(hours=24))
DICHT = r.Leesmoment(NU, "veiligheid", date(2026, 12, 12))


class TestRegels:
    @pytest.mark.parametrize(
        ("leden", "wie"),
        [
            ([("Fatma", 38)], ["Fatma"]),
            ([("Noor", 11)], ["wie gezag heeft over Noor"]),
            ([("Noor", 12)], ["Noor", "wie gezag heeft over Noor"]),
            ([("Elif", 15), ("Noor", 9)], ["Elif", "wie gezag heeft over Elif en Noor"]),
            ([("Elif", 16)], ["Elif"]),
            ([("Fatma", 38), ("Noor", 11), ("Elif", 14)], ["Fatma", "Elif"]),
            ([("Iemand", None)], ["Iemand"]),
            ([], []),
        ],
    )
    def test_het_onderwerp_leest_en_niet_het_huishouden(self, leden, wie):
        assert r.lezers(leden) == wie

    @pytest.mark.parametrize(
        ("namen", "moment", "zin"),
        [
            (["Fatma"], LATER, "Je team kan dit lezen, Fatma vanaf morgen 14.00 uur"),
            (["Fatma", "Emre"], r.Leesmoment(NU), "Fatma, Emre en je team kunnen dit lezen"),
            ([], LATER, "Je team kan dit lezen"),
            (["Fatma"], r.Leesmoment(None), "Je team kan dit lezen, Fatma zodra het klaar is"),
            (["Fatma"], DICHT, "Je team kan dit lezen, Fatma nog niet: we kijken er opnieuw naar op 12 december 2026"),
            (["Fatma"], r.Leesmoment(NU, "x"), "Je team kan dit lezen, Fatma nog niet"),
        ],
    )
    def test_een_rustige_regel(self, namen, moment, zin):
        assert r.zin(namen, "je team", moment, NU) == zin

    def test_meer_collegas_kunnen(self):
        assert r.zin(["Bo"], "de betrokken collega’s", LATER, NU).startswith(
            "De betrokken collega’s kunnen dit lezen, "
        )

    @pytest.mark.parametrize(
        ("uren", "woord"), [(1, "vandaag 15.00 uur"), (24, "morgen 14.00 uur"), (48, "za 28 nov 14.00 uur")]
    )
    def test_wanneer(self, uren, woord):
        assert r.wanneer(NU + timedelta(hours=uren), NU) == woord

    @pytest.mark.parametrize(
        ("code", "tot", "veld"),
        [
            ("onzin", date(2026, 12, 1), "uitzondering"),
            ("veiligheid", None, "tot"),
            ("veiligheid", date(2026, 11, 26), "tot"),
            ("veiligheid", date(2027, 12, 1), "tot"),
        ],
    )
    def test_een_uitzondering_heeft_een_reden_en_een_dag(self, code, tot, veld):
        bezwaar = r.bezwaar_tegen_uitstel(code, tot, ["veiligheid"], NU.date())
        assert bezwaar
        assert bezwaar[1] == veld
        assert r.bezwaar_tegen_uitstel("veiligheid", date(2026, 12, 1), ["veiligheid"], NU.date()) is None


@pytest.fixture
def wijk(db):
    Inrichting.objects.create(soort="reden_niet_lezen", code="veiligheid", naam="Gevaar", geldig_van=p.BEGIN)
    return p.maak_wijk()


@pytest.fixture
def dossier(wijk):
    return maak_dossier(wijk.samira, maak_huishouden(wijk.oost))


def schrijf(wijk, dossier, **velden):
    return doe(wijk.samira, h.journaalregel_schrijven, dossier_id=dossier.pk, tekst="Gebeld", **velden)


def nu(model, rij):
    with transactie(p.SYSTEEM):
        return model.objects.get(pk=rij.pk)


def taken():
    with transactie(p.SYSTEEM):
        return list(Taak.objects.filter(soort="uitzondering_bekijken", klaar_op=None))


def uitzonderen(wijk, regel, **velden):
    basis = {"soort": "journaalregel", "item_id": regel.pk, "uitzondering": "veiligheid"}
    return doe(wijk.samira, h.item_uitzonderen, **{**basis, "tot": klok.vandaag() + timedelta(days=9), **velden})


class TestHandelingen:
    def test_standaard_na_de_uren_van_de_gemeente_of_nu(self, wijk, dossier):
        assert schrijf(wijk, dossier).inwoner_vanaf - klok.nu() > timedelta(hours=23)
        velden = {"naam": "Uren", "waarde": {"waarde": 48}, "geldig_van": p.BEGIN}
        Inrichting.objects.create(soort="instelling", code="uren_tot_inwoner_leest", **velden)
        assert schrijf(wijk, dossier).inwoner_vanaf - klok.nu() > timedelta(hours=47)
        assert schrijf(wijk, dossier, leesmoment="nu").inwoner_vanaf <= klok.nu()

    def test_een_concept_leest_niemand_en_een_verslag_vanaf_het_afronden(self, wijk, dossier):
        verslag = doe(wijk.samira, h.verslag_beginnen, dossier_id=dossier.pk, tekst="x")
        assert verslag.inwoner_vanaf is None
        with pytest.raises(Fout, match="nog een concept"):
            doe(wijk.samira, h.item_vrijgeven, soort="gespreksverslag", item_id=verslag.pk)
        af = doe(wijk.samira, h.verslag_afronden, verslag_id=verslag.pk, versie=verslag.versie)
        assert af.inwoner_vanaf - af.klaar_op == timedelta(hours=24)
        doe(wijk.samira, h.verslag_heropenen, verslag_id=verslag.pk, reden="typfout")
        assert nu(Gespreksverslag, verslag).inwoner_vanaf is None

    def test_vrijgeven_en_terugnemen(self, wijk, dossier):
        regel = schrijf(wijk, dossier)
        velden = {"soort": "journaalregel", "item_id": regel.pk}
        doe(wijk.samira, h.item_vrijgeven, **velden)
        assert nu(Journaalregel, regel).leesmoment.open(klok.nu())
        doe(wijk.samira, h.item_vrijgeven, **velden)
        doe(wijk.samira, h.item_vrijgave_terugnemen, **velden)
        assert nu(Journaalregel, regel).inwoner_vanaf == regel.gemaakt_op + timedelta(hours=24)

    def test_wat_al_te_lezen_was_gaat_niet_stil_weer_dicht(self, wijk, dossier):
        with klok.zet_klok(klok.nu() - timedelta(days=3)):
            regel = schrijf(wijk, dossier)
        with pytest.raises(Fout, match="kon dit al lezen"):
            doe(wijk.samira, h.item_vrijgave_terugnemen, soort="journaalregel", item_id=regel.pk)

    def test_een_uitzondering_komt_terug_als_taak_en_gaat_met_vrijgeven_weg(self, wijk, dossier):
        regel = uitzonderen(wijk, schrijf(wijk, dossier))
        uitzonderen(wijk, regel, tot=klok.vandaag() + timedelta(days=20))
        (taak,) = taken()
        assert (taak.voor_id, taak.adres) == (wijk.samira.pk, f"/dossier/{dossier.pk}/journaal/{regel.pk}/")
        assert taak.uiterlijk == klok.vandaag() + timedelta(days=20)
        doe(wijk.samira, h.item_vrijgeven, soort="journaalregel", item_id=regel.pk)
        vrij = nu(Journaalregel, regel)
        assert (vrij.inwoner_uitzondering, vrij.uitzondering_tot, taken()) == ("", None, [])

    def test_een_uitzondering_zonder_dag_of_met_een_vreemde_reden_kan_niet(self, wijk, dossier):
        regel = schrijf(wijk, dossier)
        for fout in ({"uitzondering": "onzin"}, {"tot": None}):
            with pytest.raises(Fout):
                uitzonderen(wijk, regel, **fout)
        assert taken() == []

    def test_een_afgesloten_deel_gaat_niet_open_met_een_klik(self, wijk, dossier):
        regel = schrijf(wijk, dossier, soort="werkaantekening")
        with pytest.raises(Fout, match="aandachtsfunctionaris"):
            doe(wijk.samira, h.item_vrijgeven, soort="journaalregel", item_id=regel.pk)

    def test_een_onbekende_soort_en_een_ander_team_vinden_niets(self, wijk, dossier):
        regel = schrijf(wijk, dossier)
        for wie, soort in ((wijk.samira, "dossier"), (wijk.zoe, "journaalregel")):
            with pytest.raises(NietGevonden):
                doe(wie, h.item_vrijgeven, soort=soort, item_id=regel.pk)


@pytest.fixture
def samira(wijk):
    return log_in(Client(), wijk.samira)


def pad(dossier, regel, wat):
    return f"/dossier/{dossier.pk}/leesmoment/journaalregel/{regel.pk}/{wat}/"


class TestSchermen:
    def test_de_tijdlijn_biedt_de_schrijver_een_klik_en_de_collega_niet(self, wijk, dossier, samira):
        regel = schrijf(wijk, dossier)
        blad = samira.get(f"/dossier/{dossier.pk}/tijdlijn/").content.decode()
        assert pad(dossier, regel, "vrijgeven") in blad
        assert "Elif vanaf morgen" in blad
        assert "vrijgeven" not in log_in(Client(), wijk.tom).get(f"/dossier/{dossier.pk}/tijdlijn/").content.decode()

    def test_vrijgeven_gaat_terug_naar_waar_de_knop_stond_maar_niet_naar_buiten(self, wijk, dossier, samira):
        regel = schrijf(wijk, dossier)
        terug = f"/dossier/{dossier.pk}/tijdlijn/"
        assert samira.post(pad(dossier, regel, "vrijgeven"), {"terug": terug}).url == terug
        antwoord = samira.post(pad(dossier, regel, "terugnemen"), {"terug": "https://voorbeeld.nl/"})
        assert antwoord.url == regel.adres

    def test_een_uitzondering_op_het_scherm(self, wijk, dossier, samira):
        regel = schrijf(wijk, dossier)
        adres = pad(dossier, regel, "uitzonderen")
        assert "Waarom nog niet?" in samira.get(adres).content.decode()
        fout = samira.post(adres, {"uitzondering": "veiligheid", "tot": "31-31-2026"})
        assert (fout.status_code, "‘31-31-2026’ is geen bestaande datum" in fout.content.decode()) == (422, True)
        dag = (klok.vandaag() + timedelta(days=3)).isoformat()
        assert samira.post(adres, {"uitzondering": "veiligheid", "tot": dag}).url == regel.adres
        assert "Nog niet, want: Gevaar" in samira.get(regel.adres).content.decode()

    def test_een_stuk_van_een_ander_dossier_of_een_vreemde_soort_is_er_niet(self, wijk, dossier, samira):
        ander = maak_dossier(wijk.samira, maak_huishouden(wijk.oost, [p.maak_inwoner(wijk.oost)]))
        regel = schrijf(wijk, dossier)
        assert samira.get(pad(ander, regel, "uitzonderen")).status_code == 404
        assert samira.get(pad(dossier, regel, "uitzonderen").replace("journaalregel", "taak")).status_code == 404
        assert samira.get(f"/dossier/{dossier.pk}/leesmoment/journaalregel/{uuid4()}/uitzonderen/").status_code == 404

    def test_de_regel_volgt_de_keuze_bij_het_schrijven(self, dossier, samira):
        adres = f"/dossier/{dossier.pk}/wie-leest/?leesmoment=nu"
        assert samira.get(adres).content.decode() == "Emre, Fatma, Elif en je team kunnen dit lezen"


def test_elke_kamer_met_stukken_staat_in_de_lijst():
    assert {"journaalregel", "gespreksverslag", "doel"} <= set(opvragen.item_soorten())


def test_een_moment_zonder_zone_is_een_fout():
    with pytest.raises(TypeError):
        r.Leesmoment(datetime(2026, 1, 1)).open(NU)
