"""Every look and every act, append-only.

Looks are collected while the page is made and written by the middleware in one short transaction of their own, after
rendering and before the first byte: no log, no page. Acts write their line inside their own transaction.
"""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import asdict, dataclass
from typing import Any
from uuid import UUID

from django.db import connection

from keukentafel.kern.actor import Actor, actor_nu

_kijken: ContextVar[list["Logregel"] | None] = ContextVar("kijken", default=None)
_verzoek: ContextVar[str] = ContextVar("verzoek", default="")


@dataclass(frozen=True)
class Logregel:
    """NEN 7513 fields that the database does not add itself (who and when it does).

    soort: kijken, zoeken, handeling, geweigerd, export, afdruk, inloggen. object: model and key. uitkomst: "ok" or why
    not. `gegevens` never holds a BSN, a name or free text of a resident.
    """

    soort: str
    recht: str
    object_soort: str = ""
    object_id: str = ""
    dossier: str | None = None
    inwoner: str | None = None
    uitkomst: str = "ok"
    doel: str = ""
    rollen: tuple[str, ...] = ()
    organisatie: str = ""
    spoor: str = ""
    gegevens: dict[str, Any] | None = None

    def als_tekst(self) -> str:
        """Canonical JSON: sorted keys, no spaces, empty fields left out."""
        velden = {k: v for k, v in asdict(self).items() if v not in ("", None, ())}
        return json.dumps(velden, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=str)


def ontleed(inhoud: str) -> dict[str, Any]:
    """The fields of a stored line, for reading."""
    velden: dict[str, Any] = json.loads(inhoud)
    return velden


def _waarom(actor: Actor, dossier: Any, inwoner: Any) -> str:
    """Why this actor came here, as far as the house knows it: a case tie, or a reason that was given (AUT-07)."""
    if dossier in actor.dossiers or inwoner in actor.inwoners:
        return "betrokken"
    return "reden gegeven" if dossier in actor.redenen else ""


def _regel(actor: Actor, soort: str, recht: str, object_: Any, **extra: Any) -> Logregel:
    dossier = getattr(object_, "dossier_id", None)
    if dossier is None and object_ is not None and object_._meta.label == "dossier.Dossier":
        dossier = object_.pk
    inwoner = getattr(object_, "inwoner_id", None)
    if inwoner is None and object_ is not None and object_._meta.label == "inwoner.Inwoner":
        inwoner = object_.pk
    return Logregel(
        soort=soort,
        recht=recht,
        object_soort=object_._meta.label_lower if object_ is not None else "",
        object_id=str(object_.pk) if object_ is not None else "",
        dossier=str(dossier) if dossier else None,
        inwoner=str(inwoner) if inwoner else None,
        doel=_waarom(actor, dossier, inwoner),
        rollen=tuple(sorted(actor.rollen)),
        organisatie=actor.organisatie,
        spoor=_verzoek.get(),
        **extra,
    )


def kijk(recht: str, object_: Any = None, *, soort: str = "kijken", uitkomst: str = "ok", **gegevens: Any) -> None:
    """Remember one look (or refusal) for the end of this request; outside a request it is written at once."""
    regel = _regel(actor_nu(), soort, recht, object_, uitkomst=uitkomst, gegevens=gegevens or None)
    lijst = _kijken.get()
    if lijst is None:
        schrijf([regel])
    else:
        lijst.append(regel)


def geweigerd(actor: Actor, recht: str, object_soort: str, object_id: UUID | str, reden: str) -> None:
    """A refusal travels the same road as a look."""
    regel = Logregel(
        soort="geweigerd",
        recht=recht,
        object_soort=object_soort,
        object_id=str(object_id),
        uitkomst=reden,
        rollen=tuple(sorted(actor.rollen)),
        spoor=_verzoek.get(),
    )
    lijst = _kijken.get()
    if lijst is not None:
        lijst.append(regel)


def handeling(actor: Actor, recht: str, object_: Any, **gegevens: Any) -> None:
    """The audit line of an act, inside the act's transaction."""
    schrijf([_regel(actor, "handeling", recht, object_, gegevens=gegevens or None)])


def schrijf(regels: Iterable[Logregel]) -> None:
    """One INSERT for all lines, in the open transaction."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO logboek_regel (inhoud) SELECT unnest(%s::text[])", [[r.als_tekst() for r in regels]]
        )


@contextmanager
def verzameld(spoor: str = "") -> Iterator[list[Logregel]]:
    """Collect the looks of one request."""
    lijst: list[Logregel] = []
    merk, merk_verzoek = _kijken.set(lijst), _verzoek.set(spoor)
    try:
        yield lijst
    finally:
        _kijken.reset(merk)
        _verzoek.reset(merk_verzoek)


def schrijf_verzameld() -> None:
    """Write what was looked at so far in the open transaction: an act's own, so that it costs no second COMMIT."""
    lijst = _kijken.get()
    if lijst:
        schrijf(lijst)
        lijst.clear()


def schrijf_kijken(actor: Actor, regels: list[Logregel]) -> None:
    """Write the collected looks in one transaction of their own; raises when the database does not take them.

    One statement is a transaction by itself, and the log asks of an actor the name alone: binding all ties for it
    would cost three more trips and more bytes than the page.
    """
    if regels:
        with connection.cursor() as cursor:
            cursor.execute("SELECT logboek_schrijf(%s, %s)", [actor.kenmerk, [r.als_tekst() for r in regels]])
