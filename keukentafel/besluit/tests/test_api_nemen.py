"""Taking a decision twice over the API: honest about who took it and when, and nothing happens twice (issue 6, MAN-07).

Hard cases with their outcome: the same again, today or tomorrow (200, and said); another person, version, day or
reason (409 with what differs); an advice (422); taken back and sent again (taken anew); two at the very same moment.
"""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connections
from django.test import Client

from keukentafel.besluit.handelingen.bekendmaken import besluit_terughalen
from keukentafel.besluit.handelingen.overwegen import overweging_toevoegen
from keukentafel.besluit.handelingen.toets import besluit_aanbieden
from keukentafel.besluit.models import Besluit, Toets
from keukentafel.besluit.tests.hulp_opstellen import beslis, maak_zaak, stel_op, van_systeem, vers
from keukentafel.besluit.tests.register import orgaan
from keukentafel.besluit.tests.test_api import _log, als, neem, probleem, stuur
from keukentafel.besluit.tests.test_opstellen_web import leg_voor
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.models import Gebeurtenis
from keukentafel.kern.tekst import datum_gewoon, moment_lang
from keukentafel.organisatie.models import Inrichting
from keukentafel.plan.tests.hulp import doe, tekst
from keukentafel.poort.matrix import Rol
from keukentafel.poort.web.api import beschrijving
from tests import personages as p
from tests.inloggen import log_in


@pytest.fixture
def zaak(db):
    return maak_zaak()


@pytest.fixture
def besluit(zaak):
    return leg_voor(zaak)


@pytest.fixture
def ria(zaak):
    with transactie(p.SYSTEEM):
        return p.maak_medewerker("Ria", Rol.BESLISSER, None)


def staat(besluit):
    """All that taking writes: the decision, the judgement, the event."""
    rij = vers(besluit)
    velden = {v.attname: getattr(rij, v.attname) for v in Besluit._meta.concrete_fields}
    oordelen = [(t.pk, t.medewerker_id, t.uitkomst, t.reden, t.op) for t in van_systeem(Toets, besluit=besluit)]
    return velden, oordelen, len(van_systeem(Gebeurtenis, soort="besluit_vastgesteld"))


def nog_eens(wie, besluit, **velden):
    return stuur(als(wie), f"besluiten/{besluit.pk}/_nemen", velden)


