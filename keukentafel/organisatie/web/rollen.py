"""Doors of four eyes on roles: what waits, one proposal, and how each role came about (ADR 0033)."""

from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from keukentafel.kern.formulieren import Formulier
from keukentafel.kern.web.antwoord import doe_en_terug, klaar, probeer, toon
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.organisatie.handelingen import rolvoorstel as h
from keukentafel.organisatie.opvragen import rolvoorstel as lees
from keukentafel.organisatie.vierogen import Herstel
from keukentafel.organisatie.web.forms import StartwachtwoordForm
from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.deur import recht

L, B = Recht.ROLLEN_VOLGEN, Recht.ROL_BEVESTIGEN


class TerugForm(Formulier):
    antwoord = forms.CharField(
        label="Waarom bevestig je dit niet?",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Schrijf op waarom je dit niet bevestigt. Je collega leest dat."},
    )


@require_safe
@recht(L)
def lijst(request: Verzoek) -> HttpResponse:
    """What waits, or everything; the choice stands in the address."""
    blad = lees.rollenblad(lijst=request.GET.get("lijst", ""), na=request.GET.get("na", ""))
    return render(request, "organisatie/rollen.html", {"blad": blad, "lijsten": lees.LIJSTEN})


@require_safe
@recht(L)
def voorstel(request: Verzoek, voorstel_id: UUID) -> HttpResponse:
    """One proposal."""
    return _blad(request, voorstel_id, TerugForm())


def _blad(
    request: Verzoek, voorstel_id: UUID, form: TerugForm, start: StartwachtwoordForm | None = None
) -> HttpResponse:
    v = lees.voorstelblad(voorstel_id)
    start = start or (StartwachtwoordForm() if v.herstel == Herstel.WACHTWOORD and v.mag_beslissen else None)
    gegevens = {"v": v, "form": form, "start": start}
    return toon(request, "organisatie/rolvoorstel.html", gegevens, form, *([start] if start else []))


@require_POST
@recht(B)
def bevestigen(request: Verzoek, voorstel_id: UUID) -> HttpResponse:
    """Yes; with the start password when that is what was asked."""
    naar = reverse("organisatie:rolvoorstel", args=[voorstel_id])
    if "wachtwoord" not in request.POST:
        return doe_en_terug(request, h.rolvoorstel_bevestigen, "Bevestigd.", naar, voorstel_id=voorstel_id)
    start = StartwachtwoordForm(request.POST)
    velden = start.cleaned_data if start.is_valid() else {}
    if probeer(start, h.rolvoorstel_bevestigen, actor=request.actor, voorstel_id=voorstel_id, **velden):
        return klaar(request, "Bevestigd. Geef het startwachtwoord zelf door.", naar)
    return _blad(request, voorstel_id, TerugForm(), start)


@require_POST
@recht(B)
def teruggeven(request: Verzoek, voorstel_id: UUID) -> HttpResponse:
    """No, and why."""
    form = TerugForm(request.POST)
    velden = form.cleaned_data if form.is_valid() else {}
    if probeer(form, h.rolvoorstel_teruggeven, actor=request.actor, voorstel_id=voorstel_id, **velden):
        return klaar(request, "Teruggegeven. Je collega leest waarom.", reverse("organisatie:rollen"))
    return _blad(request, voorstel_id, form)


@require_POST
@recht(Recht.BEHEER_WIJZIGEN)
def intrekken(request: Verzoek, voorstel_id: UUID) -> HttpResponse:
    """The proposer thinks again."""
    naar = reverse("organisatie:rolvoorstel", args=[voorstel_id])
    return doe_en_terug(request, h.rolvoorstel_intrekken, "Ingetrokken.", naar, voorstel_id=voorstel_id)
