"""Doors of breaches: reporting one, the register, and opening one from where it showed."""

import re
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from keukentafel.kern.web.antwoord import klaar, post, probeer, toon
from keukentafel.kern.web.bestanden import download
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.kern.werkblad import als_csv
from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.deur import recht
from keukentafel.privacy.handelingen import datalek as h
from keukentafel.privacy.opvragen import datalek as lees
from keukentafel.privacy.opvragen.datalekbron import bron_van
from keukentafel.privacy.regels import datalek as rd
from keukentafel.privacy.web import forms_datalek as f

L, S = Recht.PRIVACY_LEZEN, Recht.REGISTERS_BIJHOUDEN
LIJST = "/privacy/datalekken/"
_DOSSIER = re.compile(r"/dossier/([0-9a-f-]{36})/")


@recht(Recht.DATALEK_MELDEN)
def melden(request: Verzoek) -> HttpResponse:
    """From the menu of any page; the dossier that was open comes along when the worker ticks it."""
    form = f.MeldForm(post(request), initial={"dossier_id": _van_waar(request)})
    velden = form.velden() if form.is_bound and form.is_valid() else {}
    if probeer(form, h.datalek_melden, actor=request.actor, **velden):
        return klaar(request, "Dank je. De privacy officer weet het nu, en neemt zo nodig contact op.", "/")
    met_dossier = bool(form["dossier_id"].value())
    return toon(request, "privacy/datalek_melden.html", {"form": form, "met_dossier": met_dossier}, form)


def _van_waar(request: Verzoek) -> str:
    """The key of the dossier on the page before, from the browser's own header; only of this house."""
    vorige = urlsplit(request.headers.get("Referer", ""))
    gevonden = _DOSSIER.search(vorige.path) if vorige.netloc == request.get_host() else None
    return gevonden[1] if gevonden else ""


@require_safe
@recht(L)
def lijst(request: Verzoek) -> HttpResponse:
    """Newest first; the filters stand in the address."""
    blad = lees.register(lees.filter_van(request.GET), na=request.GET.get("na", ""))
    return render(request, "privacy/datalekken.html", _gegevens(blad))


@require_safe
@recht(L)
def afdruk(request: Verzoek) -> HttpResponse:
    """The same on paper."""
    blad = lees.register(lees.filter_van(request.GET), aantal=lees.OP_PAPIER, soort="afdruk")
    return render(request, "privacy/datalekken_afdruk.html", _gegevens(blad))


@require_safe
@recht(L)
def bestand(request: Verzoek) -> HttpResponse:
    """The same as a file, with everything art. 33 lid 5 asks."""
    rijen = lees.rijen_voor_bestand(lees.filter_van(request.GET))
    return download(als_csv(lees.KOPPEN, rijen), "text/csv", "datalekken.csv")


def _gegevens(blad: lees.Register) -> dict[str, Any]:
    f_ = blad.filter
    over = {"stand": f_.stand, "soort": f_.soort, "jaar": f_.jaar}
    return {
        "blad": blad,
        "standen": lees.FILTERS,
        "soorten": rd.NAAM_VAN_SOORT,
        "over": urlencode({naam: waarde for naam, waarde in over.items() if waarde}),
        "adres": lambda **anders: "?" + urlencode({n: w for n, w in (over | anders).items() if w}),
    }


@recht(S)
def nieuw(request: Verzoek, bron: str = "", bron_id: UUID | None = None) -> HttpResponse:
    """By the officer; from a task the first words are there, with where to read on."""
    beeld = bron_van(bron, bron_id) if bron_id else None
    if beeld and beeld.datalek_id:
        return redirect(f"{LIJST}{beeld.datalek_id}/")
    begin = {"wat": beeld.wat, "bekend_op": beeld.bekend_op} if beeld else {}
    form = f.OpenForm(post(request), initial=begin)
    velden = form.cleaned_data if form.is_bound and form.is_valid() else {}
    if rij := probeer(form, h.datalek_openen, actor=request.actor, bron=bron, bron_id=bron_id, **velden):
        return klaar(request, "Het datalek staat in het register", f"{LIJST}{rij.pk}/")
    waarvan = rd.NAAM_VAN_BRON[rd.Bron(bron)] if beeld else ""
    return toon(request, "privacy/datalek_nieuw.html", {"form": form, "beeld": beeld, "waarvan": waarvan}, form)
