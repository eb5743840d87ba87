-- What organisatie binds at every request, in one statement: who is this worker today, in which roles and teams, and with
-- which dossiers and residents is there a tie. SECURITY DEFINER: it must read before anybody is bound.
-- A waarnemer has the ties of the absent colleague while the absence lasts; an aandachtsfunctionaris those with everybody
-- whose existence is hidden.
DROP FUNCTION IF EXISTS kt_banden(uuid, date, timestamptz);
CREATE OR REPLACE FUNCTION kt_banden(wie uuid, dag date, nu timestamptz)
RETURNS TABLE (rollen text[], teams bigint[], dossiers uuid[], huishoudens uuid[], inwoners uuid[], waarneemt uuid[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH wij AS (
        SELECT wie AS id
        UNION
        SELECT a.medewerker_id FROM organisatie_afwezigheid a
        WHERE a.waarnemer_id = wie AND a.van <= dag AND (a.tot IS NULL OR a.tot > dag)
          AND (a.waarneming_tot IS NULL OR a.waarneming_tot > dag)
    ), r AS (
        SELECT rol, team_id FROM organisatie_rolvervulling
        WHERE medewerker_id = wie AND van <= dag AND (tot IS NULL OR tot > dag)
    ), d AS (
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
           coalesce((SELECT array_agg(DISTINCT dossier_id) FROM d), '{}'),
           coalesce((SELECT array_agg(DISTINCT huishouden_id) FROM h), '{}'),
           coalesce((SELECT array_agg(DISTINCT inwoner_id) FROM i), '{}'),
           coalesce((SELECT array_agg(DISTINCT wij.id) FROM wij WHERE wij.id <> wie), '{}')
$$;
