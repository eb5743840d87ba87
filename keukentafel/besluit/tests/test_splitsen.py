"""A household that splits while something runs: which dossier it stays with, who reads it, where letters go."""

from datetime import date

import pytest

from keukentafel.besluit.handelingen import bezwaar as hb
from keukentafel.besluit.handelingen.splitsen import zaken_mee
from keukentafel.besluit.handelingen.toets import besluit_aanbieden, besluit_vaststellen
from keukentafel.besluit.models import Aanvraag, Bezwaar, Campagne, Campagneregel
from keukentafel.besluit.opvragen.correspondentie import correspondentie
from keukentafel.besluit.tests import hulp_recht
from keukentafel.besluit.tests import rijen_brief as rijen
from keukentafel.besluit.tests.hulp_opstellen import beslis, maak_aanvraag, maak_zaak, stel_op, van_systeem, vers
from keukentafel.besluit.tests.test_bekendmaken import gaat_weg, genomen, gepost
from keukentafel.besluit.tests.test_samenvoegen import _bij
from keukentafel.brieven.models import Brief, Briefinhoud
from keukentafel.dossier.handelingen import betrokken_maken
from keukentafel.dossier.models import Betrokkenheid, Dossier
from keukentafel.inwoner.models import Huishouden
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import NietGevonden
from keukentafel.kern.gebeurtenissen import luisteraars
from keukentafel.kern.models import Gebeurtenis
from keukentafel.organisatie.models import Taak
from keukentafel.plan import handelingen as plan
from keukentafel.plan.models import Splitsing
from keukentafel.plan.tests.hulp import doe, leden
from keukentafel.poort import poort
from keukentafel.poort.rechten import Recht
from tests import personages as p

pytestmark = pytest.mark.django_db


def splits(wie, dossier, vertrekt, in_beide=(), keer=1):
    """The split, and the job at the huisbel; gives the dossier of who left."""
    nieuw = doe(wie, plan.huishouden_splitsen, dossier_id=dossier.pk, vertrekt=[i.pk for i in vertrekt],
                in_beide=[i.pk for i in in_beide])  # fmt: skip
    for _ in range(keer):
        bel("huishouden_gesplitst", zaken_mee)
    return nieuw


def bel(soort, luisteraar):
    with transactie(p.SYSTEEM):
        for feit in Gebeurtenis.objects.filter(soort=soort).order_by("tijd"):
            luisteraar(feit)


def leest(wie, rij):
    """Through the gate, as somebody who opens the page."""
    with transactie(p.actor(wie)):
        try:
            poort.haal(type(rij), rij.pk, Recht.AANVRAAG_LEZEN)
        except NietGevonden:
            return False
        return True


@pytest.fixture
def in_toets():
    """Of Fatma, before Rosa; Emre asked for something as well."""
    zaak = maak_zaak()
    besluit = stel_op(zaak)
    beslis(zaak, besluit)
    versie = vers(besluit).versie
    besluit = doe(zaak.samira, besluit_aanbieden, besluit_id=besluit.pk, versie=versie, toetser_id=zaak.rosa.pk)
    return zaak, besluit, maak_aanvraag(zaak.huis, leden(zaak.huis)["Emre"])


def test_de_huisbel_kent_de_luisteraar():
    assert "keukentafel.besluit.handelingen.splitsen.zaken_mee" in luisteraars("huishouden_gesplitst")


def test_wat_er_loopt_gaat_mee_met_wie_vertrekt_en_de_rest_blijft(in_toets):
    zaak, besluit, van_emre = in_toets
    voor, oud = _bij(zaak.huis.dossier), zaak.huis.dossier
    nieuw = splits(zaak.samira, oud, [zaak.fatma], keer=2)
    assert _bij(oud) == {"Aanvraag": 1, "Aanvraagtekst": 1}
    assert van_systeem(Aanvraag, pk=van_emre.pk)[0].dossier_id == oud.pk
    mee = {soort: aantal - (soort in {"Aanvraag", "Aanvraagtekst"}) for soort, aantal in voor.items()}
    assert _bij(nieuw) == mee
    assert {t.dossier_id for t in van_systeem(Taak, onderwerp_id=besluit.pk)} == {nieuw.pk}
    assert len(van_systeem(Gebeurtenis, soort="aanvraag_meegegaan")) == 1


