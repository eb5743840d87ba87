"""Doors of privacy."""

from django.urls import URLPattern, URLResolver, path

from keukentafel.privacy.web import afwijking, logboek, overzicht, pakket, rechten, toegang, verzoek, wie_keek

app_name = "privacy"
_VERZOEK = "privacy/verzoeken/<uuid:verzoek_id>/"
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
    # Rectify, restrict, object
    path(f"{_VERZOEK}stukken/", rechten.kiezen, name="stukken-kiezen"),
    path(f"{_VERZOEK}stukken/<str:bron>/<uuid:object_id>/", rechten.kies, name="stuk-kiezen"),
    path(f"{_VERZOEK}verzoekstuk/<uuid:stuk_id>/", rechten.stuk, name="verzoekstuk"),
    path(f"{_VERZOEK}verzoekstuk/<uuid:stuk_id>/weghalen/", rechten.weghalen, name="verzoekstuk-weg"),
    path(f"{_VERZOEK}verzoekstuk/<uuid:stuk_id>/nakijken/", rechten.nakijken, name="verzoekstuk-nakijken"),
    path(
        f"{_VERZOEK}verzoekstuk/<uuid:stuk_id>/ontvanger/<uuid:kennisgeving_id>/", rechten.melden, name="kennisgeving"
    ),
    path(f"{_VERZOEK}beperken/", rechten.beperken, name="beperken"),
    path(f"{_VERZOEK}wegen/", rechten.wegen, name="bezwaar-wegen"),
    path(f"{_VERZOEK}vernietigen/", rechten.vernietigen, name="verzoek-vernietigen"),
    path("zienswijze/<uuid:stuk_id>/", rechten.zienswijze, name="zienswijze"),
    path("privacy/beperkingen/", rechten.beperkingen, name="beperkingen"),
    path("privacy/beperkingen/<uuid:beperking_id>/", rechten.beperking, name="beperking"),
    path("privacy/beperkingen/<uuid:beperking_id>/einde/", rechten.beeindigen, name="beperking-einde"),
]
