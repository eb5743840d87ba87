"""Doors of the package of inzage: gather, read its pieces and files, look again, give, and the files themselves."""

from typing import Any
from uuid import UUID

from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from keukentafel.kern.fouten import Blokkade
from keukentafel.kern.web.antwoord import doe_en_terug, klaar, probeer, toon
from keukentafel.kern.web.bestanden import OP_SLOT, bestand_antwoord, download
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.deur import recht
from keukentafel.privacy.handelingen import pakket as h
from keukentafel.privacy.handelingen import pakketbestand as hb
from keukentafel.privacy.opvragen import pakket as lees
from keukentafel.privacy.opvragen import pakketbestand as leesbestand
from keukentafel.privacy.opvragen.uitvoer import pakket_json, pakket_pdf
from keukentafel.privacy.opvragen.uitvoerzip import pakket_zip
from keukentafel.privacy.web.forms_verzoek import BestandForm, StukForm, WeglaatForm

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
    leeg = {"form": StukForm(stuk=beeld), "weg": WeglaatForm(stuk=beeld), "nieuw": BestandForm()}
    forms = {**leeg, **gebonden}
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
    form = WeglaatForm(request.POST, stuk=beeld)
    velden = form.cleaned_data if form.is_valid() else {}
    if probeer(form, h.stuk_weglaten, actor=request.actor, stuk_id=stuk_id, **velden):
        return _verder(request, beeld, f"{beeld.titel} gaat niet mee")
    return _stukblad(request, beeld, weg=form)


@require_safe
@recht(S)
def bestand(request: Verzoek, verzoek_id: UUID, stuk_id: UUID) -> HttpResponse:
    """The file as we have it, to read."""
    return bestand_antwoord(request, lambda: leesbestand.bronbestand(verzoek_id, stuk_id))


@require_safe
@recht(S)
def zwart_bestand(request: Verzoek, verzoek_id: UUID, stuk_id: UUID) -> HttpResponse:
    """What goes along in its place."""
    return bestand_antwoord(request, lambda: leesbestand.zwart_bestand(verzoek_id, stuk_id))


@require_POST
@recht(S)
def vervangen(request: Verzoek, verzoek_id: UUID, stuk_id: UUID) -> HttpResponse:
    """A version in which somebody made black what is about others."""
    beeld = lees.stuk(verzoek_id, stuk_id)
    form = BestandForm(request.POST, request.FILES)
    velden: dict[str, Any] = {"actor": request.actor, "stuk_id": stuk_id}
    if form.is_valid():
        velden |= {"naam": form.cleaned_data["bestand"].name, "inhoud": form.cleaned_data["bestand"].read()}
    if probeer(form, hb.bestand_vervangen, **velden):
        return klaar(request, "Deze versie gaat mee. Kijk haar na.", f"{_pad(verzoek_id)}stuk/{stuk_id}/")
    return _stukblad(request, beeld, nieuw=form)


@require_POST
@recht(S)
def terugzetten(request: Verzoek, verzoek_id: UUID, stuk_id: UUID) -> HttpResponse:
    """The file as we have it after all."""
    pad = f"{_pad(verzoek_id)}stuk/{stuk_id}/"
    return doe_en_terug(request, hb.bestand_terugzetten, "Het bestand zoals wij het hebben", pad, stuk_id=stuk_id)


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
    """To print; the name of the file names nobody. What is too much for one PDF comes as the zip that has its parts."""
    inhoud = pakket_pdf(verzoek_id, pakket_id)
    if inhoud is None:
        return redirect("privacy:pakket-zip", verzoek_id, pakket_id, 1)
    return download(inhoud, "application/pdf", "inzage.pdf")


@require_safe
@recht(S)
def json(request: Verzoek, verzoek_id: UUID, pakket_id: UUID) -> HttpResponse:
    """For a machine."""
    return download(pakket_json(verzoek_id, pakket_id), "application/json", "inzage.json")


@require_safe
@recht(S)
def zip_(request: Verzoek, verzoek_id: UUID, pakket_id: UUID, deel: int) -> HttpResponseBase:
    """All of it, with the files; sent from the disk and not from memory."""
    try:
        uit = pakket_zip(verzoek_id, pakket_id, deel)
    except Blokkade as fout:
        return render(request, "kern/fout.html", {"code": OP_SLOT, "uitleg": fout.tekst}, status=OP_SLOT)
    return FileResponse(uit, as_attachment=True, filename=f"inzage-{deel}.zip", content_type="application/zip")
