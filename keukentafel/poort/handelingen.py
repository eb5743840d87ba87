"""Acts of the gate."""

import uuid
from datetime import timedelta
from pathlib import Path

from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.poort import logboek
from keukentafel.poort.verzegeling import SYSTEEM, Uitkomst, anker_achter, controleer, oudste_losse_regel

# Sealing runs every minute; a row that waits longer than this can still be removed unseen (naden.md §8).
HOOGSTENS_LOS = timedelta(minutes=5)
# A search that nobody typed on for so long is over.
STIL = timedelta(minutes=1)


def logboek_controleren(*, anker: Path) -> Uitkomst:
    """Check the log and ring the bell when it is not as sealed (huisbel: a task for the privacy officer)."""
    uitkomst = controleer(anker if anker.exists() else None)
    uitkomst.afwijkingen += anker_achter(anker)
    if not uitkomst.in_orde:
        with transactie(SYSTEEM):
            gebeurtenis_melden("logboek_afwijking", uuid.uuid4(), aantal=len(uitkomst.afwijkingen))
    return uitkomst


def zoekacties_sluiten(*, stil: timedelta = STIL) -> None:
    """Searches that were typed and then left, each as its line in the log."""
    with transactie(SYSTEEM):
        logboek.zoekacties_sluiten(stil)


def zegel_bewaken() -> bool:
    """Is sealing behind? Then ring the bell (huisbel: a task for functioneel beheer, one at a time)."""
    oudste = oudste_losse_regel()
    achter = oudste is not None and klok.nu() - oudste > HOOGSTENS_LOS
    if achter:
        with transactie(SYSTEEM):
            gebeurtenis_melden("logboek_zegel_achter", uuid.uuid4())
    return achter
