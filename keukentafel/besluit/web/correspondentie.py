"""Doors of the correspondence of a dossier. Filters and page stand in the address."""

from datetime import datetime
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from keukentafel.besluit.opvragen import correspondentie as lezen
from keukentafel.besluit.opvragen.binnengekomen import Bladsleutel
from keukentafel.kern.adressen import lees_sleutel
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.deur import recht


@require_safe
@recht(Recht.BRIEF_VERZENDEN)
def correspondentie(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Every letter and what came in, page by page."""
    q = request.GET
    blad = lezen.correspondentie(
        dossier_id, soort=q.get("soort", ""), stand=q.get("stand", ""), voor=_voor(q.get("voor", ""))
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


def _voor(tekst: str) -> Bladsleutel | None:
    """Where the page begins: a moment and a key; nonsense is the first page."""
    dag, _, rest = tekst.partition("_")
    sleutel = lees_sleutel(rest)
    try:
        moment = datetime.fromisoformat(dag)
    except ValueError:
        return None
    return (moment, sleutel) if moment.tzinfo and sleutel else None
