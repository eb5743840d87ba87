"""Doors of keeping an eye: moments, requests for information, and the list of what stands still."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from keukentafel.kern.versies import Botsing
from keukentafel.kern.web.antwoord import doe_en_terug, klaar, meld_fouten, post, probeer, toon
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.plan.handelingen import informatie, volgen
from keukentafel.plan.opvragen import stilstand as stil
from keukentafel.plan.opvragen import volgen as lees
from keukentafel.plan.web.volgforms import AntwoordForm, RedenForm, UitkomstForm, VerzetForm, VolgForm, VraagForm
from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.deur import recht

L, S = Recht.PLAN_LEZEN, Recht.PLAN_SCHRIJVEN
ANDER_WAS_EERST = "Iemand anders heeft dit moment intussen gewijzigd. Kijk wat er nu staat en kies opnieuw."


@require_safe
@recht(L)
def overzicht(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """What comes, what is waited for, what was."""
    beeld = lees.volg_beeld(dossier_id)
    return render(request, "plan/volgen.html", {"beeld": beeld, "kader": beeld.kader, "actief": "Plan"})


@recht(S)
def nieuw(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Plan a moment."""
    keuzes = lees.volgkeuzes(dossier_id)
    eerst = {naam: request.GET[naam] for naam in ("soort", "doel_id") if naam in request.GET}
    form = VolgForm(post(request), keuzes=keuzes, ik=str(request.actor.id), initial=eerst)
    velden = form.velden() if form.is_bound and form.is_valid() else {}
    if rij := probeer(form, volgen.volgmoment_plannen, actor=request.actor, dossier_id=dossier_id, **velden):
        terug = f"{_pad(dossier_id)}{rij.pk}/stoppen/?terug=1"
        return klaar(request, "Het moment staat erin", _pad(dossier_id), terug)
    gegevens = {"kader": keuzes.kader, "form": form, "actief": "Plan"}
    return toon(request, "plan/volgmoment_nieuw.html", gegevens, form)


@recht(L)
def moment(request: Verzoek, dossier_id: UUID, volgmoment_id: UUID) -> HttpResponse:
    """One moment; POST says how it was found (the act asks the right to write)."""
    kader, m = lees.volgmoment(dossier_id, volgmoment_id)
    form = UitkomstForm(post(request), m=m)
    velden = form.cleaned_data if form.is_bound and form.is_valid() else {}
    if probeer(form, volgen.volgmoment_afronden, actor=request.actor, volgmoment_id=m.id, **velden):
        return klaar(request, "Het is vastgelegd", _pad(dossier_id), f"{_pad(dossier_id)}{m.id}/terugzetten/")
    return _momentblad(request, kader, m, form=form)


@recht(S)
@require_POST
def verzetten(request: Verzoek, dossier_id: UUID, volgmoment_id: UUID) -> HttpResponse:
    """Another day, worker or rhythm."""
    kader, m = lees.volgmoment(dossier_id, volgmoment_id)
    form = VerzetForm(request.POST, kader=kader, m=m, ik=str(request.actor.id))
    velden = form.velden() if form.is_valid() else {}
    try:
        gelukt = probeer(form, volgen.volgmoment_verzetten, actor=request.actor, volgmoment_id=m.id, **velden)
    except Botsing:
        form.add_error(None, ANDER_WAS_EERST)
        gelukt = None
    return (
        klaar(request, "Het moment is verzet", _pad(dossier_id))
        if gelukt
        else _momentblad(request, kader, m, verzet=form)
    )


@recht(S)
@require_POST
def stoppen(request: Verzoek, dossier_id: UUID, volgmoment_id: UUID) -> HttpResponse:
    """Not needed any more; as undo of planning it needs no words."""
    kader, m = lees.volgmoment(dossier_id, volgmoment_id)
    form = RedenForm({"reden": "Toch niet gepland."} if "terug" in request.GET else request.POST)
    velden = form.cleaned_data if form.is_valid() else {}
    if probeer(form, volgen.volgmoment_stoppen, actor=request.actor, volgmoment_id=m.id, **velden):
        return klaar(request, "Het moment is gestopt", _pad(dossier_id), f"{_pad(dossier_id)}{m.id}/hervatten/")
    return _momentblad(request, kader, m, stop=form)


@recht(S)
@require_POST
def terugzetten(request: Verzoek, dossier_id: UUID, volgmoment_id: UUID) -> HttpResponse:
    """Undo of holding."""
    act = volgen.volgmoment_terugzetten
    return doe_en_terug(request, act, "Teruggezet", _pad(dossier_id), volgmoment_id=volgmoment_id)


