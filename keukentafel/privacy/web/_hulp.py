"""What the doors of the registers share."""

from django.forms import Form
from django.http import QueryDict

from keukentafel.kern.versies import Botsing


def zeg_botsing(form: Form, botsing: Botsing) -> None:
    """Somebody saved first. What was typed stays in the form, on the version of now: saving again is then a choice."""
    getypt = QueryDict(mutable=True)
    getypt.update(form.data)
    getypt["versie"] = str(botsing.huidig.versie)
    form.data = getypt
    zin = f"{botsing.huidig.gewijzigd_door} heeft dit intussen gewijzigd. Wat nu is vastgelegd staat erboven. "
    form.add_error(None, f"{zin}Jouw tekst staat er nog: bewaar opnieuw als het zo moet.")
