"""Doors of kern."""

from django.urls import URLPattern, URLResolver, path

from keukentafel.kern.web import gezond, views

app_name = "kern"
urlpatterns: list[URLPattern | URLResolver] = [
    path("concept/", views.concept, name="concept"),
    path("gezond/", gezond.leeft, name="gezond"),
    path("gezond/gereed/", gezond.gereed, name="gereed"),
]
