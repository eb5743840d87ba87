"""The household most tests of this room are about, and its regisseur at the screen."""

import pytest
from django.test import Client

from keukentafel.plan.tests.hulp import maak_huis
from tests.inloggen import log_in


@pytest.fixture
def huis(db):
    return maak_huis()


@pytest.fixture
def samira(huis):
    return log_in(Client(), huis.wijk.samira)
