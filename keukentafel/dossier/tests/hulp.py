"""Shorthand for the tests of this room."""

from keukentafel.kern.actor import transactie
from tests import personages as p


def doe(medewerker, handeling, **velden):
    """This worker does this act now, with the ties of this moment."""
    actor = p.actor(medewerker)
    with transactie(actor):
        return handeling(actor=actor, **velden)
