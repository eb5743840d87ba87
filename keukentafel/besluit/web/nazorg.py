"""Doors of the check after a decision: the list of a team, and the short form."""

from functools import partial
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from keukentafel.besluit.handelingen.nazorg import nazorg_beantwoorden, nazorg_terugzetten
from keukentafel.besluit.opvragen import nazorg as lees
from keukentafel.besluit.web.volgforms import NazorgForm
from keukentafel.kern.adressen import adres
from keukentafel.kern.web.antwoord import doe_en_terug, klaar, meld_fouten, post, probeer_op_versie, toon
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.deur import recht

L, S = Recht.AANVRAAG_LEZEN, Recht.AANVRAAG_BEHANDELEN


@require_safe
@recht(L)
def lijst(request: Verzoek) -> HttpResponse:
    """What is late, what comes, what was answered; filters in the address."""
    stand, mijn = request.GET.get("stand", ""), request.GET.get("van") == "mij"
    blad = lees.nazorglijst(request.actor, stand=stand, mijn=mijn, na=request.GET.get("na", ""))
    return render(request, "besluit/nazorglijst.html", {"blad": blad, "filters": lees.FILTERS})


@recht(L)
def check(request: Verzoek, check_id: UUID) -> HttpResponse:
    """One check; POST answers it (the act asks the right to write)."""
    beeld = lees.nazorgcheck(check_id)
    form = NazorgForm(post(request), initial={"versie": beeld.versie, "vervolg": "klaar"})
    velden = form.cleaned_data if form.is_bound and form.is_valid() else {}
    act = partial(nazorg_beantwoorden, actor=request.actor, check_id=check_id)
    if probeer_op_versie(form, act, "dit antwoord", **velden):
        terug = adres("besluit:nazorg-terug", check_id)
        return klaar(request, "Het is vastgelegd", adres("besluit:nazorglijst") + "?van=mij", terug)
    if not beeld.open_:  # somebody answered first: the form is gone from the page
        meld_fouten(request, form)
    return toon(request, "besluit/nazorg.html", {"c": beeld, "form": form}, form)


@recht(S)
@require_POST
def terug(request: Verzoek, check_id: UUID) -> HttpResponse:
    """Undo of answering."""
    naar = adres("besluit:nazorg", check_id)
    return doe_en_terug(request, nazorg_terugzetten, "Teruggezet", naar, check_id=check_id)
