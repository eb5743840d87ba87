"""PDF of letters: the same content, tagged, and nothing typed is read as the language of the maker."""

import hashlib
import io
import json
import re
from datetime import UTC, datetime

import pypdf
import pytest

from keukentafel.koppelingen.pdf import LETTERS, Blok, Stuk, Vorm, afdrukbaar, maak_pdf, onafdrukbaar
from keukentafel.koppelingen.tests.pdfboom import lees_boom

OP = datetime(2026, 11, 26, 9, 30, 1, 123456, tzinfo=UTC)
GEMEEN = 'Fatma d\'Alençon-Yılmaz #panic("x") *vet* _schuin_ $x^2$ @ref \\ <label> [a] `raw` "citaat" {naam} -- ... //x'


def stuk(*regels, **velden):
    return Stuk(**{"titel": "Titel", "blokken": (Blok(Vorm.ALINEA, regels),), **velden})


def lees(pdf):
    return "\n".join(blad.extract_text() for blad in pypdf.PdfReader(io.BytesIO(pdf)).pages)


def test_markering_van_typst_blijft_gewone_tekst():
    gewoon = re.sub(r"\s+", " ", lees(maak_pdf("x", [stuk(GEMEEN)], gemaakt_op=OP)))
    assert GEMEEN in gewoon


@pytest.mark.parametrize("tekst", ['#include "/etc/passwd"', '#read("brief.typ")', "#sys.inputs", "= Kop", "- punt"])
def test_een_opdracht_in_de_tekst_wordt_niet_uitgevoerd(tekst):
    assert tekst in lees(maak_pdf("x", [stuk(tekst)], gemaakt_op=OP))


def test_veel_regels_lopen_door_op_de_volgende_bladzijde():
    pdf = maak_pdf("x", [stuk(*(f"regel {n}" for n in range(40)), adres=("Naam", "Straat 1"))], gemaakt_op=OP)
    assert [r for r in range(40) if f"regel {r}" not in lees(pdf)] == []


def test_getagd_met_taal_en_titel():
    wortel = pypdf.PdfReader(io.BytesIO(maak_pdf("Brief 12", [stuk("x")], gemaakt_op=OP)))
    catalogus = wortel.trailer["/Root"]
    assert catalogus["/MarkInfo"]["/Marked"]
    assert catalogus["/Lang"] == "nl-NL"
    assert wortel.metadata.title == "Brief 12"
    assert b"pdfuaid" in catalogus["/Metadata"].get_object().get_data()


@pytest.mark.parametrize("tekst", ["مرحبا", "שלום", "Жанна", "Ωμέγα", "Nguyễn", "👋🏽", "❤️", "é", "a\u200db\u200e"])
def test_andere_schriften_staan_op_papier(tekst):
    assert onafdrukbaar(tekst) == []
    assert maak_pdf("x", [stuk(tekst)], gemaakt_op=OP)


def test_wat_geen_letter_heeft_wordt_een_nummer_en_is_vooraf_te_zien():
    assert onafdrukbaar("Li 李 en 李") == ["李"]
    assert afdrukbaar("Li 李\x07\t!") == "Li [U+674E] !"
    assert "[U+674E]" in lees(maak_pdf("x", [stuk("Li 李")], gemaakt_op=OP))


def test_zelfde_invoer_zelfde_bestand():
    assert maak_pdf("x", [stuk(GEMEEN)], gemaakt_op=OP) == maak_pdf("x", [stuk(GEMEEN)], gemaakt_op=OP)


def test_elke_brief_begint_op_een_eigen_oneven_bladzijde():
    bladen = pypdf.PdfReader(io.BytesIO(maak_pdf("x", [stuk("een"), stuk("twee")], gemaakt_op=OP))).pages
    assert [n for n, blad in enumerate(bladen) if blad.extract_text().strip()] == [0, 2]


def test_letters_zijn_die_van_herkomst():
    sommen = json.loads((LETTERS / "herkomst.json").read_text())["bestanden"]
    echt = {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in LETTERS.iterdir() if p.name != "herkomst.json"}
    assert echt == sommen


def test_een_hulpmiddel_leest_alles_in_volgorde_met_de_goede_koppen():
    """TGK-02: the structure tree itself, not the order on the page."""
    blokken = (
        Blok(Vorm.ALINEA, ("U krijgt hulp.",)),
        Blok(Vorm.KOP, ("Wat u krijgt",)),
        Blok(Vorm.LIJST, ("3 uur per week",)),
        Blok(Vorm.DEEL, ("Het hele besluit",)),
        Blok(Vorm.KOP, ("De feiten",)),
        Blok(Vorm.ALINEA, ("U woont alleen.",)),
    )
    brief = Stuk(
        "Besluit", blokken, ("WOT Oost", "Dorpsplein 1"), ("N. Bos", "Laan 1"), (("Datum", "vandaag"),), "voet"
    )
    assert [(rol, tekst.strip()) for rol, tekst in lees_boom(maak_pdf("x", [brief], gemaakt_op=OP))] == [
        ("/P", "WOT Oost"),
        ("/P", "Dorpsplein 1"),
        ("/P", "N. BosLaan 1"),
        ("/P", "Datum: vandaag"),
        ("/H1", "Besluit"),
        ("/P", "U krijgt hulp."),
        ("/H2", "Wat u krijgt"),
        ("/Lbl", "•"),
        ("/LBody", "3 uur per week"),
        ("/H2", "Het hele besluit"),
        ("/H3", "De feiten"),
        ("/P", "U woont alleen."),
    ]
