"""Doors of bureau (ux.md §6; balie, werk, zoeken, dossier:overzicht, tijdlijn and afdrukken live here)."""

from django.urls import URLPattern, URLResolver, path

from keukentafel.bureau.web import balie, dossier, views, zoeken

app_name = "bureau"
urlpatterns: list[URLPattern | URLResolver] = [
    path("mijn-dag/", views.mijn_dag, name="mijn-dag"),
    path("caseload/", views.caseload, name="caseload"),
    path("balie/", balie.balie, name="balie"),
    path("balie/wie/", balie.balie_wie, name="balie-wie"),
    path("balie/terugbellen/", balie.terugbellen, name="balie-terugbellen"),
    path("balie/beller/<uuid:sleutel>/", balie.beller, name="beller"),
    path("balie/beller/<uuid:sleutel>/controle/", balie.controle, name="beller-controle"),
    path("balie/status/<uuid:sleutel>/", balie.status, name="status"),
    path("balie/status/<uuid:sleutel>/beantwoord/", balie.beantwoord, name="beantwoord"),
    path("zoeken/dossiers/", zoeken.in_dossiers, name="zoeken-dossiers"),
    path("zoeken/tekst/", zoeken.in_tekst, name="zoeken-tekst"),
    path("dossier/<uuid:dossier_id>/", dossier.overzicht, name="overzicht"),
    path("dossier/<uuid:dossier_id>/tijdlijn/", dossier.tijdlijn, name="tijdlijn"),
    path("dossier/<uuid:dossier_id>/afdrukken/", dossier.afdrukken, name="afdrukken"),
]
