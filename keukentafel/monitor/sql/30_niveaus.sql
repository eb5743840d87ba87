-- Elapsed time per level (REQ-026, PRB-09, PRB-22): the same days as kt_doorloop, but one row per person, dossier, household or
-- toewijzing, made from the records of that level and never by multiplying another. As in 20_doorlooptijd.sql: SECURITY INVOKER
-- for the rows, a counting function above it for the numbers.
--
-- A group begins with its earliest contact; a household also with a short contact that led to no question of its own. It is
-- clear when all its questions are, and has ended when all of them have. A toewijzing is one melding handed to one worker.
DROP FUNCTION IF EXISTS cijfer_doorlooptijd_niveau(date, date, timestamptz, text);
DROP FUNCTION IF EXISTS kt_doorloop_niveau(date, date, timestamptz, text);
CREATE FUNCTION kt_doorloop_niveau(vanaf date, totenmet date, stand timestamptz, niveau text)
RETURNS TABLE (sleutel uuid, team_id bigint, contact date, toegewezen date, gesprek date, plan date, helder date, einde date)
LANGUAGE sql STABLE AS $$
    WITH vraag AS MATERIALIZED (
        SELECT d.*, s.huishouden_id FROM kt_doorloop(kt_doorloop_niveau.vanaf, kt_doorloop_niveau.totenmet, kt_doorloop_niveau.stand) d
        JOIN dossier_dossier s ON s.id = d.dossier
    ), groep AS (
        SELECT CASE kt_doorloop_niveau.niveau WHEN 'dossier' THEN v.dossier WHEN 'huishouden' THEN v.huishouden_id ELSE v.inwoner END AS id,
               (array_agg(v.team_id ORDER BY v.contact, v.werkproces))[1] AS team, min(v.contact) AS contact, min(v.gesprek) AS gesprek,
               min(v.plan) AS plan, CASE WHEN count(v.helder) = count(*) THEN max(v.helder) END AS helder, max(v.einde) AS einde
        FROM vraag v WHERE kt_doorloop_niveau.niveau <> 'toewijzing' GROUP BY 1
    )
    SELECT g.id, g.team, least(g.contact, h.dag), NULL::date, g.gesprek, g.plan, g.helder, g.einde
    FROM groep g LEFT JOIN LATERAL (
        SELECT min((c.moment AT TIME ZONE 'Europe/Amsterdam')::date) AS dag FROM toegang_contact c
        WHERE kt_doorloop_niveau.niveau = 'huishouden' AND c.huishouden_id = g.id AND c.gemaakt_op < kt_doorloop_niveau.stand
          AND c.moment >= kt_doorloop_niveau.vanaf::timestamp AT TIME ZONE 'Europe/Amsterdam'
    ) h ON true
    UNION ALL
    SELECT t.id, coalesce(q.team, t.team_id), t.contact, t.toegewezen, q.gesprek, q.plan, q.helder, q.einde
    FROM (SELECT t.id, t.team_id, t.melding_id, (t.gemaakt_op AT TIME ZONE 'Europe/Amsterdam')::date AS toegewezen,
                 least((m.ontvangen_op AT TIME ZONE 'Europe/Amsterdam')::date, (c.moment AT TIME ZONE 'Europe/Amsterdam')::date) AS contact
          FROM toegang_verdeling t JOIN toegang_melding m ON m.id = t.melding_id LEFT JOIN toegang_contact c ON c.id = m.contact_id
          WHERE kt_doorloop_niveau.niveau = 'toewijzing' AND t.gemaakt_op < kt_doorloop_niveau.stand
            AND (t.teruggenomen_op IS NULL OR t.teruggenomen_op >= kt_doorloop_niveau.stand AND kt_doorloop_niveau.stand < 'infinity')) t
    LEFT JOIN LATERAL (
        SELECT (array_agg(v.team_id ORDER BY v.contact, v.werkproces))[1] AS team, min(v.gesprek) AS gesprek, min(v.plan) AS plan,
               CASE WHEN count(v.helder) = count(*) THEN max(v.helder) END AS helder, max(v.einde) AS einde
        FROM vraag v WHERE v.melding = t.melding_id
    ) q ON true
    WHERE t.contact BETWEEN kt_doorloop_niveau.vanaf AND kt_doorloop_niveau.totenmet
$$;

-- A level without a conversation or plan is in no median and counted apart; what still runs is in no length.
CREATE FUNCTION cijfer_doorlooptijd_niveau(vanaf date, totenmet date, stand timestamptz, niveau text)
RETURNS TABLE (team_id bigint, aantal bigint, zonder_gesprek bigint, zonder_plan bigint, toegewezen_mediaan double precision,
               gesprek_mediaan double precision, gesprek_p90 double precision, plan_mediaan double precision, plan_p90 double precision,
               helder_mediaan double precision, afgesloten bigint, traject_mediaan double precision)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT d.team_id, count(*), count(*) FILTER (WHERE d.gesprek IS NULL), count(*) FILTER (WHERE d.plan IS NULL),
           percentile_cont(0.5) WITHIN GROUP (ORDER BY (d.toegewezen - d.contact)::double precision),
           percentile_cont(0.5) WITHIN GROUP (ORDER BY (d.gesprek - d.contact)::double precision),
           percentile_cont(0.9) WITHIN GROUP (ORDER BY (d.gesprek - d.contact)::double precision),
           percentile_cont(0.5) WITHIN GROUP (ORDER BY (d.plan - d.contact)::double precision),
           percentile_cont(0.9) WITHIN GROUP (ORDER BY (d.plan - d.contact)::double precision),
           percentile_cont(0.5) WITHIN GROUP (ORDER BY (greatest(d.helder, d.contact) - d.contact)::double precision)
               FILTER (WHERE d.helder IS NOT NULL),
           count(*) FILTER (WHERE d.einde < 'infinity'),
           percentile_cont(0.5) WITHIN GROUP (ORDER BY (d.einde - d.contact)::double precision) FILTER (WHERE d.einde < 'infinity')
    FROM kt_doorloop_niveau(vanaf, totenmet, stand, niveau) d
    GROUP BY GROUPING SETS ((d.team_id), ())
