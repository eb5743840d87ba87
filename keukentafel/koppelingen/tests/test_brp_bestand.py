"""The file back end: every test person, and the search rules of the BRP."""

import json
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path

import pytest

from keukentafel.koppelingen.brp import (
    AdresBinnenland,
    AdresBuitenland,
    BestandBrp,
    BrpDatum,
    BrpNietBereikbaar,
    BrpNietEenduidig,
    BrpOngeldigeVraag,
    BrpPersoon,
    BrpTeVeelTreffers,
    GezagSoort,
    Veld,
    VerblijfplaatsOnbekend,
    maak_brp,
)
from keukentafel.koppelingen.brp.vraag import ZoekOpAdresseerbaarObject, ZoekOpNaamEnGemeente, ZoekOpStraat
from keukentafel.koppelingen.bsn import geldige_test_bsns, is_test_bsn
from keukentafel.koppelingen.tests.standaarden import standaard
from tests.openapi import schemafouten

pytestmark = pytest.mark.norm
ALLES = tuple(Veld)
# Five numbers in the set are used twice: two records each, and nobody may be picked at random.
DUBBEL = 5


def _unieke(bestand: BestandBrp) -> list[BrpPersoon]:
    """Everybody whose number is used once, with all fields."""
    alle = bestand.burgerservicenummers
    personen = [bestand.raadpleeg(bsn, ALLES) for bsn in alle if alle.count(bsn) == 1]
    return [persoon for persoon in personen if persoon is not None]


def test_alle_666_testpersonen_zijn_te_lezen(bestand: BestandBrp):
    assert len(bestand.burgerservicenummers) == 666
    assert all(is_test_bsn(bsn) for bsn in bestand.burgerservicenummers)
    personen = _unieke(bestand)
    assert len(personen) == 666 - 2 * DUBBEL
    assert all(persoon.naam.tekst or persoon.naam.volledig is None for persoon in personen)
    assert sum(persoon.naam.geslachtsnaam is None for persoon in personen) == 2


def test_dubbel_gebruikt_nummer_geeft_niemand(bestand: BestandBrp):
    alle = bestand.burgerservicenummers
    dubbele = {bsn for bsn in alle if alle.count(bsn) > 1}
    assert len(dubbele) == DUBBEL
    for bsn in dubbele:
        with pytest.raises(BrpNietEenduidig, match="burgerzaken") as fout:
            bestand.raadpleeg(bsn)
        assert bsn not in str(fout.value)


def test_alle_antwoorden_passen_op_de_oas(bestand: BestandBrp):
    oas = standaard("brp/personen-bevragen-openapi.yaml")
    vraag = {"type": "RaadpleegMetBurgerservicenummer", "fields": ALLES}
    fouten = []
    for bsn in dict.fromkeys(bestand.burgerservicenummers):
        fouten += schemafouten(
            oas, "PersonenQueryResponse", bestand.beantwoord({**vraag, "burgerservicenummer": [bsn]})
        )
    # The set holds texts the patterns of the OAS do not know ('<Onbekend> & </Onbemind>', 'Rente @ 100%', '48.3° OL').
    assert all(": pattern " in fout for fout in fouten), fouten
    assert len(fouten) == 25


def test_een_persoon_met_bron_en_tijd(bestand: BestandBrp):
    persoon = bestand.raadpleeg("999993653", ALLES)
    assert persoon is not None
    assert persoon.naam.tekst == "Suzanne Moulin"
    assert persoon.geboorte.datum == BrpDatum(1985, 12, 1)
    assert persoon.leeftijd == 40
    assert persoon.geboorte.plaats is not None
    assert persoon.geboorte.plaats.tekst == "Thann"
    assert isinstance(persoon.verblijfplaats, AdresBinnenland)
    assert (persoon.verblijfplaats.straat, persoon.verblijfplaats.huisnummer) == ("Boterdiep", 31)
    assert persoon.adresregels == ("Boterdiep 31", "3077 AW  ROTTERDAM")
    assert [ouder.naam.tekst for ouder in persoon.ouders] == ["Lisette Béamont", "Guîllaumé Moulin"]
    assert (persoon.bron, persoon.opgehaald_op) == (
        "BRP-testset van RvIG (bestand)",
        datetime(2026, 11, 21, 12, tzinfo=UTC),
    )
    assert "999993653" not in repr(persoon)


def test_alleen_gevraagde_velden(bestand: BestandBrp):
    persoon = bestand.raadpleeg("999993872", ("naam.geslachtsnaam",))
    assert persoon is not None
    assert (persoon.naam.voornamen, persoon.naam.tekst, persoon.verblijfplaats, persoon.ouders) == (
        None,
        "Meijden",
        None,
        (),
    )
    assert persoon.gevraagd == {"naam.geslachtsnaam"}
    # Secrecy is always delivered.
    assert persoon.geheimhouding


