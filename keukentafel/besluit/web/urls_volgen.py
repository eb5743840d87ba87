"""Doors of following decisions."""

from django.urls import URLPattern, URLResolver, path

from keukentafel.besluit.web import adviesnorm, campagne, nazorg, vergelijken

C = "campagnes/<uuid:campagne_id>/"
urlpatterns: list[URLPattern | URLResolver] = [
    path("besluiten/<uuid:besluit_id>/vergelijkbaar/", vergelijken.vergelijkbaar, name="vergelijkbaar"),
    path("besluiten/<uuid:besluit_id>/normen/", adviesnorm.normen, name="adviesnormen"),
    path("nazorg/", nazorg.lijst, name="nazorglijst"),
    path("nazorg/<uuid:check_id>/", nazorg.check, name="nazorg"),
    path("nazorg/<uuid:check_id>/terug/", nazorg.terug, name="nazorg-terug"),
    path("campagnes/", campagne.lijst, name="campagnes"),
    path("campagnes/nieuw/", campagne.nieuw, name="campagne-nieuw"),
    path("campagnes/nieuw/gevolg/", campagne.voorbeeld, name="campagne-gevolg"),
    path("campagnes/mijn/", campagne.mijn, name="campagne-mijn"),
    path("campagnes/wie/<uuid:regel_id>/", campagne.regel, name="campagneregel"),
    path(C, campagne.volgen, name="campagne"),
    path(f"{C}verdelen/", campagne.verdelen, name="campagne-verdelen"),
    path(f"{C}terug/", campagne.terug, name="campagne-terug"),
    path(f"{C}bestand/", campagne.bestand, name="campagne-bestand"),
    path(f"{C}afronden/", campagne.afronden, name="campagne-afronden"),
    path(f"{C}heropenen/", campagne.heropenen, name="campagne-heropenen"),
]
