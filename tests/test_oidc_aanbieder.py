"""The loopback provider against the real library (mozilla-django-oidc), and its own refusals."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import httpx
import jwt
import pytest
import requests
from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.core.exceptions import SuspiciousOperation
from django.test import RequestFactory
from django.urls import include, path
from mozilla_django_oidc.auth import OIDCAuthenticationBackend
from mozilla_django_oidc.views import OIDCAuthenticationRequestView

from keukentafel.koppelingen.inloggen import (
    OidcEisen,
    OidcGeweigerd,
    OidcIdentiteit,
    OidcReden,
    identiteit_uit_claims,
)
from tests.oidc_aanbieder import OidcAanbieder, Streek, oidc_aanbieder
from tests.oidc_sleutels import pkce_uitdaging

urlpatterns = [path("oidc/", include("mozilla_django_oidc.urls"))]

GEBRUIKERS = [
    {"sub": "u-1", "email": "w.coach@schiedam.example", "name": "W. Coach"},
    {"sub": "u-2", "email": "m.ondersteuner@schiedam.example"},
]
TERUG = "http://testserver/oidc/callback/"
VERIFIER = "v" * 64
VRAAG = {
    "response_type": "code",
    "client_id": "keukentafel",
    "redirect_uri": TERUG,
    "scope": "openid email",
    "state": "s",
    "nonce": "n",
    "code_challenge": pkce_uitdaging(VERIFIER),
    "code_challenge_method": "S256",
}


@pytest.fixture(scope="module")
def _server() -> Iterator[OidcAanbieder]:
    with oidc_aanbieder(GEBRUIKERS, terugadressen=[TERUG]) as server:
        yield server


@pytest.fixture
def aanbieder(_server: OidcAanbieder) -> OidcAanbieder:
    _server.streken.clear()
    _server.verzoeken.clear()
    _server.huidig = "u-1"
    return _server


class _Backend(OIDCAuthenticationBackend):
    """As ours will be: the library fetches and verifies, our own check decides; here it gives the identity."""

    def get_or_create_user(self, access_token: str, id_token: str, payload: dict[str, Any]) -> OidcIdentiteit:
        eisen = OidcEisen(uitgever=self.get_settings("OIDC_UITGEVER"), client_id=self.OIDC_RP_CLIENT_ID)
        userinfo = self.get_userinfo(access_token, id_token, payload)
        return identiteit_uit_claims(payload, eisen, datetime.now(UTC), userinfo=userinfo)


def _meld_aan(aanbieder: OidcAanbieder, settings: Any) -> OidcIdentiteit:
    """The whole road: our request view, the provider's page, the callback, the token."""
    settings.ROOT_URLCONF = __name__
    settings.ALLOWED_HOSTS = ["testserver"]
    settings.OIDC_AUTHENTICATION_CALLBACK_URL = "oidc_authentication_callback"
    for naam, waarde in aanbieder.mozilla_instellingen().items():
        setattr(settings, naam, waarde)
    verzoek = RequestFactory().get("/oidc/authenticate/")
    verzoek.session = SessionStore()
    heen = OIDCAuthenticationRequestView.as_view()(verzoek)
    terug = httpx.get(heen["Location"]).headers["Location"]
    antwoord = RequestFactory().get(terug)
    antwoord.session = verzoek.session
    bewaard = verzoek.session["oidc_states"][antwoord.GET["state"]]
    return _Backend().authenticate(antwoord, nonce=bewaard["nonce"], code_verifier=bewaard["code_verifier"])


def test_aanmelden_met_de_echte_bibliotheek(aanbieder: OidcAanbieder, settings: Any):
    identiteit = _meld_aan(aanbieder, settings)
    assert (identiteit.onderwerp, identiteit.naam) == ("u-1", "W. Coach")
    assert (identiteit.uitgever, identiteit.zekerheid) == (aanbieder.adres, "pwd otp mfa")
    assert [pad for pad, _ in aanbieder.verzoeken] == ["/authorize", "/token", "/jwks", "/userinfo"]


