"""Doors: one letter on the screen, as PDF and as plain text."""

from datetime import datetime
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
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


@require_safe
@recht(Recht.BRIEF_LEZEN)
def van_huishouden(request: Verzoek, huishouden_id: UUID) -> HttpResponse:
    """Letters of one household; a panel for htmx."""
    lijst = lezen.brieven_van(huishouden_id=huishouden_id, voor=_voor(request))
    terug = ("Huishouden", reverse("inwoner:huishouden", args=[huishouden_id]))
    return _brieven(request, lijst, terug)


@require_safe
@recht(Recht.BRIEF_LEZEN)
def van_inwoner(request: Verzoek, inwoner_id: UUID) -> HttpResponse:
    """Letters to or about one person; a panel for htmx."""
    lijst = lezen.brieven_van(inwoner_id=inwoner_id, voor=_voor(request))
    return _brieven(request, lijst, ("Inwoner", reverse("inwoner:kaart", args=[inwoner_id])))


def _brieven(request: Verzoek, lijst: lezen.Brievenlijst, terug: tuple[str, str]) -> HttpResponse:
    sjabloon = "brieven/_brieven.html" if request.htmx else "brieven/brieven.html"
    return render(request, sjabloon, {"lijst": lijst, "adres": request.path, "terug": terug})


def _voor(request: Verzoek) -> datetime | None:
    try:
        return datetime.fromisoformat(request.GET.get("voor", ""))
    except ValueError:
        return None


def pdf_antwoord(inhoud: bytes, naam: str) -> HttpResponse:
    """A PDF with a name that names nobody."""
    antwoord = HttpResponse(inhoud, content_type="application/pdf")
    antwoord["Content-Disposition"] = f'inline; filename="{naam}"'
    return antwoord
