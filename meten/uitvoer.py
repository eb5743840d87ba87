"""The table for people and the file for machines."""

import json
from collections.abc import Sequence
from pathlib import Path

from meten.statistiek import Meting

UITKOMST = Path(__file__).resolve().parent / "uitkomst.json"


def schrijf(metingen: Sequence[Meting], pad: Path = UITKOMST) -> None:
    """Exactly {"metingen": [...]} with the seven fields each."""
    tekst = json.dumps({"metingen": [m.als_json() for m in metingen]}, ensure_ascii=False, indent=2)
    pad.write_text(tekst + "\n", encoding="utf-8")


def tabel(metingen: Sequence[Meting]) -> str:
    """One line each; the ratio is what counts, milliseconds are of this machine."""
    breed = max(len(m.naam) for m in metingen)
    kop = f"{'meting':{breed}}  mediaan ms   p95 ms  vloer ms  verhouding      doel     streef"
    return "\n".join([kop, "-" * len(kop), *(_regel(m, breed) for m in metingen)])


def _regel(m: Meting, breed: int) -> str:
    ms = "".join(
        f"{'' if w is None else f'{w:.2f}':>{n}}" for w, n in ((m.mediaan_ms, 12), (m.p95_ms, 9), (m.vloer_ms, 10))
    )
    oordeel = "gehaald" if m.gehaald else "NIET gehaald"
    streef = " en streef" if m.gehaald and m.doel.streef_gehaald(m.verhouding) else ""
    uitleg = f"  ({m.uitleg})" if m.uitleg else ""
    return (
        f"{m.naam:{breed}}{ms}{m.verhouding:12.2f}{m.doel.tekst:>10}{m.doel.streeftekst:>11}  {oordeel}{streef}{uitleg}"
    )
