"""Doors of tasks."""

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from keukentafel.kern import klok
from keukentafel.kern.fouten import Fout
from keukentafel.kern.tekst import datum_lang
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.organisatie import opvragen
from keukentafel.organisatie.handelingen import taken as handelingen
from keukentafel.organisatie.web.forms import UitstelForm
from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.deur import recht


@recht(Recht.EIGEN_WERK_ZIEN)
def taak(request: Verzoek, taak_id: UUID) -> HttpResponse:
    """One task, with where to do it, a button for when it is done, and a day to put it off to."""
    return _blad(request, taak_id, UitstelForm())


def _blad(request: Verzoek, taak_id: UUID, form: UitstelForm) -> HttpResponse:
    dag = klok.vandaag()
    snel = [("morgen", dag + timedelta(days=1)), ("+1 week", dag + timedelta(days=7))]
    waarden = {"taak": opvragen.taak(taak_id), "form": form, "snel": snel}
    return render(request, "organisatie/taak.html", waarden, status=422 if form.errors else 200)


@require_POST
@recht(Recht.TAAK_AFHANDELEN)
def uitstellen(request: Verzoek, taak_id: UUID) -> HttpResponse:
    """Later; ten seconds to undo."""
    form = UitstelForm(request.POST)
    if not form.is_valid():
        return _blad(request, taak_id, form)
    try:
        tot = handelingen.taak_uitstellen(actor=request.actor, taak_id=taak_id, **form.cleaned_data).uitgesteld_tot
    except Fout as fout:
        form.add_error(fout.veld if fout.veld in form.fields else None, fout.tekst)
        return _blad(request, taak_id, form)
    terug = reverse("organisatie:taak-uitstel-ongedaan", args=[taak_id])
    messages.success(request, f"Uitgesteld tot {datum_lang(tot)}." if tot else "", extra_tags=f"ongedaan-hier:{terug}")
    return redirect("/mijn-dag/")


@require_POST
@recht(Recht.TAAK_AFHANDELEN)
def uitstel_ongedaan(request: Verzoek, taak_id: UUID) -> HttpResponse:
    """Undo of putting off."""
    handelingen.taak_uitstel_ongedaan(actor=request.actor, taak_id=taak_id)
    messages.info(request, "De taak staat weer op de dag waarop hij stond.")
    return redirect("/mijn-dag/")


@require_POST
@recht(Recht.TAAK_AFHANDELEN)
def afhandelen(request: Verzoek, taak_id: UUID) -> HttpResponse:
    """Done; ten seconds to undo."""
    gedaan = handelingen.taak_afhandelen(actor=request.actor, taak_id=taak_id)
    terug = reverse("organisatie:taak-terugzetten", args=[taak_id])
    messages.success(request, f"Afgehandeld: {gedaan.tekst}", extra_tags=f"ongedaan-hier:{terug}")
    return redirect("/mijn-dag/")


@require_POST
@recht(Recht.TAAK_AFHANDELEN)
def terugzetten(request: Verzoek, taak_id: UUID) -> HttpResponse:
    """Undo."""
    handelingen.taak_terugzetten(actor=request.actor, taak_id=taak_id)
    messages.info(request, "De taak staat weer op je lijst.")
    return redirect("/mijn-dag/")
