-- Bezwaren, klachten and incidenten received in the period, and how they ended as far as was known at `stand` (REQ-080, REQ-083).
-- Numbers alone; what is shielded is left out, because a wall also hides numbers. `soort` says what a row is about.
DROP FUNCTION IF EXISTS cijfer_bezwaren(date, date, timestamptz);
CREATE FUNCTION cijfer_bezwaren(vanaf date, totenmet date, stand timestamptz)
RETURNS TABLE (soort text, team_id bigint, naam text, ontvangen bigint, ingetrokken bigint, beslist bigint, op_tijd bigint, toegekend bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH bezwaar AS (
        SELECT b.id, b.besluit_id, b.team_id, b.grond,
               b.stand = 'ingetrokken' AND b.stand_sinds < cijfer_bezwaren.stand AS ingetrokken,
               coalesce(b.beslist_op < cijfer_bezwaren.stand, false) AS beslist,
               coalesce(b.beslist_op < cijfer_bezwaren.stand AND b.beslist_op <= b.uiterlijk, false) AS op_tijd,
               b.gevolg IN ('alsnog_toegekend', 'deels_toegekend')
                   AND (coalesce(b.beslist_op < cijfer_bezwaren.stand, false)
                        OR b.stand = 'ingetrokken' AND b.stand_sinds < cijfer_bezwaren.stand) AS toegekend
        FROM besluit_bezwaar b
        WHERE b.ontvangen_op BETWEEN vanaf AND totenmet AND b.gemaakt_op < cijfer_bezwaren.stand AND NOT b.afgeschermd
    ), alle AS (
        SELECT 'team' AS soort, b.team_id, '' AS naam, b.* FROM bezwaar b
        UNION ALL SELECT 'grond', NULL, b.grond, b.* FROM bezwaar b
        UNION ALL SELECT 'totaal', NULL, '', b.* FROM bezwaar b
        UNION ALL SELECT 'product', NULL, p.productnaam, b.* FROM bezwaar b
            JOIN LATERAL (SELECT DISTINCT v.productnaam FROM besluit_voorziening v WHERE v.besluit_id = b.besluit_id) p ON true
    )
    SELECT a.soort, a.team, a.naam, count(*), count(*) FILTER (WHERE a.ingetrokken), count(*) FILTER (WHERE a.beslist),
           count(*) FILTER (WHERE a.op_tijd), count(*) FILTER (WHERE a.toegekend)
    FROM alle a (soort, team, naam, id, besluit_id, team_id, grond, ingetrokken, beslist, op_tijd, toegekend)
    GROUP BY a.soort, a.team, a.naam
$$;
REVOKE ALL ON FUNCTION cijfer_bezwaren(date, date, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION cijfer_bezwaren(date, date, timestamptz) TO kt_app;

DROP FUNCTION IF EXISTS cijfer_klachten(date, date, timestamptz);
CREATE FUNCTION cijfer_klachten(vanaf date, totenmet date, stand timestamptz)
RETURNS TABLE (team_id bigint, ontvangen bigint, informeel bigint, formeel bigint, signaal bigint, opgelost bigint, gegrond bigint,
               ongegrond bigint, anders bigint, gesloten bigint, op_tijd bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH klacht AS (
        SELECT k.team_id, k.route, k.uiterlijk, k.gesloten_op,
               CASE WHEN k.gesloten_op < cijfer_klachten.stand THEN k.uitkomst ELSE '' END AS uitkomst
        FROM besluit_klacht k
        WHERE k.ontvangen_op BETWEEN vanaf AND totenmet AND k.gemaakt_op < cijfer_klachten.stand AND NOT k.afgeschermd
    )
    SELECT k.team_id, count(*), count(*) FILTER (WHERE k.route = 'informeel'), count(*) FILTER (WHERE k.route = 'formeel'),
           count(*) FILTER (WHERE k.route = 'signaal'), count(*) FILTER (WHERE k.uitkomst = 'opgelost'),
           count(*) FILTER (WHERE k.uitkomst IN ('gegrond', 'deels_gegrond')), count(*) FILTER (WHERE k.uitkomst = 'ongegrond'),
           count(*) FILTER (WHERE k.uitkomst IN ('geen_oordeel', 'niet_behandeld', 'ingetrokken')),
           count(*) FILTER (WHERE k.uitkomst <> ''),
           count(*) FILTER (WHERE k.uitkomst <> '' AND k.gesloten_op <= k.uiterlijk)
    FROM klacht k GROUP BY GROUPING SETS ((k.team_id), ())
$$;
REVOKE ALL ON FUNCTION cijfer_klachten(date, date, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION cijfer_klachten(date, date, timestamptz) TO kt_app;

DROP FUNCTION IF EXISTS cijfer_incidenten(date, date, timestamptz);
CREATE FUNCTION cijfer_incidenten(vanaf date, totenmet date, stand timestamptz)
RETURNS TABLE (team_id bigint, incidenten bigint, calamiteiten bigint, geweld bigint, bij_toezicht bigint, gesloten bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH incident AS (
        SELECT i.team_id, i.soort, coalesce(i.toezicht_op < cijfer_incidenten.stand, false) AS bij_toezicht,
               coalesce(i.gesloten_op < cijfer_incidenten.stand, false) AS gesloten
        FROM besluit_incident i
        WHERE (i.gebeurd_op AT TIME ZONE 'Europe/Amsterdam')::date BETWEEN vanaf AND totenmet
          AND i.gemaakt_op < cijfer_incidenten.stand AND NOT i.afgeschermd
    )
    SELECT i.team_id, count(*) FILTER (WHERE i.soort = 'incident'), count(*) FILTER (WHERE i.soort = 'calamiteit'),
           count(*) FILTER (WHERE i.soort = 'geweld'), count(*) FILTER (WHERE i.bij_toezicht), count(*) FILTER (WHERE i.gesloten)
    FROM incident i GROUP BY GROUPING SETS ((i.team_id), ())
$$;
REVOKE ALL ON FUNCTION cijfer_incidenten(date, date, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION cijfer_incidenten(date, date, timestamptz) TO kt_app;
