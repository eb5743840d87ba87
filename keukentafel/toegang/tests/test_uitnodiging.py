"""The invitation: one letter for each moment, a new one when it moves, and none for a missed appointment (REQ-014)."""

from datetime import date, timedelta

import pytest
from django.test import Client

from keukentafel.brieven import handelingen as post
from keukentafel.brieven import weergave
from keukentafel.brieven.models import Brief, Briefinhoud
from keukentafel.inwoner.handelingen import NieuwLid, huishouden_samenstellen
from keukentafel.inwoner.tests import gegevens as g
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Fout
from keukentafel.toegang import handelingen as h
from keukentafel.toegang.regels import waar_in_brief
from keukentafel.toegang.tests.hulp import doe
from keukentafel.toegang.tests.test_brieven import bel
from tests import personages as p
from tests.inloggen import log_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def wijk():
    return g.wijk_met_buurten()


@pytest.fixture
def noor(wijk):
    return g.registreer(p.actor(wijk.samira), geboortedatum=date(1980, 1, 1), taal="tr", tolk_taal="tr")


def maak(wijk, dagen=7, **velden):
    begin = klok.moment(klok.vandaag() + timedelta(days=dagen), 10)
    return doe(h.afspraak_maken, wijk.samira, begin=begin, onderwerp="Kennismaken", **velden)


@pytest.fixture
def afspraak(wijk, noor):
    return maak(wijk, inwoner_id=noor.pk)


def nodig_uit(wijk, afspraak):
    return doe(h.uitnodiging_sturen, wijk.samira, afspraak_id=afspraak.pk)


def verzet(wijk, afspraak, dagen=9):
    begin = klok.moment(klok.vandaag() + timedelta(days=dagen), 14)
    doe(h.afspraak_verzetten, wijk.samira, afspraak_id=afspraak.pk, begin=begin)
    bel("afspraak_verzet")


def verzend(wijk, brief):
    partij = doe(post.brieven_afdrukken, wijk.mo, brieven=[brief.pk])
    doe(post.partij_posten, wijk.mo, partij_id=partij.pk, op=klok.vandaag())


def standen():
    with transactie(p.SYSTEEM):
        return [b.stand for b in Brief.objects.filter(soort="uitnodiging").order_by("nummer")]


def tekst(brief):
    with transactie(p.SYSTEEM):
        return weergave.tekst(Briefinhoud.objects.get(pk=brief.pk).als_stuk())


def test_twee_keer_sturen_is_een_brief(wijk, afspraak, noor):
    eerste, tweede = nodig_uit(wijk, afspraak), nodig_uit(wijk, afspraak)
    assert [b.pk for b in eerste] == [b.pk for b in tweede]
    assert "bij u thuis" in tekst(eerste[0])
    assert "Met wie: Samira" in tekst(eerste[0])
    assert eerste[0].geadresseerde_id == noor.pk


def test_verzet_voor_de_post_gaat_alleen_de_nieuwe_brief(wijk, afspraak):
    nodig_uit(wijk, afspraak)
    verzet(wijk, afspraak)
    assert standen() == ["ingetrokken", "klaar"]


def test_verzet_na_de_post_zegt_de_nieuwe_brief_welke_dag_vervalt(wijk, afspraak):
    [eerste] = nodig_uit(wijk, afspraak)
    verzend(wijk, eerste)
    verzet(wijk, afspraak)
    [nieuw] = nodig_uit(wijk, afspraak)
    assert standen() == ["verzonden", "klaar"]
    assert "gaat niet door" in tekst(nieuw)


def test_verzetten_ongedaan_gemaakt_is_de_eerste_brief_weer_waar(wijk, afspraak):
    [eerste] = nodig_uit(wijk, afspraak)
    verzend(wijk, eerste)
    verzet(wijk, afspraak)
    doe(h.afspraak_ongedaan_maken, wijk.samira, afspraak_id=afspraak.pk)
    bel("afspraak_hersteld")
    assert standen() == ["verzonden", "ingetrokken"]


