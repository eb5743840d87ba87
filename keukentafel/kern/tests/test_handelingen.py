"""A gebeurtenis is heard once per listener; an old draft goes, a fresh one stays."""

import uuid
from datetime import timedelta

import pytest

from keukentafel.kern import handelingen, klok
from keukentafel.kern.actor import Actor, transactie
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.kern.models import Concept, Gehoord
from keukentafel.organisatie.models import Taak
from tests import personages as p

pytestmark = pytest.mark.django_db
LUISTERAAR = "keukentafel.organisatie.handelingen.taken.logboek_afwijking_melden"


def test_een_luisteraar_hoort_een_gebeurtenis_een_keer():
    with transactie(p.SYSTEEM):
        gebeurtenis = gebeurtenis_melden("logboek_afwijking", uuid.uuid4(), aantal=1)
    for _ in range(2):
        handelingen.gebeurtenis_laten_horen(gebeurtenis_id=str(gebeurtenis.pk), handeling=LUISTERAAR)
    with transactie(p.SYSTEEM):
        assert Gehoord.objects.count() == 1
        assert Taak.objects.filter(soort="logboek_afwijking").count() == 1


def test_een_oud_concept_gaat_weg_en_een_vers_blijft():
    samira = p.actor(p.maak_wijk().samira)
    with transactie(samira):
        handelingen.concept_bewaren(actor=samira, sleutel="vers", velden={"tekst": "a"})
        with klok.zet_klok(klok.nu() - timedelta(days=handelingen.BEWAARDAGEN_CONCEPT + 1)):
            handelingen.concept_bewaren(actor=samira, sleutel="oud", velden={"tekst": "b"})
    assert handelingen.oude_concepten_wissen() == 1
    with transactie(samira):
        assert [c.sleutel for c in Concept.objects.all()] == ["vers"]


def test_een_systeem_heeft_geen_concepten():
    with transactie(p.SYSTEEM), pytest.raises(ValueError, match="persoon als auteur"):
        handelingen.concept_bewaren(actor=Actor.systeem("x"), sleutel="a", velden={})
