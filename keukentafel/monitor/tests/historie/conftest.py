"""The history of Schiedam, loaded once for this folder: committed, so tests only read it or change it in a rollback."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connections

from keukentafel.demo import historie
from keukentafel.monitor.tests.hulp import maak_teams


@pytest.fixture(scope="package")
def geschiedenis(django_db_setup: Any, django_db_blocker: Any, testdatabank: Any) -> Iterator[None]:
    with django_db_blocker.unblock():
        maak_teams()
        historie.laden(connections["eigenaar"])
        connections["eigenaar"].close()
    yield
    with django_db_blocker.unblock():
        testdatabank.vers()
