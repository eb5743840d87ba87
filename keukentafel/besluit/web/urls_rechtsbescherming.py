"""Doors of bezwaar, klacht and incident."""

from django.urls import URLPattern, URLResolver, path

from keukentafel.besluit.web import bezwaar, incident, klacht, lessen

_B, _K, _I = "bezwaren/<uuid:bezwaar_id>/", "klachten/<uuid:klacht_id>/", "incidenten/<uuid:incident_id>/"
urlpatterns: list[URLPattern | URLResolver] = [
    path("bezwaren/", bezwaar.lijst, name="bezwaren"),
    path("besluiten/<uuid:besluit_id>/bezwaar/", bezwaar.nieuw, name="bezwaar-nieuw"),
    path(_B, bezwaar.een, name="bezwaar"),
    path(f"{_B}<slug:stap>/", bezwaar.stap, name="bezwaar-stap"),
    path("dossier/<uuid:dossier_id>/bezwaren/paneel/", bezwaar.paneel, name="bezwaar-paneel"),
    path("klachten/", klacht.lijst, name="klachten"),
    path("klachten/nieuw/", klacht.nieuw, name="klacht-nieuw"),
    path("klachten/nieuw/<uuid:inwoner_id>/", klacht.nieuw, name="klacht-nieuw-van"),
    path("klachten/over-mij/", klacht.over_mij, name="klacht-over-mij"),
    path("klachten/over-mij/<uuid:betrokkene_id>/", klacht.over_mij, name="klacht-reactie"),
    path("klachten/jaar/", klacht.jaarlijst, name="klachten-jaar"),
    path(_K, klacht.een, name="klacht"),
    path(f"{_K}blad/", klacht.blad, name="klacht-blad"),
    path(f"{_K}<slug:stap>/", klacht.stap, name="klacht-stap"),
    path("lessen/", lessen.lijst, name="lessen"),
    path("incidenten/", incident.lijst, name="incidenten"),
    path("incidenten/nieuw/", incident.nieuw, name="incident-nieuw"),
    path("incidenten/nieuw/<uuid:inwoner_id>/", incident.nieuw, name="incident-nieuw-van"),
    path(_I, incident.een, name="incident"),
    path(f"{_I}acties/<uuid:actie_id>/klaar/", incident.actie_klaar, name="incident-actie-klaar"),
    path(f"{_I}<slug:stap>/", incident.stap, name="incident-stap"),
]
