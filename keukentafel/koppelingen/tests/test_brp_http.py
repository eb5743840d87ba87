"""The HTTP back end over a real socket: good weather on every question, and each kind of bad weather."""

import json
import logging
import traceback
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import pytest

from keukentafel.koppelingen.brp import (
    BestandBrp,
    BrpAntwoordOngeldig,
    BrpFout,
    BrpGeweigerd,
    BrpNietBereikbaar,
    BrpNietEenduidig,
    BrpOngeldigeVraag,
    BrpTeDruk,
    BrpTeVeelTreffers,
    HttpBrp,
    HttpInstelling,
    Veld,
)
from keukentafel.koppelingen.brp.vraag import (
    RaadpleegMetBsn,
    ZoekOpAdresseerbaarObject,
    ZoekOpGeboortedatum,
    ZoekOpNaamEnGemeente,
    ZoekOpNummeraanduiding,
    ZoekOpPostcode,
    ZoekOpStraat,
    Zoekvraag,
)
from keukentafel.koppelingen.tests.conftest import NU
from tests.brp_aanbieder import SLEUTEL, BrpAanbieder, Gedrag

pytestmark = pytest.mark.norm
BSN = "999993653"
DAG = date(1922, 9, 25)


@pytest.fixture
def slaapjes() -> list[float]:
    """The seconds the client wanted to wait; it does not really wait."""
    return []


@pytest.fixture
def brp(aanbieder: BrpAanbieder, slaapjes: list[float]) -> Iterator[HttpBrp]:
    with HttpBrp(_instelling(aanbieder), nu=lambda: NU, slaap=slaapjes.append) as client:
        yield client


def _instelling(aanbieder: BrpAanbieder, lezen: float = 60, totaal: float = 120) -> HttpInstelling:
    """Patient, for a full machine; only a test of a late answer is impatient."""
    koppen = {"X-API-KEY": SLEUTEL}
    return HttpInstelling(
        adres=aanbieder.adres, koppen=koppen, verbinden=60, lezen=lezen, totaal=totaal, grootste_antwoord=200_000
    )


def _met(personen: Any, **anders: Any) -> bytes:
    """A raadpleeg answer with these persons."""
    return json.dumps({"type": "RaadpleegMetBurgerservicenummer", "personen": personen, **anders}).encode()


def test_raadpleeg_geeft_hetzelfde_als_het_bestand(brp: HttpBrp, bestand: BestandBrp, aanbieder: BrpAanbieder):
    uit_http, uit_bestand = brp.raadpleeg(BSN, tuple(Veld)), bestand.raadpleeg(BSN, tuple(Veld))
    assert uit_http is not None
    assert uit_bestand is not None
    assert uit_http.naam == uit_bestand.naam
    assert uit_http.verblijfplaats == uit_bestand.verblijfplaats
    assert (uit_http.ouders, uit_http.partners) == (uit_bestand.ouders, uit_bestand.partners)
    assert (uit_http.bron, uit_http.opgehaald_op) == ("BRP (Haal Centraal Personen bevragen)", NU)
    assert aanbieder.fouten == []


def test_alle_testpersonen_over_de_draad(brp: HttpBrp, bestand: BestandBrp, aanbieder: BrpAanbieder):
    for bsn in list(dict.fromkeys(bestand.burgerservicenummers))[:60]:
        try:
            persoon = brp.raadpleeg(bsn)
        except BrpNietEenduidig:
            continue
        assert persoon is not None
        assert persoon.burgerservicenummer == bsn
    assert [fout for fout in aanbieder.fouten if ": pattern " not in fout] == []


def test_onbekend_bsn(brp: HttpBrp):
    assert brp.raadpleeg("111222333") is None


@pytest.mark.parametrize(
    ("vraag", "aantal"),
    [
        (ZoekOpGeboortedatum(geslachtsnaam="burck", geboortedatum=DAG, voornamen="mat*", geslacht="M"), 1),
        (ZoekOpNaamEnGemeente(geslachtsnaam="burck", voornamen="Mattheus", gemeente_van_inschrijving="0518"), 1),
        (ZoekOpPostcode(postcode="2584BZ", huisnummer=132, geboortedatum=DAG, inclusief_overleden_personen=True), 1),
        (ZoekOpStraat(straat="Zeeruststraat", huisnummer=132, gemeente_van_inschrijving="0518"), 3),
        (ZoekOpNummeraanduiding(nummeraanduiding_identificatie="0518200000000001"), 0),
        (ZoekOpAdresseerbaarObject(adresseerbaar_object_identificatie="0518010000000001"), 0),
    ],
    ids=lambda waarde: getattr(waarde, "soort", None),
)
def test_elke_zoekvraag_past_op_de_oas(brp: HttpBrp, aanbieder: BrpAanbieder, vraag: Zoekvraag, aantal: int):
    assert len(brp.zoek_met(vraag)) == aantal
    assert aanbieder.fouten == []
    assert aanbieder.vragen[-1]["type"] == vraag.soort


