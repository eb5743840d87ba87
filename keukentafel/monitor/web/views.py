"""Doors of the figures: overview, one figure, the cases behind it, exports, and reading in."""

import json
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from keukentafel.kern import werkblad
from keukentafel.kern.bestanden import nette_naam
from keukentafel.kern.fouten import Fout, NietGevonden
from keukentafel.kern.web.bestanden import download
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.monitor import opvragen
from keukentafel.monitor.handelingen import gegevens_invoeren
from keukentafel.monitor.invoer.regels import MEESTE_BYTES
from keukentafel.monitor.uitvoer import als_tabel, verslag_als_json
from keukentafel.monitor.web.forms import InleesForm, PeriodeForm
from keukentafel.poort.rechten import Recht
from keukentafel.poort.regels import heeft
from keukentafel.poort.web.deur import recht

VERSLAG = "invoerverslag"


def _vraag(request: Verzoek) -> dict[str, str]:
    return {naam: str(waarde) for naam, waarde in request.GET.items()}


def _bestaat(naam: str) -> None:
    if naam not in {definitie.naam for definitie in opvragen.definities()}:
        raise NietGevonden("cijfer")


@recht(Recht.CIJFERS_LEZEN)
@require_GET
def overzicht(request: Verzoek) -> HttpResponse:
    """A year at a glance, and every figure of the house."""
    fout, status = "", 200
    try:
        scherm = opvragen.overzicht(_vraag(request))
    except Fout as mis:
        fout, status = mis.tekst, 422
        scherm = opvragen.overzicht({})
    mag_inlezen = heeft(request.actor, Recht.CIJFERS_INVOEREN)
    waarden = {"scherm": scherm, "fout": fout, "mag_inlezen": mag_inlezen}
    return render(request, "monitor/overzicht.html", waarden, status=status)


@recht(Recht.CIJFERS_LEZEN)
@require_GET
def cijfer(request: Verzoek, naam: str) -> HttpResponse:
    """One figure; the period stands in the address. A wrong date keeps what was typed and shows today's figure."""
    _bestaat(naam)
    fout, status = "", 200
    try:
        scherm = opvragen.cijferscherm(naam, _vraag(request))
    except Fout as mis:
        fout, status = mis.tekst, 422
        scherm = opvragen.cijferscherm(naam, {})
    d = scherm.definitie
    begin, teams = {**scherm.waarden, **request.GET.dict()}, opvragen.teamnamen(d)
    form = PeriodeForm(initial=begin, teams=teams, een_team=d.per_medewerker)
    waarden = {"scherm": scherm, "form": form, "fout": fout}
    return render(request, "monitor/cijfer.html", waarden, status=status)


@recht(Recht.CIJFERS_LEZEN)
@require_GET
def zaken(request: Verzoek, naam: str) -> HttpResponse:
    """The cases behind one number, as far as this worker may see them."""
    _bestaat(naam)
    try:
        lijst = opvragen.zakenlijst(naam, _vraag(request))
    except Fout as mis:
        raise NietGevonden("cijfer") from mis
    terug = request.GET.copy()
    for sleutel in ("team", "kolom"):
        terug.pop(sleutel, None)
    return render(request, "monitor/zaken.html", {"lijst": lijst, "naam": naam, "terug": terug.urlencode()})


def _uitkomst(request: Verzoek, naam: str) -> Any:
    _bestaat(naam)
    try:
        return opvragen.cijfer(naam, opvragen.vraag_van(naam, _vraag(request)), extern="extern" in request.GET)
    except Fout as mis:
        raise NietGevonden("cijfer") from mis


@recht(Recht.CIJFERS_LEZEN)
@require_GET
def als_json(request: Verzoek, naam: str) -> HttpResponse:
    """The same shape as on the command line."""
    tekst = json.dumps(_uitkomst(request, naam).als_json(), ensure_ascii=False, indent=2)
    return download(tekst, "application/json", f"{naam}.json")


@recht(Recht.CIJFERS_LEZEN)
@require_GET
def als_csv(request: Verzoek, naam: str) -> HttpResponse:
    """The figure for a spreadsheet."""
    return download(werkblad.als_csv(*als_tabel(_uitkomst(request, naam))), "text/csv", f"{naam}.csv")


@recht(Recht.CIJFERS_INVOEREN)
@require_http_methods(["GET", "POST"])
def inlezen(request: Verzoek) -> HttpResponse:
    """Read in a CSV; the report of the last file stands on the page after the redirect."""
    form = InleesForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid() and _ingelezen(request, form):
        return redirect("monitor:inlezen")
    verslag = request.session.get(VERSLAG) if request.method == "GET" else None
    status = 422 if form.errors else 200
    return render(request, "monitor/inlezen.html", {"form": form, "verslag": verslag}, status=status)


def _ingelezen(request: Verzoek, form: InleesForm) -> bool:
    """Do it and keep the report; a file that cannot be read puts its message on the form."""
    gegeven = {naam: form.cleaned_data[naam] for naam in ("soort", "gemeente", "proef")}
    bestand = form.cleaned_data["bestand"]
    try:
        verslag = gegevens_invoeren(actor=request.actor, inhoud=bestand.read(MEESTE_BYTES + 1), **gegeven)
    except Fout as fout:
        welk = f"‘{nette_naam(bestand.name)}’: " if fout.veld == "bestand" else ""
        form.add_error(fout.veld if fout.veld in form.fields else None, f"{welk}{fout.tekst}")
        return False
    request.session[VERSLAG] = verslag_als_json(verslag)
    return True
