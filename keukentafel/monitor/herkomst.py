"""Where the figures get their data from, read from the code itself: is anything asked for a report alone (PRB-18)?

A figure reads columns of tables; its SQL says which. Such a column is of the work when a screen, a rule, a search or a
job uses it too; writing it down is not using it. What only figures use, was asked for reporting alone. Columns are told
by name, so one whose name stands everywhere (`soort`, `waarde`) slips through.
"""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db.models import Model

PAKKET = Path(__file__).resolve().parents[1]
# Where work shows itself.
WERK = {"opvragen", "regels", "web", "templates", "sql", "taken", "weergave", "zoeken"}
# Kept by the system itself, or a key: nobody fills these.
VANZELF = {"gemaakt_op", "gemaakt_door", "gewijzigd_op", "vervallen_op", "eerst_klaar_op", "afgeschermd", "versie"}
_TABEL = re.compile(r"(?:FROM|JOIN)\s+(?:cijfers\.)?([a-z]+_[a-z]+)\s+(?:AS\s+)?([a-z]+)\b")
_KOLOM = re.compile(r"\b([a-z]+)\.([a-z_]+)\b")


@dataclass(frozen=True)
class Gegeven:
    """One column that a figure reads, with the files where the work itself uses it."""

    kamer: str
    model: str
    veld: str
    werk: tuple[str, ...]

    @property
    def alleen_voor_cijfers(self) -> bool:
        return not self.werk


@cache
def gegevens() -> tuple[Gegeven, ...]:
    """Every column behind a figure that somebody fills or chooses, room by room."""
    modellen = {m._meta.db_table: m for m in apps.get_models() if m._meta.app_label in _kamers()}
    gelezen: dict[str, set[str]] = defaultdict(set)
    for tekst in statements():
        aliassen = {alias: tabel for tabel, alias in _TABEL.findall(tekst) if tabel in modellen}
        for alias, kolom in _KOLOM.findall(tekst):
            if alias in aliassen:
                gelezen[aliassen[alias]].add(kolom)
    return tuple(
        Gegeven((kamer := modellen[tabel]._meta.app_label), modellen[tabel].__name__, veld, in_het_werk(kamer, veld))
        for tabel in sorted(gelezen, key=lambda t: (_kamers().index(modellen[t]._meta.app_label), t))
        for veld in _ingevuld(modellen[tabel], gelezen[tabel])
    )


def _kamers() -> list[str]:
    """The rooms whose people fill something in: kern holds events, monitor only reads."""
    return [kamer for kamer in settings.KAMERS if kamer not in ("kern", "monitor", "poort")]


def statements() -> Iterator[str]:
    """The SQL of every figure: each function, and each text in an indicator."""
    for pad in sorted((PAKKET / "monitor" / "sql").glob("*.sql")):
        yield from re.split(r"CREATE FUNCTION", pad.read_text(encoding="utf-8"))
    for pad in sorted((PAKKET / "monitor" / "indicatoren").glob("*.py")):
        for knoop in ast.walk(ast.parse(pad.read_text(encoding="utf-8"))):
            if isinstance(knoop, ast.Constant | ast.JoinedStr) and "FROM " in (tekst := ast.unparse(knoop)):
                yield tekst


def _ingevuld(model: type[Model], kolommen: set[str]) -> list[str]:
    """Columns that hold what somebody typed or chose: no keys and nothing the system keeps by itself."""
    velden = [v for v in model._meta.concrete_fields if not (v.is_relation or v.primary_key)]
    return [v.name for v in velden if v.column in kolommen and v.name not in VANZELF]


def in_het_werk(kamer: str, veld: str) -> tuple[str, ...]:
    """Files that use this name where work shows itself, in the room that owns it and in those that know it."""
    woord = re.compile(rf"\b{veld}\b")
    vanaf = _kamers()[_kamers().index(kamer) :]
    return tuple(naam for naam, tekst in _werkbestanden() if naam.split("/")[0] in vanaf and woord.search(tekst))


@cache
def _werkbestanden() -> tuple[tuple[str, str], ...]:
    """Reads, rules, doors, screens and SQL of the rooms, without the figures, the acts and the tests."""
    paden = [p for kamer in _kamers() for soort in ("py", "html", "sql") for p in (PAKKET / kamer).rglob(f"*.{soort}")]
    eigen = [(p.relative_to(PAKKET), p) for p in sorted(paden)]
    return tuple(
        (str(naam), pad.read_text(encoding="utf-8"))
        for naam, pad in eigen
        if WERK & {deel.removesuffix(".py") for deel in naam.parts} and "tests" not in naam.parts
    )
