"""The reasons of a decision in haste reach the resident (WMO-10, Awb 3:47 lid 3; D18)."""

import pytest
from django.test import Client

from keukentafel.besluit.bronnen_besluit import Motivering
from keukentafel.besluit.handelingen.motiveren import motivering_versturen
from keukentafel.besluit.handelingen.overwegen import overweging_toevoegen
from keukentafel.besluit.models import Overweging
from keukentafel.besluit.tests.hulp_opstellen import beslis, maak_zaak, stel_op, van_systeem, vers
from keukentafel.besluit.tests.test_beslissen import bied_aan, klaar, neem
from keukentafel.brieven.briefbron import ALGEMEEN
from keukentafel.brieven.models import Brief, Briefinhoud
from keukentafel.brieven.opvragen.sjablonen import huistekst
from keukentafel.brieven.regels.taalscore import taalscore, zinnen_van
from keukentafel.brieven.regels.tekst import als_tekst, bewonersdeel, blokken_van
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Fout
from keukentafel.organisatie.models import Taak
from keukentafel.plan.tests.hulp import doe, tekst
from tests import personages as p
from tests.inloggen import log_in

pytestmark = pytest.mark.django_db
WAAROM = "Zij kon niet alleen thuis blijven."


@pytest.fixture
def zaak():
    return maak_zaak()


@pytest.fixture
def besluit(zaak):
    """Taken in haste; what the dossier says of why is not there yet."""
    rij = stel_op(zaak, soort="spoed")
    beslis(zaak, rij)
    with transactie(p.SYSTEEM):
        Overweging.objects.filter(besluit=rij, soort="afweging").delete()
    return neem(bied_aan(zaak, rij), zaak.rosa)


def schrijf(zaak, besluit, woorden=WAAROM):
    doe(zaak.samira, overweging_toevoegen, besluit_id=besluit.pk, stap=10, soort="afweging", tekst=woorden)


def brieven(besluit):
    return van_systeem(Brief, sleutel__startswith=f"motivering:{besluit.pk}:")


def open_taken(besluit):
    return [t.soort for t in van_systeem(Taak, onderwerp_id=besluit.pk, klaar_op=None)]


def test_de_motivering_gaat_als_eigen_brief_en_de_taak_is_klaar(zaak, besluit):
    schrijf(zaak, besluit)
    assert "besluit_motiveren" in open_taken(besluit)
    for _ in range(2):
        doe(zaak.samira, motivering_versturen, besluit_id=besluit.pk)
    (brief,) = brieven(besluit)
    with transactie(p.SYSTEEM):
        heel = als_tekst(Briefinhoud.objects.get(brief=brief).als_stuk().blokken)
    assert (brief.titel, WAAROM in heel) == ("Waarom wij snel besloten", True)
    assert "besluit_motiveren" not in open_taken(besluit)
    assert (vers(besluit).versie, vers(besluit).bezwaar_tot) == (besluit.versie, besluit.bezwaar_tot)


def test_wat_er_later_bij_komt_gaat_in_een_volgende_brief(zaak, besluit):
    schrijf(zaak, besluit)
    doe(zaak.samira, motivering_versturen, besluit_id=besluit.pk)
    schrijf(zaak, besluit, "Haar dochter woont ver weg.")
    doe(zaak.samira, motivering_versturen, besluit_id=besluit.pk)
    assert len(brieven(besluit)) == 2


def test_zonder_afweging_of_bij_een_gewoon_besluit_niet(zaak, besluit):
    with pytest.raises(Fout, match="Schrijf de afweging erbij"):
        doe(zaak.samira, motivering_versturen, besluit_id=besluit.pk)
    assert (brieven(besluit), "besluit_motiveren" in open_taken(besluit)) == ([], True)


def test_een_gewoon_besluit_heeft_haar_al_in_de_brief(zaak):
    with pytest.raises(Fout, match="in de brief zelf"):
        doe(zaak.samira, motivering_versturen, besluit_id=klaar(zaak).pk)


def test_op_het_scherm(zaak, besluit):
    schrijf(zaak, besluit)
    samira, pad = log_in(Client(), zaak.samira), f"{besluit.adres}motivering/"
    assert pad in tekst(samira.get(besluit.adres))
    assert "gaat als brief naar de inwoner" in tekst(samira.post(pad, follow=True))
    assert len(brieven(besluit)) == 1


def test_het_deel_voor_de_bewoner_is_b1():
    deel = bewonersdeel(blokken_van(huistekst("spoed-motivering")[1], {**ALGEMEEN, **Motivering.voorbeeld().velden()}))
    score = taalscore(deel)
    assert score.langste <= 15, score.langste_zin
    assert score.flesch >= 70
    assert not [z for b in deel for z in zinnen_van(b) if "  " in z or " ." in z or "artikel" in z.lower()]
