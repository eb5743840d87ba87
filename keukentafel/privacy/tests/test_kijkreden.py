"""Why does somebody look who is not involved? One tap, a line of its own, and nothing is stopped (AUT-07)."""

import re

import pytest

from keukentafel.dossier.handelingen import dossier_kijkreden_geven
from keukentafel.dossier.tests.hulp import doe
from keukentafel.inwoner.handelingen.kijkreden import inwoner_kijkreden_geven
from keukentafel.kern.fouten import Fout, NietGevonden
from keukentafel.plan.tests.hulp import leden, maak_huis
from keukentafel.privacy.tests import hulp
from tests.inloggen import log_in

pytestmark = pytest.mark.django_db
VRAAG = "Je bent niet betrokken. Waarom kijk je?"


@pytest.fixture
def huis():
    hulp.redenen()
    return maak_huis()


def test_wie_betrokken_is_krijgt_geen_vraag(huis):
    assert VRAAG not in hulp.opent(huis.wijk.samira, f"/dossier/{huis.dossier.pk}/gezin/").text


def test_een_tik_is_genoeg_en_verwijst_naar_het_bezoek(huis, client):
    log_in(client, huis.wijk.tom)
    adres = f"/dossier/{huis.dossier.pk}/gezin/"
    blad = client.get(adres).text
    assert VRAAG in blad
    spoor = re.search(r'name="spoor" value="(\w+)"', blad)[1]
    velden = {"reden": "overleg", "spoor": spoor, "terug": adres}
    antwoord = client.post(f"/dossier/{huis.dossier.pk}/waarom/", velden)
    assert (antwoord.status_code, antwoord.url) == (302, adres)
    (regel,) = [r for r in hulp.regels() if r["recht"] == "kijkreden_geven"]
    assert regel["gegevens"] == {"kijkreden": "overleg", "bij": spoor}
    assert spoor in {r.get("spoor") for r in hulp.regels(soort="kijken")}
    assert VRAAG not in client.get(adres).text
    assert [r.get("doel") for r in hulp.regels(soort="kijken", dossier=huis.dossier.pk)][-1] == "reden gegeven"


def test_ook_op_de_kaart_van_een_inwoner(huis, client):
    log_in(client, huis.wijk.tom)
    fatma = leden(huis)["Fatma"]
    assert VRAAG in client.get(f"/inwoner/{fatma.pk}/").text
    client.post(f"/inwoner/{fatma.pk}/waarom/", {"reden": "overleg", "spoor": "onzin"})
    (regel,) = [r for r in hulp.regels() if r["recht"] == "kijkreden_geven"]
    assert (regel["inwoner"], regel["gegevens"]["bij"]) == (str(fatma.pk), "")
    assert VRAAG not in client.get(f"/inwoner/{fatma.pk}/").text


def test_de_balie_zoekt_wie_belt_en_krijgt_geen_vraag(huis):
    assert VRAAG not in hulp.opent(huis.wijk.frans, f"/inwoner/{leden(huis)['Fatma'].pk}/").text


def test_een_reden_komt_uit_de_lijst(huis):
    velden = {"reden": "zomaar", "spoor": ""}
    with pytest.raises(Fout, match="‘zomaar’ is geen reden"):
        doe(huis.wijk.tom, dossier_kijkreden_geven, dossier_id=huis.dossier.pk, **velden)
    with pytest.raises(Fout, match="‘zomaar’ is geen reden"):
        doe(huis.wijk.tom, inwoner_kijkreden_geven, inwoner_id=leden(huis)["Fatma"].pk, **velden)


def test_een_ander_team_bestaat_niet(huis):
    velden = {"reden": "overleg", "spoor": ""}
    with pytest.raises(NietGevonden):
        doe(huis.wijk.zoe, dossier_kijkreden_geven, dossier_id=huis.dossier.pk, **velden)
    with pytest.raises(NietGevonden):
        doe(huis.wijk.zoe, inwoner_kijkreden_geven, inwoner_id=leden(huis)["Fatma"].pk, **velden)
