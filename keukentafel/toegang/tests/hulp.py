"""Short ways to a contact and a melding, through the acts."""

from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.toegang import handelingen
from keukentafel.toegang.models import Afspraak, Contact, Melding, Termijn, Terugbelverzoek
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


def veel(wijk, aantal):
    """So many open meldingen, call-backs and appointments in team Oost, in a few statements."""
    nu, muren = klok.nu(), {"team": wijk.oost, "gemaakt_door": p.SYSTEEM.kenmerk}
    with transactie(p.SYSTEEM):
        contact = Contact.objects.create(moment=nu, kanaal="telefoon", **muren)
        meldingen = [
            Melding(nummer=n, ontvangen_op=nu, kanaal="telefoon", onderwerpen=["geld"], **muren) for n in range(aantal)
        ]
        Melding.objects.bulk_create(meldingen)
        dag = klok.vandaag()
        Termijn.objects.bulk_create(
            Termijn(melding=m, soort="D02", van=dag, uiterlijk=dag, uitleg="", **muren) for m in meldingen
        )
        Terugbelverzoek.objects.bulk_create(
            Terugbelverzoek(contact=contact, uiterlijk=nu, voor=wijk.samira, **muren) for _ in meldingen
        )
        Afspraak.objects.bulk_create(
            Afspraak(medewerker=wijk.samira, begin=nu, einde=nu + timedelta(hours=1), onderwerp="x", **muren)
            for _ in meldingen
        )
