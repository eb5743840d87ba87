"""clamd's INSTREAM over a unix or TCP socket: chunks with their length before them, one line of answer back."""

import socket
import struct
from dataclasses import dataclass
from urllib.parse import urlsplit

STUK = 64 * 1024
HOOGSTE_ANTWOORD = 4096


class GeenScanner(Exception):
    """clamd cannot be reached or did not give a clear answer; nothing is known about the file."""


@dataclass(frozen=True)
class Uitslag:
    """What clamd found. `virus` is its name, empty when the bytes are clean."""

    virus: str = ""

    @property
    def schoon(self) -> bool:
        return not self.virus


@dataclass(frozen=True)
class Clamd:
    """One clamd. `adres` is a path (unix socket) or (host, port)."""

    adres: str | tuple[str, int]
    wachten: float = 3.0
    scannen: float = 60.0

    def scan(self, inhoud: bytes) -> Uitslag:
        """Let clamd look at these bytes; GeenScanner when it cannot."""
        antwoord = self._vraag(b"zINSTREAM\0", inhoud)
        if antwoord.endswith("FOUND"):
            return Uitslag(antwoord.removeprefix("stream: ").removesuffix(" FOUND"))
        if antwoord == "stream: OK":
            return Uitslag()
        raise GeenScanner(f"clamd antwoordt: {antwoord[:200]}")

    def leeft(self) -> bool:
        """Does it answer?"""
        try:
            return self._vraag(b"zPING\0") == "PONG"
        except GeenScanner:
            return False

    def _vraag(self, opdracht: bytes, inhoud: bytes | None = None) -> str:
        try:
            with self._verbinding() as lijn:
                lijn.sendall(opdracht)
                if inhoud is not None:
                    _stuur(lijn, inhoud)
                return _lees(lijn)
        except OSError as fout:
            raise GeenScanner(f"clamd is niet te bereiken: {fout}") from fout

    def _verbinding(self) -> socket.socket:
        if isinstance(self.adres, tuple):
            lijn = socket.create_connection(self.adres, timeout=self.wachten)
        else:
            lijn = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            lijn.settimeout(self.wachten)
            try:
                lijn.connect(self.adres)
            except OSError:
                lijn.close()
                raise
        lijn.settimeout(self.scannen)
        return lijn


def _stuur(lijn: socket.socket, inhoud: bytes) -> None:
    """clamd hangs up in the middle when the stream is over its own limit; its answer then tells why."""
    try:
        for begin in range(0, len(inhoud), STUK):
            stuk = inhoud[begin : begin + STUK]
            lijn.sendall(struct.pack("!I", len(stuk)) + stuk)
        lijn.sendall(struct.pack("!I", 0))
    except (BrokenPipeError, ConnectionResetError):
        return


def _lees(lijn: socket.socket) -> str:
    antwoord = b""
    while not antwoord.endswith(b"\0") and len(antwoord) < HOOGSTE_ANTWOORD:
        stuk = lijn.recv(1024)
        if not stuk:
            break
        antwoord += stuk
    return antwoord.rstrip(b"\0").decode("utf-8", "replace").strip()


def maak_scanner(adres: str) -> Clamd | None:
    """From the setting: `unix:///run/clamav/clamd.ctl`, a plain path, or `tcp://host:3310`; None when it is empty."""
    if not adres:
        return None
    delen = urlsplit(adres)
    if delen.scheme == "tcp" and delen.hostname:
        return Clamd((delen.hostname, delen.port or 3310))
    if delen.scheme in {"unix", ""} and delen.path:
        return Clamd(delen.path)
    raise ValueError(f"‘{adres}’ is geen adres van clamd; verwacht unix:///pad/naar/clamd.ctl of tcp://machine:3310.")
