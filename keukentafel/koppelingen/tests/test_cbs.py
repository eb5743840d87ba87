"""Reading the CBS list: the real file, the other layout, and each kind of wrong row."""

from pathlib import Path

import pytest

from keukentafel.koppelingen.cbs import Gebiedsoort, lees_gebieden
from keukentafel.koppelingen.tests.standaarden import standaard

KOP = "code,soort,naam,gemeentecode,gemeentenaam,wijkcode\n"
GEMEENTE = "GM0606,GM,Schiedam,GM0606,Schiedam,\n"


def _bestand(map_: Path, tekst: str, naam: str = "wijken-2026.csv") -> Path:
    pad = map_ / naam
    pad.write_text(tekst, encoding="utf-8")
    return pad


@pytest.mark.norm
def test_het_echte_bestand():
    lezing = lees_gebieden(standaard("cbs/wijken-buurten-2022.csv"))
    assert lezing.fouten == ()
    assert len(lezing.gebieden) == 345 + 3340 + 14317
    assert {gebied.jaar for gebied in lezing.gebieden} == {2022}


@pytest.mark.norm
@pytest.mark.parametrize(("code", "wijken", "buurten"), [("0606", 10, 52), ("GM0080", 22, 134), ("0153", 10, 70)])
def test_aantallen_per_gemeente(code: str, wijken: int, buurten: int):
    gebieden = lees_gebieden(standaard("cbs/wijken-buurten-2022.csv")).van_gemeente(code)
    soorten = [gebied.soort for gebied in gebieden]
    assert soorten.count(Gebiedsoort.GEMEENTE) == 1
    assert (soorten.count(Gebiedsoort.WIJK), soorten.count(Gebiedsoort.BUURT)) == (wijken, buurten)


def test_kerncijfers_van_een_later_jaar(tmp_path: Path):
    tekst = (
        "gwb_code_10;gwb_code_8;regio;gm_naam;recs;a_inw\nNL00;0;Nederland;Nederland;Land;1\n"
        "GM0606;0606;Schiedam;Schiedam;Gemeente;80000\nWK060600;060600;Centrum;Schiedam;Wijk;1\n"
        "BU06060000;06060000;Stadserf;Schiedam;Buurt;1\n"
    )
    lezing = lees_gebieden(_bestand(tmp_path, tekst, "kwb-2025.csv"))
    assert lezing.fouten == ()
    buurt = lezing.gebieden[-1]
    assert (buurt.naam, buurt.gemeentenaam, buurt.wijkcode, buurt.jaar) == ("Stadserf", "Schiedam", "WK060600", 2025)


@pytest.mark.parametrize(
    ("rij", "melding"),
    [
        ("WK06,WK,Centrum,GM0606,Schiedam,WK06", "code 'WK06' past niet bij soort WK; verwacht WK en 6 cijfers"),
        ("WK060600,XX,Centrum,GM0606,Schiedam,", "soort 'XX' is onbekend; verwacht GM, WK of BU"),
        ("WK060600,WK,,GM0606,Schiedam,", "gebied WK060600 heeft geen naam"),
        ("GM0606,GM,Schiedam,GM0606,Schiedam,", "code GM0606 staat al eerder in het bestand"),
        ("WK060600,WK,Centrum,GM0518,x,", "gemeentecode 'GM0518' past niet bij code WK060600; verwacht 'GM0606'"),
        ("WK060600,WK,Centrum,,,WK060601", "wijkcode 'WK060601' past niet bij code WK060600; verwacht 'WK060600'"),
        ("BU06060100,BU,Ver,,,", "BU06060100 hoort bij WK060601, maar dat gebied staat niet hierboven"),
        ("WK060600", "soort '' is onbekend"),
    ],
)
def test_foute_rij_wordt_genoemd_en_overgeslagen(tmp_path: Path, rij: str, melding: str):
    lezing = lees_gebieden(_bestand(tmp_path, KOP + GEMEENTE + rij + "\nWK060607,WK,Kethel,,,\n"))
    assert [gebied.naam for gebied in lezing.gebieden] == ["Schiedam", "Kethel"]
    assert len(lezing.fouten) == 1
    assert str(lezing.fouten[0]).startswith(f"wijken-2026.csv, regel 3: {melding}")


@pytest.mark.parametrize(
    ("naam", "inhoud", "melding"),
    [
        ("wijken.csv", KOP.encode(), "het jaar staat niet in de bestandsnaam"),
        ("w-2026.csv", b"code,naam\n", "in de kopregel ontbreekt soort of recs"),
        ("w-2026.csv", b"", "ontbreekt code of gwb_code_10 of gwb_code, soort"),
        ("w-2026.csv", KOP.encode() + b"x" * 200_000, "is het bestand geen leesbare CSV meer"),
        ("w-2026.csv", KOP.encode() + b"GM0080,GM,S\xfadwest,,,\n", "geen UTF-8-tekst"),
    ],
)
def test_onleesbaar_bestand(tmp_path: Path, naam: str, inhoud: bytes, melding: str):
    (tmp_path / naam).write_bytes(inhoud)
    lezing = lees_gebieden(tmp_path / naam)
    assert lezing.gebieden == ()
    assert melding in str(lezing.fouten[0])


def test_jaar_als_argument_en_een_bom(tmp_path: Path):
    pad = _bestand(tmp_path, "\ufeff" + KOP.replace("code", "Code", 1) + GEMEENTE, "wijken.csv")
    assert [gebied.jaar for gebied in lees_gebieden(pad, jaar=2031).gebieden] == [2031]
