-- How long a question waits (REQ-020). One row per question (werkproces): the day of the first contact, of the first
-- conversation about this resident, of the first plan and the first decision, and the day on which the question was
-- explicit. SECURITY INVOKER: called alone (--ruw) the walls of the caller hold; called by the counting function below it counts over all teams.
--
-- First contact: the earliest of the short contact, the melding and the werkproces itself, so a backdated one counts from
-- its own day. A conversation or plan counts up to the day the question was closed for good; a question that was reopened
-- keeps its first clock, one that moved keeps the team where it began. `einde` is infinity while it runs. `stand`: as known
-- before that moment.
DROP FUNCTION IF EXISTS cijfer_doorlooptijd(date, date, timestamptz);
DROP FUNCTION IF EXISTS kt_doorloop(date, date, timestamptz);
CREATE FUNCTION kt_doorloop(vanaf date, totenmet date, stand timestamptz)
RETURNS TABLE (werkproces uuid, inwoner uuid, dossier uuid, melding uuid, team_id bigint, soort text, contact date, gesprek date,
               plan date, helder date, einde date, besluit date)
LANGUAGE sql STABLE AS $$
    WITH zaak AS (
        SELECT w.id, w.inwoner_id, w.dossier_id, w.melding_id, w.aanmaakteam_id, w.wet,
               CASE WHEN m.urgentie = 'crisis' THEN 'crisis' WHEN w.wet IN ('wmo', 'jeugd') THEN w.wet ELSE 'overig' END AS soort,
               least(w.aangemaakt_op, (m.ontvangen_op AT TIME ZONE 'Europe/Amsterdam')::date,
                     (c.moment AT TIME ZONE 'Europe/Amsterdam')::date) AS contact,
               (SELECT CASE WHEN bool_or(p.tot IS NULL) THEN 'infinity'::date ELSE max(p.tot) END
                FROM dossier_werkprocesperiode p WHERE p.werkproces_id = w.id AND p.gemaakt_op < kt_doorloop.stand
                  AND (p.vervallen_op IS NULL OR p.vervallen_op >= kt_doorloop.stand AND kt_doorloop.stand < 'infinity')) AS einde
        FROM dossier_werkproces w LEFT JOIN toegang_melding m ON m.id = w.melding_id
        LEFT JOIN toegang_contact c ON c.id = m.contact_id
        WHERE w.gemaakt_op < kt_doorloop.stand
    )
    SELECT z.id, z.inwoner_id, z.dossier_id, z.melding_id, z.aanmaakteam_id, z.soort, z.contact, g.dag, p.dag, h.dag, z.einde, b.dag
    FROM zaak z
    LEFT JOIN LATERAL (
        SELECT min(v.gesprek_op) AS dag FROM dossier_gespreksverslag v
        WHERE v.dossier_id = z.dossier_id AND v.gesprek_op BETWEEN z.contact AND z.einde AND v.gemaakt_op < kt_doorloop.stand
          AND EXISTS (SELECT 1 FROM dossier_gespreksverslag_over o WHERE o.gespreksverslag_id = v.id AND o.inwoner_id = z.inwoner_id)
    ) g ON true
    LEFT JOIN LATERAL (
        SELECT min((f.gegevens ->> 'op')::date) AS dag FROM kern_gebeurtenis f
        WHERE f.onderwerp = z.dossier_id AND f.soort = 'plan_vastgesteld' AND f.tijd < kt_doorloop.stand
          AND (f.gegevens ->> 'op')::date BETWEEN z.contact AND z.einde
    ) p ON true
    LEFT JOIN LATERAL (
        -- What was said last counts: undo is an event without a day.
        SELECT nullif(f.gegevens ->> 'op', '')::date AS dag FROM kern_gebeurtenis f
        WHERE f.onderwerp = z.id AND f.soort = 'vraag_helder' AND f.tijd < kt_doorloop.stand
        ORDER BY f.tijd DESC LIMIT 1
    ) h ON true
    LEFT JOIN LATERAL (
        -- The day the letter left (Awb 3:41): for the resident there is no decision before it. Of this resident, under the law of
        -- the question, and not of another melding.
        SELECT min(b.bekendgemaakt_op) AS dag FROM besluit_besluit b JOIN besluit_aanvraag a ON a.id = b.aanvraag_id
        WHERE b.dossier_id = z.dossier_id AND b.inwoner_id = z.inwoner_id AND b.bekendgemaakt_op BETWEEN z.contact AND z.einde
          AND NOT kt_geen_beschikking(b.soort) AND b.soort NOT IN ('dwangsom', 'op_bezwaar')
          AND (b.wet = z.wet OR z.wet NOT IN ('wmo', 'jeugd', 'pw', 'wgs'))
          AND (a.melding_id = z.melding_id OR a.melding_id IS NULL OR z.melding_id IS NULL)
          AND b.bekendgemaakt_op::timestamp AT TIME ZONE 'Europe/Amsterdam' < kt_doorloop.stand
    ) b ON true
    WHERE z.contact BETWEEN kt_doorloop.vanaf AND kt_doorloop.totenmet
