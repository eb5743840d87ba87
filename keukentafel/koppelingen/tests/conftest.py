"""Fixtures: the test set as file back end, and the loopback BRP."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from keukentafel.koppelingen.brp import BestandBrp
from keukentafel.koppelingen.tests.standaarden import standaard
from tests.brp_aanbieder import BrpAanbieder, brp_aanbieder

NU = datetime(2026, 11, 21, 12, tzinfo=UTC)


@pytest.fixture(scope="session")
def bestand() -> BestandBrp:
    """The 666 test persons on a fixed day."""
    return BestandBrp(standaard("brp/testpersonen.json"), nu=lambda: NU)


@pytest.fixture(scope="session")
def _server() -> Iterator[BrpAanbieder]:
    with brp_aanbieder(standaard("brp/personen-bevragen-openapi.yaml"), standaard("brp/testpersonen.json")) as server:
        yield server


@pytest.fixture
def aanbieder(_server: BrpAanbieder) -> BrpAanbieder:
    """The loopback BRP, in good humour."""
    for lijst in (_server.gedrag, _server.vragen, _server.fouten):
        lijst.clear()
    return _server
