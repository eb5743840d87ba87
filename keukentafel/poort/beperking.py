"""What may only be kept (AVG art. 18): the one place that says no to changing it and to letting it leave.

`poort.haal` asks before an act changes a row, `logboek.kijk` before a piece leaves on paper or as a file, and delen
before a share. Systems go on: keeping is what they do, and lifting a restriction is done by one.
"""

from collections.abc import Iterable
from functools import reduce
from operator import or_
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from keukentafel.kern.fouten import Blokkade
from keukentafel.poort.models import Beperkt

NAAR_BUITEN = frozenset({"afdruk", "export"})
WIJZIGEN = (
    "Op dit gegeven rust een beperking: wij bewaren het alleen (AVG art. 18). Wijzigen kan niet. "
    "Vraag het de privacy officer."
)
DELEN = (
    "Op dit gegeven rust een beperking: wij bewaren het alleen (AVG art. 18). Het gaat het huis niet uit, tenzij de "
    "inwoner dat wil. Vraag het de privacy officer."
)


def van_rij(sleutel: str = "pk", **waar: bool) -> Exists:
    """For a query of any noun: is this row restricted, or the one that this field of it names?"""
    return Exists(Beperkt.objects.filter(object_id=OuterRef(sleutel), **waar))


def is_beperkt(*sleutels: UUID) -> bool:
    """One of these rows?"""
    return Beperkt.objects.filter(object_id__in=sleutels).exists()


def is_heel_beperkt(inwoner_id: UUID) -> bool:
    """Everything about this person, also what is written today?"""
    return Beperkt.objects.filter(object_id=inwoner_id, heel=True).exists()


def soorten_over(mensen: Iterable[UUID], dossier_id: UUID | None) -> dict[UUID, set[str]]:
    """Which nouns about each of these people are restricted: in this dossier or in none, so that a dossier of another
    household tells nothing. Without a dossier everywhere."""
    wie = {str(pk): pk for pk in mensen}
    over = reduce(or_, (Q(mensen__contains=[sleutel]) for sleutel in wie), Q(pk__in=[]))
    waar = Q(dossier=None) | Q(dossier=dossier_id) if dossier_id else Q()
    uit: dict[UUID, set[str]] = {}
    for soort, sleutels in Beperkt.objects.filter(over, waar).values_list("soort", "mensen"):
        for sleutel in wie.keys() & set(sleutels):
            uit.setdefault(wie[sleutel], set()).add(soort)
    return uit


def eis_wijzigen(beperkt: bool) -> None:
    """Before an act changes a row."""
    if beperkt:
        raise Blokkade("beperkt-wijzigen", WIJZIGEN)


def eis_naar_buiten(*, stuk: UUID | None = None, dossier: UUID | str | None = None) -> None:
    """Before this piece, or the pages of this dossier, leave on paper or as a file."""
    wat = Q(object_id=stuk) if stuk else Q(dossier=dossier)
    if (stuk or dossier) and Beperkt.objects.filter(wat).exists():
        raise Blokkade("beperkt-delen", DELEN)
