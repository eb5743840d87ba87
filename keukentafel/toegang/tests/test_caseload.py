"""The caseload of a team: counts only, and a shielded dossier leaves no trace in them."""

from datetime import date, timedelta

import pytest
from django.db import connection

from keukentafel.dossier.models import Betrokkenheid, Dossier, Werkproces, WerkprocesPeriode, Zwaarte
from keukentafel.inwoner.models import Huishouden
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from tests import personages as p

pytestmark = pytest.mark.django_db
DAG = date(2026, 11, 20)
BEGIN = DAG - timedelta(days=30)


def _dossier(team, medewerker, nummer, rol="regisseur", zwaarte=None, **velden):
    basis = {"team": team, "gemaakt_door": p.SYSTEEM.kenmerk}
    schild = {"afgeschermd": velden.get("afgeschermd", False)}
    huishouden = Huishouden.objects.create(naam=f"H{nummer}", **basis, **schild)
    dossier = Dossier.objects.create(
        nummer=str(nummer), volgnr=nummer, huishouden=huishouden, geopend_op=BEGIN, **basis, **velden
    )
    Betrokkenheid.objects.create(
        dossier=dossier, medewerker=medewerker, rol=rol, van=klok.moment(BEGIN), **basis, **schild
    )
    if zwaarte:
        _werkproces(dossier, basis | schild, zwaarte)


def _werkproces(dossier, basis, zwaarte):
    w = Werkproces.objects.create(
        dossier=dossier, inwoner=p.maak_inwoner(dossier.team), aangemaakt_op=BEGIN, aanmaakteam=dossier.team, **basis
    )
    WerkprocesPeriode.objects.create(werkproces=w, dossier=dossier, in_team=dossier.team, van=BEGIN, **basis)
    Zwaarte.objects.create(werkproces=w, dossier=dossier, waarde=zwaarte, van=BEGIN, **basis)


def _caseload(team, dag=DAG):
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM kt_caseload_team(%s, %s)", [team.pk, dag])
        return {rij[0]: rij[1:] for rij in cursor.fetchall()}


def test_dossiers_wegen_naar_zwaarte_en_zonder_zwaarte_weegt_twee():
    wijk = p.maak_wijk()
    with transactie(p.SYSTEEM):
        _dossier(wijk.oost, wijk.samira, 1, zwaarte=3)
        _dossier(wijk.oost, wijk.samira, 2)
        _dossier(wijk.oost, wijk.samira, 3, rol="meelezer", zwaarte=3)
        _dossier(wijk.oost, wijk.samira, 4, zwaarte=1, gesloten_op=DAG)
    with transactie(p.actor(wijk.mo)):
        caseload = _caseload(wijk.oost)
        assert caseload[wijk.samira.pk] == (2, 5, 1)
        assert caseload[wijk.tom.pk] == (0, 0, 0)
        assert wijk.zoe.pk not in caseload
        assert _caseload(wijk.oost, BEGIN - timedelta(days=1))[wijk.samira.pk] == (0, 0, 0)


def test_een_afgeschermd_dossier_verandert_het_getal_niet():
    wijk = p.maak_wijk()
    with transactie(p.SYSTEEM):
        _dossier(wijk.oost, wijk.samira, 1, zwaarte=3, afgeschermd=True)
    with transactie(p.actor(wijk.mo)):
        assert _caseload(wijk.oost)[wijk.samira.pk] == (0, 0, 0)
