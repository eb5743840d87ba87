"""The second wall: row-level security answers nothing to the wrong actor, whatever the query."""

import pytest
from django.db import DatabaseError, connection

from keukentafel.inwoner.models import Inwoner
from keukentafel.kern.actor import GeenActor, transactie
from keukentafel.kern.fouten import NietGevonden
from keukentafel.poort import logboek
from keukentafel.poort.poort import haal, zichtbaar
from keukentafel.poort.rechten import Recht
from tests import personages as p

pytestmark = pytest.mark.django_db


def test_zonder_transactie_is_er_geen_antwoord():
    with pytest.raises(GeenActor):
        Inwoner.objects.count()


def test_een_ander_team_ziet_de_inwoner_niet():
    wijk = p.maak_wijk()
    inwoner = p.maak_inwoner(wijk.oost)
    with transactie(p.actor(wijk.samira)):
        assert haal(Inwoner, inwoner.pk, Recht.INWONER_LEZEN).pk == inwoner.pk
    with transactie(p.actor(wijk.zoe)):
        assert Inwoner.objects.count() == 0  # the wall, without the gate
        with pytest.raises(NietGevonden):
            haal(Inwoner, inwoner.pk, Recht.INWONER_LEZEN)


def test_een_afgeschermde_inwoner_is_ook_in_het_eigen_team_en_voor_de_balie_niet_te_zien():
    wijk = p.maak_wijk()
    inwoner = p.maak_inwoner(wijk.oost, afgeschermd=True)
    for medewerker in (wijk.samira, wijk.frans):
        with transactie(p.actor(medewerker)):
            assert Inwoner.objects.count() == 0
            assert not zichtbaar(Inwoner, Recht.INWONER_LEZEN).exists()
    with transactie(p.actor(wijk.samira, inwoners=frozenset({inwoner.pk}))):
        assert haal(Inwoner, inwoner.pk, Recht.INWONER_LEZEN)


def test_een_leestransactie_schrijft_niet():
    wijk = p.maak_wijk()
    with pytest.raises(DatabaseError, match="read-only"), transactie(p.actor(wijk.samira), lezen=True):
        connection.cursor().execute("INSERT INTO logboek_regel (inhoud) VALUES ('{}')")


def test_een_geneste_transactie_geeft_de_buitenste_actor_terug():
    wijk = p.maak_wijk()
    p.maak_inwoner(wijk.zuid)
    with transactie(p.actor(wijk.samira)):
        with transactie(p.SYSTEEM):
            assert Inwoner.objects.count() == 1
        assert Inwoner.objects.count() == 0


# What a function may set beside where it looks: how its own statement is planned, and in how much memory
# (kt_zoek_tekst).
STUUR = {"kt_zoek_tekst": {"enable_seqscan=off", "work_mem=64MB"}}
EIGEN = {"search_path=public, pg_temp"}
# A figure looks in the views of monitor/sql/90_beperkt.sql first, which only the owner can make.
VAN_CIJFER = {"search_path=cijfers, public, pg_temp"}


def mag_zoeken_in(naam):
    return (EIGEN, VAN_CIJFER) if naam.startswith("cijfer_") else (EIGEN,)


def test_geen_functie_is_door_iedereen_uit_te_voeren_en_die_als_eigenaar_leest_zoekt_alleen_in_het_eigen_schema():
    with connection.cursor() as cursor:
        cursor.execute("""
            SELECT proname, proconfig FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosecdef""")
        als_eigenaar = dict(cursor.fetchall())
        assert "kt_banden" in als_eigenaar
        fout = {
            naam: pad
            for naam, pad in als_eigenaar.items()
            if set(pad) - STUUR.get(naam, set()) not in mag_zoeken_in(naam)
        }
        assert fout == {}
        cursor.execute("""
            SELECT p.proname FROM pg_proc p, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
            WHERE p.pronamespace = 'public'::regnamespace AND a.grantee = 0 AND NOT EXISTS (
                SELECT FROM pg_depend d JOIN pg_type t ON t.oid = d.refobjid AND t.typtype IN ('r', 'm')
                WHERE d.objid = p.oid AND d.deptype = 'i')""")
        # The makers of a range belong to PostgreSQL itself and read no table.
        assert cursor.fetchall() == []


def test_postgresql_schrijft_een_geweigerde_rij_niet_in_zijn_eigen_log():
    with connection.cursor() as cursor:
        cursor.execute("SHOW log_error_verbosity")
        assert cursor.fetchone() == ("terse",)


def test_het_logboek_zegt_waarom_iemand_keek():
    wijk = p.maak_wijk()
    inwoner = p.maak_inwoner(wijk.oost)
    for banden, waarom in ((frozenset({inwoner.pk}), "betrokken"), (frozenset(), None)):
        with transactie(p.actor(wijk.samira, inwoners=banden)), logboek.verzameld() as kijken:
            haal(Inwoner, inwoner.pk, Recht.INWONER_LEZEN)
            assert logboek.ontleed(kijken[0].als_tekst()).get("doel") == waarom