def test_zoek_en_zoek_adres(brp: HttpBrp, aanbieder: BrpAanbieder):
    assert [treffer.naam.tekst for treffer in brp.zoek("Burck", DAG)] == ["Mattheus du Burck"]
    assert [treffer.naam.tekst for treffer in brp.zoek_adres("2584 BZ", 132)][:1] == ["Mattheus du Burck"]
    assert all(
        set(vraag["fields"]) <= {*ZoekOpPostcode(postcode="2584BZ", huisnummer=1).velden} for vraag in aanbieder.vragen
    )


def test_te_veel_treffers(brp: HttpBrp, aanbieder: BrpAanbieder):
    probleem = b'{"status": 400, "code": "tooManyResults"}'
    aanbieder.gedrag.append(Gedrag(status=400, inhoud=probleem, soort="application/problem+json"))
    with pytest.raises(BrpTeVeelTreffers, match="te veel personen"):
        brp.zoek("Jansen", DAG)


def test_de_aanbieder_keurt_een_verkeerde_vraag_af(aanbieder: BrpAanbieder):
    """The loopback server is strict itself: what it passes is worth something."""
    goed = RaadpleegMetBsn(burgerservicenummer=BSN).draad()
    for anders in ({"fields": []}, {"type": "Iets"}, {"burgerservicenummer": ["12"]}, {"extra": 1}):
        assert aanbieder.keur_vraag(json.dumps({**goed, **anders}).encode()) is None
    assert aanbieder.keur_vraag(json.dumps(goed).encode()) == goed


ONGELDIG = [
    ("geen JSON", Gedrag(inhoud=b'{"type": "Raadpl'), "onleesbaar"),
    ("lijst", Gedrag(inhoud=b"[]"), "onleesbaar"),
    ("diep genest", Gedrag(inhoud=b"[" * 100_000), "onleesbaar"),
    ("HTML", Gedrag(inhoud=f"<html>{BSN}</html>".encode(), soort="text/html"), "geen JSON"),
    ("verkeerde soort", Gedrag(inhoud=_met([]), soort="text/plain"), "geen JSON"),
    ("te groot", Gedrag(inhoud=b" " * 300_000), "veel te groot"),
    ("kapot gecomprimeerd", Gedrag(inhoud=b"x" * 99, koppen={"Content-Encoding": "gzip"}), "onleesbaar"),
    ("omleiding", Gedrag(status=302, koppen={"Location": f"http://127.0.0.1:1/{BSN}"}), "ander adres"),
    ("verdwenen", Gedrag(status=404), "iets anders"),
    ("geen type", Gedrag(inhoud=b'{"personen": []}'), "bij type"),
    ("ander type", Gedrag(inhoud=_met([], type="ZoekMetPostcodeEnHuisnummer")), "bij type"),
    ("geen personen", Gedrag(inhoud=b'{"type": "RaadpleegMetBurgerservicenummer"}'), "bij personen"),
    ("personen is tekst", Gedrag(inhoud=_met("x")), "bij personen"),
    ("persoon is getal", Gedrag(inhoud=_met([1])), r"bij personen\[0\]"),
    ("ander bsn", Gedrag(inhoud=_met([{"burgerservicenummer": "999990639"}])), "een ander"),
    ("geen bsn", Gedrag(inhoud=_met([{"naam": {"geslachtsnaam": "X"}}])), "een ander"),
]


@pytest.mark.parametrize(("gedrag", "melding"), [o[1:] for o in ONGELDIG], ids=[o[0] for o in ONGELDIG])
def test_ongeldig_antwoord(brp: HttpBrp, aanbieder: BrpAanbieder, gedrag: Gedrag, melding: str):
    aanbieder.gedrag.append(gedrag)
    with pytest.raises(BrpAntwoordOngeldig, match=melding) as fout:
        brp.raadpleeg(BSN)
    _zonder_bsn(fout.value)


@pytest.mark.parametrize(
    ("status", "soort", "melding"),
    [
        (400, BrpOngeldigeVraag, "begrijpt deze vraag niet"),
        (401, BrpGeweigerd, "functioneel beheer"),
        (403, BrpGeweigerd, "functioneel beheer"),
        (500, BrpNietBereikbaar, "storing"),
        (503, BrpNietBereikbaar, "storing"),
    ],
)
def test_foutstatus(brp: HttpBrp, aanbieder: BrpAanbieder, status: int, soort: type[BrpFout], melding: str):
    inhoud = json.dumps({"status": status, "detail": f"Geen gegevens van {BSN}"}).encode()
    aanbieder.gedrag.append(Gedrag(status=status, inhoud=inhoud, soort="application/problem+json"))
    with pytest.raises(soort, match=melding) as fout:
        brp.raadpleeg(BSN)
    _zonder_bsn(fout.value)


