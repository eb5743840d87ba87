"""The real service as in production: gunicorn with two sync workers, pool, prepared statements, collected files."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from meten.klant import Bezoeker, NietGelukt

PRODUCTIE = {
    "KEUKENTAFEL_PRODUCTIE": "1",
    "KEUKENTAFEL_ACHTER_PROXY": "1",
    "KEUKENTAFEL_POOL": "1",
    "KEUKENTAFEL_GEHEIM": "alleen-om-te-meten-" + "m" * 40,
    "KEUKENTAFEL_HOSTS": "127.0.0.1",
    "KEUKENTAFEL_WERKERS": "2",
    "KEUKENTAFEL_REM": "0",  # one measured worker asks more in a minute than a person can
}


def zet_productie(map: Path) -> None:
    """The same settings for this process, which captures statements, as for the service."""
    os.environ.update(PRODUCTIE, KEUKENTAFEL_STATISCH=str(map / "statisch"))


@contextmanager
def draaiende_dienst(map: Path) -> Iterator[int]:
    """Start `keukentafel dienst` on a free port; yields the port. Stopped whatever happens."""
    poort = _vrije_poort()
    omgeving = {n: w for n, w in os.environ.items() if n != "DATABASE_URL_EIGENAAR"}
    omgeving["KEUKENTAFEL_POORT"] = str(poort)
    with (map / "dienst.log").open("wb") as log:
        proces = subprocess.Popen(
            [sys.executable, "-m", "keukentafel", "dienst", "--zonder-taken"], env=omgeving, stdout=log, stderr=log
        )
        try:
            _wacht(proces, poort, map / "dienst.log")
            yield poort
            if proces.poll() is not None:
                raise NietGelukt(f"De dienst viel onderweg om met code {proces.returncode}.")
        except OSError as fout:
            raise NietGelukt(f"De dienst antwoordt niet meer ({fout}); code {proces.poll()}.") from fout
        finally:
            proces.send_signal(signal.SIGTERM)
            try:
                proces.wait(30)
            except subprocess.TimeoutExpired:
                proces.kill()
                proces.wait()


def _vrije_poort() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return int(s.getsockname()[1])


def _wacht(proces: subprocess.Popen[bytes], poort: int, log: Path) -> None:
    einde = time.monotonic() + 60
    while time.monotonic() < einde:
        if proces.poll() is not None:
            raise NietGelukt(f"De dienst stopte meteen: {log.read_text(errors='replace')[-2000:]}")
        try:
            if Bezoeker(poort).get("/inloggen/").status == 200:
                return
        except OSError:
            time.sleep(0.1)
    raise NietGelukt("De dienst antwoordt na een minuut nog niet.")
