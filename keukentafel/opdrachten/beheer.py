"""`keukentafel beheer ...`: commands of Django, with the database running."""

from __future__ import annotations

import click
from django.core.management import ManagementUtility

from keukentafel.opdrachten.omgeving import met_databank

# These touch or show the schema, which belongs to the owner; on `default` they would be refused.
_ALS_EIGENAAR = frozenset({"migrate", "showmigrations", "sqlmigrate", "inspectdb", "sqlsequencereset"})


@click.command(
    "beheer",
    context_settings={"ignore_unknown_options": True, "allow_extra_args": True, "help_option_names": []},
    help="Geef een opdracht van Django door, bijvoorbeeld: keukentafel beheer makemigrations.",
)
@click.argument("rest", nargs=-1, type=click.UNPROCESSED)
def opdracht(rest: tuple[str, ...]) -> None:
    gegeven = list(rest) or ["help"]
    if gegeven[0] in _ALS_EIGENAAR and not any(deel.startswith("--database") for deel in gegeven):
        gegeven.append("--database=eigenaar")
    with met_databank():
        ManagementUtility(["keukentafel beheer", *gegeven]).execute()
