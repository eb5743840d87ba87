"""Nouns of privacy, over all rooms: one file per noun."""

from keukentafel.privacy.models.afwijking import Afwijking
from keukentafel.privacy.models.inzagevraag import Inzagevraag
from keukentafel.privacy.models.noodtoegang import Noodverantwoording, Toegangsakkoord

__all__ = ["Afwijking", "Inzagevraag", "Noodverantwoording", "Toegangsakkoord"]
