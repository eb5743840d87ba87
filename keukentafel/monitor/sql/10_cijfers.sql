-- One function per indicator. SECURITY DEFINER: counts go over all teams, whoever asks; so nothing leaves but numbers per
-- team, never a row, a key or a date of one resident. The right (CIJFERS_LEZEN) was asked before, in monitor.opvragen.
--
-- Valid time decides: a period is open on a day when van <= day and (tot is empty or tot > day).
-- Recorded time: `stand` is the first moment that is not known any more; 'infinity' is what we know now. A row is known
-- when it was written before `stand` and not replaced before it.
-- team_id NULL is the total, counted by itself: a person of two teams counts once there.

-- The team where a dossier was on a day; `nu` when no period tells.
DROP FUNCTION IF EXISTS kt_team_op(uuid, date, bigint);
CREATE FUNCTION kt_team_op(dossier uuid, dag date, nu bigint) RETURNS bigint LANGUAGE sql STABLE AS $$
    SELECT coalesce((SELECT p.in_team_id FROM dossier_dossierperiode p
                     WHERE p.dossier_id = kt_team_op.dossier AND p.vervallen_op IS NULL AND p.van <= kt_team_op.dag
                       AND (p.tot IS NULL OR p.tot > kt_team_op.dag) ORDER BY p.van DESC LIMIT 1), kt_team_op.nu)
