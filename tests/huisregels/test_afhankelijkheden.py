"""Every runtime dependency has its reason, and the locks name no host."""

import importlib.util
import json
import re
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

WORTEL = Path(__file__).resolve().parents[2]


def namen():
    project = tomllib.loads((WORTEL / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return {re.match(r"[\w\-.]+", regel)[0] for regel in project["dependencies"]}


def test_elke_afhankelijkheid_heeft_een_reden():
    adr = (WORTEL / "docs" / "adr" / "0002-afhankelijkheden.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `([\w\-.]+)` \| \S", adr, re.MULTILINE)) == namen()


def test_er_blijven_er_ongeveer_twintig():
    # Letters, their language score, mail from Outlook and calendars each brought one (0002).
    assert len(namen()) <= 25


def test_vergrendeld_met_vingerafdruk_en_zonder_adres():
    for naam in ("basis", "ontwikkel"):
        tekst = (WORTEL / "vereisten" / f"{naam}.txt").read_text(encoding="utf-8")
        pakketten = re.findall(r"^([\w\-.\[\],]+)==", tekst, re.MULTILINE)
        zonder = [
            stuk.split("==")[0]
            for stuk in re.split(r"\n(?=\w)", tekst)
            if "==" in stuk and "--hash=sha256:" not in stuk
        ]
        assert pakketten
        assert zonder == []
        assert "://" not in tekst


def test_wie_werkt_draait_wat_ook_anderen_draaien():
    """The same version in both locks, so that the tests try what the demo runs."""
    versies = [
        dict(re.findall(r"^([\w\-.]+)==([^ ;\\]+)", (WORTEL / "vereisten" / f"{naam}.txt").read_text(), re.MULTILINE))
        for naam in ("basis", "ontwikkel")
    ]
    assert {p: v for p, v in versies[0].items() if versies[1].get(p) != v} == {}


@pytest.fixture
def pakketten() -> ModuleType:
    """.ci/pakketten.py, which is a script and no package."""
    bron = importlib.util.spec_from_file_location("pakketten", WORTEL / ".ci" / "pakketten.py")
    module = importlib.util.module_from_spec(bron)
    sys.modules["pakketten"] = module
    bron.loader.exec_module(module)
    return module


SCHOON = {"name": "jinja2", "version": "3", "vulns": []}
LEK = {"name": "django", "version": "1", "vulns": [{"id": "CVE-1", "fix_versions": ["2"]}]}
ONBEKEND = {"name": "x", "skip_reason": "not found"}
ANTWOORDEN = {
    "schoon": ([SCHOON], 0, "geen bekend lek"),
    "een gat": ([SCHOON, LEK], 1, "django 1: CVE-1 (opgelost in 2)"),
    "een gat en iets onbekends": ([LEK, ONBEKEND], 1, "GAT"),
    "iets onbekends": ([SCHOON, ONBEKEND], 0, "niet nagekeken zijn x"),
    "een spiegel die niets weet": ([ONBEKEND], 0, "NIET nagekeken"),
    "geen antwoord": (None, 0, "NIET nagekeken"),
}


@pytest.mark.parametrize("geval", ANTWOORDEN)
def test_een_bekend_lek_faalt_en_geen_netwerk_zegt_het_hardop(pakketten, monkeypatch, capsys, geval):
    rijen, code, zegt = ANTWOORDEN[geval]
    uitvoer = "" if rijen is None else json.dumps({"dependencies": rijen})
    monkeypatch.setattr(pakketten, "vraag", lambda *_: pakketten.lees(uitvoer))
    assert pakketten.main() == code
    assert zegt in capsys.readouterr().out


def test_de_bouwmachine_vraagt_naar_lekken_en_faalt_erop():
    run = (WORTEL / ".ci" / "run").read_text()
    assert "make --no-print-directory lekken" in run
    assert 'exit "$lekken"' in run
