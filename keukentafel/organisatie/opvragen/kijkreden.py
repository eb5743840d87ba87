"""Why does somebody look who is not involved? (AUT-07) Asked in a bar above the page, never as a stop."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from keukentafel.kern.actor import Actor
from keukentafel.organisatie.opvragen.inrichting import keuzenamen
from keukentafel.poort import logboek

REDENEN = "reden_meelezen"


@dataclass(frozen=True, slots=True)
class Kijkvraag:
    """The configured reasons, one tap each, and the key of the visit that the answer is about."""

    redenen: tuple[tuple[str, str], ...]
    spoor: str


def kijkvraag(
    actor: Actor, sleutel: UUID, betrokken: bool, redenen: Mapping[str, str] | None = None
) -> Kijkvraag | None:
    """None when the reason is known: a tie, an open question, or what was said today or before looking.

    `redenen`: code -> name, from who has read the list already.
    """
    if betrokken or actor.is_systeem or sleutel in actor.verteld or sleutel in actor.redenen:
        return None
    if redenen is None:
        redenen = keuzenamen(REDENEN, {})
    return Kijkvraag(tuple(redenen.items()), logboek.spoor()) if redenen else None
