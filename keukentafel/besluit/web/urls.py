"""Doors of besluit: each slice has its own list."""

from django.urls import URLPattern, URLResolver

app_name = "besluit"
urlpatterns: list[URLPattern | URLResolver] = []
