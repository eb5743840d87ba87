"""What the acts of this room share."""

from typing import Any, Literal

from django.db import connection

from keukentafel.besluit.models import Aanvraag, Besluit, Bezwaar
from keukentafel.kern.actor import Actor

SYSTEEM = Actor.systeem("besluit")


def volgend_nummer(reeks: Literal["besluit_aanvraagnummer", "besluit_besluitnummer"]) -> int:
    """The next number of this row of numbers (sql/10_nummer.sql)."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(%s::regclass)", [reeks])
        return int(cursor.fetchone()[0])


def merk(actor: Actor, boven: Aanvraag | Besluit | Bezwaar, *, wet: bool = False) -> dict[str, Any]:
    """Columns that a row beneath an aanvraag or decision carries: its walls, and who wrote it."""
    kolommen = {
        "dossier_id": boven.dossier_id,
        "team_id": boven.team_id,
        "afgeschermd": boven.afgeschermd,
        "inwoner_id": boven.inwoner_id,
        "gemaakt_door": actor.kenmerk,
    }
    return {**kolommen, "wet": boven.wet} if wet else kolommen
