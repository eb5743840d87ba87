"""Holidays for terms: those the law fixes, and the days a royal decree puts on a par (ATW art. 3; regels.md §1.6).

The fixed and movable days follow from the article; decree days are data (`gelijkgesteld.csv`) and beheer can add rows.
Closing days of one gemeente may count for werkdagen (CFG-11) but never for the Algemene termijnenwet.
"""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache, cached_property
from importlib import resources
from typing import IO

from .fouten import FeestdagenFout

EERSTE_JAAR = 1583  # the Gregorian calendar, and with it this Easter rule, starts here
KOLOMMEN = ["datum", "naam", "bron"]
ZATERDAG = 5
ZONDAG = 6

Rij = tuple[date, str, str]


class SoortDag(StrEnum):
    """Why a day is no ordinary day; only ERKEND is a holiday for everybody."""

    ERKEND = "erkend"  # ATW art. 3 lid 1
    GELIJKGESTELD = "gelijkgesteld"  # ATW art. 3 lid 2 (Goede Vrijdag) and lid 3 (royal decree)
    SLUITING = "sluiting"  # closing day of the gemeente: counts for werkdagen only (CFG-11)


@dataclass(frozen=True, slots=True)
class Feestdag:
    """One day with its Dutch name and the source that makes it special."""

    datum: date
    naam: str
    bron: str
    soort: SoortDag


def paaszondag(jaar: int) -> date:
    """Return Easter Sunday of a Gregorian year (Meeus/Jones/Butcher); FeestdagenFout before 1583."""
    if jaar < EERSTE_JAAR:
        raise FeestdagenFout(f"Pasen in {jaar} is niet te berekenen; verwacht een jaar vanaf {EERSTE_JAAR}.")
    a = jaar % 19
    eeuw, rest = divmod(jaar, 100)
    d, e = divmod(eeuw, 4)
    g = (8 * eeuw + 13) // 25
    h = (19 * a + eeuw - d - g + 15) % 30
    i, k = divmod(rest, 4)
    n = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * n) // 451
    maand, dag = divmod(h + n - 7 * m + 114, 31)
    return date(jaar, maand, dag + 1)


def koningsdag(jaar: int) -> date:
    """Return the day the birthday of the King (before 2014: the Queen, 30 April) is celebrated; never a Sunday."""
    dag = date(jaar, 4, 27) if jaar >= 2014 else date(jaar, 4, 30)
    return dag - timedelta(days=1) if dag.weekday() == ZONDAG else dag


@cache
def feestdagen_van(jaar: int) -> dict[date, Feestdag]:
    """Return the days that follow from ATW art. 3 lid 1 and 2 themselves, by date.

    Two days can meet (Hemelvaartsdag on 5 May 2016): then the names are joined.
    """
    pasen = paaszondag(jaar)
    lid1, lid2 = "Algemene termijnenwet art. 3 lid 1", "Algemene termijnenwet art. 3 lid 2"
    rijen = [
        (date(jaar, 1, 1), "Nieuwjaarsdag", lid1, SoortDag.ERKEND),
        (pasen + timedelta(days=1), "Tweede Paasdag", lid1, SoortDag.ERKEND),
        (koningsdag(jaar), "Koningsdag" if jaar >= 2014 else "Koninginnedag", lid1, SoortDag.ERKEND),
        (pasen + timedelta(days=39), "Hemelvaartsdag", lid1, SoortDag.ERKEND),
        (pasen + timedelta(days=50), "Tweede Pinksterdag", lid1, SoortDag.ERKEND),
        (date(jaar, 5, 5), "Bevrijdingsdag", lid1, SoortDag.ERKEND),  # every year, not once in five
        (date(jaar, 12, 25), "Eerste Kerstdag", lid1, SoortDag.ERKEND),
        (date(jaar, 12, 26), "Tweede Kerstdag", lid1, SoortDag.ERKEND),
        (pasen - timedelta(days=2), "Goede Vrijdag", lid2, SoortDag.GELIJKGESTELD),
    ]
    dagen: dict[date, Feestdag] = {}
    for datum, naam, bron, soort in rijen:
        eerder = dagen.get(datum)
        samen = f"{eerder.naam} en {naam}" if eerder else naam
        dagen[datum] = Feestdag(datum, samen, bron, soort)
    return dagen


