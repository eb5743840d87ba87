"""From the first contact to a melding that has found its worker."""

from keukentafel.toegang.models.abc import AbcDienst, Adviesvraag
from keukentafel.toegang.models.balie import Bellercontrole, Inloopbezoek, WarmeOverdracht
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
    "AbcDienst",
    "Adviesvraag",
    "Afspraak",
    "Belangenconflict",
    "Bellercontrole",
    "Contact",
    "Inloopbezoek",
    "Melding",
    "MeldingStatus",
    "MeldingVerhaal",
    "Termijn",
    "Terugbelverzoek",
    "Verdeling",
    "WarmeOverdracht",
]
