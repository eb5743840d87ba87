"""Reads of kern: the draft of an author."""

from typing import Any
from uuid import UUID

from keukentafel.kern.actor import Actor
from keukentafel.kern.models import Concept


def concept(actor: Actor, sleutel: str) -> dict[str, Any] | None:
    """What this author had typed under this key, or None. The database shows nobody else's."""
    gevonden = Concept.objects.filter(auteur=actor.id or UUID(int=0), sleutel=sleutel).first()
    return gevonden.velden if gevonden else None
