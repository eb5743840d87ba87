"""Addresses of the API; without a slash at the end, as the API rules ask."""

from django.urls import path

from keukentafel.besluit.web import api

B = "api/v1/besluiten/<uuid:besluit_id>"
urlpatterns = [
    path("api/v1/te-nemen-besluiten", api.te_nemen_besluiten, name="api-te-nemen-besluiten"),
    path(B, api.besluit, name="api-besluit"),
    path(f"{B}/beslisser", api.besluit_beslisser, name="api-besluit-beslisser"),
    path(f"{B}/_oppakken", api.besluit_oppakken, name="api-besluit-oppakken"),
    path(f"{B}/_teruggeven", api.besluit_teruggeven, name="api-besluit-teruggeven"),
    path(f"{B}/_advies-teruggeven", api.advies_teruggeven, name="api-advies-teruggeven"),
    path(f"{B}/_nemen", api.besluit_nemen, name="api-besluit-nemen"),
    path("api/v1/mandaten", api.mandaten, name="api-mandaten"),
]
