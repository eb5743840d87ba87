-- Decisions taken in the period (REQ-081, PRB-12) and checks that were due in it (REQ-062, PRB-32). As in 10_cijfers.sql:
-- SECURITY DEFINER, numbers alone; `stand` is the first moment that is not known any more. Shielded households are not counted.
DROP FUNCTION IF EXISTS cijfer_besluiten(date, date, timestamptz);
CREATE FUNCTION cijfer_besluiten(vanaf date, totenmet date, stand timestamptz)
RETURNS TABLE (team_id bigint, product text, productnaam text, besluiten bigint, toegekend bigint, deels bigint, afgewezen bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT v.team_id, v.product, max(v.productnaam), count(*), count(*) FILTER (WHERE v.uitkomst = 'toe'),
           count(*) FILTER (WHERE v.uitkomst = 'deels'), count(*) FILTER (WHERE v.uitkomst = 'af')
    FROM besluit_voorziening v JOIN besluit_besluit b ON b.id = v.besluit_id
    WHERE v.uitkomst <> '' AND NOT v.afgeschermd AND b.stand IN ('vastgesteld', 'bekend')
          AND NOT kt_geen_beschikking(b.soort)
      AND b.vastgesteld_op BETWEEN vanaf AND totenmet
      AND b.vastgesteld_op::timestamp AT TIME ZONE 'Europe/Amsterdam' < cijfer_besluiten.stand
    GROUP BY GROUPING SETS ((v.team_id, v.product), (v.team_id), (v.product), ())
$$;

-- One row for each day on which a check was due and was held: whether that was in time, the rule says in werkdagen.
DROP FUNCTION IF EXISTS cijfer_nazorg(date, date, timestamptz);
CREATE FUNCTION cijfer_nazorg(vanaf date, totenmet date, stand timestamptz)
RETURNS TABLE (team_id bigint, op date, gedaan_op date, niet_begonnen boolean, aantal bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT n.team_id, n.op, d.gedaan_op, d.gedaan_op IS NOT NULL AND n.begonnen = 'nee', count(*)
    FROM besluit_nazorgcheck n, LATERAL (
        SELECT CASE WHEN n.gedaan_op::timestamp AT TIME ZONE 'Europe/Amsterdam' < cijfer_nazorg.stand THEN n.gedaan_op END AS gedaan_op
    ) d
    WHERE n.op BETWEEN vanaf AND totenmet AND NOT n.afgeschermd AND n.gemaakt_op < cijfer_nazorg.stand
      AND (n.vervallen_op IS NULL OR n.vervallen_op::timestamp AT TIME ZONE 'Europe/Amsterdam' >= cijfer_nazorg.stand)
    GROUP BY 1, 2, 3, 4
$$;

-- The same decisions by what makes it harder to stand up for oneself (002:113). One decision may stand in several groups; the total
-- (NULL) counts each once.
DROP FUNCTION IF EXISTS cijfer_besluiten_mondigheid(date, date, timestamptz);
CREATE FUNCTION cijfer_besluiten_mondigheid(vanaf date, totenmet date, stand timestamptz)
RETURNS TABLE (groep text, besluiten bigint, toegekend bigint, deels bigint, afgewezen bigint, bezwaar bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH b AS (
        SELECT v.uitkomst,
               EXISTS (SELECT FROM besluit_bezwaar z WHERE z.besluit_id = v.besluit_id AND z.inwoner_id = v.inwoner_id
                       AND z.ontvangen_op::timestamp AT TIME ZONE 'Europe/Amsterdam' < cijfer_besluiten_mondigheid.stand) AS bezwaar,
               ARRAY_REMOVE(ARRAY[CASE WHEN i.leesniveau IN ('eenvoudig', 'leest_niet') THEN 'leest' END,
               CASE WHEN i.tolk_taal <> '' THEN 'tolk' END, CASE WHEN a.aanvrager <> '' THEN 'ander' END,
               CASE WHEN (SELECT n.stand FROM dossier_netwerkvraag n WHERE n.dossier_id = v.dossier_id AND n.inwoner_id = v.inwoner_id
                          ORDER BY n.gevraagd_op DESC, n.id DESC LIMIT 1) = 'geen' THEN 'netwerk' END], NULL) AS groepen
        FROM besluit_voorziening v JOIN besluit_besluit b ON b.id = v.besluit_id JOIN besluit_aanvraag a ON a.id = v.aanvraag_id
        JOIN inwoner_inwoner i ON i.id = v.inwoner_id
        WHERE v.uitkomst <> '' AND NOT v.afgeschermd AND b.stand IN ('vastgesteld', 'bekend')
          AND NOT kt_geen_beschikking(b.soort)
          AND b.vastgesteld_op BETWEEN vanaf AND totenmet
          AND b.vastgesteld_op::timestamp AT TIME ZONE 'Europe/Amsterdam' < cijfer_besluiten_mondigheid.stand
    ), rij AS (
        SELECT g.naam, b.uitkomst, b.bezwaar FROM b, unnest(CASE WHEN b.groepen = '{}' THEN ARRAY['geen'] ELSE b.groepen END || NULL::text) g(naam)
    )
    SELECT r.naam, count(*), count(*) FILTER (WHERE r.uitkomst = 'toe'), count(*) FILTER (WHERE r.uitkomst = 'deels'),
           count(*) FILTER (WHERE r.uitkomst = 'af'), count(*) FILTER (WHERE r.bezwaar)
    FROM rij r GROUP BY r.naam
$$;

-- What each worker of one team drafted, from so many residents up; below that the others together, or nothing (REQ-081). The
-- small ones never leave the database: one resident is never a row. Asked only after the works council agreed
-- (monitor.opvragen.medewerkers).
DROP FUNCTION IF EXISTS cijfer_besluiten_medewerker(date, date, timestamptz, bigint, int);
CREATE FUNCTION cijfer_besluiten_medewerker(vanaf date, totenmet date, stand timestamptz, team bigint, minstens int)
RETURNS TABLE (medewerker_id uuid, besluiten bigint, toegekend bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH b AS (
        SELECT b.opsteller_id, v.uitkomst, v.inwoner_id
        FROM besluit_voorziening v JOIN besluit_besluit b ON b.id = v.besluit_id
        WHERE v.team_id = cijfer_besluiten_medewerker.team AND v.uitkomst <> '' AND NOT v.afgeschermd
          AND b.stand IN ('vastgesteld', 'bekend') AND NOT kt_geen_beschikking(b.soort)
          AND b.vastgesteld_op BETWEEN vanaf AND totenmet
          AND b.vastgesteld_op::timestamp AT TIME ZONE 'Europe/Amsterdam' < cijfer_besluiten_medewerker.stand
    ), genoeg AS (
        SELECT b.opsteller_id AS wie FROM b WHERE b.opsteller_id IS NOT NULL
        GROUP BY 1 HAVING count(DISTINCT b.inwoner_id) >= greatest(minstens, 2)
    )
    SELECT g.wie, count(*), count(*) FILTER (WHERE b.uitkomst IN ('toe', 'deels'))
    FROM b LEFT JOIN genoeg g ON g.wie = b.opsteller_id
    GROUP BY g.wie HAVING count(DISTINCT b.inwoner_id) >= greatest(minstens, 2)
$$;
