from django.apps import AppConfig


class KernConfig(AppConfig):
    name = "keukentafel.kern"
    label = "kern"