def test_wie_beslist_leest_daar_verder_en_tekent(in_toets):
    zaak, besluit, _ = in_toets
    oud = zaak.huis.dossier
    nieuw = splits(zaak.samira, oud, [zaak.fatma])
    banden = van_systeem(Betrokkenheid, medewerker=zaak.rosa, waarvoor="besluit")
    assert {(b.dossier_id, b.tot is None) for b in banden} == {(oud.pk, False), (nieuw.pk, True)}
    doe(zaak.rosa, besluit_vaststellen, besluit_id=besluit.pk, versie=vers(besluit).versie)
    assert van_systeem(Betrokkenheid, dossier=nieuw, medewerker=zaak.rosa, tot=None) == []


@pytest.mark.parametrize("eerst_de_brief", [True, False])
def test_de_brief_komt_aan_bij_wie_vertrok_en_staat_in_het_nieuwe_dossier(eerst_de_brief):
    """Left behind, no letter would be made: its household is where who left no longer lives."""
    wijk = rijen.maak_wijk()
    besluit = rijen.maak_besluit(wijk)
    oud = van_systeem(Dossier, pk=besluit.dossier_id)[0]
    if eerst_de_brief:
        genomen(besluit)
    nieuw = splits(wijk.samira, oud, [besluit.inwoner])
    [brief] = genomen(vers(besluit))
    assert (brief.geadresseerde_id, brief.dossier_id) == (besluit.inwoner_id, nieuw.pk)
    assert brief.huishouden_id == nieuw.huishouden_id
    assert [i.dossier_id for i in van_systeem(Briefinhoud)] == [nieuw.pk]
    with transactie(p.actor(wijk.samira)):
        assert [len(correspondentie(d.pk).regels) for d in (oud, nieuw)] == [0, 1]
    gaat_weg(brief)
    gepost(wijk, brief)
    assert vers(besluit).stand == "bekend"
    doe(wijk.samira, plan.splitsing_ongedaan_maken, splitsing_id=van_systeem(Splitsing)[0].pk)
    assert [(b.dossier_id, b.huishouden_id) for b in van_systeem(Brief)] == [(oud.pk, oud.huishouden_id)]
    assert [i.dossier_id for i in van_systeem(Briefinhoud)] == [oud.pk]


def test_wie_alleen_met_het_oude_huishouden_te_maken_heeft_leest_het_niet_meer(in_toets):
    zaak, besluit, van_emre = in_toets
    zoe = zaak.huis.wijk.zoe
    with transactie(p.SYSTEEM):
        betrokken_maken(actor=p.SYSTEEM, dossier=zaak.huis.dossier, medewerker_id=zoe.pk)
    assert (leest(zoe, besluit), leest(zoe, van_emre)) == (True, True)
    splits(zaak.samira, zaak.huis.dossier, [zaak.fatma])
    assert (leest(zoe, besluit), leest(zoe, van_emre)) == (False, True)
    assert leest(zaak.huis.wijk.tom, besluit)


def test_achter_een_wand_blijft_wat_meegaat_achter_die_wand(in_toets):
    zaak, besluit, _ = in_toets
    with transactie(p.SYSTEEM):
        Huishouden.objects.filter(pk=zaak.huis.huishouden.pk).update(afgeschermd=True)
    splits(zaak.samira, zaak.huis.dossier, [zaak.fatma])
    assert vers(besluit).afgeschermd
    assert (leest(zaak.samira, besluit), leest(zaak.huis.wijk.tom, besluit)) == (True, False)


def test_een_kind_dat_bij_beide_hoort_houdt_de_aanvraag_waar_die_liep():
    zaak = maak_zaak()
    mensen = leden(zaak.huis)
    van_elif = maak_aanvraag(zaak.huis, mensen["Elif"])
    splits(zaak.samira, zaak.huis.dossier, [mensen["Emre"], mensen["Elif"]], [mensen["Elif"]])
    assert van_systeem(Aanvraag, pk=van_elif.pk)[0].dossier_id == zaak.huis.dossier.pk


