"""Doors of besluit: each slice has its own list."""

from django.urls import URLPattern, URLResolver

from keukentafel.besluit.web import (
    urls_api,
    urls_brieven,
    urls_mandaat,
    urls_opstellen,
    urls_proces,
    urls_rechtsbescherming,
    urls_volgen,
)

app_name = "besluit"
urlpatterns: list[URLPattern | URLResolver] = [
    *urls_mandaat.urlpatterns,
    *urls_opstellen.urlpatterns,
    *urls_proces.urlpatterns,
    *urls_brieven.urlpatterns,
    *urls_rechtsbescherming.urlpatterns,
    *urls_volgen.urlpatterns,
    *urls_api.urlpatterns,
]
