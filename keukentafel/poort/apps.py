from django.apps import AppConfig


class PoortConfig(AppConfig):
    name = "keukentafel.poort"
    label = "poort"
