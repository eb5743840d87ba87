from django.apps import AppConfig


class OrganisatieConfig(AppConfig):
    name = "keukentafel.organisatie"
    label = "organisatie"
