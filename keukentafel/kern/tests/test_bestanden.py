"""What a stored file is, and whether it is taken in: each hard case with its outcome."""

import pytest

from keukentafel.kern.bestanden import BESTANDSSOORTEN, Virusstand, downloadbezwaar, herken, keur
from keukentafel.kern.bestanden.keuring import MB, bezwaar_tegen_maat, bezwaar_tegen_soorten, nette_naam
from keukentafel.kern.fouten import Fout
from tests import bestanden as b

GOED = {
    "pdf": b.PDF,
    "jpeg": b.JPEG,
    "png": b.png(),
    "docx": b.docx(),
    "xlsx": b.office("xl__workbook_xml"),
    "odt": b.odf("text"),
    "ods": b.odf("spreadsheet"),
    "txt": "Één regel".encode(),
    "eml": b.MAIL,
    "msg": b.ole("__properties_version1.0"),
    "ics": b.ICS,
}
GEWEIGERD = {
    "een leeg bestand": ("leeg.pdf", b"", "is leeg"),
    "een te groot bestand": ("film.pdf", b.PDF + b"\0" * 26 * MB, "26 MB"),
    "een programma dat een pdf lijkt": ("brief.pdf", b"MZ\x90\x00" + b"\0" * 100, "is een programma"),
    "een script": ("brief.txt", b"#!/bin/sh\nrm -rf /", "is een programma"),
    "een foto die een pdf lijkt": ("brief.pdf", b.png(), "er zit een PNG-afbeelding in"),
    "een webpagina": ("brief.html", b"<html><script>1</script></html>", "eindigt op .html"),
    "onbekende bytes": ("brief.pdf", b"\x00\x01\x02\x03" * 20, "niet te herkennen"),
    "een oud Word-bestand": ("brief.doc", b.ole("WordDocument"), "oud Office-bestand"),
    "Office op slot": ("brief.docx", b.ole("EncryptedPackage"), "wachtwoord"),
    "een versleuteld deel": ("brief.docx", b.op_slot(), "wachtwoord"),
    "macro's in Word": ("brief.docx", b.docx(word__vbaProject_bin=b"x", **{"word/vbaProject.bin": b"x"}), "macro"),
    "een gewone zip": ("alles.zip", b.zip_van(brief_xml=b"x"), "is een zip-bestand"),
    "een andere zip van Office": ("dia.pptx", b.office("ppt__presentation_xml"), "is een zip-bestand"),
    "een afgebroken docx": ("brief.docx", b.docx()[:80], "beschadigd"),
    "een afgebroken pdf": ("brief.pdf", b.PDF[:30], "beschadigd"),
    "een zipbom": ("brief.docx", b.docx(word__x_xml=b"\0" * 60 * MB), "veel te groot"),
    "een foto van een telefoon": ("IMG_1.HEIC", b"\0\0\0\x18ftypheic" + b"\0" * 40, "HEIC"),
}


@pytest.mark.parametrize("code", GOED)
def test_de_bytes_zeggen_wat_het_is(code):
    ext = BESTANDSSOORTEN[code].extensies[0]
    keuring = keur(f"Bijlage.{ext.upper()}", GOED[code])
    assert (keuring.soort.code, keuring.naam, keuring.waarschuwing) == (code, f"Bijlage.{ext.upper()}", "")
    assert (keuring.grootte, len(keuring.sha256)) == (len(GOED[code]), 64)


@pytest.mark.parametrize("geval", GEWEIGERD)
def test_wat_niet_kan_wordt_geweigerd_met_naam_en_reden(geval):
    naam, inhoud, reden = GEWEIGERD[geval]
    with pytest.raises(Fout, match=reden) as fout:
        keur(naam, inhoud)
    assert naam in fout.value.tekst
    assert fout.value.veld == "bestand"


def test_een_pdf_met_een_wachtwoord_mag_met_een_waarschuwing():
    keuring = keur("besluit.pdf", b.PDF_OP_SLOT)
    assert keuring.op_slot
    assert "wachtwoord" in keuring.waarschuwing


def test_tekst_blijft_tekst_ook_als_er_een_mail_in_staat():
    assert keur("gesprek.txt", b.MAIL).soort.code == "txt"
    assert herken(b"Van: Fatma\nAan: team\n\nDag") == "txt"
    assert herken("Dag Fatma".encode("utf-16")) == "txt"
    assert herken(b"From: a@b.example\n gevouwen\nTo: c@d.example\n\nDag") == "eml"


def test_een_soort_die_de_gemeente_niet_wil_noemt_wat_wel_mag():
    with pytest.raises(Fout, match="Je kunt kiezen uit: pdf"):
        keur("foto.png", b.png(), soorten=["pdf"])


def test_zonder_extensie_krijgt_de_naam_er_een():
    assert keur("scan 12", b.PDF).naam == "scan 12.pdf"


@pytest.mark.parametrize(
    ("gegeven", "netjes"),
    [
        ("C:\\map\\brief.pdf", "brief.pdf"),
        ("../../etc/passwd", "passwd"),
        ("brief\u202efdp.exe", "brieffdp.exe"),
        ("\x00 . ", "bestand"),
        ("a" * 300 + ".pdf", "a" * 190 + "….pdf"),
        ("b" * 300, "b" * 200),
    ],
)
def test_de_naam_zoals_gegeven_zonder_mappen_en_verborgen_tekens(gegeven, netjes):
    assert nette_naam(gegeven) == netjes


def test_een_virus_gaat_nooit_open_en_de_rest_volgt_de_instelling():
    mag = {s: not downloadbezwaar(s, ongecontroleerd_mag=True) for s in Virusstand}
    streng = {s: not downloadbezwaar(s, ongecontroleerd_mag=False) for s in Virusstand}
    assert [s for s in Virusstand if mag[s]] == ["wacht", "schoon", "onbekend"]
    assert [s for s in Virusstand if streng[s]] == ["schoon"]


def test_een_instelling_die_niet_kan_wordt_gezegd():
    assert bezwaar_tegen_soorten("pdf, png") == bezwaar_tegen_maat(25) == ""
    assert "verwacht" in bezwaar_tegen_soorten("pdf exe")
    assert all("verwacht" in bezwaar_tegen_maat(fout) for fout in (0, 101, True, "25"))
