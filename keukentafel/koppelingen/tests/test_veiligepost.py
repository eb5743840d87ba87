"""The secured gateway over a real socket: only encrypted, only to who we think it is, and every other way says why.

Hard cases with their outcome: no STARTTLS, an unknown authority, a name that does not fit, a certificate that ended, a
file of the authority that is not there, a wrong password, nobody at the door, a door that keeps still (all GEWEIGERD:
nothing was handed over), 4xx (VRAAGT: later), 5xx (GEWEIGERD), an address with a line in it (GEWEIGERD).
"""

import socket
from dataclasses import replace
from email.message import EmailMessage
from pathlib import Path

import pytest

from keukentafel.koppelingen.post.veilig import UIT, VERKEERD_ADRES, ZONDER_TLS, Veiligepost, overhandig
from tests.veiligepost import GEBRUIKER, WACHTWOORD, veiligepost

AAN = "praktijk@huisarts.example"


def bericht():
    uit = EmailMessage()
    uit["From"], uit["To"], uit["Subject"] = "wijkteam@gemeente.example", AAN, "Beveiligd bericht"
    uit.set_content("Goedendag,\n.een punt vooraan blijft staan\n")
    return uit


def naar(wachter, ca="", **anders):
    basis = {"gebruiker": GEBRUIKER, "wachtwoord": WACHTWOORD, "seconden": 2, "van": "wijkteam@gemeente.example"}
    return Veiligepost("127.0.0.1", wachter.poort, **{**basis, "ca": str(ca), **anders})


@pytest.fixture
def wachter(tmp_path):
    with veiligepost(tmp_path) as lopend:
        yield lopend


def test_versleuteld_overgenomen_met_wat_de_server_zei(wachter, tmp_path):
    antwoord = overhandig(naar(wachter, tmp_path / "slot.pem"), bericht(), AAN)
    assert antwoord.gelukt
    assert antwoord.tekst.startswith("2.0.0 OK, in wachtrij als 1 (TLSv1.")
    assert "certificaat van 127.0.0.1 gecontroleerd" in antwoord.tekst
    assert wachter.envelop == [("wijkteam@gemeente.example", [AAN], True)]
    assert ".een punt vooraan blijft staan" in wachter.post[0].get_content()


def test_een_server_zonder_starttls_krijgt_niets(tmp_path):
    with veiligepost(tmp_path, tls=False) as open_:
        antwoord = overhandig(naar(open_, tmp_path / "slot.pem"), bericht(), AAN)
    assert (antwoord.code, antwoord.tekst) == (0, ZONDER_TLS)
    assert open_.post == []


def test_een_onbekende_autoriteit_een_andere_naam_en_een_oud_certificaat(wachter, tmp_path):
    def weiger(post, waarom):
        antwoord = overhandig(post, bericht(), AAN)
        assert (antwoord.gelukt, antwoord.definitief) == (False, False)
        assert "Het certificaat van 127.0.0.1 klopt niet" in antwoord.tekst
        assert waarom in antwoord.tekst
        assert "Er is niets verzonden." in antwoord.tekst

    weiger(naar(wachter), "de uitgever is niet bekend")
    for map_, slot, waarom in (
        ("ander", {"host": "127.0.0.2"}, "van een andere server"),
        ("oud", {"dagen": -1}, "het is verlopen"),
    ):
        plek = tmp_path / map_
        plek.mkdir()
        with veiligepost(plek, **slot) as verkeerd:
            weiger(naar(verkeerd, plek / "slot.pem"), waarom)
        assert verkeerd.post == []
    assert wachter.post == []


def test_zonder_instelling_of_zonder_autoriteit_gaat_er_niets_weg(wachter, tmp_path):
    for leeg in (Veiligepost(""), replace(naar(wachter, tmp_path / "slot.pem"), van="")):
        assert overhandig(leeg, bericht(), AAN).tekst == UIT
    antwoord = overhandig(naar(wachter, Path("/bestaat/niet.pem")), bericht(), AAN)
    assert "niet te lezen" in antwoord.tekst
    assert wachter.post == []


def test_een_verkeerd_wachtwoord_is_geen_weigering_van_de_brief(wachter, tmp_path):
    antwoord = overhandig(naar(wachter, tmp_path / "slot.pem", wachtwoord="anders"), bericht(), AAN)
    assert (antwoord.code, "aanmelding" in antwoord.tekst) == (0, True)


@pytest.mark.parametrize(("zin", "definitief"), [("451 later", False), ("550 onbekend", True)])
def test_later_en_nooit(wachter, tmp_path, zin, definitief):
    wachter.antwoord = zin
    antwoord = overhandig(naar(wachter, tmp_path / "slot.pem"), bericht(), AAN)
    assert (antwoord.gelukt, antwoord.definitief, antwoord.code) == (False, definitief, int(zin[:3]))


def test_geen_antwoord_op_tijd_en_niemand_thuis(wachter, tmp_path):
    wachter.wacht = 5
    assert "Geen antwoord" in overhandig(naar(wachter, tmp_path / "slot.pem", seconden=1), bericht(), AAN).tekst
    with socket.create_server(("127.0.0.1", 0)) as dicht:
        poort = dicht.getsockname()[1]
    dood = replace(naar(wachter, tmp_path / "slot.pem"), poort=poort)
    assert overhandig(dood, bericht(), AAN).code == 0


def test_direct_versleuteld_praat_niet_met_een_open_server(wachter, tmp_path):
    antwoord = overhandig(naar(wachter, tmp_path / "slot.pem", direct=True), bericht(), AAN)
    assert (antwoord.code, antwoord.gelukt) == (0, False)
    assert wachter.post == []


@pytest.mark.parametrize("adres", ["a@b.nl\nBcc: c@d.nl", "a b@c.nl", "ą@b.nl", "<a@b.nl>"])
def test_een_onbruikbaar_adres_is_nooit(wachter, tmp_path, adres):
    antwoord = overhandig(naar(wachter, tmp_path / "slot.pem"), bericht(), adres)
    assert (antwoord.code, antwoord.tekst) == (553, VERKEERD_ADRES)
