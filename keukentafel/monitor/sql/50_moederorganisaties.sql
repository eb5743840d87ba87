-- The work of the workers of each mother organisation, from what they recorded for the work itself (REQ-027, PRB-18). Counts
-- per organisation only. Shielded appointments and dossiers are left out, because a wall also hides numbers.
-- The organisation is the one of the day of the work; a dossier counts for each that lent somebody to it in the period.
-- organisatie '' is unknown: no worker, or a worker without one; `totaal` marks the row of all together.
DROP FUNCTION IF EXISTS cijfer_moederorganisaties(date, date, timestamptz, timestamptz);
CREATE FUNCTION cijfer_moederorganisaties(vanaf date, totenmet date, stand timestamptz, nu timestamptz)
RETURNS TABLE (organisatie text, totaal boolean, medewerkers bigint, contacten bigint, gesprekken bigint, minuten bigint,
               dossiers bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH uitlening AS (
        SELECT u.medewerker_id::text AS medewerker, u.van,
               lead(u.van) OVER (PARTITION BY u.medewerker_id ORDER BY u.van) AS tot,
               coalesce((SELECT i.naam FROM organisatie_inrichting i
                         WHERE i.soort = 'moederorganisatie' AND i.code = u.moederorganisatie
                         ORDER BY i.geldig_van DESC LIMIT 1), u.moederorganisatie) AS organisatie
        FROM organisatie_uitlening u
    ), dagen AS (
        SELECT vanaf::timestamp AT TIME ZONE 'Europe/Amsterdam' AS eerste,
               (totenmet + 1)::timestamp AT TIME ZONE 'Europe/Amsterdam' AS na
    ), werk AS (
        SELECT c.gemaakt_door AS medewerker, c.id AS contact, NULL::uuid AS gesprek, 0 AS minuten, NULL::uuid AS dossier,
               (c.moment AT TIME ZONE 'Europe/Amsterdam')::date AS van, (c.moment AT TIME ZONE 'Europe/Amsterdam')::date AS tm
        FROM toegang_contact c, dagen d WHERE c.moment >= d.eerste AND c.moment < d.na AND c.gemaakt_op < cijfer_moederorganisaties.stand
        UNION ALL
        SELECT a.medewerker_id::text, NULL, a.id, extract(epoch FROM a.einde - a.begin)::int / 60, NULL,
               (a.begin AT TIME ZONE 'Europe/Amsterdam')::date, (a.begin AT TIME ZONE 'Europe/Amsterdam')::date
        FROM toegang_afspraak a, dagen d
        WHERE a.kanaal = 'gesprek' AND a.stand NOT IN ('afgezegd', 'niet_verschenen') AND NOT a.afgeschermd
          AND (a.inwoner_id IS NOT NULL OR a.huishouden_id IS NOT NULL)
          AND a.begin >= d.eerste AND a.begin < d.na AND a.einde <= cijfer_moederorganisaties.nu
          AND a.gemaakt_op < cijfer_moederorganisaties.stand
        UNION ALL
        SELECT b.medewerker_id::text, NULL, NULL, 0, b.dossier_id,
               greatest((b.van AT TIME ZONE 'Europe/Amsterdam')::date, vanaf),
               least((b.tot AT TIME ZONE 'Europe/Amsterdam')::date, totenmet)
        FROM dossier_betrokkenheid b JOIN dossier_dossier o ON o.id = b.dossier_id, dagen d
        WHERE b.medewerker_id IS NOT NULL AND b.rol IN ('regisseur', 'uitvoerder') AND NOT o.afgeschermd
          AND b.van < least(d.na, cijfer_moederorganisaties.stand) AND (b.tot IS NULL OR b.tot >= d.eerste)
    )
    SELECT coalesce(u.organisatie, ''), grouping(coalesce(u.organisatie, '')) = 1, count(DISTINCT m.id),
           count(k.contact), count(k.gesprek), sum(k.minuten), count(DISTINCT k.dossier)
    FROM werk k LEFT JOIN organisatie_medewerker m ON m.id::text = k.medewerker
    LEFT JOIN uitlening u ON u.medewerker = k.medewerker AND u.van <= k.tm AND (u.tot IS NULL OR u.tot > k.van)
    GROUP BY GROUPING SETS ((coalesce(u.organisatie, '')), ())
$$;
REVOKE ALL ON FUNCTION cijfer_moederorganisaties(date, date, timestamptz, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION cijfer_moederorganisaties(date, date, timestamptz, timestamptz) TO kt_app;
