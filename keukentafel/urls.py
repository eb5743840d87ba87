"""The rooms' doors. Paths follow ux.md §6; each room owns its own names (`dossier:plan`, `bureau:mijn-dag` …)."""

from django.urls import URLPattern, URLResolver, include, path

_KAMERS_MET_DEUR = [
    "kern",
    "poort",
    "organisatie",
    "inwoner",
    "brieven",
    "toegang",
    "dossier",
    "plan",
    "monitor",
    "bureau",
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include(f"keukentafel.{kamer}.web.urls")) for kamer in _KAMERS_MET_DEUR
]

handler400 = "keukentafel.kern.web.fouten.ongeldig"
handler403 = "keukentafel.kern.web.fouten.geweigerd"
handler404 = "keukentafel.kern.web.fouten.niet_gevonden"
handler500 = "keukentafel.kern.web.fouten.stuk"
