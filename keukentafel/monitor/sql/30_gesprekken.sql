-- How talks are held: in a private place, in the evening, missed (PRB-08; REQ-014, REQ-008). Counts per team only. Shielded
-- appointments are left out, because a wall also hides numbers. A room counts as the configuration called it on that day.
DROP FUNCTION IF EXISTS kt_gesprekken(bigint[], timestamptz, timestamptz);
DROP FUNCTION IF EXISTS cijfer_gesprekken(date, date, timestamptz, timestamptz);
CREATE FUNCTION cijfer_gesprekken(vanaf date, totenmet date, stand timestamptz, nu timestamptz)
RETURNS TABLE (team_id bigint, gesprekken bigint, thuis bigint, besloten bigint, avond bigint, gemist bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH gesprek AS (
        SELECT a.team_id, a.soort_plaats, a.stand = 'niet_verschenen' AS gemist,
               extract(hour FROM a.begin AT TIME ZONE 'Europe/Amsterdam') >= 17 AS avond,
               EXISTS (SELECT 1 FROM organisatie_inrichting r
                       WHERE r.soort = 'ruimte' AND r.code = a.ruimte AND coalesce((r.waarde ->> 'besloten')::boolean, true)
                         AND r.geldig_van <= (a.begin AT TIME ZONE 'Europe/Amsterdam')::date
                         AND (r.geldig_tot IS NULL OR r.geldig_tot > (a.begin AT TIME ZONE 'Europe/Amsterdam')::date)) AS besloten
        FROM toegang_afspraak a
        WHERE a.kanaal = 'gesprek' AND a.stand <> 'afgezegd' AND NOT a.afgeschermd
          AND (a.inwoner_id IS NOT NULL OR a.huishouden_id IS NOT NULL)
          AND a.begin >= vanaf::timestamp AT TIME ZONE 'Europe/Amsterdam'
          AND a.begin < (totenmet + 1)::timestamp AT TIME ZONE 'Europe/Amsterdam'
          AND a.einde <= cijfer_gesprekken.nu AND a.gemaakt_op < cijfer_gesprekken.stand
    )
    SELECT g.team_id, count(*) FILTER (WHERE NOT g.gemist), count(*) FILTER (WHERE NOT g.gemist AND g.soort_plaats = 'thuis'),
           count(*) FILTER (WHERE NOT g.gemist AND (g.besloten OR g.soort_plaats = 'thuis')),
           count(*) FILTER (WHERE NOT g.gemist AND g.avond), count(*) FILTER (WHERE g.gemist)
    FROM gesprek g GROUP BY GROUPING SETS ((g.team_id), ())
$$;
REVOKE ALL ON FUNCTION cijfer_gesprekken(date, date, timestamptz, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION cijfer_gesprekken(date, date, timestamptz, timestamptz) TO kt_app;
