"""Why somebody looks at a person without a tie (AUT-07)."""

from uuid import UUID

from keukentafel.inwoner.models import Inwoner
from keukentafel.kern.actor import Actor
from keukentafel.organisatie.handelingen.kijkreden import kijkreden_vastleggen
from keukentafel.poort import poort
from keukentafel.poort.rechten import Recht


def inwoner_kijkreden_geven(*, actor: Actor, inwoner_id: UUID, reden: str, spoor: str) -> None:
    """One tap on the bar above the card."""
    inwoner = poort.haal(Inwoner, inwoner_id, Recht.INWONER_LEZEN)
    kijkreden_vastleggen(actor=actor, object_=inwoner, reden=reden, spoor=spoor)
