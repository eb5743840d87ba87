"""Nouns of privacy, over all rooms: one file per noun."""

from keukentafel.privacy.models.afwijking import Afwijking
from keukentafel.privacy.models.bewaren import Bewaarstop, Vernietiging, Vernietigingsregel
from keukentafel.privacy.models.inzagevraag import Inzagevraag
from keukentafel.privacy.models.noodtoegang import Noodverantwoording, Toegangsakkoord
from keukentafel.privacy.models.pakket import Inzagepakket, Pakketstuk
from keukentafel.privacy.models.rechten import Beperking, Bezwaarweging, Kennisgeving, Verzoekstuk
from keukentafel.privacy.models.verzoek import Privacyverzoek

__all__ = [
    "Afwijking",
    "Beperking",
    "Bewaarstop",
    "Bezwaarweging",
    "Inzagepakket",
    "Inzagevraag",
    "Kennisgeving",
    "Noodverantwoording",
    "Pakketstuk",
    "Privacyverzoek",
    "Toegangsakkoord",
    "Vernietiging",
    "Vernietigingsregel",
    "Verzoekstuk",
]
