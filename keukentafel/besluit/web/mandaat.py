"""Doors of the mandaatregister, and of the panel that says who advises and who decides."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from keukentafel.besluit.opvragen.register import (
    KOPPEN,
    STANDEN,
    WETTEN,
    Registerblad,
    registerblad,
    rijen_voor_bestand,
)
from keukentafel.besluit.opvragen.wie_beslist import wie_beslist_paneel
from keukentafel.kern.web.bestanden import download
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.kern.werkblad import als_csv
from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.deur import recht


def _blad(request: Verzoek) -> Registerblad:
    return registerblad(wet=request.GET.get("wet", ""), stand=request.GET.get("stand", "nu"))


@require_safe
@recht(Recht.MANDAAT_LEZEN)
def register(request: Verzoek) -> HttpResponse:
    """Who may decide what; the filters stand in the address."""
    return render(
        request, "besluit/mandaatregister.html", {"blad": _blad(request), "wetten": WETTEN, "standen": STANDEN}
    )


@require_safe
@recht(Recht.MANDAAT_LEZEN)
def bestand(request: Verzoek) -> HttpResponse:
    """The same lines as a file."""
    return download(als_csv(KOPPEN, rijen_voor_bestand(_blad(request))), "text/csv", "mandaatregister.csv")


@require_safe
@recht(Recht.AANVRAAG_LEZEN)
def wie_beslist(request: Verzoek, aanvraag_id: UUID) -> HttpResponse:
    """The panel; as a page of its own without JavaScript."""
    sjabloon = "besluit/_wie_beslist.html" if request.htmx else "besluit/wie_beslist.html"
    return render(request, sjabloon, {"b": wie_beslist_paneel(aanvraag_id)})
