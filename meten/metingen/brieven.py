"""Letters as PDF: 100 and 1.000 in one batch, as the program makes them, against bare typst with the same text.

Each batch runs in a process of its own, so that its peak of memory is that of the batch: itself, or the largest of the
processes it starts. Bare typst makes one file of as many letters as fit in memory; more than a hundred it is not asked.
"""

import json
import resource
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from keukentafel.brieven.regels import PER_PDF
from keukentafel.koppelingen.pdf import als_gegevens, zet
from keukentafel.koppelingen.pdf.apart import maak_pdf_apart
from keukentafel.koppelingen.pdf.stuk import Blok, Stuk, Vorm
from meten.statistiek import Doel, Meting

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


def partij(aantal: int) -> int:
    """The batch as the program makes it: a file for each hundred. Returns the bytes."""
    alle, bytes_ = brieven(aantal), 0
    for begin in range(0, aantal, PER_PDF):
        bytes_ += len(maak_pdf_apart("Brieven", alle[begin : begin + PER_PDF], gemaakt_op=OP))
    return bytes_


def kaal(aantal: int) -> int:
    """The same letters with typst alone, in one file."""
    return len(zet(als_gegevens("Brieven", brieven(aantal)), OP))


def gemeten(wat: str, aantal: int) -> dict[str, float]:
    """Seconds, peak of memory in MB and bytes of one batch, in a process of its own."""
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


def eigen_piek() -> int:
    """Peak of memory of this process, in kB. The peak that getrusage tells would be that of whoever started it."""
    stand = Path("/proc/self/status").read_text(encoding="utf-8")
    return int(stand.partition("VmHWM:")[2].split()[0])


def main() -> int:
    """The other side of `gemeten`."""
    wat, aantal = sys.argv[1], int(sys.argv[2])
    begin = time.perf_counter()
    bytes_ = partij(aantal) if wat == "partij" else kaal(aantal)
    seconden = time.perf_counter() - begin
    kind = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    uit = {"seconden": seconden, "mb": (eigen_piek() + kind) / 1024, "bytes": bytes_}
    sys.stdout.write(json.dumps(uit))
    return 0


if __name__ == "__main__":
    sys.exit(main())
