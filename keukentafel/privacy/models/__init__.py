"""Nouns of privacy, over all rooms: one file per noun."""

from keukentafel.privacy.models.afwijking import Afwijking
from keukentafel.privacy.models.inzagevraag import Inzagevraag
from keukentafel.privacy.models.noodtoegang import Noodverantwoording, Toegangsakkoord
from keukentafel.privacy.models.pakket import Inzagepakket, Pakketstuk
from keukentafel.privacy.models.velden import Veldbesluit, Veldtelling
from keukentafel.privacy.models.verzoek import Privacyverzoek

__all__ = [
    "Afwijking",
    "Inzagepakket",
    "Inzagevraag",
    "Noodverantwoording",
    "Pakketstuk",
    "Privacyverzoek",
    "Toegangsakkoord",
    "Veldbesluit",
    "Veldtelling",
]
