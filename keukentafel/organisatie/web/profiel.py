"""Doors of the own profile."""

from django.http import HttpResponse
from django.shortcuts import render

from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.deur import recht


@recht(Recht.EIGEN_PROFIEL_WIJZIGEN)
def profiel(request: Verzoek) -> HttpResponse:
    """What one may arrange for oneself."""
    return render(request, "organisatie/profiel.html")
