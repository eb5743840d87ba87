"""A decision under way when its household is merged: all of it follows to the dossier that stays, and goes on there."""

from datetime import date

import pytest
from django.apps import apps

from keukentafel.besluit.handelingen import bezwaar as hb
from keukentafel.besluit.handelingen.klok import opschorten
from keukentafel.besluit.handelingen.toets import besluit_aanbieden, besluit_vaststellen
from keukentafel.besluit.models import Bezwaar, Klokfeit, Voorziening
from keukentafel.besluit.opvragen.correspondentie import correspondentie
from keukentafel.besluit.tests import hulp_recht
from keukentafel.besluit.tests.hulp_opstellen import beslis, maak_zaak, stel_op, van_systeem, vers
from keukentafel.brieven.models import Brief, Briefinhoud
from keukentafel.dossier.models import Betrokkenheid, Dossier
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import NietGevonden
from keukentafel.organisatie.models import Taak
from keukentafel.plan import handelingen as plan
from keukentafel.plan.tests.hulp import doe
from tests import personages as p
from tests.alle_rijen import alle_rijen, verschil
from tests.dossiers import maak_huishouden

pytestmark = pytest.mark.django_db


def _ander_dossier(wijk):
    """The same family once more: Tom directs it."""
    gezin = maak_huishouden(wijk.oost)
    return doe(wijk.tom, plan.dossier_openen_met_regie, huishouden_id=gezin.pk)


def _voeg(wie, blijft, vervalt):
    return doe(wie, plan.dossiers_samenvoegen, blijft_id=blijft.pk, vervalt_id=vervalt.pk)


def _bij(dossier):
    """Per table of this room: how many rows hang on this dossier."""
    with transactie(p.SYSTEEM):
        modellen = [m for m in apps.get_app_config("besluit").get_models() if hasattr(m, "dossier_id")]
        aantallen = {m.__name__: m.objects.filter(dossier=dossier).count() for m in modellen}
    return {naam: aantal for naam, aantal in aantallen.items() if aantal}


@pytest.fixture
def in_toets():
    """A decision that lies before Rosa, of an aanvraag whose term stood still for a while."""
    zaak = maak_zaak()
    velden = {"aanvraag_id": zaak.aanvraag.pk, "reden": "Overstroming", "op": klok.dagen_geleden(2)}
    doe(zaak.samira, opschorten, soort="overmacht", **velden)
    besluit = stel_op(zaak)
    beslis(zaak, besluit)
    versie = vers(besluit).versie
    besluit = doe(zaak.samira, besluit_aanbieden, besluit_id=besluit.pk, versie=versie, toetser_id=zaak.rosa.pk)
    return zaak, besluit, _ander_dossier(zaak.huis.wijk)


def test_aanvraag_besluit_en_klok_gaan_mee_en_tekenen_kan_daarna(in_toets):
    zaak, besluit, blijft = in_toets
    voor = _bij(zaak.huis.dossier)
    assert {"Aanvraag", "Aanvraagtekst", "Besluit", "Klokfeit", "Overweging", "Processtap", "Voorziening"} <= set(voor)
    _voeg(zaak.huis.wijk.tom, blijft, zaak.huis.dossier)
    assert (_bij(zaak.huis.dossier), _bij(blijft)) == ({}, voor)
    getekend = doe(zaak.rosa, besluit_vaststellen, besluit_id=besluit.pk, versie=vers(besluit).versie)
    assert (getekend.stand, getekend.dossier_id) == ("vastgesteld", blijft.pk)
    assert {v.dossier_id for v in van_systeem(Voorziening, besluit=besluit)} == {blijft.pk}


def test_wie_beslist_houdt_haar_band_tot_er_besloten_is(in_toets):
    zaak, besluit, blijft = in_toets
    _voeg(zaak.huis.wijk.tom, blijft, zaak.huis.dossier)
    band = van_systeem(Betrokkenheid, dossier=blijft, medewerker=zaak.rosa, waarvoor="besluit")
    assert [b.tot for b in band] == [None]
    doe(zaak.rosa, besluit_vaststellen, besluit_id=besluit.pk, versie=vers(besluit).versie)
    band = van_systeem(Betrokkenheid, dossier=blijft, medewerker=zaak.rosa, waarvoor="besluit")
    assert [b.tot is None for b in band] == [False]


