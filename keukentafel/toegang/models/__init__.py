"""From the first contact to a melding that has found its worker."""

from keukentafel.toegang.models.abc import AbcDienst, Adviesvraag
from keukentafel.toegang.models.afspraak import Afspraak, Afspraakwijziging, Agendasleutel
from keukentafel.toegang.models.balie import Bellercontrole, Inloopbezoek, Overdrachtdocument, WarmeOverdracht
from keukentafel.toegang.models.contact import Contact, Terugbelverzoek
from keukentafel.toegang.models.melding import (
    Belangenconflict,
    Melding,
    MeldingStatus,
    MeldingVerhaal,
    Termijn,
    Verdeling,
)
from keukentafel.toegang.models.post import Bijlage, Poststuk
from keukentafel.toegang.models.triage import Intakestap, Veiligheidstoets
from keukentafel.toegang.models.zorg import Zorgmelding

__all__ = [
    "AbcDienst",
    "Adviesvraag",
    "Afspraak",
    "Afspraakwijziging",
    "Agendasleutel",
    "Belangenconflict",
    "Bellercontrole",
    "Bijlage",
    "Contact",
    "Inloopbezoek",
    "Intakestap",
    "Melding",
    "MeldingStatus",
    "MeldingVerhaal",
    "Overdrachtdocument",
    "Poststuk",
    "Termijn",
    "Terugbelverzoek",
    "Veiligheidstoets",
    "Verdeling",
    "WarmeOverdracht",
    "Zorgmelding",
]
