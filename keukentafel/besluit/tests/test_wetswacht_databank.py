"""The database refuses what the law does not allow and what was granted already, however it is written."""

from datetime import date, timedelta

import pytest
from django.db import connection

from keukentafel.besluit.models import Besluit, Voorziening
from keukentafel.besluit.tests.register import (
    DAG,
    TOT,
    VAN,
    concept,
    genomen,
    geweigerd,
    keuze,
    maak_aanvraag,
    maak_huis,
    stel_vast,
    voorziening,
)
from keukentafel.inwoner.models import Inwoner
from keukentafel.kern.actor import transactie
from tests import personages as p

pytestmark = pytest.mark.django_db


@pytest.fixture
def binnen():
    """Everything below is written by the application role, in one transaction of the system."""
    huis = maak_huis()
    with transactie(p.SYSTEEM):
        yield huis


@pytest.fixture
def aanvraag(binnen):
    return maak_aanvraag(binnen)


class TestWet:
    @pytest.mark.parametrize(
        ("anders", "zin"),
        [
            ({"product": "weg"}, "niet in de lijst"),
            ({"product": "jeugdhulp"}, "andere wet"),
        ],
    )
    def test_product_en_wet(self, aanvraag, binnen, anders, zin):
        besluit = genomen(aanvraag, binnen)
        with geweigerd("besluit_wet", zin):
            voorziening(besluit, **anders)

    def test_een_rij_van_een_andere_aanvraag(self, aanvraag, binnen):
        ander = maak_aanvraag(binnen)
        with geweigerd("besluit_wet", "andere aanvraag"):
            voorziening(genomen(aanvraag, binnen), aanvraag=ander)

    def test_een_budget_dat_niet_kan(self, binnen):
        aanvraag = maak_aanvraag(binnen, wet="pw", procedure="pw")
        besluit = genomen(aanvraag, binnen, ondertekenaar=binnen.kim, mandaat="pw")
        with geweigerd("besluit_wet", "persoonsgebonden budget"):
            voorziening(besluit, product="bijstand", vorm="pgb")

    @pytest.mark.parametrize(("geboren", "goed"), [(date(2009, 1, 1), True), (date(2009, 1, 2), False), (None, True)])
    def test_te_jong(self, aanvraag, binnen, geboren, goed):
        Inwoner.objects.filter(pk=aanvraag.inwoner_id).update(geboortedatum=geboren)
        besluit = genomen(aanvraag, binnen)
        if goed:
            assert voorziening(besluit).toegekend
        else:
            with geweigerd("besluit_wet", "te jong"):
                voorziening(besluit)

    @pytest.mark.parametrize(("tot", "goed"), [(date(2035, 5, 31), True), (date(2035, 6, 1), False), (None, False)])
    def test_jeugdhulp_nooit_na_de_laatste_verjaardag(self, binnen, tot, goed):
        aanvraag = maak_aanvraag(binnen, wet="jeugd", procedure="jeugd", orgaan="wot", inwoner=binnen.elif_)
        besluit = genomen(aanvraag, binnen, ondertekenaar=binnen.wim, mandaat="jeugd")
        if goed:
            assert voorziening(besluit, product="jeugdhulp", tot=tot).toegekend
        else:
            with geweigerd("besluit_wet", "te oud"):
                voorziening(besluit, product="jeugdhulp", tot=tot)

    def test_niets_na_overlijden_en_wel_over_de_tijd_ervoor(self, aanvraag, binnen):
        Inwoner.objects.filter(pk=aanvraag.inwoner_id).update(overleden_op=date(2027, 3, 1))
        besluit = genomen(aanvraag, binnen)
        with geweigerd("besluit_wet", "overleden"):
            voorziening(besluit, tot=date(2027, 3, 2))
        assert voorziening(besluit, tot=date(2027, 3, 1)).toegekend

    def test_wie_sterft_na_het_besluit_houdt_de_brief_niet_tegen(self, aanvraag, binnen):
        besluit = genomen(aanvraag, binnen)
        rij = voorziening(besluit)
        Inwoner.objects.filter(pk=aanvraag.inwoner_id).update(overleden_op=DAG)
        Besluit.objects.filter(pk=besluit.pk).update(stand="bekend", bekendgemaakt_op=DAG)
        Voorziening.objects.filter(pk=rij.pk).update(beeindigd_op=DAG)


