"""Open terms of bezwaar and klacht move along: with a later holiday decree, and with the letter they follow."""

from datetime import date

import pytest

from keukentafel.besluit.handelingen import bezwaar as h
from keukentafel.besluit.handelingen.klacht import klacht_ontvangen
from keukentafel.besluit.handelingen.rechtsbewaking import rechtstermijnen_herrekenen
from keukentafel.besluit.models import Besluit, Bezwaar, Klacht
from keukentafel.besluit.tests import rijen_brief as rijen
from keukentafel.besluit.tests.hulp_recht import BEZWAAR, KLACHT, doe, maak_zaak, vers
from keukentafel.besluit.tests.test_bekendmaken import gaat_weg, genomen, gepost, nu
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.gebeurtenissen import luisteraars
from keukentafel.kern.termijnen import beslistermijn_bezwaar
from keukentafel.organisatie.handelingen.keuzes import feestdag_toevoegen, feestdag_wissen
from keukentafel.organisatie.models import Feestdag, Taak
from keukentafel.poort.matrix import Rol
from tests import personages as p

pytestmark = pytest.mark.django_db
ACT = "keukentafel.besluit.handelingen.rechtsbewaking.rechtstermijnen_herrekenen"


@pytest.fixture
def zaak():
    with klok.zet_klok(date(2026, 5, 11)):
        yield maak_zaak()


def bezwaar_van(zaak):
    return doe(zaak.wijk.samira, h.bezwaar_ontvangen, besluit_id=zaak.besluit.pk, **BEZWAAR)


def klacht_van(zaak):
    return doe(zaak.wijk.frans, klacht_ontvangen, inwoner_id=zaak.inwoner.pk, **KLACHT)


def decreet(dag):
    with transactie(p.SYSTEEM):
        beheer = p.maak_medewerker("Bea", Rol.FUNCTIONEEL_BEHEER, None)
    doe(beheer, feestdag_toevoegen, datum=dag, naam="Bijzondere dag", soort="gelijkgesteld", bron="Stb. 2026, 1")
    return beheer


def bericht(rij, soort):
    with transactie(p.SYSTEEM):
        return [t.tekst.partition(": ")[2] for t in Taak.objects.filter(onderwerp_id=rij.pk, soort=soort)]


def test_de_huisbel_kent_de_luisteraar():
    assert ACT in luisteraars("feestdag_gewijzigd")


def test_een_bezwaar_schuift_met_bericht_en_komt_terug_als_de_dag_wordt_ingetrokken(zaak):
    """AANVAARD: an open term is computed anew with a notice."""
    bezwaar = bezwaar_van(zaak)
    beheer = decreet(date(2026, 6, 29))
    assert (rechtstermijnen_herrekenen(), rechtstermijnen_herrekenen()) == (1, 0)
    na = vers(Bezwaar, bezwaar)
    assert (na.uiterlijk, "30 juni 2026" in na.termijn_uitleg) == (date(2026, 6, 30), True)
    zin = "de laatste dag ging van 29 juni 2026 naar 30 juni 2026: de lijst van feestdagen is gewijzigd."
    assert bericht(bezwaar, "bezwaar_herrekend") == [zin]
    doe(beheer, feestdag_wissen, feestdag_id=Feestdag.objects.get().pk)
    assert rechtstermijnen_herrekenen() == 1
    assert vers(Bezwaar, bezwaar).uiterlijk == date(2026, 6, 29)


def test_een_klacht_schuift_met_bericht(zaak):
    klacht = klacht_van(zaak)
    assert klacht.uiterlijk == date(2026, 6, 22)
    decreet(date(2026, 6, 22))
    assert rechtstermijnen_herrekenen() == 1
    assert vers(Klacht, klacht).uiterlijk == date(2026, 6, 23)
    assert "van 22 juni 2026 naar 23 juni 2026" in bericht(klacht, "klacht_herrekend")[0]


def test_wat_voorbij_is_blijft_staan(zaak):
    """Past terms are kept: nobody is in time afterwards because a day became a holiday."""
    bezwaar, klacht = bezwaar_van(zaak), klacht_van(zaak)
    with transactie(p.SYSTEEM):
        Bezwaar.objects.filter(pk=bezwaar.pk).update(uiterlijk=date(2026, 5, 8))
        Klacht.objects.filter(pk=klacht.pk).update(uiterlijk=date(2026, 5, 8))
        Besluit.objects.filter(pk=zaak.besluit.pk).update(bezwaar_tot=date(2026, 5, 8))
    assert rechtstermijnen_herrekenen() == 0


def test_de_inwoner_krijgt_een_dag_langer_en_nooit_korter(zaak):
    """The last day to object became a holiday: it rolls on, and with it the term of a bezwaar that is here already."""
    bezwaar = bezwaar_van(zaak)
    beheer = decreet(date(2026, 5, 18))
    assert rechtstermijnen_herrekenen() == 2
    assert vers(Besluit, zaak.besluit).bezwaar_tot == date(2026, 5, 19)
    assert vers(Bezwaar, bezwaar).uiterlijk == date(2026, 6, 30)
    doe(beheer, feestdag_wissen, feestdag_id=Feestdag.objects.get().pk)
    assert rechtstermijnen_herrekenen() == 0
    assert vers(Besluit, zaak.besluit).bezwaar_tot == date(2026, 5, 19)


def test_een_bezwaar_van_voor_de_brief_volgt_de_dag_waarop_die_weggaat():
    """Awb 6:10 and 7:10: six weeks after the end of the term to object, which only begins when the letter leaves."""
    wijk = rijen.maak_wijk()
    besluit = rijen.maak_besluit(wijk)
    [brief] = genomen(besluit)
    with transactie(p.actor(wijk.samira)):
        bezwaar = h.bezwaar_ontvangen(actor=p.actor(wijk.samira), besluit_id=besluit.pk, **BEZWAAR)
    gaat_weg(brief)
    gepost(wijk, brief)
    na = vers(Bezwaar, bezwaar)
    assert na.uiterlijk == beslistermijn_bezwaar(nu(besluit).bezwaar_tot, commissie=na.weken == 12).dag
    assert na.uiterlijk > bezwaar.uiterlijk
    assert "het besluit is bekend sinds" in bericht(bezwaar, "bezwaar_herrekend")[0]
