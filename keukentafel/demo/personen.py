"""Who works in the demo: the file verhalen/medewerkers.toml, as records. Needs no database."""

import tomllib
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

VERHALEN = Path(__file__).parent / "verhalen"


@dataclass(frozen=True)
class Persoon:
    """One worker of the file. `rollen` are "rol" or "rol@team"; "rol@*" is every wijkteam."""

    gebruikersnaam: str
    naam: str
    functie: str
    rollen: tuple[str, ...]
    fte: Decimal
    moederorganisatie: str = "gemeente"
    onderwerpen: tuple[str, ...] = ()
    talen: tuple[str, ...] = ("nl",)
    aanmelden: bool = False
    skj: str = ""
    """Number in the register of youth professionals."""


def personen() -> list[Persoon]:
    """The workers in the order of the file."""
    ruw = tomllib.loads((VERHALEN / "medewerkers.toml").read_text(encoding="utf-8"))["medewerker"]
    return [_persoon(regel) for regel in ruw]


def _persoon(regel: dict[str, Any]) -> Persoon:
    velden: dict[str, Any] = {naam: tuple(w) if isinstance(w, list) else w for naam, w in regel.items()}
    velden["fte"] = Decimal(str(regel["fte"]))
    return Persoon(**velden)
