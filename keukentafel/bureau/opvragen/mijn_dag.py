"""Mijn dag: everything this worker has to do, in one statement (prestaties.md §7: hot page, hand-written SQL).

The walls filter every table beneath. What is mine I see; what lies with my team, and the words of a step, pass the
gate's own rule for that right (`poort.als_sql`), so that a role without it gets neither the row nor the text.
Everything comes back as one JSON document, so the page costs one query however much work there is.
"""

import json
from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import connection

from keukentafel.bureau.regels import VANZELF_KLAAR
from keukentafel.dossier.regels import DATALEK_BEOORDELEN
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor
from keukentafel.kern.plan import houd_plan
from keukentafel.kern.tekst import AMSTERDAM
from keukentafel.plan.models import Stap
from keukentafel.poort import logboek, poort
from keukentafel.poort.rechten import Recht
from keukentafel.toegang.models import Melding, Terugbelverzoek
from keukentafel.toegang.regels.termijnen import VAN_INWONER

HOOGSTENS = 200
VOORUIT = timedelta(days=7)

_NAAM = (
    "concat_ws(' ', coalesce(nullif(p.roepnaam, ''), nullif(p.voornamen, '')),"
    " nullif(p.voorvoegsel, ''), p.geslachtsnaam)"
)

# CASE, not coalesce, where a join needs an index: the planner takes coalesce for a function that may leak, and beneath
# the policies it would read the whole table. And the gate's keys come in by a join: an IN among ORs is read in full.
SQL = f"""
WITH werk AS (
    SELECT 'terugbellen' AS soort, t.id, coalesce({_NAAM}, nullif(t.naam, ''), 'onbekende beller') AS wie,
           t.reden AS toelichting, (t.uiterlijk AT TIME ZONE 'Europe/Amsterdam') AS uiterlijk, true AS met_tijd,
           NULL::text AS adres, NULL::uuid AS dossier, t.voor_id AS van, false AS afvinken, NULL::date AS eigenlijk
    FROM toegang_terugbelverzoek t LEFT JOIN inwoner_inwoner p ON p.id = t.inwoner_id
    LEFT JOIN ({{terugbellen}}) mag (id) ON mag.id = t.id
    WHERE t.klaar_op IS NULL AND (t.voor_id = ANY (%(wij)s)
        OR (t.voor_id IS NULL AND t.team_id = ANY (%(teams)s) AND mag.id IS NOT NULL))
    UNION ALL
    SELECT 'termijn', t.id, coalesce(h.naam, 'melding ' || m.nummer), t.soort, t.uiterlijk, false, NULL, d.id,
           t.voor_id, false, NULL
    FROM toegang_termijn t LEFT JOIN toegang_melding m ON m.id = t.melding_id
    LEFT JOIN inwoner_huishouden h
        ON h.id = CASE WHEN t.huishouden_id IS NOT NULL THEN t.huishouden_id ELSE m.huishouden_id END
    LEFT JOIN dossier_dossier d ON d.huishouden_id = h.id
    WHERE t.klaar_op IS NULL AND t.voor_id = ANY (%(wij)s) AND t.soort <> ALL (%(van_inwoner)s)
    UNION ALL
    SELECT 'melding', m.id, coalesce({_NAAM}, 'melding ' || m.nummer), m.urgentie,
           (m.ontvangen_op AT TIME ZONE 'Europe/Amsterdam'), false, NULL, NULL, m.behandelaar_id, false, NULL
    FROM toegang_melding m LEFT JOIN inwoner_inwoner p ON p.id = m.inwoner_id
    WHERE m.behandelaar_id = ANY (%(wij)s) AND m.status = 'toegewezen'
    UNION ALL
    SELECT 'stap', s.id, h.naam, CASE WHEN mag.id IS NOT NULL THEN s.tekst ELSE '' END,
           s.uiterlijk, false, NULL, s.dossier_id, s.voor_id, false, NULL
    FROM plan_stap s LEFT JOIN ({{stappen}}) mag (id) ON mag.id = s.id
    JOIN dossier_dossier d ON d.id = s.dossier_id JOIN inwoner_huishouden h ON h.id = d.huishouden_id
    WHERE s.gedaan_op IS NULL AND s.voor_id = ANY (%(wij)s) AND s.uiterlijk IS NOT NULL
    UNION ALL
    SELECT 'plan', pl.id, h.naam, pl.titel, pl.bespreken_op, false, NULL, pl.dossier_id, r.medewerker_id, false,
           NULL
    FROM plan_plan pl
    JOIN plan_regie r ON r.dossier_id = pl.dossier_id AND r.tot IS NULL AND r.medewerker_id = ANY (%(wij)s)
    JOIN dossier_dossier d ON d.id = pl.dossier_id JOIN inwoner_huishouden h ON h.id = d.huishouden_id
    WHERE pl.bespreken_op IS NOT NULL AND d.gesloten_op IS NULL
    UNION ALL
    -- Nobody of ours directs: who keeps sight of a placed regie, or stands in for a vacancy, knows of that day.
    SELECT 'plan', pl.id, h.naam, pl.titel, pl.bespreken_op, false, NULL, pl.dossier_id, r.waarnemer_id, false, NULL
    FROM plan_regie r JOIN plan_plan pl ON pl.dossier_id = r.dossier_id
    JOIN dossier_dossier d ON d.id = pl.dossier_id JOIN inwoner_huishouden h ON h.id = d.huishouden_id
    WHERE r.tot IS NULL AND r.medewerker_id IS NULL AND r.waarnemer_id = ANY (%(wij)s)
      AND pl.bespreken_op IS NOT NULL AND d.gesloten_op IS NULL
    UNION ALL
    -- What is weighed elsewhere and closed here opens on its own page; other tasks go straight to where they are done.
    -- The household stands beside it in the own caseload only: who has a task by role may not know whose dossier it is.
    SELECT 'taak', t.id, coalesce(c.titel, h.naam, ''), t.tekst,
           CASE WHEN t.uitgesteld_tot IS NULL THEN t.uiterlijk ELSE t.uitgesteld_tot END, false,
           CASE WHEN t.soort = ANY (%(eigen_blad)s) THEN '' ELSE t.adres END, t.dossier_id, t.voor_id,
           t.adres <> '' AND t.soort <> ALL (%(vanzelf_klaar)s) AND t.soort <> ALL (%(eigen_blad)s),
           CASE WHEN t.uitgesteld_tot IS NULL THEN NULL ELSE t.uiterlijk END
    FROM organisatie_taak t LEFT JOIN kern_concept c ON t.soort = 'concept_onaf' AND c.id = t.onderwerp_id
    LEFT JOIN dossier_dossier d ON d.id = t.dossier_id AND d.id = ANY (%(dossiers)s::uuid[])
    LEFT JOIN inwoner_huishouden h ON h.id = d.huishouden_id
    WHERE t.klaar_op IS NULL AND (t.voor_id = ANY (%(wij)s) OR (t.voor_id IS NULL AND t.rol = ANY (%(rollen)s)))
      AND (t.soort <> 'concept_onaf' OR c.id IS NOT NULL)
    UNION ALL
    SELECT 'concept', c.id, '', c.titel, (c.bewaard_op AT TIME ZONE 'Europe/Amsterdam'), true, c.adres, NULL, NULL,
           false, NULL
    FROM kern_concept c WHERE c.auteur = %(ik)s AND c.titel <> '' AND NOT EXISTS (SELECT 1 FROM organisatie_taak t
        WHERE t.voor_id = %(ik)s AND t.klaar_op IS NULL AND t.soort = 'concept_onaf' AND t.onderwerp_id = c.id)
), gekozen AS (
    SELECT werk.*, w.naam AS namens, soort = 'melding' AND toelichting = 'crisis' AS voorop FROM werk
    LEFT JOIN organisatie_medewerker w ON w.id = werk.van AND werk.van <> %(ik)s
    WHERE soort = 'concept' OR uiterlijk < %(tot)s
    ORDER BY voorop DESC, uiterlijk LIMIT {HOOGSTENS}
), agenda AS (
    SELECT a.id, a.begin, a.einde, a.onderwerp, a.plaats, a.stand, h.naam AS huishouden, d.id AS dossier,
           w.naam AS namens
    FROM toegang_afspraak a LEFT JOIN organisatie_medewerker w ON w.id = a.medewerker_id AND w.id <> %(ik)s
    LEFT JOIN inwoner_huishouden h ON h.id = a.huishouden_id
    LEFT JOIN dossier_dossier d ON d.huishouden_id = h.id
    WHERE a.medewerker_id = ANY (%(wij)s) AND a.begin >= %(dag)s AND a.begin < %(morgen)s AND a.stand <> 'afgezegd'
    ORDER BY a.begin LIMIT 20
), nieuw AS (
    SELECT m.id, m.nummer, m.ontvangen_op, m.kanaal, m.urgentie, h.naam AS huishouden,
           ARRAY(SELECT coalesce(i.naam, o.code) FROM unnest(m.onderwerpen) WITH ORDINALITY o (code, nr)
                 LEFT JOIN organisatie_inrichting i ON i.soort = 'onderwerp' AND i.code = o.code
                     AND i.geldig_van <= %(vandaag)s AND (i.geldig_tot IS NULL OR i.geldig_tot > %(vandaag)s)
                 ORDER BY o.nr) AS onderwerpen
    FROM toegang_melding m LEFT JOIN inwoner_huishouden h ON h.id = m.huishouden_id
    WHERE m.team_id = ANY (%(teams)s) AND m.status IN ('nieuw', 'beoordeeld') AND m.id IN ({{meldingen}})
    ORDER BY (m.urgentie = 'crisis') DESC, (m.urgentie = 'spoed') DESC, m.ontvangen_op LIMIT 4
), stil AS (
    SELECT d.id, h.naam, d.laatste_contact_op, pl.id IS NULL AS zonder_plan
    FROM dossier_dossier d JOIN inwoner_huishouden h ON h.id = d.huishouden_id
    LEFT JOIN plan_plan pl ON pl.dossier_id = d.id
    WHERE d.id = ANY (%(dossiers)s::uuid[]) AND d.gesloten_op IS NULL
      AND (pl.id IS NULL OR coalesce(d.laatste_contact_op, d.geopend_op) < %(stil)s)
    ORDER BY coalesce(d.laatste_contact_op, d.geopend_op) LIMIT 2
)
SELECT json_build_object(
    'werk', (SELECT coalesce(json_agg(gekozen ORDER BY voorop DESC, uiterlijk), '[]') FROM gekozen),
    'agenda', (SELECT coalesce(json_agg(agenda ORDER BY begin), '[]') FROM agenda),
    'nieuw', (SELECT coalesce(json_agg(nieuw), '[]') FROM nieuw),
    'stil', (SELECT coalesce(json_agg(stil), '[]') FROM stil),
    'open', (SELECT count(*) FROM dossier_dossier WHERE id = ANY (%(dossiers)s::uuid[]) AND gesloten_op IS NULL))::text
"""


