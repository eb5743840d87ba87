"""A loopback identity provider: discovery, authorize, token, jwks, userinfo and sign-out, over a real socket.

Strict where it matters: client and redirect address, state, nonce, PKCE (S256 only), codes that live one minute and
work once. In good humour it signs in `huidig` at once, or shows a page with one button per user when `huidig` is None
(for a browser). A `Streek` makes the next sign-ins go wrong in one known way.

    with oidc_aanbieder(gebruikers=[{"sub": "1", "email": "w.coach@schiedam.example"}]) as aanbieder:
        settings = aanbieder.mozilla_instellingen()
"""

import html
import json
import secrets
import time
from base64 import b64decode
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Any
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from tests.loopback import StilleHandler, serveer
from tests.oidc_sleutels import Sleutel, ongetekend, pkce_uitdaging

CODE_LEEFT = 60
TOKEN_LEEFT = 300


class Streek(Enum):
    """One way to misbehave."""

    ALG_NONE = auto()  # ID token without signature
    VREEMDE_SLEUTEL = auto()  # signed by a key that is not ours, under our key id
    ONBEKENDE_SLEUTEL = auto()  # signed under a key id that jwks does not hold
    ANDERE_UITGEVER = auto()
    ANDER_PUBLIEK = auto()
    VERLOPEN = auto()
    UIT_DE_TOEKOMST = auto()
    GEEN_NONCE = auto()
    ANDERE_NONCE = auto()
    ANDERE_STATE = auto()
    ZONDER_TWEEDE_STAP = auto()  # amr holds a password only
    ANDER_USERINFO = auto()  # userinfo of somebody else
    ZONDER_EMAIL = auto()
    ONBEVESTIGD = auto()
    WEIGERT = auto()  # the person presses "cancel": error=access_denied
    TOKEN_KAPOT = auto()  # the token endpoint answers 500
    TOKEN_ONZIN = auto()  # the token endpoint answers a web page


@dataclass(frozen=True)
class _Uitgegeven:
    """What was promised at authorize, to be kept at token."""

    sub: str
    redirect_uri: str
    nonce: str
    uitdaging: str
    tot: float


class _Fout(Exception):
    """A refusal of the token endpoint, with its OAuth error code (RFC 6749 §5.2)."""


