"""Doors of the rights to rectify, restrict and object: pieces, the view of a maker, and what may only be kept."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from keukentafel.kern.web.antwoord import doe_en_terug, klaar, post, probeer, toon
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.deur import recht
from keukentafel.privacy.handelingen import beperking as hb
from keukentafel.privacy.handelingen import bezwaar as hw
from keukentafel.privacy.handelingen import verbeteren as hv
from keukentafel.privacy.handelingen import verwijderen as hx
from keukentafel.privacy.handelingen import verzoekstuk as h
from keukentafel.privacy.opvragen import rechten as lees
from keukentafel.privacy.opvragen import stukken
from keukentafel.privacy.opvragen.verzoek import verzoek as verzoekbeeld
from keukentafel.privacy.regels.verzoek import Soort
from keukentafel.privacy.web import forms_rechten as f
from keukentafel.privacy.web.verzoek import LIJST, doe_stap

L, S = Recht.PRIVACY_LEZEN, Recht.VERZOEK_BEHANDELEN
BESLUIT: dict[Soort, tuple[Any, Any]] = {
    Soort.RECTIFICATIE: (f.BesluitForm, hv.verbetering_besluiten),
    Soort.VERWIJDERING: (f.WisForm, hx.verwijdering_besluiten),
}


@require_safe
@recht(S)
def kiezen(request: Verzoek, verzoek_id: UUID) -> HttpResponse:
    """The pieces about this person, one source at a time."""
    blad = stukken.keuzeblad(verzoek_id, bron=request.GET.get("bron", ""), na=request.GET.get("na", ""))
    return render(request, "privacy/stukken_kiezen.html", {"blad": blad, "v": verzoekbeeld(verzoek_id)})


@recht(S)
def kies(request: Verzoek, verzoek_id: UUID, bron: str, object_id: UUID) -> HttpResponse:
    """One piece in full; choose it."""
    form = f.KiesForm(post(request))
    velden = form.cleaned_data if form.is_bound and form.is_valid() else {}
    wat: dict[str, Any] = {"verzoek_id": verzoek_id, "bron": bron, "object_id": object_id}
    if probeer(form, h.stuk_kiezen, actor=request.actor, **wat, **velden):
        return klaar(request, "Het stuk hoort nu bij het verzoek", f"{LIJST}{verzoek_id}/")
    gegevens = {"s": stukken.keuzestuk(**wat), "v": verzoekbeeld(verzoek_id), "form": form}
    return toon(request, "privacy/stuk_kiezen.html", gegevens, form)


@recht(L)
def stuk(request: Verzoek, verzoek_id: UUID, stuk_id: UUID) -> HttpResponse:
    """What is asked about one piece, its maker's view, the decision. The FG reads it; the act asks who decides."""
    beeld, v = lees.stuk(verzoek_id, stuk_id), verzoekbeeld(verzoek_id)
    vorm, act = BESLUIT.get(v.soort, BESLUIT[Soort.RECTIFICATIE])
    form = vorm(post(request))
    velden = form.cleaned_data if form.is_bound and form.is_valid() else {}
    if probeer(form, act, actor=request.actor, stuk_id=stuk_id, **velden):
        return klaar(request, "Het besluit is vastgelegd", f"{LIJST}{verzoek_id}/")
    gegevens = {"s": beeld, "v": v, "form": form, "meld": f.MeldForm()}
    return toon(request, "privacy/verzoekstuk.html", gegevens, form)


@require_POST
@recht(S)
def weghalen(request: Verzoek, verzoek_id: UUID, stuk_id: UUID) -> HttpResponse:
    """Chosen by mistake."""
    naar = f"{LIJST}{verzoek_id}/"
    return doe_en_terug(request, h.stuk_weghalen, "Het stuk is van het verzoek af", naar, stuk_id=stuk_id)


@require_POST
@recht(S)
def nakijken(request: Verzoek, verzoek_id: UUID, stuk_id: UUID) -> HttpResponse:
    """Is it changed, there where that register is kept?"""
    naar = f"{LIJST}{verzoek_id}/verzoekstuk/{stuk_id}/"
    return doe_en_terug(request, hv.verbetering_nakijken, "De oude woorden staan er niet meer", naar, stuk_id=stuk_id)


