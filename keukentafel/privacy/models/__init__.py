"""Nouns of privacy, over all rooms: one file per noun."""

from keukentafel.privacy.models.afwijking import Afwijking
from keukentafel.privacy.models.apparaat import Apparaat
from keukentafel.privacy.models.bewaren import Bewaarstop, Vernietiging, Vernietigingsregel
from keukentafel.privacy.models.datalek import Datalek, Datalekbetrokkene
from keukentafel.privacy.models.dpia import Dpia, Privacymaatregel
from keukentafel.privacy.models.inzagevraag import Inzagevraag
from keukentafel.privacy.models.noodtoegang import Noodverantwoording, Toegangsakkoord
from keukentafel.privacy.models.onderzoek import Onderzoek, Onderzoeksdeelnemer
from keukentafel.privacy.models.pakket import Inzagepakket, Pakketbestand, Pakketstuk
from keukentafel.privacy.models.rechten import Beperking, Bezwaarweging, Kennisgeving, Verzoekstuk
from keukentafel.privacy.models.velden import Veldbesluit, Veldtelling
from keukentafel.privacy.models.verzoek import Privacyverzoek

__all__ = [
    "Afwijking",
    "Apparaat",
    "Beperking",
    "Bewaarstop",
    "Bezwaarweging",
    "Datalek",
    "Datalekbetrokkene",
    "Dpia",
    "Inzagepakket",
    "Inzagevraag",
    "Kennisgeving",
    "Noodverantwoording",
    "Onderzoek",
    "Onderzoeksdeelnemer",
    "Pakketbestand",
    "Pakketstuk",
    "Privacymaatregel",
    "Privacyverzoek",
    "Toegangsakkoord",
    "Veldbesluit",
    "Veldtelling",
    "Vernietiging",
    "Vernietigingsregel",
    "Verzoekstuk",
]
