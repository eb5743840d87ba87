"""Addresses of the process: aanvragen, their clock, and the calendar of terms; web/urls.py adds them up."""

from django.urls import URLPattern, URLResolver, path

from keukentafel.besluit.web import aanvraag, klok, lijsten

D = "dossier/<uuid:dossier_id>/"
A = "aanvragen/<uuid:aanvraag_id>/"
urlpatterns: list[URLPattern | URLResolver] = [
    path(f"{D}besluit/", lijsten.huishouden, name="huishouden"),
    path(f"{D}besluit/kort/", lijsten.kort, name="kort"),
    path(f"{D}besluit/termijnen/", lijsten.termijnenpaneel, name="termijnen-paneel"),
    path(f"{D}aanvragen/nieuw/", aanvraag.nieuw, name="aanvraag-nieuw"),
    path("aanvragen/", lijsten.aanvragen, name="aanvragen"),
    path("besluiten/termijnen/", lijsten.termijnen, name="termijnen"),
    path("besluiten/procedures/", lijsten.procedures, name="procedures"),
    path(A, aanvraag.een, name="aanvraag"),
    path(f"{A}oppakken/", aanvraag.oppakken, name="oppakken"),
    path(f"{A}stap/", aanvraag.stap, name="stap"),
    path(f"{A}aanvulling/", klok.aanvulling, name="aanvulling"),
    path(f"{A}aangevuld/", klok.aangevuld, name="aangevuld"),
    path(f"{A}verlengen/", klok.verlengen, name="verlengen"),
    path(f"{A}wachten/", klok.wachten, name="wachten"),
    path(f"{A}ingebrekestelling/", klok.ingebrekestelling, name="ingebrekestelling"),
    path(f"{A}dwangsom/", klok.dwangsom, name="dwangsom"),
    path(f"{A}feit/<uuid:feit_id>/klaar/", klok.wachten_klaar, name="wachten-klaar"),
    path(f"{A}feit/<uuid:feit_id>/weg/", klok.feit_weg, name="feit-weg"),
]
