"""Paths of brieven."""

from django.urls import path

from keukentafel.brieven.web import beheer, views

app_name = "brieven"
urlpatterns = [
    path("brieven/<uuid:brief_id>/", views.brief, name="brief"),
    path("brieven/<uuid:brief_id>/brief.pdf", views.brief_pdf, name="brief-pdf"),
    path("brieven/<uuid:brief_id>/brief.txt", views.brief_tekst, name="brief-tekst"),
    path("beheer/brieven/", beheer.teksten, name="teksten"),
    path("beheer/brieven/<slug:code>/", beheer.tekst, name="tekst"),
    path("beheer/brieven/<slug:code>/voorbeeld/", beheer.voorbeeld, name="tekst-voorbeeld"),
    path("beheer/brieven/<slug:code>/voorbeeld.pdf", beheer.voorbeeld_pdf, name="tekst-pdf"),
    path("beheer/brieven/<slug:code>/intrekken/", beheer.intrekken, name="tekst-intrekken"),
]
