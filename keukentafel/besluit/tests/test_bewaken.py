"""Warnings before a breach, and a holiday decree that comes later."""

from datetime import date

import pytest

from keukentafel.besluit.handelingen.aanvraag import stap_zetten
from keukentafel.besluit.handelingen.bewaken import termijnen_bewaken, termijnen_herrekenen
from keukentafel.besluit.handelingen.stand import klok_bijwerken
from keukentafel.besluit.models import Aanvraag, Processtap
from keukentafel.besluit.tests.hulp import NU, doe, maak_zaak, nu, stappen, taken, vraag_aan
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.gebeurtenissen import luisteraars
from keukentafel.kern.models import Gebeurtenis
from keukentafel.organisatie.handelingen.keuzes import feestdag_toevoegen, feestdag_wissen
from keukentafel.organisatie.models import Feestdag
from keukentafel.poort.matrix import Rol
from tests import personages as p

pytestmark = pytest.mark.django_db


@pytest.fixture
def zaak():
    with klok.zet_klok(NU):
        yield maak_zaak()


def op(dag, taak):
    with klok.zet_klok(date.fromisoformat(dag)):
        return taak()


def test_elk_moment_een_keer_en_het_latere_komt_in_de_plaats(zaak):
    aanvraag = vraag_aan(zaak)  # until 10 August
    assert op("2026-06-20", termijnen_bewaken) == 0
    assert op("2026-07-14", termijnen_bewaken) == 1
    assert op("2026-07-15", termijnen_bewaken) == 0
    assert op("2026-08-06", termijnen_bewaken) == 1
    (taak,) = taken(aanvraag, "besluit_termijn")
    assert "Nog hoogstens 3 werkdagen" in taak.tekst
    assert (taak.voor_id, taak.uiterlijk) == (zaak.samira.pk, date(2026, 8, 10))


def test_te_laat_hoort_ook_de_manager_het(zaak):
    aanvraag = vraag_aan(zaak, zaak.bo)
    op("2026-08-11", termijnen_bewaken)
    assert {t.rol or t.voor_id for t in taken(aanvraag)} == {zaak.bo.pk, Rol.WIJKTEAMMANAGER}


def test_wie_klaar_is_krijgt_geen_waarschuwing(zaak):
    aanvraag = vraag_aan(zaak)
    op("2026-08-06", termijnen_bewaken)
    with klok.zet_klok(date(2026, 8, 7)):
        doe(zaak.samira, stap_zetten, aanvraag_id=aanvraag.pk, gebeurtenis="intrekken")
        assert taken(aanvraag) == []
        assert termijnen_bewaken() == 0


def maak_beheer():
    with transactie(p.SYSTEEM):
        return p.maak_medewerker("Bea", Rol.FUNCTIONEEL_BEHEER, None)


def test_feestdag_die_later_komt_verschuift_wat_open_is_met_bericht(zaak):
    """AANVAARD: open terms recomputed with a notice, past ones kept."""
    oud = vraag_aan(zaak, ontvangen_op=date(2026, 4, 1))
    aanvraag, beheer = vraag_aan(zaak, dubbel="apart"), maak_beheer()
    dag = {"datum": date(2026, 8, 10), "naam": "Bijzondere dag", "soort": "gelijkgesteld", "bron": "Stb. 2026, 1"}
    doe(beheer, feestdag_toevoegen, **dag)
    assert Gebeurtenis.objects.filter(soort="feestdag_gewijzigd").exists()
    assert "keukentafel.besluit.handelingen.bewaken.termijnen_herrekenen" in luisteraars("feestdag_gewijzigd")
    assert termijnen_herrekenen() == 1
    assert (nu(aanvraag).uiterlijk, nu(oud).uiterlijk) == (date(2026, 8, 11), date(2026, 5, 27))
    assert stappen(aanvraag)[-1] == "termijn_herrekend:aanvraag"
    (taak,) = taken(aanvraag, "besluit_termijn_herrekend")
    assert "van 10 augustus 2026 naar 11 augustus 2026" in taak.tekst


def test_feestdag_teruggenomen_zet_de_dag_terug(zaak):
    aanvraag, beheer = vraag_aan(zaak), maak_beheer()
    dag = {"datum": date(2026, 8, 10), "naam": "Bijzondere dag", "soort": "gelijkgesteld", "bron": "Stb. 2026, 1"}
    doe(beheer, feestdag_toevoegen, **dag)
    termijnen_herrekenen()
    doe(beheer, feestdag_wissen, feestdag_id=Feestdag.objects.get().pk)
    assert termijnen_herrekenen() == 1
    assert nu(aanvraag).uiterlijk == date(2026, 8, 10)
    teksten = [taak.tekst for taak in taken(aanvraag, "besluit_termijn_herrekend")]
    assert sum("teruggenomen" in zin for zin in teksten) == 1


def test_besloten_is_besloten_ook_met_een_feestdag_erbij(zaak):
    aanvraag, beheer = vraag_aan(zaak), maak_beheer()
    for stap in ("advies_aanbieden", "besluit_melden"):
        doe(zaak.samira, stap_zetten, aanvraag_id=aanvraag.pk, gebeurtenis=stap, uitkomst="toe")
    dag = {"datum": date(2026, 8, 10), "naam": "Bijzondere dag", "soort": "gelijkgesteld", "bron": "Stb. 2026, 1"}
    doe(beheer, feestdag_toevoegen, **dag)
    assert termijnen_herrekenen() == 0
    assert nu(aanvraag).uiterlijk == date(2026, 8, 10)


def test_een_feestdag_begint_de_termijn_van_schuldhulp_niet_opnieuw(zaak):
    """The notice is a step to where it stands already; the term still counts from the first talk (D13)."""
    aanvraag, beheer = vraag_aan(zaak), maak_beheer()
    with transactie(p.SYSTEEM):
        Aanvraag.objects.filter(pk=aanvraag.pk).update(procedure="wgs", wet="wgs", stand="eerste_gesprek")
        Processtap.objects.filter(aanvraag=aanvraag.pk).update(naar="eerste_gesprek")
        klok_bijwerken(p.SYSTEEM, nu(aanvraag))
    eind = nu(aanvraag).uiterlijk
    dag = {"datum": eind, "naam": "Bijzondere dag", "soort": "gelijkgesteld", "bron": "Stb. 2026, 1"}
    doe(beheer, feestdag_toevoegen, **dag)
    with klok.zet_klok(date(2026, 6, 22)):
        assert termijnen_herrekenen() == 1
        verschoven = nu(aanvraag).uiterlijk
        assert eind < verschoven
        assert termijnen_herrekenen() == 0
        assert nu(aanvraag).uiterlijk == verschoven
