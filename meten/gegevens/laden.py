"""Make the database that is measured, or take the one of the last run when schema, size and day are the same."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from django.apps import apps
from psycopg import Connection, sql
from psycopg.conninfo import make_conninfo

from keukentafel.kern import klok
from keukentafel.kern.databank import Databank
from keukentafel.opdrachten.migreer import migreer
from keukentafel.opdrachten.omgeving import sluit_verbindingen
from meten.gegevens import stappen, werk
from meten.gegevens.vullen import samen, zonder_sleutels
from meten.maten import Maat
from tests.databank_sjabloon import SJABLOON, vingerafdruk

VERSIE = "5"
HAAST = {"fsync": "off", "full_page_writes": "off", "max_wal_size": "8GB"}
STAPPEN: list[tuple[str, Callable[[Connection[Any], Maat], None]]] = [
    ("namen en adressen", stappen.woordenboeken),
    ("teams en medewerkers", stappen.organisatie_maken),
    ("inwoners met zoeksleutels", stappen.inwoners_maken),
    ("contacten", werk.contacten_maken),
    ("dossiers", werk.dossiers_maken),
    ("plannen", werk.plannen_maken),
    ("werk, meldingen en logboek", werk.werk_maken),
]
Zeg = Callable[[str], None]


def zorg_voor_gegevens(databank: Databank, naam: str, maat: Maat, zeg: Zeg) -> float:
    """Database `naam` with data of this size; seconds that it took to make, or 0 when it was there.

    The environment and Django's settings must point at `naam` already.
    """
    merk = f"{VERSIE} {maat.naam} {klok.vandaag()} {vingerafdruk()}"
    with psycopg.connect(databank.url_eigenaar, autocommit=True) as beheer:
        rij = beheer.execute(
            "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s", [naam]
        ).fetchone()
        if rij and rij[0] == merk and not os.environ.get("SCHOON"):
            return 0.0
        begin = time.monotonic()
        sluit_verbindingen()
        beheer.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(naam)))
        beheer.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(naam), _sjabloon(beheer)))
        migreer(stil=True)
        sluit_verbindingen()
        zeg(f"schema gemaakt ({time.monotonic() - begin:.0f} s)")
        adres = make_conninfo(databank.url_eigenaar, dbname=naam)
        with _haast(databank), psycopg.connect(adres, autocommit=True) as verbinding:
            _laad(verbinding, adres, maat, zeg)
        beheer.execute(sql.SQL("COMMENT ON DATABASE {} IS {}").format(sql.Identifier(naam), merk))
    return time.monotonic() - begin


def _sjabloon(beheer: Connection[Any]) -> sql.Identifier:
    """A migrated database of this very schema, where the tests left one on this server: migrating takes a minute."""
    vraag = "SELECT FROM pg_database WHERE datname = %s AND shobj_description(oid, 'pg_database') = %s"
    er = beheer.execute(vraag, [SJABLOON, vingerafdruk()]).fetchone()
    return sql.Identifier(SJABLOON if er else "template1")


@contextmanager
def _haast(databank: Databank) -> Iterator[None]:
    """While loading, our own server need not survive a power cut; what is measured afterwards does."""
    if databank.map is None:
        yield
        return
    beheer = make_conninfo(databank.url_eigenaar, user="postgres", dbname="postgres")
    with psycopg.connect(beheer, autocommit=True) as verbinding:
        for instelling, waarde in HAAST.items():
            verbinding.execute(f"ALTER SYSTEM SET {instelling} = '{waarde}'")
        verbinding.execute("SELECT pg_reload_conf()")
        try:
            yield
        finally:
            for instelling in HAAST:
                verbinding.execute(f"ALTER SYSTEM RESET {instelling}")
            verbinding.execute("SELECT pg_reload_conf()")
            verbinding.execute("CHECKPOINT")


def _laad(verbinding: Connection[Any], adres: str, maat: Maat, zeg: Zeg) -> None:
    """All rows in one transaction, indexes and keys, then VACUUM ANALYZE, as the server does by itself in time."""
    for instelling in ("work_mem = '256MB'", "maintenance_work_mem = '512MB'", "synchronous_commit = off"):
        verbinding.execute(f"SET {instelling}")
    with zonder_sleutels(verbinding, adres, _tabellen()):
        for naam, stap in STAPPEN:
            begin = time.monotonic()
            stap(verbinding, maat)
            zeg(f"{naam} ({time.monotonic() - begin:.1f} s)")
    begin = time.monotonic()
    samen(adres, [f"VACUUM (ANALYZE) {tabel}" for tabel in _tabellen()])
    verbinding.execute("CHECKPOINT") if _mag_checkpoint(verbinding) else None
    zeg(f"VACUUM ANALYZE ({time.monotonic() - begin:.1f} s)")


def _mag_checkpoint(verbinding: Connection[Any]) -> bool:
    rij = verbinding.execute("SELECT pg_has_role('pg_checkpoint', 'MEMBER')").fetchone()
    return bool(rij and rij[0])


def _tabellen() -> list[str]:
    modellen = [m for m in apps.get_models(include_auto_created=True) if m._meta.managed]
    return [m._meta.db_table for m in modellen if m.__module__.startswith("keukentafel.")]
