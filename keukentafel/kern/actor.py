"""Who acts. Nothing is read or written without an actor, and this module is the only opener of transactions.

The database answers nothing, silently, when no actor is bound (row-level security). So the protected manager asks
`actor_nu()`, which raises, and our own marker says whether a transaction is open: under pytest
`connection.in_atomic_block` is always true.
"""

from collections.abc import Iterator, Set
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from uuid import UUID

from django.db import connection, transaction

from keukentafel.kern.reeks import reeks


class GeenActor(RuntimeError):
    """Somebody asks for protected data outside `transactie`."""


@dataclass(frozen=True)
class Verlening:
    """A case tie that was granted for a while: in an emergency (`nood`) or because it was asked for (`verzoek`).

    It is one dossier with its household and the residents of that household; nothing else comes along.
    """

    id: UUID
    soort: str
    dossier: UUID
    huishouden: UUID
    tot: datetime
    inwoners: frozenset[UUID] = frozenset()


@dataclass(frozen=True)
class Actor:
    """A person with teams, roles and case ties, or a named system.

    `teams` are team ids, `rollen` codes of `poort.matrix.Rol`. `dossiers`, `huishoudens` and `inwoners` are the case
    ties that exist now (bound by organisatie at each request), `waarneemt` the absent colleagues one stands in for,
    `redenen` the dossiers for which a reason to look was given (matrix operation R), `verteld` the dossiers and people
    of which was said today why one looks without a tie (AUT-07; it opens nothing), `mijdt` keys of residents,
    households and dossiers of the own circle: never shown, ties or not (MAN-08). `verleend` says which of the ties were
    granted for a while (AUT-01): the log names them.
    """

    naam: str
    id: UUID | None = None
    soort: str = "persoon"
    teams: frozenset[int] = frozenset()
    rollen: frozenset[str] = frozenset()
    dossiers: Set[UUID] = frozenset()
    inwoners: Set[UUID] = frozenset()
    huishoudens: Set[UUID] = frozenset()
    redenen: frozenset[UUID] = frozenset()
    verteld: frozenset[UUID] = frozenset()
    waarneemt: frozenset[UUID] = frozenset()
    mijdt: Set[UUID] = frozenset()
    verleend: tuple[Verlening, ...] = ()
    functie: str = ""
    organisatie: str = ""

    @classmethod
    def systeem(cls, naam: str) -> "Actor":
        """A named process of the house. It sees everything, so it may only be bound after a right was checked."""
        return cls(naam=naam, soort="systeem")

    @property
    def is_systeem(self) -> bool:
        return self.soort == "systeem"

    @property
    def kenmerk(self) -> str:
        """What stands in the log: the id of the person, or the name of the system."""
        return str(self.id) if self.id else f"systeem:{self.naam}"

    def verlening_voor(self, *, dossier: object, huishouden: object = None, inwoner: object = None) -> Verlening | None:
        """The granted tie by which this actor comes here, an emergency first. What has a dossier goes by that alone."""
        hier = [
            v
            for v in self.verleend
            if (v.dossier == dossier if dossier else v.huishouden == huishouden or inwoner in v.inwoners)
        ]
        return min(hier, key=lambda v: v.soort, default=None)

    @cached_property
    def reeksen(self) -> dict[str, str]:
        """Teams, ties and roles as text of PostgreSQL arrays: made once, sent several times in each request."""
        namen = ("teams", "dossiers", "inwoners", "huishoudens", "redenen", "mijdt", "rollen", "waarneemt")
        return {naam: reeks(getattr(self, naam)) for naam in namen}


@dataclass(frozen=True)
class _Stand:
    actor: Actor
    lezen: bool


_stand: ContextVar[_Stand | None] = ContextVar("transactie", default=None)


def actor_nu() -> Actor:
    """The bound actor; raises GeenActor outside `transactie`."""
    stand = _stand.get()
    if stand is None:
        raise GeenActor("Er is geen actor gebonden: open eerst kern.actor.transactie(actor).")
    return stand.actor


def in_transactie() -> bool:
    """Is a transaction of ours open?"""
    return _stand.get() is not None


def _bind(actor: Actor, lezen: bool) -> None:
    """One statement: who is it, which teams and ties, may it write. Read by the policies (poort/sql)."""
    sql = (
        "SELECT set_config('kt.actor', %s, true), set_config('kt.teams', %s, true),"
        " set_config('kt.dossiers', %s, true), set_config('kt.inwoners', %s, true),"
        " set_config('kt.huishoudens', %s, true), set_config('kt.rollen', %s, true), set_config('kt.wie', %s, true),"
        " set_config('kt.mijdt', %s, true)"
    )
    if lezen:
        sql += ", set_config('transaction_read_only', 'on', true)"
    with connection.cursor() as cursor:
        cursor.execute(
            sql,
            [
                actor.kenmerk,
                actor.reeksen["teams"],
                reeks(actor.dossiers | actor.redenen) if actor.redenen else actor.reeksen["dossiers"],
                actor.reeksen["inwoners"],
                actor.reeksen["huishoudens"],
                actor.reeksen["rollen"],
                "*" if actor.is_systeem else actor.kenmerk,
                actor.reeksen["mijdt"],
            ],
        )


@contextmanager
def transactie(actor: Actor, *, lezen: bool = False) -> Iterator[None]:
    """Open a transaction (nested: a savepoint) for this actor.

    With `lezen` every write fails in the database. A nested block with another actor restores the outer one; a rolled
    back savepoint does that by itself. So does a nested read-only block, which changed nothing: only so the read-only
    mark is lifted again. On its own it ends in a commit: at every rollback the driver throws its prepared statements
    away, and then each page plans each statement anew.
    """
    buiten, genest = _stand.get(), connection.in_atomic_block
    with transaction.atomic():
        _bind(actor, lezen)
        merk = _stand.set(_Stand(actor, lezen))
        try:
            yield
        finally:
            _stand.reset(merk)
        if lezen and genest:
            transaction.set_rollback(True)
        elif buiten is not None and buiten.actor != actor and not connection.needs_rollback:
            _bind(buiten.actor, buiten.lezen)
