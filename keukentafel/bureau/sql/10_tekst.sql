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

-- Team and month as one word: words that stand in every note are looked up in the latest months of the own teams first,
-- so that showing the newest twenty does not read years of notes.
CREATE OR REPLACE FUNCTION kt_maand(op timestamptz) RETURNS int LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT (extract(year FROM op AT TIME ZONE 'UTC') * 12 + extract(month FROM op AT TIME ZONE 'UTC'))::int
$$;
CREATE OR REPLACE FUNCTION kt_eerste_van(maand int) RETURNS timestamptz LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT make_timestamp((maand - 1) / 12, (maand - 1) % 12 + 1, 1, 0, 0, 0) AT TIME ZONE 'UTC'
$$;
-- A day without a time stands at noon in the order of what was written.
CREATE OR REPLACE FUNCTION kt_middag(dag date) RETURNS timestamptz LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT (dag + time '11:00') AT TIME ZONE 'UTC'
$$;

CREATE OR REPLACE FUNCTION kt_verslagtekst(titel text, eigen text, tekst text, afspraken text, reactie text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT titel || E'\n' || eigen || E'\n' || tekst || E'\n' || afspraken || E'\n' || reactie $$;
-- Of a paper its name and who it comes from: "plan_van_aanpak.pdf" is found by "aanpak". What stands in it is not read.
CREATE OR REPLACE FUNCTION kt_documenttekst(titel text, naam text, bron_naam text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT titel || E'\n' || translate(naam, '_.-', '   ') || E'\n' || bron_naam $$;

-- Every kind of text: its table, what is read of it, and the moment it stands under. `wand`: dossier for items, huishouden
-- for what came in before there was one. `erbij`: where the moment stands in another table; such a kind has no months in
-- its index. A new kind is one row here.
CREATE OR REPLACE FUNCTION kt_zoekbronnen()
RETURNS TABLE (soort text, wand text, tabel text, erbij text, tekst text, op text, waar text)
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $bronnen$ VALUES
    ('journaal', 'dossier', 'dossier_journaalregel', '', 'r.tekst', 'r.moment', 'true'),
    ('verslag', 'dossier', 'dossier_gespreksverslag', '',
        'kt_verslagtekst(r.titel, r.eigen_woorden, r.tekst, r.afspraken, r.reactie_inwoner)', 'kt_middag(r.gesprek_op)', 'true'),
    ('verkenning', 'dossier', 'dossier_verkenning', '',
        'r.eigen_woorden || E''\n'' || r.achter_de_vraag || E''\n'' || r.wensen', 'r.gewijzigd_op', 'true'),
    ('leefgebied', 'dossier', 'dossier_leefgebiednotitie', '', 'r.tekst || E''\n'' || r.reden_tekst', 'r.gewijzigd_op', 'true'),
    ('inbreng', 'dossier', 'dossier_inbreng', '', 'r.tekst', 'kt_middag(r.gehoord_op)', 'true'),
    ('document', 'dossier', 'dossier_document', '', 'kt_documenttekst(r.titel, r.naam, r.bron_naam)', 'r.ontvangen_op', 'r.actueel'),
    ('verwijzing', 'dossier', 'dossier_verwijzing', '',
        'r.bron_naam || E''\n'' || r.bron_organisatie || E''\n'' || r.tekst || E''\n'' || r.weging', 'kt_middag(r.op)', 'true'),
    ('contact', 'huishouden', 'toegang_contact', '', 'r.tekst', 'r.moment', 'r.tekst <> '''''),
    ('melding', 'huishouden', 'toegang_meldingverhaal', 'JOIN toegang_melding m ON m.id = r.melding_id', 'r.hulpvraag',
        'm.ontvangen_op', 'true')
$bronnen$;

-- Words and places of a row, as its index holds them.
CREATE OR REPLACE FUNCTION kt_zoekkolom(wand text, erbij text, tekst text, op text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $kolom$
    SELECT format($$kt_zoekwoorden(%s, ARRAY['#t' || r.team_id::text, %s, '#a' || r.gemaakt_door%s])$$, tekst,
        CASE wand WHEN 'dossier' THEN $$'#d' || r.dossier_id::text$$
             ELSE $$'#i' || r.inwoner_id::text, '#h' || r.huishouden_id::text$$ END,
        CASE erbij WHEN '' THEN $$, '#t' || r.team_id::text || '.' || kt_maand($$ || op || ')::text' ELSE '' END)
$kolom$;

DO $$
DECLARE b record;
BEGIN
    FOR b IN SELECT * FROM kt_zoekbronnen() LOOP
        -- Of before a row knew its month.
        EXECUTE format('DROP INDEX IF EXISTS %s_woorden', b.soort);
        EXECUTE format('CREATE INDEX IF NOT EXISTS %s_zoek ON %s USING gin (%s) WHERE %s', b.soort, b.tabel,
            replace(kt_zoekkolom(b.wand, b.erbij, b.tekst, b.op), 'r.', ''), replace(b.waar, 'r.', ''));
    END LOOP;
END $$;

-- The places where this actor may read at all, as one question to the index: in the own teams all, or these months alone.
CREATE OR REPLACE FUNCTION kt_zoekplekken(maanden int[]) RETURNS tsquery LANGUAGE sql STABLE AS $$
    SELECT string_agg('''' || p || '''', ' | ')::tsquery FROM (
        SELECT '#a' || kt_actor() UNION ALL SELECT '#d' || unnest(kt_dossiers())
        UNION ALL SELECT '#t' || t || coalesce('.' || m::text, '')
            FROM unnest(kt_teams()) t CROSS JOIN unnest(coalesce(maanden, ARRAY[NULL::int])) m
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

-- The statement for one kind. $1 the words, $2 the places, $3 actor, $4 teams, $5 in_team, $6 met_band, $7 banden,
-- $8 redenen, $9 met_reden, $10 reden_in_team, $11 reden_met_band, $12 persons, $13 households, $14 stand, $15 lopend,
-- $16 and $17 the key after which the page starts, $18 how many, $19 the own circle, which is never found, $20 and $21
-- from when and until when is looked this time, $22 the places for a kind without months.
CREATE OR REPLACE FUNCTION kt_zoekdeel(soort text, wand text, tabel text, erbij text, tekst text, op text, waar text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $deel$
    SELECT format($q$(SELECT %1$L AS soort, r.id, %2$s AS op FROM %3$s r %4$s WHERE %5$s AND %6$s @@ ($1 && %7$s)
            AND (%11$s OR %8$s) AND %9$s AND ($14 = '' OR kt_zoek_stand($14, $15, %10$s))
            AND ($16 IS NULL OR (%2$s, r.id) < ($16, $17)) AND ($20 IS NULL OR %2$s >= $20) AND ($21 IS NULL OR %2$s < $21)
            ORDER BY 3 DESC, 2 DESC LIMIT $18)$q$,
        soort, op, tabel, erbij, waar, kt_zoekkolom(wand, erbij, tekst, op), CASE erbij WHEN '' THEN '$2' ELSE '$22' END,
        CASE wand WHEN 'dossier' THEN $$((NOT r.afgeschermd AND r.team_id = ANY ($4) AND r.wet = ANY ($5))
                 OR (r.dossier_id = ANY ($7) AND r.wet = ANY ($6))
                 OR (r.dossier_id = ANY ($8) AND NOT r.afgeschermd AND (r.wet = ANY ($9)
                     OR (r.wet = ANY ($10) AND r.team_id = ANY ($4)) OR (r.wet = ANY ($11) AND r.dossier_id = ANY ($7)))))
               AND (r.publiek = 'team' OR (r.publiek = 'betrokkenen' AND r.dossier_id = ANY ($7)))$$
             ELSE $$(NOT r.afgeschermd AND r.team_id = ANY ($4) AND r.wet = ANY ($5))
                OR ((r.inwoner_id = ANY ($12) OR r.huishouden_id = ANY ($13)) AND r.wet = ANY ($6))$$ END,
        CASE wand WHEN 'dossier' THEN '(r.dossier_id = ANY ($19)) IS NOT TRUE'
             ELSE '(r.inwoner_id = ANY ($19)) IS NOT TRUE AND (r.huishouden_id = ANY ($19)) IS NOT TRUE' END,
        CASE wand WHEN 'dossier' THEN 'r.dossier_id, NULL' ELSE 'NULL, r.huishouden_id' END,
        -- The own words, in a dossier only while that one is open to whoever wrote them (AUT-06).
        CASE wand WHEN 'dossier' THEN $$(r.gemaakt_door = $3
                 AND (r.dossier_id = ANY ($7) OR (NOT r.afgeschermd AND r.team_id = ANY ($4))))$$
             ELSE 'r.gemaakt_door = $3' END)
$deel$;

-- Newest first, `aantal` rows after (na_op, na_id), of the kinds in `soorten`. The laws come from the matrix: in_team those
-- which the actor reads in the own teams, met_band those for which a case tie is needed, met_reden those for which a reason
-- was given opens the dossiers in `redenen`. `banden` are the dossiers one is tied to.
-- stand: '' all, open or gesloten (the dossier), melding (a melding runs for this household).
-- Back from the newest in two steps: some months, and only when they do not fill the page everything before them. Planning a
-- step costs more than a rare word does, so there is no step between.
-- The first step begins a year ahead, for the report of a talk that is planned.
-- The planner does not know what it costs to fold a text into words, and would read every report rather than the index; with
-- little memory for what the index found, whole blocks would be folded again.
CREATE OR REPLACE FUNCTION kt_zoek_tekst(
    vraag tsquery, soorten text[], in_team text[], met_band text[], met_reden text[], reden_in_team text[],
    reden_met_band text[], banden uuid[], redenen uuid[], stand text, lopend text[], na_op timestamptz, na_id uuid, aantal int
) RETURNS TABLE (soort text, id uuid, op timestamptz)
LANGUAGE plpgsql STABLE ROWS 25 SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off
SET work_mem = '64MB' AS $$
#variable_conflict use_column
DECLARE
    opdracht text := (SELECT 'SELECT i.soort, i.id, i.op FROM ('
        || string_agg(kt_zoekdeel(b.soort, b.wand, b.tabel, b.erbij, b.tekst, b.op, b.waar), ' UNION ALL ')
        || ') i ORDER BY i.op DESC, i.id DESC LIMIT $18' FROM kt_zoekbronnen() b WHERE b.soort = ANY (soorten));
    overal tsquery := kt_zoekplekken(NULL);
    nu int := kt_maand(coalesce(na_op, now()));
    laatste int := nu + CASE WHEN na_op IS NULL THEN 12 ELSE 0 END;
    plekken tsquery;
    terug int;
    tot timestamptz;
    gevonden int;
BEGIN
    -- The system searches nothing, and without an actor nothing is found.
    IF kt_actor() IS NULL OR numnode(vraag) = 0 OR overal IS NULL OR opdracht IS NULL THEN RETURN; END IF;
    FOREACH terug IN ARRAY ARRAY[2, NULL] LOOP
        plekken := CASE WHEN terug IS NULL THEN overal
                   ELSE kt_zoekplekken(ARRAY(SELECT generate_series(nu - terug, laatste))) END;
        RETURN QUERY EXECUTE opdracht
            USING vraag, plekken, kt_actor(), kt_teams(), in_team, met_band, banden, redenen, met_reden, reden_in_team,
                  reden_met_band, kt_inwoners(), kt_huishoudens(), stand, lopend, na_op, na_id, aantal, kt_mijdt(),
                  kt_eerste_van(nu - terug), tot, overal;
        GET DIAGNOSTICS gevonden = ROW_COUNT;
        aantal := aantal - gevonden;
        EXIT WHEN aantal <= 0;
        laatste := nu - terug - 1;
        tot := kt_eerste_van(nu - terug);
    END LOOP;
END $$;
