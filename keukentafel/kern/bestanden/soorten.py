"""Which kinds of file there are, and how the bytes tell. Own table: twelve kinds do not need a library."""

import re
import zipfile
from dataclasses import dataclass
from io import BytesIO


@dataclass(frozen=True)
class Bestandssoort:
    """One kind of file. The first of `extensies` is the one a file without an extension gets."""

    code: str
    naam: str
    mime: str
    extensies: tuple[str, ...]


BESTANDSSOORTEN = {
    s.code: s
    for s in (
        Bestandssoort("pdf", "PDF", "application/pdf", ("pdf",)),
        Bestandssoort("jpeg", "JPEG-foto", "image/jpeg", ("jpg", "jpeg", "jpe", "jfif")),
        Bestandssoort("png", "PNG-afbeelding", "image/png", ("png",)),
        Bestandssoort(
            "docx",
            "Word-document",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            ("docx",),
        ),
        Bestandssoort("odt", "ODT-document", "application/vnd.oasis.opendocument.text", ("odt",)),
        Bestandssoort(
            "xlsx", "Excel-bestand", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ("xlsx",)
        ),
        Bestandssoort("ods", "ODS-rekenblad", "application/vnd.oasis.opendocument.spreadsheet", ("ods",)),
        Bestandssoort("txt", "platte tekst", "text/plain; charset=utf-8", ("txt",)),
        Bestandssoort("eml", "e-mail", "message/rfc822", ("eml",)),
        Bestandssoort("msg", "Outlook-mail", "application/vnd.ms-outlook", ("msg",)),
        Bestandssoort("ics", "agenda-afspraak", "text/calendar; charset=utf-8", ("ics",)),
    )
}
STANDAARD_SOORTEN = tuple(BESTANDSSOORTEN)
# Text is text: a mail or an appointment saved as .txt hides nothing.
TEKSTSOORTEN = frozenset({"txt", "eml", "ics"})
# What we can name but never take in, so that the refusal tells what to do instead.
OFFICE_OUD, OFFICE_SLOT, MACRO, PROGRAMMA, ZIP, HEIC, KAPOT = (
    "office_oud",
    "office_slot",
    "macro",
    "programma",
    "zip",
    "heic",
    "kapot",
)
_KOPREGEL = re.compile(rb"^[A-Za-z][A-Za-z0-9-]{1,60}:[ \t]?[^\r\n]*$")
_MAILKOPPEN = re.compile(
    rb"^(from|to|subject|date|message-id|received|return-path|mime-version|delivered-to|x-mozilla-status):", re.I
)
_STUURTEKENS = bytes(set(range(32)) - {9, 10, 12, 13, 27})


def herken(inhoud: bytes) -> str:
    """The code of the kind, one of the refused names above, or nothing when the bytes say nothing."""
    begin = inhoud[:1024]
    for teken, code in (
        (b"\xff\xd8\xff", "jpeg"),
        (b"\x89PNG\r\n\x1a\n", "png"),
        (b"MZ", PROGRAMMA),
        (b"\x7fELF", PROGRAMMA),
        (b"#!", PROGRAMMA),
    ):
        if begin.startswith(teken):
            return code
    if b"%PDF-" in begin:
        return "pdf"
    if begin.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zipsoort(inhoud)
    if begin.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _olesoort(inhoud)
    if begin[4:12] in {b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypavif"}:
        return HEIC
    return _tekstsoort(inhoud)


def _zipsoort(inhoud: bytes) -> str:
    try:
        with zipfile.ZipFile(BytesIO(inhoud)) as archief:
            namen = {info.filename for info in archief.infolist()}
            mime = archief.read("mimetype")[:100] if "mimetype" in namen and _klein(archief, "mimetype") else b""
    except (zipfile.BadZipFile, RuntimeError, OSError, EOFError, ValueError):
        return KAPOT
    if any(n.lower().endswith("vbaproject.bin") or n.startswith(("Basic/", "Scripts/")) for n in namen):
        return MACRO
    odf = {b"opendocument.text": "odt", b"opendocument.spreadsheet": "ods"}
    for deel, code in odf.items():
        if mime.endswith(deel):
            return code
    if "[Content_Types].xml" in namen:
        return "docx" if "word/document.xml" in namen else "xlsx" if "xl/workbook.xml" in namen else ZIP
    return ZIP


def _klein(archief: zipfile.ZipFile, naam: str) -> bool:
    return archief.getinfo(naam).file_size <= 1000


def _olesoort(inhoud: bytes) -> str:
    """Names of streams stand in the directory as UTF-16; three of them are enough to tell."""
    if "EncryptedPackage".encode("utf-16-le") in inhoud:
        return OFFICE_SLOT
    return "msg" if "__properties_version1.0".encode("utf-16-le") in inhoud else OFFICE_OUD


def _tekstsoort(inhoud: bytes) -> str:
    if not inhoud.startswith((b"\xff\xfe", b"\xfe\xff")) and inhoud.translate(None, _STUURTEKENS) != inhoud:
        return ""
    kaal = inhoud.removeprefix(b"\xef\xbb\xbf").lstrip()
    if kaal[:15].upper().startswith(b"BEGIN:VCALENDAR"):
        return "ics"
    return "eml" if _is_mail(kaal) else "txt"


def _is_mail(kaal: bytes) -> bool:
    """Header lines from the first line on, at least two of them headers that every mail has."""
    koppen = 0
    for regel in kaal[:16_384].splitlines():
        if not regel:
            break
        if regel[:1] in {b" ", b"\t"}:
            continue
        if not _KOPREGEL.match(regel):
            return False
        koppen += bool(_MAILKOPPEN.match(regel))
    return koppen >= 2
