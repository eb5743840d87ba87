"""What the acts of this room share."""

from typing import Any, Literal
from uuid import UUID

from django.db import connection

from keukentafel.besluit.models import Aanvraag, Besluit, Bezwaar
from keukentafel.kern.actor import Actor
from keukentafel.kern.models import Gebeurtenis

SYSTEEM = Actor.systeem("besluit")


Reeks = Literal["besluit_aanvraagnummer", "besluit_besluitnummer", "besluit_bezwaarnummer", "besluit_klachtnummer"]


def volgend_nummer(reeks: Reeks) -> int:
    """The next number of this row of numbers (sql/10_nummer.sql, sql/50_rechtsbescherming.sql)."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(%s::regclass)", [reeks])
        return int(cursor.fetchone()[0])


def besluit_van(gebeurtenis: Gebeurtenis) -> UUID:
    """The decision a gebeurtenis is about: named in it, or its subject."""
    genoemd = gebeurtenis.gegevens.get("besluit")
    return UUID(genoemd) if genoemd else gebeurtenis.onderwerp


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


def briefplek(besluit: Besluit) -> dict[str, Any]:
    """Where a letter about this decision belongs: about whom, in which file, behind which walls."""
    return {
        "inwoner_id": besluit.inwoner_id,
        "team_id": besluit.team_id,
        "dossier_id": besluit.dossier_id,
        "huishouden_id": besluit.dossier.huishouden_id,
        "wet": besluit.wet,
    }
