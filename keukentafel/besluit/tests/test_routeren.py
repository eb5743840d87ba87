"""Which body advises and decides is written on the aanvraag when it comes in, and follows its products."""

from datetime import date
from decimal import Decimal

import pytest

from keukentafel.besluit.handelingen.besluit import besluit_bijwerken, voorziening_toevoegen
from keukentafel.besluit.handelingen.routeren import route_zetten
from keukentafel.besluit.models import Aanvraag, Besluit
from keukentafel.besluit.opvragen.volledig import gebreken_van
from keukentafel.besluit.tests import hulp_opstellen as hulp
from keukentafel.besluit.tests.hulp import NU, maak_zaak, vraag_aan
from keukentafel.besluit.tests.hulp_opstellen import beslis, stel_op, vers
from keukentafel.besluit.tests.register import keuze
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.plan.tests.hulp import doe
from tests import personages as p

pytestmark = pytest.mark.django_db


def route(code, **velden):
    with transactie(p.SYSTEEM):
        return keuze("beslisroute", code, **{"wet": "wmo", "adviseert": "wot", "beslist": "rogplus", **velden})


def organen(rij):
    with transactie(p.SYSTEEM):
        nu = type(rij).objects.get(pk=rij.pk)
    return (nu.adviesorgaan, nu.orgaan) if isinstance(nu, Aanvraag) else nu.orgaan


def vers_aanvraag(zaak):
    return hulp.van_systeem(Aanvraag, pk=zaak.aanvraag.pk)[0]


@pytest.fixture
def jeugd():
    with klok.zet_klok(NU):
        yield maak_zaak()


@pytest.fixture
def zaak():
    return hulp.maak_zaak(adviesorgaan="rogplus")


def test_bij_ontvangst_staat_erop_wie_adviseert_en_wie_beslist(jeugd):
    route("jeugd", wet="jeugd", beslist="wot")
    assert organen(vraag_aan(jeugd)) == ("wot", "wot")


def test_de_dag_van_ontvangst_bepaalt_welke_regel_geldt(jeugd):
    route("oud", wet="jeugd", beslist="gr", tot=date(2026, 6, 1))
    route("nieuw", wet="jeugd", beslist="wot", van=date(2026, 6, 1))
    assert organen(vraag_aan(jeugd, ontvangen_op=date(2026, 5, 31)))[1] == "gr"
    assert organen(vraag_aan(jeugd, ontvangen_op=date(2026, 6, 1), dubbel="apart"))[1] == "wot"


def test_zonder_route_komt_de_aanvraag_gewoon_binnen(jeugd):
    """AANVAARD: nobody is stopped at the counter because a table is not filled."""
    assert organen(vraag_aan(jeugd)) == ("", "")


def test_zonder_route_zegt_het_besluit_wat_te_doen_en_neemt_het_later_over():
    zaak = hulp.maak_zaak(orgaan="")
    besluit = stel_op(zaak)
    with transactie(p.SYSTEEM):
        assert any("Wie waarover beslist" in g.tekst for g in gebreken_van(vers(besluit)))
    route("wmo")
    doe(zaak.samira, besluit_bijwerken, besluit_id=besluit.pk)
    assert (organen(zaak.aanvraag), organen(besluit)) == (("wot", "rogplus"), "rogplus")


def test_een_route_die_later_kwam_maakt_er_meteen_een_advies_van():
    """Whoever is not of the body that decides, advises (TOE-02)."""
    zaak = hulp.maak_zaak(orgaan="")
    route("wmo")
    besluit = stel_op(zaak)
    assert (besluit.soort, besluit.orgaan) == ("advies", "wot")


def test_een_ander_product_kan_naar_een_ander_orgaan(zaak):
    route("wmo")
    route("huis", product="huishoudelijke_hulp", adviseert="wot", beslist="wot")
    besluit = stel_op(zaak)
    assert (organen(zaak.aanvraag), organen(besluit)) == (("wot", "wot"), "wot")
    ander = {"versie": vers(besluit).versie, "product": "begeleiding"}
    doe(zaak.samira, voorziening_toevoegen, besluit_id=besluit.pk, **ander)
    assert (organen(zaak.aanvraag), organen(besluit)) == (("wot", "rogplus"), "rogplus")


def test_een_bedrag_boven_de_grens_gaat_naar_wie_daarover_beslist(zaak):
    route("klein", beslist="wot", tot_bedrag="100")
    route("groot")
    besluit = stel_op(zaak)
    beslis(zaak, besluit, aantal=Decimal(1), per="eenmalig")
    assert organen(zaak.aanvraag) == ("wot", "wot")
    beslis(zaak, besluit)
    assert organen(zaak.aanvraag) == ("wot", "rogplus")


def test_wat_genomen_is_houdt_zijn_orgaan(zaak):
    besluit = stel_op(zaak)
    with transactie(p.SYSTEEM):
        anders = {"stand": "vastgesteld", "vastgesteld_op": klok.vandaag(), "ondertekenaar": zaak.rosa}
        Besluit.objects.filter(pk=besluit.pk).update(**anders, mandaat="wmo")
    route("wmo", beslist="wot")
    with transactie(p.actor(zaak.samira)):
        assert not route_zetten(p.actor(zaak.samira), vers_aanvraag(zaak))
    assert organen(zaak.aanvraag) == ("rogplus", "rogplus")
