"""The storylines as data (verhalen/*.toml): what people say and what is agreed, in the days after the first contact."""

import tomllib
from dataclasses import dataclass, field
from typing import Any

from keukentafel.demo.personen import VERHALEN

BESTANDEN = ("wmo", "jeugd", "schulden", "werk", "bijzonder")


@dataclass(frozen=True)
class Verslag:
    """The talk at the kitchen table, on a day after the first contact."""

    op: int
    titel: str
    woorden: str
    tekst: str
    afspraken: str
    plaats: str = "thuis"
    concept: bool = False


@dataclass(frozen=True)
class Stap:
    """A step: who, and due how many werkdagen after the first contact. Done on time unless `laat`."""

    tekst: str
    wie: str
    uiterlijk: int
    laat: bool = False


@dataclass(frozen=True)
class Doel:
    resultaat: str
    woorden: str
    streef: int
    stappen: tuple[Stap, ...]


@dataclass(frozen=True)
class Einde:
    op: int
    reden: str
    tekst: str


@dataclass(frozen=True)
class Terug:
    """The same household comes back after the dossier was closed."""

    op: int
    contact: str
    vraag: str
    regels: tuple[tuple[Any, ...], ...] = ()


@dataclass(frozen=True)
class Verhaal:
    """One storyline. Days are werkdagen after the first contact; `begin` says per team how long ago that was."""

    sleutel: str
    wet: str
    onderwerpen: tuple[str, ...]
    mensen: tuple[str, ...]
    teams: tuple[str, ...]
    begin: tuple[int, ...]
    contact: str
    vraag: str
    titel: str
    regels: tuple[tuple[Any, ...], ...]
    verslag: Verslag
    doelen: tuple[Doel, ...]
    groep: str = "nl"
    groepen: tuple[str, ...] = ()
    """The group per team, when the same story is of families from different places."""
    urgentie: str = "gewoon"
    kanaal: str = "telefoon"
    melder: str = "inwoner"
    melder_naam: str = ""
    veiligheid: str = ""
    zwaarte: int | None = None
    tolk: bool = False
    contacten: tuple[tuple[Any, ...], ...] = ()
    """Later calls to the front office: [day, kanaal, text], each with a call-back by the coach."""
    let_op: str = ""
    einde: Einde | None = None
    terug: Terug | None = None
    coach: str = ""
    overdracht: tuple[Any, ...] = ()
    """[day, user name of the new regisseur, reason]"""
    vacature: tuple[Any, ...] = ()
    """[day, reason]"""
    daden: tuple[tuple[Any, ...], ...] = ()
    """[day, name of an act in leven/bijzonder.py]"""
    extra: dict[str, Any] = field(default_factory=dict)
    """Fields of the first person that differ from what is made up."""


def verhalen() -> list[Verhaal]:
    """All regular storylines, in the order of the files."""
    return [_verhaal(regel) for naam in BESTANDEN for regel in lees(naam)["verhaal"]]


def lees(naam: str) -> dict[str, Any]:
    """One file of texts as it stands there."""
    return tomllib.loads((VERHALEN / f"{naam}.toml").read_text(encoding="utf-8"))


def _verhaal(regel: dict[str, Any]) -> Verhaal:
    velden = {naam: _vast(w) for naam, w in regel.items()}
    velden["verslag"] = Verslag(**regel["verslag"])
    velden["doelen"] = tuple(
        Doel(d["resultaat"], d["woorden"], d["streef"], tuple(Stap(*s) for s in d["stappen"])) for d in regel["doelen"]
    )
    if "einde" in regel:
        velden["einde"] = Einde(**regel["einde"])
    if "terug" in regel:
        velden["terug"] = Terug(**{n: _vast(w) for n, w in regel["terug"].items()})
    return Verhaal(**velden)


def _vast(waarde: Any) -> Any:
    """Lists of TOML as tuples, also inside."""
    return tuple(_vast(w) for w in waarde) if isinstance(waarde, list) else waarde
