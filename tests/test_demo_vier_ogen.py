"""The demo has one role that waits: the manager finds it on Mijn dag (docs/demo.md)."""

import pytest
from django.conf import settings

from keukentafel.demo.medewerkers import DEMO, medewerkers_laden
from keukentafel.demo.registers import rolvoorstel_laden
from keukentafel.kern.actor import transactie
from keukentafel.organisatie.handelingen.inrichting import inrichting_laden
from keukentafel.organisatie.models import Rolvoorstel, Taak

pytestmark = pytest.mark.django_db


def test_een_rol_wacht_op_de_manager_en_komt_er_een_keer():
    inrichting_laden(actor=DEMO, map=settings.BASIS / "keukentafel" / "inrichting" / "schiedam")
    medewerkers_laden()
    rolvoorstel_laden()
    rolvoorstel_laden()
    with transactie(DEMO):
        assert Rolvoorstel.objects.get().stand == "open"
        voor = Taak.objects.filter(soort="rol_bevestigen").values_list("voor__gebruikersnaam", flat=True)
        assert list(voor) == ["wijkteammanager"]
