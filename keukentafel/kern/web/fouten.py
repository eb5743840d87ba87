"""Error pages in plain Dutch, each with a next step. A 404 says nothing about existence."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def ongeldig(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400"""
    return render(request, "kern/fout.html", {"code": 400}, status=400)


def geweigerd(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403, also when the form was too old (CSRF)"""
    return render(request, "kern/fout.html", {"code": 403, "uitleg": ""}, status=403)


def niet_gevonden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404"""
    return render(request, "kern/fout.html", {"code": 404}, status=404)


def stuk(request: HttpRequest) -> HttpResponse:
    """500"""
    return render(request, "kern/fout.html", {"code": 500}, status=500)
