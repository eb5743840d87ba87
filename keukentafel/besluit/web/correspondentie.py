"""Doors of the correspondence of a dossier. Filters and page stand in the address."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from keukentafel.besluit.opvragen import correspondentie as lezen
from keukentafel.kern.adressen import lees_momentsleutel
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.deur import recht


@require_safe
@recht(Recht.BRIEF_VERZENDEN)
def correspondentie(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Every letter and what came in, page by page."""
    q = request.GET
    blad = lezen.correspondentie(
        dossier_id, soort=q.get("soort", ""), stand=q.get("stand", ""), voor=lees_momentsleutel(q.get("voor", ""))
    )
    gegevens = {"blad": blad, "dossier": dossier_id, "soorten": lezen.SOORTEN, "standen": lezen.STANDEN}
    return render(request, "besluit/correspondentie.html", gegevens)


@require_safe
@recht(Recht.BRIEF_VERZENDEN)
def afdrukken(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """The same list on paper, with the same filter."""
    q = request.GET
    blad = lezen.correspondentie(dossier_id, soort=q.get("soort", ""), stand=q.get("stand", ""), alles=True)
    return render(request, "besluit/correspondentie_afdruk.html", {"blad": blad, "dossier": dossier_id})
