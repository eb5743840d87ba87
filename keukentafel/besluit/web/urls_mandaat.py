"""Addresses of the mandaatregister."""

from django.urls import path

from keukentafel.besluit.web import mandaat

urlpatterns = [
    path("mandaatregister/", mandaat.register, name="mandaatregister"),
    path("mandaatregister/bestand/", mandaat.bestand, name="mandaatregister-bestand"),
    path("aanvragen/<uuid:aanvraag_id>/wie-beslist/", mandaat.wie_beslist, name="wie-beslist"),
]
