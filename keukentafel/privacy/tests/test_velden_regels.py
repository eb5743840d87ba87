"""When a field may go, on paper: each reason needs its own proof, and a decision counts until its day."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from keukentafel.privacy.regels.velden import (
    MINSTENS_RIJEN,
    Besloten,
    Besluit,
    Meting,
    Reden,
    Stand,
    redenen,
    stand,
    zinnen,
)

DAG = date(2026, 11, 26)
OUD, JONG = DAG - timedelta(days=365), DAG - timedelta(days=364)
GOED = Meting(rijen=100, gevuld=3, sinds=OUD, genoemd=True, gekeken=DAG, log_sinds=OUD)


def test_wat_gevuld_gelezen_en_gebruikt_is_blijft():
    assert redenen(GOED, DAG) == ()
    assert stand(GOED, None, DAG) is Stand.GEBRUIKT


@pytest.mark.parametrize(
    ("anders", "reden"),
    [
        ({"genoemd": False}, Reden.NERGENS),
        ({"gevuld": 0}, Reden.LEEG),
        ({"gekeken": None}, Reden.ONGELEZEN),
        ({"gekeken": OUD - timedelta(days=1)}, Reden.ONGELEZEN),
    ],
)
def test_elke_reden_geeft_een_voorstel(anders, reden):
    meting = replace(GOED, **anders)
    assert redenen(meting, DAG) == (reden,)
    assert stand(meting, None, DAG) is Stand.VOORSTEL


@pytest.mark.parametrize(
    ("anders", "verwacht"),
    [
        ({"gevuld": 0, "sinds": JONG}, Stand.TE_KORT),  # the noun is younger than a year
        ({"gevuld": 0, "rijen": MINSTENS_RIJEN - 1}, Stand.GEBRUIKT),  # too few rows to say anything
        ({"gekeken": None, "log_sinds": JONG}, Stand.TE_KORT),  # the log is younger than a year
        ({"gekeken": None, "log_sinds": None}, Stand.TE_KORT),  # no log at all
        ({"gekeken": OUD}, Stand.GEBRUIKT),  # a year ago to the day still counts
        ({"gekeken": None, "sinds": None, "rijen": 0, "gevuld": 0}, Stand.GEBRUIKT),  # nothing was ever written
        ({"genoemd": False, "sinds": JONG, "log_sinds": JONG}, Stand.VOORSTEL),  # code tells at once
    ],
)
def test_een_jaar_moet_een_heel_jaar_zijn(anders, verwacht):
    assert stand(replace(GOED, **anders), None, DAG) is verwacht


@pytest.mark.parametrize(
    ("besloten", "verwacht"),
    [
        (Besloten(Besluit.HOUDEN, DAG), Stand.HOUDEN),
        (Besloten(Besluit.HOUDEN, DAG - timedelta(days=1)), Stand.VOORSTEL),
        (Besloten(Besluit.VERVALT, None), Stand.VERVALT),
    ],
)
def test_een_besluit_geldt_tot_zijn_dag(besloten, verwacht):
    assert stand(replace(GOED, gevuld=0), besloten, DAG) is verwacht


def test_alleen_wat_bewezen_is_staat_als_reden_bij_een_voorstel():
    meting = replace(GOED, genoemd=False, gekeken=None, log_sinds=JONG)
    assert zinnen(meting, DAG, True) == "Geen scherm, brief of regel gebruikt het"
    assert zinnen(meting, DAG, False).endswith("In een jaar keek niemand naar deze soort gegevens")
