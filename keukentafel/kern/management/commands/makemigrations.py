"""makemigrations, with the indexes and constraints of a new table inside the step that creates it.

Django writes them as steps behind all tables, and at each such step builds its picture of the models anew: most of
the minute that an empty database took. Its own `optimizemigration` does not fold them over other tables.
"""

from collections.abc import Sequence
from typing import Any

from django.core.management.commands.makemigrations import Command as Oorspronkelijk
from django.db.migrations import Migration
from django.db.migrations.operations import AddConstraint, AddField, AddIndex, CreateModel
from django.db.migrations.operations.base import Operation


def gevouwen(stappen: Sequence[Operation]) -> list[Operation]:
    """The same steps, less those that fit in the CreateModel of their table: all its columns must be there already."""
    later = {stap.model_name_lower for stap in stappen if isinstance(stap, AddField)}
    tabellen = {s.name_lower: s for s in stappen if isinstance(s, CreateModel) and s.name_lower not in later}
    over: list[Operation] = []
    for stap in stappen:
        tabel = tabellen.get(stap.model_name.lower()) if isinstance(stap, AddIndex | AddConstraint) else None
        if tabel is None:
            over.append(stap)
        elif isinstance(stap, AddIndex):
            tabel.options["indexes"] = [*tabel.options.get("indexes", []), stap.index]
        elif isinstance(stap, AddConstraint):
            tabel.options["constraints"] = [*tabel.options.get("constraints", []), stap.constraint]
    return over


class Command(Oorspronkelijk):
    """As Django's, and folds what it found before writing it."""

    def write_migration_files(self, changes: dict[str, list[Migration]], *args: Any, **kwargs: Any) -> None:
        for migraties in changes.values():
            for migratie in migraties:
                migratie.operations = gevouwen(migratie.operations)  # type: ignore[misc]  # the stubs: of the class
        super().write_migration_files(changes, *args, **kwargs)
