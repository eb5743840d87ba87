"""The steps of a log-in in the session, and what a worker typed when the log-in had expired.

Between password and code the session knows who is coming in, but nobody is logged in: `request.user` stays anonymous.
Typed fields of an expired session wait encrypted in the new session, for the same worker alone: the cookie `kt_zelfde`
(signed, HttpOnly) tells who was logged in on this browser, and is taken away at log-out.
"""

import base64
import hashlib
import json
import zlib
from dataclasses import dataclass
from typing import Any

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.contrib.auth import login
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare, salted_hmac

from keukentafel.kern import klok
from keukentafel.kern.web import getypt
from keukentafel.organisatie.handelingen.inloggen import nieuw_geheim
from keukentafel.organisatie.inloggen import mag_binnen
from keukentafel.organisatie.models import Medewerker
from keukentafel.organisatie.regels import TWEEDE_STAP, veilig_pad

STAP = "inloggen"
BEWAARD = "bewaard"
ZELFDE = f"{settings.KOEKJE_VOOR}kt_zelfde"
ZELFDE_DAGEN = 7
BEWAARD_SECONDEN = 24 * 3600


@dataclass(frozen=True)
class Stap:
    """Somebody gave the first factor. `geheim` is a new TOTP secret that is not proven yet; with `beide` the code was
    right too, and only the start password stands in the way."""

    medewerker: Medewerker
    achtergrond: str
    verder: str
    geheim: str
    beide: bool = False


@dataclass(frozen=True)
class Invoer:
    """A form that was sent after the log-in had expired."""

    pad: str
    velden: list[tuple[str, str]]


def stap_beginnen(request: HttpRequest, medewerker: Medewerker, achtergrond: str, verder: str) -> str:
    """Remember the first factor for a short while; returns the route of the second. Without a code one is set up."""
    geheim = "" if medewerker.totp_bevestigd_op else nieuw_geheim()
    request.session[STAP] = {
        "wie": str(medewerker.pk),
        "achtergrond": achtergrond,
        "verder": veilig_pad(verder),
        "geheim": geheim,
        "tot": (klok.nu() + TWEEDE_STAP).timestamp(),
    }
    return "organisatie:instellen" if geheim else "organisatie:code"


def stap_nu(request: HttpRequest) -> Stap | None:
    """The first factor that was given in this session, when it still counts."""
    gegevens = request.session.get(STAP)
    if not gegevens or gegevens["tot"] < klok.nu().timestamp():
        return None
    medewerker = Medewerker.objects.filter(pk=gegevens["wie"]).first()
    if medewerker is None or not mag_binnen(medewerker):
        return None
    return Stap(
        medewerker, gegevens["achtergrond"], gegevens["verder"], gegevens["geheim"], gegevens.get("beide", False)
    )


def beide_onthouden(request: HttpRequest) -> str:
    """Both factors were right, but the password is not the own one yet; returns the route where it becomes so."""
    request.session[STAP] |= {"beide": True}
    request.session.modified = True
    return "organisatie:eigen-wachtwoord"


def inloggen_afronden(request: HttpRequest, medewerker: Medewerker, achtergrond: str) -> None:
    """Log in for real: a new session key, and the same CSRF secret when the same worker had a form open in a tab.

    Django gives a new CSRF secret at log-in, against somebody who planted one beforehand. A secret that this very
    worker got from us at an earlier log-in was not planted; keeping it keeps the other tab's form and autosave alive.
    """
    bewaard = request.session.pop(BEWAARD, None)
    request.session.pop(STAP, None)
    geheim = request.META.get("CSRF_COOKIE")
    login(request, medewerker, backend=achtergrond)
    if geheim and _is_zelfde(request, medewerker, geheim):
        request.META["CSRF_COOKIE"] = geheim
    request.session["tweede_factor"] = True
    request.session.set_expiry(None)
    request.session.beginnen()  # type: ignore[attr-defined]  # our own store (sessieopslag.py)
    if bewaard and bewaard["wie"] == str(medewerker.pk):
        request.session[BEWAARD] = bewaard


def zelfde_onthouden(request: HttpRequest, antwoord: HttpResponse, medewerker: Medewerker) -> None:
    """Sign on this browser who logged in, and under which CSRF secret."""
    waarde = {"wie": str(medewerker.pk), "csrf": _afdruk(medewerker.pk, request.META.get("CSRF_COOKIE", ""))}
    antwoord.set_cookie(
        ZELFDE,
        signing.dumps(waarde, salt=ZELFDE),
        max_age=ZELFDE_DAGEN * 24 * 3600,
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
        samesite="Lax",
    )


def zelfde_vergeten(antwoord: HttpResponse) -> None:
    """At log-out."""
    antwoord.delete_cookie(ZELFDE)


def _zelfde(request: HttpRequest) -> dict[str, Any]:
    try:
        waarde: dict[str, Any] = signing.loads(
            request.COOKIES.get(ZELFDE, ""), salt=ZELFDE, max_age=ZELFDE_DAGEN * 24 * 3600
        )
    except signing.BadSignature:
        return {}
    return waarde


def _is_zelfde(request: HttpRequest, medewerker: Medewerker, geheim: str) -> bool:
    waarde = _zelfde(request)
    eigen = waarde.get("wie") == str(medewerker.pk)
    return eigen and constant_time_compare(waarde["csrf"], _afdruk(medewerker.pk, geheim))


def _afdruk(wie: Any, geheim: str) -> str:
    return salted_hmac("zelfde.csrf", f"{wie}|{geheim}", algorithm="sha256").hexdigest()


def invoer_bewaren(request: HttpRequest) -> None:
    """Keep the fields of a form whose sender is no longer logged in. Without the cookie of a known worker nothing is
    kept: a stranger cannot fill our tables. Files are not kept; the page says so."""
    wie = _zelfde(request).get("wie")
    if not wie:
        return
    inhoud = json.dumps({"pad": request.path, "velden": getypt.velden(request.POST)}).encode()
    doos = _slot(wie).encrypt_at_time(zlib.compress(inhoud), int(klok.nu().timestamp()))
    request.session[BEWAARD] = {"wie": wie, "doos": doos.decode(), "pad": request.path}


def invoer_lezen(request: HttpRequest) -> Invoer | None:
    """What waits in this session for the logged-in worker."""
    bewaard = request.session.get(BEWAARD)
    if not bewaard or bewaard["wie"] != str(request.user.pk):
        return None
    try:
        doos = _slot(bewaard["wie"]).decrypt_at_time(
            bewaard["doos"].encode(), BEWAARD_SECONDEN, int(klok.nu().timestamp())
        )
    except InvalidToken:
        return None
    inhoud = json.loads(zlib.decompress(doos))
    return Invoer(inhoud["pad"], [(n, w) for n, w in inhoud["velden"]])


def invoer_wissen(request: HttpRequest) -> None:
    """The form was sent, or thrown away."""
    request.session.pop(BEWAARD, None)


def _slot(wie: str) -> Fernet:
    """A key per worker, made of the secret of this installation; it never stands in the database."""
    stof = hashlib.sha256(f"bewaarde-invoer|{wie}|{settings.SECRET_KEY}".encode()).digest()
    return Fernet(base64.urlsafe_b64encode(stof))
