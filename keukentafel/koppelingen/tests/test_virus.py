"""The real clamd over its socket; and what happens when it is not there or says something odd."""

import socket
from threading import Thread

import pytest

from keukentafel.koppelingen.virus import Clamd, GeenScanner, maak_scanner
from tests.clamd import EICAR, clamd


@pytest.fixture(scope="module")
def scanner(tmp_path_factory):
    with clamd(tmp_path_factory.mktemp("clamd")) as adres:
        yield maak_scanner(adres)


@pytest.mark.clamd
class TestEchteScanner:
    def test_het_proefvirus_wordt_gevonden(self, scanner):
        uitslag = scanner.scan(EICAR)
        assert not uitslag.schoon
        assert "Proef.Eicar" in uitslag.virus

    def test_een_gewone_tekst_is_schoon_ook_als_hij_lang_is(self, scanner):
        assert scanner.scan(b"Beste Fatma, " * 200_000).schoon

    def test_groter_dan_de_scanner_wil_is_geen_uitslag(self, scanner):
        with pytest.raises(GeenScanner):
            scanner.scan(b"\0" * 31 * 1024 * 1024)


def antwoorder(antwoord):
    """A socket on this machine that answers every question with these bytes."""
    lijn = socket.create_server(("127.0.0.1", 0))

    def bedien():
        with lijn, lijn.accept()[0] as klant:
            klant.recv(65536)
            klant.sendall(antwoord)

    Thread(target=bedien, daemon=True).start()
    return lijn.getsockname()[1]


@pytest.mark.parametrize("antwoord", [b"INSTREAM size limit exceeded. ERROR\0", b"", b"x" * 5000])
def test_een_vreemd_antwoord_is_geen_uitslag(antwoord):
    with pytest.raises(GeenScanner):
        Clamd(("127.0.0.1", antwoorder(antwoord))).scan(b"x")


def test_over_tcp_kan_ook():
    scanner = maak_scanner(f"tcp://127.0.0.1:{antwoorder(b'stream: OK' + bytes(1))}")
    assert scanner
    assert scanner.scan(b"x").schoon


def test_wie_er_niet_is_leeft_niet(tmp_path):
    scanner = Clamd(str(tmp_path / "weg.ctl"))
    assert not scanner.leeft()
    with pytest.raises(GeenScanner, match="niet te bereiken"):
        scanner.scan(b"x")


def test_het_adres_van_de_instelling():
    assert maak_scanner("") is None
    assert maak_scanner("/run/clamav/clamd.ctl") == Clamd("/run/clamav/clamd.ctl")
    assert maak_scanner("tcp://scanner") == Clamd(("scanner", 3310))
    with pytest.raises(ValueError, match="geen adres van clamd"):
        maak_scanner("http://scanner")
