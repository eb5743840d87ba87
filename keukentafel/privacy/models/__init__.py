"""Nouns of privacy, one file per noun."""

from keukentafel.privacy.models.afwijking import Afwijking
from keukentafel.privacy.models.inzagevraag import Inzagevraag

__all__ = ["Afwijking", "Inzagevraag"]
