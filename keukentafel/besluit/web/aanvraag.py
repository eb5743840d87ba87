"""Doors of an aanvraag: register one, look at it, take a step."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_POST, require_safe

from keukentafel.besluit.handelingen.aanvraag import aanvraag_ontvangen, aanvraag_oppakken, stap_zetten
from keukentafel.besluit.opvragen import aanvraag as lees
from keukentafel.besluit.web.procesforms import AanvraagForm, StapForm
from keukentafel.dossier.opvragen import dossier_kader
from keukentafel.kern import klok
from keukentafel.kern.formulieren import Formulier
from keukentafel.kern.web.antwoord import doe_en_terug, klaar, meld_fouten, post, probeer, toon
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.plan.opvragen.producten import producten
from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.deur import recht
from keukentafel.toegang.opvragen.keuzes import keuzes

L, S = Recht.AANVRAAG_LEZEN, Recht.AANVRAAG_BEHANDELEN
GEMELD = "De aanvraag staat erin. Er was nog geen onderzoek: zij telt eerst als melding"


@recht(S)
def nieuw(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """What came in; without a melding it becomes one."""
    kader = dossier_kader(dossier_id)
    form = AanvraagForm(
        post(request),
        kader=kader,
        producten=[(p.code, p.naam) for p in producten(klok.vandaag())],
        kanalen=keuzes().lijst("kanaal"),
    )
    velden = form.velden() if form.is_bound and form.is_valid() else {}
    if rij := probeer(form, aanvraag_ontvangen, actor=request.actor, dossier_id=dossier_id, **velden):
        return klaar(request, GEMELD if rij.stand == "melding" else "De aanvraag staat erin", rij.adres)
    return toon(request, "besluit/aanvraag_nieuw.html", {"form": form, "kader": kader, "actief": "Besluiten"}, form)


@require_safe
@recht(L)
def een(request: Verzoek, aanvraag_id: UUID) -> HttpResponse:
    """One aanvraag."""
    return blad(request, aanvraag_id)


@recht(S)
@require_POST
def stap(request: Verzoek, aanvraag_id: UUID) -> HttpResponse:
    """A step that needs nothing more than this."""
    beeld = lees.aanvraag(aanvraag_id)
    form = StapForm(request.POST, stappen=_stappen(beeld))
    velden = form.cleaned_data if form.is_valid() else {}
    if probeer(form, stap_zetten, actor=request.actor, aanvraag_id=aanvraag_id, **velden):
        return klaar(request, "De stap staat erin", beeld.pad)
    return blad(request, aanvraag_id, stapform=form)


@recht(S)
@require_POST
def oppakken(request: Verzoek, aanvraag_id: UUID) -> HttpResponse:
    """It is mine from now on."""
    pad = f"/aanvragen/{aanvraag_id}/"
    return doe_en_terug(request, aanvraag_oppakken, "De aanvraag staat op jouw naam", pad, aanvraag_id=aanvraag_id)


def blad(request: Verzoek, aanvraag_id: UUID, **forms: Formulier) -> HttpResponse:
    """The page, with the form that came back."""
    beeld = lees.aanvraag(aanvraag_id)
    gegevens: dict[str, Any] = {"a": beeld, "stapform": StapForm(stappen=_stappen(beeld)), **forms}
    if not beeld.mag:
        meld_fouten(request, *forms.values())
    return toon(request, "besluit/aanvraag.html", gegevens, *forms.values())


def _stappen(beeld: lees.Aanvraagbeeld) -> list[str]:
    knoppen = ([beeld.hoofd] if beeld.hoofd else []) + list(beeld.stappen)
    return [knop.code for knop in knoppen if not knop.href and knop.code != "aanvulling_ontvangen"]
