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


class BevestigForm(Formulier):
    code = forms.CharField(
        label="De code van je collega",
        max_length=12,
        help_text="6 cijfers, van het profiel van je collega.",
        error_messages={"required": "Vul de code van 6 cijfers in die je collega voorleest."},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "spellcheck": "false"}),
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


def _blad(request: Verzoek, voorstel_id: UUID, form: TerugForm, gestuurd: Formulier | None = None) -> HttpResponse:
    """The page; `gestuurd` is the form to confirm with that was refused."""
    v = lees.voorstelblad(voorstel_id)
    wachtwoord = v.mag_beslissen and v.herstel == Herstel.WACHTWOORD
    start = gestuurd if isinstance(gestuurd, StartwachtwoordForm) else StartwachtwoordForm() if wachtwoord else None
    code = gestuurd if isinstance(gestuurd, BevestigForm) else BevestigForm() if v.mag_beslissen else None
    gegevens = {"v": v, "form": form, "start": start, "code": code}
    return toon(request, "organisatie/rolvoorstel.html", gegevens, form, *([gestuurd] if gestuurd else []))


@require_POST
@recht(B)
def bevestigen(request: Verzoek, voorstel_id: UUID) -> HttpResponse:
    """Yes; with the start password, or the code of the worker, when that is what is asked."""
    naar = reverse("organisatie:rolvoorstel", args=[voorstel_id])
    form: Formulier
    if "wachtwoord" in request.POST:
        form, gelukt = StartwachtwoordForm(request.POST), "Bevestigd. Geef het startwachtwoord zelf door."
    elif "code" in request.POST:
        form, gelukt = BevestigForm(request.POST), "Bevestigd."
    else:
        return doe_en_terug(request, h.rolvoorstel_bevestigen, "Bevestigd.", naar, voorstel_id=voorstel_id)
    velden = form.cleaned_data if form.is_valid() else {}
    if probeer(form, h.rolvoorstel_bevestigen, actor=request.actor, voorstel_id=voorstel_id, **velden):
        return klaar(request, gelukt, naar)
    return _blad(request, voorstel_id, TerugForm(), form)


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
