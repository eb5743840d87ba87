"""Plans that wait for the manager: number, household, who asked and since when. Never what stands in them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from keukentafel.plan.models import Goedkeuring
from keukentafel.poort import logboek, poort
from keukentafel.poort.rechten import Recht

G = Recht.PLAN_GOEDKEUREN


@dataclass(frozen=True, slots=True)
class Wachtend:
    """One plan. Reading it is a look with a reason, as everywhere outside the own caseload."""

    id: UUID
    dossier_id: UUID
    nummer: str
    gevraagd_door: str
    sinds: datetime


def wachtend() -> tuple[Wachtend, ...]:
    """Oldest first, fifty at most: the next ones come when these are answered."""
    rijen = poort.zichtbaar(Goedkeuring, G).filter(stand="gevraagd").select_related("dossier")
    uit = tuple(
        Wachtend(r.pk, r.dossier_id, r.dossier.nummer, r.gevraagd_door, r.gemaakt_op)
        for r in rijen.order_by("gemaakt_op", "id")[:50]
    )
    logboek.kijk(G.code, None, aantal=len(uit))
    return uit
