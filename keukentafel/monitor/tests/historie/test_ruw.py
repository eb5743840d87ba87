"""The raw rows, counted by a few lines outside the engine, give the same tables; and they name nobody."""

import csv
import io
from collections import Counter
from contextlib import nullcontext

import pytest
from click.testing import CliRunner

from keukentafel.inwoner.models import Inwoner
from keukentafel.kern.actor import transactie
from keukentafel.monitor.uitvoer import uitkomst
from keukentafel.opdrachten import cijfer as opdracht
from tests.personages import SYSTEEM

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("geschiedenis"), pytest.mark.traag]


@pytest.fixture(autouse=True)
def _zelfde_databank(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command runs inside the test's own connection, so that it starts no second server."""
    monkeypatch.setattr(opdracht, "met_databank", nullcontext)


def ruw(*gegeven: str) -> str:
    uitvoer = CliRunner().invoke(opdracht.opdracht, [*gegeven, "--ruw"])
    assert uitvoer.exit_code == 0, uitvoer.output
    return uitvoer.stdout


def test_tabel_61_buiten_de_machine_om() -> None:
    rijen = list(csv.DictReader(io.StringIO(ruw("contacten-en-werkprocessen", "--jaar", "2015"))))
    telling = Counter((rij["team"], rij["soort"]) for rij in rijen)
    clienten = len({rij["client"] for rij in rijen if rij["soort"] == "werkproces"})
    cijfer = uitkomst("contacten-en-werkprocessen", {"jaar": "2015"})
    assert clienten == cijfer.totaal["unieke_clienten"] == 1617
    for rij in cijfer.rijen:
        assert telling[rij["team"], "contact"] == rij["contacten"]
        assert telling[rij["team"], "werkproces"] == rij["werkprocessen"]


def test_tabel_62_buiten_de_machine_om() -> None:
    dag = "2016-05-31"
    rijen = list(csv.DictReader(io.StringIO(ruw("caseload-naar-zwaarte", "--peildatum", dag))))
    zwaarte = {r["sleutel"]: r["waarde"] for r in rijen if r["soort"] == "zwaarte"}
    open_ = [r for r in rijen if r["soort"] == "periode" and (not r["tot"] or r["tot"] > dag)]
    telling = Counter((r["team"], zwaarte.get(r["sleutel"], "leeg")) for r in open_)
    for rij in uitkomst("caseload-naar-zwaarte", {"peildatum": dag}).rijen[:-1]:
        geteld = [telling[rij["team"], klasse] for klasse in ("1", "2", "3", "leeg")]
        assert geteld == [rij[k] for k in ("zwaarte_1", "zwaarte_2", "zwaarte_3", "leeg")]
    assert sum(telling.values()) == 1010


def test_de_rijen_noemen_niemand() -> None:
    inhoud = ruw("contacten-en-werkprocessen", "--jaar", "2015")
    with transactie(SYSTEEM):
        mensen = Inwoner.objects.exclude(bsn=None)[:200]
        assert not [m for m in mensen if m.bsn in inhoud or str(m.pk) in inhoud]


def test_geschiedenis_verandert_niet_door_de_stand() -> None:
    """The history was recorded day by day: what was known on 31 May 2016 is what we know now of that day."""
    vraag = {"peildatum": "2016-05-31", "stand": "2016-05-31"}
    assert uitkomst("caseload-naar-zwaarte", vraag).totaal["totaal"] == 1010
    assert uitkomst("contacten-en-werkprocessen", {"jaar": "2015", "stand": "2015-06-30"}).totaal["contacten"] < 1418