def test_na_een_sleutelwissel(aanbieder: OidcAanbieder, settings: Any):
    aanbieder.wissel_sleutel()
    assert _meld_aan(aanbieder, settings).onderwerp == "u-1"


@pytest.mark.parametrize(
    ("streek", "fout"),
    [
        (Streek.ALG_NONE, SuspiciousOperation),
        (Streek.VREEMDE_SLEUTEL, SuspiciousOperation),
        (Streek.ONBEKENDE_SLEUTEL, SuspiciousOperation),
        (Streek.GEEN_NONCE, SuspiciousOperation),
        (Streek.ANDERE_NONCE, SuspiciousOperation),
        # These three the library lets through as they are: whoever calls it must catch them.
        (Streek.VERLOPEN, jwt.PyJWTError),
        (Streek.UIT_DE_TOEKOMST, jwt.PyJWTError),
        (Streek.TOKEN_KAPOT, requests.RequestException),
        (Streek.TOKEN_ONZIN, requests.RequestException),
    ],
)
def test_bibliotheek_weigert(aanbieder: OidcAanbieder, settings: Any, streek: Streek, fout: type[Exception]):
    aanbieder.streken.add(streek)
    with pytest.raises(fout):
        _meld_aan(aanbieder, settings)


@pytest.mark.parametrize(
    ("streek", "reden"),
    [
        (Streek.ANDERE_UITGEVER, OidcReden.UITGEVER),
        (Streek.ANDER_PUBLIEK, OidcReden.PUBLIEK),
        (Streek.ZONDER_TWEEDE_STAP, OidcReden.ZWAK),
        (Streek.ANDER_USERINFO, OidcReden.ONDERWERP),
        (Streek.ZONDER_EMAIL, OidcReden.EMAIL),
        (Streek.ONBEVESTIGD, OidcReden.EMAIL_ONBEVESTIGD),
    ],
)
def test_onze_eigen_controle_weigert(aanbieder: OidcAanbieder, settings: Any, streek: Streek, reden: OidcReden):
    """What the library would have let in."""
    aanbieder.streken.add(streek)
    with pytest.raises(OidcGeweigerd) as fout:
        _meld_aan(aanbieder, settings)
    assert fout.value.reden is reden


def _vraag(aanbieder: OidcAanbieder, **anders: str) -> httpx.Response:
    return httpx.get(f"{aanbieder.adres}/authorize", params={**VRAAG, **anders})


def _terug(antwoord: httpx.Response) -> dict[str, str]:
    return dict(parse_qsl(urlsplit(antwoord.headers["Location"]).query))


@pytest.mark.parametrize("anders", [{"client_id": "vreemd"}, {"redirect_uri": "https://elders.invalid/"}])
def test_nooit_doorsturen_naar_een_vreemd_adres(aanbieder: OidcAanbieder, anders: dict[str, str]):
    antwoord = _vraag(aanbieder, **anders)
    assert antwoord.status_code == 400
    assert "Location" not in antwoord.headers


@pytest.mark.parametrize(
    ("anders", "fout"),
    [
        ({"response_type": "token"}, "unsupported_response_type"),
        ({"scope": "email"}, "invalid_scope"),
        ({"state": ""}, "invalid_request"),
        ({"nonce": ""}, "invalid_request"),
        ({"code_challenge": ""}, "invalid_request"),
        ({"code_challenge_method": "plain"}, "invalid_request"),
        ({"gebruiker": "niemand"}, "access_denied"),
    ],
)
def test_onvolledige_vraag(aanbieder: OidcAanbieder, anders: dict[str, str], fout: str):
    assert _terug(_vraag(aanbieder, **anders))["error"] == fout