$$;

-- Every entity counted from its own records (REQ-026, PRB-27): people are the members of the households, never cases times a factor.
DROP FUNCTION IF EXISTS cijfer_tellingen(date, date, timestamptz);
CREATE FUNCTION cijfer_tellingen(vanaf date, totenmet date, stand timestamptz)
RETURNS TABLE (team_id bigint, mensen bigint, clienten bigint, huishoudens bigint, dossiers bigint, werkprocessen bigint, vragen bigint,
               toewijzingen bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH w AS MATERIALIZED (
        SELECT p.id, p.aanmaakteam_id, p.inwoner_id, p.dossier_id, d.huishouden_id
        FROM dossier_werkproces p JOIN dossier_dossier d ON d.id = p.dossier_id
        WHERE p.aangemaakt_op BETWEEN vanaf AND totenmet AND p.gemaakt_op < stand
    ), rij AS (
        SELECT w.aanmaakteam_id AS team, 'werkproces' AS soort, w.id AS sleutel, 0 AS vragen FROM w
        UNION ALL SELECT w.aanmaakteam_id, 'client', w.inwoner_id, 0 FROM w
        UNION ALL SELECT w.aanmaakteam_id, 'dossier', w.dossier_id, 0 FROM w
        UNION ALL SELECT w.aanmaakteam_id, 'huishouden', w.huishouden_id, 0 FROM w
        UNION ALL
        SELECT DISTINCT w.aanmaakteam_id, 'mens', l.inwoner_id, 0 FROM w JOIN inwoner_huishoudlid l ON l.huishouden_id = w.huishouden_id
        WHERE l.van <= totenmet AND (l.tot IS NULL OR l.tot > vanaf) AND l.gemaakt_op < stand
        UNION ALL
        SELECT m.team_id, 'melding', m.id, cardinality(m.onderwerpen) FROM toegang_melding m
        WHERE (m.ontvangen_op AT TIME ZONE 'Europe/Amsterdam')::date BETWEEN vanaf AND totenmet AND m.gemaakt_op < stand
        UNION ALL
        SELECT t.team_id, 'toewijzing', t.id, 0 FROM toegang_verdeling t
        WHERE (t.gemaakt_op AT TIME ZONE 'Europe/Amsterdam')::date BETWEEN vanaf AND totenmet AND t.gemaakt_op < stand
          AND (t.teruggenomen_op IS NULL OR t.teruggenomen_op >= stand AND stand < 'infinity')
    )
    SELECT r.team, count(DISTINCT r.sleutel) FILTER (WHERE r.soort = 'mens'), count(DISTINCT r.sleutel) FILTER (WHERE r.soort = 'client'),
           count(DISTINCT r.sleutel) FILTER (WHERE r.soort = 'huishouden'), count(DISTINCT r.sleutel) FILTER (WHERE r.soort = 'dossier'),
           count(*) FILTER (WHERE r.soort = 'werkproces'), coalesce(sum(r.vragen), 0), count(*) FILTER (WHERE r.soort = 'toewijzing')
    FROM rij r GROUP BY GROUPING SETS ((r.team), ())
$$;

-- How many cases one household has (PRB-22): where teams count alike, the shares are alike.
DROP FUNCTION IF EXISTS cijfer_casussen_per_huishouden(date, date, timestamptz);
CREATE FUNCTION cijfer_casussen_per_huishouden(vanaf date, totenmet date, stand timestamptz)
RETURNS TABLE (team_id bigint, huishoudens bigint, werkprocessen bigint, met_een bigint, met_twee bigint, met_meer bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH per AS (
        SELECT w.aanmaakteam_id AS team, d.huishouden_id, count(*) AS n
        FROM dossier_werkproces w JOIN dossier_dossier d ON d.id = w.dossier_id
        WHERE w.aangemaakt_op BETWEEN vanaf AND totenmet AND w.gemaakt_op < stand
        GROUP BY GROUPING SETS ((w.aanmaakteam_id, d.huishouden_id), (d.huishouden_id))
    )
    SELECT p.team, count(*), sum(p.n)::bigint, count(*) FILTER (WHERE p.n = 1), count(*) FILTER (WHERE p.n = 2), count(*) FILTER (WHERE p.n > 2)
    FROM per p GROUP BY p.team
$$;
REVOKE ALL ON FUNCTION kt_doorloop_niveau(date, date, timestamptz, text), cijfer_doorlooptijd_niveau(date, date, timestamptz, text),
    cijfer_tellingen(date, date, timestamptz), cijfer_casussen_per_huishouden(date, date, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION kt_doorloop_niveau(date, date, timestamptz, text), cijfer_doorlooptijd_niveau(date, date, timestamptz, text),
    cijfer_tellingen(date, date, timestamptz), cijfer_casussen_per_huishouden(date, date, timestamptz) TO kt_app;
