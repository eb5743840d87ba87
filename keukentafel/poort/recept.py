"""Build the statement of a hot page once, fill it in for everybody.

What a rule of the gate says depends on the roles of the actor and on whether there are ties at all; which teams and
ties they are is only a matter of values. So a query set is compiled for a stand-in with the same roles, whose ids are
marks, and each call puts the real values where the marks stand. A mark that is left over fits no row: then nothing is
shown, never too much. What `maak` builds may not hold the time or anything else that differs from call to call.

Only the marks stay parameters, and a list of ties goes along once however often the statement names it: the timeline
had 186 parameters, of which thirty were the same few hundred keys. What never changes stands in the text itself.
"""

import re
from collections.abc import Callable, Hashable, Mapping
from copy import copy
from dataclasses import dataclass, replace
from functools import cache
from types import SimpleNamespace
from typing import Any
from uuid import UUID, uuid5

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet
from django.db.models.query import ModelIterable
from psycopg.sql import Literal

from keukentafel.kern.actor import Actor
from keukentafel.kern.reeks import reeks

_RUIMTE = UUID("6f1c9e0e-2f6b-4c55-9a53-6d9f5a3f5d10")
_MEESTE = 2000
_recepten: dict[Hashable, "Recept | None"] = {}


@cache
def merk(naam: str) -> UUID:
    """A key that no row has."""
    return uuid5(_RUIMTE, naam)


_ID, _TEAM = merk("actor"), -20_150_101
_BANDEN = ("dossiers", "huishoudens", "inwoners", "redenen", "mijdt", "waarneemt")
_REEKS_VAN = {band: reeks([merk(band)]) for band in _BANDEN}
_TEAMREEKS = reeks([_TEAM])


@dataclass(frozen=True)
class Recept:
    """A statement with named parameters; `waarden` says for each name which mark (or fixed value) it stands for."""

    sql: str
    waarden: Mapping[str, Any]
    samensteller: Any
    """Django's compiler of this statement; it knows how a row becomes an object."""
    omzetters: Any
    """What the compiler makes of the columns; found once, since finding it cost more than the rows of a page."""

    def objecten(self, invulling: Mapping[Hashable, Any]) -> list[Any]:
        """Fill in, run, and make model objects as the query set would have made them."""
        samensteller = copy(self.samensteller)
        samensteller.as_sql = lambda: (self.sql, self.ingevuld(invulling))
        samensteller.get_converters = lambda kolommen: self.omzetters
        vraag = SimpleNamespace(get_compiler=lambda using: samensteller)
        rijen: Any = SimpleNamespace(db=connection.alias, query=vraag, _known_related_objects={})
        return list(ModelIterable(rijen))

    def rijen(self, invulling: Mapping[Hashable, Any]) -> list[tuple[Any, ...]]:
        """Fill in and run."""
        with connection.cursor() as cursor:
            cursor.execute(self.sql, self.ingevuld(invulling))
            return list(cursor.fetchall())

    def ingevuld(self, invulling: Mapping[Hashable, Any]) -> dict[str, Any]:
        """The values, with the real ones in place of the marks."""
        return {n: invulling.get(w, w) if isinstance(w, Hashable) else w for n, w in self.waarden.items()}


def rijen_van(
    actor: Actor, soort: Hashable, maak: Callable[[Actor], QuerySet[Any]], gegevens: Mapping[Hashable, Any]
) -> list[tuple[Any, ...]]:
    """Rows of the query that `maak` builds for a stand-in of this actor.

    `soort` names everything beside the actor on which the text of the statement depends; `gegevens` maps each mark that
    `maak` used (for a list: the array of its marks as text, kern.reeks) to its real value.
    """
    recept = recept_van(actor, soort, maak, gegevens)
    return recept.rijen({**van_actor(actor), **gegevens}) if recept else []


def objecten_van(
    actor: Actor, soort: Hashable, maak: Callable[[Actor], QuerySet[Any]], gegevens: Mapping[Hashable, Any]
) -> list[Any]:
    """As `rijen_van`, but model objects: with select_related and annotations, without prefetches."""
    recept = recept_van(actor, soort, maak, gegevens)
    return recept.objecten({**van_actor(actor), **gegevens}) if recept else []


def recept_van(
    actor: Actor, soort: Hashable, maak: Callable[[Actor], QuerySet[Any]], gegevens: Mapping[Hashable, Any]
) -> Recept | None:
    """The statement for everybody in this position; None when nobody there may see anything."""
    sleutel = (soort, actor.soort, actor.rollen, *(bool(getattr(actor, band)) for band in _BANDEN))
    if sleutel not in _recepten:
        if len(_recepten) >= _MEESTE:
            _recepten.clear()
        _recepten[sleutel] = _maak(maak(_plaatsvervanger(actor)), {*van_actor(actor), *gegevens})
    return _recepten[sleutel]


def _maak(rijen: QuerySet[Any], merken: set[Hashable]) -> Recept | None:
    try:
        samensteller = rijen.query.get_compiler(connection=connection)
        sql, waarden = samensteller.as_sql()
    except EmptyResultSet:
        return None
    omzetters = samensteller.get_converters([deel[0] for deel in samensteller.select[: samensteller.col_count]])
    return Recept(*_benoemd(sql, list(waarden), merken), samensteller, omzetters)


def _benoemd(sql: str, waarden: list[Any], merken: set[Hashable]) -> tuple[str, dict[str, Any]]:
    """Fixed words and numbers into the text; a list of keys, which carries its type, once; the rest each a name."""
    volgende = iter(waarden)
    namen: dict[str, Any] = {}
    reeksen: dict[tuple[Hashable, str], str] = {}

    def plaats(gevonden: re.Match[str]) -> str:
        if gevonden[0] == "%%":
            return "%%"
        waarde, soort = next(volgende), gevonden[1] or ""
        if isinstance(waarde, str | int | None) and waarde not in merken:
            return Literal(waarde).as_string(connection.connection).replace("%", "%%") + soort
        naam = f"m{len(namen)}"
        if soort and isinstance(waarde, Hashable):
            naam = reeksen.setdefault((waarde, soort), naam)
        namen[naam] = waarde
        return f"%({naam})s{soort}"

    return re.sub(r"%%|%s(::\w+\[\])?", plaats, sql), namen


def _plaatsvervanger(actor: Actor) -> Actor:
    banden: dict[str, Any] = {
        band: frozenset({merk(band)}) if getattr(actor, band) else frozenset() for band in _BANDEN
    }
    return replace(actor, id=_ID, teams=frozenset({_TEAM}), **banden)


def van_actor(actor: Actor) -> dict[Hashable, Any]:
    """Mark -> real value, of everything that a rule of the gate asks about an actor."""
    echt: dict[Hashable, Any] = {merken: actor.reeksen[band] for band, merken in _REEKS_VAN.items()}
    return echt | {str(_ID): actor.kenmerk, _ID: actor.id, _TEAMREEKS: actor.reeksen["teams"]}
