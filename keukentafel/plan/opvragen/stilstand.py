"""Households that stand still, with why (issue 4): one statement, keyset paging on (since, dossier).

What goes into it passes the gate row by row: a goal, step, moment or request that this actor may not read makes no
signal, so a manager sees regie, contact and dates of the plan, and who reads the plan sees more.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import connection

from keukentafel.dossier.models import Dossier
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor
from keukentafel.kern.adressen import lees_dag, lees_sleutel
from keukentafel.kern.plan import houd_plan
from keukentafel.organisatie.opvragen import feestdagen, instelling
from keukentafel.plan.models import Doel, Informatieverzoek, Stap, Volgmoment
from keukentafel.plan.regels.regie import VACATURE_WERKDAGEN
from keukentafel.plan.regels.stilstand import NAAM_VAN_SIGNAAL, Reden, Signaal
from keukentafel.plan.regels.volgen import ZORGELIJK, gemist_tot_en_met
from keukentafel.poort import logboek, poort
from keukentafel.poort import regels as poortregels
from keukentafel.poort.rechten import Recht

RECHT, L = Recht.STILSTAND_ZIEN, Recht.PLAN_LEZEN
PER_BLAD = 50

SQL = f"""
WITH huis AS MATERIALIZED (
    SELECT d.id, d.nummer, d.huishouden_id, d.geopend_op, coalesce(d.laatste_contact_op, d.geopend_op) AS contact
    FROM dossier_dossier d JOIN ({{dossiers}}) mag (id) ON mag.id = d.id
    WHERE d.gesloten_op IS NULL AND d.team_id = ANY (%(teams)s)
      AND (NOT %(mijn)s OR d.id = ANY (%(mijne)s::uuid[]))
), doel AS MATERIALIZED (
    SELECT o.id, o.dossier_id, o.stand,
           (coalesce(o.gewijzigd_op, o.gemaakt_op) AT TIME ZONE 'Europe/Amsterdam')::date AS op
    FROM plan_doel o JOIN huis ON huis.id = o.dossier_id JOIN ({{doelen}}) mag (id) ON mag.id = o.id
), stap AS MATERIALIZED (
    SELECT s.doel_id, s.dossier_id, s.uiterlijk, s.gedaan_op
    FROM plan_stap s JOIN huis ON huis.id = s.dossier_id JOIN ({{stappen}}) mag (id) ON mag.id = s.id
), moment AS MATERIALIZED (
    SELECT v.dossier_id, v.op, v.gedaan_op, v.gestopt_op, v.uitkomst,
           row_number() OVER (PARTITION BY v.dossier_id ORDER BY v.gedaan_op DESC NULLS LAST, v.id) AS nr
    FROM plan_volgmoment v JOIN huis ON huis.id = v.dossier_id JOIN ({{momenten}}) mag (id) ON mag.id = v.id
), signaal AS (
    SELECT r.dossier_id AS id, '{Signaal.VACATURE}' AS soort,
           (r.van AT TIME ZONE 'Europe/Amsterdam')::date AS sinds
    FROM plan_regie r JOIN huis ON huis.id = r.dossier_id
    WHERE r.tot IS NULL AND r.soort = 'vacature' AND r.van < %(vacature)s
    UNION ALL
    SELECT o.dossier_id, '{Signaal.ZONDER_STAP}',
           greatest(o.op, (SELECT max(s.gedaan_op) FROM stap s WHERE s.doel_id = o.id))
    FROM doel o WHERE o.stand = 'loopt'
      AND NOT EXISTS (SELECT 1 FROM stap s WHERE s.doel_id = o.id AND s.gedaan_op IS NULL)
    UNION ALL
    SELECT s.dossier_id, '{Signaal.STAP_LAAT}', s.uiterlijk FROM stap s JOIN doel o ON o.id = s.doel_id
    WHERE s.gedaan_op IS NULL AND s.uiterlijk < %(vandaag)s AND o.stand = 'loopt'
    UNION ALL
    SELECT id, '{Signaal.STIL}', contact FROM huis WHERE contact < %(stil)s
    UNION ALL
    SELECT id, '{Signaal.ZONDER_PLAN}', geopend_op FROM huis WHERE geopend_op < %(plan)s AND %(leest_plan)s
      AND NOT EXISTS (SELECT 1 FROM plan_doel o WHERE o.dossier_id = huis.id)
    UNION ALL
    SELECT p.dossier_id, '{Signaal.BESPREKEN}', p.bespreken_op FROM plan_plan p JOIN huis ON huis.id = p.dossier_id
    WHERE p.bespreken_op < %(vandaag)s
    UNION ALL
    SELECT dossier_id, '{Signaal.GEMIST}', op FROM moment
    WHERE gedaan_op IS NULL AND gestopt_op IS NULL AND op <= %(gemist)s
    UNION ALL
    SELECT dossier_id, '{Signaal.ZORG}', gedaan_op FROM moment WHERE nr = 1 AND uitkomst = ANY (%(zorgelijk)s)
    UNION ALL
    SELECT i.dossier_id, '{Signaal.INFORMATIE}', i.uiterlijk
    FROM plan_informatieverzoek i JOIN huis ON huis.id = i.dossier_id JOIN ({{verzoeken}}) mag (id) ON mag.id = i.id
    WHERE i.ontvangen_op IS NULL AND i.ingetrokken_op IS NULL AND i.uiterlijk < %(vandaag)s
), per_soort AS (
    -- A goal without a step and a step that is late are shown from the next werkdag on.
    SELECT id, soort, min(sinds) AS sinds, count(*) AS keer FROM signaal WHERE sinds <= %(gisteren)s GROUP BY id, soort
), per_huis AS (
    SELECT id, min(sinds) AS sinds, json_agg(json_build_array(soort, sinds, keer) ORDER BY sinds, soort) AS redenen
    FROM per_soort GROUP BY id HAVING %(soort)s = '' OR bool_or(soort = %(soort)s)
), bladzijde AS (
    SELECT * FROM per_huis WHERE (sinds, id) > (%(na)s, %(na_id)s) ORDER BY sinds, id LIMIT {PER_BLAD + 1}
)
SELECT b.id, huis.nummer, h.naam, b.sinds, b.redenen::text, coalesce(m.naam, r.partij)
FROM bladzijde b JOIN huis ON huis.id = b.id JOIN inwoner_huishouden h ON h.id = huis.huishouden_id
LEFT JOIN plan_regie r ON r.dossier_id = b.id AND r.tot IS NULL
LEFT JOIN organisatie_medewerker m ON m.id = r.medewerker_id
ORDER BY b.sinds, b.id
"""


@dataclass(frozen=True, slots=True)
class Stilregel:
    """One household: the reasons in words, the oldest first. `regie` is empty for a vacancy."""

    dossier_id: UUID
    nummer: str
    naam: str
    sinds: date
    redenen: tuple[str, ...]
    regie: str


@dataclass(frozen=True, slots=True)
class Stilstand:
    """One page. `soort` and `mijn` are what was filtered on."""

    regels: tuple[Stilregel, ...]
    volgende: str
    soort: str
    mijn: bool


def stilstand(actor: Actor, *, soort: str = "", mijn: bool = False, na: str = "") -> Stilstand:
    """What stands still in the own teams, or in the own caseload; the longest first."""
    gekozen = soort if soort in set(Signaal) else ""
    vanaf, _, vanaf_id = na.partition("_")
    regels = {
        "dossiers": poort.als_sql(Dossier, RECHT, "dossiers"),
        "doelen": poort.als_sql(Doel, L, "doelen"),
        "stappen": poort.als_sql(Stap, L, "stappen"),
        "momenten": poort.als_sql(Volgmoment, L, "momenten"),
        "verzoeken": poort.als_sql(Informatieverzoek, L, "verzoeken"),
    }
    houd_plan()
    with connection.cursor() as cursor:
        cursor.execute(
            SQL.format(**{naam: sql for naam, (sql, _) in regels.items()}),
            {
                **{naam: waarde for _, waarden in regels.values() for naam, waarde in waarden.items()},
                **grenzen(klok.vandaag()),
                "teams": list(actor.teams),
                "mijne": actor.reeksen["dossiers"],
                "mijn": mijn,
                "leest_plan": poortregels.heeft(actor, L),
                "soort": gekozen,
                "na": lees_dag(vanaf) or date.min,
                "na_id": lees_sleutel(vanaf_id) or UUID(int=0),
            },
        )
        rijen = cursor.fetchall()
    logboek.kijk(RECHT.code, None, lijst="stilstand", aantal=len(rijen[:PER_BLAD]))
    laatste = rijen[PER_BLAD - 1] if len(rijen) > PER_BLAD else None
    volgende = f"{laatste[3].isoformat()}_{laatste[0]}" if laatste else ""
    return Stilstand(tuple(_regel(rij) for rij in rijen[:PER_BLAD]), volgende, gekozen, mijn)


def grenzen(vandaag: date) -> Mapping[str, Any]:
    """The days the statement compares with, from the dated configuration of the municipality."""
    vrij = feestdagen()
    # `gemist_tot_en_met` with one werkdag is also the latest day that lies a whole werkdag back.
    een_dag = gemist_tot_en_met(vandaag, VACATURE_WERKDAGEN, vrij)
    return {
        "vandaag": vandaag,
        "gisteren": vandaag - timedelta(days=1),
        "vacature": klok.moment(een_dag + timedelta(days=1), 0),
        "stil": vandaag - timedelta(weeks=instelling("stilstand_weken")),
        "plan": vandaag - timedelta(weeks=instelling("stilstand_zonder_plan_weken")),
        "gemist": gemist_tot_en_met(vandaag, instelling("volgmoment_respijt_werkdagen"), vrij),
        "zorgelijk": [uitkomst.value for uitkomst in ZORGELIJK],
    }


def signalen() -> list[tuple[str, str]]:
    """For the filter: code and name, in the order of the rules."""
    return [(signaal.value, naam) for signaal, naam in NAAM_VAN_SIGNAAL.items()]


def _regel(rij: Any) -> Stilregel:
    redenen = [Reden(Signaal(soort), date.fromisoformat(sinds), keer) for soort, sinds, keer in json.loads(rij[4])]
    zinnen = tuple(reden.zin(klok.vandaag()) for reden in redenen)
    return Stilregel(rij[0], rij[1], rij[2], rij[3], zinnen, rij[5] or "")
