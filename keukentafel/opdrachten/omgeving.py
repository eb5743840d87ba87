"""What every command that needs the database calls: `with met_databank():`."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click
import django
from django.core.exceptions import ImproperlyConfigured
from django.db import connections
from django.db.backends.postgresql.base import DatabaseWrapper

from keukentafel.kern.databank import Databank, DatabankFout, zet_omgeving, zorg_voor_databank


class NietGelukt(click.ClickException):
    """Not done: one plain Dutch sentence on stderr, exit code 1."""

    exit_code = 1


@contextmanager
def met_databank() -> Iterator[Databank]:
    """Start or join the database, set the environment, set up Django; afterwards close and let go, whatever happens."""
    try:
        databank = zorg_voor_databank()
    except DatabankFout as fout:
        raise NietGelukt(str(fout)) from fout
    try:
        zet_omgeving(databank)
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "keukentafel.settings")
        _django_klaarzetten()
        try:
            yield databank
        finally:
            sluit_verbindingen()
    finally:
        databank.stop()


def _django_klaarzetten() -> None:
    try:
        django.setup()
    except (RuntimeError, ImproperlyConfigured) as fout:
        # Settings refuse to start with a plain sentence; a person at the terminal needs no traceback around it.
        raise NietGelukt(str(fout)) from fout


def sluit_verbindingen() -> None:
    """Close connections and pools; also needed before a fork, because a pool's threads do not survive it."""
    for verbinding in connections.all(initialized_only=True):
        verbinding.close()
        if isinstance(verbinding, DatabaseWrapper):
            verbinding.close_pool()


def zeg(tekst: str) -> None:
    """Progress for the person at the terminal: stderr, at once."""
    sys.stderr.write(f"{tekst}\n")
    sys.stderr.flush()
