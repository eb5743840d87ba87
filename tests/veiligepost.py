"""A secure-mail gateway on 127.0.0.1: a real SMTP server with STARTTLS, that says what a test wants."""

import asyncio
import email
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword

from tests.slot import maak_slot

GEBRUIKER, WACHTWOORD = "keukentafel", "geheim-van-de-proef"


@dataclass
class Poortwachter:
    """What the gateway says to whom, and what it took over."""

    poort: int = 0
    antwoord: str = ""
    wacht: float = 0
    post: list[EmailMessage] = field(default_factory=list)
    envelop: list[tuple[str, list[str], bool]] = field(default_factory=list)

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, opties: Any) -> str:
        if self.antwoord:
            return self.antwoord
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        await asyncio.sleep(self.wacht)
        self.envelop.append((envelope.mail_from, list(envelope.rcpt_tos), session.ssl is not None))
        bericht = email.message_from_bytes(envelope.content, policy=policy.default)
        assert isinstance(bericht, EmailMessage)
        self.post.append(bericht)
        return f"250 2.0.0 OK, in wachtrij als {len(self.post)}"

    def aanmelden(self, server: Any, session: Any, envelope: Any, wijze: str, gegevens: Any) -> AuthResult:
        assert isinstance(gegevens, LoginPassword)
        goed = (gegevens.login, gegevens.password) == (GEBRUIKER.encode(), WACHTWOORD.encode())
        return AuthResult(success=goed, handled=False)


@contextmanager
def veiligepost(map_: Path, *, host: str = "127.0.0.1", dagen: int = 2, tls: bool = True) -> Iterator[Poortwachter]:
    """Start one on a free port, with a certificate for this host; `tls` False offers none."""
    wachter = Poortwachter()
    slot = maak_slot(map_, host=host, dagen=dagen)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(slot, map_ / "sleutel.pem")
    with socket.create_server(("127.0.0.1", 0)) as vrij:
        wachter.poort = int(vrij.getsockname()[1])
    velden: dict[str, Any] = {"authenticator": wachter.aanmelden, "auth_require_tls": tls}
    if tls:
        velden |= {"tls_context": context, "require_starttls": True}
    controller = Controller(wachter, hostname="127.0.0.1", port=wachter.poort, **velden)
    controller.start()
    try:
        yield wachter
    finally:
        controller.stop()


def zet(settings: Any, wachter: Poortwachter, map_: Path, **anders: Any) -> None:
    """The settings of the environment, for this gateway."""
    basis = {
        "HOST": "127.0.0.1", "POORT": wachter.poort, "CA": str(map_ / "slot.pem"), "GEBRUIKER": GEBRUIKER,
        "WACHTWOORD": WACHTWOORD, "VAN": "wijkteam@gemeente.example", "SECONDEN": 2, "DIRECT": False,
    }  # fmt: skip
    for naam, waarde in {**basis, **anders}.items():
        setattr(settings, f"VEILIGE_MAIL_{naam}", waarde)
