"""The door of a list about one dossier: an empty list tells nothing, so a dossier of another team is not there."""

from uuid import UUID

from keukentafel.dossier.models import Dossier
from keukentafel.kern.actor import actor_nu
from keukentafel.poort import poort, regels
from keukentafel.poort.matrix import Bereik
from keukentafel.poort.rechten import Recht


def eis_dossier(dossier_id: UUID, recht: Recht) -> None:
    """For a list that came out empty. NietGevonden, logged, unless this right reaches the whole municipality."""
    if regels.bereik(actor_nu(), recht) is not Bereik.STAD:
        poort.haal(Dossier, dossier_id, Recht.DOSSIER_LEZEN)