@dataclass
class OidcAanbieder:
    """The running provider. `verzoeken` holds every request as (path, parameters) for the test to look into."""

    gebruikers: dict[str, dict[str, Any]]
    huidig: str | None
    client_id: str
    client_geheim: str
    terugadressen: frozenset[str]
    adres: str = ""
    streken: set[Streek] = field(default_factory=set)
    verzoeken: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    sleutel: Sleutel = field(default_factory=lambda: Sleutel.nieuw("sleutel-1"))
    vreemde: Sleutel = field(default_factory=lambda: Sleutel.nieuw("vreemd"))
    codes: dict[str, _Uitgegeven] = field(default_factory=dict)
    toegang: dict[str, str] = field(default_factory=dict)

    # --- for the test -------------------------------------------------------------------------------------------

    def mozilla_instellingen(self) -> dict[str, Any]:
        """Settings of mozilla-django-oidc 5 that belong to this provider."""
        return {
            "OIDC_UITGEVER": self.adres,
            "OIDC_RP_CLIENT_ID": self.client_id,
            "OIDC_RP_CLIENT_SECRET": self.client_geheim,
            "OIDC_RP_SIGN_ALGO": "RS256",
            "OIDC_RP_SCOPES": "openid email profile",
            "OIDC_OP_AUTHORIZATION_ENDPOINT": f"{self.adres}/authorize",
            "OIDC_OP_TOKEN_ENDPOINT": f"{self.adres}/token",
            "OIDC_OP_USER_ENDPOINT": f"{self.adres}/userinfo",
            "OIDC_OP_JWKS_ENDPOINT": f"{self.adres}/jwks",
            "OIDC_USE_PKCE": True,
            "OIDC_TIMEOUT": 5,
        }

    def wissel_sleutel(self) -> None:
        """A new signing key; the old one leaves jwks at once."""
        self.sleutel = Sleutel.nieuw(f"sleutel-{secrets.token_hex(4)}")

    # --- the protocol -------------------------------------------------------------------------------------------

    def ontdekking(self) -> dict[str, Any]:
        """OpenID Connect Discovery 1.0."""
        return {
            "issuer": self.adres,
            "authorization_endpoint": f"{self.adres}/authorize",
            "token_endpoint": f"{self.adres}/token",
            "userinfo_endpoint": f"{self.adres}/userinfo",
            "jwks_uri": f"{self.adres}/jwks",
            "end_session_endpoint": f"{self.adres}/logout",
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "code_challenge_methods_supported": ["S256"],
            "token_endpoint_auth_methods_supported": ["client_secret_post", "client_secret_basic"],
            "scopes_supported": ["openid", "email", "profile"],
        }

    def kent(self, vraag: dict[str, str]) -> bool:
        """Is it our client, to return to an agreed address? If not there may be no redirect at all."""
        return vraag.get("client_id") == self.client_id and vraag.get("redirect_uri") in self.terugadressen

    def keur_aanmelding(self, vraag: dict[str, str]) -> str:
        """'' when the request to sign in is complete and safe, else the OAuth error code."""
        if vraag.get("response_type") != "code":
            return "unsupported_response_type"
        if "openid" not in vraag.get("scope", "").split():
            return "invalid_scope"
        veilig = vraag.get("code_challenge_method") == "S256" and len(vraag.get("code_challenge", "")) == 43
        return "" if veilig and vraag.get("state") and vraag.get("nonce") else "invalid_request"

    def terug(self, vraag: dict[str, str], sub: str | None) -> str:
        """The address to send the browser back to: with a code, or with an error."""
        fout = self.keur_aanmelding(vraag) or ("access_denied" if Streek.WEIGERT in self.streken else "")
        state = "andere-state" if Streek.ANDERE_STATE in self.streken else vraag.get("state", "")
        if not fout and sub not in self.gebruikers:
            fout = "access_denied"
        if fout:
            return f"{vraag['redirect_uri']}?{urlencode({'error': fout, 'state': state})}"
        code = secrets.token_urlsafe(24)
        self.codes[code] = _Uitgegeven(
            str(sub), vraag["redirect_uri"], vraag["nonce"], vraag["code_challenge"], time.time() + CODE_LEEFT
        )
        return f"{vraag['redirect_uri']}?{urlencode({'code': code, 'state': state})}"

    def wissel_in(self, vraag: dict[str, str], basic: str) -> dict[str, Any]:
        """Code -> tokens, or `_Fout`. A code works once, also when the rest of the request is wrong."""
        client, geheim = self._client(vraag, basic)
        if client != self.client_id or not secrets.compare_digest(geheim, self.client_geheim):
            raise _Fout("invalid_client")
        if vraag.get("grant_type") != "authorization_code":
            raise _Fout("unsupported_grant_type")
        uitgegeven = self.codes.pop(vraag.get("code", ""), None)
        if uitgegeven is None or time.time() > uitgegeven.tot or vraag.get("redirect_uri") != uitgegeven.redirect_uri:
            raise _Fout("invalid_grant")
        if pkce_uitdaging(vraag.get("code_verifier", "")) != uitgegeven.uitdaging:
            raise _Fout("invalid_grant")
        toegang = secrets.token_urlsafe(24)
        self.toegang[toegang] = uitgegeven.sub
        id_token = self._id_token(self._claims(uitgegeven))
        return {"access_token": toegang, "token_type": "Bearer", "expires_in": TOKEN_LEEFT, "id_token": id_token}

    def userinfo(self, authorization: str) -> dict[str, Any] | None:
        """Claims about the bearer, or None without a good token."""
        sub = self.toegang.get(authorization.removeprefix("Bearer "))
        if sub is None or not authorization.startswith("Bearer "):
            return None
        persoon = self._persoon(sub)
        return {**persoon, "sub": "iemand-anders"} if Streek.ANDER_USERINFO in self.streken else persoon

    @staticmethod
    def _client(vraag: dict[str, str], basic: str) -> tuple[str, str]:
        """Client id and secret from the form, or from the header (url-encoded in it: RFC 6749 §2.3.1)."""
        if not basic.startswith("Basic "):
            return vraag.get("client_id", ""), vraag.get("client_secret", "")
        naam, _, geheim = b64decode(basic.removeprefix("Basic ")).decode().partition(":")
        return unquote(naam), unquote(geheim)

    def _persoon(self, sub: str) -> dict[str, Any]:
        persoon = {"email_verified": True, **self.gebruikers[sub]}
        if Streek.ZONDER_EMAIL in self.streken:
            persoon.pop("email", None)
        if Streek.ONBEVESTIGD in self.streken:
            persoon["email_verified"] = False
        return persoon

    def _claims(self, uitgegeven: _Uitgegeven) -> dict[str, Any]:
        nu = int(time.time())
        claims = {
            "iss": self.adres,
            "aud": self.client_id,
            "iat": nu,
            "auth_time": nu,
            "exp": nu + TOKEN_LEEFT,
            "nonce": uitgegeven.nonce,
            "amr": ["pwd", "otp", "mfa"],
            **self._persoon(uitgegeven.sub),
        }
        for streek in self.streken:
            claims.update(_BEDORVEN.get(streek, dict)())
        return {naam: waarde for naam, waarde in claims.items() if waarde is not None}

    def _id_token(self, claims: dict[str, Any]) -> str:
        if Streek.ALG_NONE in self.streken:
            return ongetekend(claims, self.sleutel.kid)
        if Streek.VREEMDE_SLEUTEL in self.streken:
            return self.vreemde.teken(claims, kid=self.sleutel.kid)
        if Streek.ONBEKENDE_SLEUTEL in self.streken:
            return self.vreemde.teken(claims)
        return self.sleutel.teken(claims)