$$;

-- Days, per team and kind, and each of them alone (NULL is all). A question without a conversation or plan is in no median;
-- it is counted apart as waiting.
CREATE FUNCTION cijfer_doorlooptijd(vanaf date, totenmet date, stand timestamptz)
RETURNS TABLE (team_id bigint, soort text, vragen bigint, zonder_gesprek bigint, zonder_plan bigint, gesprek_mediaan double precision,
               gesprek_p90 double precision, plan_mediaan double precision, plan_p90 double precision, helder_mediaan double precision,
               helder_aantal bigint, afgesloten bigint, traject_mediaan double precision, zonder_besluit bigint,
               besluit_mediaan double precision, besluit_p90 double precision)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT d.team_id, d.soort, count(*), count(*) FILTER (WHERE d.gesprek IS NULL), count(*) FILTER (WHERE d.plan IS NULL),
           percentile_cont(0.5) WITHIN GROUP (ORDER BY (d.gesprek - d.contact)::double precision),
           percentile_cont(0.9) WITHIN GROUP (ORDER BY (d.gesprek - d.contact)::double precision),
           percentile_cont(0.5) WITHIN GROUP (ORDER BY (d.plan - d.contact)::double precision),
           percentile_cont(0.9) WITHIN GROUP (ORDER BY (d.plan - d.contact)::double precision),
           percentile_cont(0.5) WITHIN GROUP (ORDER BY (greatest(d.helder, d.contact) - d.contact)::double precision)
               FILTER (WHERE d.helder IS NOT NULL),
           count(d.helder), count(*) FILTER (WHERE d.einde < 'infinity'),
           percentile_cont(0.5) WITHIN GROUP (ORDER BY (d.einde - d.contact)::double precision) FILTER (WHERE d.einde < 'infinity'),
           count(*) FILTER (WHERE d.besluit IS NULL),
           percentile_cont(0.5) WITHIN GROUP (ORDER BY (d.besluit - d.contact)::double precision),
           percentile_cont(0.9) WITHIN GROUP (ORDER BY (d.besluit - d.contact)::double precision)
    FROM kt_doorloop(vanaf, totenmet, stand) d
    GROUP BY GROUPING SETS ((d.team_id, d.soort), (d.team_id), (d.soort), ())
$$;

