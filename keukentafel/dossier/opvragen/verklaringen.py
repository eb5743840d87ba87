"""What residents say about pieces of a dossier: read with the frame, so that it stands with every page and print."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef

from keukentafel.dossier.models import Eigenverklaring
from keukentafel.poort import poort
from keukentafel.poort.models import Beperkt
from keukentafel.poort.rechten import Recht

L = Recht.JOURNAAL_LEZEN
HOOGSTENS = 50


@dataclass(frozen=True, slots=True)
class Verklaring:
    """One statement: who says what about which piece."""

    stuk_id: UUID
    stuk: str
    wie: str
    woorden: str
    op: date


def merken(dossier_id: UUID) -> dict[str, Any]:
    """For the query of the members of a household: is there a statement, and does something have to be left alone?

    Look-ups by index in a query that is done anyway: a page of a dossier without either asks nothing more.
    """
    return {
        "verklaard": Exists(Eigenverklaring.objects.filter(dossier=dossier_id)),
        "stuk_beperkt": Exists(Beperkt.objects.filter(dossier=dossier_id)),
        "zelf_beperkt": Exists(Beperkt.objects.filter(object_id=OuterRef("inwoner"))),
        "heel_beperkt": Exists(Beperkt.objects.filter(object_id=OuterRef("inwoner"), heel=True)),
    }


def verklaringen(dossier_id: UUID) -> tuple[Verklaring, ...]:
    """Those that this actor may read, newest first."""
    rijen = poort.zichtbaar(Eigenverklaring, L).filter(dossier_id=dossier_id).select_related("inwoner")
    return tuple(
        Verklaring(r.stuk_id, r.stuk_naam, r.inwoner.roepnaam or r.inwoner.naam, r.woorden, r.op)
        for r in rijen.order_by("-op", "-gemaakt_op")[:HOOGSTENS]
    )
