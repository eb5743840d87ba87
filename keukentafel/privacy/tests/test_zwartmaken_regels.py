"""What is hidden is gone, and names of others are found however they are spelled."""

import pytest

from keukentafel.privacy.regels.pakket import legenda
from keukentafel.privacy.regels.zwartmaken import (
    Merk,
    Reden,
    alineas,
    lijkt,
    merken_van,
    samengevoegd,
    vind,
    zoek,
    zwart,
)

NAMEN = {Reden.HUISGENOOT: ["Emre", "d'Alençon-Yılmaz"], Reden.NETWERK: ["Tante Güler"]}


def gevonden(tekst: str, *eigen: str) -> list[str]:
    return [tekst[m.van : m.tot] for m in vind(tekst, NAMEN, eigen)]


@pytest.mark.parametrize(
    ("tekst", "verwacht"),
    [
        ("Emre belde.", ["Emre"]),
        ("EMRE en emre's auto", ["EMRE", "emre's"]),
        ("Mevrouw Yilmaz en Alencon", ["Yilmaz", "Alencon"]),
        ("Mevrouw Yilmas kwam", ["Yilmas"]),
        ("Guler en Guller", ["Guler", "Guller"]),
        ("Een gulle gever de la", []),
        ("Bel 06-1234 5678 of +31 10 123 4567", ["06-1234 5678", "+31 10 123 4567"]),
        ("Mail naar jan@voorbeeld.nl of 3111 AB", ["jan@voorbeeld.nl", "3111 AB"]),
    ],
)
def test_namen_en_nummers_van_anderen_zijn_een_voorstel(tekst, verwacht):
    assert gevonden(tekst) == verwacht


def test_wat_van_jezelf_is_blijft_leesbaar():
    assert gevonden("Elif Yılmaz belt met 0612345678", "Elif", "Yılmaz", "+31 6 12345678") == []


@pytest.mark.parametrize(
    ("a", "b", "wel"),
    [("guler", "guler", True), ("guler", "guller", True), ("guler", "gulre", True), ("guler", "gular", True),
     ("guller", "guler", True), ("guler", "gulexx", False), ("guler", "gul", False)],
)  # fmt: skip
def test_een_typfout_lijkt_erop(a, b, wel):
    assert lijkt(a, b) is wel


def test_wat_zwart_is_staat_er_niet_meer():
    tekst = "Emre sloeg de deur dicht.\n\nZij belde Güler."
    merken = vind(tekst, NAMEN)
    assert zwart(tekst, merken) == "[zwart A] sloeg de deur dicht.\n\nZij belde [zwart B]."
    assert zwart(tekst, [Merk(m.van, m.tot, m.reden, zwart=False) for m in merken]) == tekst
    assert merken_van([m.als_json() for m in merken]) == merken
    assert len(legenda()) == len(Reden)


def test_twee_merken_over_dezelfde_letters_worden_er_een():
    assert samengevoegd([Merk(3, 9, "ander"), Merk(0, 5, "netwerk", zwart=False)]) == (Merk(0, 9, "netwerk"),)


def test_woorden_zoeken_kijkt_niet_naar_hoofdletters():
    assert zoek("De buurman en de Buurman", "buurman ") == ((3, 10), (17, 24))
    assert zoek("iets", " ") == ()


def test_een_tekst_valt_uiteen_in_alineas_met_hun_merken():
    tekst = "Emre kwam.\n\nDaarna niets."
    eerste, tweede = alineas(tekst, vind(tekst, NAMEN))
    assert eerste.delen == (("Emre", Reden.HUISGENOOT, True), (" kwam.", "", False))
    assert tekst[tweede.van : tweede.tot] == "Daarna niets."
