"""The bulk path: INSERT ... SELECT into the table of a model, with the model's defaults for what is left out."""

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

import psycopg
from django.db import models
from psycopg import Connection, sql
from psycopg.types.json import Jsonb

SCHRIJVER = "systeem:meten"


def vul(verbinding: Connection[Any], model: type[models.Model], bron: str, /, **uit: str) -> int:
    """Fill a table from `bron` (everything behind FROM); `uit` maps a column to its SQL expression.

    Columns left out get the default of the model, so that a new field of a room does not break the measurement.
    Raises ValueError for a column that does not exist.
    """
    velden = [v for v in model._meta.concrete_fields if not isinstance(v, models.AutoField) or v.attname in uit]
    if onbekend := set(uit) - {v.attname for v in velden}:
        raise ValueError(f"{model.__name__} has no column {', '.join(sorted(onbekend))}")
    kolommen = ", ".join(f'"{v.column}"' for v in velden)
    waarden = ", ".join(uit.get(v.attname) or _standaard(verbinding, v) for v in velden)
    return verbinding.execute(f"INSERT INTO {model._meta.db_table} ({kolommen}) SELECT {waarden} FROM {bron}").rowcount


def _standaard(verbinding: Connection[Any], veld: Any) -> str:
    if veld.attname in {"gemaakt_door", "gewijzigd_door"}:
        return f"'{SCHRIJVER}'"
    if veld.primary_key:
        raise ValueError(f"{veld.model.__name__} needs a key")
    waarde = veld.get_default()
    if isinstance(veld, models.JSONField):
        waarde = Jsonb(waarde)
    return sql.Literal(waarde).as_string(verbinding)


def kopieer(verbinding: Connection[Any], tabel: str, kolommen: str, rijen: Iterable[tuple[Any, ...]]) -> None:
    """COPY rows made in Python into a temporary table of this name."""
    verbinding.execute(f"CREATE TEMP TABLE {tabel} ({kolommen}) ON COMMIT DROP")
    with verbinding.cursor() as cursor, cursor.copy(f"COPY {tabel} FROM STDIN") as copy:
        for rij in rijen:
            copy.write_row(rij)
    verbinding.execute(f"ANALYZE {tabel}")


def samen(adres: str, opdrachten: Iterable[str]) -> None:
    """Two at a time, one per core: an index is built, and a table cleaned, by one process each."""

    def een(opdracht: str) -> None:
        with psycopg.connect(adres, autocommit=True) as verbinding:
            verbinding.execute("SET maintenance_work_mem = '512MB'")
            verbinding.execute(opdracht)

    with ThreadPoolExecutor(2) as draden:
        list(draden.map(een, opdrachten))


@contextmanager
def zonder_sleutels(verbinding: Connection[Any], adres: str, tabellen: list[str]) -> Iterator[None]:
    """Foreign keys and secondary indexes of these tables go before the load and come back, checked, behind it.

    That is what pg_restore does: one hash join per key instead of one look-up per row. Afterwards the schema must be
    as it was, to the letter, or this raises RuntimeError. A database that was cut off half-way has no mark, and the
    next run makes it again.
    """
    voor = _schema(verbinding)
    sleutels = verbinding.execute(_SLEUTELS, [tabellen]).fetchall()
    indexen = verbinding.execute(_INDEXEN, [tabellen]).fetchall()
    with verbinding.transaction():
        for tabel, naam, _ in sleutels:
            verbinding.execute(f"ALTER TABLE {tabel} DROP CONSTRAINT {naam}")
        for naam, _ in indexen:
            verbinding.execute(f"DROP INDEX {naam}")
        yield
    samen(adres, [maak for _, maak in indexen])
    # First all keys, unchecked: that locks both tables, so one after the other. Checking them locks no other table.
    for tabel, naam, vorm in sleutels:
        verbinding.execute(f"ALTER TABLE {tabel} ADD CONSTRAINT {naam} {vorm} NOT VALID")
    namen: dict[str, list[str]] = {}
    for tabel, naam, _ in sleutels:
        namen.setdefault(tabel, []).append(f"ALTER TABLE {tabel} VALIDATE CONSTRAINT {naam}")
    samen(adres, [";".join(van_een_tabel) for van_een_tabel in namen.values()])
    if _schema(verbinding) != voor:
        raise RuntimeError("Na het laden is het schema niet meer zoals de migraties het maken.")


_SLEUTELS = """
SELECT conrelid::regclass::text, quote_ident(conname), pg_get_constraintdef(oid) FROM pg_constraint
WHERE contype = 'f' AND conrelid::regclass::text = ANY (%s) ORDER BY conname
"""
_INDEXEN = """
SELECT i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid) FROM pg_index i
WHERE i.indrelid::regclass::text = ANY (%s) AND NOT i.indisprimary
  AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conindid = i.indexrelid) ORDER BY 1
"""
_SCHEMA = """
SELECT conrelid::regclass::text || ' ' || conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint
WHERE connamespace = 'public'::regnamespace
UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
UNION ALL SELECT tablename || policyname || cmd || coalesce(qual, '') || coalesce(with_check, '') FROM pg_policies
"""


def _schema(verbinding: Connection[Any]) -> set[str]:
    return {rij[0] for rij in verbinding.execute(_SCHEMA).fetchall()}
