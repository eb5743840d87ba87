"""The secure-mail gateway of the municipality (NTA 7516): takes a message over and delivers it secured, or refuses.

TLS is a condition and no choice: the certificate and the name of the server are checked, and without both nothing is
said. There is no other server to fall back on. What goes wrong comes back as an answer, never as an exception.
"""

import smtplib
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP

OVERGENOMEN = 250
GEEN_ANTWOORD = 0
NIETS_WEG = "Er is niets verzonden."
UIT = f"Beveiligd mailen staat hier niet aan. {NIETS_WEG} Vraag het functioneel beheer."
ZONDER_TLS = f"De beveiligde mailserver biedt geen versleutelde verbinding aan. {NIETS_WEG}"
ZONDER_AANMELDING = f"De beveiligde mailserver neemt onze aanmelding niet aan. {NIETS_WEG}"
# The codes of OpenSSL (X509_V_ERR_*) in words.
WAT_KLOPT_NIET = {
    9: "het geldt nog niet",
    10: "het is verlopen",
    18: "de uitgever is niet bekend",
    19: "de uitgever is niet bekend",
    20: "de uitgever is niet bekend",
    21: "de uitgever is niet bekend",
    62: "het is van een andere server",
    64: "het is van een andere server",
}
VERKEERD_ADRES = "Het e-mailadres is niet bruikbaar."


class NietVeilig(Exception):
    """The road is not secured: nothing may be said on it. Its text is for who reads why."""


@dataclass(frozen=True, slots=True)
class Veiligepost:
    """Where the gateway is. `direct`: TLS from the first byte (port 465) instead of STARTTLS; `ca`: own authority."""

    host: str
    poort: int = 587
    gebruiker: str = ""
    wachtwoord: str = ""
    ca: str = ""
    direct: bool = False
    seconden: int = 20
    van: str = ""

    @property
    def aan(self) -> bool:
        """Both are needed: a server, and whom it is from."""
        return bool(self.host and self.van)


@dataclass(frozen=True, slots=True)
class Antwoord:
    """What the server said. `code` 250 is taken over, 4xx is later, 5xx is never; 0 is no answer, or no safe road."""

    code: int
    tekst: str

    @property
    def gelukt(self) -> bool:
        return self.code == OVERGENOMEN

    @property
    def definitief(self) -> bool:
        return 500 <= self.code < 600


def overhandig(naar: Veiligepost, bericht: EmailMessage, aan: str) -> Antwoord:
    """Hand one message to the gateway, for one address."""
    if not aan.isascii() or any(teken in aan for teken in "\r\n<> "):
        return Antwoord(553, VERKEERD_ADRES)
    try:
        if not naar.aan:
            raise NietVeilig(UIT)
        with _verbinding(naar) as server:
            return _aanbieden(server, naar, bericht, aan)
    except NietVeilig as fout:
        return Antwoord(GEEN_ANTWOORD, str(fout))
    except smtplib.SMTPAuthenticationError:
        return Antwoord(GEEN_ANTWOORD, ZONDER_AANMELDING)
    except smtplib.SMTPResponseException as fout:
        return Antwoord(fout.smtp_code, leesbaar(fout.smtp_error))
    except (smtplib.SMTPException, OSError) as fout:
        return Antwoord(GEEN_ANTWOORD, f"Geen antwoord van de beveiligde mailserver ({type(fout).__name__}).")


@contextmanager
def _verbinding(naar: Veiligepost) -> Iterator[smtplib.SMTP]:
    """A road that is encrypted and whose other end is who we think it is, and then our name."""
    try:
        context = ssl.create_default_context(cafile=naar.ca or None)
        context.minimum_version = ssl.TLSVersion.TLSv1_2
    except OSError as fout:
        raise NietVeilig(f"Het bestand met de eigen certificaatautoriteit is niet te lezen. {NIETS_WEG}") from fout
    try:
        server = _open(naar, context)
    except ssl.SSLCertVerificationError as fout:
        waarom = WAT_KLOPT_NIET.get(fout.verify_code, fout.verify_message.rstrip("."))
        raise NietVeilig(f"Het certificaat van {naar.host} klopt niet ({waarom}). {NIETS_WEG}") from fout
    except ssl.SSLError as fout:
        raise NietVeilig(f"Een versleutelde verbinding met {naar.host} lukt niet. {NIETS_WEG}") from fout
    try:
        server.ehlo()
        if naar.gebruiker:
            server.login(naar.gebruiker, naar.wachtwoord)
        yield server
    finally:
        _sluit(server)


def _open(naar: Veiligepost, context: ssl.SSLContext) -> smtplib.SMTP:
    if naar.direct:
        return smtplib.SMTP_SSL(naar.host, naar.poort, timeout=naar.seconden, context=context)
    server = smtplib.SMTP(naar.host, naar.poort, timeout=naar.seconden)
    try:
        server.ehlo()
        if not server.has_extn("starttls"):
            raise NietVeilig(ZONDER_TLS)
        code, tekst = server.starttls(context=context)
        if code != 220:
            raise NietVeilig(f"{ZONDER_TLS} ({code} {leesbaar(tekst)})")
    except BaseException:
        server.close()
        raise
    return server


def _aanbieden(server: smtplib.SMTP, naar: Veiligepost, bericht: EmailMessage, aan: str) -> Antwoord:
    """MAIL, RCPT, DATA: the answer to the last is the proof (Awb 2:25), with how the road was secured."""
    stappen: tuple[Callable[[], tuple[int, bytes]], ...] = (
        lambda: server.mail(naar.van),
        lambda: server.rcpt(aan),
        lambda: server.data(bericht.as_bytes(policy=SMTP)),
    )
    for stap in stappen:
        code, tekst = stap()
        if code >= 400:
            return Antwoord(code, leesbaar(tekst))
    assert isinstance(server.sock, ssl.SSLSocket)
    return Antwoord(
        OVERGENOMEN, f"{leesbaar(tekst)} ({server.sock.version()}, certificaat van {naar.host} gecontroleerd)"
    )


def _sluit(server: smtplib.SMTP) -> None:
    """What was said is said; a server that hangs up first changes nothing."""
    try:
        server.quit()
    except (smtplib.SMTPException, OSError):
        server.close()


def leesbaar(tekst: bytes | str) -> str:
    """The server's words on one line, as far as a proof needs them."""
    kaal = tekst.decode("utf-8", "replace") if isinstance(tekst, bytes) else str(tekst)
    return " ".join(kaal.split())[:200]
