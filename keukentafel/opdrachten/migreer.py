"""`keukentafel migreer`: bring the schema up to date, as the owner."""

from __future__ import annotations

import os

import click
from django.conf import settings
from django.core.management import call_command
from django.db import ProgrammingError, connections
from django.db.migrations.executor import MigrationExecutor
from django.utils.module_loading import import_string

from keukentafel.opdrachten.omgeving import NietGelukt, met_databank, zeg

EIGENAAR = "eigenaar"
# Two starts at once (a demo and a service on one folder) migrate one after the other. An arbitrary fixed number.
_SLOT = 7_110_2015


@click.command("migreer", help="Breng de databank op de versie van dit programma. Nog eens uitvoeren kan geen kwaad.")
def opdracht() -> None:
    with met_databank():
        migreer()
        zeg("De databank is bij.")


def migreer(stil: bool = False) -> None:
    """Run the migrations as owner, then every callable named in the setting NA_MIGREREN (no arguments; idempotent).

    That is the seam for policies and SQL functions that are written again after each migration.
    """
    if not os.environ.get("DATABASE_URL_EIGENAAR"):
        raise NietGelukt("Voor migraties is DATABASE_URL_EIGENAAR nodig: het adres van de databank als eigenaar.")
    with connections[EIGENAAR].cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [_SLOT])
        try:
            # Its views hold on to columns; na_migreren makes it again (monitor/sql/90_beperkt.sql).
            cursor.execute("DROP SCHEMA IF EXISTS cijfers CASCADE")
            call_command("migrate", database=EIGENAAR, interactive=False, verbosity=0 if stil else 1)
            na_migreren()
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [_SLOT])


def na_migreren() -> None:
    """Call what the setting NA_MIGREREN names."""
    try:
        for pad in getattr(settings, "NA_MIGREREN", []):
            import_string(pad)()
    except ProgrammingError as fout:
        raise NietGelukt(
            f"De tabellen in deze databank passen niet bij dit programma: {fout} "
            "Van voor de eerste uitgave is overgaan niet mogelijk; begin opnieuw met: make demo SCHOON=1"
        ) from fout


def migreer_zo_nodig() -> bool:
    """Migrate when something waits; True when it did. Without the owner's address: say what to do."""
    if os.environ.get("DATABASE_URL_EIGENAAR"):
        if not wachtende_migraties(EIGENAAR):
            na_migreren()  # policies may have changed without a migration
            return False
        migreer(stil=True)
        return True
    if wachtende_migraties("default"):
        raise NietGelukt("De databank is niet bij. Voer eerst 'keukentafel migreer' uit, met DATABASE_URL_EIGENAAR.")
    return False


def wachtende_migraties(alias: str) -> list[str]:
    """Names of migrations that this program has and the database has not."""
    uitvoerder = MigrationExecutor(connections[alias])
    return [f"{m.app_label}.{m.name}" for m, _terug in uitvoerder.migration_plan(uitvoerder.loader.graph.leaf_nodes())]
