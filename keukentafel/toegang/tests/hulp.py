"""Short ways to a contact and a melding, through the acts."""

from datetime import UTC, datetime

from keukentafel.kern.actor import transactie
from keukentafel.toegang import handelingen
from tests import personages as p

# Tuesday 10 November 2026, 10.00 in Amsterdam.
DINSDAG = datetime(2026, 11, 10, 9, 0, tzinfo=UTC)


def maak_contact(medewerker, **velden):
    actor = p.actor(medewerker)
    with transactie(actor):
        return handelingen.contact_vastleggen(actor=actor, **velden)


def maak_melding(medewerker, **velden):
    actor = p.actor(medewerker)
    with transactie(actor):
        return handelingen.melding_maken(actor=actor, **{"hulpvraag": "Ik red het niet meer alleen.", **velden})


def doe(handeling, medewerker, **velden):
    """Perform one act as this worker, bound as the middleware would do now."""
    actor = p.actor(medewerker)
    with transactie(actor):
        return handeling(actor=actor, **velden)
