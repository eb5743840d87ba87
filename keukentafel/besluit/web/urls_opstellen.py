"""Addresses of drafting and deciding; web/urls.py adds them up."""

from django.urls import URLPattern, URLResolver, path

from keukentafel.besluit.web import meewerkers, opstellen, toets

B = "besluiten/<uuid:besluit_id>/"
urlpatterns: list[URLPattern | URLResolver] = [
    path("besluiten/te-beslissen/", toets.lijst, name="te-beslissen"),
    path("aanvragen/<uuid:aanvraag_id>/opstellen/", opstellen.opstellen, name="opstellen"),
    path(B, opstellen.besluit, name="besluit"),
    path(f"{B}afdrukken/", opstellen.afdrukken, name="besluit-afdrukken"),
    path(f"{B}bijwerken/", opstellen.bijwerken, name="besluit-bijwerken"),
    path(f"{B}teksten/", opstellen.zin, name="overweging-nieuw"),
    path(f"{B}teksten/<uuid:blok_id>/", opstellen.blok, name="overweging"),
    path(f"{B}grond/", opstellen.grond, name="herzieningsgrond"),
    path(f"{B}terugvordering/", opstellen.terugvordering, name="terugvordering"),
    path(f"{B}meewerkers/", meewerkers.nieuw, name="meewerker-nieuw"),
    path(f"{B}meewerkers/<uuid:meewerker_id>/", meewerkers.wijzigen, name="meewerker"),
    path(f"{B}meewerkers/<uuid:meewerker_id>/weg/", meewerkers.weghalen, name="meewerker-weg"),
    path(f"{B}producten/", opstellen.product_nieuw, name="voorziening-nieuw"),
    path(f"{B}producten/<uuid:voorziening_id>/", opstellen.product, name="voorziening"),
    path(f"{B}keuzes/", opstellen.optie, name="optie-nieuw"),
    path(f"{B}zienswijze/", opstellen.zienswijze_vragen, name="zienswijze-vragen"),
    path(f"{B}zienswijze/<uuid:zienswijze_id>/", opstellen.zienswijze_gezegd, name="zienswijze"),
    path(f"{B}aanbieden/", toets.aanbieden, name="besluit-aanbieden"),
    path(f"{B}terughalen-uit-toets/", toets.uit_toets, name="besluit-uit-toets"),
    path(f"{B}oppakken/", toets.oppakken, name="besluit-oppakken"),
    path(f"{B}teruggeven/", toets.teruggeven, name="besluit-teruggeven"),
    path(f"{B}vaststellen/", toets.vaststellen, name="besluit-vaststellen"),
    path(f"{B}afgeven/", toets.afgeven, name="besluit-afgeven"),
    path(f"{B}advies-teruggeven/", toets.advies_terug, name="advies-teruggeven"),
    path(f"{B}motivering/", toets.motivering, name="besluit-motivering"),
    path(f"{B}nakijken/", toets.nakijken, name="besluit-nakijken"),
    path(f"{B}intrekken/", toets.intrekken, name="besluit-intrekken"),
]
