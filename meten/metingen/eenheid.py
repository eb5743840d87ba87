"""U: the hand-written page of 100 with everything a page needs, sent by bare psycopg as the application role.

Session, worker, case ties, binding, the list (page of ids first, then case, household, person, worker, team, plan and
last contact) and the read log in a transaction of its own: what the cheapest page imaginable would have to do.
"""

from typing import Any
from uuid import UUID

import psycopg
from django.conf import settings

from keukentafel.kern import klok
from meten.vloer import BIND, Opdracht

LIJST = """
WITH bladzijde AS (
    SELECT d.id, d.nummer, d.huishouden_id, d.team_id, d.laatste_contact_op FROM dossier_dossier d
    WHERE d.team_id = ANY (%(teams)s) ORDER BY d.laatste_contact_op, d.id LIMIT 101
)
SELECT b.id, b.nummer, b.laatste_contact_op, h.naam, t.naam, m.naam, p.titel, l.naam, l.geboortedatum,
       c.moment, c.kanaal
FROM bladzijde b
JOIN inwoner_huishouden h ON h.id = b.huishouden_id
JOIN organisatie_team t ON t.id = b.team_id
LEFT JOIN plan_regie r ON r.dossier_id = b.id AND r.tot IS NULL
LEFT JOIN organisatie_medewerker m ON m.id = r.medewerker_id
LEFT JOIN plan_plan p ON p.dossier_id = b.id
LEFT JOIN LATERAL (
    SELECT i.roepnaam || ' ' || i.geslachtsnaam AS naam, i.geboortedatum
    FROM inwoner_huishoudlid l JOIN inwoner_inwoner i ON i.id = l.inwoner_id
    WHERE l.huishouden_id = h.id AND l.tot IS NULL ORDER BY i.geboortedatum LIMIT 1) l ON true
LEFT JOIN LATERAL (
    SELECT c.moment, c.kanaal FROM toegang_contact c WHERE c.huishouden_id = h.id
    ORDER BY c.moment DESC LIMIT 1) c ON true
ORDER BY b.laatste_contact_op, b.id
"""
_BIND = (
    f"{BIND}, %s, true), set_config('kt.teams', %s, true), set_config('kt.dossiers', %s, true),"
    " set_config('kt.inwoners', %s, true), set_config('kt.huishoudens', %s, true), set_config('kt.rollen', %s, true),"
    " set_config('kt.wie', %s, true), set_config('kt.mijdt', '', true)"
)
_LOG = '{"recht":"dossier_lezen","soort":"kijken","uitkomst":"ok"}'


def opdrachten(verbinding: psycopg.Connection[Any], wie: UUID, koekjes: dict[str, str]) -> list[Opdracht]:
    """The seven statements for this worker."""
    banden = Opdracht(
        "SELECT rollen, teams, dossiers, huishoudens, inwoners FROM kt_banden(%s, %s, %s)",
        [wie, klok.vandaag(), klok.nu()],
    )
    rij = verbinding.execute(banden.sql, banden.waarden).fetchone()
    assert rij is not None
    rollen, teams, *rest = rij
    reeksen = ["{" + ",".join(str(w) for w in waarden) + "}" for waarden in (teams, rest[0], rest[2], rest[1], rollen)]
    bind = Opdracht(_BIND, [str(wie), *reeksen, str(wie)])
    return [
        Opdracht(
            "SELECT session_key, session_data, expire_date FROM django_session"
            " WHERE expire_date > %s AND session_key = %s",
            [klok.nu(), koekjes[settings.SESSION_COOKIE_NAME]],
        ),
        Opdracht("SELECT * FROM organisatie_medewerker WHERE id = %s", [wie]),
        banden,
        bind,
        Opdracht(LIJST, {"teams": teams}),
        bind,
        Opdracht("INSERT INTO logboek_regel (inhoud) SELECT unnest(%s::text[])", [[_LOG]]),
    ]
