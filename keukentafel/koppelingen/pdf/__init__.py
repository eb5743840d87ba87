"""Making PDFs: the one module that knows typst (ADR 0010).

Out comes a tagged PDF/UA-1; typst itself refuses to make one that is not. Text travels as JSON and is only ever shown
as a string, so nothing that a person typed is read as typst's own language. No network, no fonts of the machine.
"""

import json
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import typst

from keukentafel.koppelingen.pdf.stuk import Blok, Stuk, Vorm

__all__ = ["Blok", "PdfFout", "Stuk", "Vorm", "afdrukbaar", "maak_pdf", "onafdrukbaar"]

HIER = Path(__file__).parent
SJABLOON = HIER / "brief.typ"
LETTERS = HIER / "letters"
# Typst shows nothing for these, and needs no glyph.
_ONZICHTBAAR = {0x00AD, 0x061C, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFE0F, 0xFEFF}


class PdfFout(RuntimeError):
    """The PDF could not be made. The text says why, without what stood in the letter."""


def maak_pdf(titel: str, stukken: Sequence[Stuk], *, gemaakt_op: datetime) -> bytes:
    """One PDF of these pieces, each beginning on a new (odd) page. `gemaakt_op` makes the same input the same bytes."""
    return zet(als_gegevens(titel, stukken), gemaakt_op)


def als_gegevens(titel: str, stukken: Sequence[Stuk]) -> str:
    """What the maker is given: JSON in which every text is printable."""
    return json.dumps({"titel": afdrukbaar(titel), "stukken": [_schoon(s) for s in stukken]}, ensure_ascii=False)


def zet(gegevens: str, gemaakt_op: datetime) -> bytes:
    """Typst itself. It keeps what it worked out for a while, so many letters at once belong in `apart`."""
    try:
        uit = typst.compile(
            SJABLOON,
            root=HIER,
            font_paths=[LETTERS],
            ignore_system_fonts=True,
            sys_inputs={"gegevens": gegevens},
            pdf_standards=["ua-1"],
            timestamp=gemaakt_op.astimezone(UTC).replace(microsecond=0),
        )
    except typst.TypstError as fout:
        # The message of typst quotes the text; that belongs in no log.
        soort = re.sub(r"[`\"].*", "…", fout.message.splitlines()[0] if fout.message else "")
        raise PdfFout(f"De PDF is niet gemaakt: {soort}") from None
    if not isinstance(uit, bytes):
        raise PdfFout("De PDF is niet gemaakt: er kwam geen bestand uit.")
    return uit


def _schoon(stuk: Stuk) -> dict[str, Any]:
    """Every text printable; the rest as it is."""
    heel = replace(
        stuk,
        titel=afdrukbaar(stuk.titel),
        blokken=tuple(Blok(b.vorm, _regels(b.regels)) for b in stuk.blokken),
        afzender=_regels(stuk.afzender),
        adres=_regels(stuk.adres),
        gegevens=tuple((afdrukbaar(a), afdrukbaar(b)) for a, b in stuk.gegevens),
        voet=afdrukbaar(stuk.voet),
    )
    velden = asdict(heel)
    for blok, niveau in zip(velden["blokken"], stuk.niveaus, strict=True):
        blok["niveau"] = niveau
    return velden


def _regels(regels: Iterable[str]) -> tuple[str, ...]:
    return tuple(afdrukbaar(r) for r in regels)


def afdrukbaar(tekst: str) -> str:
    """The text with every character that no font of ours has written as its number: [U+65E5]."""
    heel = unicodedata.normalize("NFC", tekst).replace("\t", " ")
    return "".join(t if _heeft(t) else f"[U+{ord(t):04X}]" for t in heel if not _stuurteken(t))


def onafdrukbaar(tekst: str) -> list[str]:
    """Which characters cannot be printed, each once, so that a screen can warn before a letter leaves."""
    heel = unicodedata.normalize("NFC", tekst)
    return sorted({t for t in heel if not _stuurteken(t) and t not in "\t" and not _heeft(t)})


def _stuurteken(teken: str) -> bool:
    return unicodedata.category(teken) == "Cc" and teken != "\t"


def _heeft(teken: str) -> bool:
    return ord(teken) in _ONZICHTBAAR or ord(teken) in _dekking()


@cache
def _dekking() -> frozenset[int]:
    reeksen = (regel.split("-") for regel in (LETTERS / "dekking.txt").read_text().split())
    return frozenset(teken for van, tot in reeksen for teken in range(int(van, 16), int(tot, 16) + 1))
