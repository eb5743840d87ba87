"""Two people at the same moment, on real connections: one wins, the other is told, nothing is lost."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections

from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Fout
from keukentafel.toegang import handelingen as h
from keukentafel.toegang.models import Melding, Verdeling
from keukentafel.toegang.tests.hulp import maak_melding
from tests import personages as p

pytestmark = pytest.mark.django_db(transaction=True)


def _tegelijk(*taken):
    """Run each in its own thread and connection, started together; a Fout is its result."""
    start = Barrier(len(taken))

    def een(taak):
        actor, handeling, velden = taak
        try:
            with transactie(actor):
                start.wait(10)
                return handeling(actor=actor, **velden)
        except Fout as fout:
            return fout
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(taken)) as ploeg:
        return list(ploeg.map(een, taken))


def test_twee_verdelers_wijzen_dezelfde_melding_toe_en_een_hoort_dat_hij_te_laat_is():
    wijk = p.maak_wijk()
    with transactie(p.SYSTEEM):
        tweede = p.maak_medewerker("Mia", p.Rol.MANAGEMENTONDERSTEUNER, wijk.oost)
    melding = maak_melding(wijk.samira)
    uitkomst = _tegelijk(
        *(
            (p.actor(verdeler), h.melding_toewijzen, {"melding_id": melding.pk, "medewerker_id": naar.pk, "versie": 1})
            for verdeler, naar in ((wijk.mo, wijk.tom), (tweede, wijk.samira))
        )
    )
    fouten = [u for u in uitkomst if isinstance(u, Fout)]
    assert len(fouten) == 1
    assert "is intussen gewijzigd door" in fouten[0].tekst
    with transactie(p.SYSTEEM):
        assert Verdeling.objects.count() == 1


def test_twee_wijkcoaches_pakken_dezelfde_melding_op_en_een_krijgt_een_vraag():
    wijk = p.maak_wijk()
    melding = maak_melding(wijk.frans, team_id=wijk.oost.pk)
    uitkomst = _tegelijk(
        *((p.actor(w), h.melding_oppakken, {"melding_id": melding.pk}) for w in (wijk.samira, wijk.tom))
    )
    vragen = [u for u in uitkomst if isinstance(u, Fout)]
    assert len(vragen) == 1
    with transactie(p.SYSTEEM):
        behandelaar = Melding.objects.get().behandelaar_id
    assert behandelaar in (wijk.samira.pk, wijk.tom.pk)


def test_twee_meldingen_tegelijk_krijgen_elk_een_eigen_nummer():
    wijk = p.maak_wijk()
    uitkomst = _tegelijk(
        *((p.actor(w), h.melding_maken, {"hulpvraag": "Help"}) for w in (wijk.samira, wijk.tom, wijk.zoe, wijk.mo))
    )
    assert len({m.nummer for m in uitkomst}) == 4
