-- How much work a change of beheer touches: numbers only, so that functioneel beheer sees no case (REQ-192, architectuur.md
-- §10.4). SECURITY DEFINER, because the cases stand behind the wall; it lies in the last room that has a tie with a worker.
CREATE OR REPLACE FUNCTION kt_caseload(wie uuid, nu timestamptz)
RETURNS TABLE (dossiers integer, meldingen integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    -- Shielded dossiers count here: whoever leaves must not leave one behind. The number says nothing about which.
    SELECT (
        SELECT count(*)::integer FROM (
            SELECT b.dossier_id FROM dossier_betrokkenheid b
            WHERE b.medewerker_id = wie AND b.rol IN ('regisseur', 'uitvoerder', 'waarnemer')
              AND b.van <= nu AND (b.tot IS NULL OR b.tot > nu)
            UNION
            SELECT r.dossier_id FROM plan_regie r
            WHERE wie IN (r.medewerker_id, r.waarnemer_id) AND r.van <= nu AND (r.tot IS NULL OR r.tot > nu)
        ) eigen
        JOIN dossier_dossier d ON d.id = eigen.dossier_id WHERE d.gesloten_op IS NULL
    ), (
        SELECT count(*)::integer FROM toegang_melding m
        WHERE m.behandelaar_id = wie AND m.status IN ('nieuw', 'beoordeeld', 'toegewezen', 'in_behandeling')
    )
$$;

-- Open dossiers in these buurten. They stay with their team when the buurt moves.
CREATE OR REPLACE FUNCTION kt_dossiers_in(buurten text[]) RETURNS integer
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT count(*)::integer FROM dossier_dossier d JOIN inwoner_huishouden h ON h.id = d.huishouden_id
    WHERE h.buurtcode = ANY (buurten) AND d.gesloten_op IS NULL AND NOT d.afgeschermd
$$;

-- How many contacts, meldingen and dossiers carry this choice.
CREATE OR REPLACE FUNCTION kt_gebruik(soort text, code text) RETURNS integer
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT CASE soort
        WHEN 'onderwerp' THEN (SELECT count(*) FROM toegang_contact c WHERE kt_gebruik.code = ANY (c.onderwerpen) AND NOT c.afgeschermd)
            + (SELECT count(*) FROM toegang_melding m WHERE kt_gebruik.code = ANY (m.onderwerpen) AND NOT m.afgeschermd)
        WHEN 'kanaal' THEN (SELECT count(*) FROM toegang_contact c WHERE c.kanaal = kt_gebruik.code AND NOT c.afgeschermd)
            + (SELECT count(*) FROM toegang_melding m WHERE m.kanaal = kt_gebruik.code AND NOT m.afgeschermd)
        WHEN 'melder' THEN (SELECT count(*) FROM toegang_melding m WHERE m.melder_soort = kt_gebruik.code AND NOT m.afgeschermd)
        WHEN 'taal' THEN (SELECT count(*) FROM toegang_melding m WHERE m.taal = kt_gebruik.code AND NOT m.afgeschermd)
        WHEN 'urgentie' THEN (SELECT count(*) FROM toegang_melding m WHERE m.urgentie = kt_gebruik.code AND NOT m.afgeschermd)
        WHEN 'reden_sluiten' THEN (SELECT count(*) FROM dossier_dossier d WHERE d.reden_sluiten = kt_gebruik.code AND NOT d.afgeschermd)
    END::integer
$$;

-- What a team still holds that has to go elsewhere before it can end on `op` (first day without it). Shielded dossiers and
-- meldingen count: none may stay behind in a team that nobody works in. The numbers say nothing about which.
CREATE OR REPLACE FUNCTION kt_team_werk(team bigint, op date)
RETURNS TABLE (dossiers integer, meldingen integer, rollen integer, buurten integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT
        (SELECT count(*)::integer FROM dossier_dossier d WHERE d.team_id = kt_team_werk.team AND d.gesloten_op IS NULL),
        (SELECT count(*)::integer FROM toegang_melding m WHERE m.team_id = kt_team_werk.team
            AND m.status IN ('nieuw', 'beoordeeld', 'toegewezen', 'in_behandeling')),
        (SELECT count(DISTINCT r.medewerker_id)::integer FROM organisatie_rolvervulling r
            WHERE r.team_id = kt_team_werk.team AND (r.tot IS NULL OR r.tot > op)),
        (SELECT count(*)::integer FROM organisatie_teamgebied g
            WHERE g.team_id = kt_team_werk.team AND (g.tot IS NULL OR g.tot > op))
$$;
