"""Every row of every table as the database has it: to see that an act changed nothing, or that undo restored all."""

from typing import Any

from django.apps import apps
from django.db import connection

from keukentafel.kern.actor import transactie
from tests import personages as p

# What only grows: the record of what happened. Search keys are compared without their number.
GROEIT = {"kern_gebeurtenis", "kern_gehoord", "inwoner_samenvoeging", "inwoner_huishoudensamenvoeging"}
GROEIT |= {"plan_splitsing"}
ZONDER_NUMMER = {"inwoner_zoeksleutel"}


def alle_rijen() -> dict[str, set[str]]:
    """Table -> its rows as text, read by the system."""
    modellen = [m for m in apps.get_models(include_auto_created=True) if m.__module__.startswith("keukentafel.")]
    tabellen = {m._meta.db_table for m in modellen if m._meta.managed} - GROEIT
    uit: dict[str, set[str]] = {}
    with transactie(p.SYSTEEM), connection.cursor() as cursor:
        for tabel in sorted(tabellen):
            rij = f"(to_jsonb(t) {'- ' + repr('id') if tabel in ZONDER_NUMMER else ''})::text"
            cursor.execute(f"SELECT {rij} FROM {tabel} t")
            uit[tabel] = {r[0] for r in cursor.fetchall()}
    return uit


def verschil(voor: dict[str, set[str]], na: dict[str, set[str]]) -> dict[str, Any]:
    """Only the tables that differ, with the rows on either side."""
    return {t: (sorted(voor[t] - na[t]), sorted(na[t] - voor[t])) for t in voor if voor[t] != na[t]}