@recht(S)
@require_POST
def hervatten(request: Verzoek, dossier_id: UUID, volgmoment_id: UUID) -> HttpResponse:
    """Undo of stopping."""
    act = volgen.volgmoment_hervatten
    return doe_en_terug(request, act, "Teruggezet", _pad(dossier_id), volgmoment_id=volgmoment_id)


@recht(S)
def vraag_nieuw(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """What was asked of somebody outside."""
    kader = lees.volgkeuzes(dossier_id).kader
    form = VraagForm(post(request), kader=kader)
    velden = form.velden() if form.is_bound and form.is_valid() else {}
    if probeer(form, informatie.informatie_vragen, actor=request.actor, dossier_id=dossier_id, **velden):
        return klaar(request, "De vraag staat erin. Je krijgt een taak als het antwoord er moet zijn", _pad(dossier_id))
    return toon(request, "plan/informatie_nieuw.html", {"kader": kader, "form": form, "actief": "Plan"}, form)


@recht(L)
def vraag(request: Verzoek, dossier_id: UUID, verzoek_id: UUID) -> HttpResponse:
    """One request; POST writes the answer down."""
    kader, v = lees.informatieverzoek(dossier_id, verzoek_id)
    form = AntwoordForm(post(request))
    velden = form.cleaned_data if form.is_bound and form.is_valid() else {}
    if probeer(form, informatie.informatie_ontvangen, actor=request.actor, verzoek_id=v.id, **velden):
        return klaar(
            request, "Het antwoord staat erin", _pad(dossier_id), f"{_pad(dossier_id)}informatie/{v.id}/terug/"
        )
    return _vraagblad(request, kader, v, form=form)


@recht(S)
@require_POST
def vraag_herinneren(request: Verzoek, dossier_id: UUID, verzoek_id: UUID) -> HttpResponse:
    """Asked again today."""
    act = informatie.informatie_herinneren
    return doe_en_terug(request, act, "Vandaag opnieuw gevraagd", _pad(dossier_id), verzoek_id=verzoek_id)


@recht(S)
@require_POST
def vraag_intrekken(request: Verzoek, dossier_id: UUID, verzoek_id: UUID) -> HttpResponse:
    """Not needed any more."""
    kader, v = lees.informatieverzoek(dossier_id, verzoek_id)
    form = RedenForm(request.POST)
    velden = form.cleaned_data if form.is_valid() else {}
    if probeer(form, informatie.informatie_intrekken, actor=request.actor, verzoek_id=v.id, **velden):
        return klaar(
            request, "De vraag is ingetrokken", _pad(dossier_id), f"{_pad(dossier_id)}informatie/{v.id}/terug/"
        )
    return _vraagblad(request, kader, v, stop=form)


@recht(S)
@require_POST
def vraag_terug(request: Verzoek, dossier_id: UUID, verzoek_id: UUID) -> HttpResponse:
    """Undo: it is waited for again."""
    act = informatie.informatie_heropenen
    return doe_en_terug(request, act, "Teruggezet", _pad(dossier_id), verzoek_id=verzoek_id)


@require_safe
@recht(Recht.STILSTAND_ZIEN)
def stilstand(request: Verzoek) -> HttpResponse:
    """Households that stand still, with why; filters in the address."""
    soort, mijn = request.GET.get("soort", ""), request.GET.get("van") == "mij"
    beeld = stil.stilstand(request.actor, soort=soort, mijn=mijn, na=request.GET.get("na", ""))
    return render(request, "plan/stilstand.html", {"beeld": beeld, "signalen": stil.signalen()})


def _pad(dossier_id: UUID) -> str:
    return f"/dossier/{dossier_id}/plan/volgen/"


def _momentblad(request: Verzoek, kader: Any, m: Any, **forms: Any) -> HttpResponse:
    """The page with the form that came back, and the others fresh."""
    alle = {
        "form": UitkomstForm(m=m),
        "verzet": VerzetForm(kader=kader, m=m, ik=str(request.actor.id)),
        "stop": RedenForm(auto_id="stop_%s"),
        **forms,
    }
    mag = lees.mag_volgen(kader)
    if not (mag and m.open_):
        meld_fouten(request, *alle.values())
    gegevens = {"kader": kader, "m": m, "actief": "Plan", "mag": mag, **alle}
    return toon(request, "plan/volgmoment.html", gegevens, *alle.values())


def _vraagblad(request: Verzoek, kader: Any, v: Any, **forms: Any) -> HttpResponse:
    alle = {"form": AntwoordForm(), "stop": RedenForm(auto_id="stop_%s"), **forms}
    mag = lees.mag_volgen(kader)
    if not (mag and v.open_):
        meld_fouten(request, *alle.values())
    gegevens = {"kader": kader, "v": v, "actief": "Plan", "mag": mag, **alle}
    return toon(request, "plan/informatie.html", gegevens, *alle.values())
