"""How a file leaves, stored or made now: as an attachment, never shown in our own page."""

from collections.abc import Callable
from typing import Any, Protocol

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header

from keukentafel.kern.bestanden import BESTANDSSOORTEN
from keukentafel.kern.fouten import Blokkade

OP_SLOT = 423


class Bestand(Protocol):
    """What is sent: a row of a concrete kern.models.Bestand. Doors do not touch models."""

    naam: str
    soort: str
    inhoud: Any


def download(inhoud: bytes | str, soort: str, naam: str) -> HttpResponse:
    """A file that we made ourselves; its name says what it is and names nobody."""
    antwoord = HttpResponse(inhoud, content_type=f"{soort}; charset=utf-8" if isinstance(inhoud, str) else soort)
    antwoord["Content-Disposition"] = content_disposition_header(True, naam)
    return antwoord


def bestand_antwoord(request: HttpRequest, ophalen: Callable[[], Bestand]) -> HttpResponse:
    """The bytes as a download; a page that says why when the file stays shut.

    The browser may not guess another kind (nosniff), and whatever it opens has no script and no origin (sandbox).
    """
    try:
        rij = ophalen()
    except Blokkade as fout:
        return render(request, "kern/fout.html", {"code": OP_SLOT, "uitleg": fout.tekst}, status=OP_SLOT)
    antwoord = HttpResponse(bytes(rij.inhoud), content_type=BESTANDSSOORTEN[rij.soort].mime)
    antwoord["Content-Disposition"] = content_disposition_header(True, rij.naam)
    antwoord["X-Content-Type-Options"] = "nosniff"
    antwoord["Content-Security-Policy"] = "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; sandbox"
    return antwoord
