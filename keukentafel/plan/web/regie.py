"""Doors of the regie: the panel, handing over, and opening a dossier with its regisseur."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from keukentafel.kern.web.antwoord import klaar, probeer, toon
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.plan import handelingen, opvragen
from keukentafel.plan.web.forms import OverdraagForm
from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.deur import recht


@require_safe
@recht(Recht.PLAN_LEZEN)
def paneel(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """The panel "Regie" for the overview; a page of its own without JavaScript."""
    sjabloon = "plan/_paneel_regie.html" if request.htmx else "plan/regie.html"
    return render(request, sjabloon, {"regie": opvragen.regie_beeld(dossier_id)})


@recht(Recht.REGIE_BELEGGEN)
def overdragen(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """One of the few pages that ask: to whom, why, and what moves along."""
    beeld = opvragen.overdracht(dossier_id)
    form = OverdraagForm(request.POST or None, beeld=beeld)
    if form.is_valid():
        velden = {"actor": request.actor, "dossier_id": dossier_id, **form.velden()}
        act = handelingen.regie_vacature if form.is_vacature else handelingen.regie_overdragen
        if probeer(form, act, **velden):
            return klaar(request, f"Dossier {beeld.nummer} is overgedragen", "/mijn-dag/")
    sjabloon = "plan/_overdragen.html" if request.htmx else "plan/overdragen.html"
    return toon(request, sjabloon, {"beeld": beeld, "form": form}, form)
