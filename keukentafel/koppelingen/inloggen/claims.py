"""Check the claims of an ID token whose signature was already verified, and make an identity of them.

Source: OpenID Connect Core 1.0 §3.1.3.7 (ID token validation) and §5.3.4 (userinfo), OIDC NL GOV 1.0.1. The library
that fetches the token (mozilla-django-oidc 5.0.2) checks signature, nonce and expiry, but neither issuer nor audience:
call this in `verify_claims`/`get_or_create_user`, always, with the payload of the ID token.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from hmac import compare_digest
from typing import Any


class OidcReden(StrEnum):
    """Why a sign-in was refused: for the log. What the person reads is in the message."""

    UITGEVER = "uitgever"
    PUBLIEK = "publiek"
    VERLOPEN = "verlopen"
    TOEKOMST = "toekomst"
    NONCE = "nonce"
    ONDERWERP = "onderwerp"
    ONVOLLEDIG = "onvolledig"
    ZWAK = "zwak"
    LANG_GELEDEN = "lang_geleden"
    EMAIL = "email"
    EMAIL_ONBEVESTIGD = "email_onbevestigd"
    DOMEIN = "domein"
    ONBEKEND = "onbekend"
    UIT_DIENST = "uit_dienst"
    DUBBEL = "dubbel"


class OidcGeweigerd(Exception):
    """No sign-in. `reden` goes to the log, the message to the person; neither holds a value from the token."""

    def __init__(self, reden: OidcReden, melding: str) -> None:
        super().__init__(melding)
        self.reden = reden


@dataclass(frozen=True, slots=True, kw_only=True)
class OidcEisen:
    """What we ask of the identity provider.

    Strong enough is a token whose `acr` is in `acr` or whose `amr` has one of `amr`; leave both empty only when the
    provider itself enforces a second factor (an explicit choice of the municipality). `langste_aanmelding`: how
    long ago the person may have signed in there. `domeinen`: allowed mail domains, empty for all.
    """

    uitgever: str
    client_id: str
    acr: frozenset[str] = frozenset()
    amr: frozenset[str] = frozenset({"mfa"})
    domeinen: frozenset[str] = frozenset()
    speling: timedelta = timedelta(seconds=60)
    langste_aanmelding: timedelta | None = None
    eis_bevestigd_adres: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class OidcIdentiteit:
    """Who signed in. `uitgever` + `onderwerp` is the only lasting key; mail address and name may change."""

    uitgever: str
    onderwerp: str
    email: str
    naam: str
    zekerheid: str
    aangemeld_op: datetime | None
    groepen: tuple[str, ...] = ()


def identiteit_uit_claims(
    token: Mapping[str, Any],
    eisen: OidcEisen,
    nu: datetime,
    *,
    nonce: str | None = None,
    userinfo: Mapping[str, Any] | None = None,
) -> OidcIdentiteit:
    """Claims -> identity, or `OidcGeweigerd`. `nu` is aware; `nonce` is the one we sent (None: checked elsewhere).

    `userinfo` may add mail address and name, and never security claims; its `sub` must be the same.
    """
    _eis_herkomst(token, eisen, nonce)
    aangemeld_op = _eis_tijd(token, eisen, nu)
    zekerheid = _eis_zekerheid(token, eisen)
    onderwerp = _tekst(token, "sub", 255)
    if not onderwerp or not onderwerp.isascii():
        raise _ongeldig(OidcReden.ONDERWERP)
    if userinfo is not None and userinfo.get("sub") != onderwerp:
        raise _ongeldig(OidcReden.ONDERWERP)
    userinfo = userinfo or {}
    # Address and its confirmation come from one place, never mixed.
    adres = userinfo if "email" in userinfo else token
    return OidcIdentiteit(
        uitgever=eisen.uitgever,
        onderwerp=onderwerp,
        email=_eis_email(adres, eisen),
        naam=_tekst({**token, **userinfo}, "name", 200) or "",
        zekerheid=zekerheid,
        aangemeld_op=aangemeld_op,
        groepen=_teksten(token.get("groups")),
    )


def _eis_herkomst(token: Mapping[str, Any], eisen: OidcEisen, nonce: str | None) -> None:
    """From our provider, for us, and in answer to our own request."""
    if token.get("iss") != eisen.uitgever:
        raise _ongeldig(OidcReden.UITGEVER)
    publiek = _teksten(token.get("aud"))
    # With more audiences the token must say that it was issued to us (`azp`).
    if eisen.client_id not in publiek or token.get("azp", None if publiek[1:] else eisen.client_id) != eisen.client_id:
        raise _ongeldig(OidcReden.PUBLIEK)
    gekregen = token.get("nonce")
    if nonce is not None and not (isinstance(gekregen, str) and compare_digest(gekregen.encode(), nonce.encode())):
        raise _ongeldig(OidcReden.NONCE)


def _eis_tijd(token: Mapping[str, Any], eisen: OidcEisen, nu: datetime) -> datetime | None:
    """Not expired, not from the future, and signed in recently enough; gives the moment of signing in."""
    verloopt, uitgegeven = _moment(token, "exp"), _moment(token, "iat")
    if verloopt is None or uitgegeven is None:
        raise _ongeldig(OidcReden.ONVOLLEDIG)
    if nu > verloopt + eisen.speling:
        raise OidcGeweigerd(OidcReden.VERLOPEN, "De aanmelding is verlopen. Meld je opnieuw aan.")
    if any(moment and moment > nu + eisen.speling for moment in (uitgegeven, _moment(token, "nbf"))):
        raise _ongeldig(OidcReden.TOEKOMST)
    aangemeld = _moment(token, "auth_time")
    if eisen.langste_aanmelding is not None and (aangemeld is None or nu - aangemeld > eisen.langste_aanmelding):
        raise OidcGeweigerd(OidcReden.LANG_GELEDEN, "Je aanmelding is te lang geleden. Meld je opnieuw aan.")
    return aangemeld


def _eis_zekerheid(token: Mapping[str, Any], eisen: OidcEisen) -> str:
    """How strong the sign-in was, as the provider says; only the signed ID token counts, never userinfo."""
    acr, amr = _tekst(token, "acr", 200) or "", _teksten(token.get("amr"))
    sterk = acr in eisen.acr or not eisen.amr.isdisjoint(amr)
    if not sterk and (eisen.acr or eisen.amr):
        raise OidcGeweigerd(
            OidcReden.ZWAK,
            "Voor Keukentafel is een tweede stap bij het aanmelden nodig, zoals een code op je telefoon.",
        )
    return acr or " ".join(amr)


def _eis_email(persoon: Mapping[str, Any], eisen: OidcEisen) -> str:
    """A plausible address, confirmed by the provider, in an allowed domain; in lower case."""
    email = (_tekst(persoon, "email", 254) or "").lower()
    if not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", email):
        raise OidcGeweigerd(
            OidcReden.EMAIL, "Bij je aanmelding zit geen e-mailadres. Vraag functioneel beheer om hulp."
        )
    # The standard says boolean; some providers send text.
    if eisen.eis_bevestigd_adres and persoon.get("email_verified") not in (True, "true"):
        raise OidcGeweigerd(
            OidcReden.EMAIL_ONBEVESTIGD, "Je e-mailadres is nog niet bevestigd. Vraag functioneel beheer om hulp."
        )
    if eisen.domeinen and email.rpartition("@")[2] not in eisen.domeinen:
        raise OidcGeweigerd(OidcReden.DOMEIN, "Met dit e-mailadres kun je hier niet aanmelden.")
    return email


def _ongeldig(reden: OidcReden) -> OidcGeweigerd:
    """For everything that a person cannot mend."""
    return OidcGeweigerd(
        reden, "De aanmelding klopt niet. Probeer het opnieuw; blijft het zo, meld het dan bij beheer."
    )


def _tekst(claims: Mapping[str, Any], naam: str, maximaal: int) -> str | None:
    waarde = claims.get(naam)
    return waarde.strip() if isinstance(waarde, str) and len(waarde) <= maximaal else None


def _teksten(waarde: object) -> tuple[str, ...]:
    """A claim that may be one text or a list of texts."""
    lijst = waarde if isinstance(waarde, list) else [waarde]
    return tuple(deel for deel in lijst if isinstance(deel, str) and deel)


def _moment(claims: Mapping[str, Any], naam: str) -> datetime | None:
    """A NumericDate; None when absent, no number, or out of any calendar."""
    waarde = claims.get(naam)
    if isinstance(waarde, bool) or not isinstance(waarde, int | float):
        return None
    return datetime.fromtimestamp(waarde, UTC) if 0 <= waarde < 32_503_680_000 else None
