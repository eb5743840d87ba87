"""One mail: from the bytes of an .eml or .msg to what people read. HTML is turned into text, never kept as HTML."""

import email
import hashlib
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import EmailMessage
from email.message import Message as Message_
from email.policy import default
from email.utils import parseaddr
from io import BytesIO

from lxml import html
from oxmsg import Message

HOOGSTE_TEKST = 1_000_000
HOOGSTE_DELEN = 200
_WEG = ("script", "style", "head", "title", "noscript", "template")
_BLOK = ("p", "div", "br", "tr", "li", "h1", "h2", "h3", "h4", "table", "blockquote")


class Onleesbaar(Exception):
    """These bytes are no mail that can be read; they are kept as they are."""


@dataclass(frozen=True)
class Deel:
    """One attachment."""

    naam: str
    inhoud: bytes


@dataclass(frozen=True)
class Bericht:
    """What a mail says. `op` is None when it names no date, or nonsense."""

    message_id: str
    van_naam: str
    van_adres: str
    onderwerp: str
    op: datetime | None
    tekst: str
    bijlagen: tuple[Deel, ...] = ()

    @property
    def kenmerk(self) -> str:
        """The same mail gives the same mark, whether it came over IMAP or was dropped as a file.

        Not the Message-ID alone: whoever writes a known one could otherwise hide another mail behind it.
        """
        delen = [self.message_id, self.van_adres, self.onderwerp, " ".join(self.tekst.split())]
        delen += [hashlib.sha256(d.inhoud).hexdigest() for d in self.bijlagen]
        return hashlib.sha256("\x1f".join(delen).encode()).hexdigest()


def lees_bericht(soort: str, inhoud: bytes) -> Bericht:
    """Read `eml` or `msg`; raises Onleesbaar."""
    try:
        return _van_msg(inhoud) if soort == "msg" else _van_eml(inhoud)
    except Onleesbaar:
        raise
    except Exception as fout:
        # Whatever a stranger sends may make a parser stumble in any way; one bad mail never stops the others.
        raise Onleesbaar(f"{type(fout).__name__}") from fout


def html_naar_tekst(bron: str) -> str:
    """Words and line breaks of a page; no pictures, no links that open, nothing that runs."""
    if not bron.strip():
        return ""
    boom = html.fromstring(bron.encode("utf-8"), parser=html.HTMLParser(encoding="utf-8", no_network=True))
    for element in list(boom.iter()):
        if not isinstance(element.tag, str) or element.tag in _WEG:
            element.text = ""
        elif element.tag in _BLOK:
            element.tail = "\n" + (element.tail or "")
    return _netjes("".join(str(stuk) for stuk in boom.itertext()))


def _netjes(tekst: str) -> str:
    regels = [" ".join(regel.split()) for regel in tekst.replace("\r\n", "\n").replace("\x00", "").split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(regels)).strip()[:HOOGSTE_TEKST]


def _kop(waarde: object) -> str:
    return " ".join(str(waarde or "").replace("\x00", "").split())[:500]


def _van_eml(inhoud: bytes) -> Bericht:
    mail = email.message_from_bytes(inhoud, policy=default)
    assert isinstance(mail, EmailMessage)
    if not any(mail.get(kop) for kop in ("From", "Subject", "Message-ID", "To")):
        raise Onleesbaar("geen kopregels")
    naam, adres = parseaddr(str(mail.get("From", "")))
    return Bericht(
        message_id=_kop(mail.get("Message-ID")),
        van_naam=_kop(naam),
        van_adres=_kop(adres).lower(),
        onderwerp=_kop(mail.get("Subject")),
        op=_datum(mail),
        tekst=_tekst(mail),
        bijlagen=tuple(_delen(mail)),
    )


def _bytes(deel: Message_) -> bytes:
    """What was sent, without its coding for the way."""
    inhoud = deel.get_payload(decode=True)
    return inhoud if isinstance(inhoud, bytes) else b""


def _datum(mail: EmailMessage) -> datetime | None:
    try:
        op = mail["Date"].datetime if mail["Date"] else None
    except (AttributeError, ValueError, TypeError, OverflowError):
        return None
    return op.replace(tzinfo=UTC) if op and op.tzinfo is None else op


def _tekst(mail: EmailMessage) -> str:
    deel = mail.get_body(preferencelist=("plain", "html"))
    if deel is None:
        return ""
    try:
        inhoud = str(deel.get_content())
    except (LookupError, UnicodeError):
        inhoud = _bytes(deel).decode("utf-8", "replace")
    return html_naar_tekst(inhoud) if deel.get_content_subtype() == "html" else _schoon(inhoud)


def _schoon(tekst: str) -> str:
    return tekst.replace("\x00", "").replace("\r\n", "\n").strip()[:HOOGSTE_TEKST]


def _delen(mail: EmailMessage) -> list[Deel]:
    """Attachments; a mail within a mail becomes an .eml."""
    uit: list[Deel] = []
    for nr, deel in enumerate(mail.iter_attachments(), start=1):
        if deel.get_content_type() == "message/rfc822":
            binnen = deel.get_payload(0) if deel.is_multipart() else deel
            inhoud = binnen.as_bytes() if isinstance(binnen, Message_) else b""
            uit.append(Deel(_kop(deel.get_filename()) or f"bericht {nr}.eml", inhoud))
        else:
            uit.append(Deel(_kop(deel.get_filename()) or f"bijlage {nr}", _bytes(deel)))
        if len(uit) >= HOOGSTE_DELEN:
            break
    return uit


def _van_msg(inhoud: bytes) -> Bericht:
    mail = Message.load(BytesIO(inhoud))
    koppen = {naam.lower(): waarde for naam, waarde in mail.message_headers.items()}
    naam, adres = parseaddr(mail.sender or koppen.get("from", ""))
    tekst = _schoon(mail.body) if mail.body else html_naar_tekst(mail.html_body or "")
    return Bericht(
        message_id=_kop(koppen.get("message-id")),
        van_naam=_kop(naam),
        van_adres=_kop(adres).lower(),
        onderwerp=_kop(mail.subject),
        op=mail.sent_date,
        tekst=tekst,
        bijlagen=tuple(
            Deel(_kop(b.file_name) or f"bijlage {nr}", b.file_bytes)
            for nr, b in enumerate(mail.attachments[:HOOGSTE_DELEN], start=1)
            if b.file_bytes
        ),
    )