class TestHetzelfde:
    def test_twee_keer_is_een_keer_en_dat_staat_er(self, zaak, besluit):
        versie = vers(besluit).versie
        eerste = nog_eens(zaak.rosa, besluit, versie=versie).json()
        assert (eerste["alGenomen"], eerste["uitleg"]) == (False, "")
        voor = staat(besluit)
        wanneer = moment_lang(van_systeem(Toets, besluit=besluit)[-1].op)
        for opnieuw in (versie, versie + 1):
            antwoord = nog_eens(zaak.rosa, besluit, versie=opnieuw)
            assert antwoord.status_code == 200
            uit = antwoord.json()
            assert uit.pop("uitleg") == f"Je nam dit besluit al op {wanneer}. Er is niets opnieuw gedaan."
            assert uit == {k: v for k, v in eerste.items() if k != "uitleg"} | {"alGenomen": True}
        assert staat(besluit) == voor

    def test_ook_morgen_en_ook_als_de_brief_weg_is(self, zaak, besluit):
        versie = vers(besluit).versie
        nog_eens(zaak.rosa, besluit, versie=versie)
        gisteren = klok.vandaag() - timedelta(days=1)
        with transactie(p.SYSTEEM):
            Toets.objects.filter(besluit=besluit).update(op=klok.nu() - timedelta(days=1))
            velden = {"stand": "bekend", "vastgesteld_op": gisteren, "bekendgemaakt_op": klok.vandaag()}
            Besluit.objects.filter(pk=besluit.pk).update(**velden)
        uit = nog_eens(zaak.rosa, besluit, versie=versie).json()
        assert (uit["stand"], uit["alGenomen"], datum_gewoon(gisteren) in uit["uitleg"]) == ("bekend", True, True)

    def test_op_papier_getekend_met_dag_en_reden(self, zaak, besluit):
        gegeven = {"versie": vers(besluit).versie, "op": str(klok.dagen_geleden(1)), "reden": "Het netwerk lag plat. "}
        assert nog_eens(zaak.rosa, besluit, **gegeven).json()["alGenomen"] is False
        assert nog_eens(zaak.rosa, besluit, **gegeven).json()["alGenomen"] is True

    def test_ook_wie_zijn_mandaat_intussen_verloor_hoort_wat_hij_deed(self, zaak, besluit):
        versie = vers(besluit).versie
        nog_eens(zaak.rosa, besluit, versie=versie)
        with transactie(p.SYSTEEM):
            Inrichting.objects.filter(soort="mandaat").update(geldig_tot=klok.vandaag())
        assert nog_eens(zaak.rosa, besluit, versie=versie).json()["alGenomen"] is True

    def test_ook_als_na_spoed_de_motivering_erbij_kwam(self, zaak):
        spoed = stel_op(zaak, soort="spoed")
        beslis(zaak, spoed)
        doe(zaak.samira, besluit_aanbieden, besluit_id=spoed.pk, versie=vers(spoed).versie)
        versie = vers(spoed).versie
        nog_eens(zaak.rosa, spoed, versie=versie)
        velden = {"stap": 10, "soort": "afweging", "tekst": "Zij kon niet alleen thuis blijven"}
        doe(zaak.samira, overweging_toevoegen, besluit_id=spoed.pk, **velden)
        assert nog_eens(zaak.rosa, spoed, versie=versie).json()["alGenomen"] is True

    def test_teruggehaald_is_weer_te_nemen(self, zaak, besluit):
        orgaan("college", "college", bestuursorgaan="ja")
        versie = vers(besluit).versie
        nog_eens(zaak.rosa, besluit, versie=versie)
        doe(zaak.rosa, besluit_terughalen, besluit_id=besluit.pk, versie=vers(besluit).versie)
        doe(zaak.samira, besluit_aanbieden, besluit_id=besluit.pk, versie=vers(besluit).versie)
        assert "Lees het opnieuw" in probleem(nog_eens(zaak.rosa, besluit, versie=versie), 409)
        assert vers(besluit).stand == "toets"
        assert neem(zaak.rosa, besluit).json()["alGenomen"] is False


class TestIetsAnders:
    def test_een_ander_hoort_wie_en_wanneer(self, zaak, besluit, ria):
        versie = vers(besluit).versie
        neem(zaak.rosa, besluit)
        voor = staat(besluit)
        wanneer = moment_lang(van_systeem(Toets, besluit=besluit)[-1].op)
        antwoord = nog_eens(ria, besluit, versie=versie)
        assert probleem(antwoord, 409) == f"Rosa nam dit besluit al op {wanneer}. Er is niets veranderd."
        assert staat(besluit) == voor
        assert [r["uitkomst"] for r in _log(ria) if r["soort"] == "geweigerd"] == ["al genomen"]

    def test_een_andere_versie_dag_of_reden_wordt_genoemd(self, zaak, besluit):
        versie = vers(besluit).versie
        neem(zaak.rosa, besluit)
        voor = staat(besluit)
        gisteren = str(klok.dagen_geleden(1))
        antwoord = nog_eens(zaak.rosa, besluit, versie=versie + 7, op=gisteren, reden="Toch eerder")
        assert "stuurt nu iets anders. Er is niets veranderd." in probleem(antwoord, 409)
        assert {f["pointer"]: f["detail"] for f in antwoord.json()["errors"]} == {
            "#/versie": f"‘{versie + 7}’: het besluit is genomen op versie {versie}",
            "#/op": f"‘{gisteren}’: het besluit draagt {klok.vandaag()}",
            "#/reden": "‘Toch eerder’: bij het besluit staat ‘leeg’",
        }
        for veld, waarde in (("versie", versie - 1), ("op", gisteren), ("reden", "Toch")):
            een = nog_eens(zaak.rosa, besluit, **{"versie": versie, veld: waarde})
            assert probleem(een, 409)
            assert [f["pointer"] for f in een.json()["errors"]] == [f"#/{veld}"]
        assert staat(besluit) == voor

    def test_een_advies_wordt_niet_genomen(self, zaak, besluit):
        with transactie(p.SYSTEEM):
            velden = {"soort": "advies", "stand": "vastgesteld", "vastgesteld_op": klok.vandaag()}
            Besluit.objects.filter(pk=besluit.pk).update(**velden, ondertekenaar=zaak.rosa)
        assert "geen besluit" in probleem(neem(zaak.rosa, besluit), 422)


