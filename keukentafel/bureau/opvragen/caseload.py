"""My caseload: one statement, a page of ids first, then the joins; keyset paging on (last contact, id)."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection

from keukentafel.kern import klok
from keukentafel.kern.actor import Actor
from keukentafel.kern.adressen import lees_dag, lees_sleutel
from keukentafel.kern.plan import houd_plan
from keukentafel.poort import logboek
from keukentafel.poort.rechten import Recht
from keukentafel.toegang.regels.termijnen import VAN_INWONER

PER_PAGINA = 50

# The own dossiers by key: with `= ANY` the index of all open dossiers of the municipality was read beside it.
# A term carries the household of its melding, so the melding itself is not read here.
SQL = f"""
WITH bladzijde AS (
    SELECT d.id, d.nummer, d.huishouden_id, d.geopend_op,
           coalesce(d.laatste_contact_op, d.geopend_op) AS contact, d.laatste_contact_op
    FROM unnest(%(dossiers)s::uuid[]) AS mijn (id) JOIN dossier_dossier d ON d.id = mijn.id
    WHERE d.gesloten_op IS NULL
      AND (coalesce(d.laatste_contact_op, d.geopend_op), d.id) > (%(na)s, %(na_id)s)
    ORDER BY contact, d.id LIMIT {PER_PAGINA + 1}
)
SELECT b.id, b.nummer, h.naam, h.afgeschermd, b.laatste_contact_op, b.contact, r.soort,
       coalesce(m.naam, r.partij) AS regisseur,
       r.medewerker_id = %(ik)s AS mijn_regie, pl.id IS NOT NULL AS heeft_plan, z.waarde AS zwaarte, t.uiterlijk
FROM bladzijde b
JOIN inwoner_huishouden h ON h.id = b.huishouden_id
LEFT JOIN plan_regie r ON r.dossier_id = b.id AND r.tot IS NULL
LEFT JOIN organisatie_medewerker m ON m.id = r.medewerker_id
LEFT JOIN plan_plan pl ON pl.dossier_id = b.id
LEFT JOIN LATERAL (
    SELECT max(z.waarde) AS waarde FROM dossier_werkprocesperiode p
    JOIN LATERAL (SELECT waarde FROM dossier_zwaarte z WHERE z.werkproces_id = p.werkproces_id
                  AND z.vervallen_op IS NULL AND z.van <= %(dag)s ORDER BY z.van DESC LIMIT 1) z ON true
    WHERE p.dossier_id = b.id AND p.tot IS NULL AND p.vervallen_op IS NULL) z ON true
LEFT JOIN LATERAL (
    SELECT min(t.uiterlijk) AS uiterlijk FROM toegang_termijn t
    WHERE t.huishouden_id = b.huishouden_id AND t.klaar_op IS NULL AND t.soort <> ALL (%(van_inwoner)s)) t ON true
ORDER BY b.contact, b.id
"""


@dataclass(frozen=True)
class Caseregel:
    """One household. `zwaarte` None: nobody judged yet. `regie`: name of the regisseur, or '' for a vacancy."""

    id: UUID
    nummer: str
    naam: str
    afgeschermd: bool
    laatste_contact: date | None
    dagen_stil: int
    regie: str
    mijn_regie: bool
    heeft_plan: bool
    zwaarte: int | None
    termijn: date | None


@dataclass(frozen=True)
class Caseload:
    regels: tuple[Caseregel, ...]
    volgende: str


def mijn_caseload(actor: Actor, na: str = "") -> Caseload:
    """The households in which this actor is involved, longest without contact first. `na`: 'date:uuid'."""
    vanaf, _, vanaf_id = na.partition(":")
    dag = klok.vandaag()
    houd_plan()
    with connection.cursor() as cursor:
        cursor.execute(
            SQL,
            {
                "dossiers": actor.reeksen["dossiers"],
                "ik": actor.id,
                "dag": dag,
                "van_inwoner": list(VAN_INWONER),
                "na": lees_dag(vanaf) or date.min,
                "na_id": lees_sleutel(vanaf_id) or UUID(int=0),
            },
        )
        rijen = cursor.fetchall()
    logboek.kijk(Recht.DOSSIER_LEZEN.code, None, aantal=len(rijen[:PER_PAGINA]), lijst="caseload")
    regels = tuple(
        Caseregel(r[0], r[1], r[2], r[3], r[4], (dag - r[5]).days, r[7] or "", bool(r[8]), r[9], r[10], r[11])
        for r in rijen[:PER_PAGINA]
    )
    laatste = rijen[PER_PAGINA - 1] if len(rijen) > PER_PAGINA else None
    return Caseload(regels, f"{laatste[5].isoformat()}:{laatste[0]}" if laatste else "")