_BEDORVEN: dict[Streek, Callable[[], dict[str, Any]]] = {
    Streek.ANDERE_UITGEVER: lambda: {"iss": "https://elders.invalid"},
    Streek.ANDER_PUBLIEK: lambda: {"aud": "een-andere-toepassing"},
    Streek.VERLOPEN: lambda: {"exp": int(time.time()) - 3600, "iat": int(time.time()) - 7200},
    Streek.UIT_DE_TOEKOMST: lambda: {"iat": int(time.time()) + 3600, "exp": int(time.time()) + 7200},
    Streek.GEEN_NONCE: lambda: {"nonce": None},
    Streek.ANDERE_NONCE: lambda: {"nonce": "een-andere-nonce"},
    Streek.ZONDER_TWEEDE_STAP: lambda: {"amr": ["pwd"]},
}


@contextmanager
def oidc_aanbieder(
    gebruikers: Iterable[dict[str, Any]],
    *,
    terugadressen: Iterable[str] = ("http://testserver/oidc/callback/",),
    client_id: str = "keukentafel",
    client_geheim: str = "proef-geheim",
    kies_in_browser: bool = False,
) -> Iterator[OidcAanbieder]:
    """Serve until the end of the block. Each user is a dict of claims with at least `sub`; the first one signs in."""
    per_sub = {gebruiker["sub"]: gebruiker for gebruiker in gebruikers}
    huidig = None if kies_in_browser else next(iter(per_sub))
    aanbieder = OidcAanbieder(per_sub, huidig, client_id, client_geheim, frozenset(terugadressen))
    with serveer(_handler(aanbieder)) as adres:
        aanbieder.adres = adres
        yield aanbieder


