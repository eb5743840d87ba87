"""Doors of the gate."""

from django.urls import URLPattern, URLResolver, path

from keukentafel.poort.web import api, views

app_name = "poort"
urlpatterns: list[URLPattern | URLResolver] = [
    path("wie-mag-wat/", views.wie_mag_wat, name="wie-mag-wat"),
    path("wie-mag-wat/tabel.csv", views.wie_mag_wat_csv, name="wie-mag-wat-csv"),
    path("api/v1/openapi.json", api.openapi, name="openapi"),
]