@require_POST
@recht(S)
def melden(request: Verzoek, verzoek_id: UUID, stuk_id: UUID, kennisgeving_id: UUID) -> HttpResponse:
    """Somebody who received it was told, or why not."""
    form, naar = f.MeldForm(request.POST), f"{LIJST}{verzoek_id}/verzoekstuk/{stuk_id}/"
    velden = form.cleaned_data if form.is_valid() else {}
    act = hv.kennisgeving_vastleggen
    if probeer(form, act, actor=request.actor, kennisgeving_id=kennisgeving_id, **velden):
        return klaar(request, "Vastgelegd", naar)
    gegevens = {"s": lees.stuk(verzoek_id, stuk_id), "v": verzoekbeeld(verzoek_id), "form": f.BesluitForm()}
    return toon(request, "privacy/verzoekstuk.html", {**gegevens, "meld": form}, form)


@recht(Recht.ZIENSWIJZE_GEVEN)
def zienswijze(request: Verzoek, stuk_id: UUID) -> HttpResponse:
    """For the maker of a piece."""
    beeld = lees.mijn_zienswijze(stuk_id)
    form = f.ZienswijzeForm(post(request))
    velden = form.cleaned_data if form.is_bound and form.is_valid() else {}
    if probeer(form, h.zienswijze_geven, actor=request.actor, stuk_id=stuk_id, **velden):
        return klaar(request, "Je antwoord is naar de privacy officer", "/mijn-dag/")
    return toon(request, "privacy/zienswijze.html", {"s": beeld, "form": form}, form)


@require_POST
@recht(S)
def beperken(request: Verzoek, verzoek_id: UUID) -> HttpResponse:
    """From today these data are only kept."""
    form = f.BeperkForm(request.POST)
    return doe_stap(request, verzoek_id, "beperken", form, hb.beperking_instellen, "Deze gegevens bewaren wij alleen")


@require_POST
@recht(S)
def wegen(request: Verzoek, verzoek_id: UUID) -> HttpResponse:
    """Stop, or go on."""
    form = f.WeegForm(request.POST)
    return doe_stap(request, verzoek_id, "wegen", form, hw.bezwaar_wegen, "Het bezwaar is gewogen en beantwoord")


@require_POST
@recht(S)
def vernietigen(request: Verzoek, verzoek_id: UUID) -> HttpResponse:
    """The second person does what was decided."""
    naar, zin = f"{LIJST}{verzoek_id}/", "Vernietigd, en nagezocht"
    return doe_en_terug(request, hx.verwijdering_uitvoeren, zin, naar, verzoek_id=verzoek_id)


@require_safe
@recht(L)
def beperkingen(request: Verzoek) -> HttpResponse:
    """What may only be kept; the filter stands in the address."""
    blad = lees.beperkingenblad(stand=request.GET.get("stand", ""), na=request.GET.get("na", ""))
    return render(request, "privacy/beperkingen.html", {"blad": blad, "standen": lees.STANDEN})


@require_safe
@recht(L)
def beperking(request: Verzoek, beperking_id: UUID) -> HttpResponse:
    """One, with its end."""
    gegevens = {"b": lees.beperking(beperking_id), "form": f.EindeForm()}
    return toon(request, "privacy/beperking.html", gegevens)


@require_POST
@recht(S)
def beeindigen(request: Verzoek, beperking_id: UUID) -> HttpResponse:
    """The resident is told; some days later it ends."""
    form = f.EindeForm(request.POST)
    velden = form.cleaned_data if form.is_valid() else {}
    if probeer(form, hb.beperking_beeindigen, actor=request.actor, beperking_id=beperking_id, **velden):
        return klaar(request, "Het einde is verteld", f"/privacy/beperkingen/{beperking_id}/")
    gegevens = {"b": lees.beperking(beperking_id), "form": form}
    return toon(request, "privacy/beperking.html", gegevens, form)