$$;
REVOKE ALL ON FUNCTION kt_team_op(uuid, date, bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION kt_team_op(uuid, date, bigint) TO kt_app;

DROP FUNCTION IF EXISTS cijfer_contacten_en_werkprocessen(date, date, timestamptz);
CREATE FUNCTION cijfer_contacten_en_werkprocessen(vanaf date, totenmet date, stand timestamptz)
RETURNS TABLE (team_id bigint, contacten bigint, werkprocessen bigint, clienten bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH rij AS (
        SELECT c.team_id, 1 AS contact, 0 AS werkproces, NULL::uuid AS client
        FROM toegang_contact c
        WHERE c.moment >= vanaf::timestamp AT TIME ZONE 'Europe/Amsterdam'
          AND c.moment < (totenmet + 1)::timestamp AT TIME ZONE 'Europe/Amsterdam' AND c.gemaakt_op < stand
        UNION ALL
        SELECT w.aanmaakteam_id, 0, 1, w.inwoner_id
        FROM dossier_werkproces w WHERE w.aangemaakt_op BETWEEN vanaf AND totenmet AND w.gemaakt_op < stand
    )
    SELECT r.team_id, sum(r.contact), sum(r.werkproces), count(DISTINCT r.client)
    FROM rij r GROUP BY GROUPING SETS ((r.team_id), ())
$$;

-- `eenheid` is what a casus equals: werkproces, dossier or persoon (dated configuration). Of several werkprocessen in one
-- casus the heaviest zwaarte counts, and the team of the youngest period.
DROP FUNCTION IF EXISTS cijfer_caseload(date, timestamptz, text);
CREATE FUNCTION cijfer_caseload(peildatum date, stand timestamptz, eenheid text)
RETURNS TABLE (team_id bigint, zwaarte smallint, aantal bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH open_ AS (
        SELECT DISTINCT ON (p.werkproces_id) p.werkproces_id, p.in_team_id, p.van, w.dossier_id, w.inwoner_id
        FROM dossier_werkprocesperiode p JOIN dossier_werkproces w ON w.id = p.werkproces_id
        WHERE p.van <= peildatum AND (p.tot IS NULL OR p.tot > peildatum)
          AND p.gemaakt_op < stand AND (p.vervallen_op IS NULL OR p.vervallen_op >= stand AND stand < 'infinity')
        ORDER BY p.werkproces_id, p.van DESC, p.gemaakt_op DESC
    ), weging AS (
        SELECT DISTINCT ON (z.werkproces_id) z.werkproces_id, z.waarde
        FROM dossier_zwaarte z
        WHERE z.van <= peildatum
          AND z.gemaakt_op < stand AND (z.vervallen_op IS NULL OR z.vervallen_op >= stand AND stand < 'infinity')
        ORDER BY z.werkproces_id, z.van DESC, z.gemaakt_op DESC
    ), casus AS (
        SELECT (array_agg(o.in_team_id ORDER BY o.van DESC, o.werkproces_id))[1] AS team_id, max(g.waarde) AS zwaarte
        FROM open_ o LEFT JOIN weging g ON g.werkproces_id = o.werkproces_id
        GROUP BY CASE eenheid WHEN 'dossier' THEN o.dossier_id WHEN 'persoon' THEN o.inwoner_id ELSE o.werkproces_id END
    )
    SELECT c.team_id, c.zwaarte, count(*) FROM casus c GROUP BY c.team_id, c.zwaarte
$$;

DROP FUNCTION IF EXISTS cijfer_unieke_clienten(date, date, timestamptz);
CREATE FUNCTION cijfer_unieke_clienten(vanaf date, totenmet date, stand timestamptz)
RETURNS TABLE (team_id bigint, clienten bigint, huishoudens bigint, werkprocessen bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT w.aanmaakteam_id, count(DISTINCT w.inwoner_id), count(DISTINCT w.dossier_id), count(*)
    FROM dossier_werkproces w WHERE w.aangemaakt_op BETWEEN vanaf AND totenmet AND w.gemaakt_op < stand
    GROUP BY GROUPING SETS ((w.aanmaakteam_id), ())
$$;

DROP FUNCTION IF EXISTS cijfer_werkprocessen_periode(date, date, timestamptz);
CREATE FUNCTION cijfer_werkprocessen_periode(vanaf date, totenmet date, stand timestamptz)
RETURNS TABLE (team_id bigint, maand date, aantal bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT w.aanmaakteam_id, date_trunc('month', w.aangemaakt_op::timestamp)::date, count(*)
    FROM dossier_werkproces w WHERE w.aangemaakt_op BETWEEN vanaf AND totenmet AND w.gemaakt_op < stand
    GROUP BY 1, 2
$$;

-- Finished: not one werkproces of this person is open on the last day.
DROP FUNCTION IF EXISTS cijfer_afgeronde_bewoners(date, date, timestamptz);
CREATE FUNCTION cijfer_afgeronde_bewoners(vanaf date, totenmet date, stand timestamptz)
RETURNS TABLE (team_id bigint, bewoners bigint, afgerond bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH gemeld AS (
        SELECT DISTINCT w.inwoner_id, w.aanmaakteam_id
        FROM dossier_werkproces w WHERE w.aangemaakt_op BETWEEN vanaf AND totenmet AND w.gemaakt_op < stand
    ), lopend AS (
        SELECT DISTINCT w.inwoner_id
        FROM dossier_werkprocesperiode p JOIN dossier_werkproces w ON w.id = p.werkproces_id
        WHERE p.van <= totenmet AND (p.tot IS NULL OR p.tot > totenmet)
          AND p.gemaakt_op < stand AND (p.vervallen_op IS NULL OR p.vervallen_op >= stand AND stand < 'infinity')
    )
    SELECT g.aanmaakteam_id, count(DISTINCT g.inwoner_id),
           count(DISTINCT g.inwoner_id) FILTER (WHERE l.inwoner_id IS NULL)
    FROM gemeld g LEFT JOIN lopend l ON l.inwoner_id = g.inwoner_id
    GROUP BY GROUPING SETS ((g.aanmaakteam_id), ())
$$;

-- An end is a day on which nothing of this person is open any more; a return is a later period within the same time.
-- Team: where the period was that began last.
DROP FUNCTION IF EXISTS cijfer_terugkeer(date, date, timestamptz);
CREATE FUNCTION cijfer_terugkeer(vanaf date, totenmet date, stand timestamptz)
RETURNS TABLE (team_id bigint, afgerond bigint, terug bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH p AS MATERIALIZED (
        SELECT w.inwoner_id, d.in_team_id, d.van, d.tot
        FROM dossier_werkprocesperiode d JOIN dossier_werkproces w ON w.id = d.werkproces_id
        WHERE d.van <= totenmet
          AND d.gemaakt_op < stand AND (d.vervallen_op IS NULL OR d.vervallen_op >= stand AND stand < 'infinity')
    ), loop AS (
        -- Open on the days up to `bezet_tot`: the furthest end among this person's periods that began no later.
        SELECT p.inwoner_id, p.in_team_id, p.tot, p.van,
               max(coalesce(p.tot, 'infinity'::date)) OVER tot_hier AS bezet_tot,
               lead(p.van) OVER tot_hier AS volgende
        FROM p WINDOW tot_hier AS (PARTITION BY p.inwoner_id ORDER BY p.van, coalesce(p.tot, 'infinity'::date)
                                   ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)
    ), einde AS (
        SELECT l.inwoner_id, l.in_team_id, l.volgende IS NOT NULL AS terug
        FROM loop l
        WHERE l.bezet_tot BETWEEN vanaf AND totenmet
          AND (l.volgende IS NULL OR l.volgende > l.bezet_tot)
    )
    SELECT e.in_team_id, count(DISTINCT e.inwoner_id), count(DISTINCT e.inwoner_id) FILTER (WHERE e.terug)
    FROM einde e GROUP BY GROUPING SETS ((e.in_team_id), ())
$$;

-- onderwerp NULL is all contacts. A contact may have several subjects, so subjects do not add up to it.
DROP FUNCTION IF EXISTS cijfer_contacten_naar_onderwerp(date, date, timestamptz);
CREATE FUNCTION cijfer_contacten_naar_onderwerp(vanaf date, totenmet date, stand timestamptz)
RETURNS TABLE (team_id bigint, onderwerp text, aantal bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT c.team_id, o.onderwerp, count(DISTINCT c.id)
    FROM toegang_contact c
    CROSS JOIN LATERAL (SELECT NULL::text AS onderwerp UNION ALL SELECT unnest(c.onderwerpen)) o
    WHERE c.moment >= vanaf::timestamp AT TIME ZONE 'Europe/Amsterdam'
      AND c.moment < (totenmet + 1)::timestamp AT TIME ZONE 'Europe/Amsterdam' AND c.gemaakt_op < stand
    GROUP BY c.team_id, o.onderwerp
$$;

REVOKE ALL ON FUNCTION cijfer_contacten_en_werkprocessen(date, date, timestamptz), cijfer_caseload(date, timestamptz, text),
    cijfer_unieke_clienten(date, date, timestamptz), cijfer_werkprocessen_periode(date, date, timestamptz),
    cijfer_afgeronde_bewoners(date, date, timestamptz), cijfer_terugkeer(date, date, timestamptz),
    cijfer_contacten_naar_onderwerp(date, date, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION cijfer_contacten_en_werkprocessen(date, date, timestamptz), cijfer_caseload(date, timestamptz, text),
    cijfer_unieke_clienten(date, date, timestamptz), cijfer_werkprocessen_periode(date, date, timestamptz),
    cijfer_afgeronde_bewoners(date, date, timestamptz), cijfer_terugkeer(date, date, timestamptz),
    cijfer_contacten_naar_onderwerp(date, date, timestamptz) TO kt_app;

-- The total of the caseload on several days: a trend. `eenheden` says for each day what a casus equals.
DROP FUNCTION IF EXISTS cijfer_caseload_verloop(date[], text[], timestamptz);
CREATE FUNCTION cijfer_caseload_verloop(dagen date[], eenheden text[], stand timestamptz)
RETURNS TABLE (dag date, aantal bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT d.dag, coalesce(sum(c.aantal), 0)
    FROM unnest(dagen, eenheden) AS d(dag, eenheid) LEFT JOIN LATERAL cijfer_caseload(d.dag, stand, d.eenheid) c ON true
    GROUP BY d.dag
$$;
-- First and last day on which anything was counted: which years there are to choose from.
DROP FUNCTION IF EXISTS cijfer_spanne();
CREATE FUNCTION cijfer_spanne() RETURNS TABLE (eerste date, laatste date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT min(aangemaakt_op), max(aangemaakt_op) FROM dossier_werkproces
$$;
REVOKE ALL ON FUNCTION cijfer_caseload_verloop(date[], text[], timestamptz), cijfer_spanne() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION cijfer_caseload_verloop(date[], text[], timestamptz), cijfer_spanne() TO kt_app;
