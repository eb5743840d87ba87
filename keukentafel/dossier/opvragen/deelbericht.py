"""What can go along in a message to a party outside: finished reports about this one person, of this law."""

from typing import Any
from uuid import UUID

from django.db.models import Count, Q

from keukentafel.dossier import regels
from keukentafel.dossier.models import Gespreksverslag
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.poort import beperking, poort
from keukentafel.poort.rechten import Recht


def verslagkeuzes(dossier_id: UUID, inwoner_id: UUID, wet: str) -> list[tuple[str, str]]:
    """Key and title, newest first. One that is about somebody else too, or that may only be kept, is not offered."""
    rijen: Any = poort.zichtbaar(Gespreksverslag, Recht.VERSLAG_LEZEN).filter(
        dossier_id=dossier_id, stand=regels.KLAAR, wet=wet
    )
    rijen = rijen.annotate(
        k_over=Count("over", distinct=True),
        k_zelf=Count("over", filter=Q(over=inwoner_id), distinct=True),
        k_beperkt=beperking.van_rij(),
    ).filter(k_over=1, k_zelf=1, k_beperkt=False)
    velden = rijen.order_by("-gesprek_op", "pk").values_list("pk", "titel", "gesprek_op")[:20]
    return [(str(pk), f"{titel}, {datum_gewoon(dag)}") for pk, titel, dag in velden]
