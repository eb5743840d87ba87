"""Letters as PDF: 100 and 1.000 in one batch, as the program makes them, against bare typst with the same text.

Each batch runs in a process of its own, so that its peak of memory is that of the batch: itself, or the largest of the
processes it starts. Bare typst makes one file of as many letters as fit in memory; more than a hundred it is not asked.
"""

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from statistics import median

from keukentafel.koppelingen.pdf import als_gegevens, zet
from keukentafel.koppelingen.pdf.apart import maak_pdf_apart
from keukentafel.koppelingen.pdf.stuk import Blok, Stuk, Vorm
from meten.statistiek import Doel, Meting

PER_PDF = 100
MB_HOOGSTENS = 512
OP = datetime(2026, 11, 26, 9, tzinfo=UTC)
ZIN = "U woont alleen en uw rechterhand werkt niet goed. Uw dochter doet de was. "


def brieven(aantal: int) -> list[Stuk]:
    """Invented decisions of two sides of paper."""
    blokken = tuple(
        blok
        for nr in range(10)
        for blok in (Blok(Vorm.DEEL if nr == 5 else Vorm.KOP, (f"Kop {nr}",)), Blok(Vorm.ALINEA, (ZIN * 4, ZIN * 2)))
    )
    return [
        Stuk(
            "U krijgt hulp", blokken, ("Wijkteam", "Dorpsplein 1"), (f"Bewoner {nr}", "Laan 1"), (("Kenmerk", str(nr)),)
        )
        for nr in range(aantal)
    ]


def partij(aantal: int, zeg: Callable[[int], None] = lambda _: None) -> int:
    """The batch as the program makes it: a file for each hundred. Returns the bytes; `zeg` hears how far it is."""
    alle, bytes_ = brieven(aantal), 0
    for begin in range(0, aantal, PER_PDF):
        bytes_ += len(maak_pdf_apart("Brieven", alle[begin : begin + PER_PDF], gemaakt_op=OP))
        zeg(min(begin + PER_PDF, aantal))
    return bytes_


def kaal(aantal: int) -> int:
    """The same letters with typst alone, in one file."""
    return len(zet(als_gegevens("Brieven", brieven(aantal)), OP))


def gemeten(wat: str, aantal: int) -> dict[str, float]:
    """Seconds, peak of memory in MB and steps of progress of one batch, in a process of its own."""
    opdracht = [sys.executable, "-m", "meten.metingen.brieven", wat, str(aantal)]
    klaar = subprocess.run(opdracht, capture_output=True, check=True, text=True)
    uit: dict[str, float] = json.loads(klaar.stdout)
    return uit


def letters(*, kort: bool) -> list[Meting]:
    """100 against bare typst by turns; 1.000 against ten times that, for memory may not grow with the batch."""
    paren = [(gemeten("partij", 100), gemeten("kaal", 100)) for _ in range(1 if kort else 3)]
    vloer = median(k["seconden"] for _, k in paren)
    klein = [p for p, _ in paren]
    uit = [
        _meting("Brieven 100 als PDF: tijd tegen kale typst", klein, vloer, Doel(2, 1.5)),
        _geheugen("Brieven 100 als PDF: piek van geheugen tegen 512 MB", max(p["mb"] for p in klein)),
    ]
    if kort:
        return uit
    groot = gemeten("partij", 1000)
    return [
        *uit,
        _meting("Brieven 1.000 als PDF: tijd tegen tien keer kale typst", [groot], vloer * 10, Doel(2, 1.5)),
        _geheugen("Brieven 1.000 als PDF: piek van geheugen tegen 512 MB", groot["mb"]),
    ]


def _meting(naam: str, gemaakt: list[dict[str, float]], vloer: float, doel: Doel) -> Meting:
    seconden = median(g["seconden"] for g in gemaakt)
    return Meting(naam, seconden * 1000, None, vloer * 1000, seconden / vloer, doel, uitleg=f"{seconden:.1f} s")


def _geheugen(naam: str, mb: float) -> Meting:
    return Meting(naam, None, None, None, mb / MB_HOOGSTENS, Doel(1, 0.75), uitleg=f"{mb:.0f} MB")


def main() -> int:
    """The other side of `gemeten`."""
    wat, aantal = sys.argv[1], int(sys.argv[2])
    stappen: list[int] = []
    begin = time.perf_counter()
    bytes_ = partij(aantal, stappen.append) if wat == "partij" else kaal(aantal)
    seconden = time.perf_counter() - begin
    pieken = (resource.getrusage(wie).ru_maxrss for wie in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    uit = {"seconden": seconden, "mb": sum(pieken) / 1024, "stappen": len(stappen), "bytes": bytes_}
    sys.stdout.write(json.dumps(uit))
    return 0


if __name__ == "__main__":
    sys.exit(main())
