from django.apps import AppConfig


class MonitorConfig(AppConfig):
    name = "keukentafel.monitor"
    label = "monitor"
