"""Two who sign at once, each on an own connection, for the same help in the same time: one of both, never half."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from django.db import connection

from keukentafel.besluit.handelingen import toets
from keukentafel.besluit.models import Aanvraag, Besluit, Toets, Voorziening
from keukentafel.besluit.tests.hulp_opstellen import beslis, doe, maak_aanvraag, maak_zaak, stel_op, van_systeem, vers
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Fout
from keukentafel.poort.matrix import Rol
from tests import personages as p

pytestmark = pytest.mark.django_db(transaction=True)


def leg_voor(zaak):
    besluit = stel_op(zaak)
    if not van_systeem(Voorziening, besluit=besluit):  # the plan asked it once; here it is asked twice
        (rij,) = van_systeem(Voorziening)
        rij.pk, rij.besluit, rij.aanvraag = Voorziening._meta.pk.get_default(), besluit, zaak.aanvraag
        with transactie(p.SYSTEEM):
            rij.save(force_insert=True)
    beslis(zaak, besluit)
    doe(zaak.samira, toets.besluit_aanbieden, besluit_id=besluit.pk, versie=vers(besluit).versie)
    return besluit


def teken(wie, besluit):
    try:
        return doe(wie, toets.besluit_vaststellen, besluit_id=besluit.pk, versie=vers(besluit).versie)
    finally:
        connection.close()


def test_twee_besluiten_over_dezelfde_hulp_in_dezelfde_tijd(monkeypatch):
    zaak = maak_zaak()
    ander = replace(zaak, aanvraag=maak_aanvraag(zaak.huis, zaak.fatma))
    eerste, tweede = leg_voor(zaak), leg_voor(ander)
    with transactie(p.SYSTEEM):
        rik = p.maak_medewerker("Rik", Rol.BESLISSER, None)
    echt, intussen = toets._genomen, []

    def net_ervoor(actor, besluit, *rest):
        """Rosa was told that the law allows it; before it is written, Rik's decision is."""
        if besluit.pk == eerste.pk:
            with ThreadPoolExecutor(1) as draad:
                intussen.append(draad.submit(teken, rik, tweede).result(timeout=60))
        return echt(actor, besluit, *rest)

    monkeypatch.setattr(toets, "_genomen", net_ervoor)
    with pytest.raises(Fout, match=r"Net voor jou is dezelfde hulp al toegekend.*Er is niets veranderd"):
        doe(zaak.rosa, toets.besluit_vaststellen, besluit_id=eerste.pk, versie=vers(eerste).versie)
    assert len(intussen) == 1
    with transactie(p.SYSTEEM):
        standen = dict(Besluit.objects.values_list("pk", "stand"))
        assert (standen[eerste.pk], standen[tweede.pk]) == ("toets", "vastgesteld")
        assert [v.besluit_id for v in Voorziening.objects.filter(toegekend=True)] == [tweede.pk]
        assert not Toets.objects.filter(besluit=eerste).exists()
        assert Aanvraag.objects.get(pk=zaak.aanvraag.pk).stand == "toets"
