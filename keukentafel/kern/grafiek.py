"""Geometry and words of the charts; the macros in onderdelen/grafiek.html only draw.

Widths and x positions are percentages of the drawing, heights and y positions are pixels, so the letters keep their
size on a phone. Values may be None (not known): nothing is drawn and the table shows a dash.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from keukentafel.kern.opmaak import getal

Waarde = int | float | None
BALKHOOGTE = 44
LIJNHOOGTE = 180
MAX_REEKSEN = 6


@dataclass(frozen=True, slots=True)
class Reeks:
    """One series: a name and one value per label."""

    naam: str
    waarden: Sequence[Waarde]


@dataclass(frozen=True, slots=True)
class Stuk:
    """A piece of a bar: x and breedte in percent, reeks counts from 1."""

    x: float
    breedte: float
    reeks: int
    tekst: str


@dataclass(frozen=True, slots=True)
class Balk:
    """One bar with its label above it and its value as text."""

    label: str
    y: int
    stukken: tuple[Stuk, ...]
    waarde: str


@dataclass(frozen=True, slots=True)
class Punt:
    """A point of a line: x in percent, y in pixels."""

    x: float
    y: float
    tekst: str


@dataclass(frozen=True, slots=True)
class Lijn:
    """A line in pieces: it breaks where a value is not known."""

    naam: str
    reeks: int
    punten: tuple[Punt, ...]
    delen: tuple[tuple[Punt, Punt], ...]


@dataclass(frozen=True, slots=True)
class Grafiek:
    """Everything the macro draws, and the same values as a table (kolommen, rijen)."""

    soort: str
    hoogte: int
    beschrijving: str
    reeksen: tuple[str, ...]
    labels: tuple[str, ...]
    kolommen: tuple[str, ...]
    rijen: tuple[tuple[str, ...], ...]
    balken: tuple[Balk, ...] = ()
    lijnen: tuple[Lijn, ...] = ()
    top: str = ""

    @property
    def tabelkolommen(self) -> list[dict[str, object]]:
        """The columns as the macro ``tabel`` wants them; all but the first hold numbers."""
        return [{"naam": naam, "getal": i > 0} for i, naam in enumerate(self.kolommen)]


def staafgrafiek(labels: Sequence[str], reeksen: Sequence[Reeks], *, eerste_kolom: str, eenheid: str = "") -> Grafiek:
    """Horizontal bars; more than one series is stacked. Raises ValueError when a series misses values."""
    _controleer(labels, reeksen)
    totalen = [_som([r.waarden[i] for r in reeksen]) for i in range(len(labels))]
    top = max(t or 0 for t in [*totalen, 0]) or 1
    balken = tuple(
        Balk(label, i * BALKHOOGTE, _stukken([r.waarden[i] for r in reeksen], reeksen, top), _totaaltekst(i, reeksen))
        for i, label in enumerate(labels)
    )
    return Grafiek(
        soort="gestapeld" if len(reeksen) > 1 else "staaf",
        hoogte=len(labels) * BALKHOOGTE,
        beschrijving=_beschrijving(labels, totalen, eenheid),
        balken=balken,
        **_tabel(labels, reeksen, eerste_kolom),
    )


def lijngrafiek(labels: Sequence[str], reeksen: Sequence[Reeks], *, eerste_kolom: str, eenheid: str = "") -> Grafiek:
    """Lines over time, from zero, so that a small change does not look large."""
    _controleer(labels, reeksen)
    top = max([w for r in reeksen for w in r.waarden if w is not None] + [0]) or 1
    return Grafiek(
        soort="lijn",
        hoogte=LIJNHOOGTE,
        beschrijving=_beschrijving(labels, reeksen[0].waarden, eenheid),
        lijnen=tuple(_lijn(n, r, top) for n, r in enumerate(reeksen, start=1)),
        top=getal(top),
        **_tabel(labels, reeksen, eerste_kolom),
    )


def _controleer(labels: Sequence[str], reeksen: Sequence[Reeks]) -> None:
    if not reeksen or len(reeksen) > MAX_REEKSEN:
        raise ValueError(f"a chart has 1 to {MAX_REEKSEN} series, not {len(reeksen)}")
    scheef = [r.naam for r in reeksen if len(r.waarden) != len(labels)]
    if scheef:
        raise ValueError(f"series {scheef[0]!r} does not have one value for each of the {len(labels)} labels")


def _stukken(waarden: Sequence[Waarde], reeksen: Sequence[Reeks], top: float) -> tuple[Stuk, ...]:
    stukken, x = [], 0.0
    for nummer, (waarde, reeks) in enumerate(zip(waarden, reeksen, strict=True), start=1):
        breedte = round(100 * (waarde or 0) / top, 2)
        if breedte:
            stukken.append(Stuk(round(x, 2), breedte, nummer, f"{reeks.naam}: {_tekst(waarde)}"))
        x += breedte
    return tuple(stukken)


def _lijn(nummer: int, reeks: Reeks, top: float) -> Lijn:
    stap = 96 / max(len(reeks.waarden) - 1, 1)
    plek: list[Punt | None] = [
        None if w is None else Punt(round(2 + i * stap, 2), round(10 + (LIJNHOOGTE - 20) * (1 - w / top), 1), _tekst(w))
        for i, w in enumerate(reeks.waarden)
    ]
    delen = tuple((a, b) for a, b in pairwise(plek) if a is not None and b is not None)
    return Lijn(reeks.naam, nummer, tuple(p for p in plek if p is not None), delen)


def _tekst(waarde: Waarde) -> str:
    if waarde is None:
        return "–"
    return getal(waarde, 0 if float(waarde).is_integer() else 1)


def _totaaltekst(i: int, reeksen: Sequence[Reeks]) -> str:
    som = _som([r.waarden[i] for r in reeksen])
    return "niet bekend" if som is None else _tekst(som)


def _som(waarden: Sequence[Waarde]) -> Waarde:
    """The sum of what is known; None when nothing is."""
    bekend = [w for w in waarden if w is not None]
    return sum(bekend) if bekend else None


def _beschrijving(labels: Sequence[str], totalen: Sequence[Waarde], eenheid: str) -> str:
    """One sentence with the ends: what a sighted reader takes from the picture at a glance."""
    bekend = {label: totaal for label, totaal in zip(labels, totalen, strict=True) if totaal is not None}
    if not bekend:
        return "Er zijn nog geen cijfers."
    meeste, minste = max(bekend, key=lambda n: bekend[n]), min(bekend, key=lambda n: bekend[n])
    hoogste, laagste = bekend[meeste], bekend[minste]
    in_eenheid = f" {eenheid}" if eenheid else ""
    return f"Het hoogst is {meeste} met {_tekst(hoogste)}{in_eenheid}, het laagst {minste} met {_tekst(laagste)}."


def _tabel(labels: Sequence[str], reeksen: Sequence[Reeks], eerste_kolom: str) -> dict[str, Any]:
    return {
        "reeksen": tuple(r.naam for r in reeksen),
        "labels": tuple(labels),
        "kolommen": (eerste_kolom, *(r.naam for r in reeksen)),
        "rijen": tuple((label, *(_tekst(r.waarden[i]) for r in reeksen)) for i, label in enumerate(labels)),
    }
