"""A mailbox over IMAP with TLS. Mail is fetched without touching it, and marked as read after it was stored."""

import imaplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import parse_qs, unquote, urlsplit

HOOGSTE_BYTES = 60 * 1024 * 1024


class PostbusFout(Exception):
    """The mailbox cannot be reached, or refuses us."""


@dataclass(frozen=True)
class Postbus:
    """One mailbox, and the code of the team whose post it is. `ca` names a file with an own certificate authority."""

    team: str
    host: str
    poort: int
    gebruiker: str
    wachtwoord: str
    map: str = "INBOX"
    ca: str = ""
    wachten: float = 30.0

    @contextmanager
    def open(self) -> Iterator["OpenPostbus"]:
        """Log in; raises PostbusFout when that does not work, also halfway."""
        context = ssl.create_default_context(cafile=self.ca or None)
        try:
            lijn = imaplib.IMAP4_SSL(self.host, self.poort, ssl_context=context, timeout=self.wachten)
        except OSError as fout:
            raise PostbusFout(f"Postbus {self.host} is niet te bereiken: {type(fout).__name__}") from fout
        try:
            lijn.login(self.gebruiker, self.wachtwoord)
            if lijn.select(f'"{self.map}"')[0] != "OK":
                raise PostbusFout(f"Postbus {self.host} heeft geen map ‘{self.map}’.")
            yield OpenPostbus(lijn)
        except (imaplib.IMAP4.error, OSError) as fout:
            raise PostbusFout(f"Postbus {self.host} weigert: {type(fout).__name__}") from fout
        finally:
            _sluit(lijn)


def _sluit(lijn: imaplib.IMAP4) -> None:
    """Say goodbye; a line that is gone already needs none."""
    try:
        lijn.logout()
    except (imaplib.IMAP4.error, OSError):
        return


class OpenPostbus:
    """A mailbox that is logged in."""

    def __init__(self, lijn: imaplib.IMAP4) -> None:
        self._lijn = lijn

    def ongelezen(self) -> Iterator[tuple[str, bytes]]:
        """(uid, bytes) of every unread mail, oldest first. One that is too big comes without its end."""
        _, antwoord = self._lijn.uid("SEARCH", "UNSEEN")
        for uid in (antwoord[0] or b"").split():
            nummer = uid.decode("ascii")
            _, delen = self._lijn.uid("FETCH", nummer, f"(BODY.PEEK[]<0.{HOOGSTE_BYTES}>)")
            inhoud = next((bytes(d[1]) for d in delen or [] if isinstance(d, tuple)), b"")
            if inhoud:
                yield nummer, inhoud

    def gelezen(self, uid: str) -> None:
        """It is stored with us."""
        self._lijn.uid("STORE", uid, "+FLAGS.SILENT", r"(\Seen)")


def postbussen(instelling: str) -> list[Postbus]:
    """From the setting: addresses separated by a space, imaps://gebruiker:wachtwoord@host:993/INBOX?team=oost&ca=/pad.

    Signs with a meaning in an address are written as %40 and so on. Raises ValueError without the password in it.
    """
    return [_postbus(adres, nr) for nr, adres in enumerate(instelling.split(), start=1)]


def _postbus(adres: str, nr: int) -> Postbus:
    delen, extra = urlsplit(adres), parse_qs(urlsplit(adres).query)
    if delen.scheme != "imaps" or not delen.hostname or not delen.username or "team" not in extra:
        raise ValueError(
            f"Postbus {nr} is niet te lezen; verwacht imaps://gebruiker:wachtwoord@host:993/INBOX?team=code."
        )
    return Postbus(
        team=extra["team"][0],
        host=delen.hostname,
        poort=delen.port or 993,
        gebruiker=unquote(delen.username),
        wachtwoord=unquote(delen.password or ""),
        map=unquote(delen.path.strip("/")) or "INBOX",
        ca=extra.get("ca", [""])[0],
    )
