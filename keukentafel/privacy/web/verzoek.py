"""Doors of requests about data: the list, receiving one, and the steps of one."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from keukentafel.kern.web.antwoord import klaar, post, probeer, toon
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.poort.rechten import Recht
from keukentafel.poort.regels import heeft
from keukentafel.poort.web.deur import recht
from keukentafel.privacy.handelingen import verzoek as h
from keukentafel.privacy.opvragen import verzoek as lees
from keukentafel.privacy.regels import verzoek as rv
from keukentafel.privacy.web import forms_rechten as fr
from keukentafel.privacy.web import forms_verzoek as f

L, S = Recht.PRIVACY_LEZEN, Recht.VERZOEK_BEHANDELEN
LIJST = "/privacy/verzoeken/"


@require_safe
@recht(L)
def lijst(request: Verzoek) -> HttpResponse:
    """By term; the filters stand in the address."""
    vraag = {naam: request.GET.get(naam, "") for naam in ("stand", "soort", "na")}
    gegevens = {"blad": lees.verzoekblad(**vraag), "standen": lees.FILTERS, "soorten": rv.NAAM_VAN_SOORT}
    return render(request, "privacy/verzoeken.html", gegevens)


@recht(Recht.VERZOEK_ONTVANGEN)
def nieuw(request: Verzoek, inwoner_id: UUID | None = None) -> HttpResponse:
    """Receive; from the page of a resident the name is filled in."""
    naam, geboren = lees.over_wie(inwoner_id) if inwoner_id else ("", None)
    begin = {"over_naam": naam, "over_geboren": geboren, **rv.begin(request.GET.get("soort", ""), request.actor.rollen)}
    form = f.OntvangForm(post(request), initial=begin)
    velden = form.cleaned_data if form.is_bound and form.is_valid() else {}
    if rij := probeer(form, h.verzoek_ontvangen, actor=request.actor, inwoner_id=inwoner_id, **velden):
        mag = heeft(request.actor, L)
        terug = f"{LIJST}{rij.pk}/" if mag else f"/inwoner/{inwoner_id}/" if inwoner_id else "/"
        return klaar(request, rv.doorgegeven(rij.uiterlijk, bool(rij.bewijs)), terug)
    return toon(request, "privacy/verzoek_nieuw.html", {"form": form, "inwoner_id": inwoner_id}, form)


@require_safe
@recht(L)
def een(request: Verzoek, verzoek_id: UUID) -> HttpResponse:
    """One request with its next step."""
    return _blad(request, lees.verzoek(verzoek_id))


def _blad(request: Verzoek, beeld: lees.Verzoekbeeld, **gebonden: Any) -> HttpResponse:
    begin = {"naam": beeld.regel.over, "geboren": beeld.over_geboren}
    forms = {
        "identiteit": f.IdentiteitForm(),
        "koppelen": f.KoppelForm(initial=begin),
        "feiten": f.FeitenForm(beeld=beeld),
        "oordeel": f.OordeelForm(
            initial={"oordeel": beeld.oordeel or (beeld.antwoorden and beeld.antwoorden[0][2].oordeel)}
        ),
        "verlengen": f.RedenForm(prefix="verleng"),
        "wachten": f.WachtForm(initial={"op": beeld.wacht_op}),
        "afsluiten": f.AfsluitForm(prefix="sluit"),
        "uitreiken": f.UitreikForm(),
        "beperken": fr.BeperkForm(initial={"grond": beeld.rechten.voorstel_grond} if beeld.rechten else None),
        "wegen": fr.WeegForm(),
        **gebonden,
    }
    return toon(request, "privacy/verzoek.html", {"v": beeld, "f": forms}, *gebonden.values())


def doe_stap(request: Verzoek, verzoek_id: UUID, naam: str, form: Any, *stap: Any) -> HttpResponse:
    """One step: the act, and back to the request; what is wrong is shown on it."""
    handeling, tekst = stap
    geldig = form.is_valid()
    velden = (form.velden() if hasattr(form, "velden") else form.cleaned_data) if geldig else {}
    if probeer(form, handeling, actor=request.actor, verzoek_id=verzoek_id, **velden):
        return klaar(request, tekst, f"{LIJST}{verzoek_id}/")
    return _blad(request, lees.verzoek(verzoek_id), **{naam: form})


@require_POST
@recht(S)
def identiteit(request: Verzoek, verzoek_id: UUID) -> HttpResponse:
    """It is this person, or that could not be shown."""
    klopt = request.POST.get("klopt") != "nee"

    def leg_vast(**velden: Any) -> Any:
        return h.identiteit_vastleggen(klopt=klopt, **velden)

    return doe_stap(
        request, verzoek_id, "identiteit", f.IdentiteitForm(request.POST), leg_vast, "De controle is vastgelegd"
    )


@require_POST
@recht(S)
def koppelen(request: Verzoek, verzoek_id: UUID) -> HttpResponse:
    """Find whose data it is about."""
    form = f.KoppelForm(request.POST)
    return doe_stap(request, verzoek_id, "koppelen", form, h.verzoek_koppelen, "De gegevens zijn gevonden")


@require_POST
@recht(S)
def feiten(request: Verzoek, verzoek_id: UUID) -> HttpResponse:
    """The answers; the advice follows."""
    form = f.FeitenForm(request.POST, beeld=lees.verzoek(verzoek_id))
    return doe_stap(request, verzoek_id, "feiten", form, h.verzoek_feiten_vastleggen, "Het advies staat klaar")


@require_POST
@recht(S)
def oordeel(request: Verzoek, verzoek_id: UUID) -> HttpResponse:
    """A person decides."""
    return doe_stap(request, verzoek_id, "oordeel", f.OordeelForm(request.POST), h.verzoek_beoordelen, "Vastgelegd")


@require_POST
@recht(S)
def verlengen(request: Verzoek, verzoek_id: UUID) -> HttpResponse:
    """Two months more, with a letter."""
    form = f.RedenForm(request.POST, prefix="verleng")
    return doe_stap(request, verzoek_id, "verlengen", form, h.verzoek_verlengen, "De termijn is verlengd")


@require_POST
@recht(S)
def wachten(request: Verzoek, verzoek_id: UUID) -> HttpResponse:
    """Wait for something, or go on when it is left empty."""
    return doe_stap(request, verzoek_id, "wachten", f.WachtForm(request.POST), h.verzoek_laten_wachten, "Vastgelegd")


@require_POST
@recht(S)
def afsluiten(request: Verzoek, verzoek_id: UUID) -> HttpResponse:
    """The end, with a reason."""
    form = f.AfsluitForm(request.POST, prefix="sluit")
    return doe_stap(request, verzoek_id, "afsluiten", form, h.verzoek_afsluiten, "Het verzoek is afgesloten")
