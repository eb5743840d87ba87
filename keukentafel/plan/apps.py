from django.apps import AppConfig


class PlanConfig(AppConfig):
    name = "keukentafel.plan"
    label = "plan"
