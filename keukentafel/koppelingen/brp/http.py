"""The real BRP: `POST /personen` over HTTPS, after the OAS of Haal Centraal BRP Personen bevragen 2.7.0.

Careful on purpose: time-outs on every step and one on the whole, no redirects, a bound on the size of the answer, one
retry at most. Nothing of the question or the answer is logged or put into an error.
"""

import json
import ssl
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any, NoReturn

import httpx

from keukentafel.koppelingen.brp.backend import BrpBasis
from keukentafel.koppelingen.brp.fouten import (
    BrpAntwoordOngeldig,
    BrpFout,
    BrpGeweigerd,
    BrpNietBereikbaar,
    BrpOngeldigeVraag,
    BrpTeDruk,
    BrpTeVeelTreffers,
)
from keukentafel.koppelingen.brp.vraag import Vraag

BRON = "BRP (Haal Centraal Personen bevragen)"
_INHOUD = "application/json; charset=utf-8"
_LUS = frozenset({"127.0.0.1", "localhost", "::1"})


@dataclass(frozen=True, slots=True, kw_only=True)
class HttpInstelling:
    """How to reach the BRP. Times in seconds, size in bytes.

    `adres`: base URL, https (plain http only to the own machine); `koppen`: headers of the gateway, such as `X-API-KEY`
    and the purpose headers a municipality agreed on; `authenticatie`: for an OAuth 2.0 gateway; `tls`: context with
    the PKIoverheid client certificate. `langste_wachttijd`: a 429 that asks for more is handed to the caller.
    """

    adres: str
    koppen: Mapping[str, str] = field(default_factory=dict, repr=False)
    authenticatie: httpx.Auth | None = field(default=None, repr=False)
    tls: ssl.SSLContext | None = None
    verbinden: float = 3.0
    lezen: float = 5.0
    totaal: float = 10.0
    langste_wachttijd: float = 2.0
    grootste_antwoord: int = 2_000_000

    def __post_init__(self) -> None:
        url = httpx.URL(self.adres)
        if url.scheme != "https" and not (url.scheme == "http" and url.host in _LUS):
            raise ValueError("Het adres van de BRP moet met https:// beginnen.")

    @property
    def doel(self) -> str:
        """The one address that is called."""
        return f"{self.adres.rstrip('/')}/personen"


@dataclass(frozen=True, slots=True)
class _Ontvangen:
    """Status, headers and body of one answer, fully read."""

    status: int
    koppen: httpx.Headers
    inhoud: bytes = field(repr=False)

    @property
    def soort(self) -> str:
        """Media type without parameters."""
        return str(self.koppen.get("content-type", "")).partition(";")[0].strip().lower()


class HttpBrp(BrpBasis):
    """The HTTP back end. One client with its connections is kept; `sluit` (or `with`) closes them. Thread-safe."""

    def __init__(
        self,
        instelling: HttpInstelling,
        *,
        nu: Callable[[], datetime] = lambda: datetime.now(UTC),
        slaap: Callable[[float], None] = time.sleep,
    ) -> None:
        super().__init__(BRON, nu)
        self._instelling = instelling
        self._slaap = slaap
        self._client = httpx.Client(
            headers={**instelling.koppen, "Accept": _INHOUD, "Content-Type": _INHOUD, "Accept-Encoding": "identity"},
            auth=instelling.authenticatie,
            verify=instelling.tls if instelling.tls is not None else True,
            timeout=httpx.Timeout(instelling.lezen, connect=instelling.verbinden),
            follow_redirects=False,
            # No proxy, certificate or password from the environment: only what the settings say.
            trust_env=False,
        )

    def __enter__(self) -> "HttpBrp":
        return self

    def __exit__(self, *_: object) -> None:
        self.sluit()

    def sluit(self) -> None:
        """Close all connections."""
        self._client.close()

    def _antwoord(self, vraag: Vraag) -> Mapping[str, Any]:
        inhoud = json.dumps(vraag.draad()).encode()
        ontvangen = self._vraag_een_keer(inhoud)
        if ontvangen.status == 429:
            wachten = _retry_after(ontvangen.koppen, self._nu())
            # Without Retry-After nobody knows when; asking again at once only makes it busier.
            if wachten is not None and wachten <= self._instelling.langste_wachttijd:
                self._slaap(wachten)
                ontvangen = self._vraag_een_keer(inhoud)
        return _beoordeel(ontvangen, self._nu())

    def _vraag_een_keer(self, inhoud: bytes) -> _Ontvangen:
        """One exchange. Every transport error becomes a `BrpFout` without a chain."""
        fout: BrpFout
        try:
            return self._wissel_uit(inhoud)
        except BrpFout as eigen:
            fout = eigen
        except httpx.TimeoutException:
            fout = _te_laat()
        except httpx.DecodingError:
            fout = BrpAntwoordOngeldig("De BRP gaf een onleesbaar antwoord. Er is niets overgenomen.")
        except httpx.HTTPError:
            fout = BrpNietBereikbaar(
                "De BRP is niet bereikbaar. Probeer het later nog eens, of werk zonder de BRP verder."
            )
        raise fout.with_traceback(None)

    def _wissel_uit(self, inhoud: bytes) -> _Ontvangen:
        uiterlijk = time.monotonic() + self._instelling.totaal
        gelezen = bytearray()
        with self._client.stream("POST", self._instelling.doel, content=inhoud) as antwoord:
            for brok in antwoord.iter_bytes():
                gelezen += brok
                if len(gelezen) > self._instelling.grootste_antwoord:
                    raise BrpAntwoordOngeldig("De BRP gaf een veel te groot antwoord. Er is niets overgenomen.")
                # The read time-out counts per piece; a trickle of small pieces is stopped here.
                if time.monotonic() > uiterlijk:
                    raise _te_laat()
            return _Ontvangen(antwoord.status_code, antwoord.headers, bytes(gelezen))


