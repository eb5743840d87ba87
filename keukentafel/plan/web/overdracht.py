"""Doors of handing over by agreement: to a colleague, to another party, and because a resident asks for another."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from keukentafel.kern.web.antwoord import doe_en_terug, klaar, post, probeer, toon
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.plan import handelingen, opvragen
from keukentafel.plan.web import overdrachtforms as f
from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.deur import recht

B, L = Recht.REGIE_BELEGGEN, Recht.PLAN_LEZEN
# What can be done with a placement: the form and its act.
PLAATSING: dict[str, tuple[str, type[f.PlaatsingStapForm], Any]] = {
    "aanvaarden": ("Ze nemen de regie aan", f.AanvaardForm, handelingen.plaatsing_aanvaarden),
    "weigeren": ("Ze nemen de regie niet aan", f.WeigerForm, handelingen.plaatsing_weigeren),
    "beeindigen": ("De regie komt terug", f.BeeindigForm, handelingen.plaatsing_beeindigen),
    "document": ("Het stuk erbij", f.StukForm, handelingen.plaatsing_document_toevoegen),
}


@require_safe
@recht(L)
def pakket(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """What a new regisseur must know, on one page; who is asked answers here."""
    beeld = opvragen.pakket(dossier_id)
    gegevens = {"p": beeld, "kader": beeld.kader, "form": f.AntwoordForm(), "actief": "Plan"}
    return render(request, "plan/overdracht.html", gegevens)


@require_safe
@recht(L)
def pakket_afdrukken(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """The same on paper; logged as a print."""
    beeld = opvragen.pakket(dossier_id, soort="afdruk")
    return render(request, "plan/overdracht_afdrukken.html", {"p": beeld, "kader": beeld.kader})


@recht(B)
def voorstellen(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """To whom, from which day, and why; a dialog for htmx."""
    kop = opvragen.regiekop(dossier_id)
    form = f.VoorstelForm(post(request), collegas=opvragen.collegas_voor(kop))
    velden = form.velden() if form.is_bound and form.is_valid() else {}
    rij = probeer(form, handelingen.overdracht_voorstellen, actor=request.actor, dossier_id=kop.id, **velden)
    if rij is not None:
        terug = f"{kop.pad}regie/overdracht/{rij.pk}/terug/"
        return klaar(request, f"{rij.naar.naam} krijgt de vraag om over te nemen", f"{kop.pad}regie/overdracht/", terug)
    sjabloon = "plan/_voorstellen.html" if request.htmx else "plan/voorstellen.html"
    return toon(request, sjabloon, {"kop": kop, "form": form}, form)


@require_POST
@recht(B)
def antwoord(request: Verzoek, dossier_id: UUID, overdracht_id: UUID) -> HttpResponse:
    """Yes, or no with a word why."""
    form = f.AntwoordForm(request.POST)
    velden = {"actor": request.actor, "overdracht_id": overdracht_id, **(form.cleaned_data if form.is_valid() else {})}
    rij = probeer(form, handelingen.overdracht_beantwoorden, **velden)
    if rij is not None:
        tekst = "Je hebt de regie aangenomen" if form.cleaned_data["ja"] else "Je hebt de overdracht niet aangenomen"
        return klaar(request, tekst, f"/dossier/{dossier_id}/regie/")
    beeld = opvragen.pakket(dossier_id)
    return toon(
        request, "plan/overdracht.html", {"p": beeld, "kader": beeld.kader, "form": form, "actief": "Plan"}, form
    )


@require_POST
@recht(B)
def terug(request: Verzoek, dossier_id: UUID, overdracht_id: UUID) -> HttpResponse:
    """Undo, while it was not accepted."""
    act, naar = handelingen.overdracht_terugnemen, f"/dossier/{dossier_id}/regie/"
    return doe_en_terug(request, act, "De overdracht is teruggenomen", naar, overdracht_id=overdracht_id)


@recht(B)
def elders(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """The regie with another party: what runs, and to ask one."""
    kop = opvragen.regiekop(dossier_id)
    form = f.PlaatsingForm(post(request))
    velden = form.velden() if form.is_bound and form.is_valid() else {}
    rij = probeer(form, handelingen.plaatsing_vragen, actor=request.actor, dossier_id=kop.id, **velden)
    if rij is not None:
        return klaar(request, f"De vraag aan {rij.partij} staat erin", f"{kop.pad}regie/elders/")
    gegevens = {"kop": kop, "form": form, "lijst": opvragen.plaatsingen(kop.id)}
    return toon(request, "plan/elders.html", gegevens, form)


@recht(B)
def plaatsing(request: Verzoek, dossier_id: UUID, plaatsing_id: UUID, wat: str) -> HttpResponse:
    """One step of a placement: accepted, declined, ended, or its paper."""
    kop, beeld = opvragen.regiekop(dossier_id), opvragen.plaatsing(dossier_id, plaatsing_id)
    titel, vorm, act = PLAATSING[wat]
    form = vorm(post(request), stukken=opvragen.documentkeuzes(dossier_id))
    velden = form.velden() if form.is_bound and form.is_valid() else {}
    if probeer(form, act, actor=request.actor, plaatsing_id=plaatsing_id, **velden) is not None:
        return klaar(request, f"Vastgelegd: {titel.lower()}", f"{kop.pad}regie/elders/")
    return toon(request, "plan/plaatsing.html", {"kop": kop, "b": beeld, "form": form, "titel": titel}, form)


@recht(B)
def wissel(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """A resident asks for another worker; what was asked before stands beside it."""
    kop = opvragen.regiekop(dossier_id)
    form = f.WisselForm(post(request), leden=opvragen.wie_vraagt(dossier_id))
    velden = form.velden() if form.is_bound and form.is_valid() else {}
    rij = probeer(form, handelingen.wissel_vragen, actor=request.actor, dossier_id=kop.id, **velden)
    if rij is not None:
        return klaar(request, "De manager krijgt de vraag", f"{kop.pad}regie/wissel/")
    gegevens = {"kop": kop, "form": form, "lijst": opvragen.wisselverzoeken(kop.id)}
    return toon(request, "plan/wissel.html", gegevens, form)


@recht(Recht.WISSEL_BEANTWOORDEN)
def wissel_antwoord(request: Verzoek, dossier_id: UUID, wissel_id: UUID) -> HttpResponse:
    """The manager answers, and may name who comes."""
    kop = opvragen.regiekop(dossier_id)
    beeld = opvragen.wisselverzoek(dossier_id, wissel_id)
    form = f.WisselAntwoordForm(post(request), collegas=opvragen.collegas_voor(kop))
    velden = form.velden() if form.is_bound and form.is_valid() else {}
    if probeer(form, handelingen.wissel_beantwoorden, actor=request.actor, wissel_id=wissel_id, **velden) is not None:
        return klaar(request, "Je antwoord staat erin. Wie de regie heeft, vertelt het de bewoner", "/mijn-dag/")
    return toon(request, "plan/wissel_antwoord.html", {"kop": kop, "b": beeld, "form": form}, form)


@require_safe
@recht(L)
def regels(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """The rules of the regie, and which are met here."""
    blad = opvragen.regelblad(dossier_id)
    return render(request, "plan/regieregels.html", {"blad": blad, "kader": blad.kader, "actief": "Plan"})


@require_POST
@recht(Recht.PLAN_SCHRIJVEN)
def regel(request: Verzoek, dossier_id: UUID, code: str) -> HttpResponse:
    """A person says whether a rule is met."""
    act, naar = handelingen.regieregel_beoordelen, reverse("plan:regieregels", args=[dossier_id])
    velden: dict[str, Any] = {"dossier_id": dossier_id, "code": code, "gehaald": request.POST.get("gehaald") == "ja"}
    return doe_en_terug(request, act, "De regel is bijgewerkt", naar, **velden)
