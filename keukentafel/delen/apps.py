from django.apps import AppConfig


class InwonerConfig(AppConfig):
    name = "keukentafel.delen"
    label = "delen"
