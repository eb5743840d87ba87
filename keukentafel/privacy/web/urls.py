"""Doors of privacy."""

from django.urls import URLPattern, URLResolver, path

from keukentafel.privacy.web import overzicht, pakket, verzoek

app_name = "privacy"
urlpatterns: list[URLPattern | URLResolver] = [
    path("privacy/", overzicht.overzicht, name="overzicht"),
    path("privacy/verzoeken/", verzoek.lijst, name="verzoeken"),
    path("privacy/verzoeken/nieuw/", verzoek.nieuw, name="verzoek-nieuw"),
    path("privacy/verzoeken/nieuw/<uuid:inwoner_id>/", verzoek.nieuw, name="verzoek-nieuw-van"),
    path("privacy/verzoeken/<uuid:verzoek_id>/", verzoek.een, name="verzoek"),
    path("privacy/verzoeken/<uuid:verzoek_id>/identiteit/", verzoek.identiteit, name="verzoek-identiteit"),
    path("privacy/verzoeken/<uuid:verzoek_id>/koppelen/", verzoek.koppelen, name="verzoek-koppelen"),
    path("privacy/verzoeken/<uuid:verzoek_id>/feiten/", verzoek.feiten, name="verzoek-feiten"),
    path("privacy/verzoeken/<uuid:verzoek_id>/oordeel/", verzoek.oordeel, name="verzoek-oordeel"),
    path("privacy/verzoeken/<uuid:verzoek_id>/verlengen/", verzoek.verlengen, name="verzoek-verlengen"),
    path("privacy/verzoeken/<uuid:verzoek_id>/wachten/", verzoek.wachten, name="verzoek-wachten"),
    path("privacy/verzoeken/<uuid:verzoek_id>/afsluiten/", verzoek.afsluiten, name="verzoek-afsluiten"),
    path("privacy/verzoeken/<uuid:verzoek_id>/pakket/", pakket.samenstellen, name="pakket-samenstellen"),
    path("privacy/verzoeken/<uuid:verzoek_id>/pakket/<uuid:pakket_id>/", pakket.stukken, name="pakket"),
    path("privacy/verzoeken/<uuid:verzoek_id>/pakket/<uuid:pakket_id>/afronden/", pakket.afronden, name="pakket-klaar"),
    path("privacy/verzoeken/<uuid:verzoek_id>/pakket/<uuid:pakket_id>/nakijken/", pakket.nakijken, name="pakket-na"),
    path("privacy/verzoeken/<uuid:verzoek_id>/pakket/<uuid:pakket_id>/terug/", pakket.terughalen, name="pakket-terug"),
    path("privacy/verzoeken/<uuid:verzoek_id>/pakket/<uuid:pakket_id>/geven/", pakket.uitreiken, name="pakket-geven"),
    path("privacy/verzoeken/<uuid:verzoek_id>/pakket/<uuid:pakket_id>/inzage.pdf", pakket.pdf, name="pakket-pdf"),
    path("privacy/verzoeken/<uuid:verzoek_id>/pakket/<uuid:pakket_id>/inzage.json", pakket.json, name="pakket-json"),
    path("privacy/verzoeken/<uuid:verzoek_id>/stuk/<uuid:stuk_id>/", pakket.stuk, name="stuk"),
    path("privacy/verzoeken/<uuid:verzoek_id>/stuk/<uuid:stuk_id>/mee/", pakket.bekijken, name="stuk-mee"),
    path("privacy/verzoeken/<uuid:verzoek_id>/stuk/<uuid:stuk_id>/weg/", pakket.weglaten, name="stuk-weg"),
]
