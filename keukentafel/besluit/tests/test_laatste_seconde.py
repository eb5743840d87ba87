"""Taken back in the last second, while the post already reaches for the letter: one of both, never half (AWB-14)."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import OperationalError, connection, transaction

from keukentafel.besluit.handelingen import bekendmaken as h
from keukentafel.besluit.tests import rijen_brief as rijen
from keukentafel.besluit.tests.test_bekendmaken import doe, genomen, nu
from keukentafel.brieven.models import Brief
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from tests import personages as p

pytestmark = pytest.mark.django_db(transaction=True)


def verstuur(brief):
    """What the job of the post does with the row, on a connection of its own that does not wait for ever."""
    try:
        with transactie(p.SYSTEEM), connection.cursor() as cursor:
            cursor.execute("SET LOCAL lock_timeout = '400ms'")
            with transaction.atomic():
                rij = Brief.objects.select_for_update(of=("self",)).get(pk=brief.pk, stand="bedenktijd")
            Brief.objects.filter(pk=rij.pk).update(stand="verzonden", verzonden_op=klok.nu())
        return "verzonden"
    except OperationalError:
        return "wacht"
    finally:
        connection.close()


def test_teruggehaald_terwijl_de_post_al_grijpt(monkeypatch):
    wijk = rijen.maak_wijk()
    besluit = rijen.maak_besluit(wijk)
    genomen(besluit)
    with transactie(p.SYSTEEM):
        brief = Brief.objects.get()
    post = []

    def intussen(_besluit):
        """Between looking whether it may be taken back, and taking it back."""
        with ThreadPoolExecutor(1) as draad:
            post.append(draad.submit(verstuur, brief).result())
        return 0

    monkeypatch.setattr(h, "hulp_herleven", intussen)
    doe(h.besluit_terughalen, wijk.kim, besluit_id=besluit.pk, versie=besluit.versie)
    with transactie(p.SYSTEEM):
        stand = Brief.objects.get(pk=brief.pk).stand
    assert (post, nu(besluit).stand, stand) == (["wacht"], "concept", "ingetrokken")
