"""Doors of the letter of a decision: look, take back, make it after all."""

from functools import partial
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from keukentafel.besluit.handelingen.bekendmaken import besluit_terughalen, besluitbrief_maken
from keukentafel.besluit.opvragen.briefblad import brief_voorbeeld, briefblad
from keukentafel.brieven import weergave
from keukentafel.brieven.web.views import pdf_antwoord
from keukentafel.kern import klok
from keukentafel.kern.adressen import adres
from keukentafel.kern.web.antwoord import doe_en_terug
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.deur import recht


@require_safe
@recht(Recht.AANVRAAG_LEZEN)
def brief(request: Verzoek, besluit_id: UUID) -> HttpResponse:
    """The letter as it would leave now, and where it is."""
    return render(request, "besluit/besluitbrief.html", {"blad": briefblad(besluit_id)})


@require_safe
@recht(Recht.BESLUITTEKST_LEZEN)
def voorbeeld_pdf(request: Verzoek, besluit_id: UUID) -> HttpResponse:
    """The same as the resident would get it."""
    stuk = brief_voorbeeld(besluit_id)
    return pdf_antwoord(weergave.pdf(stuk.titel, [stuk], klok.nu()), "voorbeeld.pdf")


@require_POST
@recht(Recht.BESLUIT_NEMEN)
def terughalen(request: Verzoek, besluit_id: UUID) -> HttpResponse:
    """Undo it before the letter leaves."""
    versie = request.POST.get("versie", "")
    act = partial(besluit_terughalen, besluit_id=besluit_id, versie=int(versie) if versie.isdecimal() else 0)
    gelukt = "Het besluit is teruggehaald. Het is weer een concept; er gaat geen brief weg."
    return doe_en_terug(request, act, gelukt, adres("besluit:besluitbrief", besluit_id))


@require_POST
@recht(Recht.AANVRAAG_BEHANDELEN)
def maken(request: Verzoek, besluit_id: UUID) -> HttpResponse:
    """After what was missing was added."""
    naar = adres("besluit:besluitbrief", besluit_id)
    return doe_en_terug(request, besluitbrief_maken, "De brief is gemaakt.", naar, besluit_id=besluit_id)
