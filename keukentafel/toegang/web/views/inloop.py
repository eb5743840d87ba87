"""The walk-in list: simple enough for a volunteer. Every tap is one act."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from keukentafel.kern.adressen import lees_sleutel
from keukentafel.kern.fouten import Fout
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.deur import recht
from keukentafel.toegang import handelingen
from keukentafel.toegang.opvragen.inloop import inlooplijst
from keukentafel.toegang.web.views.antwoord import klaar


def _hier(plek: str) -> str:
    return f"{reverse('toegang:inloop')}?{urlencode({'plek': plek})}"


@recht(Recht.INLOOP_BIJHOUDEN)
@require_http_methods(["GET", "HEAD", "POST"])
def inloop(request: Verzoek) -> HttpResponse:
    """Today's list of one place; a POST is somebody who comes in."""
    if request.method == "POST":
        return _aanmelden(request)
    return _lijst(request)


def _lijst(request: Verzoek, fout: str = "", naam: str = "") -> HttpResponse:
    persoon = lees_sleutel(request.GET.get("wie", ""))
    lijst = inlooplijst(request.actor, request.GET.get("plek", "") or request.POST.get("plek", ""), persoon)
    gegevens = {"lijst": lijst, "fout": fout, "naam": naam}
    return render(request, "toegang/inloop.html", gegevens, status=422 if fout else 200)


def _aanmelden(request: Verzoek) -> HttpResponse:
    velden = {"plek_code": request.POST.get("plek", ""), "naam": request.POST.get("naam", "")[:200]}
    persoon = lees_sleutel(request.POST.get("persoon", ""))
    try:
        bezoek = handelingen.inloop_aanmelden(actor=request.actor, inwoner_id=persoon, **velden)
    except Fout as fout:
        return _lijst(request, fout.tekst, velden["naam"])
    return klaar(request, f"Aangemeld met nummer {bezoek.volgnummer}.", _hier(bezoek.plek))


def _stap(request: Verzoek, sleutel: UUID, handeling: Callable[..., Any], tekst: str, **velden: str) -> HttpResponse:
    try:
        bezoek = handeling(actor=request.actor, bezoek_id=sleutel, **velden)
    except Fout as fout:
        return _lijst(request, fout.tekst)
    return klaar(request, tekst, _hier(bezoek.plek), reverse("toegang:inloop-ongedaan", args=[sleutel]))


@recht(Recht.INLOOP_BIJHOUDEN)
@require_POST
def roepen(request: Verzoek, sleutel: UUID) -> HttpResponse:
    """Next, please."""
    return _stap(request, sleutel, handelingen.inloop_roepen, "Deze bezoeker is aan de beurt.")


@recht(Recht.INLOOP_BIJHOUDEN)
@require_POST
def afronden(request: Verzoek, sleutel: UUID) -> HttpResponse:
    """How it ended."""
    uitkomst = request.POST.get("uitkomst", "")
    return _stap(request, sleutel, handelingen.inloop_afronden, "Vastgelegd.", uitkomst=uitkomst)


@recht(Recht.INLOOP_BIJHOUDEN)
@require_POST
def ongedaan(request: Verzoek, sleutel: UUID) -> HttpResponse:
    """The button in the undo bar."""
    try:
        bezoek = handelingen.inloop_ongedaan_maken(actor=request.actor, bezoek_id=sleutel)
    except Fout as fout:
        return _lijst(request, fout.tekst)
    return klaar(request, "Teruggezet.", _hier(bezoek.plek))
