"""Doors of the conditions for access: the own page, the list of a team, one worker, and the reglement."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from keukentafel.kern import klok
from keukentafel.kern.formulieren import Formulier, GevraagdeTekst
from keukentafel.kern.web.antwoord import doe_en_terug, klaar, post, probeer, toon
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.organisatie.handelingen import voorwaarden as h
from keukentafel.organisatie.handelingen.profiel import eigen_id
from keukentafel.organisatie.opvragen import voorwaarden as lees
from keukentafel.organisatie.voorwaarden import NAAM_VAN_VOORWAARDE, Voorwaarde
from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.deur import recht

L, S, EIGEN = Recht.PRIVACY_LEZEN, Recht.REGISTERS_BIJHOUDEN, Recht.EIGEN_PROFIEL_WIJZIGEN
DAG = forms.DateInput(format="%Y-%m-%d")


class BewijsForm(Formulier):
    soort = forms.ChoiceField(
        label="Wat?", choices=[(v.value, n) for v, n in NAAM_VAN_VOORWAARDE.items() if v is not Voorwaarde.REGLEMENT]
    )
    op = forms.DateField(label="Op welke dag?", widget=DAG)


class ReglementForm(Formulier):
    tekst = GevraagdeTekst(label="De hele tekst", widget=forms.Textarea(attrs={"rows": 12}), max_length=60_000)
    van = forms.DateField(label="Geldt vanaf", widget=DAG, help_text="Tot die dag kan iedereen de tekst al lezen.")


@require_safe
@recht(EIGEN)
def mijn(request: Verzoek) -> HttpResponse:
    """What is needed and what is missing; the one page that opens without it."""
    return render(request, "organisatie/mijn_voorwaarden.html", {"m": lees.mijn_voorwaarden(eigen_id(request.actor))})


@require_POST
@recht(EIGEN)
def bevestigen(request: Verzoek, reglement_id: UUID) -> HttpResponse:
    """Read."""
    naar = reverse("organisatie:mijn-voorwaarden")
    return doe_en_terug(request, h.reglement_bevestigen, "Dank je. Het staat vast.", naar, reglement_id=reglement_id)


@require_safe
@recht(L)
def lijst(request: Verzoek) -> HttpResponse:
    """Who lacks what; filters stand in the address."""
    vraag = {naam: request.GET.get(naam, "") for naam in ("stand", "team", "na")}
    gegevens = {"blad": lees.voorwaardenblad(**vraag), "standen": lees.FILTERS}
    return render(request, "organisatie/voorwaarden.html", gegevens)


@require_safe
@recht(L)
def een(request: Verzoek, medewerker_id: UUID) -> HttpResponse:
    """One worker."""
    return _blad(request, medewerker_id, BewijsForm(initial={"op": klok.vandaag()}))


def _blad(request: Verzoek, medewerker_id: UUID, form: BewijsForm) -> HttpResponse:
    gegevens = {"v": lees.voorwaarden_van(medewerker_id), "form": form}
    return toon(request, "organisatie/voorwaarde.html", gegevens, form)


@require_POST
@recht(S)
def vastleggen(request: Verzoek, medewerker_id: UUID) -> HttpResponse:
    """A training or a declaration."""
    form = BewijsForm(request.POST)
    velden = form.cleaned_data if form.is_valid() else {}
    if probeer(form, h.voorwaarde_vastleggen, actor=request.actor, medewerker_id=medewerker_id, **velden):
        return klaar(request, "Vastgelegd", reverse("organisatie:voorwaarde", args=[medewerker_id]))
    return _blad(request, medewerker_id, form)


@require_POST
@recht(S)
def intrekken(request: Verzoek, medewerker_id: UUID, bewijs_id: UUID) -> HttpResponse:
    """Recorded by mistake."""
    naar = reverse("organisatie:voorwaarde", args=[medewerker_id])
    return doe_en_terug(request, h.voorwaarde_intrekken, "Ingetrokken", naar, bewijs_id=bewijs_id)


@recht(S)
def reglement(request: Verzoek) -> HttpResponse:
    """The versions, and a new one."""
    form = ReglementForm(post(request), initial={"van": klok.vandaag()})
    velden: dict[str, Any] = form.cleaned_data if form.is_bound and form.is_valid() else {}
    if probeer(form, h.reglement_vaststellen, actor=request.actor, **velden):
        return klaar(request, "Het reglement staat vast. Iedereen leest het opnieuw.", request.path)
    return toon(request, "organisatie/reglement.html", {"versies": lees.reglementen(), "form": form}, form)
