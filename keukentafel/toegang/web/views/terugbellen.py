"""Call-backs, handled from the list (and from Mijn dag)."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from keukentafel.kern.fouten import Fout
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.organisatie.regels import veilig_pad
from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.deur import recht
from keukentafel.toegang import handelingen
from keukentafel.toegang.opvragen.terugbellen import bellijst, terugbelverzoek
from keukentafel.toegang.regels import BelUitkomst, Wanneer
from keukentafel.toegang.web.views.antwoord import klaar


@recht(Recht.TERUGBELLEN)
def terugbellen(request: Verzoek) -> HttpResponse:
    """Late ones first."""
    return _scherm(request)


@recht(Recht.TERUGBELLEN)
def een(request: Verzoek, sleutel: UUID) -> HttpResponse:
    """One call-back with its number and what it was about."""
    return render(request, "toegang/terugbelverzoek.html", {"b": terugbelverzoek(request.actor, sleutel)})


def _scherm(request: Verzoek, status: int = 200, **extra: object) -> HttpResponse:
    lijst = bellijst(request.actor, request.GET.get("filter", ""))
    gegevens = {"lijst": lijst, "fout": "", "tekst": "", "ongedaan": "", **extra}
    sjabloon = "toegang/_terugbellen.html" if request.htmx else "toegang/terugbellen.html"
    return render(request, sjabloon, gegevens, status=status)


def _klaar(request: Verzoek, tekst: str, ongedaan: str = "") -> HttpResponse:
    if request.htmx:
        return _scherm(request, tekst=tekst, ongedaan=ongedaan)
    return klaar(request, tekst, veilig_pad(request.POST.get("terug", "")) or reverse("toegang:terugbellen"), ongedaan)


@recht(Recht.TERUGBELLEN)
@require_POST
def afhandelen(request: Verzoek, sleutel: UUID) -> HttpResponse:
    """Spoken, not reached, or no longer needed."""
    uitkomst = request.POST.get("uitkomst", BelUitkomst.GESPROKEN)
    try:
        verzoek = handelingen.terugbelverzoek_afhandelen(actor=request.actor, verzoek_id=sleutel, uitkomst=uitkomst)
    except Fout as fout:
        return _scherm(request, 422, fout=fout.tekst)
    tekst = f"Afgehandeld: {BelUitkomst(verzoek.uitkomst).naam}."
    return _klaar(request, tekst, reverse("toegang:terugbellen-ongedaan", args=[sleutel]))


@recht(Recht.TERUGBELLEN)
@require_POST
def uitstellen(request: Verzoek, sleutel: UUID) -> HttpResponse:
    """To the next werkdag."""
    wanneer = request.POST.get("wanneer", Wanneer.VOLGENDE_WERKDAG)
    try:
        handelingen.terugbelverzoek_uitstellen(actor=request.actor, verzoek_id=sleutel, wanneer=wanneer)
    except Fout as fout:
        return _scherm(request, 422, fout=fout.tekst)
    ongedaan = reverse("toegang:terugbellen-ongedaan", args=[sleutel])
    return _klaar(request, "Uitgesteld tot de volgende werkdag.", ongedaan)


@recht(Recht.TERUGBELLEN)
@require_POST
def ongedaan(request: Verzoek, sleutel: UUID) -> HttpResponse:
    """The button in the undo bar."""
    try:
        handelingen.terugbelverzoek_ongedaan_maken(actor=request.actor, verzoek_id=sleutel)
    except Fout as fout:
        return _scherm(request, 422, fout=fout.tekst)
    return _klaar(request, "Het terugbelverzoek staat weer open.")