class TestBudgetEnWlz:
    """WMO-12, JW-10 and JW-06: what the rulebook leaves to nobody (regels.md §1.1, §1.2)."""

    PGB = {"product": "zorg", "vorm": "pgb", "aantal": 2, "per": "week"}

    @pytest.fixture(autouse=True)
    def producten(self, binnen):
        keuze("product", "zorg", wet="wmo", tarief="50,25", tot=VAN)
        keuze("product", "zorg", wet="wmo", tarief="60", van=VAN)
        keuze("product", "zonder", wet="wmo")
        keuze("product", "verblijf", wet="jeugd", wlz="niet")
        keuze("product", "dagbesteding", wet="wmo", wlz="afwegen")

    @pytest.mark.parametrize(
        ("anders", "hoogste"),
        [
            ({}, 2 * 6000 * 52),
            ({"per": "maand"}, 2 * 6000 * 12),
            ({"per": "eenmalig"}, 2 * 6000),
            ({"tot": date(2027, 1, 31)}, 52_998),  # 120 euro x 52 x 31 / 365 = 529,972..., rounded up
            ({"van": date(2026, 12, 1), "tot": date(2026, 12, 31)}, 44_386),  # by the tariff before
            ({"product": "zonder"}, None),
        ],
    )
    def test_een_budget_boven_de_prijs_in_natura(self, aanvraag, binnen, anders, hoogste):
        besluit = genomen(aanvraag, binnen, ondertekenaar=binnen.wim, mandaat="groot")
        rij = voorziening(besluit, **{**self.PGB, **anders, "bedrag_cent": hoogste or 9_999_999})
        assert rij.toegekend
        if hoogste:
            with geweigerd("besluit_wet", "hoger dan dezelfde hulp in natura"), connection.cursor() as cursor:
                cursor.execute("UPDATE besluit_voorziening SET bedrag_cent = bedrag_cent + 1 WHERE id = %s", [rij.pk])

    def test_minder_uren_voor_hetzelfde_geld(self, aanvraag, binnen):
        besluit = genomen(aanvraag, binnen, ondertekenaar=binnen.wim, mandaat="groot")
        rij = voorziening(besluit, **self.PGB, bedrag_cent=2 * 6000 * 52)
        with geweigerd("besluit_wet", "hoger dan dezelfde hulp in natura"), connection.cursor() as cursor:
            cursor.execute("UPDATE besluit_voorziening SET aantal = 1 WHERE id = %s", [rij.pk])

    def test_in_natura_heeft_geen_grens(self, aanvraag, binnen):
        besluit = genomen(aanvraag, binnen, ondertekenaar=binnen.wim, mandaat="groot")
        assert voorziening(besluit, **{**self.PGB, "vorm": "zin"}, bedrag_cent=9_999_999).toegekend

    def test_na_misbruik_geen_budget(self, aanvraag, binnen):
        besluit = genomen(aanvraag, binnen, ondertekenaar=binnen.wim, mandaat="groot")
        rij = voorziening(besluit, **self.PGB, bedrag_cent=1)
        with geweigerd("besluit_wet", "verkeerd gebruikt"), connection.cursor() as cursor:
            cursor.execute("UPDATE besluit_voorziening SET antwoorden = '{pgb_misbruik}' WHERE id = %s", [rij.pk])

    def test_naast_de_wlz(self, binnen):
        aanvraag = maak_aanvraag(binnen, wet="jeugd", procedure="jeugd", orgaan="wot", inwoner=binnen.elif_)
        besluit = genomen(aanvraag, binnen, ondertekenaar=binnen.wim, mandaat="jeugd")
        rij = voorziening(besluit, product="verblijf", antwoorden=["geen_wlz"])
        with geweigerd("besluit_wet", "zorg uit de Wlz"), connection.cursor() as cursor:
            cursor.execute("UPDATE besluit_voorziening SET antwoorden = '{wlz}' WHERE id = %s", [rij.pk])

    @pytest.mark.parametrize("antwoorden", [["wlz"], ["wlz", "wlz_afgewogen"], []])
    def test_waar_de_wet_ruimte_laat_wegen_mensen(self, aanvraag, binnen, antwoorden):
        besluit = genomen(aanvraag, binnen, ondertekenaar=binnen.wim, mandaat="groot")
        assert voorziening(besluit, product="dagbesteding", antwoorden=antwoorden).toegekend


