"""Every requirement that we say is performed has an act and a test that clicks or types it (architectuur.md §10.6)."""

import ast
import tomllib
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

HUIS = Path(__file__).parents[2]
DEKKING: dict[str, Any] = tomllib.loads((HUIS / "docs" / "eisen-dekking.toml").read_text())
EISEN: dict[str, dict[str, str]] = DEKKING["eis"]
HOOGSTE = 198
# A browser, or the command line as somebody types it; never an act called by the test alone.
DOOR_EEN_MENS = ("page", "scherm", "pagina", "browser", "samira", "controller")
OP_DE_OPDRACHTREGEL = ("test_opdracht", "test_dienst", "test_demo")


def functie(pad: str, naam: str) -> ast.FunctionDef | None:
    boom = ast.parse((HUIS / pad).read_text())
    return next((k for k in ast.walk(boom) if isinstance(k, ast.FunctionDef) and k.name == naam), None)


@pytest.mark.parametrize("eis", EISEN)
def test_elke_eis_heeft_een_handeling_en_een_test_die_haar_uitvoert(eis):
    for handeling in EISEN[eis]["handeling"].split():
        module, _, naam = handeling.rpartition(".")
        assert callable(getattr(import_module(module), naam, None)), handeling
    pad, _, test = EISEN[eis]["test"].partition("::")
    gevonden = functie(pad, test)
    assert gevonden, f"{pad} heeft geen {test}"
    assert eis in (ast.get_docstring(gevonden) or ""), f"{test} noemt {eis} niet"
    mens = {a.arg for a in gevonden.args.args} & set(DOOR_EEN_MENS)
    assert mens or Path(pad).name.startswith(OP_DE_OPDRACHTREGEL), f"{test} heeft geen browser en geen opdrachtregel"


@pytest.mark.parametrize("reeks", DEKKING["reeks"], ids=lambda r: r["naam"])
def test_een_reeks_die_klaar_is_mist_geen_eis_en_geen_deel(reeks):
    assert [e for e in reeks["eisen"] if not 1 <= int(e.removeprefix("REQ-")) <= HOOGSTE] == []
    mist = [e for e in reeks["eisen"] if e not in EISEN]
    half = [e for e in reeks["eisen"] if "nog" in EISEN.get(e, {})]
    assert not reeks["klaar"] or (mist, half) == ([], [])


def test_elke_eis_staat_in_een_reeks_en_niet_twee_keer():
    genoemd = [e for reeks in DEKKING["reeks"] for e in reeks["eisen"]]
    assert sorted(genoemd) == sorted(EISEN)


def test_wat_half_is_staat_niet_bij_wat_klaar_is():
    assert all(EISEN[e]["nog"].strip() for r in DEKKING["reeks"] if not r["klaar"] for e in r["eisen"])
