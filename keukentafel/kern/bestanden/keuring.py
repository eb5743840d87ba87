"""May this file be taken in? One finding, or a Fout that says what is wrong and what to do.

Outcome per hard case: a PDF with a password is taken in with a warning (many are only locked against printing, and the
paper may be evidence); an Office file with a password is refused, because nobody and no virus check can look inside.
"""

import hashlib
import re
import zipfile
from collections.abc import Collection
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from keukentafel.kern.bestanden.soorten import (
    BESTANDSSOORTEN,
    HEIC,
    KAPOT,
    MACRO,
    OFFICE_OUD,
    OFFICE_SLOT,
    PROGRAMMA,
    STANDAARD_SOORTEN,
    TEKSTSOORTEN,
    ZIP,
    Bestandssoort,
    herken,
)
from keukentafel.kern.fouten import Fout

MB = 1024 * 1024
STANDAARD_MB = 25
# Of an Office file, unpacked. A report with photos grows a few times; a bomb grows a thousand times.
HOOGSTE_UITGEPAKT, HOOGSTE_GROEI, HOOGSTE_DELEN = 400 * MB, 200, 10_000
LANGSTE_NAAM = 200
_VERSLEUTELDE_PDF = re.compile(rb"/Encrypt\s+\d+\s+\d+\s+R")
_VREEMD = re.compile(r"[\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069]")

_WAAROM = {
    OFFICE_OUD: "‘{naam}’ is een oud Office-bestand (doc, xls of ppt). Sla het op als docx, xlsx of PDF.",
    OFFICE_SLOT: (
        "‘{naam}’ zit op slot met een wachtwoord. Zo kan niemand het lezen of nakijken op virussen."
        " Haal het wachtwoord eraf en kies het bestand opnieuw."
    ),
    MACRO: "‘{naam}’ bevat macro’s: kleine programma’s. Sla het op zonder macro’s, of als PDF.",
    PROGRAMMA: "‘{naam}’ is een programma, geen document. Zulke bestanden bewaren we niet.",
    ZIP: "‘{naam}’ is een zip-bestand. Pak het uit en kies de bestanden die erin zitten.",
    HEIC: "‘{naam}’ is een foto die niet elk apparaat kan tonen (HEIC). Sla de foto op als JPEG.",
    KAPOT: "‘{naam}’ is beschadigd en niet te openen. Vraag de afzender om het opnieuw te sturen.",
}


@dataclass(frozen=True)
class Keuring:
    """A file that may be taken in. `waarschuwing` is for people, and empty when nothing is the matter."""

    naam: str
    soort: Bestandssoort
    inhoud: bytes
    sha256: str
    waarschuwing: str = ""
    op_slot: bool = False

    @property
    def grootte(self) -> int:
        return len(self.inhoud)


def keur(
    naam: str, inhoud: bytes, *, soorten: Collection[str] = STANDAARD_SOORTEN, hoogste_mb: int = STANDAARD_MB
) -> Keuring:
    """The finding; raises Fout (field `bestand`) when the file is not taken in."""
    schoon = nette_naam(naam)
    if not inhoud:
        raise _nee("‘{naam}’ is leeg. Kies een bestand waar iets in staat.", schoon)
    if len(inhoud) > hoogste_mb * MB:
        mb = f"{len(inhoud) / MB:.0f}"
        raise _nee(f"‘{{naam}}’ is {mb} MB. Er past hooguit {hoogste_mb} MB. Maak het kleiner of splits het.", schoon)
    code = herken(inhoud)
    _eis_toegestaan(schoon, code, soorten)
    code = _eis_naam_past(schoon, code)
    _eis_heel(schoon, code, inhoud)
    op_slot = code == "pdf" and bool(_VERSLEUTELDE_PDF.search(inhoud))
    return Keuring(
        naam=met_extensie(schoon, code),
        soort=BESTANDSSOORTEN[code],
        inhoud=inhoud,
        sha256=hashlib.sha256(inhoud).hexdigest(),
        waarschuwing="Dit bestand is beveiligd met een wachtwoord of tegen afdrukken." if op_slot else "",
        op_slot=op_slot,
    )