@dataclass(frozen=True)
class Feestdagen:
    """All holidays a computation knows; a value, so a term can be computed again with the table of that day."""

    extra: tuple[Feestdag, ...] = ()

    @staticmethod
    def standaard() -> "Feestdagen":
        """Return the table delivered with the program; raises FeestdagenFout when the file is not sound."""
        return _standaard()

    @staticmethod
    def lees(bestand: IO[str], naam: str, basis: "Feestdagen") -> "Feestdagen":
        """Return `basis` with the decree days of a CSV file added: rows `datum,naam,bron`, ISO dates.

        FeestdagenFout names file, line, value and what was expected.
        """
        lezer = csv.reader(bestand)
        kop = next(lezer, [])
        if kop != KOLOMMEN:
            raise FeestdagenFout(f"{naam}: eerste regel is {','.join(kop)!r}; verwacht 'datum,naam,bron'.")
        tabel = basis
        for velden in lezer:
            plek = f"{naam} regel {lezer.line_num}"
            if len(velden) != len(KOLOMMEN):
                raise FeestdagenFout(f"{plek}: {len(velden)} velden; verwacht 3: datum, naam en bron.")
            try:
                datum = date.fromisoformat(velden[0])
                tabel = tabel.met([(datum, velden[1], velden[2])])
            except FeestdagenFout as fout:
                raise FeestdagenFout(f"{plek}: {fout}") from None
            except ValueError:
                raise FeestdagenFout(f"{plek}: {velden[0]!r} is geen datum; verwacht jjjj-mm-dd.") from None
        return tabel

    def met(self, rijen: Iterable[Rij]) -> "Feestdagen":
        """Return a table with decree days added: (date, name, source).

        A day that is already a holiday, falls in a weekend or lacks name or source raises FeestdagenFout: a
        typing error here would shift terms of many people without anybody seeing it.
        """
        return self._aangevuld(rijen, SoortDag.GELIJKGESTELD)

    def met_sluitingsdagen(self, rijen: Iterable[Rij]) -> "Feestdagen":
        """Return a table with closing days of the gemeente; they touch werkdagen only, never the ATW (CFG-11)."""
        return self._aangevuld(rijen, SoortDag.SLUITING)

    def _aangevuld(self, rijen: Iterable[Rij], soort: SoortDag) -> "Feestdagen":
        tabel = self
        for datum, naam, bron in rijen:
            if not naam.strip() or not bron.strip():
                raise FeestdagenFout(f"{datum.isoformat()}: naam of bron is leeg; verwacht allebei.")
            if datum.weekday() >= ZATERDAG:
                raise FeestdagenFout(f"{datum.isoformat()} valt in een weekend; verwacht maandag t/m vrijdag.")
            al = tabel.zoek(datum)
            if al:
                raise FeestdagenFout(f"{datum.isoformat()} is al een vrije dag ({al.naam}); verwacht een andere dag.")
            tabel = Feestdagen((*tabel.extra, Feestdag(datum, naam.strip(), bron.strip(), soort)))
        return tabel

    @cached_property
    def _op_datum(self) -> dict[date, Feestdag]:
        return {dag.datum: dag for dag in self.extra}

    @cached_property
    def bekend(self) -> tuple[int, int] | None:
        """First and last year with decree days; outside these years decree days may be missing."""
        jaren = [dag.datum.year for dag in self.extra if dag.soort is SoortDag.GELIJKGESTELD]
        return (min(jaren), max(jaren)) if jaren else None

    def zoek(self, dag: date) -> Feestdag | None:
        """Return the special day on this date, closing days included, or None."""
        return feestdagen_van(dag.year).get(dag) or self._op_datum.get(dag)

    def van_jaar(self, jaar: int) -> tuple[Feestdag, ...]:
        """Return all special days of a year in order, for the screen of beheer and for the calendar."""
        dagen = [*feestdagen_van(jaar).values(), *(dag for dag in self.extra if dag.datum.year == jaar)]
        return tuple(sorted(dagen, key=lambda dag: dag.datum))

    def is_feestdag(self, dag: date) -> bool:
        """True on an algemeen erkende feestdag or a day put on a par with it (ATW art. 3)."""
        gevonden = self.zoek(dag)
        return gevonden is not None and gevonden.soort is not SoortDag.SLUITING

    def naam(self, dag: date) -> str | None:
        """Return the Dutch name of the special day, or None on an ordinary day."""
        gevonden = self.zoek(dag)
        return gevonden.naam if gevonden else None

    def is_vrij(self, dag: date) -> bool:
        """True on zaterdag, zondag or feestdag: a term cannot end here (ATW art. 1 lid 1)."""
        return dag.weekday() >= ZATERDAG or self.is_feestdag(dag)

    def is_werkdag(self, dag: date, *, streng: bool = False) -> bool:
        """True on a werkdag (TRM-09).

        `streng`: Goede Vrijdag, decree days and closing days count as werkdag, which gives an earlier and so
        safer date for the own duties of the gemeente.
        """
        if dag.weekday() >= ZATERDAG:
            return False
        gevonden = self.zoek(dag)
        return gevonden is None or (streng and gevonden.soort is not SoortDag.ERKEND)


@cache
def _standaard() -> Feestdagen:
    bron = resources.files(__package__).joinpath("gelijkgesteld.csv")
    with bron.open(encoding="utf-8") as bestand:
        return Feestdagen.lees(bestand, bron.name, Feestdagen())