def _te_laat() -> BrpNietBereikbaar:
    return BrpNietBereikbaar("De BRP antwoordt niet op tijd. Probeer het later nog eens, of werk zonder de BRP verder.")


def _retry_after(koppen: httpx.Headers, nu: datetime) -> int | None:
    """Seconds to wait: the header holds a number or an HTTP date; None when absent or nonsense."""
    tekst = koppen.get("retry-after", "").strip()
    if tekst.isascii() and tekst.isdigit() and len(tekst) <= 6:
        return int(tekst)
    try:
        moment = parsedate_to_datetime(tekst)
    except (ValueError, IndexError):
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0, round((moment - nu).total_seconds()))


def _beoordeel(ontvangen: _Ontvangen, nu: datetime) -> Mapping[str, Any]:
    """The JSON of a 200 answer; every other status becomes its `BrpFout`."""
    if ontvangen.status != 200:
        _weiger(ontvangen, nu)
    if ontvangen.soort != "application/json":
        raise BrpAntwoordOngeldig("De BRP gaf een antwoord dat geen JSON is. Er is niets overgenomen.")
    antwoord = _json(ontvangen.inhoud)
    if not isinstance(antwoord, dict):
        raise BrpAntwoordOngeldig("De BRP gaf een onleesbaar antwoord. Er is niets overgenomen.")
    return antwoord


def _weiger(ontvangen: _Ontvangen, nu: datetime) -> NoReturn:
    status = ontvangen.status
    if status == 429:
        raise BrpTeDruk("Het is te druk bij de BRP. Probeer het straks nog eens.", _retry_after(ontvangen.koppen, nu))
    if status >= 500:
        raise BrpNietBereikbaar(f"De BRP heeft een storing ({status}). Probeer het later nog eens.")
    if status in (401, 403):
        raise BrpGeweigerd(f"De BRP laat ons deze vraag niet stellen ({status}). Meld dit bij functioneel beheer.")
    if 300 <= status < 400:
        raise BrpAntwoordOngeldig(
            "De BRP verwijst naar een ander adres; dat volgen we niet. Meld dit bij functioneel beheer."
        )
    if status == 400:
        raise _ongeldige_vraag(_json(ontvangen.inhoud))
    raise BrpAntwoordOngeldig(
        f"Op het adres van de BRP antwoordt iets anders ({status}). Meld dit bij functioneel beheer."
    )


def _ongeldige_vraag(probleem: object) -> BrpOngeldigeVraag:
    """A 400. The texts of the other side may repeat what was asked, so only its code is looked at."""
    if isinstance(probleem, dict) and probleem.get("code") == "tooManyResults":
        return BrpTeVeelTreffers("De BRP vindt te veel personen. Vul meer in, bijvoorbeeld voornamen of geboortedatum.")
    return BrpOngeldigeVraag(
        "De BRP begrijpt deze vraag niet (400). Kijk de invoer na of meld dit bij functioneel beheer."
    )


def _json(inhoud: bytes) -> object:
    """Parsed JSON, or None when it is none: the parser's own error would carry the whole text along."""
    try:
        return json.loads(inhoud)
    except (ValueError, RecursionError):
        return None
