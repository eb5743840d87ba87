"""Every running matter of one resident in one screen, for who passed the caller check (REQ-004). One statement."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection

from keukentafel.kern import klok
from keukentafel.kern.actor import Actor
from keukentafel.poort import logboek
from keukentafel.poort.rechten import Recht
from keukentafel.toegang.opvragen.beller import Controlestand, controlestand
from keukentafel.toegang.regels import MeldingStand
from keukentafel.toegang.regels.balie import CONTROLE_GELDIG, STAND_IN_WOORDEN, VOLGENDE_STAP
from keukentafel.toegang.regels.termijnen import VAN_INWONER

STAP_VAN_DOSSIER = {
    "afspraak": "Er staat een afspraak",
    "bespreken": "Het plan wordt samen besproken",
    None: "De contactpersoon houdt de stappen uit het plan bij",
}


@dataclass(frozen=True)
class Zaak:
    """One running matter: what stands where, what comes next, who is it, and by when. Never what it is about."""

    naam: str
    sinds: date
    stand: str
    stap: str
    wie: str
    telefoon: str
    uiterlijk: date | None


@dataclass(frozen=True)
class Statusscherm:
    """`zaken` is empty when nothing runs, when it is hidden, and when the check failed: the desk sees no difference."""

    controle: Controlestand
    zaken: tuple[Zaak, ...]


def status(actor: Actor, controle_id: UUID) -> Statusscherm:
    """Raises NietGevonden for a check that is not this actor's. A failed or old check gives no row at all."""
    controle = controlestand(actor, controle_id)
    if not controle.geldig:
        return Statusscherm(controle, ())
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT * FROM kt_status_na_controle(%s, %s, %s, %s)",
            [controle_id, klok.nu(), klok.nu() - CONTROLE_GELDIG, list(VAN_INWONER)],
        )
        zaken = tuple(_zaak(rij) for rij in cursor.fetchall())
    logboek.kijk(Recht.STATUS_ZIEN.code, None, lijst="status", aantal=len(zaken), controle=str(controle_id))
    return Statusscherm(controle, zaken)


def _zaak(rij: tuple[Any, ...]) -> Zaak:
    soort, nummer, sinds, stand, stap, wie, team, telefoon, uiterlijk = rij
    if soort == "melding":
        van = MeldingStand(stand)
        woorden, volgende = STAND_IN_WOORDEN[van], VOLGENDE_STAP[van]
    else:
        woorden, volgende = "Er is hulp", STAP_VAN_DOSSIER[stap]
    naam = f"Melding {nummer}" if soort == "melding" else f"Dossier {nummer}"
    waar = f"team {team}"
    return Zaak(
        naam, sinds, woorden, volgende, f"{wie}, {waar}" if wie else waar.capitalize(), telefoon or "", uiterlijk
    )
