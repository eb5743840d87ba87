"""Doors of slice brieven: the correspondence of a dossier, and taking a decision back before its letter leaves."""

from django.urls import URLPattern, URLResolver, path

from keukentafel.besluit.web import bekendmaken, correspondentie

D = "dossier/<uuid:dossier_id>/correspondentie/"
urlpatterns: list[URLPattern | URLResolver] = [
    path(D, correspondentie.correspondentie, name="correspondentie"),
    path(f"{D}afdrukken/", correspondentie.afdrukken, name="correspondentie-afdrukken"),
    path("besluiten/<uuid:besluit_id>/brief/", bekendmaken.brief, name="besluitbrief"),
    path("besluiten/<uuid:besluit_id>/brief/maken/", bekendmaken.maken, name="besluitbrief-maken"),
    path("besluiten/<uuid:besluit_id>/brief/voorbeeld.pdf", bekendmaken.voorbeeld_pdf, name="besluitbrief-pdf"),
    path("besluiten/<uuid:besluit_id>/terughalen/", bekendmaken.terughalen, name="besluit-terughalen"),
]
