"""Never two regisseurs at one moment, in history neither: the database itself, with random histories and real races."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, connections, transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from keukentafel.dossier.handelingen._hulp import merk
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Fout
from keukentafel.plan.handelingen import dossier_openen_met_regie, regie_overdragen
from keukentafel.plan.models import Regie
from keukentafel.plan.tests.hulp import alle_regie, banden, doe, maak_huis
from tests import personages as p
from tests.dossiers import maak_huishouden

NUL = datetime(2026, 1, 1, tzinfo=UTC)
# Moments close together, also within one second, so that histories touch and overlap often.
MOMENTEN = st.integers(0, 40).map(lambda n: NUL + timedelta(microseconds=250_000 * n))
PERIODEN = st.tuples(MOMENTEN, st.none() | st.integers(1, 3_000_000).map(lambda n: timedelta(microseconds=n)))


def _regie(huis, van, tot, **velden):
    return Regie(
        **merk(p.SYSTEEM, huis.dossier),
        **{"dossier_volgnr": huis.dossier.volgnr, "medewerker": huis.wijk.tom, "van": van, "tot": tot, **velden},
    )


def _aangenomen(rij):
    try:
        with transaction.atomic():
            rij.save(force_insert=True)
    except IntegrityError:
        return False
    return True


def _overlapt(a, b):
    """Counted apart from the database: [van, tot) of one meets [van, tot) of the other."""
    eind = datetime.max.replace(tzinfo=UTC)
    return a[0] < (b[1] or eind) and b[0] < (a[1] or eind)


@pytest.mark.django_db
class TestGeschiedenis:
    @settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(perioden=st.lists(PERIODEN, min_size=1, max_size=8))
    @example(perioden=[(NUL, timedelta(microseconds=1)), (NUL, None), (NUL + timedelta(microseconds=1), None)])
    def test_de_databank_neemt_een_rij_precies_dan_aan_als_zij_niets_overlapt(self, leeg_huis, perioden):
        with transactie(p.SYSTEEM):
            staat = []
            for van, duur in perioden:
                nieuw = (van, van + duur if duur else None)
                vrij = not any(_overlapt(nieuw, oud) for oud in staat)
                assert _aangenomen(_regie(leeg_huis, *nieuw)) is vrij
                staat += [nieuw] if vrij else []
            transaction.set_rollback(True)

    @settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(stappen=st.lists(st.sampled_from(["samira", "tom"]), min_size=1, max_size=6))
    def test_na_elke_reeks_overdrachten_is_er_op_elk_moment_een(self, huis, stappen):
        for naam in stappen:
            wie = getattr(huis.wijk, naam)
            if alle_regie(huis.dossier)[-1].medewerker != wie:
                doe(huis.cora, regie_overdragen, dossier_id=huis.dossier.pk, medewerker_id=wie.pk, reden="x")
        rijen = alle_regie(huis.dossier)
        assert [r.tot for r in rijen[:-1]] == [r.van for r in rijen[1:]]
        assert rijen[-1].tot is None
        assert banden(huis.dossier) == {(rijen[-1].medewerker.naam, "regisseur")}

    def test_twee_dossiers_zitten_elkaar_niet_in_de_weg(self, leeg_huis):
        gezin = maak_huishouden(leeg_huis.wijk.oost)
        ander = doe(leeg_huis.wijk.samira, dossier_openen_met_regie, huishouden_id=gezin.pk)
        with transactie(p.SYSTEEM):
            assert _aangenomen(_regie(leeg_huis, NUL - timedelta(days=20_000), None))
        assert len(alle_regie(ander)) == 1

    @pytest.mark.parametrize(
        "velden",
        [
            {"van": datetime(1949, 12, 31, tzinfo=UTC)},  # would reach into the stretch of the dossier before
            {"tot": NUL},  # ends when it begins
            {"medewerker": None},  # a regisseur without a name
            {"soort": "vacature", "medewerker": None},  # a vacancy without a waarnemer
        ],
    )
    def test_onmogelijke_rijen_worden_geweigerd(self, leeg_huis, velden):
        with transactie(p.SYSTEEM):
            assert not _aangenomen(_regie(leeg_huis, **{"van": NUL, "tot": None, **velden}))

    def test_een_vreemd_volgnummer_ontwijkt_de_regel_niet(self, huis):
        with transactie(p.SYSTEEM), transaction.atomic():
            _regie(huis, NUL, NUL + timedelta(days=1), dossier_volgnr=huis.dossier.volgnr + 7).save(force_insert=True)
            with pytest.raises(IntegrityError, match="regie_volgnr_van_dossier"):
                connections["default"].cursor().execute("SET CONSTRAINTS ALL IMMEDIATE")
            transaction.set_rollback(True)


@pytest.mark.django_db(transaction=True)
class TestTegelijk:
    def test_twee_dragen_tegelijk_over_en_een_wint(self):
        huis = maak_huis()
        [gezien] = alle_regie(huis.dossier)
        velden = {"dossier_id": huis.dossier.pk, "reden": "drukte", "regie_id": gezien.pk}
        uit = _tegelijk(
            lambda: doe(huis.wijk.samira, regie_overdragen, medewerker_id=huis.wijk.tom.pk, **velden),
            lambda: doe(huis.cora, regie_overdragen, team_id=huis.wijk.zuid.pk, **velden),
        )
        fouten = [u for u in uit if isinstance(u, Fout)]
        assert len(fouten) == 1
        assert "was je voor" in fouten[0].tekst
        rijen = alle_regie(huis.dossier)
        assert len(rijen) == 2
        assert rijen[0].tot == rijen[1].van

    def test_zonder_slot_houdt_de_databank_zelf_er_een_over(self):
        huis = maak_huis()
        with transactie(p.SYSTEEM):
            Regie.objects.all().delete()
        uit = _tegelijk(*[lambda n=n: _schrijf(huis, NUL + timedelta(seconds=n)) for n in range(6)])
        assert sum(u is True for u in uit) == 1
        assert len(alle_regie(huis.dossier)) == 1

    def test_twee_openen_tegelijk_en_er_is_een_regisseur(self):
        wijk = p.maak_wijk()
        gezin = maak_huishouden(wijk.oost)
        uit = _tegelijk(
            lambda: doe(wijk.samira, dossier_openen_met_regie, huishouden_id=gezin.pk),
            lambda: doe(wijk.tom, dossier_openen_met_regie, huishouden_id=gezin.pk),
        )
        assert len({d.pk for d in uit}) == 1
        assert len(alle_regie(uit[0])) == 1


@pytest.fixture
def leeg_huis(huis):
    """A dossier whose history is still empty."""
    with transactie(p.SYSTEEM):
        Regie.objects.all().delete()
    return huis


def _schrijf(huis, van):
    with transactie(p.SYSTEEM):
        return _aangenomen(_regie(huis, van, None))


def _tegelijk(*werk):
    """Every piece of work in a thread with a connection of its own, started at the same moment."""
    hek = threading.Barrier(len(werk))

    def doe_een(een):
        try:
            hek.wait(timeout=10)
            return een()
        except Fout as fout:
            return fout
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(werk)) as ploeg:
        return list(ploeg.map(doe_een, werk))
