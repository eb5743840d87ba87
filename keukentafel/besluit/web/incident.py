"""Doors of incidenten: the list, telling one, the page with its steps."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from keukentafel.besluit.handelingen import incident as h
from keukentafel.besluit.opvragen import incident as lees
from keukentafel.besluit.regels import incident as ri
from keukentafel.besluit.web import forms_recht as f
from keukentafel.besluit.web.stappen import Stapdeur, Zaakblad, blokken, doe_stap
from keukentafel.kern.web.antwoord import doe_en_terug, klaar, post, probeer, toon
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.poort.rechten import Recht
from keukentafel.poort.regels import heeft
from keukentafel.poort.web.deur import recht

S, MELDEN = Recht.INCIDENT_BEHANDELEN, Recht.INCIDENT_MELDEN
DEUREN = {
    "toezicht": Stapdeur("Gemeld bij het toezicht", f.ToezichtForm, h.toezicht_gemeld, "Leg vast", "Vastgelegd"),
    "actie": Stapdeur("Spreek een actie af", f.ActieForm, h.incidentactie_afspreken, "Spreek af", "Afgesproken"),
    "sluiten": Stapdeur("Sluiten", f.LesForm, h.incident_sluiten, "Sluit", "Gesloten"),
    "soort": Stapdeur("Het is iets anders", f.SoortForm, h.incident_soort_wijzigen, "Wijzig", "Gewijzigd"),
}
VOLGORDE = {
    ri.Stap.TOEZICHT: ["toezicht", "actie", "soort"],
    ri.Stap.OPVOLGEN: ["actie", "soort"],
    ri.Stap.SLUITEN: ["sluiten", "actie", "soort"],
    ri.Stap.KLAAR: [],
}


@require_safe
@recht(S)
def lijst(request: Verzoek) -> HttpResponse:
    """Newest first; the filter stands in the address."""
    blad = lees.incidentblad(stand=request.GET.get("stand", ""), na=request.GET.get("na", ""))
    return render(request, "besluit/incidenten.html", {"blad": blad, "filters": lees.FILTERS})


@recht(MELDEN)
def nieuw(request: Verzoek, inwoner_id: UUID | None = None) -> HttpResponse:
    """Three fields at most, for whoever saw it."""
    form = f.IncidentForm(post(request))
    velden = form.cleaned_data if form.is_bound and form.is_valid() else {}
    if rij := probeer(form, h.incident_melden, actor=request.actor, inwoner_id=inwoner_id, **velden):
        naar = rij.adres if heeft(request.actor, S) else f"/inwoner/{inwoner_id}/" if inwoner_id else "/"
        return klaar(request, "Dank je wel. Het is doorgegeven", naar)
    return toon(request, "besluit/incident_nieuw.html", {"form": form, "inwoner_id": inwoner_id}, form)


@require_safe
@recht(S)
def een(request: Verzoek, incident_id: UUID) -> HttpResponse:
    """One report with its next step."""
    return _blad(request, incident_id, {})


def _blad(request: Verzoek, incident_id: UUID, gebonden: dict[str, Any]) -> HttpResponse:
    beeld = lees.incident(incident_id)
    nu = VOLGORDE[beeld.stap]
    stappen = blokken(DEUREN, nu, lambda _: beeld.collegas, gebonden)
    return toon(request, "besluit/incident.html", {"i": beeld, "stappen": stappen}, *gebonden.values())


@require_POST
@recht(S)
def stap(request: Verzoek, incident_id: UUID, stap: str) -> HttpResponse:
    """One step."""
    return doe_stap(request, BLAD, incident_id, stap)


BLAD = Zaakblad(DEUREN, "incident_id", "/incidenten/", _blad, lambda pk, _stap: lees.incident(pk).collegas)


@require_POST
@recht(S)
def actie_klaar(request: Verzoek, incident_id: UUID, actie_id: UUID) -> HttpResponse:
    """Ticked off."""
    naar = f"/incidenten/{incident_id}/"
    return doe_en_terug(request, h.incidentactie_afronden, "De actie is klaar", naar, actie_id=actie_id)
