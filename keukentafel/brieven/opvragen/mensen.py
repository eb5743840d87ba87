"""Whom a letter belongs to, for the acts of this room alone; asked as the system, after the right was checked."""

from datetime import date
from uuid import UUID

from django.db.models import Q

from keukentafel.inwoner.models import Huishouden, Huishoudlid, Inwoner
from keukentafel.inwoner.opvragen import communicatie_van

# The word of a representation for each law: a bewindvoerder acts where it is about money (VTG-02).
ONDERWERP = {"algemeen": "alles", "wgs": "geld", "pw": "geld"}


def onderwerp_van(wet: str) -> str:
    """What a representative must be for, to get a letter under this law."""
    return ONDERWERP.get(wet, wet)


def woont_in(inwoner_id: UUID, huishouden_id: UUID, dag: date) -> bool:
    """Is this person a member of that household on this day?"""
    leden = Huishoudlid.objects.filter(Q(tot__isnull=True) | Q(tot__gt=dag), huishouden_id=huishouden_id)
    return bool(leden.filter(inwoner_id=inwoner_id, van__lte=dag).exists())


def eigen_huishouden(inwoner_id: UUID, dag: date) -> Huishouden | None:
    """The household of this person when there is one; of two nobody chooses."""
    leden = Huishoudlid.objects.filter(Q(tot__isnull=True) | Q(tot__gt=dag), inwoner_id=inwoner_id, van__lte=dag)
    gevonden = [lid.huishouden for lid in leden.select_related("huishouden")[:2]]
    return gevonden[0] if len(gevonden) == 1 else None


def wil_mail(inwoner: Inwoner) -> bool:
    """Did the resident ask for official post digitally, and do we know where (Awb 2:8)?"""
    return bool(inwoner.email) and communicatie_van(inwoner).mag_digitaal
