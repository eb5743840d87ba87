"""What was left unfinished comes back to its author after the municipality's days, once, and goes when it is done."""

from datetime import timedelta

import pytest
from django.test import Client

from keukentafel.dossier import handelingen as h
from keukentafel.dossier.handelingen.herinneren import onaffe_teksten_terugbrengen
from keukentafel.dossier.tests.hulp import doe
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.handelingen import concept_bewaren, concept_wissen
from keukentafel.organisatie.models import Inrichting, Taak
from tests import personages as p
from tests.dossiers import maak_dossier, maak_huishouden
from tests.inloggen import log_in

pytestmark = pytest.mark.django_db
OUD = timedelta(days=15)


@pytest.fixture
def wijk():
    return p.maak_wijk()


@pytest.fixture
def dossier(wijk):
    return maak_dossier(wijk.samira, maak_huishouden(wijk.oost))


def taken():
    with transactie(p.SYSTEEM):
        return list(Taak.objects.filter(klaar_op=None, soort__in=("concept_onaf", "verslag_onaf")).order_by("soort"))


def concept(wijk, titel="Notitie, huishouden Yılmaz"):
    velden = {"sleutel": "journaal:x", "velden": {"tekst": "half"}, "titel": titel, "adres": "/dossier/x/journaal/"}
    with klok.zet_klok(klok.nu() - OUD):
        return doe(wijk.samira, concept_bewaren, **velden)


def verslag(wijk, dossier):
    with klok.zet_klok(klok.nu() - OUD):
        return doe(wijk.samira, h.verslag_beginnen, dossier_id=dossier.pk, tekst="half")


def test_een_oud_concept_komt_een_keer_terug_op_mijn_dag_met_zijn_titel(wijk):
    concept(wijk)
    assert [onaffe_teksten_terugbrengen() for _ in range(2)] == [1, 0]
    [taak] = taken()
    assert (taak.voor_id, "Yılmaz" in taak.tekst) == (wijk.samira.pk, False)
    pagina = log_in(Client(), wijk.samira).get("/mijn-dag/").content.decode()
    assert "Notitie, huishouden Yılmaz" in pagina
    assert "Concept opgeslagen" not in pagina
    assert "Deze tekst is nog niet af" in pagina


def test_een_collega_ziet_de_herinnering_niet(wijk):
    concept(wijk)
    onaffe_teksten_terugbrengen()
    assert "nog niet af" not in log_in(Client(), wijk.tom).get("/mijn-dag/").content.decode()


def test_weggegooid_is_ook_de_herinnering_weg(wijk):
    concept(wijk)
    onaffe_teksten_terugbrengen()
    doe(wijk.samira, concept_wissen, sleutel="journaal:x")
    assert "nog niet af" not in log_in(Client(), wijk.samira).get("/mijn-dag/").content.decode()
    onaffe_teksten_terugbrengen()
    assert taken() == []


def test_een_concept_zonder_titel_of_van_wie_weg_is_komt_niet_terug(wijk):
    concept(wijk, titel="")
    assert onaffe_teksten_terugbrengen() == 0
    concept(wijk)
    wijk.samira.is_active = False
    with transactie(p.SYSTEEM):
        wijk.samira.save()
    assert onaffe_teksten_terugbrengen() == 0


def test_een_verslag_in_concept_komt_terug_en_afronden_sluit_de_taak(wijk, dossier):
    rij = verslag(wijk, dossier)
    assert onaffe_teksten_terugbrengen() == 1
    [taak] = taken()
    assert (taak.voor_id, taak.adres) == (wijk.samira.pk, rij.adres)
    doe(wijk.samira, h.verslag_afronden, verslag_id=rij.pk, versie=rij.versie)
    assert taken() == []


def test_verder_schrijven_is_genoeg_en_een_vertrokken_schrijver_laat_het_aan_het_team(wijk, dossier):
    rij = verslag(wijk, dossier)
    wijk.samira.is_active = False
    with transactie(p.SYSTEEM):
        wijk.samira.save()
    onaffe_teksten_terugbrengen()
    assert [(t.voor_id, t.rol) for t in taken()] == [(None, "wijkcoach")]
    doe(wijk.tom, h.verslag_bewaren, verslag_id=rij.pk, versie=rij.versie, tekst="verder")
    onaffe_teksten_terugbrengen()
    assert taken() == []


def test_de_gemeente_kiest_na_hoeveel_dagen(wijk, dossier):
    verslag(wijk, dossier)
    velden = {"naam": "x", "waarde": {"waarde": 30}, "geldig_van": p.BEGIN}
    with transactie(p.SYSTEEM):
        Inrichting.objects.create(soort="instelling", code="concept_herinner_dagen", **velden)
    assert onaffe_teksten_terugbrengen() == 0