@dataclass(frozen=True)
class Werk:
    """One thing to do. `moment` is the time of day when there is one; `adres` only for a draft or a task."""

    soort: str
    id: str
    wie: str
    toelichting: str
    uiterlijk: date
    moment: datetime | None
    adres: str
    dossier: str
    namens: str = ""
    """The absent colleague for whom one stands in; empty when it is the own work."""
    afvinken: bool = False
    """A task that leads elsewhere and is not closed there."""
    eigenlijk: date | None = None
    """The day that was asked, of a task that was put off."""


@dataclass(frozen=True)
class Agendaregel:
    begin: datetime
    einde: datetime
    onderwerp: str
    plaats: str
    huishouden: str
    dossier: str
    nu: bool
    namens: str = ""


@dataclass(frozen=True)
class NieuweMelding:
    id: str
    nummer: int
    ontvangen_op: datetime
    kanaal: str
    urgentie: str
    onderwerpen: tuple[str, ...]
    huishouden: str


@dataclass(frozen=True)
class StilDossier:
    id: str
    naam: str
    dagen: int | None
    zonder_plan: bool


@dataclass(frozen=True)
class MijnDag:
    """The whole page. `groepen`: name, colour and work, in the order they are shown; empty groups are left out."""

    dag: date
    groepen: tuple[tuple[str, str, tuple[Werk, ...]], ...]
    tellingen: dict[str, int]
    te_laat: int
    agenda: tuple[Agendaregel, ...]
    nieuw: tuple[NieuweMelding, ...]
    stil: tuple[StilDossier, ...]
    caseload: int
    afgekapt: bool


