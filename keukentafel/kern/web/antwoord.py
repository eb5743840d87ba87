"""What views with a form share: try an act, keep the typed text, answer with the right code."""

import json
import logging
from collections.abc import Callable
from typing import Any, TypeVar, cast

from django.contrib import messages
from django.db import DatabaseError, transaction
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect, render

from keukentafel.kern.fouten import Fout
from keukentafel.kern.versies import Botsing
from keukentafel.kern.web.verzoek import Verzoek

logger = logging.getLogger(__name__)
T = TypeVar("T")
STORING = (
    "Bewaren lukt nu niet. Er is niets half bewaard en je tekst staat er nog. Probeer het over een minuut opnieuw."
)


def probeer(form: Form, handeling: Callable[..., T], **velden: Any) -> T | None:
    """Do the act when the form is right. What the act refuses, or the database cannot take, comes back on the form."""
    if not form.is_valid():
        return None
    try:
        return handeling(**velden)
    except Fout as fout:
        form.add_error(fout.veld if fout.veld in form.fields else None, fout.tekst)
    except DatabaseError:
        logger.exception("bewaren mislukt")
        form.add_error(None, STORING)
        form.storing = True  # type: ignore[attr-defined]  # kern.formulieren reads it; a form of Django has no such field
    return None


def probeer_op_versie(form: Form, handeling: Callable[..., T], wat: str, **velden: Any) -> T | None:
    """As `probeer`, for an act that asks the version. After a collision what was typed stands on the version of now.

    `wat`: what somebody else changed too ("dit besluit"), for the sentence above the form.
    """
    try:
        return probeer(form, handeling, **velden)
    except Botsing as botsing:
        wie = op_nieuwe_versie(form, botsing)
        form.add_error(None, f"{wie} heeft {wat} intussen ook gewijzigd. Kijk het na en bewaar opnieuw.")
        return None


def op_nieuwe_versie(form: Form, botsing: Botsing) -> str:
    """The form on the version that is there now, so that the next press is not refused again. Who saved first."""
    data = cast(QueryDict, form.data).copy()
    data[form.add_prefix("versie")] = str(botsing.huidig.versie)
    form.data = data
    return botsing.huidig.gewijzigd_door or "Je collega"


def doe_en_terug(
    request: HttpRequest, handeling: Callable[..., object], gelukt: str, naar: str, *, ongedaan: str = "", **velden: Any
) -> HttpResponseRedirect:
    """A button without fields: do the act as this actor and go on to `naar`, with what happened or why it cannot be.

    What the act refuses undoes only the act; so does a colleague who was first. `gelukt` may tell what the act
    answered: "{uit} zaken".
    """
    try:
        with transaction.atomic():
            uit = handeling(actor=cast(Verzoek, request).actor, **velden)
    except (Fout, Botsing) as fout:
        messages.error(request, fout.tekst if isinstance(fout, Fout) else str(fout))
        return redirect(naar)
    return klaar(request, gelukt.format(uit=uit), naar, ongedaan)


def meld_fouten(request: HttpRequest, *forms: Form) -> None:
    """What an act refused, above the page: for a page that shows no form any more, because the dossier was closed."""
    for zin in (zin for form in forms if form.is_bound for zin in form.non_field_errors()):
        messages.error(request, str(zin))


def post(request: HttpRequest) -> QueryDict | None:
    """What was sent, also when it is empty; None on a GET."""
    return request.POST if request.method == "POST" else None


def toon(request: HttpRequest, sjabloon: str, gegevens: dict[str, Any], *forms: Form) -> HttpResponse:
    """The page; 422 when something must be mended (503 when it is the database), which also rolls everything back."""
    code = 422 if any(form.is_bound and form.errors for form in forms) else 200
    if any(getattr(form, "storing", False) for form in forms):
        code = 503
    return render(request, sjabloon, gegevens, status=code)


def klaar_ter_plekke(request: HttpRequest, tekst: str, naar: str) -> HttpResponse:
    """As `klaar`, but htmx fetches the next page into this one: no full page load, and the address follows."""
    if not getattr(request, "htmx", False):
        return klaar(request, tekst, naar)
    messages.success(request, tekst)
    plek = {"path": naar, "target": "#inhoud", "select": "#inhoud", "swap": "outerHTML"}
    return HttpResponse(headers={"HX-Location": json.dumps(plek)})


def klaar(request: HttpRequest, tekst: str, naar: str, ongedaan: str = "") -> HttpResponseRedirect:
    """On to the next page, with what happened and how to undo it."""
    messages.success(request, tekst, extra_tags=f"ongedaan:{ongedaan}" if ongedaan else "")
    return redirect(naar)
