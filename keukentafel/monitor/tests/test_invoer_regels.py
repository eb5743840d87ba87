"""Rows of a CSV: read, or named with line, value and what was expected."""

from datetime import date

import pytest

from keukentafel.monitor.invoer import regels
from keukentafel.monitor.invoer.regels import BestandFout, Lezing, Soort, lees
from keukentafel.monitor.invoer.waarden import Bekend
from tests import bestanden as b

BEKEND = Bekend(
    teams={"noord": 1, "wijkteamnoord": 1, "zuid": 2},
    kanalen={"telefoon": "telefoon"},
    onderwerpen={"financien": "financien", "geldenschulden": "financien", "wonen": "wonen"},
    redenen=frozenset({"afgerond", "verhuisd"}),
    vandaag=date(2017, 1, 1),
)
KOP = "sleutel;team;geopend;gesloten;client;personen;wet;zwaarte;zwaarte_datum;reden\n"


def werkprocessen(*rijen: str) -> Lezing:
    return lees(Soort.WERKPROCESSEN, (KOP + "\n".join(rijen)).encode(), BEKEND)


@pytest.mark.parametrize(
    ("rij", "kolom", "waarde", "verwacht"),
    [
        ("a;West;2016-01-01;;k1;;;;;", "team", "'West'", "verwacht noord, wijkteamnoord, zuid"),
        ("a;Noord;31-02-2016;;k1;;;;;", "geopend", "'31-02-2016'", "verwacht jjjj-mm-dd of dd-mm-jjjj"),
        ("a;Noord;2027-01-01;;k1;;;;;", "geopend", "'2027-01-01'", "tot en met 2017-01-01"),
        ("a;Noord;2016-01-05;2016-01-04;k1;;;;;", "gesloten", "2016-01-04", "op of na het openen"),
        ("a;Noord;2016-01-01;;;;;;;", "client", "niets", "verwacht de sleutel van de cliënt"),
        ("a;Noord;2016-01-01;;k1;0;;;;", "personen", "'0'", "verwacht 1 tot en met 30"),
        ("a;Noord;2016-01-01;;k1;;wlz;;;", "wet", "'wlz'", "algemeen, jeugd, pw"),
        ("a;Noord;2016-01-01;;k1;;;4;;", "zwaarte", "'4'", "1 (licht), 2 (middel), 3 (zwaar)"),
        ("a;Noord;2016-01-01;;k1;;;;2016-02-01;", "zwaarte", "datum zonder zwaarte", "1, 2 of 3"),
        ("a;Noord;2016-01-01;;k1;;;2;2015-12-31;", "zwaarte_datum", "2015-12-31", "op of na het openen"),
        ("a;Noord;2016-01-01;2016-02-01;k1;;;;;zomaar", "reden", "'zomaar'", "verwacht afgerond, verhuisd"),
    ],
)
def test_fout_noemt_regel_waarde_en_verwachting(rij: str, kolom: str, waarde: str, verwacht: str) -> None:
    lezing = werkprocessen(rij, "b;Zuid;2016-01-01;;k2;;;;;")
    assert [r.sleutel for r in lezing.regels] == ["b"]
    (fout,) = lezing.fouten
    assert (fout.regel, fout.kolom) == (2, kolom)
    assert waarde in fout.tekst
    assert verwacht in fout.tekst


def test_bsn_als_sleutel_wordt_geweigerd_en_niet_herhaald() -> None:
    lezing = werkprocessen("a;Noord;2016-01-01;;999990019;;;;;", "b;Noord;2016-01-01;;999990020;;;;;")
    assert not lezing.regels or all("99999" not in fout.tekst for fout in lezing.fouten)
    assert [fout.kolom for fout in lezing.fouten][:1] == ["client"]
    assert not any("999990019" in fout.tekst for fout in lezing.fouten)


