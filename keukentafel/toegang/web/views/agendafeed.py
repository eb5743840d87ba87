"""The own calendar on the own telephone: its secret address, and the file behind it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.deur import openbaar, recht
from keukentafel.toegang import handelingen
from keukentafel.toegang.opvragen.agendafeed import kalender_van, sleutelstand
from keukentafel.toegang.web.views.antwoord import klaar

EIGEN = Recht.EIGEN_PROFIEL_WIJZIGEN


@recht(EIGEN)
@require_safe
def koppelen(request: Verzoek) -> HttpResponse:
    """Is there an address, and since when. The address itself is not kept, so it is not shown again."""
    sjabloon = "toegang/_agendasleutel.html" if request.htmx else "toegang/agendasleutel.html"
    return render(request, sjabloon, {"stand": sleutelstand(request.actor), "adres": ""})


@recht(EIGEN)
@require_POST
def maken(request: Verzoek) -> HttpResponse:
    """A new address, shown this once. An earlier one stops."""
    geheim = handelingen.agendasleutel_maken(actor=request.actor)
    adres = request.build_absolute_uri(reverse("toegang:agenda-feed", args=[geheim]))
    return render(request, "toegang/agendasleutel.html", {"stand": sleutelstand(request.actor), "adres": adres})


@recht(EIGEN)
@require_POST
def intrekken(request: Verzoek) -> HttpResponse:
    """The address gives nothing any more."""
    handelingen.agendasleutel_intrekken(actor=request.actor)
    return klaar(request, "Het adres werkt niet meer.", reverse("toegang:agenda-koppelen"))


@openbaar
@never_cache
@require_safe
def feed(request: HttpRequest, geheim: str) -> HttpResponse:
    """For a calendar program, which cannot log in: the secret is the key. No name, subject or address is in it."""
    try:
        lezing = handelingen.agendafeed_lezen(geheim=geheim)
    except handelingen.TeVaak as fout:
        return HttpResponse(
            fout.tekst, status=429, content_type="text/plain; charset=utf-8", headers={"Retry-After": "3600"}
        )
    if lezing is None:
        return HttpResponse("Dit adres werkt niet (meer).", status=404, content_type="text/plain; charset=utf-8")
    inhoud = kalender_van(lezing.medewerker_id, request.build_absolute_uri("/").rstrip("/"))
    return HttpResponse(inhoud, content_type="text/calendar; charset=utf-8")
