"""From the first contact to a melding that has found its worker."""

from keukentafel.toegang.models.contact import Afspraak, Contact, Terugbelverzoek
from keukentafel.toegang.models.melding import (
    Belangenconflict,
    Melding,
    MeldingStatus,
    MeldingVerhaal,
    Termijn,
    Verdeling,
)

__all__ = [
    "Afspraak",
    "Belangenconflict",
    "Contact",
    "Melding",
    "MeldingStatus",
    "MeldingVerhaal",
    "Termijn",
    "Terugbelverzoek",
    "Verdeling",
]
