"""Test databases: one template, built once by the owner; every worker runs on its own clone as `kt_app`.

A clone takes about a tenth of a second, so a test that really commits (`transaction=True`) simply gets a new one
afterwards: Django's way, TRUNCATE, is refused to the app role and by the triggers of the log.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from urllib.parse import quote

import psutil
import psycopg
from django.db import connections
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from keukentafel.kern.databank import Databank, DatabankFout, standaard_map
from keukentafel.opdrachten.migreer import migreer
from keukentafel.opdrachten.omgeving import sluit_verbindingen

SJABLOON = "kt_sjabloon"
_VOORVOEGSEL = "test_kt_"
_PAKKET = Path(__file__).resolve().parents[1] / "keukentafel"
_GEHEUGEN = Path("/dev/shm")  # memory that looks like a folder
_RUIMTE = 4 << 30


@dataclass(frozen=True)
class Testdatabank:
    """The clone of this worker; `vers()` drops it and clones again."""

    naam: str
    databank: Databank
    onderhoud: str
    """Name of the database from which the owner creates and drops others."""

    def vers(self) -> None:
        sluit_verbindingen()
        with _slot(self.databank), _eigenaar(self) as verbinding:
            _kloon(verbinding, self.naam)

    def weg(self) -> None:
        sluit_verbindingen()
        with _slot(self.databank), _eigenaar(self) as verbinding:
            _verwijder(verbinding, self.naam)


def testmap(werker: str) -> Path:
    """The folder of this worker's server: in memory when 4 GiB of it are free, else below the data folder.

    ext4 looks past every file that was deleted in the last minutes before it makes one, so on disk a clone right after
    a dropped clone takes seconds. `make schoon` takes the folder away.
    """
    gewoon = standaard_map() / "test" / werker
    snel = _GEHEUGEN / f"keukentafel-{os.getuid()}-{hashlib.sha256(str(gewoon).encode()).hexdigest()[:12]}"
    ruim = _GEHEUGEN.is_dir() and shutil.disk_usage(_GEHEUGEN).free > _RUIMTE
    return snel if ruim or snel.exists() else gewoon


def maak_testdatabank(databank: Databank, werker: str) -> Testdatabank:
    """Build the template when migrations or SQL changed, clone it, and point both aliases at the clone."""
    if not databank.url_eigenaar:
        raise DatabankFout(
            "Voor de tests is naast DATABASE_URL ook DATABASE_URL_EIGENAAR nodig (een rol met CREATEDB)."
        )
    _haast(databank)
    onderhoud = str(conninfo_to_dict(databank.url_eigenaar).get("dbname", "postgres"))
    test = Testdatabank(f"{_VOORVOEGSEL}{werker}_{os.getpid()}", databank, onderhoud)
    with _slot(databank), _eigenaar(test) as verbinding:
        _ruim_verweesde_op(verbinding)
        _zorg_voor_sjabloon(verbinding, databank)
        _kloon(verbinding, test.naam)
    _wijs_aliassen_naar(databank, test.naam)
    return test


def _haast(databank: Databank) -> None:
    """Our own test server need not survive a power cut: cloning is then bound by memory, not by the disk."""
    if databank.map is None:
        return
    beheer = make_conninfo(databank.url_eigenaar, user="postgres", dbname="postgres")
    with psycopg.connect(beheer, autocommit=True) as verbinding:
        for instelling in ("fsync", "synchronous_commit", "full_page_writes"):
            verbinding.execute(f"ALTER SYSTEM SET {instelling} = off")
        verbinding.execute("ALTER SYSTEM SET max_wal_size = '256MB'")
        verbinding.execute("SELECT pg_reload_conf()")


def _zorg_voor_sjabloon(verbinding: psycopg.Connection, databank: Databank) -> None:
    afdruk = vingerafdruk()
    rij = verbinding.execute(
        "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s", [SJABLOON]
    ).fetchone()
    if rij is not None and rij[0] == afdruk:
        return
    _verwijder(verbinding, SJABLOON)
    verbinding.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(SJABLOON)))
    _wijs_aliassen_naar(databank, SJABLOON)
    migreer(stil=True)
    sluit_verbindingen()
    # Last of all: a template that was cut off half-way has no mark and is made again.
    verbinding.execute(sql.SQL("COMMENT ON DATABASE {} IS {}").format(sql.Identifier(SJABLOON), afdruk))


def vingerafdruk() -> str:
    """Digest of everything that decides the schema: migrations, SQL, and the declarations from which policies come."""
    som = hashlib.sha256(f"{version('django')} {version('procrastinate')}".encode())
    paden = {
        pad
        for patroon in ("migrations/*.py", "*.sql", "models.py", "models/*.py", "poort/*.py")
        for pad in _PAKKET.rglob(patroon)
    }
    for pad in sorted(p for p in paden if "tests" not in p.parts):
        som.update(str(pad.relative_to(_PAKKET)).encode() + b"\0" + pad.read_bytes())
    return som.hexdigest()


def _wijs_aliassen_naar(databank: Databank, naam: str) -> None:
    sluit_verbindingen()
    for alias, variabele, url in (
        ("default", "DATABASE_URL", databank.url),
        ("eigenaar", "DATABASE_URL_EIGENAAR", databank.url_eigenaar),
    ):
        delen = conninfo_to_dict(url)
        gegevens = connections.settings[alias]
        gegevens["NAME"] = naam
        for sleutel, deel in (("USER", "user"), ("PASSWORD", "password"), ("HOST", "host"), ("PORT", "port")):
            gegevens[sleutel] = str(delen.get(deel) or "")
        gegevens["OPTIONS"].pop("pool", None)  # a pool would hold the clone when it must be dropped
        # Commands that a test starts as a process work on the clone as well.
        os.environ[variabele] = _als_url(url, naam)


def _als_url(url: str, naam: str) -> str:
    d = {sleutel: quote(str(waarde), safe="") for sleutel, waarde in conninfo_to_dict(url).items() if waarde}
    wie = d.get("user", "") + (f":{d['password']}" if "password" in d else "")
    return f"postgresql://{wie}@/{naam}?host={d.get('host', '')}" + (f"&port={d['port']}" if "port" in d else "")


@contextlib.contextmanager
def _eigenaar(test: Testdatabank) -> Iterator[psycopg.Connection]:
    adres = make_conninfo(test.databank.url_eigenaar, dbname=test.onderhoud)
    with psycopg.connect(adres, autocommit=True) as verbinding:
        yield verbinding


@contextlib.contextmanager
def _slot(databank: Databank) -> Iterator[None]:
    """Workers build and clone one at a time: PostgreSQL refuses to copy a template that is in use."""
    plek = databank.map / "run" if databank.map else Path(tempfile.gettempdir())
    with (plek / f"kt-sjabloon-{os.getuid()}").open("w") as bestand:
        fcntl.flock(bestand, fcntl.LOCK_EX)
        yield


def _kloon(verbinding: psycopg.Connection, naam: str) -> None:
    _verwijder(verbinding, naam)
    verbinding.execute(
        sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY file_copy").format(
            sql.Identifier(naam), sql.Identifier(SJABLOON)
        )
    )


def _verwijder(verbinding: psycopg.Connection, naam: str) -> None:
    """Connections that another thread (live server, worker) just closed need a moment to be gone."""
    einde = time.monotonic() + 5
    while True:
        try:
            verbinding.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(naam)))
            return
        except psycopg.errors.ObjectInUse:
            if time.monotonic() > einde:
                verbinding.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(naam)))
                return
            time.sleep(0.05)


def _ruim_verweesde_op(verbinding: psycopg.Connection) -> None:
    """Clones of test runs that were killed; the number at the end of the name is their process."""
    for (naam,) in verbinding.execute(
        "SELECT datname FROM pg_database WHERE datname LIKE %s", [_VOORVOEGSEL.replace("_", r"\_") + "%"]
    ).fetchall():
        if not psutil.pid_exists(int(naam.rpartition("_")[2])):
            with contextlib.suppress(psycopg.errors.ObjectInUse):
                verbinding.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(naam)))
