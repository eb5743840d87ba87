"""Doors of the gate: who may do what."""

from django.http import HttpResponse
from django.shortcuts import render

from keukentafel.kern.web.bestanden import download
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.kern.werkblad import als_csv
from keukentafel.poort import opvragen
from keukentafel.poort.rechten import Recht
from keukentafel.poort.regels import heeft
from keukentafel.poort.web.deur import recht


@recht(Recht.MATRIX_LEZEN)
def wie_mag_wat(request: Verzoek) -> HttpResponse:
    """The role x category table in words, with every right."""
    koppen, rijen = opvragen.matrix()
    gegevens = {"koppen": koppen, "rijen": rijen, "rechten": opvragen.rechten()}
    gegevens["volgt_rollen"] = heeft(request.actor, Recht.ROLLEN_VOLGEN)
    return render(request, "poort/wie_mag_wat.html", gegevens)


@recht(Recht.MATRIX_LEZEN)
def wie_mag_wat_csv(request: Verzoek) -> HttpResponse:
    """The same table as a file."""
    koppen, rijen = opvragen.matrix()
    tekst = als_csv(["Rol", *koppen], [[r.rol, *r.cellen] for r in rijen])
    return download(tekst, "text/csv", "wie-mag-wat.csv")
