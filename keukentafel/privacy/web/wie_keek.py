"""Doors of "Wie keek in mijn dossier?": the overview, on paper, as data, and a question about a line."""

import json
from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from keukentafel.brieven import weergave
from keukentafel.brieven.web.views import pdf_antwoord
from keukentafel.dossier.opvragen import dossier_kader
from keukentafel.kern import klok
from keukentafel.kern.formulieren import Formulier
from keukentafel.kern.web.antwoord import klaar, post, probeer, toon
from keukentafel.kern.web.bestanden import download
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.deur import recht
from keukentafel.privacy import handelingen
from keukentafel.privacy.opvragen import inzagevraag as vraagopvragen
from keukentafel.privacy.opvragen import wie_keek as opvragen
from keukentafel.privacy.opvragen.ingang import ingang as ingang_opvragen
from keukentafel.privacy.opvragen.wie_keek_stuk import als_gegevens, als_stuk

TEKST = forms.Textarea(attrs={"rows": 4})


class PeriodeForm(Formulier):
    van = forms.DateField(label="Vanaf", required=False, widget=forms.DateInput(format="%Y-%m-%d"))
    tot = forms.DateField(label="Tot en met", required=False, widget=forms.DateInput(format="%Y-%m-%d"))

    def dagen(self) -> dict[str, Any]:
        """What could be read; what could not stands at its field."""
        self.is_valid()
        return {naam: self.cleaned_data.get(naam) for naam in ("van", "tot")}


class VraagForm(Formulier):
    dag = forms.DateField(widget=forms.HiddenInput)
    wie = forms.CharField(widget=forms.HiddenInput, max_length=80)
    vraag = forms.CharField(label="Wat wil de inwoner weten?", widget=TEKST, max_length=2000)


class AntwoordForm(Formulier):
    antwoord = forms.CharField(
        label="Jouw antwoord", widget=TEKST, max_length=4000, help_text="Schrijf kort en gewoon. De inwoner leest dit."
    )


@require_safe
@recht(Recht.INZAGE_LOG_MAKEN)
def overzicht(request: Verzoek, inwoner_id: UUID) -> HttpResponse:
    """What the resident may know, to look at together or to print."""
    form = PeriodeForm(request.GET)
    blad = opvragen.wie_keek(inwoner_id, **form.dagen())
    return render(request, "privacy/wie_keek.html", {"blad": blad, "form": form, "over": request.GET.urlencode()})


@require_safe
@recht(Recht.INZAGE_LOG_MAKEN)
def overzicht_pdf(request: Verzoek, inwoner_id: UUID) -> HttpResponse:
    """On paper, for the resident to keep."""
    stuk = als_stuk(opvragen.wie_keek(inwoner_id, **PeriodeForm(request.GET).dagen(), soort="afdruk"))
    return pdf_antwoord(weergave.pdf(stuk.titel, [stuk], klok.nu()), "wie-keek.pdf")


@require_safe
@recht(Recht.INZAGE_LOG_MAKEN)
def overzicht_gegevens(request: Verzoek, inwoner_id: UUID) -> HttpResponse:
    """As data that a machine reads (AVG art. 15 lid 3)."""
    blad = opvragen.wie_keek(inwoner_id, **PeriodeForm(request.GET).dagen(), soort="export")
    return download(json.dumps(als_gegevens(blad), ensure_ascii=False, indent=2), "application/json", "wie-keek.json")


@require_safe
@recht(Recht.INZAGE_LOG_MAKEN)
def van_dossier(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """For whom of this household can it be made? A panel for htmx, beside who may see this."""
    kader = dossier_kader(dossier_id)
    mag = opvragen.mag_maken([lid.id for lid in kader.leden])
    leden = [lid for lid in kader.leden if lid.id in mag]
    sjabloon = "privacy/_van_dossier.html" if request.htmx else "privacy/van_dossier.html"
    return render(request, sjabloon, {"kader": kader, "leden": leden, "actief": "Wie mag dit zien?"})


@require_safe
@recht(Recht.VERZOEK_ONTVANGEN)
def ingang(request: Verzoek, inwoner_id: UUID) -> HttpResponse:
    """Panel of the card: who looked and what was shared, or how the question is passed on."""
    sjabloon = "privacy/_ingang.html" if request.htmx else "privacy/ingang.html"
    return render(request, sjabloon, {"i": ingang_opvragen(inwoner_id)})


@recht(Recht.INZAGE_LOG_MAKEN)
def vraag_stellen(request: Verzoek, inwoner_id: UUID) -> HttpResponse:
    """The resident wants to know why: on the line of one worker on one day."""
    form = VraagForm(post(request), initial={naam: request.GET.get(naam, "") for naam in ("dag", "wie")})
    velden = {"actor": request.actor, "inwoner_id": inwoner_id}
    if request.method == "POST" and form.is_valid():
        gelukt = probeer(form, handelingen.inzagevraag_vastleggen, **velden, **form.cleaned_data)
        if gelukt:
            return klaar(request, "De vraag ligt bij de privacy officer", f"/privacy/wie-keek/{inwoner_id}/")
    inwoner = opvragen.betrokken_inwoner(inwoner_id)
    return toon(request, "privacy/vraag_stellen.html", {"form": form, "inwoner": inwoner}, form)


@require_safe
@recht(Recht.INZAGE_LOG_MAKEN)
def vragen(request: Verzoek) -> HttpResponse:
    """Questions that wait, or were answered."""
    beantwoord = request.GET.get("stand") == "beantwoord"
    lijst = vraagopvragen.vragen(beantwoord=beantwoord)
    return render(request, "privacy/vragen.html", {"lijst": lijst, "beantwoord": beantwoord})


@recht(Recht.INZAGE_LOG_MAKEN)
def vraag(request: Verzoek, vraag_id: UUID) -> HttpResponse:
    """One question; who answers does it here (the act asks its own right)."""
    form = AntwoordForm(post(request))
    if request.method == "POST" and form.is_valid():
        velden = {"actor": request.actor, "vraag_id": vraag_id}
        gelukt = probeer(form, handelingen.inzagevraag_beantwoorden, **velden, **form.cleaned_data)
        if gelukt:
            return klaar(request, "Het antwoord is bewaard", f"/privacy/vragen/{vraag_id}/")
    return toon(request, "privacy/vraag.html", {"v": vraagopvragen.vraag(vraag_id), "form": form}, form)


@require_safe
@recht(Recht.INZAGE_LOG_MAKEN)
def antwoord_pdf(request: Verzoek, vraag_id: UUID) -> HttpResponse:
    """The answer on paper."""
    v = vraagopvragen.vraag(vraag_id)
    if not v.antwoord:
        raise Http404
    stuk = vraagopvragen.antwoord_stuk(v)
    return pdf_antwoord(weergave.pdf(stuk.titel, [stuk], klok.nu()), "antwoord.pdf")
