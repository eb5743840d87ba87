"""The command line: Dutch, honest, and exit codes that a script can trust."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import Any

import pytest

from keukentafel.opdrachten.hoofd import OPDRACHTEN
from keukentafel.organisatie.models import Medewerker
from tests.hulp_processen import WORTEL, omgeving


@pytest.fixture
def keukentafel(tmp_path):
    """Run the command in a folder of its own; these calls must not need a database."""

    def voer_uit(*woorden, **extra):
        return subprocess.run(
            [sys.executable, "-m", "keukentafel", *woorden],
            env=omgeving(tmp_path / "var", **extra),
            cwd=WORTEL,
            text=True,
            capture_output=True,
            check=False,
        )

    yield voer_uit
    assert not (tmp_path / "var" / "pg").exists()


def test_uitleg_noemt_elke_opdracht_in_het_nederlands(keukentafel):
    uit = keukentafel("--help")
    assert uit.returncode == 0
    assert uit.stderr == ""
    assert [naam for naam in OPDRACHTEN if f"\n  {naam} " not in uit.stdout] == []
    assert "Gebruik:" in uit.stdout
    assert "keukentafel [OPTIES] OPDRACHT" in uit.stdout
    assert "Usage" not in uit.stdout


def test_uitleg_laadt_geen_django(keukentafel):
    code = "import sys; from keukentafel.opdrachten import hoofd; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=WORTEL, check=False).returncode == 0


@pytest.mark.parametrize("woorden", [("bestaat-niet",), ("demo", "--bestaat-niet"), ("migreer", "te", "veel")])
def test_verkeerd_gebruik_is_2(keukentafel, woorden):
    uit = keukentafel(*woorden)
    assert uit.returncode == 2
    assert uit.stdout == ""
    assert "Fout:" in uit.stderr
    assert "Gebruik:" in uit.stderr


@pytest.mark.parametrize("naam", ["bericht"])
def test_nog_niet_gebouwd_is_1_en_zegt_het(keukentafel, naam):
    uit = keukentafel(naam, "iets")
    assert uit.returncode == 1
    assert uit.stdout == ""
    assert "nog niet gebouwd" in uit.stderr
    assert "Er is niets gedaan" in uit.stderr


@pytest.mark.parametrize("poort", ["acht", "0", "70000"])
def test_onzinpoort_noemt_de_waarde(keukentafel, poort):
    uit = keukentafel("dienst", KEUKENTAFEL_POORT=poort)
    assert uit.returncode == 1
    assert f"«{poort}»" in uit.stderr
    assert "65535" in uit.stderr


def test_elke_opdracht_geeft_uitleg(keukentafel):
    for naam in OPDRACHTEN:
        if naam == "beheer":  # passes everything on, --help included
            continue
        uit = keukentafel(naam, "--help")
        assert (naam, uit.returncode) == (naam, 0)
        assert "Gebruik: keukentafel" in uit.stdout


@pytest.mark.django_db
def test_psql_geeft_alleen_het_antwoord():
    """On the database of this test run, given by DATABASE_URL."""
    uit = subprocess.run(
        [sys.executable, "-m", "keukentafel", "psql", "--app", "-tAc", "SELECT current_user"],
        env=dict(os.environ),
        cwd=WORTEL,
        text=True,
        capture_output=True,
        check=False,
    )
    assert (uit.returncode, uit.stdout, uit.stderr) == (0, "kt_app\n", "")


@pytest.mark.django_db(transaction=True)
def test_de_eerste_beheerder_komt_van_de_opdrachtregel():
    """Only the password on stdout; a second time the name is taken (ADR 0033)."""
    opdracht = [sys.executable, "-m", "keukentafel", "beheerder", "bea", "--naam", "Bea de Wit"]
    velden: dict[str, Any] = {"env": dict(os.environ), "cwd": WORTEL, "text": True, "capture_output": True}
    een, twee = (subprocess.run(opdracht, check=False, **velden) for _ in range(2))
    assert (een.returncode, twee.returncode, twee.stdout) == (0, 1, "")
    assert "al in gebruik" in twee.stderr
    bea = Medewerker.objects.get(gebruikersnaam="bea")
    assert bea.check_password(een.stdout.strip())
    assert bea.rolvervullingen.get().gewijzigd_door == "opdrachtregel"
