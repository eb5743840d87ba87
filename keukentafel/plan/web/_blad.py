"""The page of the plan, in every shape: read, with one form open in place, after saving, and after a collision."""

from dataclasses import dataclass, replace
from typing import Any, cast
from uuid import UUID

from django.forms import Form
from django.http import HttpResponse, QueryDict
from django.shortcuts import render

from keukentafel.dossier.opvragen import Voorinvulling, voorinvulling
from keukentafel.dossier.opvragen.herkomst import NIETS
from keukentafel.dossier.web.herkomst import begin_met, over_wie, toon_bron
from keukentafel.kern.fouten import NietGevonden
from keukentafel.kern.versies import Botsing
from keukentafel.kern.web.antwoord import klaar
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.plan.opvragen import DoelBeeld, PlanBeeld, StapBeeld, plan_beeld, wie_keuzes
from keukentafel.plan.web.forms import DoelForm


@dataclass(frozen=True)
class Bewerken:
    """The form that stands open: at a goal (`doel`), or above the goals when it is about the plan."""

    titel: str
    form: Form
    actie: str
    doel: UUID | None = None
    knop: str = "Bewaren"
    botsing: tuple[str, str, str] | None = None
    """(own text, the other's text, who) after a collision."""


def blad(request: Verzoek, beeld: PlanBeeld, bewerken: Bewerken | None = None, **extra: Any) -> HttpResponse:
    """The plan; for htmx the part that changed. 422 or 409 when a form came back, 503 when the database is away."""
    eerst = {"verslag_id": request.GET["verslag"]} if "verslag" in request.GET else {}
    form = extra.get("nieuw") or doelform(beeld, eerst=eerst)
    over, leden = over_wie(form, beeld.kader)
    code = _code(form, bewerken)
    gegevens = {"gedaan": "", "ongedaan": "", **extra, "beeld": beeld, "kader": beeld.kader, "actief": "Plan"}
    sjabloon = "plan/_antwoord.html" if request.htmx else "plan/plan.html"
    return render(
        request,
        sjabloon,
        {**gegevens, "nieuw": form, "over": over, "wie_leest": beeld.kader.wie_leest(over=leden), "bewerken": bewerken},
        status=code,
    )


def doelform(beeld: PlanBeeld, data: QueryDict | None = None, eerst: dict[str, str] | None = None) -> DoelForm:
    """For a goal to add: it begins with what this household wishes already, once, and says where that came from."""
    kennis = voorinvulling(beeld.kader) if beeld.mag_schrijven else NIETS
    wens = kennis.velden.get("wensen")
    nieuw = wens is not None and wens.waarde not in {doel.eigen_woorden for doel in beeld.doelen}
    kennis = Voorinvulling(kennis.inwoner_id, {"eigen_woorden": wens} if wens and nieuw else {})
    form = DoelForm(
        data, beeld=beeld, wie=wie_keuzes(beeld.kader), initial=begin_met(kennis, "eigen_woorden") | (eerst or {})
    )
    toon_bron(form, kennis, "eigen_woorden")
    return form


def _code(form: Form, bewerken: Bewerken | None) -> int:
    forms = (form, bewerken.form) if bewerken else (form,)
    if any(getattr(f, "storing", False) for f in forms):
        return 503
    if bewerken and bewerken.botsing:
        return 409
    return 422 if any(f.is_bound and f.errors for f in forms) else 200


def bewaard(request: Verzoek, dossier_id: UUID, tekst: str, ongedaan: str = "") -> HttpResponse:
    """After an act: the plan as it is now, with what happened and how to undo it."""
    if request.htmx:
        return blad(request, plan_beeld(dossier_id), gedaan=tekst, ongedaan=ongedaan)
    return klaar(request, tekst, f"/dossier/{dossier_id}/plan/", ongedaan)


def doel_uit(beeld: PlanBeeld, doel_id: UUID) -> DoelBeeld:
    """The goal on this page; a hidden one is not there."""
    doel = beeld.doel(doel_id)
    if doel is None:
        raise NietGevonden("plan.doel")
    return doel


def stap_uit(beeld: PlanBeeld, stap_id: UUID) -> tuple[DoelBeeld, StapBeeld]:
    """The step on this page, with its goal."""
    for doel in beeld.doelen:
        for stap in doel.stappen:
            if stap.id == stap_id:
                return doel, stap
    raise NietGevonden("plan.stap")


def na_botsing(open_: Bewerken, botsing: Botsing, veld: str, formveld: str = "") -> Bewerken:
    """The form again with the own text, on the version that stands now, beside what the other wrote."""
    form = open_.form
    ander = str(getattr(botsing.huidig, veld))
    data = cast(QueryDict, form.data).copy()
    data["versie"] = str(botsing.huidig.versie)
    form.data = data
    eigen = str(form.cleaned_data[formveld or veld])
    return replace(open_, botsing=(eigen, ander, botsing.huidig.gewijzigd_door or "je collega"))
