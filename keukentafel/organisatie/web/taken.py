"""Doors of tasks."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.organisatie import opvragen
from keukentafel.organisatie.handelingen import taken as handelingen
from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.deur import recht


@recht(Recht.EIGEN_WERK_ZIEN)
def taak(request: Verzoek, taak_id: UUID) -> HttpResponse:
    """One task, with where to do it and a button for when it is done."""
    return render(request, "organisatie/taak.html", {"taak": opvragen.taak(taak_id)})


@require_POST
@recht(Recht.TAAK_AFHANDELEN)
def afhandelen(request: Verzoek, taak_id: UUID) -> HttpResponse:
    """Done; ten seconds to undo."""
    gedaan = handelingen.taak_afhandelen(actor=request.actor, taak_id=taak_id)
    terug = reverse("organisatie:taak-terugzetten", args=[taak_id])
    messages.success(request, f"Afgehandeld: {gedaan.tekst}", extra_tags=f"ongedaan:{terug}")
    return redirect("/mijn-dag/")


@require_POST
@recht(Recht.TAAK_AFHANDELEN)
def terugzetten(request: Verzoek, taak_id: UUID) -> HttpResponse:
    """Undo."""
    handelingen.taak_terugzetten(actor=request.actor, taak_id=taak_id)
    messages.info(request, "De taak staat weer op je lijst.")
    return redirect("/mijn-dag/")