def test_verkeerde_sleutel(aanbieder: BrpAanbieder):
    with (
        HttpBrp(HttpInstelling(adres=aanbieder.adres, koppen={"X-API-KEY": "fout"})) as brp,
        pytest.raises(BrpGeweigerd),
    ):
        brp.raadpleeg(BSN)


@pytest.mark.parametrize("gedrag", [Gedrag(wacht=1), Gedrag(inhoud=b" " * 40, druppel=0.05)], ids=["stil", "druppels"])
def test_te_laat(aanbieder: BrpAanbieder, gedrag: Gedrag):
    aanbieder.gedrag.append(gedrag)
    with (
        HttpBrp(_instelling(aanbieder, lezen=0.4, totaal=0.8)) as brp,
        pytest.raises(BrpNietBereikbaar, match="niet op tijd") as fout,
    ):
        brp.raadpleeg(BSN)
    _zonder_bsn(fout.value)


def test_opgehangen(brp: HttpBrp, aanbieder: BrpAanbieder):
    aanbieder.gedrag.append(Gedrag(status=0))
    with pytest.raises(BrpNietBereikbaar, match="niet bereikbaar") as fout:
        brp.raadpleeg(BSN)
    _zonder_bsn(fout.value)


def test_niemand_thuis():
    with HttpBrp(HttpInstelling(adres="http://127.0.0.1:1")) as brp, pytest.raises(BrpNietBereikbaar) as fout:
        brp.raadpleeg(BSN)
    _zonder_bsn(fout.value)


@pytest.mark.parametrize(
    "kop",
    [
        "1",
        format_datetime(NU + timedelta(seconds=1), usegmt=True),
        (NU + timedelta(seconds=1)).strftime("%a, %d %b %Y %H:%M:%S"),
    ],
)
def test_even_te_druk_wordt_een_keer_herhaald(brp: HttpBrp, aanbieder: BrpAanbieder, slaapjes: list[float], kop: str):
    aanbieder.gedrag.append(Gedrag(status=429, koppen={"Retry-After": kop}))
    assert brp.raadpleeg(BSN) is not None
    assert slaapjes == [1]


@pytest.mark.parametrize(
    ("koppen", "retry_after", "keren", "geslapen"),
    [
        ({}, None, 1, []),
        ({"Retry-After": "straks"}, None, 1, []),
        ({"Retry-After": "60"}, 60, 1, []),
        ({"Retry-After": format_datetime(datetime(2026, 11, 21, 11, tzinfo=UTC), usegmt=True)}, 0, 2, [0]),
        ({"Retry-After": "2"}, 2, 2, [2]),
    ],
    ids=["zonder", "onzin", "te lang", "verleden", "blijft druk"],
)
def test_te_druk(
    brp: HttpBrp, aanbieder: BrpAanbieder, slaapjes: list[float],
    koppen: dict[str, str], retry_after: int | None, keren: int, geslapen: list[float],
):  # fmt: skip
    aanbieder.gedrag.extend([Gedrag(status=429, koppen=koppen)] * 3)
    with pytest.raises(BrpTeDruk, match="druk") as fout:
        brp.raadpleeg(BSN)
    assert fout.value.retry_after == retry_after
    assert 3 - len(aanbieder.gedrag) == keren
    assert slaapjes == geslapen


def test_niets_in_het_logboek(brp: HttpBrp, aanbieder: BrpAanbieder, caplog: pytest.LogCaptureFixture):
    caplog.set_level(logging.DEBUG)
    aanbieder.gedrag.append(Gedrag(status=500, inhoud=BSN.encode()))
    with pytest.raises(BrpFout):
        brp.raadpleeg(BSN)
    assert brp.raadpleeg(BSN, tuple(Veld)) is not None
    assert caplog.records
    assert not [regel for regel in caplog.messages if BSN in regel or SLEUTEL in regel or "Moulin" in regel]


def test_sleutel_staat_niet_in_de_weergave():
    assert SLEUTEL not in repr(HttpInstelling(adres="https://brp.invalid", koppen={"X-API-KEY": SLEUTEL}))


def _zonder_bsn(fout: BaseException) -> None:
    """Neither the message, nor any argument or attribute, nor the chain of errors holds a BSN."""
    assert BSN not in "".join(traceback.format_exception(fout))
    schakel: BaseException | None = fout
    while schakel is not None:
        assert BSN not in f"{schakel} {schakel!r} {schakel.args} {vars(schakel)}"
        schakel = schakel.__cause__ or schakel.__context__
