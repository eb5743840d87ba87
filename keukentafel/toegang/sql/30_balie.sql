-- Whom a call-back goes to: the regisseur of the household in which this resident is helped, in a vacancy the waarnemer,
-- else the worker of an open melding, else nobody in particular of the resident's team. Whoever is absent today is replaced
-- by the one who stands in. Asked by the act alone, after its right was checked; no screen shows the answer, so that
-- a shielded household answers exactly as one that does not exist (AUT-04).
CREATE OR REPLACE FUNCTION kt_bel_wie(wie uuid, nu timestamptz)
RETURNS TABLE (medewerker uuid, team bigint, huishouden uuid, afgeschermd boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH gevonden AS (
        SELECT coalesce(r.medewerker_id, r.waarnemer_id) AS medewerker, d.team_id AS team, d.huishouden_id AS huishouden,
               d.afgeschermd, 1 AS rang, r.van AS sinds
        FROM inwoner_huishoudlid l JOIN dossier_dossier d ON d.huishouden_id = l.huishouden_id AND d.gesloten_op IS NULL
        JOIN plan_regie r ON r.dossier_id = d.id AND r.tot IS NULL
        WHERE l.inwoner_id = wie AND l.tot IS NULL
        UNION ALL
        SELECT m.behandelaar_id, m.team_id, m.huishouden_id, m.afgeschermd, 2, m.ontvangen_op
        FROM toegang_melding m WHERE m.inwoner_id = wie AND m.behandelaar_id IS NOT NULL
          AND m.status IN ('toegewezen', 'in_behandeling')
        UNION ALL
        SELECT NULL, p.team_id, NULL, p.afgeschermd, 3, nu FROM inwoner_inwoner p WHERE p.id = wie
    ), eerste AS (SELECT * FROM gevonden ORDER BY rang, sinds DESC LIMIT 1)
    SELECT coalesce((
        SELECT a.waarnemer_id FROM organisatie_afwezigheid a
        WHERE a.medewerker_id = e.medewerker AND a.waarnemer_id IS NOT NULL
          AND a.van <= (nu AT TIME ZONE 'Europe/Amsterdam')::date
          AND (a.tot IS NULL OR a.tot > (nu AT TIME ZONE 'Europe/Amsterdam')::date) LIMIT 1), e.medewerker),
        e.team, e.huishouden, e.afgeschermd
    FROM eerste e
$$;

-- A caller whom the desk cannot find, because the person is shielded or because nobody has that name: who is it? The act
-- compares the name itself; the desk gets the same answer for both.
CREATE OR REPLACE FUNCTION kt_afgeschermd_geboren(geboren date)
RETURNS TABLE (id uuid, geslachtsnaam text, partnernaam text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT p.id, p.geslachtsnaam, p.partnernaam
    FROM inwoner_inwoner p WHERE p.afgeschermd AND p.geboortedatum = geboren
$$;