def nette_naam(naam: str) -> str:
    """The name as given, without folders and without signs that hide its end."""
    laatste = re.split(r"[\\/]", _VREEMD.sub("", naam))[-1].strip(" .") or "bestand"
    if len(laatste) <= LANGSTE_NAAM:
        return laatste
    stam, punt, ext = laatste.rpartition(".")
    return f"{stam[: LANGSTE_NAAM - 10]}…{punt}{ext}" if punt and len(ext) <= 8 else laatste[:LANGSTE_NAAM]


def met_extensie(naam: str, code: str) -> str:
    """A name without an extension gets the one of its kind, so that a computer can open it."""
    return naam if _extensie(naam) else f"{naam}.{BESTANDSSOORTEN[code].extensies[0]}"


def _extensie(naam: str) -> str:
    _, punt, ext = naam.rpartition(".")
    return ext.lower() if punt and re.fullmatch(r"[A-Za-z0-9]{1,8}", ext) else ""


def _nee(tekst: str, naam: str) -> Fout:
    return Fout(tekst.format(naam=naam), veld="bestand")


def _eis_toegestaan(naam: str, code: str, soorten: Collection[str]) -> None:
    if code in _WAAROM:
        raise _nee(_WAAROM[code], naam)
    if code not in BESTANDSSOORTEN:
        raise _nee("‘{naam}’ is niet te herkennen. " + _wat_mag(soorten), naam)
    if code not in soorten:
        raise _nee(f"‘{{naam}}’ is een {BESTANDSSOORTEN[code].naam}. " + _wat_mag(soorten), naam)


def _wat_mag(soorten: Collection[str]) -> str:
    return "Je kunt kiezen uit: " + ", ".join(s.extensies[0] for c, s in BESTANDSSOORTEN.items() if c in soorten) + "."


def _eis_naam_past(naam: str, code: str) -> str:
    """The extension and the content must say the same; text saved as .txt is text, whatever stands in it."""
    ext = _extensie(naam)
    if not ext or ext in BESTANDSSOORTEN[code].extensies:
        return code
    if code in TEKSTSOORTEN and ext == "txt":
        return "txt"
    wat = BESTANDSSOORTEN[code].naam
    raise _nee(f"‘{{naam}}’ eindigt op .{ext}, maar er zit een {wat} in. Vraag de afzender wat dit is.", naam)


def _eis_heel(naam: str, code: str, inhoud: bytes) -> None:
    heel = {"pdf": b"startxref", "jpeg": b"\xff\xd9", "png": b"IEND"}.get(code, b"")
    if heel not in inhoud:
        raise _nee(_WAAROM[KAPOT], naam)
    if code in {"docx", "xlsx", "odt", "ods"}:
        _eis_gewone_zip(naam, inhoud)


def _eis_gewone_zip(naam: str, inhoud: bytes) -> None:
    """Only the table of contents is read; nothing is unpacked."""
    with zipfile.ZipFile(BytesIO(inhoud)) as archief:
        delen = archief.infolist()
    if any(deel.flag_bits & 1 for deel in delen):
        raise _nee(_WAAROM[OFFICE_SLOT], naam)
    samen = sum(deel.file_size for deel in delen)
    if samen > HOOGSTE_UITGEPAKT or samen > HOOGSTE_GROEI * len(inhoud) + MB or len(delen) > HOOGSTE_DELEN:
        raise _nee("‘{naam}’ wordt uitgepakt veel te groot; zo’n bestand kan een computer laten vastlopen.", naam)


def bezwaar_tegen_soorten(waarde: Any) -> str:
    """What is wrong with the setting that lists the kinds, or nothing."""
    codes = waarde.replace(",", " ").split() if isinstance(waarde, str) else []
    goed = codes and set(codes) <= set(STANDAARD_SOORTEN)
    return "" if goed else f"verwacht een of meer van {', '.join(STANDAARD_SOORTEN)}"


def bezwaar_tegen_maat(waarde: Any) -> str:
    """What is wrong with the setting of the largest size, or nothing."""
    goed = isinstance(waarde, int) and not isinstance(waarde, bool) and 1 <= waarde <= 100
    return "" if goed else "verwacht een geheel getal van 1 tot en met 100"
