"""A browser without a screen: one socket per request, as gunicorn's sync workers close each connection."""

import re
import socket
import time
from dataclasses import dataclass, field
from urllib.parse import urlencode

import pyotp

from meten.inloggen import GEHEIM, WACHTWOORD

_TOKEN = re.compile(r'name="csrfmiddlewaretoken"[^>]*value="([^"]+)"')


class NietGelukt(RuntimeError):
    """The server gave an answer that the measurement cannot go on with."""


@dataclass(frozen=True)
class Antwoord:
    status: int
    koppen: bytes
    lichaam: bytes
    seconden: float


@dataclass
class Bezoeker:
    """One worker at one server; `koekjes` are the session."""

    poort: int
    koekjes: dict[str, str] = field(default_factory=dict)

    def get(self, pad: str) -> Antwoord:
        return self._stuur(self.vraag("GET", pad))

    def post(self, pad: str, velden: dict[str, str | list[str]]) -> Antwoord:
        return self._stuur(self.vraag("POST", pad, velden))

    def vraag(self, methode: str, pad: str, velden: dict[str, str | list[str]] | None = None) -> bytes:
        """The bytes of a request, so that a loop need not make them again."""
        lichaam = urlencode(velden or {}, doseq=True).encode()
        koppen = [
            f"{methode} {pad} HTTP/1.1",
            f"Host: 127.0.0.1:{self.poort}",
            "X-Forwarded-Proto: https",
            f"Referer: https://127.0.0.1:{self.poort}/",
            "Connection: close",
        ]
        if self.koekjes:
            koppen.append("Cookie: " + "; ".join(f"{n}={w}" for n, w in self.koekjes.items()))
        if methode == "POST":
            koppen += ["Content-Type: application/x-www-form-urlencoded", f"Content-Length: {len(lichaam)}"]
        return "\r\n".join(koppen).encode() + b"\r\n\r\n" + lichaam

    def _stuur(self, vraag: bytes) -> Antwoord:
        antwoord = stuur(self.poort, vraag)
        for regel in antwoord.koppen.decode("latin-1").split("\r\n"):
            naam, _, rest = regel.partition(":")
            if naam.lower() == "set-cookie":
                sleutel, _, waarde = rest.strip().partition(";")[0].partition("=")
                self.koekjes[sleutel] = waarde
        return antwoord

    def token(self, pad: str) -> str:
        """The CSRF token of the form on this page."""
        antwoord = self.get(pad)
        treffer = _TOKEN.search(antwoord.lichaam.decode())
        if treffer is None:
            raise NietGelukt(f"{pad} gaf {antwoord.status} zonder formulier.")
        return treffer[1]


def stuur(poort: int, vraag: bytes) -> Antwoord:
    """One request, from connecting until the last byte."""
    begin = time.perf_counter()
    with socket.create_connection(("127.0.0.1", poort), timeout=60) as lijn:
        lijn.sendall(vraag)
        stukken = []
        while stuk := lijn.recv(262_144):
            stukken.append(stuk)
    duur = time.perf_counter() - begin
    koppen, _, lichaam = b"".join(stukken).partition(b"\r\n\r\n")
    return Antwoord(int(koppen.split(b" ", 2)[1]), koppen, lichaam, duur)


def log_in(poort: int, gebruikersnaam: str) -> Bezoeker:
    """A real session: password, then the code of this moment."""
    bezoeker = Bezoeker(poort)
    token = bezoeker.token("/inloggen/")
    gegeven = {"csrfmiddlewaretoken": token, "gebruikersnaam": gebruikersnaam, "wachtwoord": WACHTWOORD}
    naar = _doorgestuurd(bezoeker.post("/inloggen/", gegeven))
    token = bezoeker.token(naar)
    _doorgestuurd(bezoeker.post(naar, {"csrfmiddlewaretoken": token, "code": pyotp.TOTP(GEHEIM).now()}))
    return bezoeker


def _doorgestuurd(antwoord: Antwoord) -> str:
    treffer = re.search(rb"(?i)\r\nlocation: ([^\r]+)", antwoord.koppen)
    if antwoord.status != 302 or treffer is None:
        raise NietGelukt(f"Inloggen gaf {antwoord.status} in plaats van 302.")
    return treffer[1].decode()
