"""Doors of bureau (ux.md §6; balie, werk, zoeken, dossier:overzicht, tijdlijn and afdrukken live here)."""

from django.urls import URLPattern, URLResolver, path

from keukentafel.bureau.web import dossier, views

app_name = "bureau"
urlpatterns: list[URLPattern | URLResolver] = [
    path("mijn-dag/", views.mijn_dag, name="mijn-dag"),
    path("caseload/", views.caseload, name="caseload"),
    path("balie/", views.balie, name="balie"),
    path("dossier/<uuid:dossier_id>/", dossier.overzicht, name="overzicht"),
    path("dossier/<uuid:dossier_id>/tijdlijn/", dossier.tijdlijn, name="tijdlijn"),
    path("dossier/<uuid:dossier_id>/afdrukken/", dossier.afdrukken, name="afdrukken"),
]
