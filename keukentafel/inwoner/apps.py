from django.apps import AppConfig


class InwonerConfig(AppConfig):
    name = "keukentafel.inwoner"
    label = "inwoner"