def test_onbekend_bsn_geeft_niets(bestand: BestandBrp):
    assert bestand.raadpleeg("111222333") is None


def test_bijzondere_levens(bestand: BestandBrp):
    """Counted by hand in the file, among the 656 whose number is used once."""
    lijst = _unieke(bestand)
    assert sum(p.is_overleden for p in lijst) == 21
    assert sum(p.onder_curatele for p in lijst) == 14
    assert sum(p.is_niet_ingezetene for p in lijst) == 71
    assert sum(p.geheimhouding for p in lijst) == 44
    assert sum(isinstance(p.verblijfplaats, AdresBuitenland) for p in lijst) == 77
    assert sum(isinstance(p.verblijfplaats, VerblijfplaatsOnbekend) for p in lijst) == 5
    assert sum(isinstance(p.verblijfplaats, AdresBinnenland) and p.verblijfplaats.is_briefadres for p in lijst) == 11


def test_van_partners_alleen_de_huidige_of_de_laatst_ontbonden(bestand: BestandBrp):
    for persoon in _unieke(bestand):
        ontbonden = [partner.is_ontbonden for partner in persoon.partners]
        assert not any(ontbonden) or ontbonden == [True]


@pytest.mark.parametrize(
    ("bsn", "soort", "houders"),
    [
        ("999994487", GezagSoort.GEZAMENLIJK_OUDERLIJK, 2),
        ("999992089", GezagSoort.EENHOOFDIG_OUDERLIJK, 1),
        ("999991383", GezagSoort.GEZAMENLIJK, 2),
        ("999991711", GezagSoort.VOOGDIJ, 0),
        ("999999412", GezagSoort.NIET_TE_BEPALEN, 0),
    ],
)
def test_gezag_over_een_minderjarige(bsn: str, soort: GezagSoort, houders: int):
    toen = BestandBrp(standaard("brp/testpersonen.json"), nu=lambda: datetime(2020, 6, 1, tzinfo=UTC))
    persoon = toen.raadpleeg(bsn, ("gezag",))
    assert persoon is not None
    assert [(g.soort, len(g.houders), g.minderjarige_bsn) for g in persoon.gezag] == [(soort, houders, bsn)]


def test_gezag_stopt_met_achttien(bestand: BestandBrp):
    persoon = bestand.raadpleeg("999994487", ("gezag",))
    assert persoon is not None
    assert persoon.gezag == ()


@pytest.mark.parametrize(
    ("bsn", "datum", "leeftijd"),
    [
        ("999994220", "onbekend", None),  # no date of birth at all
        ("999992806", "1968", None),
        ("999990457", "februari 1995", 31),
        ("999995893", "1966", None),  # '1966-00-13' in the file
    ],
)
def test_onvolledige_geboortedatum(bestand: BestandBrp, bsn: str, datum: str, leeftijd: int | None):
    persoon = bestand.raadpleeg(bsn, ("geboorte", "leeftijd"))
    assert persoon is not None
    assert persoon.geboorte.datum is not None
    assert (persoon.geboorte.datum.tekst, persoon.leeftijd) == (datum, leeftijd)


@pytest.mark.parametrize("naam", ["Burck", "BURCK", "bur*", " burck "])
def test_zoek_op_naam_en_geboortedatum(bestand: BestandBrp, naam: str):
    treffers = bestand.zoek(naam, date(1922, 9, 25))
    assert [treffer.naam.tekst for treffer in treffers] == ["Mattheus du Burck"]
    assert treffers[0].adresregels == ("Zeeruststraat 132", "2584 BZ")


@pytest.mark.parametrize(
    ("extra", "aantal"),
    [
        ({"voornamen": "mattheus"}, 1),
        ({"voornamen": "mat*"}, 1),
        ({"voornamen": "Piet"}, 0),
        ({"voorvoegsel": "DU"}, 1),
        ({"voorvoegsel": "de"}, 0),
        ({"geslacht": "m"}, 1),
        ({"geslacht": "V"}, 0),
    ],
)
def test_zoeken_nauwer_maken(bestand: BestandBrp, extra: dict[str, str], aantal: int):
    assert len(bestand.zoek("Burck", date(1922, 9, 25), **extra)) == aantal


def test_overledenen_alleen_op_verzoek(bestand: BestandBrp):
    overleden = next(p for p in _unieke(bestand) if p.is_overleden and p.opschorting)
    assert overleden.geboorte.datum is not None
    assert overleden.geboorte.datum.volledig is not None
    vraag = (overleden.naam.geslachtsnaam or "", overleden.geboorte.datum.volledig)
    assert bestand.zoek(*vraag) == ()
    assert [treffer.is_overleden for treffer in bestand.zoek(*vraag, inclusief_overleden=True)] == [True]