def test_zonder_uitnodiging_maakt_verzetten_geen_brief(wijk, afspraak):
    verzet(wijk, afspraak)
    assert standen() == []


def test_afgezegd_blijft_de_brief_hier_en_een_verdwenen_afspraak_stoort_niet(wijk, afspraak):
    nodig_uit(wijk, afspraak)
    doe(h.afspraak_afzeggen, wijk.samira, afspraak_id=afspraak.pk)
    bel("afspraak_afgezegd")
    assert standen() == ["ingetrokken"]
    with transactie(p.SYSTEEM):
        afspraak.delete()
    bel("afspraak_afgezegd")


def test_er_was_niemand_laat_de_brief_met_rust(wijk, afspraak):
    [brief] = nodig_uit(wijk, afspraak)
    verzend(wijk, brief)
    with klok.zet_klok(klok.nu() + timedelta(days=8)):
        doe(h.afspraak_afzeggen, wijk.samira, afspraak_id=afspraak.pk, stand="niet_verschenen")
        with pytest.raises(Fout, match="niet verschenen"):
            nodig_uit(wijk, afspraak)
    assert standen() == ["verzonden"]


def test_een_gezin_zonder_namen_nodigt_de_volwassenen_uit(wijk, noor):
    kind = g.registreer(p.actor(wijk.samira), roepnaam="Elif", geboortedatum=date(2015, 1, 1))
    gezin = doe(huishouden_samenstellen, wijk.samira, leden=[NieuwLid(noor.pk), NieuwLid(kind.pk)])
    brieven = nodig_uit(wijk, maak(wijk, huishouden_id=gezin.pk))
    assert [b.geadresseerde_id for b in brieven] == [noor.pk]


def test_te_laat_of_niemand_wordt_uitgelegd(wijk, noor):
    with pytest.raises(Fout, match="te laat"):
        nodig_uit(wijk, maak(wijk, dagen=-1, inwoner_id=noor.pk))
    with pytest.raises(Fout, match="geen inwoner"):
        nodig_uit(wijk, maak(wijk))


@pytest.mark.parametrize(
    ("kanaal", "soort", "ruimte", "plaats", "woorden"),
    [
        ("telefoon", "", "", "", "wij bellen u"),
        ("video", "", "", "", "beeldbellen"),
        ("gesprek", "kantoor", "Kamer 2", "Dorpsplein 1", "Kamer 2, Dorpsplein 1"),
        ("gesprek", "", "", "", "bij u thuis"),
        ("gesprek", "wijk", "", "", "in de wijk"),
    ],
)
def test_waar_in_gewone_woorden(kanaal, soort, ruimte, plaats, woorden):
    assert woorden in waar_in_brief(kanaal, soort, ruimte, plaats)


def test_de_knop_zegt_hoe_en_waarom_en_daarna_waar_de_brief_is(wijk, afspraak):
    """REQ-024: language and interpreter on the page of the appointment, channel and reason for the letter."""
    samira = log_in(Client(), wijk.samira)
    adres = f"/agenda/{afspraak.pk}/"
    pagina = samira.get(adres).content.decode()
    assert "Turks, met tolk" in pagina
    assert "Gaat per post. De inwoner heeft niet om digitale post gevraagd." in pagina
    pagina = samira.post(f"{adres}uitnodigen/", follow=True).content.decode()
    assert "klaar om af te drukken" in pagina
    assert "Stuur uitnodiging" not in pagina


def test_het_scherm_van_een_nieuwe_afspraak_zegt_hoe_je_praat(wijk, noor):
    samira = log_in(Client(), wijk.samira)
    assert "Turks, met tolk" in samira.get(f"/agenda/nieuw/?persoon=inwoner:{noor.pk}").content.decode()


def test_een_uitnodiging_die_niet_kan_geeft_een_zin(wijk, noor):
    samira = log_in(Client(), wijk.samira)
    antwoord = samira.post(f"/agenda/{maak(wijk).pk}/uitnodigen/")
    assert (antwoord.status_code, "geen inwoner" in antwoord.content.decode()) == (422, True)
