"""Scores of a goal as a column of the goal: a plan of any size costs no statement more."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject

from keukentafel.plan.models import Doelscore
from keukentafel.plan.regels import Scorepunt

VELDEN = ("dag", "soort", "waarde", "toelichting")


def scores_erbij() -> ArraySubquery:
    """First first; what was taken back is not there. A score is visible exactly when its goal is."""
    rijen = Doelscore.objects.filter(doel=OuterRef("pk"), ingetrokken_op=None).order_by("dag", "gemaakt_op")
    return ArraySubquery(rijen.values(punt=JSONObject(**{veld: veld for veld in VELDEN})))


def scorepunten(rijen: Iterable[Mapping[str, Any]]) -> tuple[Scorepunt, ...]:
    """What `scores_erbij` gave, as the rules know it."""
    return tuple(Scorepunt(date.fromisoformat(r["dag"]), r["soort"], r["waarde"], r["toelichting"]) for r in rijen)
