"""Doors of monitor."""

from django.urls import URLPattern, URLResolver, path

from keukentafel.monitor.web import views

app_name = "monitor"
urlpatterns: list[URLPattern | URLResolver] = [
    path("cijfers/", views.overzicht, name="overzicht"),
    path("cijfers/inlezen/", views.inlezen, name="inlezen"),
    path("cijfers/<slug:naam>/", views.cijfer, name="cijfer"),
    path("cijfers/<slug:naam>/zaken/", views.zaken, name="zaken"),
    path("cijfers/<slug:naam>/cijfer.json", views.als_json, name="json"),
    path("cijfers/<slug:naam>/cijfer.csv", views.als_csv, name="csv"),
]