def mijn_dag(actor: Actor, soort: str = "") -> MijnDag:
    """Everything for this actor's day; `soort` narrows the list, never the counts."""
    dag = klok.vandaag()
    rauw = _vraag(actor, dag)
    werk = [_werk(r) for r in rauw["werk"]]
    logboek.kijk(Recht.EIGEN_WERK_ZIEN.code, None, aantal=len(werk))
    gekozen = [w for w in werk if not soort or w.soort == soort]
    return MijnDag(
        dag=dag,
        groepen=_groepen(gekozen, dag),
        tellingen=dict(Counter(w.soort for w in werk)),
        te_laat=sum(1 for w in werk if w.soort != "concept" and w.uiterlijk < dag),
        agenda=tuple(_agenda(r) for r in rauw["agenda"]),
        nieuw=tuple(_nieuw(r) for r in rauw["nieuw"]),
        stil=tuple(_stil(r, dag) for r in rauw["stil"]),
        caseload=rauw["open"],
        afgekapt=len(werk) >= HOOGSTENS,
    )


def _vraag(actor: Actor, dag: date) -> dict[str, Any]:
    regels = {
        "terugbellen": poort.als_sql(Terugbelverzoek, Recht.TERUGBELLEN, "terugbellen"),
        "stappen": poort.als_sql(Stap, Recht.PLAN_LEZEN, "stappen"),
        "meldingen": poort.als_sql(Melding, Recht.MELDING_VERDELEN_ZIEN, "meldingen"),
    }
    houd_plan()
    with connection.cursor() as cursor:
        cursor.execute(
            SQL.format(**{naam: sql for naam, (sql, _) in regels.items()}),
            {
                **{naam: waarde for _, waarden in regels.values() for naam, waarde in waarden.items()},
                "ik": actor.id,
                "wij": [x for x in (actor.id, *actor.waarneemt) if x],
                "teams": list(actor.teams),
                "rollen": list(actor.rollen),
                "dossiers": actor.reeksen["dossiers"],
                "vandaag": dag,
                "van_inwoner": list(VAN_INWONER),
                "eigen_blad": [DATALEK_BEOORDELEN],
                "vanzelf_klaar": VANZELF_KLAAR,
                "dag": klok.moment(dag, 0),
                "morgen": klok.moment(dag + timedelta(days=1), 0),
                "tot": dag + VOORUIT + timedelta(days=1),
                "stil": dag - timedelta(days=30),
            },
        )
        antwoord: dict[str, Any] = json.loads(cursor.fetchone()[0])
    return antwoord


