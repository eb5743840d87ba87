"""Doors of the package of inzage: gather, read its pieces, look again, give, and the file itself."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from keukentafel.kern.web.antwoord import doe_en_terug, klaar, probeer, toon
from keukentafel.kern.web.bestanden import download
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.deur import recht
from keukentafel.privacy.handelingen import pakket as h
from keukentafel.privacy.opvragen import pakket as lees
from keukentafel.privacy.opvragen.uitvoer import pakket_json, pakket_pdf
from keukentafel.privacy.web.forms_verzoek import StukForm, WeglaatForm

S = Recht.VERZOEK_BEHANDELEN


def _pad(verzoek_id: UUID) -> str:
    return f"/privacy/verzoeken/{verzoek_id}/"


@require_POST
@recht(S)
def samenstellen(request: Verzoek, verzoek_id: UUID) -> HttpResponse:
    """Start gathering, or again."""
    gelukt = "De gegevens worden verzameld. Dat duurt even; ververs de pagina."
    return doe_en_terug(request, h.pakket_samenstellen, gelukt, _pad(verzoek_id), verzoek_id=verzoek_id)


@require_safe
@recht(S)
def stukken(request: Verzoek, verzoek_id: UUID, pakket_id: UUID) -> HttpResponse:
    """The pieces to read, or all of them."""
    alle, na = request.GET.get("toon") == "alle", request.GET.get("na", "")
    blad = lees.stukkenblad(verzoek_id, pakket_id, alle=alle, na=na)
    return render(request, "privacy/pakketstukken.html", {"blad": blad})


@require_safe
@recht(S)
def stuk(request: Verzoek, verzoek_id: UUID, stuk_id: UUID) -> HttpResponse:
    """One piece."""
    beeld = lees.stuk(verzoek_id, stuk_id)
    return _stukblad(request, beeld)


def _stukblad(request: Verzoek, beeld: lees.Stukbeeld, **gebonden: Any) -> HttpResponse:
    forms = {"form": StukForm(stuk=beeld), "weg": WeglaatForm(), **gebonden}
    return toon(request, "privacy/pakketstuk.html", {"s": beeld, **forms}, *gebonden.values())


def _verder(request: Verzoek, beeld: lees.Stukbeeld, tekst: str) -> HttpResponse:
    """On to the next piece that nobody read yet; after the last one back to the request."""
    naar = f"stuk/{beeld.volgende}/" if beeld.volgende else ""
    return klaar(request, tekst, f"{_pad(beeld.verzoek_id)}{naar}")


@require_POST
@recht(S)
def bekijken(request: Verzoek, verzoek_id: UUID, stuk_id: UUID) -> HttpResponse:
    """It goes along, with what is black."""
    beeld = lees.stuk(verzoek_id, stuk_id)
    form = StukForm(request.POST, stuk=beeld)
    velden = form.velden() if form.is_valid() else {}
    blijf = "blijf" in request.POST
    if probeer(form, h.stuk_bekijken, actor=request.actor, stuk_id=stuk_id, klaar=not blijf, **velden):
        if blijf:
            return redirect(f"{_pad(verzoek_id)}stuk/{stuk_id}/")
        return _verder(request, beeld, f"{beeld.titel} gaat mee")
    return _stukblad(request, beeld, form=form)


@require_POST
@recht(S)
def weglaten(request: Verzoek, verzoek_id: UUID, stuk_id: UUID) -> HttpResponse:
    """The whole piece stays out."""
    beeld = lees.stuk(verzoek_id, stuk_id)
    form = WeglaatForm(request.POST)
    velden = form.cleaned_data if form.is_valid() else {}
    if probeer(form, h.stuk_weglaten, actor=request.actor, stuk_id=stuk_id, **velden):
        return _verder(request, beeld, f"{beeld.titel} gaat niet mee")
    return _stukblad(request, beeld, weg=form)


@require_POST
@recht(S)
def afronden(request: Verzoek, verzoek_id: UUID, pakket_id: UUID) -> HttpResponse:
    """Everything was read."""
    gelukt = "Alles is bekeken"
    return doe_en_terug(request, h.pakket_afronden, gelukt, _pad(verzoek_id), pakket_id=pakket_id)


@require_POST
@recht(S)
def nakijken(request: Verzoek, verzoek_id: UUID, pakket_id: UUID) -> HttpResponse:
    """The second person agrees."""
    gelukt = "Het pakket is nagekeken en kan weg"
    return doe_en_terug(request, h.pakket_nakijken, gelukt, _pad(verzoek_id), pakket_id=pakket_id)


@require_POST
@recht(S)
def terughalen(request: Verzoek, verzoek_id: UUID, pakket_id: UUID) -> HttpResponse:
    """Back to reading."""
    gelukt = "Het pakket is terug: er kan weer iets zwart"
    return doe_en_terug(request, h.pakket_terughalen, gelukt, _pad(verzoek_id), pakket_id=pakket_id)


@require_POST
@recht(S)
def uitreiken(request: Verzoek, verzoek_id: UUID, pakket_id: UUID) -> HttpResponse:
    """It left."""
    wijze = request.POST.get("wijze", "")
    gelukt = "Het pakket is gegeven; het verzoek is afgesloten"
    return doe_en_terug(request, h.pakket_uitreiken, gelukt, _pad(verzoek_id), pakket_id=pakket_id, wijze=wijze)


@require_safe
@recht(S)
def pdf(request: Verzoek, verzoek_id: UUID, pakket_id: UUID) -> HttpResponse:
    """To print; the name of the file names nobody."""
    return download(pakket_pdf(verzoek_id, pakket_id), "application/pdf", "inzage.pdf")


@require_safe
@recht(S)
def json(request: Verzoek, verzoek_id: UUID, pakket_id: UUID) -> HttpResponse:
    """For a machine."""
    return download(pakket_json(verzoek_id, pakket_id), "application/json", "inzage.json")