def test_weigeren_en_andere_state(aanbieder: OidcAanbieder):
    aanbieder.streken |= {Streek.WEIGERT, Streek.ANDERE_STATE}
    assert _terug(_vraag(aanbieder)) == {"error": "access_denied", "state": "andere-state"}


def _token(aanbieder: OidcAanbieder, code: str, auth: tuple[str, str] | None = None, **anders: str) -> httpx.Response:
    vraag = {"grant_type": "authorization_code", "code": code, "redirect_uri": TERUG, "code_verifier": VERIFIER}
    client = {} if auth else {"client_id": "keukentafel", "client_secret": "proef-geheim"}
    return httpx.post(f"{aanbieder.adres}/token", data={**vraag, **client, **anders}, auth=auth)


@pytest.mark.parametrize(
    ("anders", "fout"),
    [
        ({"client_secret": "fout"}, "invalid_client"),
        ({"grant_type": "password"}, "unsupported_grant_type"),
        ({"code": "geraden"}, "invalid_grant"),
        ({"redirect_uri": "http://testserver/"}, "invalid_grant"),
        ({"code_verifier": "w" * 64}, "invalid_grant"),
    ],
)
def test_code_inwisselen_geweigerd(aanbieder: OidcAanbieder, anders: dict[str, str], fout: str):
    code = _terug(_vraag(aanbieder))["code"]
    assert _token(aanbieder, **{"code": code, **anders}).json() == {"error": fout}


def test_code_werkt_een_keer_en_niet_na_een_minuut(aanbieder: OidcAanbieder, monkeypatch: pytest.MonkeyPatch):
    code = _terug(_vraag(aanbieder))["code"]
    assert _token(aanbieder, code, auth=("keukentafel", "proef-geheim")).status_code == 200
    assert _token(aanbieder, code).json() == {"error": "invalid_grant"}
    code = _terug(_vraag(aanbieder))["code"]
    over_een_minuut = time.time() + 61
    monkeypatch.setattr(time, "time", lambda: over_een_minuut)
    assert _token(aanbieder, code).json() == {"error": "invalid_grant"}


def test_userinfo_alleen_met_toegang(aanbieder: OidcAanbieder):
    tokens = _token(aanbieder, _terug(_vraag(aanbieder))["code"]).json()
    for kop, status in ((f"Bearer {tokens['access_token']}", 200), ("Bearer x", 401), (tokens["access_token"], 401)):
        antwoord = httpx.get(f"{aanbieder.adres}/userinfo", headers={"Authorization": kop})
        assert antwoord.status_code == status


def test_ontdekking_en_onbekende_weg(aanbieder: OidcAanbieder):
    ontdekking = httpx.get(f"{aanbieder.adres}/.well-known/openid-configuration").json()
    assert ontdekking["issuer"] == aanbieder.adres
    instellingen = aanbieder.mozilla_instellingen()
    assert ontdekking["token_endpoint"] == instellingen["OIDC_OP_TOKEN_ENDPOINT"]
    assert httpx.get(f"{aanbieder.adres}/geheim").status_code == 404
    assert httpx.post(f"{aanbieder.adres}/geheim").status_code == 404


def test_kiespagina_voor_een_browser(aanbieder: OidcAanbieder):
    aanbieder.huidig = None
    pagina = _vraag(aanbieder)
    assert '<button name="gebruiker" value="u-2">m.ondersteuner@schiedam.example</button>' in pagina.text
    assert "code" in _terug(_vraag(aanbieder, gebruiker="u-2"))


@pytest.mark.parametrize(("doel", "status"), [("http://testserver/uit/", 302), ("https://elders.invalid/", 200)])
def test_afmelden_stuurt_alleen_terug_naar_ons(aanbieder: OidcAanbieder, doel: str, status: int):
    antwoord = httpx.get(f"{aanbieder.adres}/logout", params={"post_logout_redirect_uri": doel})
    assert antwoord.status_code == status
