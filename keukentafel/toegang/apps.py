from django.apps import AppConfig


class ToegangConfig(AppConfig):
    name = "keukentafel.toegang"
    label = "toegang"
