"""The figures in a real browser: nothing for axe, nothing beyond the CSP, no sideways scrolling, on both widths."""

from typing import Any

import pytest
from django.db import connections
from playwright.sync_api import Page

from keukentafel.demo import historie
from keukentafel.monitor.tests.hulp import maak_teams
from keukentafel.poort.matrix import Rol
from tests.axe import overtredingen
from tests.inloggen import log_in_browser
from tests.personages import maak_medewerker

pytestmark = [
    pytest.mark.browser,
    pytest.mark.traag,
    pytest.mark.django_db(transaction=True, databases=["default", "eigenaar"]),
]
PADEN = (
    "/cijfers/?jaar=2015",
    "/cijfers/contacten-en-werkprocessen/?jaar=2015",
    "/cijfers/caseload-naar-zwaarte/?peildatum=2016-05-31",
    "/cijfers/caseload-naar-zwaarte/?peildatum=fout",
    "/cijfers/werkprocessen-periode/?van=2015-01-01&tot=2016-05-31",
    "/cijfers/caseload-naar-zwaarte/zaken/?peildatum=2016-05-31&team=Oost&kolom=leeg",
)
LUISTER = """window.overtredingen = [];
document.addEventListener('securitypolicyviolation', (e) => window.overtredingen.push(e.violatedDirective));"""
BREDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture
def controller(page: Page, live_server: Any, settings: Any) -> Page:
    maak_teams()
    historie.laden(connections["eigenaar"])
    connections["eigenaar"].close()
    page.add_init_script(LUISTER)
    log_in_browser(page, live_server.url, maak_medewerker("Carla", Rol.CONTROLLER, None))
    return page


def test_cijfers_in_de_browser(controller: Page, live_server: Any) -> None:
    gevonden = []
    for breed in (1440, 390):
        controller.set_viewport_size({"width": breed, "height": 900})
        for pad in PADEN:
            controller.goto(f"{live_server.url}{pad}")
            fouten = [(v["id"], [n["html"][:120] for n in v["nodes"]]) for v in overtredingen(controller)]
            gevonden += [(pad, breed, fout) for fout in fouten]
            gevonden += [(pad, breed, o) for o in controller.evaluate("window.overtredingen")]
            gevonden += [(pad, breed, "schuift opzij")] * (controller.evaluate(BREDER) > 0)
    assert gevonden == []
