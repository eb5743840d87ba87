"""What must be on file before an account has rights (REQ-164, AVG art. 32 lid 4). Pure: days come in."""

from datetime import date
from enum import StrEnum
from typing import Any

from keukentafel.kern.termijnen import plus_maanden
from keukentafel.poort.matrix import NAAM_VAN_ROL, Rol

NIEMAND, IEDEREEN = "niemand", "iedereen"


class Voorwaarde(StrEnum):
    """Kinds of proof; each has a setting `voorwaarde_<kind>` that says for which roles it is needed."""

    TRAINING = "training"
    REGLEMENT = "reglement"
    GEHEIMHOUDING = "geheimhouding"


NAAM_VAN_VOORWAARDE = {
    Voorwaarde.TRAINING: "Privacytraining gevolgd",
    Voorwaarde.REGLEMENT: "Privacyreglement gelezen",
    Voorwaarde.GEHEIMHOUDING: "Geheimhoudingsverklaring getekend",
}
HOE = {
    Voorwaarde.TRAINING: "Volg de privacytraining. Daarna zet de privacy officer de dag erbij.",
    Voorwaarde.REGLEMENT: "Lees het reglement hieronder, en bevestig dat je het hebt gelezen.",
    Voorwaarde.GEHEIMHOUDING: "Teken de geheimhoudingsverklaring. Daarna zet de privacy officer de dag erbij.",
}


def bezwaar_tegen_rollen(waarde: Any) -> str:
    """The check of a setting: codes of roles with spaces between, or everybody, or nobody."""
    if waarde in (NIEMAND, IEDEREEN):
        return ""
    woorden = waarde.split() if isinstance(waarde, str) else []
    onbekend = [woord for woord in woorden if woord not in set(Rol)]
    if woorden and not onbekend:
        return ""
    rollen = ", ".join(rol.value for rol in NAAM_VAN_ROL)
    return f"verwacht {NIEMAND}, {IEDEREEN}, of een of meer van: {rollen}"


def geldig_tot(soort: Voorwaarde, op: date, training_maanden: int) -> date | None:
    """The first day on which it counts no more; only a training wears out."""
    return plus_maanden(op, training_maanden) if soort is Voorwaarde.TRAINING else None
