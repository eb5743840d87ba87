"""Doors of kern."""

from django.urls import URLPattern, URLResolver, path

from keukentafel.kern.web import views

app_name = "kern"
urlpatterns: list[URLPattern | URLResolver] = [path("concept/", views.concept, name="concept")]
