"""The log as Logboek Dataverwerkingen (Logius): one line of JSON for each look and act, in a file of its own.

Written from sealed blocks by a job, so after commit, in order, and no page ever waits for it. The key of the visit is
the trace, the row is the span; so a line that was written twice (a crash between file and bookmark) is known by its
span_id. A resident or dossier is a keyed digest: who has the file alone cannot tell who it is.
"""

import json
import os
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any, TextIO

from django.db import connection
from django.utils.crypto import salted_hmac

from keukentafel import __version__
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.poort import logboek
from keukentafel.poort.verzegeling import SYSTEEM

Rij = tuple[int, datetime, str]
# Only sealed rows: below the horizon nothing can still be committed between them.
_BLOKKEN = """
SELECT r.id, r.tijd, r.inhoud FROM logboek_regel r
WHERE r.xid > coalesce((SELECT tot_xid FROM logboek_blok WHERE nr = %s), '0'::xid8)
  AND r.xid <= (SELECT tot_xid FROM logboek_blok WHERE nr = %s)
ORDER BY r.xid, r.id
"""
_PERIODE = "SELECT id, tijd, inhoud FROM logboek_regel WHERE tijd >= %s AND tijd < %s ORDER BY xid, id"


def als_span(rij: Rij) -> dict[str, Any]:
    """One row in the words of the standard. A refusal by rule is no error of the system, so its status is Unset."""
    id_, tijd, tekst = rij
    inhoud = logboek.ontleed(tekst)
    soort = str(inhoud.get("soort", ""))
    recht = str(inhoud.get("recht") or soort)
    moment = tijd.isoformat(timespec="milliseconds")
    return {
        "trace_id": inhoud.get("spoor") or sha256(f"regel {id_}".encode()).hexdigest()[:32],
        "span_id": f"{id_:016x}",
        "status": "Unset",
        "name": f"{soort} {recht}",
        "start_time": moment,
        "end_time": moment,
        "resource": {"attributes": {"name": "keukentafel", "version": __version__}},
        "attributes": {
            "dpl.core.processing_activity_id": f"urn:keukentafel:verwerkingsactiviteit:{recht}",
            **_betrokkene(inhoud),
        },
    }


def _betrokkene(inhoud: dict[str, Any]) -> dict[str, str]:
    for soort in ("inwoner", "dossier"):
        if sleutel := inhoud.get(soort):
            code = salted_hmac(f"dataverwerkingen.{soort}", str(sleutel), algorithm="sha256").hexdigest()
            return {"dpl.core.data_subject_id": code, "dpl.core.data_subject_id_type": f"urn:keukentafel:{soort}"}
    return {"dpl.core.data_subject_id": "", "dpl.core.data_subject_id_type": "urn:keukentafel:niemand"}


def bijschrijven(bestand: Path) -> int:
    """Add what was sealed since the last time; returns how many lines."""
    stand = bestand.with_name(f"{bestand.name}.stand")
    vorige = int(stand.read_text(encoding="utf-8")) if stand.exists() else 0
    with transactie(SYSTEEM, lezen=True):
        with connection.cursor() as cursor:
            cursor.execute("SELECT coalesce(max(nr), 0) FROM logboek_blok")
            laatste = int(cursor.fetchone()[0])
        if laatste == vorige:
            return 0
        bestand.parent.mkdir(parents=True, exist_ok=True)
        with bestand.open("a", encoding="utf-8") as uit:
            aantal = _schrijf(uit, _rijen(_BLOKKEN, [vorige, laatste]))
            uit.flush()
            os.fsync(uit.fileno())
    nieuw = stand.with_name(f"{stand.name}.nieuw")
    nieuw.write_text(str(laatste), encoding="utf-8")
    nieuw.replace(stand)
    return aantal


def herbouwen(bestand: Path, van: date, tot: date) -> int:
    """The file of a period anew, from the log; `tot` is its last day."""
    grenzen = [klok.moment(van, 0), klok.moment(tot + timedelta(days=1), 0)]
    with transactie(SYSTEEM, lezen=True), bestand.open("w", encoding="utf-8") as uit:
        return _schrijf(uit, _rijen(_PERIODE, grenzen))


def _rijen(sql: str, waarden: list[Any]) -> Iterator[Rij]:
    with connection.cursor() as cursor:
        cursor.execute(sql, waarden)
        while rijen := cursor.fetchmany(5_000):
            yield from rijen


def _schrijf(uit: TextIO, rijen: Iterable[Rij]) -> int:
    aantal = 0
    for rij in rijen:
        uit.write(json.dumps(als_span(rij), ensure_ascii=False, separators=(",", ":")) + "\n")
        aantal += 1
    return aantal
