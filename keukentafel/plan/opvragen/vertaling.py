"""Translations of a goal as a column of the goal: a plan of any size costs no statement more."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject

from keukentafel.plan.models import Doelvertaling

VELDEN = ("taal", "resultaat", "hoe_te_zien", "doelversie", "door_naam")


@dataclass(frozen=True, slots=True)
class Vertaling:
    """A goal in another language; `verouderd` when the Dutch text changed since."""

    taal: str
    resultaat: str
    hoe_te_zien: str
    door: str
    verouderd: bool


def vertalingen_erbij() -> ArraySubquery:
    """First first, so that the latest of a language wins."""
    rijen = Doelvertaling.objects.filter(doel=OuterRef("pk")).order_by("gemaakt_op")
    return ArraySubquery(rijen.values(regel=JSONObject(**{veld: veld for veld in VELDEN})))


def vertalingen(rijen: Iterable[Mapping[str, Any]], versie: int) -> tuple[Vertaling, ...]:
    """The latest of each language."""
    laatste = {r["taal"]: r for r in rijen}
    return tuple(
        Vertaling(taal, r["resultaat"], r["hoe_te_zien"], r["door_naam"], r["doelversie"] < versie)
        for taal, r in laatste.items()
    )
