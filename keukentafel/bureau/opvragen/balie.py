"""The front desk today: what I recorded, and which call-backs of mine are still open. One statement."""

import json
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import connection

from keukentafel.kern import klok
from keukentafel.kern.actor import Actor
from keukentafel.kern.tekst import AMSTERDAM
from keukentafel.poort import logboek
from keukentafel.poort.rechten import Recht

SQL = """
WITH geldig AS (
    SELECT soort, code, naam FROM organisatie_inrichting WHERE soort IN ('kanaal', 'onderwerp')
        AND geldig_van <= %(vandaag)s AND (geldig_tot IS NULL OR geldig_tot > %(vandaag)s)
), vandaag AS (
    SELECT c.id, c.moment, c.vervolg, c.anoniem, t.naam AS team, h.naam AS huishouden,
           coalesce((SELECT g.naam FROM geldig g WHERE g.soort = 'kanaal' AND g.code = c.kanaal LIMIT 1),
                    c.kanaal) AS kanaal,
           ARRAY(SELECT coalesce(g.naam, o.code) FROM unnest(c.onderwerpen) WITH ORDINALITY o (code, nr)
                 LEFT JOIN geldig g ON g.soort = 'onderwerp' AND g.code = o.code ORDER BY o.nr) AS onderwerpen
    FROM toegang_contact c JOIN organisatie_team t ON t.id = c.team_id
    LEFT JOIN inwoner_huishouden h ON h.id = c.huishouden_id
    WHERE c.gemaakt_door = %(ik)s AND c.moment >= %(dag)s AND c.moment < %(morgen)s
    ORDER BY c.moment DESC LIMIT 50
), terugbellen AS (
    -- "Laat mij terugbellen" tells nobody at the desk who heard it: that may be the worker of somebody hidden.
    SELECT b.id, b.uiterlijk, CASE WHEN NOT b.via_balie THEN t.naam END AS team, m.naam AS voor
    FROM toegang_terugbelverzoek b JOIN organisatie_team t ON t.id = b.team_id
    LEFT JOIN organisatie_medewerker m ON m.id = b.voor_id
    WHERE b.gemaakt_door = %(ik)s AND b.klaar_op IS NULL ORDER BY b.uiterlijk LIMIT 20
)
SELECT json_build_object('vandaag', (SELECT coalesce(json_agg(vandaag), '[]') FROM vandaag),
                         'terugbellen', (SELECT coalesce(json_agg(terugbellen), '[]') FROM terugbellen))::text
"""


@dataclass(frozen=True)
class Baliecontact:
    id: str
    moment: datetime
    kanaal: str
    onderwerpen: tuple[str, ...]
    vervolg: str
    wie: str
    team: str


@dataclass(frozen=True)
class Teruggebeld:
    """A call-back that I promised and that nobody has made yet."""

    uiterlijk: datetime
    door: str
    te_laat: bool


@dataclass(frozen=True)
class Balie:
    dag: date
    vandaag: tuple[Baliecontact, ...]
    terugbellen: tuple[Teruggebeld, ...]


def balie(actor: Actor) -> Balie:
    """The desk of this actor today."""
    dag = klok.vandaag()
    with connection.cursor() as cursor:
        cursor.execute(
            SQL,
            {
                "ik": actor.kenmerk,
                "vandaag": dag,
                "dag": klok.moment(dag, 0),
                "morgen": klok.moment(dag + timedelta(days=1), 0),
            },
        )
        rauw: dict[str, list[dict[str, Any]]] = json.loads(cursor.fetchone()[0])
    logboek.kijk(Recht.CONTACT_VASTLEGGEN.code, None, lijst="balie", aantal=len(rauw["vandaag"]))
    return Balie(dag, tuple(map(_contact, rauw["vandaag"])), tuple(map(_terugbellen, rauw["terugbellen"])))


def _contact(r: dict[str, Any]) -> Baliecontact:
    return Baliecontact(
        id=r["id"],
        moment=datetime.fromisoformat(r["moment"]).astimezone(AMSTERDAM),
        kanaal=r["kanaal"],
        onderwerpen=tuple(r["onderwerpen"]),
        vervolg=r["vervolg"],
        wie="Anoniem" if r["anoniem"] else r["huishouden"] or "Huishouden niet bekend",
        team=r["team"],
    )


def _terugbellen(r: dict[str, Any]) -> Teruggebeld:
    uiterlijk = datetime.fromisoformat(r["uiterlijk"]).astimezone(AMSTERDAM)
    wie = f"{r['voor'] or 'het team'} ({r['team']})" if r["team"] else "wie de inwoner helpt"
    return Teruggebeld(uiterlijk, wie, uiterlijk < klok.nu())
