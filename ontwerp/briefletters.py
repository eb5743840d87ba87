"""The fonts of letters: Noto Sans as TTF, because the maker of PDFs reads no WOFF2 (ADR 0010). Called by vendor.py.

Every file gets a family name of its own ("Brief latin"): typst takes one file for a family, and the letter names them
one after the other. `dekking.txt` lists which characters the fonts have, so that the program can tell before printing.
"""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

DOEL = Path(__file__).parent.parent / "keukentafel" / "koppelingen" / "pdf" / "letters"
PAKKETTEN = [
    "@fontsource/noto-sans",
    "@fontsource/noto-sans-arabic",
    "@fontsource/noto-sans-hebrew",
    "@fontsource/noto-emoji",
]
LATIJN_EXTRA = "U+0100-0130,U+0132-017F,U+0218-021B,U+1E9E"
EMOJI = "U+231A-231B,U+2600-27BF,U+2B50,U+1F300-1F5FF,U+1F600-1F64F,U+1F680-1F6FF,U+1F900-1F9FF,U+200D,U+FE0F"
# name, package, file without weight, weights, which characters (all when empty)
LETTERS = [
    ("latin", "noto-sans", "noto-sans-latin", (400, 700), ""),
    ("latin-ext", "noto-sans", "noto-sans-latin-ext", (400, 700), LATIJN_EXTRA),
    ("greek", "noto-sans", "noto-sans-greek", (400, 700), ""),
    ("cyrillic", "noto-sans", "noto-sans-cyrillic", (400, 700), ""),
    ("vietnamese", "noto-sans", "noto-sans-vietnamese", (400, 700), ""),
    ("arabic", "noto-sans-arabic", "noto-sans-arabic-arabic", (400, 700), ""),
    ("hebrew", "noto-sans-hebrew", "noto-sans-hebrew-hebrew", (400, 700), ""),
    ("emoji", "noto-emoji", "noto-emoji-emoji", (400,), EMOJI),
]


def maak(bron: Path) -> None:
    """Write the fonts, what they cover, their licence and their sums. `bron` is node_modules."""
    DOEL.mkdir(parents=True, exist_ok=True)
    tekens: set[int] = set()
    for naam, pakket, bestand, gewichten, welke in LETTERS:
        for gewicht in gewichten:
            woff2 = bron / "@fontsource" / pakket / "files" / f"{bestand}-{gewicht}-normal.woff2"
            tekens |= _letter(woff2, DOEL / f"{naam}-{gewicht}.ttf", f"Brief {naam}", welke or "*")
    (DOEL / "dekking.txt").write_text("\n".join(_reeksen(tekens)) + "\n")
    licentie = (bron / "@fontsource" / "noto-sans" / "LICENSE").read_text().strip()
    (DOEL / "licentie.txt").write_text(f"Noto Sans, Noto Sans Arabic, Noto Sans Hebrew, Noto Emoji\n\n{licentie}\n")
    bestanden = [f for f in sorted(DOEL.iterdir()) if f.name != "herkomst.json"]
    sommen = {f.name: hashlib.sha256(f.read_bytes()).hexdigest() for f in bestanden}
    (DOEL / "herkomst.json").write_text(json.dumps({"bestanden": sommen}, indent=1) + "\n")


def _letter(bron: Path, doel: Path, familie: str, tekens: str) -> set[int]:
    opties = ["--no-recalc-timestamp", "--layout-features=*", "--notdef-outline", f"--output-file={doel}"]
    subset.main([str(bron), f"--unicodes={tekens}", *opties])
    letter = TTFont(doel, recalcTimestamp=False)
    letter.flavor = None
    for regel in letter["name"].names:
        if regel.nameID in (1, 16):
            regel.string = familie
    letter.save(doel)
    os.chmod(doel, 0o644)
    return set(letter.getBestCmap())


def _reeksen(tekens: set[int]) -> list[str]:
    """ "41-5A": first and last of each run, in hexadecimal."""
    uit: list[list[int]] = []
    for teken in sorted(tekens):
        if uit and uit[-1][1] == teken - 1:
            uit[-1][1] = teken
        else:
            uit.append([teken, teken])
    return [f"{van:X}-{tot:X}" for van, tot in uit]
