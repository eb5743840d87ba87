"""Doors of kern."""

from django.urls import URLPattern, URLResolver, path

from keukentafel.kern.web import beveiliging, galerij, gezond, views

app_name = "kern"
urlpatterns: list[URLPattern | URLResolver] = [
    path("concept/", views.concept, name="concept"),
    path(".well-known/security.txt", beveiliging.security_txt, name="security-txt"),
    path("gezond/", gezond.leeft, name="gezond"),
    path("gezond/gereed/", gezond.gereed, name="gereed"),
    # Development only: each of these is a 404 without DEBUG.
    path("galerij/", galerij.galerij, name="galerij"),
    path("galerij/zoeken/", galerij.galerij_zoeken, name="galerij-zoeken"),
    path("galerij/contact/", galerij.galerij_contact, name="galerij-contact"),
    path("galerij/<slug:blad>/", galerij.galerij, name="galerij-blad"),
]
