"""Doors of privacy."""

from django.urls import URLPattern, URLResolver, path

from keukentafel.privacy.web import afwijking, logboek, overzicht, wie_keek

app_name = "privacy"
_WIE = "privacy/wie-keek/<uuid:inwoner_id>/"
urlpatterns: list[URLPattern | URLResolver] = [
    path("privacy/", overzicht.overzicht, name="overzicht"),
    path("logboek/", logboek.logboek, name="logboek"),
    path("logboek/afdruk/", logboek.afdruk, name="logboek-afdruk"),
    path("logboek/logboek.csv", logboek.bestand, name="logboek-bestand"),
    path(_WIE, wie_keek.overzicht, name="wie-keek"),
    path(f"{_WIE}brief.pdf", wie_keek.overzicht_pdf, name="wie-keek-pdf"),
    path(f"{_WIE}gegevens.json", wie_keek.overzicht_gegevens, name="wie-keek-gegevens"),
    path(f"{_WIE}vraag/", wie_keek.vraag_stellen, name="vraag-stellen"),
    path("privacy/wie-keek/dossier/<uuid:dossier_id>/", wie_keek.van_dossier, name="wie-keek-dossier"),
    path("privacy/vragen/", wie_keek.vragen, name="vragen"),
    path("privacy/vragen/<uuid:vraag_id>/", wie_keek.vraag, name="vraag"),
    path("privacy/vragen/<uuid:vraag_id>/antwoord.pdf", wie_keek.antwoord_pdf, name="antwoord-pdf"),
    path("privacy/afwijkingen/", afwijking.afwijkingen, name="afwijkingen"),
    path("privacy/afwijkingen/<uuid:afwijking_id>/", afwijking.een, name="afwijking"),
    path("privacy/afwijkingen/<uuid:afwijking_id>/uitleg-vragen/", afwijking.uitleg_vragen, name="uitleg-vragen"),
    path("privacy/uitleg/<uuid:afwijking_id>/", afwijking.uitleg, name="uitleg"),
]
