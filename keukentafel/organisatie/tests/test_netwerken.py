"""From which networks somebody works (REQ-163): the pure rule, and what the door makes of it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from keukentafel.kern.actor import transactie
from keukentafel.organisatie.models import Inrichting
from keukentafel.organisatie.netwerken import bezwaar_tegen_netwerken, buiten
from keukentafel.poort.matrix import Rol
from tests import personages as p
from tests.inloggen import log_in

KANTOOR, LEZEN = "10.1.0.0/16", "alleen_lezen"


@pytest.mark.parametrize("goed", ["overal", KANTOOR, "10.1.0.0/16 fg:192.168.2.0/24", "fd00::/8", "fg:fd00::/8"])
def test_wat_een_instelling_mag_zijn(goed):
    assert bezwaar_tegen_netwerken(goed) == ""


@pytest.mark.parametrize("fout", ["", "kantoor", "10.1.0.0/99", "baas:10.1.0.0/16", "10.1.0.5/16", 7])
def test_wat_niet(fout):
    assert "10.1.0.0/16" in bezwaar_tegen_netwerken(fout)


@pytest.mark.parametrize(
    ("rollen", "adres", "plek", "rest"),
    [
        (["wijkcoach"], "8.8.8.8", {}, ""),
        (["wijkcoach"], "8.8.8.8", {"plek_netwerken": KANTOOR}, ""),
        (["wijkcoach"], "8.8.8.8", {"plek_netwerken": KANTOOR, "plek_rollen": "iedereen"}, "dicht"),
        (["wijkcoach"], "10.1.2.3", {"plek_netwerken": KANTOOR, "plek_rollen": "iedereen"}, ""),
        (["wijkcoach"], "::ffff:10.1.2.3", {"plek_netwerken": KANTOOR, "plek_rollen": "iedereen"}, ""),
        (["wijkcoach"], "", {"plek_netwerken": KANTOOR, "plek_rollen": "iedereen"}, "dicht"),
        (["wijkcoach"], "8.8.8.8", {"plek_netwerken": KANTOOR, "plek_rollen": "fg"}, ""),
        (["wijkcoach", "fg"], "8.8.8.8", {"plek_netwerken": KANTOOR, "plek_rollen": "fg"}, "dicht"),
        (["fg"], "10.1.2.3", {"plek_netwerken": f"{KANTOOR} fg:10.2.0.0/24", "plek_rollen": "fg"}, "dicht"),
        (["fg"], "10.2.0.3", {"plek_netwerken": f"{KANTOOR} fg:10.2.0.0/24", "plek_rollen": "fg"}, ""),
        (["functioneel_beheer"], "8.8.8.8", {"plek_netwerken": KANTOOR, "plek_rollen": "iedereen"}, ""),
        (["functioneel_beheer"], "8.8.8.8", {"plek_netwerken": KANTOOR, "plek_rollen": "functioneel_beheer"}, "dicht"),
        (["fg"], "8.8.8.8", {"plek_netwerken": KANTOOR, "plek_rollen": "fg", "plek_buiten": LEZEN}, LEZEN),
    ],
)
def test_wat_er_overblijft(rollen, adres, plek, rest):
    assert buiten(rollen, adres, plek) == rest


@pytest.fixture
def wijk(db):
    with transactie(p.SYSTEEM):
        wijk = p.maak_wijk()
        p.maak_medewerker("Bea", Rol.FUNCTIONEEL_BEHEER, None)
    return wijk


def zet(**waarden):
    for code, waarde in waarden.items():
        velden = {"naam": code, "waarde": {"waarde": waarde}, "geldig_van": p.BEGIN}
        Inrichting.objects.create(soort="instelling", code=f"plek_{code}", **velden)


def test_buiten_het_netwerk_staat_er_waarom(wijk, client):
    zet(netwerken=KANTOOR, rollen="wijkcoach")
    log_in(client, wijk.samira)
    blad = client.get("/mijn-dag/")
    assert (blad.status_code, "netwerk dat de gemeente niet toestaat" in blad.text) == (403, True)
    assert client.get("/mijn-dag/", REMOTE_ADDR="10.1.2.3").status_code == 200
    assert client.get("/privacy/datalek-melden/").status_code == 200
    assert client.post("/uitloggen/").status_code == 302
    assert log_in(client, wijk.mo).get("/mijn-dag/").status_code == 200


def test_buiten_alleen_lezen(wijk, client):
    zet(netwerken=KANTOOR, rollen="iedereen", buiten="alleen_lezen")
    log_in(client, wijk.samira)
    assert client.get("/mijn-dag/").status_code == 200
    fout = client.post("/contact/nieuw/", {"wat": "x"})
    assert (fout.status_code, "opschrijven niet" in fout.text) == (403, True)
    assert client.post("/contact/nieuw/", {"wat": "x"}, REMOTE_ADDR="10.1.2.3").status_code != 403


def test_de_regel_kost_geen_vraag_meer(wijk, client):
    log_in(client, wijk.samira)
    client.get("/wie-mag-wat/")
    with CaptureQueriesContext(connection) as zonder:
        client.get("/wie-mag-wat/")
    zet(netwerken="127.0.0.0/8", rollen="iedereen")
    with CaptureQueriesContext(connection) as met:
        client.get("/wie-mag-wat/")
    assert len(zonder) == len(met)
