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

CREATE INDEX IF NOT EXISTS verkenning_woorden ON dossier_verkenning USING gin (kt_zoekwoorden(
    eigen_woorden || E'\n' || achter_de_vraag || E'\n' || wensen,
    ARRAY['#t' || team_id::text, '#d' || dossier_id::text, '#a' || gemaakt_door]));
CREATE INDEX IF NOT EXISTS leefgebied_woorden ON dossier_leefgebiednotitie USING gin (kt_zoekwoorden(
    tekst || E'\n' || reden_tekst, ARRAY['#t' || team_id::text, '#d' || dossier_id::text, '#a' || gemaakt_door]));
CREATE INDEX IF NOT EXISTS inbreng_woorden ON dossier_inbreng USING gin (kt_zoekwoorden(
    tekst, ARRAY['#t' || team_id::text, '#d' || dossier_id::text, '#a' || gemaakt_door]));
-- Of a paper its name and who it comes from: "plan_van_aanpak.pdf" is found by "aanpak". What stands in it is not read.
CREATE OR REPLACE FUNCTION kt_documenttekst(titel text, naam text, bron_naam text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT titel || E'\n' || translate(naam, '_.-', '   ') || E'\n' || bron_naam $$;
CREATE INDEX IF NOT EXISTS document_woorden ON dossier_document USING gin (kt_zoekwoorden(
    kt_documenttekst(titel, naam, bron_naam),
    ARRAY['#t' || team_id::text, '#d' || dossier_id::text, '#a' || gemaakt_door])) WHERE actueel;
CREATE INDEX IF NOT EXISTS verwijzing_woorden ON dossier_verwijzing USING gin (kt_zoekwoorden(
    bron_naam || E'\n' || bron_organisatie || E'\n' || tekst || E'\n' || weging,
    ARRAY['#t' || team_id::text, '#d' || dossier_id::text, '#a' || gemaakt_door]));

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

-- Every kind of text: its rows, what is read of it (as in its index), and the moment it stands under. `wand`: dossier for
-- items, huishouden for what came in before there was one. A new kind is one row here.
CREATE OR REPLACE FUNCTION kt_zoekbronnen() RETURNS TABLE (soort text, wand text, tabel text, tekst text, op text, waar text)
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $bronnen$ VALUES
    ('journaal', 'dossier', 'dossier_journaalregel r', 'r.tekst', 'r.moment', 'true'),
    ('verslag', 'dossier', 'dossier_gespreksverslag r',
        'kt_verslagtekst(r.titel, r.eigen_woorden, r.tekst, r.afspraken, r.reactie_inwoner)',
        '(r.gesprek_op + time ''11:00'') AT TIME ZONE ''UTC''', 'true'),
    ('verkenning', 'dossier', 'dossier_verkenning r',
        'r.eigen_woorden || E''\n'' || r.achter_de_vraag || E''\n'' || r.wensen', 'r.gewijzigd_op', 'true'),
    ('leefgebied', 'dossier', 'dossier_leefgebiednotitie r', 'r.tekst || E''\n'' || r.reden_tekst', 'r.gewijzigd_op', 'true'),
    ('inbreng', 'dossier', 'dossier_inbreng r', 'r.tekst', '(r.gehoord_op + time ''11:00'') AT TIME ZONE ''UTC''', 'true'),
    ('document', 'dossier', 'dossier_document r', 'kt_documenttekst(r.titel, r.naam, r.bron_naam)', 'r.ontvangen_op', 'r.actueel'),
    ('verwijzing', 'dossier', 'dossier_verwijzing r',
        'r.bron_naam || E''\n'' || r.bron_organisatie || E''\n'' || r.tekst || E''\n'' || r.weging',
        '(r.op + time ''11:00'') AT TIME ZONE ''UTC''', 'true'),
    ('contact', 'huishouden', 'toegang_contact r', 'r.tekst', 'r.moment', 'r.tekst <> '''''),
    ('melding', 'huishouden', 'toegang_meldingverhaal r JOIN toegang_melding m ON m.id = r.melding_id', 'r.hulpvraag',
        'm.ontvangen_op', 'true')
$bronnen$;

-- The statement for one kind. $1 the words, $2 the places, $3 actor, $4 teams, $5 in_team, $6 met_band, $7 banden,
-- $8 redenen, $9 met_reden, $10 reden_in_team, $11 reden_met_band, $12 persons, $13 households, $14 stand, $15 lopend,
-- $16 and $17 the key after which the page starts, $18 how many, $19 the own circle, which is never found.
CREATE OR REPLACE FUNCTION kt_zoekdeel(soort text, wand text, tabel text, tekst text, op text, waar text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $deel$
    SELECT format($q$(SELECT %L AS soort, r.id, %s AS op FROM %s WHERE %s AND kt_zoekwoorden(%s, ARRAY['#t' || r.team_id::text, %s,
            '#a' || r.gemaakt_door]) @@ ($1 && $2) AND (r.gemaakt_door = $3 OR %s) AND %s AND ($14 = '' OR kt_zoek_stand($14, $15, %s))
            AND ($16 IS NULL OR (%s, r.id) < ($16, $17)) ORDER BY 3 DESC, 2 DESC LIMIT $18)$q$,
        soort, op, tabel, waar, tekst,
        CASE wand WHEN 'dossier' THEN $$'#d' || r.dossier_id::text$$
             ELSE $$'#i' || r.inwoner_id::text, '#h' || r.huishouden_id::text$$ END,
        CASE wand WHEN 'dossier' THEN $$((NOT r.afgeschermd AND r.team_id = ANY ($4) AND r.wet = ANY ($5))
                 OR (r.dossier_id = ANY ($7) AND r.wet = ANY ($6))
                 OR (r.dossier_id = ANY ($8) AND NOT r.afgeschermd AND (r.wet = ANY ($9)
                     OR (r.wet = ANY ($10) AND r.team_id = ANY ($4)) OR (r.wet = ANY ($11) AND r.dossier_id = ANY ($7)))))
               AND (r.publiek = 'team' OR (r.publiek = 'betrokkenen' AND r.dossier_id = ANY ($7)))$$
             ELSE $$(NOT r.afgeschermd AND r.team_id = ANY ($4) AND r.wet = ANY ($5))
                OR ((r.inwoner_id = ANY ($12) OR r.huishouden_id = ANY ($13)) AND r.wet = ANY ($6))$$ END,
        CASE wand WHEN 'dossier' THEN '(r.dossier_id = ANY ($19)) IS NOT TRUE'
             ELSE '(r.inwoner_id = ANY ($19)) IS NOT TRUE AND (r.huishouden_id = ANY ($19)) IS NOT TRUE' END,
        CASE wand WHEN 'dossier' THEN 'r.dossier_id, NULL' ELSE 'NULL, r.huishouden_id' END, op)
$deel$;

-- Newest first, `aantal` rows after (na_op, na_id), of the kinds in `soorten`. The laws come from the matrix: in_team those
-- which the actor reads in the own teams, met_band those for which a case tie is needed, met_reden those for which a reason
-- was given opens the dossiers in `redenen`. `banden` are the dossiers one is tied to.
-- The planner does not know what it costs to fold a text into words, and would read every report rather than the index.
-- stand: '' all, open or gesloten (the dossier), melding (a melding runs for this household).
CREATE OR REPLACE FUNCTION kt_zoek_tekst(
    vraag tsquery, soorten text[], in_team text[], met_band text[], met_reden text[], reden_in_team text[],
    reden_met_band text[], banden uuid[], redenen uuid[], stand text, lopend text[], na_op timestamptz, na_id uuid, aantal int
) RETURNS TABLE (soort text, id uuid, op timestamptz)
LANGUAGE plpgsql STABLE ROWS 25 SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off AS $$
#variable_conflict use_column
DECLARE
    plekken tsquery := kt_zoekplekken();
    delen text := (SELECT string_agg(kt_zoekdeel(b.soort, b.wand, b.tabel, b.tekst, b.op, b.waar), ' UNION ALL ')
                   FROM kt_zoekbronnen() b WHERE b.soort = ANY (soorten));
BEGIN
    -- The system searches nothing, and without an actor nothing is found.
    IF kt_actor() IS NULL OR numnode(vraag) = 0 OR plekken IS NULL OR delen IS NULL THEN RETURN; END IF;
    RETURN QUERY EXECUTE 'SELECT i.soort, i.id, i.op FROM (' || delen || ') i ORDER BY i.op DESC, i.id DESC LIMIT $18'
        USING vraag, plekken, kt_actor(), kt_teams(), in_team, met_band, banden, redenen, met_reden, reden_in_team,
              reden_met_band, kt_inwoners(), kt_huishoudens(), stand, lopend, na_op, na_id, aantal, kt_mijdt();
END $$;
