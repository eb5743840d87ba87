"""The nightly check rings the bell when the log is not as sealed, and only then."""

from contextlib import nullcontext
from datetime import timedelta

import pytest
from click.testing import CliRunner
from django.db import connections
from procrastinate.contrib.django import app

from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.models import Gebeurtenis
from keukentafel.opdrachten import logboek as opdracht
from keukentafel.poort import handelingen, logboek, taken, verzegeling
from tests import personages as p

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "eigenaar"])


def gemeld() -> int:
    with transactie(p.SYSTEEM):
        return Gebeurtenis.objects.filter(soort="logboek_afwijking").count()


def test_alleen_een_afwijking_wordt_gemeld(tmp_path):
    with transactie(p.SYSTEEM):
        logboek.schrijf([logboek.Logregel(soort="kijken", recht="test")])
    verzegeling.verzegel()
    assert handelingen.logboek_controleren(anker=tmp_path / "anker.txt").in_orde
    assert gemeld() == 0
    with connections["eigenaar"].cursor() as cursor:
        cursor.execute("ALTER TABLE logboek_regel DISABLE TRIGGER USER")
        cursor.execute("UPDATE logboek_regel SET inhoud = '{}'")
    assert not handelingen.logboek_controleren(anker=tmp_path / "anker.txt").in_orde
    assert gemeld() == 1


def verzegeld(blokken: int = 1) -> None:
    for _ in range(blokken):
        with transactie(p.SYSTEEM):
            logboek.schrijf([logboek.Logregel(soort="kijken", recht="test")])
        verzegeling.verzegel()


def kap_af() -> None:
    """The last block with its rows, as only somebody above the rules can."""
    with connections["eigenaar"].cursor() as cursor:
        for tabel in ("logboek_regel", "logboek_blok"):
            cursor.execute(f"ALTER TABLE {tabel} DISABLE TRIGGER USER")
        cursor.execute("DELETE FROM logboek_blok WHERE nr = (SELECT max(nr) FROM logboek_blok)")
        cursor.execute("DELETE FROM logboek_regel WHERE xid > (SELECT max(tot_xid) FROM logboek_blok)")


def controleer(*woorden: str):
    return CliRunner().invoke(opdracht.opdracht, ["controleer", *woorden])


def test_de_taken_van_de_nacht_verankeren_en_vinden_een_afgekapt_einde(tmp_path, settings, monkeypatch):
    """And the command that the task of the privacy officer names says the same, without looking for the file."""
    monkeypatch.setattr(opdracht, "met_databank", nullcontext)
    settings.ANKER = str(tmp_path / "elders" / "anker.txt")
    verzegeld(2)
    taken.logboek_verankeren(0)
    taken.logboek_nakijken(0)
    assert (gemeld(), controleer().exit_code) == (0, 0)
    kap_af()
    taken.logboek_nakijken(0)
    assert gemeld() == 1
    uit = controleer()
    assert (uit.exit_code, "afgekapt" in uit.stdout) == (1, True)


def test_een_anker_dat_weg_leeg_of_oud_is_wordt_gemeld(tmp_path):
    anker = tmp_path / "anker.txt"
    verzegeld()
    assert handelingen.logboek_controleren(anker=anker).in_orde  # the first evening is still to come
    with klok.zet_klok(klok.nu() + timedelta(hours=26)):
        for wat, zin in ((None, "er is niet"), ("", "er is niet"), ("onzin\n", "er is niet")):
            if wat is not None:
                anker.write_text(wat)
            assert any(zin in regel or "is leeg" in regel for regel in verzegeling.anker_achter(anker)), wat
        anker.unlink()
        assert not handelingen.logboek_controleren(anker=anker).in_orde
        verzegeling.anker_schrijven(anker)
        assert handelingen.logboek_controleren(anker=anker).in_orde
    assert gemeld() == 1
    with klok.zet_klok(klok.nu() + timedelta(hours=52)):
        assert "voor het laatst bijgeschreven op" in verzegeling.anker_achter(anker)[0]


def test_verzegelen_en_erop_letten_gaan_elke_minuut_en_verankeren_elke_dag():
    """Unsealed at most a minute, and an alarm at five: who looks every ten minutes tells it at fifteen."""
    cron = {taak.task.name.rpartition(".")[2]: taak.cron for taak in app.periodic_registry.periodic_tasks.values()}
    assert {cron["logboek_verzegelen"], cron["zegel_bewaken"]} == {"* * * * *"}
    assert [cron[naam].split()[2:] for naam in ("logboek_verankeren", "logboek_nakijken")] == [["*"] * 3] * 2
