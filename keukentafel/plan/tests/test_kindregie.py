"""Who directs for a child of two households, on the screens: what is told, what is not, one at a time, and undo."""

import pytest
from django.db import IntegrityError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from keukentafel.inwoner.models import Huishouden, Huishoudlid
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.organisatie.models import Taak
from keukentafel.plan.handelingen import dossier_openen_met_regie, regie_overdragen
from keukentafel.plan.models import Kindregie
from keukentafel.plan.tests.hulp import doe, leden, maak_huis
from tests import personages as p
from tests.dossiers import maak_huishouden
from tests.inloggen import log_in

pytestmark = pytest.mark.django_db
GEEN = "Voor Elif is nog geen regisseur genoemd."


@pytest.fixture
def gezinnen():
    """Elif lives in the household of Samira's dossier and in that of Tom's."""
    huis = maak_huis()
    elif_ = leden(huis)["Elif"]
    ander = maak_huishouden(huis.wijk.oost, [elif_])
    return huis, doe(huis.wijk.tom, dossier_openen_met_regie, huishouden_id=ander.pk), elif_


@pytest.fixture
def samira(gezinnen):
    return log_in(Client(), gezinnen[0].wijk.samira)


def pad(dossier, elif_, rest=""):
    return f"/dossier/{dossier.pk}/regie/kind/{elif_.pk}/{rest}"


def paneel(klant, dossier):
    return klant.get(f"/dossier/{dossier.pk}/regie/", headers={"HX-Request": "true"}).text


def lopend(elif_):
    with transactie(p.SYSTEEM):
        return [k.dossier_id for k in Kindregie.objects.filter(inwoner=elif_, tot=None)]


def test_het_paneel_noemt_het_kind_en_de_pagina_vraagt_eerst(gezinnen, samira):
    huis, _, elif_ = gezinnen
    inhoud = paneel(samira, huis.dossier)
    assert GEEN in inhoud
    assert pad(huis.dossier, elif_) in inhoud
    assert "Fatma" not in inhoud
    assert "Samira wordt de regisseur voor Elif, in beide gezinnen." in samira.get(pad(huis.dossier, elif_)).text
    assert lopend(elif_) == []


def test_vastleggen_een_tegelijk_en_zeggen_wat_er_voor_de_ander_verandert(gezinnen, samira):
    huis, ander, elif_ = gezinnen
    assert log_in(Client(), huis.wijk.tom).post(pad(ander, elif_)).status_code == 302
    assert "Tom is de regisseur voor Elif, vanuit het andere gezin." in paneel(samira, huis.dossier)
    gevolg = "Tom is dat dan niet meer voor Elif, en blijft regisseur van het andere gezin."
    assert gevolg in samira.get(pad(huis.dossier, elif_)).text
    assert samira.post(pad(huis.dossier, elif_)).status_code == 302
    assert lopend(elif_) == [huis.dossier.pk]
    assert "Samira is de regisseur voor Elif." in paneel(samira, huis.dossier)


def test_ongedaan_maken_geeft_het_kind_terug_aan_wie_het_had(gezinnen, samira):
    huis, ander, elif_ = gezinnen
    log_in(Client(), huis.wijk.tom).post(pad(ander, elif_))
    samira.post(pad(huis.dossier, elif_))
    assert samira.post(pad(huis.dossier, elif_, "terug/")).status_code == 302
    assert lopend(elif_) == [ander.pk]
    antwoord = samira.post(pad(huis.dossier, elif_, "terug/"), follow=True)
    assert "al teruggenomen" in antwoord.text
    assert lopend(elif_) == [ander.pk]


def test_de_databank_houdt_twee_tegelijk_tegen(gezinnen, samira):
    huis, ander, elif_ = gezinnen
    samira.post(pad(huis.dossier, elif_))
    velden = {"inwoner": elif_, "dossier": ander, "team": huis.wijk.oost, "van": klok.nu()}
    with pytest.raises(IntegrityError, match="kindregie_een_tegelijk"), transactie(p.SYSTEEM):
        Kindregie(**velden, gemaakt_door=p.SYSTEEM.kenmerk).save(force_insert=True)


def test_een_afgeschermd_tweede_gezin_wordt_niet_verteld(gezinnen, samira):
    huis, ander, elif_ = gezinnen
    log_in(Client(), huis.wijk.tom).post(pad(ander, elif_))
    with transactie(p.SYSTEEM):
        Huishouden.objects.filter(pk=ander.huishouden_id).update(afgeschermd=True)
        assert Huishoudlid.objects.get(huishouden_id=ander.huishouden_id).afgeschermd
    inhoud = paneel(samira, huis.dossier)
    assert "Elif" not in inhoud
    assert "andere gezin" not in inhoud
    assert samira.get(pad(huis.dossier, elif_)).status_code == 404
    assert samira.post(pad(huis.dossier, elif_)).status_code == 404


def test_regie_van_een_ander_team_klinkt_als_geen_regie_en_wordt_nagekeken(gezinnen, samira):
    huis, ander, elif_ = gezinnen
    log_in(Client(), huis.wijk.tom).post(pad(ander, elif_))
    velden = {"dossier_id": ander.pk, "team_id": huis.wijk.zuid.pk, "reden": "verhuisd"}
    doe(huis.wijk.tom, regie_overdragen, **velden)
    assert GEEN in paneel(samira, huis.dossier)
    pagina = samira.get(pad(huis.dossier, elif_)).text
    assert "Tom" not in pagina
    assert "Zuid" not in pagina
    assert samira.post(pad(huis.dossier, elif_)).status_code == 302
    assert lopend(elif_) == [ander.pk]
    with transactie(p.SYSTEEM):
        assert Taak.objects.filter(soort="kindregie_nakijken").count() == 1


def test_wie_mag_het_niet(gezinnen):
    huis, _, elif_ = gezinnen
    assert log_in(Client(), huis.wijk.frans).get(pad(huis.dossier, elif_)).status_code == 403
    assert log_in(Client(), huis.wijk.zoe).post(pad(huis.dossier, elif_)).status_code == 404
    fatma = leden(huis)["Fatma"]
    assert log_in(Client(), huis.wijk.samira).get(pad(huis.dossier, fatma)).status_code == 404


@pytest.mark.parametrize("kop", [{"HX-Request": "true"}, {}], ids=["paneel", "pagina"])
def test_paneel_en_pagina_blijven_binnen_twaalf_vragen_en_zeggen_hetzelfde(gezinnen, samira, kop):
    huis, _, elif_ = gezinnen
    samira.post(pad(huis.dossier, elif_))
    adres = f"/dossier/{huis.dossier.pk}/regie/"
    with CaptureQueriesContext(connection) as vragen:
        antwoord = samira.get(adres, headers=kop)
    stil = ("SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "COMMIT")
    assert len([v for v in vragen if not v["sql"].startswith(stil)]) <= 12
    assert "Samira is de regisseur voor Elif." in antwoord.text
