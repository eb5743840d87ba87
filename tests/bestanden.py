"""Small real files of every kind, made here: nothing binary in the repository."""

import struct
import zipfile
import zlib
from io import BytesIO

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n"
PDF_OP_SLOT = PDF.replace(b"<</Root 1 0 R>>", b"<</Root 1 0 R/Encrypt 5 0 R>>")
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF" + b"\x00" * 40 + b"\xff\xd9"
ICS = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n"
MAIL = (
    b"From: Juf Lotte <lotte@school.example>\r\nTo: oost@wijk.example\r\nSubject: Zorgen om Elif\r\n"
    b"Date: Tue, 10 Nov 2026 09:15:00 +0100\r\nMessage-ID: <1@school.example>\r\n\r\n"
    b"Goedemorgen,\r\nElif komt niet.\r\n"
)


def png() -> bytes:
    """One grey dot."""

    def deel(naam: bytes, inhoud: bytes) -> bytes:
        return struct.pack("!I", len(inhoud)) + naam + inhoud + struct.pack("!I", zlib.crc32(naam + inhoud))

    kop = struct.pack("!IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    beeld = deel(b"IHDR", kop) + deel(b"IDAT", zlib.compress(b"\0\x80")) + deel(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + beeld


def zip_van(**delen: bytes) -> bytes:
    """A zip of these parts; `__` in a name is a slash, `_xml` the extension."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archief:
        for naam, inhoud in delen.items():
            archief.writestr(naam.replace("__", "/").replace("_xml", ".xml"), inhoud)
    return buffer.getvalue()


def office(deel: str, **extra: bytes) -> bytes:
    """`word__document_xml` gives a docx, `xl__workbook_xml` an xlsx."""
    return zip_van(**{"[Content_Types]_xml": b"<Types/>", deel: b"<x/>", **extra})


def docx(**extra: bytes) -> bytes:
    return office("word__document_xml", **extra)


def odf(soort: str) -> bytes:
    return zip_van(mimetype=f"application/vnd.oasis.opendocument.{soort}".encode(), content_xml=b"<x/>")


def ole(stroom: str) -> bytes:
    """Enough of an OLE file to tell what it is: the mark and the name of one stream."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + stroom.encode("utf-16-le")


def op_slot() -> bytes:
    """A docx whose parts are marked as encrypted."""
    inhoud = bytearray(docx())
    for merk, plaats in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        begin = inhoud.find(merk)
        while begin >= 0:
            inhoud[begin + plaats] |= 1
            begin = inhoud.find(merk, begin + 4)
    return bytes(inhoud)
