"""Every look and every act, append-only.

Looks are collected while the page is made and written by the middleware in one short transaction of their own, after
rendering and before the first byte: no log, no page. Acts write their line inside their own transaction. A search is
one line, however many lists were shown while it was typed.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import connection

from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, Verlening, actor_nu
from keukentafel.poort import beperking

_kijken: ContextVar[list["Logregel"] | None] = ContextVar("kijken", default=None)
_verzoek: ContextVar[str] = ContextVar("verzoek", default="")


@dataclass(frozen=True)
class Logregel:
    """NEN 7513 fields that the database does not add itself (who and when it does).

    soort: kijken, zoeken, handeling, geweigerd, export, afdruk, inloggen. object: model and key. uitkomst: "ok" or why
    not. noodprocedure: by emergency access (AUT-01); verlening: by which grant. `gegevens` never holds a BSN, a name or
    free text of a resident.
    """

    soort: str
    recht: str
    object_soort: str = ""
    object_id: str = ""
    dossier: str | None = None
    inwoner: str | None = None
    uitkomst: str = "ok"
    doel: str = ""
    noodprocedure: bool | None = None
    verlening: str | None = None
    rollen: tuple[str, ...] = ()
    organisatie: str = ""
    spoor: str = ""
    gegevens: dict[str, Any] | None = None

    def als_tekst(self) -> str:
        """Canonical JSON: sorted keys, no spaces, empty fields left out."""
        velden = {k: v for k, v in vars(self).items() if v not in ("", None, ())}
        return json.dumps(velden, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=str)


def ontleed(inhoud: str) -> dict[str, Any]:
    """The fields of a stored line, for reading."""
    velden: dict[str, Any] = json.loads(inhoud)
    return velden


# What a granted tie is called as the reason of a look (kern.actor.Verlening.soort).
DOEL_VAN_VERLENING = {"nood": "noodtoegang", "verzoek": "toegang op verzoek"}


def spoor() -> str:
    """The key of this request, which all its lines share: what is said later about this visit refers to it."""
    return _verzoek.get()


def _waarom(actor: Actor, dossier: Any, inwoner: Any, huishouden: Any, verlening: Verlening | None) -> str:
    """Why this actor came here, as far as the house knows it: a granted or a case tie, an open question that is being
    handled (it gives a tie with the person or the household), or a reason that was given (AUT-07)."""
    if verlening:
        return DOEL_VAN_VERLENING[verlening.soort]
    if dossier in actor.dossiers or inwoner in actor.inwoners:
        return "betrokken"
    if huishouden in actor.huishoudens:
        return "vraag in behandeling"
    gegeven = dossier in actor.redenen or dossier in actor.verteld or inwoner in actor.verteld
    return "reden gegeven" if gegeven else ""


def _regel(actor: Actor, soort: str, recht: str, object_: Any, **extra: Any) -> Logregel:
    dossier = getattr(object_, "dossier_id", None)
    if dossier is None and object_ is not None and object_._meta.label == "dossier.Dossier":
        dossier = object_.pk
    inwoner = getattr(object_, "inwoner_id", None)
    if inwoner is None and object_ is not None and object_._meta.label == "inwoner.Inwoner":
        inwoner = object_.pk
    huishouden = getattr(object_, "huishouden_id", None)
    if object_ is not None and object_._meta.label == "inwoner.Huishouden":
        huishouden = object_.pk
    verlening = actor.verlening_voor(dossier=dossier, huishouden=huishouden, inwoner=inwoner) if object_ else None
    return Logregel(
        soort=soort,
        recht=recht,
        object_soort=object_._meta.label_lower if object_ is not None else "",
        object_id=str(object_.pk) if object_ is not None else "",
        dossier=str(dossier) if dossier else None,
        inwoner=str(inwoner) if inwoner else None,
        doel=_waarom(actor, dossier, inwoner, huishouden, verlening),
        noodprocedure=True if verlening and verlening.soort == "nood" else None,
        verlening=str(verlening.id) if verlening else None,
        rollen=tuple(sorted(actor.rollen)),
        organisatie=actor.organisatie,
        spoor=_verzoek.get(),
        **extra,
    )


def kijk(recht: str, object_: Any = None, *, soort: str = "kijken", uitkomst: str = "ok", **gegevens: Any) -> None:
    """Remember one look (or refusal) for the end of this request; outside a request it is written at once.

    What goes on paper or into a file passes here: nothing of a dossier that may only be kept (Blokkade, AVG art. 18).
    """
    if soort in beperking.NAAR_BUITEN and uitkomst == "ok":
        stuk = object_.pk if getattr(object_, "dossier_id", None) else None
        beperking.eis_naar_buiten(stuk=stuk, dossier=gegevens.get("dossier"))
    regel = _regel(actor_nu(), soort, recht, object_, uitkomst=uitkomst, gegevens=gegevens or None)
    lijst = _kijken.get()
    if lijst is None:
        schrijf([regel])
    else:
        lijst.append(regel)


def geweigerd(actor: Actor, recht: str, object_soort: str, object_id: UUID | str, reden: str) -> None:
    """A refusal travels the same road as a look, and is read beside the looks at this dossier or resident.

    Only from the key that was asked: what lies behind another key is not looked up, for then absent and hidden differ.
    """
    sleutel = _sleutel(object_id)
    regel = Logregel(
        soort="geweigerd",
        recht=recht,
        object_soort=object_soort,
        object_id=str(object_id),
        dossier=sleutel if object_soort == "dossier.dossier" else None,
        inwoner=sleutel if object_soort == "inwoner.inwoner" else None,
        uitkomst=reden,
        rollen=tuple(sorted(actor.rollen)),
        spoor=_verzoek.get(),
    )
    lijst = _kijken.get()
    if lijst is not None:
        lijst.append(regel)


def _sleutel(object_id: UUID | str) -> str | None:
    """As the column of the log takes it; None for nonsense that somebody typed as a key."""
    try:
        return str(UUID(str(object_id)))
    except ValueError:
        return None


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


def schrijf_verzameld(actor: Actor, *, nieuwe_pagina: bool) -> None:
    """Write what was looked at so far in the open transaction: an act's own, so that it costs no second COMMIT."""
    lijst = _kijken.get()
    if lijst:
        schrijf_kijken(actor, lijst, nieuwe_pagina=nieuwe_pagina)
        lijst.clear()


