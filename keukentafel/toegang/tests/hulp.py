"""Short ways to a contact and a melding, through the acts."""

from contextlib import contextmanager
from datetime import UTC, datetime

from django.db import connection
from django.test.utils import CaptureQueriesContext

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


@contextmanager
def hoogstens_vragen(aantal):
    """Fail when more statements reach the database; BEGIN, COMMIT and SAVEPOINT do not count (architectuur.md §8)."""
    with CaptureQueriesContext(connection) as gevangen:
        yield
    telt = [
        q["sql"] for q in gevangen.captured_queries if not q["sql"].startswith(("SAVEPOINT", "RELEASE", "ROLLBACK"))
    ]
    assert len(telt) <= aantal, "\n".join(q[:160] for q in telt)
