"""Doors of inwoner."""

from django.urls import URLPattern, URLResolver, path

from keukentafel.inwoner.web import dubbel, huishouden, persoon, zoeken

app_name = "inwoner"
_INWONER = "inwoner/<uuid:inwoner_id>/"
_HUISHOUDEN = "huishouden/<uuid:huishouden_id>/"
urlpatterns: list[URLPattern | URLResolver] = [
    path("zoeken/", zoeken.zoeken, name="zoeken"),
    path("zoeken/suggesties/", zoeken.suggesties, name="suggesties"),
    path("inwoner/kiezen/", zoeken.persoonkiezer, name="persoonkiezer"),
    path("inwoner/nieuw/", persoon.nieuw, name="nieuw"),
    path("inwoner/nieuw/brp/", persoon.nieuw_brp, name="nieuw-brp"),
    path(_INWONER, persoon.persoonskaart, name="kaart"),
    path(f"{_INWONER}bewerken/", persoon.bewerken, name="bewerken"),
    path(f"{_INWONER}bsn/", persoon.bsn, name="bsn"),
    path(f"{_INWONER}adres/", persoon.adres, name="adres"),
    path(f"{_INWONER}adres/tonen/", persoon.adres_tonen, name="adres-tonen"),
    path(f"{_INWONER}geheim/", persoon.geheim, name="geheim"),
    path(f"{_INWONER}afschermen/", persoon.afschermen, name="afschermen"),
    path(f"{_INWONER}brp/", persoon.brp, name="brp"),
    path(f"{_INWONER}waarom/", persoon.waarom, name="waarom"),
    path(f"{_INWONER}brieven/", persoon.brieven, name="brieven"),
    path(f"{_INWONER}digitaal/", persoon.digitaal, name="digitaal"),
    path(f"{_INWONER}relatie/", persoon.relatie, name="relatie"),
    path(f"{_INWONER}relatie/<uuid:relatie_id>/einde/", persoon.relatie_einde, name="relatie-einde"),
    path(f"{_INWONER}vertegenwoordiging/", persoon.vertegenwoordiging, name="vertegenwoordiging"),
    path(f"{_INWONER}huishouden/", huishouden.samenstellen, name="samenstellen"),
    path("inwoner/dubbelen/", dubbel.dubbelen, name="dubbelen"),
    path(f"{_INWONER}dubbel/", dubbel.dubbel, name="dubbel"),
    path(f"{_INWONER}dubbel/<uuid:ander_id>/", dubbel.vergelijken, name="vergelijken"),
    path(f"{_INWONER}dubbel/<uuid:ander_id>/twee-mensen/", dubbel.twee_mensen, name="twee-mensen"),
    path(
        f"{_INWONER}dubbel/<uuid:ander_id>/twee-mensen/<uuid:merk_id>/intrekken/",
        dubbel.intrekken,
        name="twee-mensen-intrekken",
    ),
    path(f"{_INWONER}dubbel/<uuid:samenvoeging_id>/ongedaan/", dubbel.ongedaan, name="samenvoeging-ongedaan"),
    path(_HUISHOUDEN, huishouden.huishouden, name="huishouden"),
    path(f"{_HUISHOUDEN}lid/", huishouden.lid, name="lid"),
    path(f"{_HUISHOUDEN}lid/<uuid:lid_id>/einde/", huishouden.lid_einde, name="lid-einde"),
    path(f"{_HUISHOUDEN}naam/", huishouden.naam, name="naam"),
]