def test_klantnummer_dat_toevallig_de_elfproef_haalt_mag() -> None:
    assert (
        len(
            werkprocessen(
                "a;Noord;2016-01-01;;999990019;;;;;", *(f"x{i};Zuid;2016-01-01;;1000{i}0001;;;;;" for i in range(9))
            ).regels
        )
        == 10
    )


def test_dubbele_sleutel_noemt_de_eerste_regel() -> None:
    lezing = werkprocessen("a;Noord;2016-01-01;;k1;;;;;", "a;Zuid;2016-01-01;;k2;;;;;")
    assert "staat ook op regel 2" in lezing.fouten[0].tekst


@pytest.mark.parametrize(
    ("kop", "scheiding", "codering"),
    [("Team,Datum,Kanaal,Onderwerp", ",", "utf-8"), ("Team;Datum;Kanaal;Onderwerp", ";", "cp1252"),
     ("Team\tDatum\tKanaal\tOnderwerp", "\t", "utf-8-sig")],
)  # fmt: skip
def test_scheiding_en_codering_worden_herkend(kop: str, scheiding: str, codering: str) -> None:
    rij = scheiding.join(("Wijkteam Noord", "5-3-2016", "Telefoon", "Geld en schulden|Wonen"))
    lezing = lees(Soort.CONTACTEN, f"{kop}\r\n{rij}\r\n".encode(codering), BEKEND)
    (regel,) = lezing.regels
    assert (regel.team, regel.datum, regel.onderwerpen) == (1, date(2016, 3, 5), ("financien", "wonen"))


def test_dezelfde_inhoud_twee_keer_is_twee_contacten() -> None:
    lezing = lees(Soort.CONTACTEN, b"team,datum\nzuid,2016-01-01\nzuid,2016-01-01\n", BEKEND)
    assert len({regel.sleutel for regel in lezing.regels}) == 2


@pytest.mark.parametrize(
    ("inhoud", "tekst"),
    [
        (b"", "leeg"), (b"a,b\n1,2\n", "ontbreekt team, datum"), (b"PK\x03\x04\x00", "geen CSV-tekst"),
        ("team;datum\nOost;2020-01-01".encode("utf-16"), "geen CSV-tekst; sla het bestand op als CSV"),
        (b"\x01\x02\x03" * 40, "geen CSV-tekst"), (b.ole("EncryptedPackage"), "geen CSV-tekst"),
        (b.PDF, "Dit is een PDF; verwacht een CSV"), (b.office("xl__workbook_xml"), "Dit is een Excel-bestand"),
        (b"team,datum\n" + b"x" * regels.MEESTE_BYTES, "groter dan 50 MB"),
        (b"team,datum\nzuid," + b"9" * 200_000, "Bij regel 2 is het bestand geen leesbare CSV"),
        (b'team,datum\n"zuid,2016-01-01\nzuid,2016-01-02\n', "twee aanhalingstekens of geen"),
    ],
)  # fmt: skip
def test_bestand_dat_niet_kan(inhoud: bytes, tekst: str) -> None:
    with pytest.raises(BestandFout, match=tekst):
        lees(Soort.CONTACTEN, inhoud, BEKEND)


def test_zonder_kopregel_wordt_een_bsn_niet_herhaald() -> None:
    with pytest.raises(BestandFout, match=r"Gelezen: Noord, …") as fout:
        lees(Soort.CONTACTEN, b"Noord,999990019\nNoord,9999.90.020\n", BEKEND)
    assert "9999" not in str(fout.value)


def test_alleen_een_kopregel_is_een_waarschuwing() -> None:
    lezing = lees(Soort.CONTACTEN, b"team,datum\n\n", BEKEND)
    assert lezing.waarschuwingen == ["Onder de kopregel staat geen enkele regel."]


def test_vreemde_kolom_is_een_waarschuwing() -> None:
    lezing = lees(Soort.CONTACTEN, b"team,datum,schoenmaat\nzuid,2016-01-01,43\n", BEKEND)
    assert lezing.waarschuwingen == ["Kolommen die niet gebruikt worden: schoenmaat."]
