"""The pure rules of access for a while."""

from datetime import date, datetime, timedelta

import pytest

from keukentafel.kern import klok
from keukentafel.poort.matrix import Rol
from keukentafel.privacy.regels import noodtoegang as regels
from keukentafel.privacy.regels.noodtoegang import Feiten, Stand

VANDAAG = date(2026, 11, 26)


@pytest.mark.parametrize(
    ("feiten", "verwacht"),
    [
        (Feiten("verzoek", False), Stand.GEVRAAGD),
        (Feiten("verzoek", False, beeindigd=True), Stand.AFGELOPEN),
        (Feiten("verzoek", False, toegestaan=False, beeindigd=True), Stand.GEWEIGERD),
        (Feiten("verzoek", True, toegestaan=True), Stand.LOOPT),
        (Feiten("verzoek", False, toegestaan=True, beeindigd=True), Stand.AFGELOPEN),
        (Feiten("nood", True), Stand.LOOPT),
        (Feiten("nood", False), Stand.VERANTWOORDEN),
        (Feiten("nood", False, uiterlijk=VANDAAG), Stand.VERANTWOORDEN),
        (Feiten("nood", False, uiterlijk=VANDAAG, verantwoord=True), Stand.BEOORDELEN),
        (Feiten("nood", False, uiterlijk=VANDAAG - timedelta(days=1), verantwoord=True), Stand.LAAT),
        (Feiten("nood", False, uiterlijk=VANDAAG - timedelta(days=1), oordeel="aanvaard"), Stand.AANVAARD),
        (Feiten("nood", False, oordeel="afgewezen"), Stand.AFGEWEZEN),
    ],
)
def test_waar_het_staat(feiten, verwacht):
    assert regels.stand(feiten, VANDAAG) is verwacht


@pytest.mark.parametrize(
    ("rol", "in_team", "wie", "te_laat", "mag"),
    [
        (Rol.WIJKTEAMMANAGER, True, "manager", False, True),
        (Rol.WIJKTEAMMANAGER, False, "manager", False, False),
        (Rol.WIJKTEAMMANAGER, True, "fg", False, False),
        (Rol.FG, False, "fg", False, True),
        (Rol.FG, False, "manager", False, False),
        (Rol.FG, False, "manager", True, True),
        (Rol.PRIVACY_OFFICER, True, "fg", True, False),
    ],
)
def test_wie_beoordeelt(rol, in_team, wie, te_laat, mag):
    assert regels.beoordeelt({rol}, in_team=in_team, wie=wie, te_laat=te_laat) is mag


def test_een_klantmanager_leest_ook_in_nood_geen_jeugd():
    assert regels.leest(frozenset({Rol.KLANTMANAGER})) == ["Algemeen", "Participatiewet"]


@pytest.mark.parametrize(("minuten", "goed"), [(1, True), (60, True), (0, False), (61, False)])
def test_de_duur_noemt_wat_er_mag(minuten, goed):
    assert (regels.bezwaar_tegen_minuten(minuten, 60) == "") is goed


@pytest.mark.parametrize(("na", "loopt"), [(-1, False), (0, True), (59, True), (60, False)])
def test_tot_en_niet_tot_en_met(na, loopt):
    van = datetime(2026, 11, 26, 12, tzinfo=klok.AMSTERDAM)
    nu = van + timedelta(minutes=na)
    assert regels.loopt(van, van + timedelta(minutes=60), None, nu) is loopt
    assert regels.loopt(van, van + timedelta(minutes=60), van, nu) is False
