"""The whole run, small, as make bench does it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.basismap import kopieer_naar

WORTEL = Path(__file__).resolve().parents[2]
VELDEN = {"naam", "mediaan_ms", "p95_ms", "vloer_ms", "verhouding", "doel", "gehaald"}
NAMEN = ["G1 ", "G2 ", "G3 ", "G4 ", "G5 ", "G6 Zoeken op naam", "G6 Zoeken in notities", "G7 ", "G10 ", "G11 ", "G15 "]
NAMEN += [
    "Zoekbestand: deel gemist over alle",
    "Zoekbestand: deel gemist, ",
    "Zoekbestand: afwezigen",
    "Logboek van 50.000 regels nalopen",
    "Logboek van 50.000 regels: een regel gewijzigd",
    "Brieven 100 als PDF: tijd",
    "Brieven 100 als PDF: piek",
]


@pytest.mark.traag
def test_kort_schrijft_alle_metingen(tmp_path):
    """Exit 0 and the file in its one shape, whatever the speed of this machine."""
    omgeving = {n: w for n, w in os.environ.items() if not n.startswith(("KEUKENTAFEL_", "DATABASE_URL", "GROOT"))}
    kopieer_naar(tmp_path / "meten")
    omgeving |= {"KORT": "1", "KEUKENTAFEL_MAP": str(tmp_path / "meten"), "PYTHONPATH": str(WORTEL)}
    uitvoer = subprocess.run(
        [sys.executable, "-m", "meten"],
        check=False,
        cwd=WORTEL,
        env=omgeving,
        capture_output=True,
        text=True,
        timeout=900,
    )
    assert uitvoer.returncode == 0, uitvoer.stderr[-3000:]
    uitkomst = json.loads((WORTEL / "meten" / "uitkomst.json").read_text(encoding="utf-8"))
    assert set(uitkomst) == {"metingen"}
    assert all(set(meting) == VELDEN for meting in uitkomst["metingen"])
    assert [n for n in NAMEN if not any(m["naam"].startswith(n) for m in uitkomst["metingen"])] == []
    assert "verhouding" in uitvoer.stdout
