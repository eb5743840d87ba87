"""What a search in the log led to: on what was searched, how many were shown, and what was opened after it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import takewhile
from typing import Any
from uuid import UUID

from django.db import connection

from keukentafel.poort import logboek
from keukentafel.poort.models import LogboekRegel
from keukentafel.privacy.regels.logboek import zin_van

# What is looked at later than this came from somewhere else, whatever was searched.
DAARNA = timedelta(minutes=30)
# Rows of that worker looked through for one search, and of those how many are told.
VENSTER, GENOEMD = 60, 5


@dataclass(frozen=True)
class Geopend:
    """One look after the search, with the key by which the log is read further."""

    tijd: datetime
    waarop: str
    dossier: UUID | None
    inwoner: UUID | None


@dataclass(frozen=True)
class Zoekspoor:
    """`op` in words of our own, never the text: of that the log holds a keyed digest alone (docs/zoeken.md)."""

    op: str
    getoond: int
    elders: int
    geopend: tuple[Geopend, ...]
    meer: int
    """How many looks came after those that are named, among the rows that were looked through."""


def zoeksporen(rijen: Iterable[LogboekRegel], *, vervolg: bool = True) -> dict[int, Zoekspoor]:
    """Of every search among these rows of the log, beneath its wall: one statement, or none without `vervolg`."""
    zoekt = {rij.id: logboek.ontleed(rij.inhoud).get("gegevens") or {} for rij in rijen if rij.soort == "zoeken"}
    erna = _erna(list(zoekt)) if zoekt and vervolg else {}
    return {sleutel: _spoor(gegevens, erna.get(sleutel, [])) for sleutel, gegevens in zoekt.items()}


def _spoor(gegevens: dict[str, Any], geopend: list[Geopend]) -> Zoekspoor:
    return Zoekspoor(
        op=", ".join(gegevens.get("op") or ()),
        getoond=len(gegevens.get("getoond") or ()),
        elders=len(gegevens.get("elders") or ()),
        geopend=tuple(geopend[:GENOEMD]),
        meer=max(0, len(geopend) - GENOEMD),
    )


_SQL = """
SELECT z.id, k.tijd, k.soort, k.inhoud, k.dossier, k.inwoner
FROM unnest(%s::bigint[]) z(id) JOIN logboek_regel s ON s.id = z.id
CROSS JOIN LATERAL (SELECT * FROM logboek_regel v WHERE v.actor = s.actor AND v.id > s.id ORDER BY v.id LIMIT %s) k
WHERE k.tijd <= s.tijd + make_interval(secs => %s)
    AND (k.soort = 'zoeken' OR k.soort = 'kijken' AND num_nonnulls(k.dossier, k.inwoner) > 0)
ORDER BY z.id, k.id
"""


def _erna(zoekt: list[int]) -> dict[int, list[Geopend]]:
    """The looks between a search and the next one of the same worker; a page that was looked at again counts once."""
    with connection.cursor() as cursor:
        cursor.execute(_SQL, [zoekt, VENSTER, DAARNA.total_seconds()])
        rijen = cursor.fetchall()
    uit: dict[int, list[Geopend]] = {}
    for sleutel in zoekt:
        eigen = takewhile(lambda rij: rij[2] != "zoeken", (rij for rij in rijen if rij[0] == sleutel))
        gezien = {
            (inhoud["recht"], dossier, inwoner): Geopend(tijd, zin_van(str(inhoud["recht"])), dossier, inwoner)
            for _, tijd, _, tekst, dossier, inwoner in eigen
            for inhoud in [logboek.ontleed(tekst)]
        }
        uit[sleutel] = list(gezien.values())
    return uit
