"""Which entries left this dossier or came to it, for whoever might have read them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from keukentafel.dossier.models import Dossier, Verplaatsing
from keukentafel.dossier.opvragen.kader import DossierKader
from keukentafel.kern.adressen import lees_sleutel
from keukentafel.poort.poort import zichtbaar
from keukentafel.poort.rechten import Recht

SOORT = {"journaal": "regel van het journaal", "verslag": "verslag"}


@dataclass(frozen=True, slots=True)
class Spoor:
    """One move, seen from one side. The other dossier is not named."""

    id: UUID
    hier: bool
    soort: str
    item_id: UUID
    wat: str
    op: datetime
    moment: datetime
    wie: str
    reden: str
    teruggezet_op: datetime | None


def sporen(kader: DossierKader) -> tuple[Spoor, ...]:
    """The last fifty, newest first."""
    rijen = zichtbaar(Verplaatsing, Recht.JOURNAAL_LEZEN).filter(dossier_id=kader.id).order_by("-gemaakt_op")[:50]
    return tuple(
        Spoor(
            id=rij.pk,
            hier=rij.richting == "hier",
            soort=rij.soort,
            item_id=rij.item_id,
            wat=SOORT[rij.soort],
            op=rij.gemaakt_op,
            moment=rij.moment,
            wie=rij.auteur_naam,
            reden=rij.reden,
            teruggezet_op=rij.teruggezet_op,
        )
        for rij in rijen
    )


def dossiers_bij(persoon: str) -> dict[str, str]:
    """Numbers and names of the dossiers of "inwoner:<id>" or "huishouden:<id>" in which this actor may write."""
    soort, _, sleutel = persoon.partition(":")
    gezocht = lees_sleutel(sleutel)
    waar = {
        "inwoner": {"huishouden__leden__inwoner_id": gezocht, "huishouden__leden__tot": None},
        "huishouden": {"huishouden_id": gezocht},
    }.get(soort)
    if waar is None or gezocht is None:
        return {}
    rijen = zichtbaar(Dossier, Recht.DOSSIER_SCHRIJVEN).filter(**waar).order_by("nummer")
    return dict(rijen.values_list("nummer", "huishouden__naam"))
