"""Doors of inwoner."""

from django.urls import URLPattern, URLResolver

app_name = "inwoner"
urlpatterns: list[URLPattern | URLResolver] = []