def schrijf_kijken(actor: Actor, regels: list[Logregel], *, nieuwe_pagina: bool) -> None:
    """Write the collected looks in one transaction of their own; raises when the database does not take them.

    One statement is a transaction by itself, and the log asks of an actor the name alone: binding all ties for it
    would cost three more trips and more bytes than the page. A new page ends the searches that were being typed.
    """
    if regels:
        with connection.cursor() as cursor:
            inhoud = [r.als_tekst() for r in regels]
            cursor.execute("SELECT logboek_schrijf(%s, %s, %s)", [actor.kenmerk, inhoud, nieuwe_pagina])


def getypt(recht: str, zoekactie: str, getoond: Sequence[str], elders: Sequence[str], **gegevens: Any) -> None:
    """A list shown while typing: added to the one line of this search (sql/50_zoekactie.sql), before it is shown."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT logboek_zoekactie_lees(%s)", [zoekactie])
        eerder = _eerder(cursor.fetchone()[0])
        regel = _zoekregel(recht, eerder, {"zoekactie": zoekactie, **gegevens}, getoond, elders)
        cursor.execute("SELECT logboek_zoekactie_zet(%s, %s)", [zoekactie, regel.als_tekst()])


def gezocht(recht: str, getoond: Sequence[str], elders: Sequence[str], **gegevens: Any) -> None:
    """A page of hits. It goes on with what was typed in the minute before it, and then tells of that too."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT logboek_zoekactie_lees(NULL)")
        eerder = _eerder(cursor.fetchone()[0])
    zoekactie = {"zoekactie": eerder["zoekactie"]} if eerder else {}
    regel = _zoekregel(recht, eerder, {**gegevens, **zoekactie}, getoond, elders)
    lijst = _kijken.get()
    if lijst is None:
        schrijf([regel])
    else:
        lijst.append(regel)


def zoekacties_sluiten(stil: timedelta) -> None:
    """Write every search of which nothing was heard for so long."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT logboek_zoekactie_sluit(NULL, %s::interval, '{}')", [f"{stil.total_seconds()} s"])


def _eerder(inhoud: str | None) -> dict[str, Any]:
    velden: dict[str, Any] = ontleed(inhoud)["gegevens"] if inhoud else {}
    return velden


def _zoekregel(
    recht: str, eerder: dict[str, Any], gegevens: dict[str, Any], getoond: Sequence[str], elders: Sequence[str]
) -> Logregel:
    """One line over all lists of this search: how many there were, since when, and everybody who stood in one."""
    gegevens |= {
        "lijsten": eerder.get("lijsten", 0) + 1,
        "vanaf": eerder.get("vanaf") or klok.nu().isoformat(timespec="seconds"),
        "getoond": list(dict.fromkeys([*eerder.get("getoond", ()), *getoond])),
        "elders": list(dict.fromkeys([*eerder.get("elders", ()), *elders])),
    }
    return _regel(actor_nu(), "zoeken", recht, None, gegevens=gegevens)
