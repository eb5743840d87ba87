"""A holiday decree that comes later, for what runs from a melding (ATW art. 3): open terms move, with a notice."""

from datetime import date

import pytest

from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.gebeurtenissen import luisteraars
from keukentafel.kern.models import Gebeurtenis
from keukentafel.organisatie.handelingen.keuzes import feestdag_toevoegen, feestdag_wissen
from keukentafel.organisatie.models import Feestdag, Taak
from keukentafel.poort.matrix import Rol
from keukentafel.toegang.handelingen.termijnen import meldtermijnen_herrekenen
from keukentafel.toegang.models import Termijn
from keukentafel.toegang.tests.hulp import DINSDAG, doe, maak_melding
from tests import personages as p

pytestmark = pytest.mark.django_db
ONDERZOEK, PLAN = date(2026, 12, 22), date(2026, 11, 17)


@pytest.fixture
def melding():
    wijk = p.maak_wijk()
    with klok.zet_klok(DINSDAG):
        gemaakt = maak_melding(wijk.frans, inwoner_id=p.maak_inwoner(wijk.oost).pk, wet="wmo")
        with transactie(p.SYSTEEM):
            Termijn.objects.filter(melding=gemaakt).update(voor=wijk.samira)
        yield gemaakt


def decreet(*dagen):
    with transactie(p.SYSTEEM):
        beheer = p.maak_medewerker("Bea", Rol.FUNCTIONEEL_BEHEER, None)
    for dag in dagen:
        doe(feestdag_toevoegen, beheer, datum=dag, naam="Bijzondere dag", soort="gelijkgesteld", bron="Stb. 2026, 1")
    return beheer


def bel():
    with transactie(p.SYSTEEM):
        return meldtermijnen_herrekenen(Gebeurtenis.objects.filter(soort="feestdag_gewijzigd").last())


def termijn(melding, soort):
    with transactie(p.SYSTEEM):
        return Termijn.objects.get(melding=melding, soort=soort)


def test_de_huisbel_kent_de_luisteraar():
    pad = "keukentafel.toegang.handelingen.termijnen.meldtermijnen_herrekenen"
    assert pad in luisteraars("feestdag_gewijzigd")


def test_het_onderzoek_schuift_met_bericht_en_de_reden_staat_erbij(melding):
    decreet(ONDERZOEK)
    assert (bel(), bel()) == (1, 0)
    na = termijn(melding, "D02")
    assert (na.uiterlijk, "woensdag 23 december 2026" in na.uitleg) == (date(2026, 12, 23), True)
    with transactie(p.SYSTEEM):
        (taak,) = Taak.objects.filter(soort="meldtermijn_herrekend")
    assert "van 22 december 2026 naar 23 december 2026" in taak.tekst


def test_de_dagen_van_de_inwoner_worden_langer_en_nooit_korter(melding):
    """Nobody has a task of it: it is the resident's own time (D01)."""
    beheer = decreet(PLAN)
    assert (bel(), termijn(melding, "D01").uiterlijk) == (1, date(2026, 11, 18))
    doe(feestdag_wissen, beheer, feestdag_id=Feestdag.objects.get().pk)
    assert (bel(), termijn(melding, "D01").uiterlijk) == (0, date(2026, 11, 18))
    with transactie(p.SYSTEEM):
        assert not Taak.objects.filter(soort="meldtermijn_herrekend").exists()


def test_wat_klaar_is_blijft_staan_en_een_eigen_norm_ook(melding):
    with transactie(p.SYSTEEM):
        Termijn.objects.filter(melding=melding, soort="D02").update(klaar_op=klok.nu())
    oud = termijn(melding, "EC").uiterlijk
    decreet(ONDERZOEK, date(2026, 11, 16))
    assert bel() == 0
    assert (termijn(melding, "D02").uiterlijk, termijn(melding, "EC").uiterlijk) == (ONDERZOEK, oud)
