"""Doors: one letter on the screen, as PDF and as plain text."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from keukentafel.brieven import weergave
from keukentafel.brieven.opvragen import lezen
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.deur import recht


@require_safe
@recht(Recht.BRIEF_LEZEN)
def brief(request: Verzoek, brief_id: UUID) -> HttpResponse:
    """The letter as the resident reads it, with where it is."""
    return render(request, "brieven/brief.html", {"blad": lezen.brief_blad(brief_id)})


@require_safe
@recht(Recht.BRIEF_LEZEN)
def brief_pdf(request: Verzoek, brief_id: UUID) -> HttpResponse:
    """Download as PDF."""
    blad = lezen.brief_blad(brief_id)
    inhoud = weergave.pdf(blad.stuk.titel, [blad.stuk], blad.regel.gemaakt_op)
    return pdf_antwoord(inhoud, f"brief-{blad.regel.nummer}.pdf")


@require_safe
@recht(Recht.BRIEF_LEZEN)
def brief_tekst(request: Verzoek, brief_id: UUID) -> HttpResponse:
    """As plain text, to copy or to have read aloud."""
    blad = lezen.brief_blad(brief_id)
    return HttpResponse(weergave.tekst(blad.stuk), content_type="text/plain; charset=utf-8")


def pdf_antwoord(inhoud: bytes, naam: str) -> HttpResponse:
    """A PDF with a name that names nobody."""
    antwoord = HttpResponse(inhoud, content_type="application/pdf")
    antwoord["Content-Disposition"] = f'inline; filename="{naam}"'
    return antwoord
