from django.apps import AppConfig


class BesluitConfig(AppConfig):
    name = "keukentafel.besluit"
    label = "besluit"
