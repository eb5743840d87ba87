"""Doors of the own profile."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.deur import recht


@recht(Recht.EIGEN_PROFIEL_WIJZIGEN)
def profiel(request: HttpRequest) -> HttpResponse:
    """What one may arrange for oneself."""
    return render(request, "organisatie/profiel.html")
