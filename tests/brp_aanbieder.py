"""A loopback BRP: checks each request against the OAS and answers from the official test set.

Every answer is checked against the OAS too, so the test set's translation cannot drift from the standard. For bad
weather put a `Gedrag` into `gedrag`: the next request gets that instead of an answer.
"""

import json
import socket
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from keukentafel.koppelingen.brp import BestandBrp, BrpOngeldigeVraag, BrpTeVeelTreffers
from tests.loopback import StilleHandler, serveer
from tests.openapi import eigenschappen, schemafouten

SLEUTEL = "proefsleutel"
JSON = "application/json; charset=utf-8"


@dataclass(frozen=True, kw_only=True)
class Gedrag:
    """One misbehaviour: an answer as is, waiting `wacht` seconds before it, `druppel` seconds before each byte.

    Status 0 hangs up without a word.
    """

    status: int = 200
    inhoud: bytes = b"{}"
    soort: str = JSON
    koppen: dict[str, str] = field(default_factory=dict)
    wacht: float = 0
    druppel: float = 0


@dataclass
class BrpAanbieder:
    """The running server: what was asked, what was wrong with it, and how to behave next."""

    oas: Path
    testset: BestandBrp
    adres: str = ""
    gedrag: deque[Gedrag] = field(default_factory=deque)
    vragen: list[dict[str, Any]] = field(default_factory=list)
    fouten: list[str] = field(default_factory=list)

    def keur_vraag(self, inhoud: bytes) -> dict[str, Any] | None:
        """The parsed body when it fits the OAS, else None and the reasons in `fouten`."""
        vraag = json.loads(inhoud)
        self.vragen.append(vraag)
        fouten = schemafouten(self.oas, "PersonenQuery", vraag)
        if not fouten and (vreemd := set(vraag) - eigenschappen(self.oas, vraag["type"])):
            fouten = [f"onbekende eigenschap {sorted(vreemd)}"]
        self.fouten += fouten
        return None if fouten else vraag

    def beantwoord(self, vraag: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        """Status and body; an answer outside the OAS is a fault of ours and noted in `fouten`."""
        try:
            antwoord = self.testset.beantwoord(vraag)
        except BrpTeVeelTreffers:
            return 400, {"status": 400, "title": "Teveel zoekresultaten.", "code": "tooManyResults"}
        except BrpOngeldigeVraag:
            return 400, {"status": 400, "title": "Een of meerdere parameters zijn niet correct."}
        self.fouten += schemafouten(self.oas, "PersonenQueryResponse", antwoord)
        return 200, antwoord


@contextmanager
def brp_aanbieder(oas: Path, testpersonen: Path) -> Iterator[BrpAanbieder]:
    """Serve until the end of the block; `adres` is the base URL for `HttpInstelling`."""
    aanbieder = BrpAanbieder(oas, BestandBrp(testpersonen, nu=lambda: datetime.now(UTC)))
    with serveer(_handler(aanbieder)) as adres:
        aanbieder.adres = f"{adres}/haalcentraal/api/brp"
        yield aanbieder


def _handler(aanbieder: BrpAanbieder) -> type[StilleHandler]:
    class Handler(StilleHandler):
        def do_POST(self) -> None:
            inhoud = self.lees_inhoud()
            if aanbieder.gedrag:
                self.misdraag(aanbieder.gedrag.popleft())
            elif self.path != "/haalcentraal/api/brp/personen":
                self.probleem(404, {"status": 404})
            elif self.headers.get("X-API-KEY") != SLEUTEL:
                self.probleem(401, {"status": 401, "code": "authentication"})
            elif self.headers.get("Content-Type") != JSON:
                self.probleem(415, {"status": 415, "code": "unsupported"})
            elif (vraag := aanbieder.keur_vraag(inhoud)) is None:
                self.probleem(400, {"status": 400, "code": "paramsValidation"})
            else:
                self.antwoord_op(vraag)

        def antwoord_op(self, vraag: dict[str, Any]) -> None:
            status, antwoord = aanbieder.beantwoord(vraag)
            if status == 200:
                self.antwoord(200, json.dumps(antwoord).encode(), JSON)
            else:
                self.probleem(status, antwoord)

        def probleem(self, status: int, probleem: dict[str, Any]) -> None:
            self.antwoord(status, json.dumps(probleem).encode(), "application/problem+json")

        def misdraag(self, gedrag: Gedrag) -> None:
            time.sleep(gedrag.wacht)
            if gedrag.status == 0:
                self.connection.shutdown(socket.SHUT_RDWR)
                return
            if not gedrag.druppel:
                self.antwoord(gedrag.status, gedrag.inhoud, gedrag.soort, gedrag.koppen)
                return
            self.send_response(gedrag.status)
            self.send_header("Content-Type", gedrag.soort)
            self.send_header("Content-Length", str(len(gedrag.inhoud)))
            self.end_headers()
            for byte in gedrag.inhoud:
                time.sleep(gedrag.druppel)
                self.wfile.write(bytes([byte]))
                self.wfile.flush()

    return Handler
