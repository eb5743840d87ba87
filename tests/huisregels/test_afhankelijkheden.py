"""Every runtime dependency has its reason, and the locks name no host."""

import re
import tomllib
from pathlib import Path

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
