"""Doors of findings: the work list, one finding, and where a worker explains."""

from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from keukentafel.kern.formulieren import Formulier
from keukentafel.kern.web.antwoord import doe_en_terug, klaar, post, probeer, toon
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.poort.rechten import Recht
from keukentafel.poort.regels import heeft
from keukentafel.poort.web.deur import recht
from keukentafel.privacy import handelingen
from keukentafel.privacy.opvragen import afwijking as opvragen
from keukentafel.privacy.regels.afwijking import NAAM_VAN_OORDEEL, ZIN, Oordeel

LIJST = "/privacy/afwijkingen/"
DATALEK = "/privacy/datalekken/nieuw/afwijking/"


class OordeelForm(Formulier):
    oordeel = forms.ChoiceField(
        label="Hoe loopt het af?", widget=forms.RadioSelect, choices=[(o.value, n) for o, n in NAAM_VAN_OORDEEL.items()]
    )
    notitie = forms.CharField(
        label="Waarom, en wat gebeurt er nu?",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        required=False,
    )


class UitlegForm(Formulier):
    uitleg = forms.CharField(
        label="Waarom keek je?",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
        help_text="Schrijf geen namen van inwoners op.",
    )


@require_safe
@recht(Recht.AFWIJKING_BEHANDELEN)
def afwijkingen(request: Verzoek) -> HttpResponse:
    """What stands out; filters stand in the URL."""
    gesloten, soort = request.GET.get("stand") == "gesloten", request.GET.get("soort", "")
    lijst = opvragen.afwijkingen(gesloten=gesloten, soort=soort, na=request.GET.get("na", ""))
    gegevens = {"lijst": lijst, "gesloten": gesloten, "soort": soort, "soorten": [(s.value, z) for s, z in ZIN.items()]}
    return render(request, "privacy/afwijkingen.html", gegevens)


@recht(Recht.AFWIJKING_BEHANDELEN)
def een(request: Verzoek, afwijking_id: UUID) -> HttpResponse:
    """One finding with its lines; POST closes it."""
    form = OordeelForm(post(request))
    if request.method == "POST" and form.is_valid():
        velden = {"actor": request.actor, "afwijking_id": afwijking_id, **form.cleaned_data}
        if probeer(form, handelingen.afwijking_sluiten, **velden):
            is_lek = form.cleaned_data["oordeel"] == Oordeel.DATALEK and heeft(request.actor, Recht.REGISTERS_BIJHOUDEN)
            return klaar(request, "Afgehandeld", f"{DATALEK}{afwijking_id}/" if is_lek else LIJST)
    bevinding, pagina = opvragen.afwijking(afwijking_id)
    return toon(request, "privacy/afwijking.html", {"b": bevinding, "pagina": pagina, "form": form}, form)


@require_POST
@recht(Recht.AFWIJKING_BEHANDELEN)
def uitleg_vragen(request: Verzoek, afwijking_id: UUID) -> HttpResponse:
    """Ask the worker why."""
    gelukt, naar = "De medewerker krijgt de vraag als taak", f"{LIJST}{afwijking_id}/"
    return doe_en_terug(request, handelingen.afwijking_uitleg_vragen, gelukt, naar, afwijking_id=afwijking_id)


@recht(Recht.EIGEN_WERK_ZIEN)
def uitleg(request: Verzoek, afwijking_id: UUID) -> HttpResponse:
    """The worker says why; reached from the task."""
    bevinding = opvragen.mijn_uitleg(afwijking_id)
    form = UitlegForm(post(request), initial={"uitleg": bevinding.uitleg})
    if request.method == "POST" and form.is_valid():
        velden = {"actor": request.actor, "afwijking_id": afwijking_id, **form.cleaned_data}
        if probeer(form, handelingen.afwijking_uitleg_geven, **velden):
            return klaar(request, "Dank je. De privacy officer leest je uitleg.", "/mijn-dag/")
    return toon(request, "privacy/uitleg.html", {"b": bevinding, "form": form}, form)