def _werk(r: dict[str, Any]) -> Werk:
    moment = datetime.fromisoformat(r["uiterlijk"]).replace(tzinfo=AMSTERDAM)
    return Werk(
        soort=r["soort"],
        id=r["id"],
        wie=r["wie"] or "",
        toelichting=r["toelichting"] or "",
        uiterlijk=moment.date(),
        moment=moment if r["met_tijd"] else None,
        adres=r["adres"] or "",
        dossier=r["dossier"] or "",
        namens=r["namens"] or "",
        afvinken=r["afvinken"],
        eigenlijk=date.fromisoformat(r["eigenlijk"]) if r["eigenlijk"] else None,
    )


def _groepen(werk: list[Werk], dag: date) -> tuple[tuple[str, str, tuple[Werk, ...]], ...]:
    """Late first; a draft is never late, it waits for today."""
    laat = [w for w in werk if w.soort != "concept" and w.uiterlijk < dag]
    vandaag = [w for w in werk if w.soort == "concept" or w.uiterlijk == dag]
    straks = [w for w in werk if w.soort != "concept" and w.uiterlijk > dag]
    alle = (("Te laat", "laat", laat), ("Vandaag", "", vandaag), ("Deze week", "", straks))
    return tuple((naam, kleur, tuple(regels)) for naam, kleur, regels in alle if regels)


def _agenda(r: dict[str, Any]) -> Agendaregel:
    begin, einde = datetime.fromisoformat(r["begin"]), datetime.fromisoformat(r["einde"])
    return Agendaregel(
        begin=begin.astimezone(AMSTERDAM),
        einde=einde.astimezone(AMSTERDAM),
        onderwerp=r["onderwerp"],
        plaats=r["plaats"] or "",
        huishouden=r["huishouden"] or "",
        dossier=r["dossier"] or "",
        nu=begin <= klok.nu() <= einde,
        namens=r["namens"] or "",
    )


def _nieuw(r: dict[str, Any]) -> NieuweMelding:
    return NieuweMelding(
        id=r["id"],
        nummer=r["nummer"],
        ontvangen_op=datetime.fromisoformat(r["ontvangen_op"]).astimezone(AMSTERDAM),
        kanaal=r["kanaal"],
        urgentie=r["urgentie"],
        onderwerpen=tuple(r["onderwerpen"]),
        huishouden=r["huishouden"] or "",
    )


def _stil(r: dict[str, Any], dag: date) -> StilDossier:
    contact = date.fromisoformat(r["laatste_contact_op"]) if r["laatste_contact_op"] else None
    return StilDossier(r["id"], r["naam"], (dag - contact).days if contact else None, r["zonder_plan"])
