-- Words in free text (REQ-030, naden.md §7, prestaties.md §3c). `@@` may not use an index beneath a policy, so it stands
-- only in the function below, which reads as owner and therefore applies the whole rule of reading itself, before its
-- LIMIT: team, case ties, author, shield, law and audience. bureau/tests/test_tekst.py compares it with the gate.

-- Words without accents, and where the row hangs as words of their own (#t team, #d dossier, #a author, #i person,
-- #h household; no text gives a word with #): one GIN index answers both. Long texts are read up to 200,000 letters.
CREATE OR REPLACE FUNCTION kt_zoekwoorden(tekst text, plek text[]) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT to_tsvector('pg_catalog.dutch', translate(lower(left(tekst, 200000)),
               'áàâäãåçćčéèêëęíìîïłñńóòôöõøúùûüýÿšśşžźżğı', 'aaaaaaccceeeeeiiiilnnoooooouuuuyyssszzzgi'))
           || array_to_tsvector(array_remove(plek, NULL))
$$;

-- What somebody typed, folded the same way: words, "a phrase", -not. Empty when only stop words are left.
CREATE OR REPLACE FUNCTION kt_zoekvraag(getypt text) RETURNS tsquery LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT websearch_to_tsquery('pg_catalog.dutch', translate(lower(getypt),
               'áàâäãåçćčéèêëęíìîïłñńóòôöõøúùûüýÿšśşžźżğı', 'aaaaaaccceeeeeiiiilnnoooooouuuuyyssszzzgi'))
$$;

CREATE OR REPLACE FUNCTION kt_verslagtekst(titel text, eigen text, tekst text, afspraken text, reactie text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT titel || E'\n' || eigen || E'\n' || tekst || E'\n' || afspraken || E'\n' || reactie $$;

CREATE INDEX IF NOT EXISTS journaalregel_woorden ON dossier_journaalregel USING gin (kt_zoekwoorden(tekst,
    ARRAY['#t' || team_id::text, '#d' || dossier_id::text, '#a' || gemaakt_door]));
CREATE INDEX IF NOT EXISTS gespreksverslag_woorden ON dossier_gespreksverslag USING gin (kt_zoekwoorden(
    kt_verslagtekst(titel, eigen_woorden, tekst, afspraken, reactie_inwoner),
    ARRAY['#t' || team_id::text, '#d' || dossier_id::text, '#a' || gemaakt_door]));
CREATE INDEX IF NOT EXISTS contact_woorden ON toegang_contact USING gin (kt_zoekwoorden(tekst,
    ARRAY['#t' || team_id::text, '#i' || inwoner_id::text, '#h' || huishouden_id::text, '#a' || gemaakt_door]))
    WHERE tekst <> '';
CREATE INDEX IF NOT EXISTS meldingverhaal_woorden ON toegang_meldingverhaal USING gin (kt_zoekwoorden(hulpvraag,
    ARRAY['#t' || team_id::text, '#i' || inwoner_id::text, '#h' || huishouden_id::text, '#a' || gemaakt_door]));

-- The places where this actor may read at all, as one question to the index.
CREATE OR REPLACE FUNCTION kt_zoekplekken() RETURNS tsquery LANGUAGE sql STABLE AS $$
    SELECT string_agg('''' || p || '''', ' | ')::tsquery FROM (
        SELECT '#a' || kt_actor() UNION ALL SELECT '#t' || unnest(kt_teams()) UNION ALL SELECT '#d' || unnest(kt_dossiers())
        UNION ALL SELECT '#i' || unnest(kt_inwoners()) UNION ALL SELECT '#h' || unnest(kt_huishoudens())) x(p)
$$;

-- Is the dossier of this row open or closed, or does a melding run for its household? Only what the actor may see counts:
-- a hidden dossier or melding is neither. Called for rows that passed everything else.
CREATE OR REPLACE FUNCTION kt_zoek_stand(stand text, lopend text[], dossier uuid, huishouden uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT EXISTS (
        SELECT 1 FROM dossier_dossier d
        WHERE (d.id = dossier OR d.huishouden_id = huishouden)
          AND ((NOT d.afgeschermd AND d.team_id = ANY (kt_teams())) OR d.id = ANY (kt_dossiers()))
          AND CASE stand WHEN 'open' THEN d.gesloten_op IS NULL WHEN 'gesloten' THEN d.gesloten_op IS NOT NULL
              ELSE EXISTS (SELECT 1 FROM toegang_melding m
                           WHERE m.huishouden_id = d.huishouden_id AND m.status = ANY (lopend)
                             AND ((NOT m.afgeschermd AND m.team_id = ANY (kt_teams()))
                                  OR m.huishouden_id = ANY (kt_huishoudens()))) END)
$$;

-- Newest first, `aantal` rows after (na_op, na_id). `soorten`: journaal, verslag, contact, melding. The laws come from
-- the matrix: in_team those which the actor reads in the own teams, met_band those for which a case tie is needed,
-- met_reden those for which a reason was given opens the dossiers in `redenen`. `banden` are the dossiers one is tied to.
-- stand: '' all, open or gesloten (the dossier), melding (a melding runs for this household).
CREATE OR REPLACE FUNCTION kt_zoek_tekst(
    vraag tsquery, soorten text[], in_team text[], met_band text[], met_reden text[], reden_in_team text[],
    reden_met_band text[],    banden uuid[], redenen uuid[], stand text, lopend text[], na_op timestamptz, na_id uuid, aantal int
) RETURNS TABLE (soort text, id uuid, op timestamptz)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_variable
DECLARE
    plekken tsquery := kt_zoekplekken();
    mijn_teams bigint[] := kt_teams();
    mijn_inwoners uuid[] := kt_inwoners();
    mijn_huishoudens uuid[] := kt_huishoudens();
    ik text := kt_actor();
BEGIN
    -- The system searches nothing, and without an actor nothing is found.
    IF ik IS NULL OR numnode(vraag) = 0 OR plekken IS NULL THEN RETURN; END IF;
    RETURN QUERY
    WITH item AS (
        (SELECT 'journaal' AS soort, r.id, r.moment AS op FROM dossier_journaalregel r
         WHERE 'journaal' = ANY (soorten) AND kt_zoekwoorden(r.tekst,
                   ARRAY['#t' || r.team_id::text, '#d' || r.dossier_id::text, '#a' || r.gemaakt_door]) @@ (vraag && plekken)
           AND (r.gemaakt_door = ik OR ((NOT r.afgeschermd AND r.team_id = ANY (mijn_teams) AND r.wet = ANY (in_team))
                 OR (r.dossier_id = ANY (banden) AND r.wet = ANY (met_band))
                 OR (r.dossier_id = ANY (redenen) AND NOT r.afgeschermd AND (r.wet = ANY (met_reden)
                     OR (r.wet = ANY (reden_in_team) AND r.team_id = ANY (mijn_teams))
                     OR (r.wet = ANY (reden_met_band) AND r.dossier_id = ANY (banden)))))
               AND (r.publiek = 'team' OR (r.publiek = 'betrokkenen' AND r.dossier_id = ANY (banden))))
           AND (stand = '' OR kt_zoek_stand(stand, lopend, r.dossier_id, NULL))
           AND (na_op IS NULL OR (r.moment, r.id) < (na_op, na_id))
         ORDER BY r.moment DESC, r.id DESC LIMIT aantal)
        UNION ALL
        (SELECT 'verslag', r.id, (r.gesprek_op + time '11:00') AT TIME ZONE 'UTC' FROM dossier_gespreksverslag r
         WHERE 'verslag' = ANY (soorten) AND kt_zoekwoorden(
                   kt_verslagtekst(r.titel, r.eigen_woorden, r.tekst, r.afspraken, r.reactie_inwoner),
                   ARRAY['#t' || r.team_id::text, '#d' || r.dossier_id::text, '#a' || r.gemaakt_door]) @@ (vraag && plekken)
           AND (r.gemaakt_door = ik OR ((NOT r.afgeschermd AND r.team_id = ANY (mijn_teams) AND r.wet = ANY (in_team))
                 OR (r.dossier_id = ANY (banden) AND r.wet = ANY (met_band))
                 OR (r.dossier_id = ANY (redenen) AND NOT r.afgeschermd AND (r.wet = ANY (met_reden)
                     OR (r.wet = ANY (reden_in_team) AND r.team_id = ANY (mijn_teams))
                     OR (r.wet = ANY (reden_met_band) AND r.dossier_id = ANY (banden)))))
               AND (r.publiek = 'team' OR (r.publiek = 'betrokkenen' AND r.dossier_id = ANY (banden))))
           AND (stand = '' OR kt_zoek_stand(stand, lopend, r.dossier_id, NULL))
           AND (na_op IS NULL OR ((r.gesprek_op + time '11:00') AT TIME ZONE 'UTC', r.id) < (na_op, na_id))
         ORDER BY r.gesprek_op DESC, r.id DESC LIMIT aantal)
        UNION ALL
        (SELECT 'contact', r.id, r.moment FROM toegang_contact r
         WHERE 'contact' = ANY (soorten) AND r.tekst <> '' AND kt_zoekwoorden(r.tekst, ARRAY['#t' || r.team_id::text,
                   '#i' || r.inwoner_id::text, '#h' || r.huishouden_id::text, '#a' || r.gemaakt_door]) @@ (vraag && plekken)
           AND (r.gemaakt_door = ik OR (NOT r.afgeschermd AND r.team_id = ANY (mijn_teams) AND r.wet = ANY (in_team))
                OR ((r.inwoner_id = ANY (mijn_inwoners) OR r.huishouden_id = ANY (mijn_huishoudens)) AND r.wet = ANY (met_band)))
           AND (stand = '' OR kt_zoek_stand(stand, lopend, NULL, r.huishouden_id))
           AND (na_op IS NULL OR (r.moment, r.id) < (na_op, na_id))
         ORDER BY r.moment DESC, r.id DESC LIMIT aantal)
        UNION ALL
        (SELECT 'melding', r.id, m.ontvangen_op FROM toegang_meldingverhaal r JOIN toegang_melding m ON m.id = r.melding_id
         WHERE 'melding' = ANY (soorten) AND kt_zoekwoorden(r.hulpvraag, ARRAY['#t' || r.team_id::text,
                   '#i' || r.inwoner_id::text, '#h' || r.huishouden_id::text, '#a' || r.gemaakt_door]) @@ (vraag && plekken)
           AND (r.gemaakt_door = ik OR (NOT r.afgeschermd AND r.team_id = ANY (mijn_teams) AND r.wet = ANY (in_team))
                OR ((r.inwoner_id = ANY (mijn_inwoners) OR r.huishouden_id = ANY (mijn_huishoudens)) AND r.wet = ANY (met_band)))
           AND (stand = '' OR kt_zoek_stand(stand, lopend, NULL, r.huishouden_id))
           AND (na_op IS NULL OR (m.ontvangen_op, r.id) < (na_op, na_id))
         ORDER BY m.ontvangen_op DESC, r.id DESC LIMIT aantal)
    )
    SELECT i.soort, i.id, i.op FROM item i ORDER BY i.op DESC, i.id DESC LIMIT aantal;
END $$;
