"""Doors of organisatie."""

from django.urls import URLPattern, URLResolver, path

from keukentafel.organisatie.web import inloggen, oidc, profiel, taken

app_name = "organisatie"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", inloggen.begin, name="begin"),
    path("inloggen/", inloggen.inloggen, name="inloggen"),
    path("inloggen/code/", inloggen.code, name="code"),
    path("inloggen/instellen/", inloggen.instellen, name="instellen"),
    path("inloggen/verder/", inloggen.verder, name="verder"),
    path("inloggen/extern/", oidc.heen, name="oidc-heen"),
    path("oidc/callback/", oidc.terug, name="oidc-terug"),
    path("uitloggen/", inloggen.uitloggen, name="uitloggen"),
    path("profiel/", profiel.profiel, name="profiel"),
    path("taken/<uuid:taak_id>/", taken.taak, name="taak"),
    path("taken/<uuid:taak_id>/afhandelen/", taken.afhandelen, name="taak-afhandelen"),
    path("taken/<uuid:taak_id>/terugzetten/", taken.terugzetten, name="taak-terugzetten"),
    path("sessie/", inloggen.sessie_verlengen, name="sessie"),
]
