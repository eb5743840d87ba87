-- How much each worker of a team carries on a day: counts only, no name of a resident, so that whoever hands out work can
-- see it without seeing the cases (REQ-011). SECURITY DEFINER: the cases themselves are behind the wall.
-- A case counts for its regisseur and its uitvoerders, once per dossier. Its weight is the heaviest zwaarte of its open
-- werkprocessen; without zwaarte it weighs 2 and is counted apart. Shielded dossiers are left out: a wall also hides
-- numbers (architectuur.md §10.4).
CREATE OR REPLACE FUNCTION kt_caseload_team(team bigint, dag date)
RETURNS TABLE (medewerker uuid, dossiers integer, punten integer, zonder_zwaarte integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH wie AS (
        SELECT DISTINCT r.medewerker_id FROM organisatie_rolvervulling r
        WHERE r.team_id = kt_caseload_team.team AND r.van <= dag AND (r.tot IS NULL OR r.tot > dag)
    ), zaak AS (
        SELECT DISTINCT b.medewerker_id, b.dossier_id
        FROM dossier_betrokkenheid b
        JOIN wie ON wie.medewerker_id = b.medewerker_id
        JOIN dossier_dossier d ON d.id = b.dossier_id
        WHERE b.rol IN ('regisseur', 'uitvoerder') AND NOT d.afgeschermd
          AND d.geopend_op <= dag AND (d.gesloten_op IS NULL OR d.gesloten_op > dag)
          AND b.van < (dag + 1)::timestamp AT TIME ZONE 'Europe/Amsterdam'
          AND (b.tot IS NULL OR b.tot > dag::timestamp AT TIME ZONE 'Europe/Amsterdam')
    ), gewicht AS (
        SELECT z.medewerker_id, z.dossier_id, (
            SELECT max(laatste.waarde) FROM dossier_werkproces w
            JOIN dossier_werkprocesperiode p ON p.werkproces_id = w.id AND p.vervallen_op IS NULL
                AND p.van <= dag AND (p.tot IS NULL OR p.tot > dag)
            CROSS JOIN LATERAL (
                SELECT s.waarde FROM dossier_zwaarte s
                WHERE s.werkproces_id = w.id AND s.vervallen_op IS NULL AND s.van <= dag
                ORDER BY s.van DESC LIMIT 1
            ) laatste
            WHERE w.dossier_id = z.dossier_id
        ) AS waarde
        FROM zaak z
    )
    SELECT wie.medewerker_id, count(g.dossier_id)::integer,
           coalesce(sum(coalesce(g.waarde, 2)) FILTER (WHERE g.dossier_id IS NOT NULL), 0)::integer,
           count(g.dossier_id) FILTER (WHERE g.waarde IS NULL)::integer
    FROM wie LEFT JOIN gewicht g ON g.medewerker_id = wie.medewerker_id
    GROUP BY wie.medewerker_id
$$;
