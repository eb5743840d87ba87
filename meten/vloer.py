"""The floor: the statements of one request, sent again by bare psycopg. No Python, no template, no HTTP around them."""

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID, uuid4

import psycopg
from django.db import connection
from django.test import Client

BIND = "SELECT set_config('kt.actor'"
LEESLOG = "SELECT logboek_schrijf("


@dataclass(frozen=True)
class Opdracht:
    """One statement with its parameters, as the application gave it to the driver."""

    sql: str
    waarden: Any

    @property
    def schrijft(self) -> str:
        """Name of the table when this is an INSERT, else empty."""
        woorden = self.sql.split(None, 3)
        return woorden[2].strip('"') if [w.upper() for w in woorden[:2]] == ["INSERT", "INTO"] else ""


@contextmanager
def opgenomen() -> Iterator[list[Opdracht]]:
    """Collect every statement of the block; BEGIN, COMMIT and SAVEPOINT are not among them."""
    lijst: list[Opdracht] = []

    def noteer(voer_uit: Any, sql: str, waarden: Any, veel: bool, context: Any) -> Any:
        if not sql.startswith(("SAVEPOINT", "RELEASE", "ROLLBACK")):
            lijst.append(Opdracht(sql, waarden))
        return voer_uit(sql, waarden, veel, context)

    with connection.execute_wrapper(noteer):
        yield lijst


def neem_op(koekjes: dict[str, str], pad: str, velden: dict[str, Any] | None = None) -> list[Opdracht]:
    """The statements of one request with this session, done in this process. Raises RuntimeError on an error page."""
    klant = Client(headers={"X-Forwarded-Proto": "https", "Host": "127.0.0.1", "Referer": "https://127.0.0.1/"})
    for naam, waarde in koekjes.items():
        klant.cookies[naam] = waarde
    with opgenomen() as lijst:
        antwoord = klant.post(pad, velden) if velden is not None else klant.get(pad)
    if antwoord.status_code >= 400:
        raise RuntimeError(f"{pad} gaf {antwoord.status_code}")
    return lijst


def speel(verbinding: psycopg.Connection[Any], opdrachten: Iterable[Opdracht]) -> float:
    """Seconds for these statements on an autocommit connection. A transaction begins at each binding of an actor and
    ends at the next one or at the read log, as in the application (kern.actor.transactie)."""
    begin = time.perf_counter()
    open_ = False
    with verbinding.cursor() as cursor:
        for opdracht in opdrachten:
            if open_ and opdracht.sql.startswith((BIND, LEESLOG)):
                cursor.execute("COMMIT")
                open_ = False
            if opdracht.sql.startswith(BIND):
                cursor.execute("BEGIN")
                open_ = True
            cursor.execute(opdracht.sql, opdracht.waarden)
            if cursor.description is not None:
                cursor.fetchall()
        if open_:
            cursor.execute("COMMIT")
    return time.perf_counter() - begin


def met_nieuwe_sleutels(opdrachten: list[Opdracht]) -> list[Opdracht]:
    """The same writes once more: keys of the inserted rows are replaced by fresh ones, everywhere they occur."""
    nieuw = {o.waarden[i]: uuid4() for o in opdrachten if o.schrijft for i in _sleutelplaatsen(o)}
    return [replace(o, waarden=_vervang(o.waarden, nieuw)) for o in opdrachten]


def _sleutelplaatsen(opdracht: Opdracht) -> list[int]:
    """Where the own key of an INSERT stands: the column "id", when it is a UUID."""
    kolommen = opdracht.sql[opdracht.sql.find("(") + 1 : opdracht.sql.find(")")].replace('"', "").split(", ")
    if "id" not in kolommen or not isinstance(opdracht.waarden, list | tuple):
        return []
    plaats = kolommen.index("id")
    return [plaats] if isinstance(opdracht.waarden[plaats], UUID) else []


def _vervang(waarden: Any, nieuw: dict[UUID, UUID]) -> Any:
    if isinstance(waarden, list | tuple):
        return [nieuw.get(w, w) if isinstance(w, UUID) else w for w in waarden]
    if isinstance(waarden, dict):
        return {naam: nieuw.get(w, w) if isinstance(w, UUID) else w for naam, w in waarden.items()}
    return waarden


def spelen(verbinding: psycopg.Connection[Any], reeksen: list[list[Opdracht]]) -> Callable[[int], float]:
    """A floor for `om_en_om`: round n plays list n, round and round."""
    return lambda ronde: speel(verbinding, reeksen[ronde % len(reeksen)])