def _handler(aanbieder: OidcAanbieder) -> type[StilleHandler]:
    class Handler(StilleHandler):
        def do_GET(self) -> None:
            pad, vraag = self.ontleed(urlsplit(self.path).query)
            wegen = {
                "/.well-known/openid-configuration": lambda: self.json(200, aanbieder.ontdekking()),
                "/jwks": lambda: self.json(200, {"keys": [aanbieder.sleutel.jwk]}),
                "/authorize": lambda: self.aanmelden(vraag),
                "/userinfo": self.userinfo,
                "/logout": lambda: self.afmelden(vraag),
            }
            wegen.get(pad, lambda: self.json(404, {"error": "not_found"}))()

        def do_POST(self) -> None:
            pad, vraag = self.ontleed(self.lees_inhoud().decode())
            if pad != "/token" or Streek.TOKEN_KAPOT in aanbieder.streken:
                self.json(404 if pad != "/token" else 500, {"error": "server_error"})
            elif Streek.TOKEN_ONZIN in aanbieder.streken:
                self.antwoord(200, b"<html>Even geduld</html>", "text/html")
            else:
                self.token(vraag)

        def ontleed(self, tekst: str) -> tuple[str, dict[str, str]]:
            pad, vraag = urlsplit(self.path).path, dict(parse_qsl(tekst, keep_blank_values=True))
            aanbieder.verzoeken.append((pad, vraag))
            return pad, vraag

        def aanmelden(self, vraag: dict[str, str]) -> None:
            if not aanbieder.kent(vraag):
                self.json(400, {"error": "invalid_request"})
                return
            sub = vraag.get("gebruiker") or aanbieder.huidig
            if sub is None and not aanbieder.keur_aanmelding(vraag):
                self.antwoord(200, _keuzepagina(aanbieder, vraag).encode(), "text/html; charset=utf-8")
            else:
                self.stuur_naar(aanbieder.terug(vraag, sub))

        def token(self, vraag: dict[str, str]) -> None:
            try:
                tokens = aanbieder.wissel_in(vraag, self.headers.get("Authorization", ""))
            except _Fout as fout:
                self.json(401 if str(fout) == "invalid_client" else 400, {"error": str(fout)})
            else:
                self.json(200, tokens)

        def userinfo(self) -> None:
            claims = aanbieder.userinfo(self.headers.get("Authorization", ""))
            self.json(200 if claims else 401, claims or {"error": "invalid_token"})

        def afmelden(self, vraag: dict[str, str]) -> None:
            doel = vraag.get("post_logout_redirect_uri", "")
            host = {urlsplit(adres).netloc for adres in aanbieder.terugadressen}
            if urlsplit(doel).netloc in host:
                self.stuur_naar(doel)
            else:
                self.json(200, {"afgemeld": True})

        def stuur_naar(self, doel: str) -> None:
            self.antwoord(302, b"", "text/plain", {"Location": doel})

        def json(self, status: int, waarde: dict[str, Any]) -> None:
            self.antwoord(status, json.dumps(waarde).encode(), "application/json", {"Cache-Control": "no-store"})

    return Handler


def _keuzepagina(aanbieder: OidcAanbieder, vraag: dict[str, str]) -> str:
    """One button per user; all parameters of the request travel along."""
    verborgen = "".join(
        f'<input type="hidden" name="{html.escape(naam)}" value="{html.escape(waarde)}">'
        for naam, waarde in vraag.items()
    )
    namen = {sub: g.get("name") or g.get("email") or sub for sub, g in aanbieder.gebruikers.items()}
    knoppen = "".join(
        f'<button name="gebruiker" value="{html.escape(sub)}">{html.escape(naam)}</button>'
        for sub, naam in namen.items()
    )
    titel = "Aanmelden bij de gemeente (proef)"
    return (
        f'<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>{titel}</title></head>'
        f"<body><main><h1>{titel}</h1><form>{verborgen}{knoppen}</form></main></body></html>"
    )
