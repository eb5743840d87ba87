"""Working notes: of the author alone, shared by one act, gone after three months."""

from datetime import timedelta

import pytest
from django.test import Client

from keukentafel.dossier import handelingen as h
from keukentafel.dossier.handelingen.werkaantekening import werkaantekeningen_opruimen
from keukentafel.dossier.models import Journaalregel, Journaalversie
from keukentafel.dossier.tests.hulp import doe
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Fout, NietGevonden
from tests import personages as p
from tests.dossiers import maak_dossier, maak_huishouden
from tests.inloggen import log_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def wijk():
    return p.maak_wijk()


@pytest.fixture
def dossier(wijk):
    return maak_dossier(wijk.samira, maak_huishouden(wijk.oost))


def schrijf(wijk, dossier, soort="werkaantekening"):
    return doe(wijk.samira, h.journaalregel_schrijven, dossier_id=dossier.pk, tekst="Voor mezelf", soort=soort)


def alle(model=Journaalregel):
    with transactie(p.SYSTEEM):
        return list(model.objects.all())


def test_gedeeld_is_zij_een_regel_van_het_team_met_een_leesmoment(wijk, dossier):
    regel = schrijf(wijk, dossier)
    gedeeld = doe(wijk.samira, h.werkaantekening_delen, regel_id=regel.pk)
    assert (gedeeld.soort, gedeeld.publiek, gedeeld.inwoner_leest_mee) == ("notitie", "team", True)
    assert gedeeld.inwoner_vanaf > klok.nu()
    with pytest.raises(Fout, match="staat al in het journaal"):
        doe(wijk.samira, h.werkaantekening_delen, regel_id=regel.pk)


def test_een_collega_vindt_haar_niet_en_deelt_haar_niet(wijk, dossier):
    regel = schrijf(wijk, dossier)
    with pytest.raises(NietGevonden):
        doe(wijk.tom, h.werkaantekening_delen, regel_id=regel.pk)
    tom = log_in(Client(), wijk.tom)
    assert tom.get(regel.adres).status_code == 404
    for rest in ("", "tijdlijn/", "afdrukken/"):
        assert "Voor mezelf" not in tom.get(f"/dossier/{dossier.pk}/{rest}").content.decode()


def test_een_regel_van_een_collega_is_geen_aantekening_van_mij(wijk, dossier):
    regel = schrijf(wijk, dossier, soort="notitie")
    with pytest.raises(NietGevonden):
        doe(wijk.tom, h.werkaantekening_delen, regel_id=regel.pk)


def test_na_drie_maanden_is_zij_weg_met_haar_eerdere_tekst_en_de_rest_blijft(wijk, dossier):
    with klok.zet_klok(klok.nu() - timedelta(days=93)):
        oud, blijft = schrijf(wijk, dossier), schrijf(wijk, dossier, soort="notitie")
        doe(wijk.samira, h.journaalregel_corrigeren, regel_id=oud.pk, versie=1, tekst="Nieuw", reden="typfout")
    jong = schrijf(wijk, dossier)
    assert werkaantekeningen_opruimen() == 1
    assert {r.pk for r in alle()} == {blijft.pk, jong.pk}
    assert alle(Journaalversie) == []


def test_delen_op_het_scherm(wijk, dossier):
    regel = schrijf(wijk, dossier)
    samira = log_in(Client(), wijk.samira)
    assert "Deel in het journaal" in samira.get(regel.adres).content.decode()
    assert samira.post(f"{regel.adres}delen/").url == regel.adres
    assert "Deel in het journaal" not in samira.get(regel.adres).content.decode()
