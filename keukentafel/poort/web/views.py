"""Doors of the gate: who may do what, and the log."""

from django.http import HttpResponse
from django.shortcuts import render

from keukentafel.kern.adressen import lees_dag, lees_sleutel
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.kern.werkblad import als_csv
from keukentafel.poort import opvragen
from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.deur import recht


@recht(Recht.MATRIX_LEZEN)
def wie_mag_wat(request: Verzoek) -> HttpResponse:
    """The role x category table in words, with every right."""
    koppen, rijen = opvragen.matrix()
    return render(request, "poort/wie_mag_wat.html", {"koppen": koppen, "rijen": rijen, "rechten": opvragen.rechten()})


@recht(Recht.MATRIX_LEZEN)
def wie_mag_wat_csv(request: Verzoek) -> HttpResponse:
    """The same table as a file."""
    koppen, rijen = opvragen.matrix()
    tekst = als_csv(["Rol", *koppen], [[r.rol, *r.cellen] for r in rijen])
    antwoord = HttpResponse(tekst, content_type="text/csv; charset=utf-8")
    antwoord["Content-Disposition"] = 'attachment; filename="wie-mag-wat.csv"'
    return antwoord


def _volgnummer(waarde: str) -> int | None:
    """A key of the log; nonsense, and more than the column holds, begins at the newest."""
    return int(waarde) if waarde.isdecimal() and len(waarde) <= 18 else None


@recht(Recht.LOGBOEK_LEZEN)
def logboek(request: Verzoek) -> HttpResponse:
    """The log, newest first; filters stand in the URL."""
    vraag = request.GET
    pagina = opvragen.logboek_pagina(
        dossier=lees_sleutel(vraag.get("dossier", "")),
        inwoner=lees_sleutel(vraag.get("inwoner", "")),
        wie=vraag.get("wie", ""),
        soort=vraag.get("soort", ""),
        voor=_volgnummer(vraag.get("voor", "")),
        van=lees_dag(vraag.get("van", "")),
        tot=lees_dag(vraag.get("tot", "")),
    )
    gegevens = {"pagina": pagina, "vraag": vraag, "soorten": opvragen.WOORD_VAN_SOORT}
    return render(request, "poort/logboek.html", gegevens)
