"""Why does somebody look who is not involved? (AUT-07) Asked in a bar above the page, never as a stop."""

from dataclasses import dataclass
from uuid import UUID

from keukentafel.kern.actor import Actor
from keukentafel.organisatie.opvragen.inrichting import keuzes
from keukentafel.poort import logboek

REDENEN = "reden_meelezen"


@dataclass(frozen=True, slots=True)
class Kijkvraag:
    """The configured reasons, one tap each, and the key of the visit that the answer is about."""

    redenen: tuple[tuple[str, str], ...]
    spoor: str


def kijkvraag(actor: Actor, sleutel: UUID, betrokken: bool) -> Kijkvraag | None:
    """None when the reason is known: a tie, an open question, or what was said today or before looking."""
    if betrokken or actor.is_systeem or sleutel in actor.verteld or sleutel in actor.redenen:
        return None
    redenen = tuple((keuze.code, keuze.naam) for keuze in keuzes(REDENEN))
    return Kijkvraag(redenen, logboek.spoor()) if redenen else None
