-- What runs for one resident, after a caller check: state, next step, contact person and date; never the story, the subject
-- or the law (regels.md §3.3, M: name, contact, regie, status). The check itself is the key: it must be the actor's own, passed
-- and of the last half hour, so that this function opens nothing for who did not ask. What is shielded does not exist here.
-- It lies in bureau, which sees every room; SECURITY DEFINER, because the front office works beyond its own team.
CREATE OR REPLACE FUNCTION kt_status_na_controle(controle uuid, nu timestamptz, vanaf timestamptz, van_inwoner text[])
RETURNS TABLE (soort text, nummer text, sinds date, stand text, stap text, wie text, team text, telefoon text, uiterlijk date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH beller AS (
        SELECT c.inwoner_id FROM toegang_bellercontrole c JOIN inwoner_inwoner p ON p.id = c.inwoner_id
        WHERE c.id = controle AND c.klopt AND c.gemaakt_door = kt_actor() AND c.gemaakt_op >= vanaf
          AND NOT p.afgeschermd
    ), zicht AS (SELECT kt_stad() AS stad, kt_teams() AS teams)
    SELECT 'melding', m.nummer::text, (m.ontvangen_op AT TIME ZONE 'Europe/Amsterdam')::date, m.status, NULL,
           w.naam, t.naam, t.telefoon,
           (SELECT min(x.uiterlijk) FROM toegang_termijn x
            WHERE x.melding_id = m.id AND x.klaar_op IS NULL AND x.soort <> ALL (van_inwoner))
    FROM beller b JOIN toegang_melding m ON m.inwoner_id = b.inwoner_id
    JOIN organisatie_team t ON t.id = m.team_id LEFT JOIN organisatie_medewerker w ON w.id = m.behandelaar_id, zicht z
    WHERE m.status IN ('nieuw', 'beoordeeld', 'toegewezen', 'in_behandeling') AND NOT m.afgeschermd
      AND (z.stad OR m.team_id = ANY (z.teams))
    UNION ALL
    SELECT 'dossier', d.nummer, d.geopend_op, 'loopt',
           CASE WHEN a.begin IS NOT NULL THEN 'afspraak' WHEN pl.bespreken_op IS NOT NULL THEN 'bespreken' END,
           r.naam, t.naam, t.telefoon,
           coalesce((a.begin AT TIME ZONE 'Europe/Amsterdam')::date, pl.bespreken_op)
    FROM beller b JOIN LATERAL (
        SELECT DISTINCT w.dossier_id FROM dossier_werkproces w
        JOIN dossier_werkprocesperiode p ON p.werkproces_id = w.id AND p.tot IS NULL AND p.vervallen_op IS NULL
        WHERE w.inwoner_id = b.inwoner_id) w ON true
    JOIN dossier_dossier d ON d.id = w.dossier_id AND d.gesloten_op IS NULL AND NOT d.afgeschermd
    JOIN organisatie_team t ON t.id = d.team_id
    LEFT JOIN plan_plan pl ON pl.dossier_id = d.id
    LEFT JOIN LATERAL (
        SELECT m.naam FROM plan_regie g JOIN organisatie_medewerker m ON m.id = coalesce(g.medewerker_id, g.waarnemer_id)
        WHERE g.dossier_id = d.id AND g.tot IS NULL LIMIT 1) r ON true
    LEFT JOIN LATERAL (
        SELECT f.begin FROM toegang_afspraak f WHERE f.inwoner_id = b.inwoner_id AND f.begin > nu
          AND f.stand = 'gepland' AND NOT f.afgeschermd ORDER BY f.begin LIMIT 1) a ON true, zicht z
    WHERE z.stad OR d.team_id = ANY (z.teams)
    ORDER BY 3 DESC, 2
$$;
