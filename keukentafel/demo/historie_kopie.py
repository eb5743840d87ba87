"""The bulk path: rows as dicts into a model's table with COPY, as owner, inside one transaction.

Every constraint of the table holds as for any other row: checks, unique keys and the (deferred) follow-constraints.
What the acts add beside it, gebeurtenissen and a log line per act, is left out on purpose: these are records of
another system, taken over as they were.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg.types.json import Jsonb

# The name under which everything of the history is written; the wall asks for a name on every protected row.
HISTORIE = "systeem:historie"


def kopieer(verbinding: BaseDatabaseWrapper, model: type[models.Model], rijen: Iterable[Mapping[str, Any]]) -> int:
    """COPY these rows; columns that a row leaves out get the model's default. Returns how many."""
    velden = [
        veld for veld in model._meta.concrete_fields if veld.attname != "id" or not isinstance(veld, models.AutoField)
    ]
    gemaakt = {"gemaakt_door": HISTORIE, "gewijzigd_door": HISTORIE}
    namen = ", ".join(f'"{veld.column}"' for veld in velden)
    aantal = 0
    with verbinding.cursor() as cursor, cursor.copy(f"COPY {model._meta.db_table} ({namen}) FROM STDIN") as copy:
        for rij in rijen:
            onbekend = set(rij) - {veld.attname for veld in velden}
            if onbekend:
                raise ValueError(f"{model.__name__} has no column {', '.join(sorted(onbekend))}")
            copy.write_row([_waarde(veld, gemaakt | dict(rij)) for veld in velden])
            aantal += 1
    return aantal


def _waarde(veld: Any, rij: Mapping[str, Any]) -> Any:
    waarde = rij[veld.attname] if veld.attname in rij else veld.get_default()
    return Jsonb(waarde) if isinstance(veld, models.JSONField) else waarde