def test_na_ongedaan_maken_staat_alles_weer_in_een_dossier(in_toets):
    zaak, besluit, _ = in_toets
    voor, oud = _bij(zaak.huis.dossier), zaak.huis.dossier
    nieuw = splits(zaak.samira, oud, [zaak.fatma])
    doe(zaak.rosa, besluit_vaststellen, besluit_id=besluit.pk, versie=vers(besluit).versie)
    doe(zaak.samira, plan.splitsing_ongedaan_maken, splitsing_id=van_systeem(Splitsing)[0].pk)
    bel("huishouden_gesplitst", zaken_mee)
    erbij = {"Processtap": 1, "Toets": 1}
    assert _bij(nieuw) == {}
    assert _bij(oud) == {soort: voor.get(soort, 0) + erbij.get(soort, 0) for soort in voor.keys() | erbij}


def test_een_bezwaar_gaat_mee_met_behandelaar_en_brieven():
    with klok.zet_klok(date(2026, 5, 11)):
        zaak = hulp_recht.maak_zaak()
        bezwaar = doe(zaak.wijk.samira, hb.bezwaar_ontvangen, besluit_id=zaak.besluit.pk, **hulp_recht.BEZWAAR)
        doe(zaak.jet, hb.bezwaar_toewijzen, bezwaar_id=bezwaar.pk, medewerker_id=zaak.jet.pk)
        doe(zaak.jet, hb.bezwaar_tijdig_beoordelen, bezwaar_id=bezwaar.pk, tijdig="op_tijd")
        doe(zaak.jet, hb.bezwaar_bevestigen, bezwaar_id=bezwaar.pk)
        nieuw = splits(zaak.wijk.samira, zaak.dossier, [zaak.inwoner])
        assert van_systeem(Bezwaar)[0].dossier_id == nieuw.pk
        banden = van_systeem(Betrokkenheid, medewerker=zaak.jet, waarvoor="bezwaar")
        assert {(b.dossier_id, b.tot is None) for b in banden} == {(zaak.dossier.pk, False), (nieuw.pk, True)}
        with transactie(p.actor(zaak.wijk.samira)):
            sporen = [len(correspondentie(d.pk, soort="bezwaar").regels) for d in (zaak.dossier, nieuw)]
        assert sporen == [0, 2]
        doe(zaak.jet, hb.bezwaar_verdagen, bezwaar_id=bezwaar.pk, weken=2, reden="Wij wachten op de arts")
        assert {b.dossier_id for b in van_systeem(Brief, soort="bezwaar")} == {nieuw.pk}


def test_wie_in_een_campagne_zit_houdt_die_beurt_in_het_nieuwe_dossier():
    zaak = maak_zaak()
    with transactie(p.SYSTEEM):
        campagne = Campagne.objects.create(
            naam="Hulp", aanleiding="regel", selectie={}, minuten=60, leider=zaak.samira, gemaakt_door="test",
            stand="loopt",
        )  # fmt: skip
        regel = Campagneregel.objects.create(
            campagne=campagne, dossier=zaak.huis.dossier, inwoner=zaak.fatma, team=zaak.huis.wijk.oost,
            stand_op=klok.vandaag(), gemaakt_door="test",
        )  # fmt: skip
    nieuw = splits(zaak.samira, zaak.huis.dossier, [zaak.fatma])
    assert van_systeem(Campagneregel, pk=regel.pk)[0].dossier_id == nieuw.pk


def test_een_vervolg_dat_intussen_gesloten_is_krijgt_niets(in_toets):
    zaak, besluit, _ = in_toets
    nieuw = doe(zaak.samira, plan.huishouden_splitsen, dossier_id=zaak.huis.dossier.pk, vertrekt=[zaak.fatma.pk])
    with transactie(p.SYSTEEM):
        Dossier.objects.filter(pk=nieuw.pk).update(gesloten_op=klok.vandaag())
    bel("huishouden_gesplitst", zaken_mee)
    assert vers(besluit).dossier_id == zaak.huis.dossier.pk
