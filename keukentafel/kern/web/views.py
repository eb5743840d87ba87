"""Doors of kern: drafts of unsaved text. (The right of a draft is being its author; the database checks it.)"""

import json
from typing import Any

from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_http_methods

from keukentafel.kern import handelingen, klok, opvragen
from keukentafel.kern.tekst import tijd
from keukentafel.kern.web.verzoek import Verzoek

HOOGSTENS = 3_000_000


@require_http_methods(["GET", "POST", "DELETE"])
def concept(request: Verzoek) -> HttpResponse:
    """GET ?sleutel= gives the draft, POST keeps it, DELETE throws it away. All JSON, for kern/static/js/concept.js."""
    if request.method == "GET":
        return JsonResponse({"velden": opvragen.concept(request.actor, request.GET.get("sleutel", ""))})
    try:
        gegevens = json.loads(request.body)
        sleutel = str(gegevens["sleutel"])
    except (ValueError, KeyError, TypeError):
        return JsonResponse({"fout": "Het concept is niet leesbaar: verwacht JSON met een sleutel."}, status=400)
    if request.method == "DELETE":
        handelingen.concept_wissen(actor=request.actor, sleutel=sleutel)
        return JsonResponse({"stand": ""})
    return _bewaar(request, sleutel, gegevens)


def _bewaar(request: Verzoek, sleutel: str, gegevens: dict[str, Any]) -> HttpResponse:
    handelingen.concept_bewaren(
        actor=request.actor,
        sleutel=sleutel,
        velden={str(k): str(v)[:HOOGSTENS] for k, v in dict(gegevens.get("velden", {})).items()},
        titel=str(gegevens.get("titel", "")),
        adres=str(gegevens.get("adres", "")),
        basisversie=int(gegevens.get("basisversie", 0) or 0),
    )
    return JsonResponse({"stand": f"Concept opgeslagen om {tijd(klok.nu())}"})
