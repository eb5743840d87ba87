"""Doors of privacy."""

from django.urls import URLPattern, URLResolver, path

from keukentafel.privacy.web import afwijking, logboek, overzicht, toegang, wie_keek

app_name = "privacy"
_WIE = "privacy/wie-keek/<uuid:inwoner_id>/"
urlpatterns: list[URLPattern | URLResolver] = [
    path("privacy/", overzicht.overzicht, name="overzicht"),
    # Access for a while
    path("noodtoegang/<slug:soort>/<uuid:sleutel>/", toegang.nemen, name="noodtoegang-nemen"),
    path("toegang-vragen/<slug:soort>/<uuid:sleutel>/", toegang.vragen, name="toegang-vragen"),
    path("noodtoegang/<uuid:verlening_id>/", toegang.mijn, name="mijn-toegang"),
    path("noodtoegang/<uuid:verlening_id>/beeindigen/", toegang.beeindigen, name="toegang-beeindigen"),
    path("toegangsverzoek/<uuid:verlening_id>/", toegang.verzoek, name="toegangsverzoek"),
    path("toegangsverzoek/<uuid:verlening_id>/intrekken/", toegang.intrekken, name="toegang-intrekken"),
    path("privacy/noodtoegang/", toegang.lijst, name="toegangen"),
    path("privacy/noodtoegang/<uuid:verlening_id>/", toegang.een, name="toegang"),
    path("openbaarmaking/", toegang.openbaar_lijst, name="openbaarmakingen"),
    path("openbaarmaking/akkoord/", toegang.akkoord, name="toegangsakkoord"),
    path("openbaarmaking/<uuid:verlening_id>/", toegang.openbaar, name="openbaarmaking"),
    path("openbaarmaking/<uuid:verlening_id>/laten-lezen/", toegang.openbaar_maken, name="openbaar-maken"),
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
