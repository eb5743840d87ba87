"""Doors of Overleg in one dossier: bring it in, vier ogen, a specialist, and drang or dwang."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_POST, require_safe

from keukentafel.dossier.opvragen import collegas
from keukentafel.dossier.web.forms import RedenForm
from keukentafel.kern.formulieren import Formulier
from keukentafel.kern.web.antwoord import klaar, post, probeer, toon
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.plan import handelingen, opvragen
from keukentafel.plan.web import overlegforms as f
from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.deur import recht

L, S = Recht.PLAN_LEZEN, Recht.PLAN_SCHRIJVEN


@require_safe
@recht(L)
def raad(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Meetings, vier ogen, consults and who holds the case."""
    return _blad(request, dossier_id)


def _blad(request: Verzoek, dossier_id: UUID, **forms: Formulier) -> HttpResponse:
    blad = opvragen.raadblad(dossier_id)
    gegevens: dict[str, Any] = {"blad": blad, "kader": blad.kader, "actief": "Plan"}
    if blad.mag_schrijven:
        gegevens |= {"ogen": f.VierogenForm(collegas=collegas()), "drang": f.DrangForm()}
    return toon(request, "plan/raad.html", {**gegevens, **forms}, *forms.values())


@recht(Recht.OVERLEG_HOUDEN)
def inbrengen(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Into a meeting that comes."""
    kader = opvragen.dossier_kader(dossier_id)
    form = f.InDossierForm(post(request), overleggen=opvragen.komende_overleggen(), wetten=list(kader.wetten))
    velden = form.velden() if form.is_bound and form.is_valid() else {}
    act = handelingen.zaak_inbrengen
    if probeer(form, act, actor=request.actor, dossier_id=dossier_id, **velden) is not None:
        return klaar(request, "De zaak staat op de agenda", f"{kader.pad}overleg/")
    gegevens = {"kader": kader, "form": form, "actief": "Plan", "titel": "Inbrengen in een overleg"}
    return toon(request, "plan/raad_vragen.html", gegevens, form)


@require_POST
@recht(S)
def vierogen(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """With whom, and what came of it."""
    form = f.VierogenForm(request.POST, collegas=collegas())
    velden = form.velden() if form.is_valid() else {}
    act = handelingen.vierogen_vastleggen
    if probeer(form, act, actor=request.actor, dossier_id=dossier_id, **velden) is not None:
        return klaar(request, "Vier ogen staan erin", f"/dossier/{dossier_id}/overleg/")
    return _blad(request, dossier_id, ogen=form)


@recht(S)
def consult(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Ask a specialist."""
    kader = opvragen.dossier_kader(dossier_id)
    form = f.ConsultForm(post(request), collegas=collegas())
    velden = form.velden() if form.is_bound and form.is_valid() else {}
    act = handelingen.consult_vragen
    if probeer(form, act, actor=request.actor, dossier_id=dossier_id, **velden) is not None:
        return klaar(request, "De vraag is gesteld", f"{kader.pad}overleg/")
    gegevens = {"kader": kader, "form": form, "actief": "Plan", "titel": "Raad vragen"}
    return toon(request, "plan/raad_vragen.html", gegevens, form)


@recht(Recht.CONSULT_BEANTWOORDEN)
def antwoord(request: Verzoek, dossier_id: UUID, consult_id: UUID) -> HttpResponse:
    """The advice, by the specialist or by who heard it."""
    kader, beeld = opvragen.dossier_kader(dossier_id), opvragen.consult(dossier_id, consult_id)
    form = f.ConsultAntwoordForm(post(request))
    velden = form.cleaned_data if form.is_bound and form.is_valid() else {}
    act = handelingen.consult_beantwoorden
    if probeer(form, act, actor=request.actor, consult_id=consult_id, **velden) is not None:
        if beeld.voor_mij:
            return klaar(request, "Je advies staat in het dossier. Je bent hier klaar", "/mijn-dag/")
        return klaar(request, "Het advies staat in het dossier", f"{kader.pad}overleg/")
    gegevens = {"kader": kader, "b": beeld, "form": form, "actief": "Plan", "intrekken": False}
    return toon(request, "plan/consult.html", gegevens, form)


@recht(S)
def intrekken(request: Verzoek, dossier_id: UUID, consult_id: UUID) -> HttpResponse:
    """The question goes back."""
    kader, beeld = opvragen.dossier_kader(dossier_id), opvragen.consult(dossier_id, consult_id)
    form = RedenForm(post(request))
    velden = form.cleaned_data if form.is_bound and form.is_valid() else {}
    act = handelingen.consult_intrekken
    if probeer(form, act, actor=request.actor, consult_id=consult_id, **velden) is not None:
        return klaar(request, "De vraag is ingetrokken", f"{kader.pad}overleg/")
    gegevens = {"kader": kader, "b": beeld, "form": form, "actief": "Plan", "intrekken": True}
    return toon(request, "plan/consult.html", gegevens, form)


@require_POST
@recht(S)
def drang(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Mark it, or let the case go to another holder."""
    form = f.DrangForm(request.POST)
    velden = form.cleaned_data if form.is_valid() else {}
    act = handelingen.drang_markeren
    if probeer(form, act, actor=request.actor, dossier_id=dossier_id, **velden) is not None:
        return klaar(request, "Het staat erin wie de zaak vasthoudt", f"/dossier/{dossier_id}/overleg/")
    return _blad(request, dossier_id, drang=form)


@require_POST
@recht(S)
def drang_klaar(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """No drang or dwang any more."""
    form = Formulier(request.POST)
    probeer(form, handelingen.drang_beeindigen, actor=request.actor, dossier_id=dossier_id)
    fouten = " ".join(str(fout) for fout in form.non_field_errors())
    return klaar(request, fouten or "Er is geen drang of dwang meer", f"/dossier/{dossier_id}/overleg/")
