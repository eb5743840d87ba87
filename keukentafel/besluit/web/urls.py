"""Doors of besluit: each slice has its own list."""

from django.urls import URLPattern, URLResolver

from keukentafel.besluit.web import urls_rechtsbescherming

app_name = "besluit"
urlpatterns: list[URLPattern | URLResolver] = [*urls_rechtsbescherming.urlpatterns]