class TestDubbel:
    @pytest.fixture
    def eerste(self, aanvraag, binnen):
        return voorziening(genomen(aanvraag, binnen))

    def nog_een(self, huis, **velden):
        return voorziening(genomen(maak_aanvraag(huis), huis), **velden)

    @pytest.mark.parametrize(
        ("van", "tot"), [(VAN, TOT), (TOT, TOT), (date(2026, 6, 1), VAN), (date(2027, 3, 1), date(2027, 3, 1))]
    )
    def test_een_dag_samen_is_dubbel(self, eerste, binnen, van, tot):
        with geweigerd("voorziening_niet_dubbel"):
            self.nog_een(binnen, van=van, tot=tot)

    @pytest.mark.parametrize(
        "anders",
        [{"van": date(2028, 1, 1), "tot": date(2028, 2, 1)}, {"van": date(2026, 1, 1), "tot": date(2026, 12, 31)}],
    )
    def test_ernaast_kan(self, eerste, binnen, anders):
        assert self.nog_een(binnen, **anders).toegekend

    def test_een_ander_mens_of_een_ander_product_kan(self, eerste, binnen):
        keuze("product", "begeleidingx", wet="wmo")
        emre = next(lid for lid in binnen.leden if lid.roepnaam == "Emre")
        assert voorziening(genomen(maak_aanvraag(binnen, inwoner=emre), binnen)).toegekend
        assert self.nog_een(binnen, product="begeleidingx").toegekend

    def test_wat_eerder_eindigde_maakt_plaats(self, eerste, binnen):
        Voorziening.objects.filter(pk=eerste.pk).update(beeindigd_op=date(2027, 5, 31))
        assert self.nog_een(binnen, van=date(2027, 6, 1)).toegekend
        with geweigerd("voorziening_niet_dubbel"):
            Voorziening.objects.filter(pk=eerste.pk).update(beeindigd_op=None)

    def test_wat_nooit_begon_maakt_plaats(self, eerste, binnen):
        Voorziening.objects.filter(pk=eerste.pk).update(beeindigd_op=VAN - timedelta(days=1))
        assert self.nog_een(binnen).toegekend

    def test_een_concept_of_een_teruggehaald_besluit_telt_niet(self, eerste, binnen):
        los = concept(maak_aanvraag(binnen), binnen)
        rij = voorziening(los)
        with geweigerd("voorziening_niet_dubbel"):
            stel_vast(los, binnen)
        Besluit.objects.filter(pk=eerste.besluit_id).update(stand="ingetrokken")
        stel_vast(los, binnen)
        rij.refresh_from_db()
        eerste.refresh_from_db()
        assert (rij.toegekend, eerste.toegekend) == (True, False)

    def test_wat_telt_schrijft_alleen_de_databank(self, eerste, binnen):
        Voorziening.objects.filter(pk=eerste.pk).update(toegekend=False)
        eerste.refresh_from_db()
        assert eerste.toegekend
