"""Help that could not wait was decided by one: another looks afterwards, and ticking off is not looking (MAN-07)."""

from datetime import timedelta

import pytest
from django.test import Client

from keukentafel.besluit.handelingen._opstellen import band_met
from keukentafel.besluit.handelingen.nakijken import spoed_bewaken, spoed_nakijken
from keukentafel.besluit.handelingen.opvolgen import spoed_nakijken_vragen
from keukentafel.besluit.handelingen.toets import besluit_vaststellen
from keukentafel.besluit.models import Toets
from keukentafel.besluit.tests.hulp_opstellen import beslis, maak_zaak, stel_op, van_systeem, vers
from keukentafel.besluit.tests.register import mandaat
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Blokkade, Fout, GeenRecht
from keukentafel.kern.models import Gebeurtenis
from keukentafel.organisatie.handelingen.taken import taak_afhandelen
from keukentafel.organisatie.models import Taak
from keukentafel.plan.tests.hulp import doe, tekst
from keukentafel.poort.matrix import Rol
from tests import personages as p
from tests.inloggen import log_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def zaak():
    return maak_zaak()


@pytest.fixture
def besluit(zaak):
    """Samira decides at once, alone, under the mandate that she and Tom have; the huisbel rings."""
    with transactie(p.SYSTEEM):
        mandaat("coach", "wmo", "rogplus", Rol.WIJKCOACH)
    rij = stel_op(zaak, soort="spoed")
    beslis(zaak, rij)
    doe(zaak.samira, besluit_vaststellen, besluit_id=rij.pk, versie=vers(rij).versie)
    with transactie(p.SYSTEEM):
        spoed_nakijken_vragen(Gebeurtenis.objects.get(soort="besluit_vastgesteld"))
        band_met(rij, zaak.huis.wijk.tom.pk)
    return vers(rij)


def open_taken(besluit, soort="spoed_nakijken"):
    return van_systeem(Taak, onderwerp_id=besluit.pk, soort=soort, klaar_op=None)


def gekeken(besluit):
    return [(t.medewerker.naam, t.reden) for t in van_systeem(Toets, besluit=besluit, uitkomst="nagekeken")]


def test_een_ander_kijkt_en_wie_besliste_leest_wat_die_zag(zaak, besluit):
    assert [t.rol for t in open_taken(besluit)] == [Rol.WIJKCOACH]
    tom = zaak.huis.wijk.tom
    for _ in range(2):
        doe(tom, spoed_nakijken, besluit_id=besluit.pk, opmerking="Let op de einddatum.")
    assert (gekeken(besluit), open_taken(besluit)) == ([("Tom", "Let op de einddatum.")], [])
    assert [t.voor_id for t in open_taken(besluit, "spoed_opmerking")] == [zaak.samira.pk]
    assert (vers(besluit).versie, vers(besluit).stand) == (besluit.versie, "vastgesteld")


def test_wie_besliste_kijkt_niet_na(zaak, besluit):
    """GEWEIGERD."""
    with pytest.raises(Blokkade, match="Wie het besluit nam, kijkt het niet na"):
        doe(zaak.samira, spoed_nakijken, besluit_id=besluit.pk)
    assert gekeken(besluit) == []


def test_afvinken_is_niet_nakijken(zaak, besluit):
    """Samira has the function of the task herself. She ticks it off; the next morning it is asked again."""
    (taak,) = open_taken(besluit)
    doe(zaak.samira, taak_afhandelen, taak_id=taak.pk)
    assert (open_taken(besluit), spoed_bewaken(), spoed_bewaken()) == ([], 1, 0)
    assert len(open_taken(besluit)) == 1
    doe(zaak.huis.wijk.tom, spoed_nakijken, besluit_id=besluit.pk)
    with klok.zet_klok(klok.vandaag() + timedelta(days=1)):
        assert spoed_bewaken() == 0


def test_zonder_mandaat_of_zonder_recht_niet(zaak, besluit):
    with transactie(p.SYSTEEM):
        wim = p.maak_medewerker("Wim", Rol.WIJKTEAMMANAGER, zaak.huis.wijk.oost)
    with pytest.raises(Blokkade, match="Je hebt geen mandaat"):
        doe(wim, spoed_nakijken, besluit_id=besluit.pk)
    with pytest.raises(GeenRecht):
        doe(zaak.huis.wijk.frans, spoed_nakijken, besluit_id=besluit.pk)


def test_wie_de_woorden_niet_leest_kijkt_niet_na(zaak, besluit):
    """Rosa decides for the whole town and sees the shell: nobody looks at what they have not read."""
    with pytest.raises(Fout, match="Lees eerst waarom"):
        doe(zaak.rosa, spoed_nakijken, besluit_id=besluit.pk)


def test_een_gewoon_besluit_hoeft_niemand_na_te_kijken(zaak):
    with pytest.raises(Fout, match="hoeft niemand na te kijken"):
        doe(zaak.rosa, spoed_nakijken, besluit_id=stel_op(zaak).pk)


def test_op_het_scherm(zaak, besluit):
    pad = f"{besluit.adres}nakijken/"
    samira, tom = (log_in(Client(), wie) for wie in (zaak.samira, zaak.huis.wijk.tom))
    assert (pad in tekst(samira.get(besluit.adres)), pad in tekst(tom.get(besluit.adres))) == (False, True)
    assert "Nog niemand keek dit spoedbesluit na." in tekst(samira.get(besluit.adres))
    assert "Ik keek dit na" in tekst(tom.get(pad))
    na = tekst(tom.post(pad, {"opmerking": "Goed zo."}, follow=True))
    assert ("Nagekeken door Tom" in na, "‘Goed zo.’" in na, pad in na) == (True, True, False)