-- Questions by leefgebied and law (REQ-032), with the codes they had at `stand`.
DROP FUNCTION IF EXISTS cijfer_vragen_naar_leefgebied(date, date, timestamptz);
CREATE FUNCTION cijfer_vragen_naar_leefgebied(vanaf date, totenmet date, stand timestamptz)
RETURNS TABLE (team_id bigint, onderwerp text, leefgebied text, wet text, aantal bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT w.aanmaakteam_id, coalesce(v.onderwerp, w.onderwerp), coalesce(v.leefgebied, w.leefgebied), coalesce(v.wet, w.wet), count(*)
    FROM dossier_werkproces w
    LEFT JOIN LATERAL (
        SELECT c.onderwerp, c.leefgebied, c.wet FROM dossier_coderingversie c
        WHERE c.werkproces_id = w.id AND c.vervallen_op >= stand ORDER BY c.vervallen_op LIMIT 1
    ) v ON true
    WHERE w.aangemaakt_op BETWEEN vanaf AND totenmet AND w.gemaakt_op < stand
    GROUP BY 1, 2, 3, 4
$$;

-- Dossiers that were closed in the period, and which of these were open again later, up to the last day (REQ-023).
DROP FUNCTION IF EXISTS cijfer_teruggekeerde_dossiers(date, date, timestamptz);
CREATE FUNCTION cijfer_teruggekeerde_dossiers(vanaf date, totenmet date, stand timestamptz)
RETURNS TABLE (team_id bigint, gesloten bigint, terug bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH p AS (
        SELECT d.dossier_id, d.in_team_id, d.van, d.tot, d.reden FROM dossier_dossierperiode d
        WHERE d.gemaakt_op < stand AND (d.vervallen_op IS NULL OR d.vervallen_op >= stand AND stand < 'infinity')
    ), einde AS (
        SELECT p.dossier_id, p.in_team_id,
               EXISTS (SELECT 1 FROM p n WHERE n.dossier_id = p.dossier_id AND n.van >= p.tot AND n.van <= totenmet) AS terug
        FROM p WHERE p.tot BETWEEN vanaf AND totenmet AND p.reden NOT IN ('overgedragen', 'gesloten_bij_overgang', 'dubbel')
    )
    SELECT e.in_team_id, count(DISTINCT e.dossier_id), count(DISTINCT e.dossier_id) FILTER (WHERE e.terug)
    FROM einde e GROUP BY GROUPING SETS ((e.in_team_id), ())
$$;

-- Help without a plan or decision (REQ-039): begun in the period, and what came of what ended in it.
DROP FUNCTION IF EXISTS cijfer_lichte_hulp(date, date, timestamptz);
CREATE FUNCTION cijfer_lichte_hulp(vanaf date, totenmet date, stand timestamptz)
RETURNS TABLE (team_id bigint, begonnen bigint, geeindigd bigint, geholpen bigint, deels bigint, niet bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT h.in_team_id, count(*) FILTER (WHERE h.sinds BETWEEN vanaf AND totenmet), count(e.uitkomst),
           count(*) FILTER (WHERE e.uitkomst = 'geholpen'), count(*) FILTER (WHERE e.uitkomst = 'deels'),
           count(*) FILTER (WHERE e.uitkomst = 'niet')
    FROM dossier_lichtehulp h
    LEFT JOIN LATERAL (
        -- The last outcome said before `stand`, from the events: the row itself is corrected in place.
        SELECT f.gegevens ->> 'uitkomst' AS uitkomst, (f.gegevens ->> 'op')::date AS op FROM kern_gebeurtenis f
        WHERE f.onderwerp = h.id AND f.soort = 'lichte_hulp_afgerond' AND f.tijd < stand ORDER BY f.tijd DESC LIMIT 1
    ) l ON true
    LEFT JOIN LATERAL (SELECT l.uitkomst WHERE l.op BETWEEN vanaf AND totenmet) e ON true
    WHERE h.gemaakt_op < stand AND (h.sinds BETWEEN vanaf AND totenmet OR e.uitkomst IS NOT NULL)
    GROUP BY h.in_team_id
$$;

-- The team's own work (REQ-028): entries of the journal by kind, in the team where the dossier was on that day.
DROP FUNCTION IF EXISTS cijfer_eigen_werk(date, date, timestamptz);
CREATE FUNCTION cijfer_eigen_werk(vanaf date, totenmet date, stand timestamptz)
RETURNS TABLE (team_id bigint, soort text, aantal bigint, minuten bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT coalesce((SELECT p.in_team_id FROM dossier_dossierperiode p
                     WHERE p.dossier_id = j.dossier_id AND p.vervallen_op IS NULL AND p.van <= j.dag AND (p.tot IS NULL OR p.tot > j.dag)
                     ORDER BY p.van DESC LIMIT 1), j.team_id), j.soort, count(*), coalesce(sum(j.minuten), 0)
    FROM (SELECT r.*, (r.moment AT TIME ZONE 'Europe/Amsterdam')::date AS dag FROM dossier_journaalregel r
          WHERE r.soort <> 'werkaantekening' AND r.gemaakt_op < stand
            AND (r.doorgehaald_op IS NULL OR r.doorgehaald_op >= stand AND stand < 'infinity')
            AND r.moment >= vanaf::timestamp AT TIME ZONE 'Europe/Amsterdam'
            AND r.moment < (totenmet + 1)::timestamp AT TIME ZONE 'Europe/Amsterdam') j
    GROUP BY 1, 2
$$;
REVOKE ALL ON FUNCTION kt_doorloop(date, date, timestamptz), cijfer_doorlooptijd(date, date, timestamptz),
    cijfer_vragen_naar_leefgebied(date, date, timestamptz), cijfer_teruggekeerde_dossiers(date, date, timestamptz),
    cijfer_lichte_hulp(date, date, timestamptz), cijfer_eigen_werk(date, date, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION kt_doorloop(date, date, timestamptz), cijfer_doorlooptijd(date, date, timestamptz),
    cijfer_vragen_naar_leefgebied(date, date, timestamptz), cijfer_teruggekeerde_dossiers(date, date, timestamptz),
    cijfer_lichte_hulp(date, date, timestamptz), cijfer_eigen_werk(date, date, timestamptz) TO kt_app;
