"""Doors of the clock: complete, extend, wait, ingebrekestelling, dwangsom. Each has one small page."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from keukentafel.besluit.handelingen import klok as h
from keukentafel.besluit.handelingen.dwangsom import dwangsom_opstellen
from keukentafel.besluit.opvragen.aanvraag import aanvraag
from keukentafel.besluit.web import procesforms as f
from keukentafel.kern.formulieren import Formulier
from keukentafel.kern.web.antwoord import doe_en_terug, klaar, post, probeer, toon
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.deur import recht

S = Recht.AANVRAAG_BEHANDELEN
WERKT_NIET = "De brief is bewaard, maar telt niet als ingebrekestelling. {}"
WERKT = "De ingebrekestelling staat erin. Er zijn nu nog twee weken om te beslissen"


@recht(S)
def aanvulling(request: Verzoek, aanvraag_id: UUID) -> HttpResponse:
    """Ask the resident to complete."""
    form = f.AanvullingForm(post(request))
    velden = form.cleaned_data if form.is_bound and form.is_valid() else {}
    if probeer(form, h.aanvulling_vragen, actor=request.actor, aanvraag_id=aanvraag_id, **velden):
        return klaar(request, "De aanvulling is gevraagd. De termijn staat stil", _pad(aanvraag_id))
    uitleg = "De termijn staat stil van morgen tot de dag waarop de aanvulling binnen is (Awb art. 4:5 en 4:15)."
    return _blad(request, aanvraag_id, form, "Aanvulling vragen", uitleg, "Vraag de aanvulling")


@recht(S)
@require_POST
def aangevuld(request: Verzoek, aanvraag_id: UUID) -> HttpResponse:
    """It came."""
    return doe_en_terug(
        request, h.aanvulling_ontvangen, "De termijn loopt weer", _pad(aanvraag_id), aanvraag_id=aanvraag_id
    )


@recht(S)
def verlengen(request: Verzoek, aanvraag_id: UUID) -> HttpResponse:
    """More time, on one of three grounds."""
    form = f.VerlengForm(post(request))
    velden = dict(form.cleaned_data) if form.is_bound and form.is_valid() else {}
    hoe = velden.pop("hoe", "")
    act = h.uitstel_melden if hoe == "melden" else partial(h.termijn_verlengen, instemming=hoe == "instemming")
    if probeer(form, act, actor=request.actor, aanvraag_id=aanvraag_id, **velden):
        return klaar(request, "De inwoner krijgt bericht over de nieuwe dag", _pad(aanvraag_id))
    uitleg = "Ook met bericht dat het later wordt, mag de inwoner ons in gebreke stellen als de termijn voorbij is."
    return _blad(request, aanvraag_id, form, "Meer tijd nodig", uitleg, "Leg vast")


@recht(S)
def wachten(request: Verzoek, aanvraag_id: UUID) -> HttpResponse:
    """The term stands still for another reason."""
    form = f.WachtForm(post(request))
    velden = form.cleaned_data if form.is_bound and form.is_valid() else {}
    if probeer(form, h.opschorten, actor=request.actor, aanvraag_id=aanvraag_id, **velden):
        return klaar(request, "De termijn staat stil", _pad(aanvraag_id))
    uitleg = "Is het voorbij, leg dat dan vast: de inwoner hoort de nieuwe dag (Awb art. 4:15 lid 4)."
    return _blad(request, aanvraag_id, form, "Termijn laten stilstaan", uitleg, "Leg vast")


@recht(S)
@require_POST
def wachten_klaar(request: Verzoek, aanvraag_id: UUID, feit_id: UUID) -> HttpResponse:
    """What we waited for is over."""
    act = h.opschorting_beeindigen
    return doe_en_terug(request, act, "De termijn loopt weer", _pad(aanvraag_id), klokfeit_id=feit_id)


@recht(S)
@require_POST
def feit_weg(request: Verzoek, aanvraag_id: UUID, feit_id: UUID) -> HttpResponse:
    """Recorded by mistake."""
    act = h.klokfeit_vervallen
    return doe_en_terug(request, act, "Het telt niet meer", _pad(aanvraag_id), klokfeit_id=feit_id)


@recht(S)
def ingebrekestelling(request: Verzoek, aanvraag_id: UUID) -> HttpResponse:
    """It came in: kept always, and the page says at once whether it counts."""
    form = f.IngebrekeForm(post(request))
    velden = form.cleaned_data if form.is_bound and form.is_valid() else {}
    uit = probeer(form, h.ingebrekestelling_ontvangen, actor=request.actor, aanvraag_id=aanvraag_id, **velden)
    if uit and uit[1]:
        messages.warning(request, WERKT_NIET.format(uit[1]))
        return redirect(_pad(aanvraag_id))
    if uit:
        return klaar(request, WERKT, _pad(aanvraag_id))
    uitleg = "Ook een brief die te vroeg komt, bewaar je hier. Dan krijgt de inwoner bericht vanaf wanneer het kan."
    return _blad(request, aanvraag_id, form, "Ingebrekestelling ontvangen", uitleg, "Leg vast")


@recht(S)
@require_POST
def dwangsom(request: Verzoek, aanvraag_id: UUID) -> HttpResponse:
    """Draft the decision on what being late cost."""
    act, gelukt = dwangsom_opstellen, "Het besluit over de dwangsom staat klaar. Lees het na en bied het aan"
    return doe_en_terug(request, act, gelukt, _pad(aanvraag_id), aanvraag_id=aanvraag_id)


def _pad(aanvraag_id: UUID) -> str:
    return f"/aanvragen/{aanvraag_id}/"


def _blad(request: Verzoek, aanvraag_id: UUID, form: Formulier, *woorden: str) -> HttpResponse:
    titel, uitleg, knop = woorden
    gegevens = {"a": aanvraag(aanvraag_id), "form": form, "titel": titel, "uitleg": uitleg, "knoptekst": knop}
    return toon(request, "besluit/klokform.html", gegevens | {"hier": request.path}, form)
