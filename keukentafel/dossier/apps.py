from django.apps import AppConfig


class DossierConfig(AppConfig):
    name = "keukentafel.dossier"
    label = "dossier"
