"""Acts of the gate."""

import uuid
from pathlib import Path

from keukentafel.kern.actor import transactie
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.poort.verzegeling import SYSTEEM, Uitkomst, controleer


def logboek_controleren(*, anker: Path) -> Uitkomst:
    """Check the log and ring the bell when it is not as sealed (huisbel: a task for the privacy officer)."""
    uitkomst = controleer(anker if anker.exists() else None)
    if not uitkomst.in_orde:
        with transactie(SYSTEEM):
            gebeurtenis_melden("logboek_afwijking", uuid.uuid4(), aantal=len(uitkomst.afwijkingen))
    return uitkomst
