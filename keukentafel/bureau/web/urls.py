"""Doors of bureau (ux.md §6; balie, werk, zoeken, dossier:overzicht, tijdlijn and afdrukken live here)."""

from django.urls import URLPattern, URLResolver, path

from keukentafel.bureau.web import balie, delen, dossier, views, zoeken

app_name = "bureau"
D = "dossier/<uuid:dossier_id>/delen/"
T = f"{D}toestemming/<uuid:toestemming_id>/"
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
    path(f"{D}", delen.delen, name="delen"),
    path(f"{D}vastleggen/", delen.vastleggen, name="deling"),
    path(f"{D}sturen/", delen.sturen, name="sturen"),
    path(f"{D}<uuid:inwoner_id>/gedeeld.pdf", delen.overzicht_pdf, name="delen-overzicht"),
    path(f"{D}toestemming/nieuw/<uuid:inwoner_id>/", delen.nieuw, name="toestemming-nieuw"),
    path(f"{T}", delen.toestemming, name="toestemming"),
    path(f"{T}verlengen/", delen.verlengen, name="toestemming-verlengen"),
    path(f"{T}intrekken/", delen.intrekken, name="toestemming-intrekken"),
    path(f"{T}document/", delen.document_toevoegen, name="toestemming-document"),
    path(f"{T}document/<uuid:document_id>/", delen.document, name="toestemmingsdocument"),
    path("dossier/<uuid:dossier_id>/afdrukken/", dossier.afdrukken, name="afdrukken"),
    path("dossier/<uuid:dossier_id>/wat-u-mag-lezen/", dossier.leesbaar, name="leesbaar"),
]
