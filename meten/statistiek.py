"""Medians, percentiles and ratios; one Meting is one line of the outcome."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from math import ceil
from statistics import median
from time import perf_counter
from typing import Any


@dataclass(frozen=True)
class Doel:
    """A goal of prestaties.md §6 for the ratio: `must` and `streef`. `hoogstens`: lower is better."""

    must: float
    streef: float
    hoogstens: bool = True

    def gehaald(self, waarde: float) -> bool:
        return self._vergelijk(waarde, self.must)

    def streef_gehaald(self, waarde: float) -> bool:
        return self._vergelijk(waarde, self.streef)

    def _vergelijk(self, waarde: float, grens: float) -> bool:
        return waarde <= grens if self.hoogstens else waarde >= grens

    @property
    def tekst(self) -> str:
        return f"{'<=' if self.hoogstens else '>='} {self.must:g}"

    @property
    def streeftekst(self) -> str:
        return f"{'<=' if self.hoogstens else '>='} {self.streef:g}"


@dataclass(frozen=True)
class Meting:
    """One measured thing. Milliseconds are for the reader; only `verhouding` is judged against the goal."""

    naam: str
    mediaan_ms: float | None
    p95_ms: float | None
    vloer_ms: float | None
    verhouding: float
    doel: Doel
    extra: bool = True
    """A condition beside the ratio, such as: no errors."""
    uitleg: str = ""

    @property
    def gehaald(self) -> bool:
        return self.extra and self.doel.gehaald(self.verhouding)

    def als_json(self) -> dict[str, Any]:
        """Exactly the seven fields of the outcome."""
        velden = asdict(self)
        getallen = {n: None if velden[n] is None else round(velden[n], 3) for n in ("mediaan_ms", "p95_ms", "vloer_ms")}
        return {
            "naam": self.naam,
            **getallen,
            "verhouding": round(self.verhouding, 3),
            "doel": self.doel.tekst,
            "gehaald": self.gehaald,
        }


def percentiel(waarden: Sequence[float], p: float) -> float:
    """The smallest value that is not below p per cent of the values (nearest rank). Raises ValueError on nothing."""
    if not waarden:
        raise ValueError("Geen waarden gemeten.")
    return sorted(waarden)[max(0, ceil(len(waarden) * p / 100) - 1)]


@dataclass(frozen=True)
class Duur:
    """How long one series may take: so many pairs, or so many seconds when the machine is slow."""

    rondes: int
    seconden: float


@dataclass(frozen=True)
class Reeks:
    """Seconds of the floor and of the application, measured in turn, pair by pair; and of U, when it was asked for."""

    vloer: tuple[float, ...]
    onze: tuple[float, ...]
    eenheid: tuple[float, ...] = ()

    @property
    def verhouding(self) -> float:
        """Median of the ratios of neighbours: a machine that slows down slows both."""
        return median(o / v for v, o in zip(self.vloer, self.onze, strict=True))

    @property
    def in_u(self) -> float:
        """Median of ours in U, each against the U of its own round."""
        return median(o / u for u, o in zip(self.eenheid, self.onze, strict=True))

    @property
    def mediaan(self) -> float:
        return median(self.onze)

    @property
    def vloer_mediaan(self) -> float:
        return median(self.vloer)

    def p(self, percentage: float) -> float:
        return percentiel(self.onze, percentage)

    def meting(self, naam: str, doel: Doel, verhouding: float | None = None, **extra: Any) -> Meting:
        """A line with the ratio to the floor, or with another one."""
        return Meting(
            naam,
            self.mediaan * 1000,
            self.p(95) * 1000,
            self.vloer_mediaan * 1000,
            self.verhouding if verhouding is None else verhouding,
            doel,
            **extra,
        )


def om_en_om(
    vloer: Callable[[int], float],
    onze: Callable[[int], float],
    duur: Duur,
    *,
    eenheid: Callable[[int], float] | None = None,
    opwarmen: int = 7,
    minstens: int = 8,
) -> Reeks:
    """Raw, app, raw, app ...: each call gets the number of the round and returns seconds. The first rounds do not
    count: statements are prepared at their sixth use, and caches fill. Stops after `duur`, not before `minstens`."""
    for ronde in range(opwarmen):
        vloer(ronde)
        onze(ronde)
    einde = perf_counter() + duur.seconden
    v: list[float] = []
    o: list[float] = []
    u: list[float] = []
    while len(o) < duur.rondes and (len(o) < minstens or perf_counter() < einde):
        ronde = len(o)
        v.append(vloer(ronde))
        o.append(onze(ronde))
        if eenheid:
            u.append(eenheid(ronde))
    return Reeks(tuple(v), tuple(o), tuple(u))
