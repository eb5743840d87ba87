"""Doors of poort."""

from django.urls import URLPattern, URLResolver

app_name = "poort"
urlpatterns: list[URLPattern | URLResolver] = []
