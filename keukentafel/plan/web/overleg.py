"""Doors of meetings: the list, calling one, and the page during the meeting."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from keukentafel.dossier.opvragen import collegas
from keukentafel.kern.adressen import lees_sleutel
from keukentafel.kern.formulieren import Formulier
from keukentafel.kern.versies import Botsing
from keukentafel.kern.web.antwoord import doe_en_terug, klaar, post, probeer, toon
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.plan import handelingen, opvragen
from keukentafel.plan.web import overlegforms as f
from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.deur import recht

H = Recht.OVERLEG_HOUDEN


@require_safe
@recht(H)
def overleggen(request: Verzoek) -> HttpResponse:
    """The meetings of the team, and the lists of cases that ask for one."""
    soort = request.GET.get("lijst", "")
    soort = soort if soort in opvragen.LIJSTEN else ""
    filters = [("Overleggen", "?", None, not soort)]
    filters += [(naam, f"?lijst={code}", None, code == soort) for code, naam in opvragen.LIJSTEN.items()]
    if soort:
        blad = opvragen.overleglijst(soort, request.GET.get("na", ""))
        return render(request, "plan/overleglijst.html", {"blad": blad, "filters": filters, "soort": soort})
    return render(request, "plan/overleggen.html", {"lijst": opvragen.overleggen(), "filters": filters})


@recht(H)
def nieuw(request: Verzoek) -> HttpResponse:
    """Call a meeting."""
    form = f.OverlegForm(post(request), collegas=collegas())
    velden = form.velden() if form.is_bound and form.is_valid() else {}
    rij = probeer(form, handelingen.overleg_plannen, actor=request.actor, **velden)
    if rij is not None:
        return klaar(request, "Het overleg staat erin", _adres(rij.pk))
    return toon(request, "plan/overleg_nieuw.html", {"form": form}, form)


@require_safe
@recht(H)
def overleg(request: Verzoek, overleg_id: UUID) -> HttpResponse:
    """The meeting as it goes on: who is there, which cases, and one case on the table (?zaak=)."""
    return _blad(request, overleg_id)


def _blad(request: Verzoek, overleg_id: UUID, zaak_id: UUID | None = None, **forms: Formulier) -> HttpResponse:
    blad = opvragen.overlegblad(overleg_id, zaak_id or lees_sleutel(request.GET.get("zaak", "")))
    open_ = blad.open
    gegevens: dict[str, Any] = {"blad": blad, "nodig": f.DeelnemerForm(auto_id="gast_%s"), "inbreng": f.InbrengForm()}
    if open_ is not None:
        eerst = {"besluit": open_.zaak.besluit, "versie": open_.zaak.versie}
        gegevens["besluit"] = f.BesluitForm(initial=eerst)
        gegevens["actie"] = f.ActieForm(wie=collegas(), doelen=open_.doelen)
    return toon(request, "plan/overleg.html", {**gegevens, **forms}, *forms.values())


@require_POST
@recht(H)
def uitnodigen(request: Verzoek, overleg_id: UUID) -> HttpResponse:
    """Somebody of a partner."""
    form = f.DeelnemerForm(request.POST, auto_id="gast_%s")
    velden = form.cleaned_data if form.is_valid() else {}
    act = handelingen.deelnemer_uitnodigen
    if probeer(form, act, actor=request.actor, overleg_id=overleg_id, **velden) is not None:
        return klaar(request, "Uitgenodigd", _adres(overleg_id))
    return _blad(request, overleg_id, nodig=form)


@require_POST
@recht(H)
def aanwezig(request: Verzoek, overleg_id: UUID) -> HttpResponse:
    """Who is there now."""
    er = [sleutel for tekst in request.POST.getlist("er") if (sleutel := lees_sleutel(tekst))]
    act, naar = handelingen.aanwezigheid_zetten, _adres(overleg_id)
    return doe_en_terug(request, act, "De aanwezigheid staat erin", naar, overleg_id=overleg_id, aanwezig=er)


@require_POST
@recht(H)
def inbrengen(request: Verzoek, overleg_id: UUID) -> HttpResponse:
    """A case, by the number of its dossier."""
    form = f.InbrengForm(request.POST)
    dossier = opvragen.dossier_met_nummer(form.cleaned_data["nummer"]) if form.is_valid() else None
    if form.is_valid() and dossier is None:
        form.add_error("nummer", "Dit dossier is niet gevonden. Verwacht een nummer als 2026-0417.")
    velden = {"actor": request.actor, "overleg_id": overleg_id, "dossier_id": dossier}
    rij = probeer(form, handelingen.zaak_inbrengen, **velden, vraag=form.cleaned_data.get("vraag", ""))
    if rij is not None:
        return klaar(request, "De zaak staat op de agenda", f"{_adres(overleg_id)}?zaak={rij.pk}")
    return _blad(request, overleg_id, inbreng=form)


@require_POST
@recht(H)
def besluit(request: Verzoek, overleg_id: UUID, zaak_id: UUID) -> HttpResponse:
    """What was decided; the next case comes on the table."""
    form = f.BesluitForm(request.POST)
    velden = {"actor": request.actor, "zaak_id": zaak_id, **(form.cleaned_data if form.is_valid() else {})}
    try:
        if probeer(form, handelingen.zaak_bespreken, **velden) is not None:
            return klaar(request, "De afspraak staat erin", f"{_adres(overleg_id)}?zaak={zaak_id}")
    except Botsing as botsing:
        form.data = {**request.POST.dict(), "versie": str(botsing.huidig.versie)}
        wie = botsing.huidig.gewijzigd_door or "Een collega"
        nu = str(getattr(botsing.huidig, "besluit", ""))
        form.add_error(None, f"{wie} schreef intussen: ‘{nu}’. Jouw tekst staat er nog.")
    return _blad(request, overleg_id, zaak_id, besluit=form)


@require_POST
@recht(Recht.PLAN_SCHRIJVEN)
def actie(request: Verzoek, overleg_id: UUID, zaak_id: UUID) -> HttpResponse:
    """An action with an owner and a day: a step in the plan."""
    nu = opvragen.overlegblad(overleg_id, zaak_id).open
    form = f.ActieForm(request.POST, wie=collegas(), doelen=nu.doelen if nu else ())
    velden = form.velden() if form.is_valid() else {}
    if probeer(form, handelingen.actie_afspreken, actor=request.actor, zaak_id=zaak_id, **velden) is not None:
        return klaar(request, "De actie staat als stap in het plan", f"{_adres(overleg_id)}?zaak={zaak_id}")
    return _blad(request, overleg_id, zaak_id, actie=form)


@require_POST
@recht(H)
def sluiten(request: Verzoek, overleg_id: UUID) -> HttpResponse:
    """The meeting is over."""
    act, naar, terug = handelingen.overleg_sluiten, _adres(overleg_id), reverse("plan:overleg-open", args=[overleg_id])
    return doe_en_terug(request, act, "Het overleg is gesloten", naar, ongedaan=terug, overleg_id=overleg_id)


@require_POST
@recht(H)
def heropenen(request: Verzoek, overleg_id: UUID) -> HttpResponse:
    """Undo."""
    act = handelingen.overleg_heropenen
    return doe_en_terug(request, act, "Het overleg is weer open", _adres(overleg_id), overleg_id=overleg_id)


@require_safe
@recht(H)
def afdrukken(request: Verzoek, overleg_id: UUID) -> HttpResponse:
    """The agenda without names of residents: everybody invited may have it. Per case who has the regie (REQ-058)."""
    gegevens = {"blad": opvragen.overlegblad(overleg_id), "regie": opvragen.regie_op_agenda(overleg_id)}
    return render(request, "plan/overleg_afdrukken.html", gegevens)


def _adres(overleg_id: UUID) -> str:
    return reverse("plan:overleg", args=[overleg_id])
