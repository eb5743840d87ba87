-- The work of the workers of each mother organisation, from what they recorded for the work itself (REQ-027, PRB-18). Counts
-- per organisation only. Shielded appointments and dossiers are left out, because a wall also hides numbers.
-- organisatie '' is unknown: no worker, or a worker without one; `totaal` marks the row of all together.
DROP FUNCTION IF EXISTS cijfer_moederorganisaties(date, date, timestamptz, timestamptz);
CREATE FUNCTION cijfer_moederorganisaties(vanaf date, totenmet date, stand timestamptz, nu timestamptz)
RETURNS TABLE (organisatie text, totaal boolean, medewerkers bigint, contacten bigint, gesprekken bigint, minuten bigint,
               dossiers bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH wie AS (
        SELECT m.id, coalesce((SELECT i.naam FROM organisatie_inrichting i
                               WHERE i.soort = 'moederorganisatie' AND m.moederorganisatie IN (i.code, i.naam)
                               ORDER BY i.geldig_van DESC LIMIT 1), m.moederorganisatie) AS organisatie
        FROM organisatie_medewerker m
    ), dagen AS (
        SELECT vanaf::timestamp AT TIME ZONE 'Europe/Amsterdam' AS eerste,
               (totenmet + 1)::timestamp AT TIME ZONE 'Europe/Amsterdam' AS na
    ), werk AS (
        SELECT c.gemaakt_door AS medewerker, c.id AS contact, NULL::uuid AS gesprek, 0 AS minuten, NULL::uuid AS dossier
        FROM toegang_contact c, dagen d WHERE c.moment >= d.eerste AND c.moment < d.na AND c.gemaakt_op < cijfer_moederorganisaties.stand
        UNION ALL
        SELECT a.medewerker_id::text, NULL, a.id, extract(epoch FROM a.einde - a.begin)::int / 60, NULL
        FROM toegang_afspraak a, dagen d
        WHERE a.kanaal = 'gesprek' AND a.stand NOT IN ('afgezegd', 'niet_verschenen') AND NOT a.afgeschermd
          AND (a.inwoner_id IS NOT NULL OR a.huishouden_id IS NOT NULL)
          AND a.begin >= d.eerste AND a.begin < d.na AND a.einde <= cijfer_moederorganisaties.nu
          AND a.gemaakt_op < cijfer_moederorganisaties.stand
        UNION ALL
        SELECT b.medewerker_id::text, NULL, NULL, 0, b.dossier_id
        FROM dossier_betrokkenheid b JOIN dossier_dossier o ON o.id = b.dossier_id, dagen d
        WHERE b.medewerker_id IS NOT NULL AND b.rol IN ('regisseur', 'uitvoerder') AND NOT o.afgeschermd
          AND b.van < least(d.na, cijfer_moederorganisaties.stand) AND (b.tot IS NULL OR b.tot >= d.eerste)
    )
    SELECT coalesce(w.organisatie, ''), grouping(coalesce(w.organisatie, '')) = 1, count(DISTINCT w.id),
           count(k.contact), count(k.gesprek), sum(k.minuten), count(DISTINCT k.dossier)
    FROM werk k LEFT JOIN wie w ON w.id::text = k.medewerker
    GROUP BY GROUPING SETS ((coalesce(w.organisatie, '')), ())
$$;
REVOKE ALL ON FUNCTION cijfer_moederorganisaties(date, date, timestamptz, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION cijfer_moederorganisaties(date, date, timestamptz, timestamptz) TO kt_app;
