"""Nouns of privacy: one file each."""

from keukentafel.privacy.models.pakket import Inzagepakket, Pakketstuk
from keukentafel.privacy.models.verzoek import Privacyverzoek

__all__ = ["Inzagepakket", "Pakketstuk", "Privacyverzoek"]
