"""docs/omgeving.md names every environment variable of the code, and no other."""

import re
from pathlib import Path

WORTEL = Path(__file__).resolve().parents[2]
VARIABELE = re.compile(r"\b(?:KEUKENTAFEL_[A-Z_]+[A-Z]|STANDAARDEN_DIR|DATABASE_URL(?:_EIGENAAR)?|SCHOON|KORT|GROOT)\b")


def in_code():
    paden = [*(WORTEL / "keukentafel").rglob("*.py"), *(WORTEL / "meten").rglob("*.py"), WORTEL / "conftest.py"]
    teksten = [p.read_text(encoding="utf-8") for p in [*paden, WORTEL / "Makefile"]]
    return {naam for tekst in teksten for naam in VARIABELE.findall(tekst)}


def test_elke_variabele_staat_in_de_uitleg():
    uitleg = set(VARIABELE.findall((WORTEL / "docs" / "omgeving.md").read_text(encoding="utf-8")))
    assert in_code() - uitleg == set(), "zet deze variabelen in docs/omgeving.md"
    assert uitleg - in_code() == set(), "deze variabelen bestaan niet meer"
