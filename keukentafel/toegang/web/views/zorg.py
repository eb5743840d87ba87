"""Signals of others: the intake on one screen, and the panel beside the melding."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from keukentafel.kern.adressen import lees_sleutel
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.deur import recht
from keukentafel.toegang import handelingen
from keukentafel.toegang.opvragen import zorg as opvragen
from keukentafel.toegang.opvragen.contact import overname
from keukentafel.toegang.web.forms.basis import Formulier
from keukentafel.toegang.web.forms.post import BenaderForm, GrondForm, TerugkoppelForm, ZorgForm
from keukentafel.toegang.web.views.antwoord import klaar, naar_pagina


@recht(Recht.MELDING_MAKEN)
@require_http_methods(["GET", "HEAD", "POST"])
def nieuw(request: Verzoek) -> HttpResponse:
    """One screen; `?contact=` fills what a mail already said."""
    form = ZorgForm(request.POST or None, keuzes=opvragen.zorgkeuzes(), initial=_begin(request))
    zorg = form.maken(request.actor) if request.method == "POST" else None
    if zorg:
        return naar_pagina(request, reverse("toegang:melding-gemaakt", args=[zorg.melding_id]))
    return render(request, "toegang/zorgmelding.html", {"form": form}, status=422 if form.errors else 200)


def _begin(request: Verzoek) -> dict[str, str]:
    contact = lees_sleutel(request.GET.get("contact", ""))
    over = overname(request.actor, contact) if contact else None
    if over is None:
        return {}
    return {"contact": str(over.contact), "wie": over.wie, "persoon": over.persoon, "hulpvraag": over.tekst}


@require_safe
@recht(Recht.MELDING_LEZEN)
def paneel(request: Verzoek, sleutel: UUID) -> HttpResponse:
    """Beside the melding; empty when it is no signal of somebody else."""
    return _paneel(request, sleutel)


def _paneel(request: Verzoek, melding_id: UUID, status: int = 200, **forms: Formulier) -> HttpResponse:
    gegevens = {
        "z": opvragen.zorg_bij(request.actor, melding_id),
        "grond": GrondForm(lijst=opvragen.zorgkeuzes()["grondslag"], auto_id="grond_%s"),
        "terug": TerugkoppelForm(auto_id="terug_%s"),
        "benader": BenaderForm(auto_id="benader_%s"),
        **forms,
    }
    sjabloon = "toegang/_zorg.html" if request.htmx else "toegang/zorg.html"
    return render(request, sjabloon, gegevens, status=status)


def _doe(
    request: Verzoek, melding_id: UUID, handeling: Callable[..., object], zin: str, **forms: Formulier
) -> HttpResponse:
    form = next(iter(forms.values()))
    velden = {"actor": request.actor, "melding_id": melding_id}
    if form.is_valid() and form.doe(handeling, **velden, **form.cleaned_data) is not None:
        return klaar(request, zin, reverse("toegang:melding", args=[melding_id]))
    return _paneel(request, melding_id, 422, **forms)


@require_POST
@recht(Recht.MELDING_BEHANDELEN)
def grond(request: Verzoek, sleutel: UUID) -> HttpResponse:
    """The ground for processing."""
    form = GrondForm(request.POST, lijst=opvragen.zorgkeuzes()["grondslag"], auto_id="grond_%s")
    return _doe(request, sleutel, handelingen.zorgmelding_grondslag_vastleggen, "De grond ligt vast.", grond=form)


@require_POST
@recht(Recht.MELDING_BEHANDELEN)
def terugkoppelen(request: Verzoek, sleutel: UUID) -> HttpResponse:
    """What the melder heard."""
    form = TerugkoppelForm(request.POST, auto_id="terug_%s")
    return _doe(request, sleutel, handelingen.zorgmelding_terugkoppelen, "De melder weet het.", terug=form)


@require_POST
@recht(Recht.MELDING_BEHANDELEN)
def benaderen(request: Verzoek, sleutel: UUID) -> HttpResponse:
    """The first step towards the resident."""
    form = BenaderForm(request.POST, auto_id="benader_%s")
    return _doe(request, sleutel, handelingen.proactief_contact_vastleggen, "Het contact ligt vast.", benader=form)
