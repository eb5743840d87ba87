"""Nouns of privacy, over all rooms: one file per noun."""

from keukentafel.privacy.models.noodtoegang import Noodverantwoording, Toegangsakkoord

__all__ = ["Noodverantwoording", "Toegangsakkoord"]
