"""A world that is made once for a file: committed, so each test changes its own copy of it in a rollback."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any

import pytest


def eenmaal(maak: Callable[[], Any]) -> Any:
    """A fixture with what `maak` gave; each test gets objects of its own. `db` rolls back what it does to the rows.

    For a file in which every test with a database stands in this world, and none commits.
    """

    @pytest.fixture(scope="module")
    def gemaakt(django_db_setup: Any, django_db_blocker: Any, testdatabank: Any) -> Iterator[Callable[[], Any]]:
        with django_db_blocker.unblock():
            wereld = maak()
        yield lambda: deepcopy(wereld)
        with django_db_blocker.unblock():
            testdatabank.vers()

    return gemaakt
