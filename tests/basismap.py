"""A data folder with a migrated database, made once for a tree and copied: migrating takes most of a minute."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

import psycopg
from psycopg import sql
from psycopg.conninfo import make_conninfo

from keukentafel.kern.databank import NAAM, ROL_EIGENAAR, Databank, zorg_voor_databank
from tests.databank_sjabloon import SJABLOON, testmap, vingerafdruk
from tests.hulp_processen import WORTEL, omgeving

_MERK = "sjabloon"


def kopieer_naar(map: Path) -> None:
    """Put the folder there, as `keukentafel migreer` leaves one behind; what was there goes."""
    with _slot():
        _kopieer(map)


def klaarzetten(map: Path) -> None:
    """The folder of a worker's server, with the template in it; one that is in use is left to who uses it."""
    with _slot():
        if _is_bij(map) or (map.exists() and _in_gebruik(map)):
            return
        _kopieer(map)


@contextmanager
def _slot() -> Iterator[None]:
    """Workers, and runs beside each other, make and copy one at a time."""
    basis = testmap("basis")
    basis.parent.mkdir(parents=True, exist_ok=True)
    with basis.with_name(f"{basis.name}.slot").open("w") as slot:
        fcntl.flock(slot, fcntl.LOCK_EX)
        yield


def _kopieer(map: Path) -> None:
    basis = testmap("basis")
    if not _is_bij(basis):
        _maak(basis)
    # Half a copy never stands under its own name.
    half = map.with_name(f"{map.name}.half")
    shutil.rmtree(half, ignore_errors=True)
    half.mkdir(parents=True)
    # The server's files belong to its own user when root runs the tests; cp -a keeps that.
    subprocess.run(["cp", "-a", f"{basis}/.", f"{half}/"], check=True)
    # Only now: the package of the server keeps a lock of its own in the first folder that this process worked in.
    shutil.rmtree(map, ignore_errors=True)
    half.rename(map)


def _is_bij(map: Path) -> bool:
    merk = map / _MERK
    return merk.exists() and merk.read_text() == vingerafdruk()


def _in_gebruik(map: Path) -> bool:
    """Another run holds it (kern/databank.py: a shared lock for as long as it lives)."""
    gebruik = map / "run" / "gebruik"
    if not gebruik.exists():
        return False
    with gebruik.open() as bestand:
        try:
            fcntl.flock(bestand, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    # Nobody holds it: a server that was left behind goes out with whoever joins and leaves.
    with _server(map):
        return False


@contextmanager
def _server(map: Path) -> Iterator[Databank]:
    """The server of this folder, also while a test run has another one in its environment."""
    with patch.dict(os.environ):
        os.environ.pop("DATABASE_URL", None)
        with zorg_voor_databank(map) as databank:
            yield databank


def _maak(basis: Path) -> None:
    shutil.rmtree(basis, ignore_errors=True)
    subprocess.run([sys.executable, "-m", "keukentafel", "migreer"], env=omgeving(basis), cwd=WORTEL, check=True)
    with _server(basis) as databank:
        eigenaar = make_conninfo(databank.url_eigenaar, dbname="postgres")
        with psycopg.connect(eigenaar, autocommit=True) as verbinding:
            sjabloon = sql.Identifier(SJABLOON)
            verbinding.execute(
                sql.SQL("CREATE DATABASE {} TEMPLATE {} OWNER {}").format(
                    sjabloon, sql.Identifier(NAAM), sql.Identifier(ROL_EIGENAAR)
                )
            )
            verbinding.execute(sql.SQL("COMMENT ON DATABASE {} IS {}").format(sjabloon, vingerafdruk()))
    (basis / _MERK).write_text(vingerafdruk())
