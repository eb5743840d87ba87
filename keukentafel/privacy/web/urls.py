"""Doors of privacy."""

from django.urls import URLPattern, URLResolver, path

from keukentafel.privacy.web import overzicht, toegang

app_name = "privacy"
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
]
