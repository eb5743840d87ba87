"""The real clamd of Debian, with a signature database of one line: the harmless EICAR test file.

The real database cannot be fetched without network; the way in, the protocol and the answer are the real ones.
"""

import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from keukentafel.koppelingen.virus import maak_scanner

CLAMD = shutil.which("clamd") or shutil.which("clamd", path="/usr/sbin:/usr/local/sbin")
# In pieces, so that a scanner on a developer's machine leaves this file alone.
EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}" + b"$EICAR-STANDARD-ANTIVIRUS" + b"-TEST-FILE!$H+H*"


def _inrichten(map_: Path) -> Path:
    (map_ / "db").mkdir()
    (map_ / "db" / "proef.ndb").write_text(f"Proef.Eicar:0:*:{EICAR.hex()}\n")
    instelling = map_ / "clamd.conf"
    regels = {
        "DatabaseDirectory": map_ / "db",
        "LocalSocket": map_ / "clamd.ctl",
        "TCPSocket": 0,
        "Foreground": "yes",
        "StreamMaxLength": "30M",
        "LogFile": map_ / "clamd.log",
    }
    instelling.write_text("".join(f"{naam} {waarde}\n" for naam, waarde in regels.items() if waarde))
    return instelling


@contextmanager
def clamd(map_: Path) -> Iterator[str]:
    """clamd on a unix socket in this (empty) folder; yields the address for the setting CLAMD."""
    assert CLAMD
    adres = f"unix://{map_ / 'clamd.ctl'}"
    proces = subprocess.Popen(
        [CLAMD, "-c", str(_inrichten(map_))], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _wacht(adres, proces, map_)
        yield adres
    finally:
        proces.terminate()
        proces.wait(10)


def _wacht(adres: str, proces: "subprocess.Popen[bytes]", map_: Path) -> None:
    scanner = maak_scanner(adres)
    assert scanner
    for _ in range(100):
        if scanner.leeft():
            return
        assert proces.poll() is None, (map_ / "clamd.log").read_text()
        time.sleep(0.1)
    raise AssertionError("clamd komt niet op")