@pytest.mark.django_db(transaction=True)
class TestTegelijk:
    """Two requests on two connections of the real database; the lock of the row decides who is first."""

    def samen(self, besluit, *wie):
        versie, hek = vers(besluit).versie, Barrier(len(wie))
        programmas = [als(m) for m in wie]

        def een(programma):
            try:
                hek.wait(timeout=20)
                return stuur(programma, f"besluiten/{besluit.pk}/_nemen", {"versie": versie})
            finally:
                connections.close_all()

        with ThreadPoolExecutor(len(wie)) as draden:
            return sorted(draden.map(een, programmas), key=lambda a: (a.status_code, a.json().get("alGenomen", False)))

    def test_een_van_twee_mensen_neemt_het(self):
        zaak = maak_zaak()
        besluit = leg_voor(zaak)
        with transactie(p.SYSTEEM):
            ria = p.maak_medewerker("Ria", Rol.BESLISSER, None)
        gelukt, niet = self.samen(besluit, zaak.rosa, ria)
        assert (gelukt.status_code, gelukt.json()["alGenomen"]) == (200, False)
        assert "nam dit besluit al op" in probleem(niet, 409)
        assert len(van_systeem(Toets, besluit=besluit)) == 1

    def test_twee_keer_hetzelfde_tegelijk_is_een_keer(self):
        zaak = maak_zaak()
        besluit = leg_voor(zaak)
        nu, al = self.samen(besluit, zaak.rosa, zaak.rosa)
        assert [(a.status_code, a.json()["alGenomen"]) for a in (nu, al)] == [(200, False), (200, True)]
        assert len(van_systeem(Toets, besluit=besluit)) == 1


def test_openapi_zegt_wat_nog_eens_sturen_doet():
    neem_ = beschrijving()["paths"]["/besluiten/{besluit_id}/_nemen"]["post"]
    assert all(stuk in neem_["description"] for stuk in ("`alGenomen`", "409 met wie en\nwanneer"))
    assert "al gedaan door een ander" in neem_["responses"]["409"]["description"]
    assert neem_["responses"]["200"]["content"]["application/json"]["schema"]["$ref"].endswith("/Genomen")
    assert {"alGenomen", "uitleg"} <= set(beschrijving()["components"]["schemas"]["Genomen"]["required"])


class TestOpHetScherm:
    """The same act: a form that was still open says who was first, and a second press that it was done."""

    def neem(self, wie, besluit, versie):
        naar = f"{besluit.adres}vaststellen/"
        return log_in(Client(), wie).post(naar, {"versie": versie, "op": "", "reden": ""}, follow=True)

    def test_wie_na_een_collega_drukt_leest_wie_en_wanneer(self, zaak, besluit, ria):
        versie = vers(besluit).versie
        assert "Het besluit is genomen" in tekst(self.neem(zaak.rosa, besluit, versie))
        voor = staat(besluit)
        laat = self.neem(ria, besluit, versie)
        assert (laat.status_code, "Het besluit is genomen" in tekst(laat)) == (422, False)
        assert f"{zaak.rosa.naam} nam dit besluit al op" in tekst(laat)
        assert "Je nam dit besluit al op" in tekst(self.neem(zaak.rosa, besluit, versie))
        assert staat(besluit) == voor
