-- Reports and what residents said about them (REQ-034, PRB-25), and what every open case should have (PRB-26). As in
-- 10_cijfers.sql: SECURITY DEFINER, numbers per team alone; `stand` is the first moment that is not known any more.
--
-- A report counts on the day it was finished first, in the team where its dossier was on that day. A reaction counts when
-- it was recorded before `stand` and not taken back before it; what came of a request is the last that was said before it.
DROP FUNCTION IF EXISTS cijfer_verslagreacties(date, date, timestamptz);
CREATE FUNCTION cijfer_verslagreacties(vanaf date, totenmet date, stand timestamptz)
RETURNS TABLE (team_id bigint, verslagen bigint, verzonden bigint, met_reactie bigint, akkoord bigint, betwist bigint,
               correcties bigint, overgenomen bigint, afgewezen bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH verslag AS (
        SELECT v.id, v.dossier_id, kt_team_op(v.dossier_id, v.dag, v.team_id) AS team_id
        FROM (SELECT g.*, (g.eerst_klaar_op AT TIME ZONE 'Europe/Amsterdam')::date AS dag FROM dossier_gespreksverslag g
              WHERE g.eerst_klaar_op < cijfer_verslagreacties.stand
                AND g.eerst_klaar_op >= vanaf::timestamp AT TIME ZONE 'Europe/Amsterdam'
                AND g.eerst_klaar_op < (totenmet + 1)::timestamp AT TIME ZONE 'Europe/Amsterdam') v
    ), reactie AS (
        SELECT r.item_id, r.soort, CASE WHEN r.soort <> 'correctie' THEN '' ELSE coalesce((
                   SELECT CASE f.soort WHEN 'verslag_correctie_overgenomen' THEN 'overgenomen'
                                       WHEN 'verslag_correctie_afgewezen' THEN 'afgewezen' ELSE 'open' END
                   FROM kern_gebeurtenis f WHERE f.onderwerp = r.id AND f.tijd < cijfer_verslagreacties.stand ORDER BY f.tijd DESC LIMIT 1), 'open') END AS wat
        FROM dossier_verslagreactie r
        WHERE r.gemaakt_op < cijfer_verslagreacties.stand AND (r.ingetrokken_op IS NULL OR r.ingetrokken_op >= cijfer_verslagreacties.stand AND cijfer_verslagreacties.stand < 'infinity')
    ), per AS (
        SELECT v.team_id,
               EXISTS (SELECT 1 FROM brieven_brief b WHERE b.dossier_id = v.dossier_id AND b.soort = 'verslag'
                         AND b.sleutel LIKE 'verslag:' || v.id || ':%' AND b.verzonden_op < cijfer_verslagreacties.stand) AS verzonden,
               count(r.item_id) > 0 AS reactie, bool_or(r.soort = 'akkoord') AS akkoord,
               bool_or(r.wat IN ('open', 'afgewezen')) AS betwist, count(*) FILTER (WHERE r.soort = 'correctie') AS correcties,
               count(*) FILTER (WHERE r.wat = 'overgenomen') AS overgenomen, count(*) FILTER (WHERE r.wat = 'afgewezen') AS afgewezen
        FROM verslag v LEFT JOIN reactie r ON r.item_id = v.id GROUP BY v.id, v.dossier_id, v.team_id
    )
    SELECT p.team_id, count(*), count(*) FILTER (WHERE p.verzonden), count(*) FILTER (WHERE p.reactie),
           count(*) FILTER (WHERE p.akkoord), count(*) FILTER (WHERE p.betwist), sum(p.correcties)::bigint,
           sum(p.overgenomen)::bigint, sum(p.afgewezen)::bigint
    FROM per p GROUP BY p.team_id
$$;

-- Dossiers open on the day, in the team where they were then, and which have a score on an instrument, a plan that was
-- agreed on and a finished report, up to and with that day.
DROP FUNCTION IF EXISTS cijfer_dossiers_compleet(date, timestamptz);
CREATE FUNCTION cijfer_dossiers_compleet(peildatum date, stand timestamptz)
RETURNS TABLE (team_id bigint, dossiers bigint, instrument bigint, plan bigint, verslag bigint, alle_drie bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH open_ AS (
        SELECT DISTINCT ON (p.dossier_id) p.dossier_id, p.in_team_id
        FROM dossier_dossierperiode p
        WHERE p.van <= peildatum AND (p.tot IS NULL OR p.tot > peildatum)
          AND p.gemaakt_op < cijfer_dossiers_compleet.stand AND (p.vervallen_op IS NULL OR p.vervallen_op >= cijfer_dossiers_compleet.stand AND cijfer_dossiers_compleet.stand < 'infinity')
        ORDER BY p.dossier_id, p.van DESC, p.gemaakt_op DESC
    ), heeft AS (
        SELECT o.in_team_id,
               EXISTS (SELECT 1 FROM dossier_score s WHERE s.dossier_id = o.dossier_id AND s.gemeten_op <= peildatum
                         AND s.gemaakt_op < cijfer_dossiers_compleet.stand) AS instrument,
               EXISTS (SELECT 1 FROM kern_gebeurtenis f WHERE f.onderwerp = o.dossier_id AND f.soort = 'plan_vastgesteld'
                         AND f.tijd < cijfer_dossiers_compleet.stand AND (f.gegevens ->> 'op')::date <= peildatum) AS plan,
               EXISTS (SELECT 1 FROM dossier_gespreksverslag v WHERE v.dossier_id = o.dossier_id AND v.eerst_klaar_op < cijfer_dossiers_compleet.stand
                         AND v.eerst_klaar_op < (peildatum + 1)::timestamp AT TIME ZONE 'Europe/Amsterdam') AS verslag
        FROM open_ o
    )
    SELECT h.in_team_id, count(*), count(*) FILTER (WHERE h.instrument), count(*) FILTER (WHERE h.plan),
           count(*) FILTER (WHERE h.verslag), count(*) FILTER (WHERE h.instrument AND h.plan AND h.verslag)
    FROM heeft h GROUP BY h.in_team_id
$$;
REVOKE ALL ON FUNCTION cijfer_verslagreacties(date, date, timestamptz), cijfer_dossiers_compleet(date, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION cijfer_verslagreacties(date, date, timestamptz), cijfer_dossiers_compleet(date, timestamptz) TO kt_app;
