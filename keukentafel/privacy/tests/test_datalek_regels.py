"""Breaches and DPIA's: the term, the next step and what is said before deciding. No database."""

from datetime import UTC, date, datetime

import pytest

from keukentafel.privacy.regels import datalek as rd
from keukentafel.privacy.regels import dpia as rp

OP = datetime(2026, 11, 26, 9, tzinfo=UTC)
DAG = date(2026, 11, 26)


def test_72_uur_loopt_door_in_het_weekend_en_bij_de_klok():
    """regels.md §2 examples 28 and 29."""
    vrijdag = datetime(2026, 4, 3, 14, 30, tzinfo=UTC)  # 16.30 in Amsterdam
    assert rd.uiterlijk(vrijdag).uiterlijk == datetime(2026, 4, 6, 14, 30, tzinfo=UTC)
    assert not rd.is_te_laat(vrijdag, datetime(2026, 4, 6, 14, 30, tzinfo=UTC))
    assert rd.is_te_laat(vrijdag, datetime(2026, 4, 6, 14, 31, tzinfo=UTC))


@pytest.mark.parametrize(
    ("oordeel", "ap", "mensen", "gesloten", "stap"),
    [
        ("", None, None, None, "beoordelen"),
        ("geen", None, None, None, "sluiten"),
        ("register", None, None, None, "sluiten"),
        ("ap", None, None, None, "ap"),
        ("ap", OP, None, None, "sluiten"),
        ("ap_en_mensen", None, DAG, None, "ap"),
        ("ap_en_mensen", OP, None, None, "mensen"),
        ("ap_en_mensen", OP, DAG, None, "sluiten"),
        ("register", None, None, OP, "klaar"),
    ],
)
def test_de_volgende_stap(oordeel, ap, mensen, gesloten, stap):
    assert rd.stap(oordeel, ap, mensen, gesloten) == stap


def test_wat_je_moet_weten_voor_je_beslist():
    assert rd.let_op(["naam"], 3) == ()
    (zin,) = rd.let_op(["bsn", "naam"], None)
    assert "burgerservicenummer" in zin
    assert "hoog risico" in zin
    assert [z.split()[0] for z in rd.let_op(["geheim_adres"], 100)] == ["Er", "Een", "Het"]


def test_de_eerste_woorden():
    assert rd.eerste_woorden("kort\nen goed") == "kort en goed"
    lang = rd.eerste_woorden("woord " * 40)
    assert lang.endswith("woord…")
    assert len(lang) <= 91


@pytest.mark.parametrize("lijst", [rd.Soort, rd.Gegeven, rd.Oordeel, rd.NietInlichten, rd.Wijze, rd.Stap, rd.Bron])
def test_elk_woord_heeft_een_naam(lijst):
    namen = {
        rd.Soort: rd.NAAM_VAN_SOORT,
        rd.Gegeven: rd.NAAM_VAN_GEGEVEN,
        rd.Oordeel: rd.NAAM_VAN_OORDEEL,
        rd.NietInlichten: rd.NAAM_VAN_NIET_INLICHTEN,
        rd.Wijze: rd.NAAM_VAN_WIJZE,
        rd.Stap: rd.NAAM_VAN_STAP,
        rd.Bron: rd.NAAM_VAN_BRON,
    }[lijst]
    assert set(namen) == set(lijst)


@pytest.mark.parametrize(
    ("herzien", "vervangen", "stand"),
    [
        (date(2026, 11, 25), False, "te_laat"),
        (DAG, False, "bijna"),
        (date(2027, 1, 25), False, "bijna"),
        (date(2027, 1, 26), False, "goed"),
        (date(2020, 1, 1), True, "vervangen"),
    ],
)
def test_de_stand_van_een_dpia(herzien, vervangen, stand):
    assert rp.stand(herzien, DAG, 60, vervangen=vervangen) == stand
    assert rp.voorstel_herzien(date(2026, 2, 28), 36) == date(2029, 2, 28)
    for lijst, namen in ((rp.Aanleiding, rp.NAAM_VAN_AANLEIDING), (rp.Risico, rp.NAAM_VAN_RISICO)):
        assert set(namen) == set(lijst)
