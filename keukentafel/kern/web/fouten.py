"""Error pages in plain Dutch, each with a next step. A 404 says nothing about existence."""

import sys
from typing import Any

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.backends.utils import csrf_input
from django.template.loader import render_to_string
from django_htmx.http import reselect, reswap, retarget

from keukentafel.kern.web import getypt
from keukentafel.kern.web.verzoek import is_los

ONBEREIKBAAR = "Keukentafel is even niet bereikbaar. Er is niets half opgeslagen; wat je typte, staat er nog."


def ongeldig(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400"""
    return render(request, "kern/fout.html", {"code": 400}, status=400)


def geweigerd(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403"""
    return render(request, "kern/fout.html", {"code": 403, "uitleg": ""}, status=403)


def oud_formulier(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: the mark against forged posts is missing or of an earlier log-in. Why exactly is nobody's business."""
    return render(request, "kern/fout.html", {"code": 419}, status=403)


def niet_gevonden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404"""
    return render(request, "kern/fout.html", {"code": 404}, status=404)


def alleen_versturen(request: HttpRequest, allow: str) -> HttpResponse:
    """405: the address of a form that was sent, opened again by a reload of the page with its errors, or after a new
    log-in. Django answers that with nothing at all."""
    antwoord = render(request, "kern/fout.html", {"code": 405}, status=405)
    antwoord["Allow"] = allow
    return antwoord


def weigering(request: HttpRequest, uitleg: str) -> HttpResponse:
    """422: what the act refused, when the view has no place of its own for it. What was typed stays on the page."""
    if getattr(request, "htmx", False):
        antwoord = HttpResponse(render_to_string("kern/_weigering.html", {"uitleg": uitleg}), status=422)
        return reselect(reswap(retarget(antwoord, "#meldingen"), "innerHTML"), ".wt-melding")
    if is_los(request):
        return HttpResponse(uitleg, status=422, content_type="text/plain; charset=utf-8")
    gegevens = {"code": 422, "uitleg": uitleg, **_getypt(request)}
    return HttpResponse(render_to_string("kern/fout.html", gegevens), status=422)


def stuk(request: HttpRequest) -> HttpResponse:
    """500, or 503 when the database is away or full. Django calls this while it handles the exception."""
    return storing(request, 503 if _databank_weg(sys.exc_info()[1]) else 500)


def storing(request: HttpRequest, code: int = 503) -> HttpResponse:
    """The page that keeps what was typed, with a button to send it again. Made without a query: nothing here may fail.

    Htmx and autosave leave the page as it stands and only tell that it did not work.
    """
    if is_los(request):
        return HttpResponse(ONBEREIKBAAR, status=code, content_type="text/plain; charset=utf-8")
    return HttpResponse(render_to_string("kern/fout.html", {"code": code, **_getypt(request)}), status=code)


def _getypt(request: HttpRequest) -> dict[str, Any]:
    if request.method != "POST" or not getypt.van_ons(request):
        return {}
    post = request.POST
    return {
        "velden": getypt.velden(post),
        "opnieuw": "" if getypt.heeft_geheim(post) else request.path,
        "csrf_input": csrf_input(request),
    }


def _databank_weg(fout: BaseException | None) -> bool:
    """Stopped, unreachable, full, or waiting too long: the next attempt may work. Anything else is our own mistake."""
    while fout is not None:
        if isinstance(fout, OperationalError | InterfaceError):
            return True
        fout = fout.__cause__ or fout.__context__
    return False
