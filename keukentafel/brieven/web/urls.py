"""Paths of brieven."""

from django.urls import path

from keukentafel.brieven.web import beheer, partneradres, post, views

app_name = "brieven"
urlpatterns = [
    path("brieven/<uuid:brief_id>/", views.brief, name="brief"),
    path("brieven/<uuid:brief_id>/brief.pdf", views.brief_pdf, name="brief-pdf"),
    path("brieven/<uuid:brief_id>/brief.txt", views.brief_tekst, name="brief-tekst"),
    path("brieven/<uuid:brief_id>/verzending/", post.verzending, name="verzending"),
    path("brieven/<uuid:brief_id>/bewijs.pdf", post.bewijs_pdf, name="bewijs-pdf"),
    path("brieven/<uuid:brief_id>/klaarzetten/", post.klaarzetten, name="klaarzetten"),
    path("brieven/<uuid:brief_id>/teruggekomen/", post.teruggekomen, name="teruggekomen"),
    path("brieven/<uuid:brief_id>/terugnemen/", post.terugnemen, name="terugnemen"),
    path("brieven/huishouden/<uuid:huishouden_id>/", views.van_huishouden, name="huishouden"),
    path("brieven/inwoner/<uuid:inwoner_id>/", views.van_inwoner, name="inwoner"),
    path("brieven/", post.lijst, name="post"),
    path("brieven/afdrukken/", post.afdrukken, name="afdrukken"),
    path("brieven/afdrukken/alles/", post.alles, name="alles-afdrukken"),
    path("brieven/partij/<uuid:partij_id>/", post.partij, name="partij"),
    path("brieven/partij/<uuid:partij_id>/brieven.pdf", post.partij_pdf, name="partij-pdf"),
    path("brieven/partij/<uuid:partij_id>/brieven-<int:deel>.pdf", post.partij_pdf, name="partij-deel"),
    path("brieven/partij/<uuid:partij_id>/gepost/", post.posten, name="posten"),
    path("brieven/partij/<uuid:partij_id>/terug/", post.partij_terug, name="partij-terug"),
    path("brieven/adressen/", partneradres.lijst, name="adressen"),
    path("brieven/adressen/<uuid:adres_id>/", partneradres.nakijken, name="adres"),
    path("brieven/adressen/<uuid:adres_id>/stoppen/", partneradres.stoppen, name="adres-stoppen"),
    path("beheer/brieven/", beheer.teksten, name="teksten"),
    path("beheer/brieven/<slug:code>/", beheer.tekst, name="tekst"),
    path("beheer/brieven/<slug:code>/voorbeeld/", beheer.voorbeeld, name="tekst-voorbeeld"),
    path("beheer/brieven/<slug:code>/voorbeeld.pdf", beheer.voorbeeld_pdf, name="tekst-pdf"),
    path("beheer/brieven/<slug:code>/intrekken/", beheer.intrekken, name="tekst-intrekken"),
]
