"""The rooms' doors. Paths follow ux.md §6; each room owns its own names (`dossier:plan`, `bureau:mijn-dag` …)."""

from django.urls import URLPattern, URLResolver, include, path

# The busiest first: doors are tried one after the other, and no address has two.
_KAMERS_MET_DEUR = [
    "bureau",
    "toegang",
    "dossier",
    "plan",
    "besluit",
    "inwoner",
    "organisatie",
    "poort",
    "brieven",
    "monitor",
    "privacy",
    "kern",
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include(f"keukentafel.{kamer}.web.urls")) for kamer in _KAMERS_MET_DEUR
]

handler400 = "keukentafel.kern.web.fouten.ongeldig"
handler403 = "keukentafel.kern.web.fouten.geweigerd"
handler404 = "keukentafel.kern.web.fouten.niet_gevonden"
handler500 = "keukentafel.kern.web.fouten.stuk"
