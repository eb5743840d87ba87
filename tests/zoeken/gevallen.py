"""The fixed file of searches with a mistake, and how many are found: read by `make test` and by `make bench`.

personen.csv   who must be found          gevallen.csv   what somebody types: 8 kinds of mistakes x 25, and 25 without
afwezig.csv    what somebody types for a person who does not exist
"""

import csv
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from uuid import UUID

from keukentafel.inwoner.opvragen.zoeken import Zoekuitkomst
from keukentafel.inwoner.regels.naam import Naamdelen

MAP = Path(__file__).parent
GOED = "goed"
BOVENAAN = 3


@dataclass(frozen=True)
class Persoon:
    """One invented resident."""

    nr: int
    delen: Naamdelen
    geboren: date
    adres: tuple[str, str, str, str]
    """straat, postcode, huisnummer, toevoeging"""
    telefoon: str = ""


@dataclass(frozen=True)
class Geval:
    soort: str
    gezocht: str
    nr: int


@dataclass
class Uitslag:
    """Per kind: how many of how many; what was missed, and which absent person gave a sure hit."""

    raak: dict[str, int] = field(default_factory=dict)
    van: dict[str, int] = field(default_factory=dict)
    gemist: list[Geval] = field(default_factory=list)
    zeker_bij_goed: int = 0
    vals: list[str] = field(default_factory=list)

    @property
    def fouten(self) -> float:
        """The share found over the eight kinds of mistakes."""
        soorten = [s for s in self.van if s != GOED]
        return sum(self.raak[s] for s in soorten) / sum(self.van[s] for s in soorten)

    def deel(self, soort: str) -> float:
        return self.raak[soort] / self.van[soort]

    def tekst(self) -> str:
        """The figures per kind and every miss by name."""
        regels = [f"{soort}: {self.raak[soort]} van {self.van[soort]}" for soort in self.van]
        regels += [f"gemist ({g.soort}): {g.gezocht}" for g in self.gemist]
        return "\n".join([*regels, *(f"onterecht zeker: {tekst}" for tekst in self.vals)])


def _rijen(naam: str) -> list[dict[str, str]]:
    with (MAP / naam).open(encoding="utf-8", newline="") as bestand:
        return list(csv.DictReader(bestand, delimiter=";"))


def personen() -> list[Persoon]:
    return [
        Persoon(
            nr=int(r["nr"]),
            delen=Naamdelen(
                r["voornamen"], r["roepnaam"], r["voorvoegsel"], r["geslachtsnaam"], r["partner_voorvoegsel"],
                r["partnernaam"], r["naamgebruik"],
            ),
            geboren=date.fromisoformat(r["geboortedatum"]),
            adres=(r["straat"], r["postcode"], r["huisnummer"], r["toevoeging"]),
            telefoon=r["telefoon"],
        )
        for r in _rijen("personen.csv")
    ]  # fmt: skip


def gevallen() -> list[Geval]:
    return [Geval(r["soort"], r["gezocht"], int(r["nr"])) for r in _rijen("gevallen.csv")]


def afwezigen() -> list[str]:
    return [r["gezocht"] for r in _rijen("afwezig.csv")]


def meet(zoek: Callable[[str], Zoekuitkomst], ids: Mapping[int, UUID]) -> Uitslag:
    """Type every line into `zoek`; `ids` are the keys of personen.csv."""
    uit = Uitslag()
    for geval in gevallen():
        treffers = zoek(geval.gezocht).treffers
        raak = ids[geval.nr] in [t.id for t in treffers[:BOVENAAN]]
        uit.van[geval.soort] = uit.van.get(geval.soort, 0) + 1
        uit.raak[geval.soort] = uit.raak.get(geval.soort, 0) + raak
        uit.zeker_bij_goed += geval.soort == GOED and any(t.zeker and t.id == ids[geval.nr] for t in treffers)
        if not raak:
            uit.gemist.append(geval)
    uit.vals = [tekst for tekst in afwezigen() if any(t.zeker for t in zoek(tekst).treffers)]
    return uit
