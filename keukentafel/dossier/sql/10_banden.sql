-- What organisatie binds at every request, in one statement: who is this worker today, in which roles and teams, and with
-- which dossiers and residents is there a tie. SECURITY DEFINER: it must read before anybody is bound.
-- A waarnemer has the ties of the absent colleague while the absence lasts; an aandachtsfunctionaris those with everybody
-- whose existence is hidden. Access that was granted for a while (AUT-01) is a tie of that worker alone, and of nobody who stands in:
-- it stops at its end, when it is ended, when the worker leaves, and when the dossier is shielded without a consent beforehand.
DROP FUNCTION IF EXISTS kt_banden(uuid, date, timestamptz);
CREATE OR REPLACE FUNCTION kt_banden(wie uuid, dag date, nu timestamptz)
RETURNS TABLE (rollen text[], teams bigint[], dossiers uuid[], huishoudens uuid[], inwoners uuid[], waarneemt uuid[], mijdt uuid[], verleend text[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH kring AS (
        -- the own circle of a worker (MAN-08): people and households one may not see, ties or not
        SELECT c.inwoner_id, c.huishouden_id FROM toegang_belangenconflict c
        WHERE c.medewerker_id = wie AND c.opgeheven_op IS NULL AND c.soort <> 'wens_inwoner'
    ), kring_h AS (
        SELECT huishouden_id FROM kring WHERE huishouden_id IS NOT NULL
        UNION
        SELECT l.huishouden_id FROM kring JOIN inwoner_huishoudlid l ON l.inwoner_id = kring.inwoner_id
        WHERE l.tot IS NULL OR l.tot > dag
    ), kring_i AS (
        SELECT inwoner_id FROM kring WHERE inwoner_id IS NOT NULL
        UNION
        SELECT l.inwoner_id FROM kring_h JOIN inwoner_huishoudlid l ON l.huishouden_id = kring_h.huishouden_id
        WHERE l.tot IS NULL OR l.tot > dag
    ), kring_d AS (
        SELECT o.id FROM kring_h JOIN dossier_dossier o ON o.huishouden_id = kring_h.huishouden_id
    ), dienst AS (
        -- after the last day no tie that somebody forgot to end opens anything (AUT-06)
        SELECT m.id FROM organisatie_medewerker m WHERE m.id = wie AND (m.in_dienst_tot IS NULL OR m.in_dienst_tot > dag)
    ), wij AS (
        SELECT id FROM dienst
        UNION
        SELECT a.medewerker_id FROM organisatie_afwezigheid a JOIN dienst ON a.waarnemer_id = dienst.id
        WHERE a.van <= dag AND (a.tot IS NULL OR a.tot > dag)
          AND (a.waarneming_tot IS NULL OR a.waarneming_tot > dag)
    ), r AS (
        -- without the conditions of its role an account has no rights (REQ-164); who records the proofs keeps the role
        SELECT v.rol, v.team_id FROM organisatie_rolvervulling v
        WHERE v.medewerker_id = wie AND v.van <= dag AND (v.tot IS NULL OR v.tot > dag)
          AND (v.rol = 'privacy_officer' OR NOT EXISTS (SELECT 1 FROM kt_mist(wie, dag) m WHERE m.rol = v.rol))
    ), v AS (
        SELECT g.id, g.soort, g.dossier_id, g.tot, o.huishouden_id
        FROM dossier_toegangsverlening g JOIN dossier_dossier o ON o.id = g.dossier_id
        WHERE g.medewerker_id = wie AND g.beeindigd_op IS NULL AND g.van <= nu AND g.tot > nu
          AND (g.akkoord OR NOT o.afgeschermd)
          AND EXISTS (SELECT 1 FROM dienst)
    ), d AS (
        SELECT dossier_id FROM v
        UNION ALL
        SELECT b.dossier_id FROM dossier_betrokkenheid b JOIN wij ON b.medewerker_id = wij.id
        WHERE b.van <= nu AND (b.tot IS NULL OR b.tot > nu)
    ), h AS (
        SELECT o.huishouden_id FROM d JOIN dossier_dossier o ON o.id = d.dossier_id
        UNION
        -- a melding about a household as a whole, as the one about a person below
        SELECT m.huishouden_id FROM toegang_melding m JOIN wij ON m.behandelaar_id = wij.id
        WHERE m.inwoner_id IS NULL AND m.huishouden_id IS NOT NULL
          AND m.status NOT IN ('afgerond', 'ingetrokken', 'doorverwezen')
    ), i AS (
        SELECT l.inwoner_id FROM h JOIN inwoner_huishoudlid l ON l.huishouden_id = h.huishouden_id WHERE l.tot IS NULL OR l.tot > dag
        UNION
        SELECT m.inwoner_id FROM toegang_melding m JOIN wij ON m.behandelaar_id = wij.id
        WHERE m.inwoner_id IS NOT NULL AND m.status NOT IN ('afgerond', 'ingetrokken', 'doorverwezen')
        UNION
        SELECT p.id FROM inwoner_inwoner p
        WHERE p.afgeschermd AND EXISTS (SELECT 1 FROM r WHERE r.rol = 'aandachtsfunctionaris')
    )
    SELECT coalesce((SELECT array_agg(DISTINCT rol) FROM r), '{}'),
           coalesce((SELECT array_agg(DISTINCT t.id) FROM organisatie_team t WHERE t.id IN (SELECT team_id FROM r)
               -- whose task is the whole municipality for safety has every team (regels.md §3.3)
               OR EXISTS (SELECT 1 FROM r WHERE r.rol = 'aandachtsfunctionaris')), '{}'),
           coalesce((SELECT array_agg(DISTINCT dossier_id) FROM d WHERE dossier_id NOT IN (SELECT id FROM kring_d)), '{}'),
           coalesce((SELECT array_agg(DISTINCT huishouden_id) FROM h
                     WHERE huishouden_id NOT IN (SELECT huishouden_id FROM kring_h)), '{}'),
           coalesce((SELECT array_agg(DISTINCT inwoner_id) FROM i
                     WHERE inwoner_id NOT IN (SELECT inwoner_id FROM kring_i)), '{}'),
           coalesce((SELECT array_agg(DISTINCT wij.id) FROM wij WHERE wij.id <> wie), '{}'),
           coalesce((SELECT array_agg(x.id) FROM (SELECT id FROM kring_d UNION SELECT huishouden_id FROM kring_h
                     UNION SELECT inwoner_id FROM kring_i) x (id)), '{}'),
           coalesce((SELECT array_agg(concat_ws(' ', v.id, v.soort, v.dossier_id, v.huishouden_id, extract(epoch FROM v.tot),
                         (SELECT string_agg(l.inwoner_id::text, ' ') FROM inwoner_huishoudlid l
                          WHERE l.huishouden_id = v.huishouden_id AND (l.tot IS NULL OR l.tot > dag))))
                     FROM v WHERE v.dossier_id NOT IN (SELECT id FROM kring_d)), '{}')
$$;
