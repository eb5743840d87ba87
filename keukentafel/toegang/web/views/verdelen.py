"""Triage: one screen, answered by a fragment, so that a melding is handed out without a page load."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from keukentafel.kern import klok
from keukentafel.kern.adressen import lees_sleutel
from keukentafel.kern.fouten import Fout
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.deur import recht
from keukentafel.toegang import handelingen
from keukentafel.toegang.opvragen.verdelen import verdeelscherm
from keukentafel.toegang.web.forms.melding import BeoordeelForm
from keukentafel.toegang.web.views.antwoord import klaar


@recht(Recht.MELDING_VERDELEN)
def verdelen(request: Verzoek) -> HttpResponse:
    """`?melding=` chooses the one on the right; without it the first, and crisis is always first."""
    return _scherm(request, lees_sleutel(request.GET.get("melding", "")))


def _scherm(request: Verzoek, melding: UUID | None = None, status: int = 200, **extra: object) -> HttpResponse:
    s = verdeelscherm(melding)
    gegevens = {
        "s": s,
        "form": BeoordeelForm(scherm=s),
        "vraag": None,
        "fout": "",
        "tekst": "",
        "ongedaan": "",
        "vandaag": klok.vandaag(),
        **extra,
    }
    sjabloon = "toegang/_verdelen.html" if request.htmx else "toegang/verdelen.html"
    return render(request, sjabloon, gegevens, status=status)


def _klaar(request: Verzoek, tekst: str, ongedaan: str = "", melding: UUID | None = None) -> HttpResponse:
    if request.htmx:
        return _scherm(request, melding, tekst=tekst, ongedaan=ongedaan)
    return klaar(request, tekst, reverse("toegang:verdelen"), ongedaan)


def _versie(request: Verzoek) -> int | None:
    versie = request.POST.get("versie", "")
    return int(versie) if versie.isdecimal() else None


@recht(Recht.MELDING_VERDELEN)
@require_POST
def toewijzen(request: Verzoek, sleutel: UUID) -> HttpResponse:
    """One click on a worker. Absent or a conflict of interest: one question back."""
    wie = lees_sleutel(request.POST.get("medewerker", ""))
    toch, versie = "toch" in request.POST, _versie(request)
    try:
        melding = handelingen.melding_toewijzen(
            actor=request.actor, melding_id=sleutel, medewerker_id=wie or sleutel, toch=toch, versie=versie
        )
    except handelingen.Vraag as vraag:
        return _scherm(request, sleutel, 422, vraag={"tekst": vraag.tekst, "medewerker": wie})
    except Fout as fout:
        return _scherm(request, sleutel, 422, fout=fout.tekst)
    naam = melding.behandelaar.naam if melding.behandelaar else "niemand"
    terug = reverse("toegang:toewijzing-terugnemen", args=[sleutel])
    return _klaar(request, f"Melding {melding.nummer} is toegewezen aan {naam}.", terug)


@recht(Recht.MELDING_VERDELEN)
@require_POST
def terugnemen(request: Verzoek, sleutel: UUID) -> HttpResponse:
    """The button in the undo bar."""
    try:
        melding = handelingen.toewijzing_terugnemen(actor=request.actor, melding_id=sleutel)
    except Fout as fout:
        return _scherm(request, sleutel, 422, fout=fout.tekst)
    return _klaar(request, f"Melding {melding.nummer} staat weer bij Te verdelen.", melding=sleutel)


@recht(Recht.MELDING_VERDELEN)
@require_POST
def beoordelen(request: Verzoek, sleutel: UUID) -> HttpResponse:
    """Urgency, kind of question, law, language, team."""
    form = BeoordeelForm(request.POST, scherm=verdeelscherm(sleutel))
    melding = form.beoordelen(request.actor, sleutel)
    if melding is None:
        return _scherm(request, sleutel, 422, form=form)
    return _klaar(request, f"Melding {melding.nummer} is beoordeeld.", melding=sleutel)


@recht(Recht.BELANG_OPHEFFEN)
@require_POST
def opheffen(request: Verzoek, sleutel: UUID) -> HttpResponse:
    """The manager: this worker after all."""
    wie, reden = lees_sleutel(request.POST.get("medewerker", "")), request.POST.get("reden", "")
    try:
        handelingen.belang_opheffen(actor=request.actor, melding_id=sleutel, medewerker_id=wie or sleutel, reden=reden)
    except Fout as fout:
        return _scherm(request, sleutel, 422, fout=fout.tekst)
    return _klaar(request, "Opgeheven. De reden staat in het logboek.", melding=sleutel)
