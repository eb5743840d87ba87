from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class BrievenConfig(AppConfig):
    name = "keukentafel.brieven"
    label = "brieven"

    def ready(self) -> None:
        """Every room keeps its sources of letters in `bronnen.py`; reading them puts them on the list."""
        autodiscover_modules("bronnen")
