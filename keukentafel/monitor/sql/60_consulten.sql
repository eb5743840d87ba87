-- Consults of specialists (REQ-068, PRB-41): asked and answered in the period, beside the dossiers open on its last day. As in
-- 10_cijfers.sql: SECURITY DEFINER, numbers per team alone; `stand` is the first moment that is not known any more.
DROP FUNCTION IF EXISTS cijfer_consulten(date, date, timestamptz);
CREATE FUNCTION cijfer_consulten(vanaf date, totenmet date, stand timestamptz)
RETURNS TABLE (team_id bigint, gevraagd bigint, beantwoord bigint, dossiers bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH consult AS (
        SELECT kt_team_op(c.dossier_id, (c.gemaakt_op AT TIME ZONE 'Europe/Amsterdam')::date, c.team_id) AS team_id,
               c.beantwoord_op < cijfer_consulten.stand AS beantwoord
        FROM plan_consult c
        WHERE NOT c.afgeschermd AND c.gemaakt_op < cijfer_consulten.stand
          AND (c.ingetrokken_op IS NULL OR c.ingetrokken_op >= cijfer_consulten.stand AND cijfer_consulten.stand < 'infinity')
          AND c.gemaakt_op >= vanaf::timestamp AT TIME ZONE 'Europe/Amsterdam'
          AND c.gemaakt_op < (totenmet + 1)::timestamp AT TIME ZONE 'Europe/Amsterdam'
    ), open_ AS (
        SELECT DISTINCT ON (p.dossier_id) p.in_team_id AS team_id
        FROM dossier_dossierperiode p
        WHERE p.van <= totenmet AND (p.tot IS NULL OR p.tot > totenmet) AND NOT p.afgeschermd
          AND p.gemaakt_op < cijfer_consulten.stand
          AND (p.vervallen_op IS NULL OR p.vervallen_op >= cijfer_consulten.stand AND cijfer_consulten.stand < 'infinity')
        ORDER BY p.dossier_id, p.van DESC, p.gemaakt_op DESC
    ), alle AS (
        SELECT c.team_id, 1 AS gevraagd, coalesce(c.beantwoord, false)::int AS beantwoord, 0 AS dossiers FROM consult c
        UNION ALL SELECT o.team_id, 0, 0, 1 FROM open_ o
    )
    SELECT a.team_id, sum(a.gevraagd)::bigint, sum(a.beantwoord)::bigint, sum(a.dossiers)::bigint FROM alle a GROUP BY a.team_id
$$;
