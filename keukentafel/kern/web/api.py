"""What every answer of the API carries: its version, and an error that a program can read (RFC 9457).

The API has the same doors, rights and walls as the screens (ADR 0041). What those answer as a page, becomes a problem
here: nobody who asks for JSON gets HTML.
"""

import json
from collections.abc import Callable, Sequence
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse

VERSIE = "1.1.0"
BASIS = "/api/v1/"
SOORT = "application/problem+json"
UITLEG = {
    400: "Deze vraag klopt niet. Kijk in openapi.json wat er gevraagd wordt.",
    401: "Log eerst in. De API gebruikt dezelfde aanmelding als het scherm, met wachtwoord en code.",
    403: "Dit mag niet: met dit account, vanaf deze plek, of zonder de kop X-CSRFToken. Op het scherm staat waarom.",
    404: "Hier is niets, of niets voor jou.",
    405: "Dat kan hier niet. De kop Allow zegt wat wel kan.",
    500: "Er ging iets mis. Er is niets half bewaard.",
    503: "Keukentafel is even niet bereikbaar. Er is niets half bewaard.",
}


def is_api(request: HttpRequest) -> bool:
    """Asked by a program that reads JSON."""
    return request.path.startswith(BASIS)


def probleem(status: int, detail: str = "", fouten: Sequence[dict[str, str]] = ()) -> HttpResponse:
    """An error as RFC 9457: what it is, in plain Dutch, and every field that is wrong with what was expected."""
    return JsonResponse(_inhoud(status, detail, fouten), status=status, content_type=SOORT)


def _inhoud(status: int, detail: str, fouten: Sequence[dict[str, str]] = ()) -> dict[str, Any]:
    inhoud = {"status": status, "title": HTTPStatus(status).phrase, "detail": detail or UITLEG.get(status, UITLEG[400])}
    return inhoud | ({"errors": list(fouten)} if fouten else {})


class ApiMiddleware:
    """Outermost, so that also a refusal made far within is a problem; what is on the answer already, stays on it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        antwoord = self.get_response(request)
        if not is_api(request):
            return antwoord
        antwoord["API-Version"] = VERSIE
        status = _status(antwoord)
        if status >= 400 and antwoord.get("Content-Type") != SOORT:
            gewoon = antwoord.get("Content-Type", "").startswith("text/plain")
            detail = antwoord.content.decode() if gewoon else ""
            antwoord.status_code, antwoord.content = status, json.dumps(_inhoud(status, detail)).encode()
            antwoord["Content-Type"], antwoord["Content-Length"] = SOORT, str(len(antwoord.content))
            del antwoord["Location"]
        return antwoord


def _status(antwoord: HttpResponse) -> int:
    """A page sends somebody on to the log-in, or to what still misses; a program is told that it may not."""
    if antwoord.status_code not in (301, 302, 303):
        return antwoord.status_code
    return 401 if antwoord["Location"].startswith("/inloggen/") else 403
