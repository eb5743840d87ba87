"""Tasks: one for its screen."""

from uuid import UUID

from keukentafel.organisatie.models import Taak
from keukentafel.poort import poort
from keukentafel.poort.rechten import Recht


def taak(taak_id: UUID) -> Taak:
    """One task that is for this actor or one of the roles; NietGevonden otherwise."""
    gevonden: Taak = poort.haal(Taak, taak_id, Recht.TAAK_AFHANDELEN)
    return gevonden