@pytest.mark.parametrize(
    ("nummer", "extra", "aantal"),
    [(132, {}, 4), (131, {}, 0), (132, {"huisletter": "A"}, 0), (132, {"huisnummertoevoeging": "II"}, 0)],
)
def test_zoek_op_adres(bestand: BestandBrp, nummer: int, extra: dict[str, str], aantal: int):
    assert len(bestand.zoek_adres("2584 bz", nummer, **extra)) == aantal


def test_zoek_op_straat_en_op_naam_met_gemeente(bestand: BestandBrp):
    straat = ZoekOpStraat(straat="zeerusts*", huisnummer=132, gemeente_van_inschrijving="0518")
    achterkant = ZoekOpStraat(straat="*ruststraat", huisnummer=132, gemeente_van_inschrijving="0518")
    naam = ZoekOpNaamEnGemeente(geslachtsnaam="burck", voornamen="mattheus", gemeente_van_inschrijving="0518")
    elders = ZoekOpNaamEnGemeente(geslachtsnaam="burck", voornamen="mattheus", gemeente_van_inschrijving="0606")
    assert [len(bestand.zoek_met(vraag)) for vraag in (straat, achterkant, naam, elders)] == [3, 3, 1, 0]


def test_bag_staat_niet_in_de_testset(bestand: BestandBrp):
    assert bestand.zoek_met(ZoekOpAdresseerbaarObject(adresseerbaar_object_identificatie="0518010000000001")) == ()


@pytest.mark.parametrize(("aantal", "goed"), [(10, True), (11, False)])
def test_te_veel_treffers_op_naam(tmp_path: Path, aantal: int, goed: bool):
    brp = _straat_met(tmp_path, aantal)
    if goed:
        assert len(brp.zoek("Voorbeeld", date(1990, 1, 1))) == aantal
        return
    with pytest.raises(BrpTeVeelTreffers, match="te veel personen"):
        brp.zoek("Voorbeeld", date(1990, 1, 1))


def test_op_een_adres_mogen_er_meer_wonen(tmp_path: Path):
    assert len(_straat_met(tmp_path, 30).zoek_adres("3111AB", 1)) == 30
    with pytest.raises(BrpTeVeelTreffers):
        _straat_met(tmp_path, 31).zoek_adres("3111AB", 1)


def test_foutieve_persoonslijst_wordt_nooit_geleverd(tmp_path: Path):
    brp = _straat_met(tmp_path, 2, opschorting={"reden": "F"})
    assert brp.zoek_adres("3111AB", 1, inclusief_overleden=True) == ()


def _straat_met(map_: Path, aantal: int, **anders: object) -> BestandBrp:
    """A file of invented people of the same name, age and address."""
    regel = {
        "aNummer": "1",
        "naam": {"voornamen": "A", "geslachtsnaam": "Voorbeeld"},
        "geboorte": {"datum": "1990-01-01"},
        "gemeenteVanInschrijvingCode": "0606",
        "adres": {"straat": "Proefstraat", "huisnummer": "1", "postcode": "3111AB"},
        "geheimhouding": "0",
        **anders,
    }
    pad = map_ / "personen.json"
    pad.write_text(json.dumps([{**regel, "burgerservicenummer": bsn} for bsn in islice(geldige_test_bsns(), aantal)]))
    return BestandBrp(pad)


def test_onbekende_soort_vraag(bestand: BestandBrp):
    with pytest.raises(BrpOngeldigeVraag, match="soort vraag"):
        bestand.beantwoord({"type": "ZoekMetKenteken", "fields": ["naam"]})


@pytest.mark.parametrize("inhoud", ["", "{}", "[1]", '[{"naam": {}}]'])
def test_kapot_bestand(tmp_path: Path, inhoud: str):
    pad = tmp_path / "testpersonen.json"
    pad.write_text(inhoud)
    with pytest.raises(BrpNietBereikbaar, match=r"testpersonen\.json.*verwachte vorm"):
        BestandBrp(pad)


def test_fabriek(tmp_path: Path):
    assert maak_brp("bestand", pad=standaard("brp/testpersonen.json")).bron == "BRP-testset van RvIG (bestand)"
    assert maak_brp("http", adres="https://brp.invalid").bron == "BRP (Haal Centraal Personen bevragen)"
    with pytest.raises(BrpNietBereikbaar, match="is er niet"):
        maak_brp("bestand", pad=tmp_path / "weg.json")


@pytest.mark.parametrize(
    ("soort", "adres", "melding"),
    [("bestand", "", "pad"), ("ftp", "", "kies"), ("http", "http://brp.invalid", "https"), ("http", "brp", "https")],
)
def test_verkeerde_instelling(soort: str, adres: str, melding: str):
    with pytest.raises(ValueError, match=melding):
        maak_brp(soort, adres=adres)
