"""The first screen of privacy shows each keeper the own lists."""

import pytest

from keukentafel.poort.matrix import Rol
from tests import personages as p
from tests.inloggen import log_in


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("rol", "logboek"), [(Rol.PRIVACY_OFFICER, True), (Rol.FG, True), (Rol.WIJKTEAMMANAGER, False)]
)
def test_ieder_ziet_de_eigen_lijsten(client, rol, logboek):
    wijk = p.maak_wijk()
    log_in(client, p.maak_medewerker("Proef", rol, wijk.oost))
    tekst = client.get("/privacy/").content.decode()
    assert "Wie mag wat, en waarom" in tekst
    assert ('href="/logboek/"' in tekst) is logboek
