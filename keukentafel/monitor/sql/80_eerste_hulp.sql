-- How long somebody waits for the first help (PRB-48): one row per question of kt_doorloop, with the first day on which help began, and
-- whether that was before any decision (`zonder_besluit`). Help is: begeleiding by the team itself, help without a plan, a line of the
-- plan that is more than own strength, and what a decision grants; of this resident, from the first contact up to the end of the
-- question. A day that was agreed counts as that day. SECURITY INVOKER, as kt_doorloop: the walls of the caller hold for --ruw.
DROP FUNCTION IF EXISTS cijfer_eerste_hulp(date, date, timestamptz);
DROP FUNCTION IF EXISTS kt_eerste_hulp(date, date, timestamptz);
CREATE FUNCTION kt_eerste_hulp(vanaf date, totenmet date, stand timestamptz)
RETURNS TABLE (werkproces uuid, inwoner uuid, dossier uuid, team_id bigint, soort text, contact date, hulp date, zonder_besluit boolean)
LANGUAGE sql STABLE AS $$
    SELECT d.werkproces, d.inwoner, d.dossier, d.team_id, d.soort, d.contact, h.dag, h.dag < coalesce(d.besluit, 'infinity'::date)
    FROM kt_doorloop(vanaf, totenmet, stand) d
    LEFT JOIN LATERAL (
        SELECT min(x.dag) AS dag FROM (
            SELECT (j.moment AT TIME ZONE 'Europe/Amsterdam')::date FROM dossier_journaalregel j
            WHERE j.dossier_id = d.dossier AND j.soort = 'begeleiding' AND j.gemaakt_op < kt_eerste_hulp.stand
              AND (j.doorgehaald_op IS NULL OR j.doorgehaald_op >= kt_eerste_hulp.stand AND kt_eerste_hulp.stand < 'infinity')
              AND EXISTS (SELECT 1 FROM dossier_journaalregel_over o WHERE o.journaalregel_id = j.id AND o.inwoner_id = d.inwoner)
            UNION ALL
            SELECT l.sinds FROM dossier_lichtehulp l WHERE l.inwoner_id = d.inwoner AND l.gemaakt_op < kt_eerste_hulp.stand
            UNION ALL
            SELECT s.van FROM plan_ondersteuning s
            WHERE s.dossier_id = d.dossier AND s.trede <> 'zelf' AND s.gemaakt_op < kt_eerste_hulp.stand
              AND EXISTS (SELECT 1 FROM plan_ondersteuning_over o WHERE o.ondersteuning_id = s.id AND o.inwoner_id = d.inwoner)
            UNION ALL
            SELECT v.van FROM besluit_voorziening v JOIN besluit_besluit b ON b.id = v.besluit_id
            WHERE v.dossier_id = d.dossier AND v.inwoner_id = d.inwoner AND v.toegekend AND b.bekendgemaakt_op IS NOT NULL
              AND b.bekendgemaakt_op::timestamp AT TIME ZONE 'Europe/Amsterdam' < kt_eerste_hulp.stand
        ) x(dag)
        WHERE x.dag BETWEEN d.contact AND d.einde
    ) h ON true
$$;

-- Days per team and kind, and each of them alone (NULL is all). Who has no help yet is in no median; that is counted apart.
CREATE FUNCTION cijfer_eerste_hulp(vanaf date, totenmet date, stand timestamptz)
RETURNS TABLE (team_id bigint, soort text, vragen bigint, met_hulp bigint, mediaan double precision, p90 double precision,
               zonder_besluit bigint, zonder_mediaan double precision, na_besluit bigint, na_mediaan double precision)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT d.team_id, d.soort, count(*), count(d.hulp),
           percentile_cont(0.5) WITHIN GROUP (ORDER BY (d.hulp - d.contact)::double precision),
           percentile_cont(0.9) WITHIN GROUP (ORDER BY (d.hulp - d.contact)::double precision),
           count(*) FILTER (WHERE d.zonder_besluit),
           percentile_cont(0.5) WITHIN GROUP (ORDER BY (d.hulp - d.contact)::double precision) FILTER (WHERE d.zonder_besluit),
           count(*) FILTER (WHERE NOT d.zonder_besluit),
           percentile_cont(0.5) WITHIN GROUP (ORDER BY (d.hulp - d.contact)::double precision) FILTER (WHERE NOT d.zonder_besluit)
    FROM kt_eerste_hulp(vanaf, totenmet, stand) d
    GROUP BY GROUPING SETS ((d.team_id, d.soort), (d.team_id), (d.soort), ())
$$;
REVOKE ALL ON FUNCTION kt_eerste_hulp(date, date, timestamptz), cijfer_eerste_hulp(date, date, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION kt_eerste_hulp(date, date, timestamptz), cijfer_eerste_hulp(date, date, timestamptz) TO kt_app;