def test_samenvoegen_ongedaan_maken_zet_ook_het_besluit_terug(in_toets):
    zaak, besluit, blijft = in_toets
    voor = alle_rijen()
    samen = _voeg(zaak.huis.wijk.tom, blijft, zaak.huis.dossier)
    doe(zaak.huis.wijk.tom, plan.dossiersamenvoeging_ongedaan_maken, samenvoeging_id=samen.pk)
    assert verschil(voor, alle_rijen()) == {}
    assert (
        doe(zaak.rosa, besluit_vaststellen, besluit_id=besluit.pk, versie=vers(besluit).versie).stand == "vastgesteld"
    )


def test_een_bezwaar_gaat_mee_en_wordt_daar_verder_behandeld():
    with klok.zet_klok(date(2026, 5, 11)):
        zaak = hulp_recht.maak_zaak()
        bezwaar = doe(zaak.wijk.samira, hb.bezwaar_ontvangen, besluit_id=zaak.besluit.pk, **hulp_recht.BEZWAAR)
        doe(zaak.jet, hb.bezwaar_toewijzen, bezwaar_id=bezwaar.pk, medewerker_id=zaak.jet.pk)
        blijft, voor = _ander_dossier(zaak.wijk), _bij(zaak.dossier)
        _voeg(zaak.wijk.tom, blijft, zaak.dossier)
        assert (_bij(zaak.dossier), _bij(blijft)) == ({}, voor)
        doe(zaak.jet, hb.bezwaar_tijdig_beoordelen, bezwaar_id=bezwaar.pk, tijdig="op_tijd")
        doe(zaak.jet, hb.bezwaar_bevestigen, bezwaar_id=bezwaar.pk)
    assert [(b.stand, b.dossier_id) for b in van_systeem(Bezwaar)] == [("bevestigd", blijft.pk)]


def test_de_brieven_gaan_mee_en_de_correspondentie_is_daar_heel():
    """A letter has a plain key of its dossier, and so have tasks: those move as well, and come back."""
    with klok.zet_klok(date(2026, 5, 11)):
        zaak = hulp_recht.maak_zaak()
        bezwaar = doe(zaak.wijk.samira, hb.bezwaar_ontvangen, besluit_id=zaak.besluit.pk, **hulp_recht.BEZWAAR)
        doe(zaak.jet, hb.bezwaar_bevestigen, bezwaar_id=bezwaar.pk)
        blijft, voor = _ander_dossier(zaak.wijk), alle_rijen()
        samen = _voeg(zaak.wijk.tom, blijft, zaak.dossier)
        for model in (Brief, Briefinhoud):
            assert [rij.dossier_id for rij in van_systeem(model)] == [blijft.pk]
        assert {t.dossier_id for t in van_systeem(Taak, onderwerp_id=bezwaar.pk)} == {blijft.pk}
        with transactie(p.actor(zaak.wijk.tom)):
            assert len(correspondentie(blijft.pk, soort="bezwaar").regels) == 2
        doe(zaak.wijk.tom, plan.dossiersamenvoeging_ongedaan_maken, samenvoeging_id=samen.pk)
    assert verschil(voor, alle_rijen()) == {}


def test_een_ander_team_voegt_een_lopend_besluit_niet_samen(in_toets):
    zaak, _, blijft = in_toets
    voor = _bij(zaak.huis.dossier)
    with pytest.raises(NietGevonden):
        _voeg(zaak.huis.wijk.zoe, blijft, zaak.huis.dossier)
    assert _bij(zaak.huis.dossier) == voor
    assert van_systeem(Dossier, pk=zaak.huis.dossier.pk)[0].gesloten_op is None
    assert [f.vervallen_op for f in van_systeem(Klokfeit)] == [None]
