"""Warm handover: passing on, the list, and the answer."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from keukentafel.kern.fouten import Fout
from keukentafel.kern.web.bestanden import bestand_antwoord
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.deur import recht
from keukentafel.toegang import handelingen
from keukentafel.toegang.opvragen import overdracht as opvragen
from keukentafel.toegang.opvragen.contactblad import contactblad
from keukentafel.toegang.opvragen.keuzes import keuzes
from keukentafel.toegang.web.forms.overdracht import DoorverbindForm, OverdrachtAntwoordForm
from keukentafel.toegang.web.views.antwoord import klaar


@recht(Recht.DOORVERBINDEN)
@require_http_methods(["GET", "HEAD", "POST"])
def doorverbinden(request: Verzoek, sleutel: UUID) -> HttpResponse:
    """Pass the resident of this contact on."""
    form = DoorverbindForm(request.POST or None, scherm=opvragen.doorverbindscherm())
    if request.method == "POST" and (aangeboden := form.aanbieden(request.actor, sleutel)):
        return klaar(request, "Doorverbonden. Je ziet hier of iemand het oppakt.", _een(aangeboden.pk))
    gegevens = {"form": form, "c": contactblad(request.actor, sleutel)}
    return render(request, "toegang/doorverbinden.html", gegevens, status=422 if form.errors else 200)


def _een(sleutel: UUID) -> str:
    return reverse("toegang:overdracht", args=[sleutel])


@recht(Recht.DOORVERBINDEN)
def lijst(request: Verzoek) -> HttpResponse:
    """For my team, and by me."""
    return render(request, "toegang/overdrachten.html", {"lijst": opvragen.overdrachten(request.actor)})


@recht(Recht.EIGEN_WERK_ZIEN)
@require_http_methods(["GET", "HEAD", "POST"])
def een(request: Verzoek, sleutel: UUID) -> HttpResponse:
    """One handover, with the answer or the form to answer; opened from a task by whoever may see it."""
    o = opvragen.overdracht(request.actor, sleutel)
    form = OverdrachtAntwoordForm(request.POST or None, request.FILES or None, lijsten=keuzes(), buiten=o.buiten)
    if request.method == "POST" and (klaar_ := form.beantwoorden(request.actor, sleutel)):
        return klaar(request, f"De doorverwijzing is {klaar_.antwoord}.", _een(sleutel))
    return render(request, "toegang/overdracht.html", {"o": o, "form": form}, status=422 if form.errors else 200)


@recht(Recht.DOORVERBINDEN)
def document(request: Verzoek, sleutel: UUID, document_id: UUID) -> HttpResponse:
    """The answer of the other desk on paper, as a download."""
    return bestand_antwoord(request, lambda: opvragen.overdrachtdocument(request.actor, sleutel, document_id))


@recht(Recht.DOORVERBINDEN)
@require_POST
def intrekken(request: Verzoek, sleutel: UUID) -> HttpResponse:
    """Take it back while nobody answered."""
    try:
        handelingen.overdracht_intrekken(actor=request.actor, overdracht_id=sleutel)
    except Fout as fout:
        return klaar(request, fout.tekst, _een(sleutel))
    return klaar(request, "De doorverwijzing is ingetrokken.", _een(sleutel))
