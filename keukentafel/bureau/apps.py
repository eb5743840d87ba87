from django.apps import AppConfig


class BureauConfig(AppConfig):
    name = "keukentafel.bureau"
    label = "bureau"
