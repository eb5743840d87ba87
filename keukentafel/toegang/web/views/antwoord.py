"""How a POST of this room answers: a fragment with an undo bar for htmx, a redirect with the same bar without."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from keukentafel.kern.web.verzoek import Verzoek


def klaar(request: Verzoek, tekst: str, naar: str, ongedaan: str = "") -> HttpResponse:
    """Back to a page; the bar with undo stands there."""
    messages.success(request, tekst, extra_tags=f"ongedaan:{ongedaan}")
    return naar_pagina(request, naar)


def naar_pagina(request: Verzoek, naar: str) -> HttpResponse:
    """Another page, also when htmx asked."""
    if request.htmx:
        return HttpResponse(headers={"HX-Redirect": naar})
    return HttpResponseRedirect(naar)


def dialoog_dicht(request: Verzoek, tekst: str, ongedaan: str) -> HttpResponse:
    """Closes the dialog and shows the undo bar, on whatever page it was opened."""
    antwoord = render(request, "toegang/_klaar.html", {"tekst": tekst, "ongedaan": ongedaan})
    antwoord["HX-Trigger"] = "kt:sluit"
    return antwoord
