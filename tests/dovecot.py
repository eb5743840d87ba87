"""The real dovecot of Debian as an IMAP server over TLS on 127.0.0.1, with mailboxes in a folder."""

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.slot import maak_slot

DOVECOT = shutil.which("dovecot") or shutil.which("dovecot", path="/usr/sbin:/usr/local/sbin")
WACHTWOORD = "geheim-van-de-proef"
NIEMAND = 65534
INSTELLING = """
base_dir = {map}/run
state_dir = {map}/run
log_path = {map}/log
protocols = imap
listen = 127.0.0.1
ssl = required
ssl_cert = <{map}/slot.pem
ssl_key = <{map}/sleutel.pem
mail_location = maildir:{map}/mail/%u
first_valid_uid = 1
default_internal_user = {intern}
default_login_user = {login}
passdb {{
  driver = static
  args = password={wachtwoord}
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={map}/mail/%u
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = 0
  }}
  inet_listener imaps {{
    port = {poort}
    ssl = yes
  }}
}}
service anvil {{
  chroot =
}}
service stats {{
  chroot =
}}
"""


@dataclass(frozen=True)
class Postkantoor:
    """A running server; `bezorg` puts a mail in a mailbox as another mail server would."""

    map: Path
    poort: int
    uid: int

    def bezorg(self, wie: str, inhoud: bytes, naam: str = "") -> None:
        nieuw = self.map / "mail" / wie / "new"
        for deel in ("new", "cur", "tmp"):
            (self.map / "mail" / wie / deel).mkdir(parents=True, exist_ok=True)
        (nieuw / (naam or f"{time.time_ns()}.proef")).write_bytes(inhoud)
        if os.geteuid() == 0:
            for pad in (self.map / "mail").rglob("*"):
                os.chown(pad, self.uid, self.uid)
            os.chown(self.map / "mail", self.uid, self.uid)

    def adres(self, wie: str, team: str) -> str:
        """What stands in KEUKENTAFEL_POSTBUSSEN."""
        return f"imaps://{wie}:{WACHTWOORD}@127.0.0.1:{self.poort}/INBOX?team={team}&ca={self.map / 'slot.pem'}"


def _vrije_poort() -> int:
    with socket.create_server(("127.0.0.1", 0)) as lijn:
        return int(lijn.getsockname()[1])


@contextmanager
def dovecot() -> Iterator[Postkantoor]:
    """Start on a free port; a short path, because its own sockets may not be longer than a hundred signs."""
    assert DOVECOT
    map_ = Path(tempfile.mkdtemp(prefix="kt-imap-"))
    map_.chmod(0o755)
    (map_ / "mail").mkdir()
    maak_slot(map_)
    beheerder = os.geteuid() == 0
    uid = NIEMAND if beheerder else os.geteuid()
    wie = "nobody" if beheerder else os.environ.get("USER", "nobody")
    kantoor = Postkantoor(map_, _vrije_poort(), uid)
    (map_ / "dovecot.conf").write_text(
        INSTELLING.format(map=map_, poort=kantoor.poort, uid=uid, gid=uid if beheerder else os.getegid(),
                          wachtwoord=WACHTWOORD, intern="dovecot" if beheerder else wie,
                          login="dovenull" if beheerder else wie)
    )  # fmt: skip
    proces = subprocess.Popen([DOVECOT, "-F", "-c", str(map_ / "dovecot.conf")])
    try:
        _wacht(kantoor, proces)
        yield kantoor
    finally:
        proces.terminate()
        proces.wait(10)
        shutil.rmtree(map_, ignore_errors=True)


def _wacht(kantoor: Postkantoor, proces: "subprocess.Popen[bytes]") -> None:
    for _ in range(100):
        try:
            socket.create_connection(("127.0.0.1", kantoor.poort), timeout=1).close()
            return
        except OSError:
            log = kantoor.map / "log"
            assert proces.poll() is None, log.read_text() if log.exists() else "dovecot stopt"
            time.sleep(0.1)
    raise AssertionError("dovecot komt niet op")
