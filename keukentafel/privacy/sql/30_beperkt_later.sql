-- A restriction of a whole person (AVG art. 18) reaches what is written later at once: the row comes on the list of poort.Beperkt in
-- the transaction that writes it. A trigger, because an act that asks would be a statement more on each of them, and one forgets.
-- While nobody is restricted it costs one look in an index for each row. Whoever wrote it mends it until the night: `vast` is false.
--
-- Called by triggers alone. Past the walls: that somebody is restricted is asked for every writer, and the list names keys only.
CREATE OR REPLACE FUNCTION kt_beperkt_later(welke uuid, noun text, dossier_ uuid, wie uuid[], mensen_ uuid[]) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    INSERT INTO poort_beperkt (object_id, beperking, dossier, soort, mensen, heel, vast)
    SELECT welke, b.beperking, dossier_, noun, to_jsonb(ARRAY(SELECT DISTINCT m::text FROM unnest(mensen_) m ORDER BY 1)), false, false
    FROM poort_beperkt b WHERE b.object_id = ANY (wie) AND b.heel
    ON CONFLICT (object_id, beperking) DO UPDATE SET mensen = excluded.mensen
        WHERE NOT poort_beperkt.heel AND poort_beperkt.mensen IS DISTINCT FROM excluded.mensen;
$$;
COMMENT ON FUNCTION kt_beperkt_later(uuid, text, uuid, uuid[], uuid[]) IS 'alleen eigenaar';

-- A row with its resident in a column of its own.
CREATE OR REPLACE FUNCTION kt_beperkt_inwoner() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM poort_beperkt b WHERE b.object_id = NEW.inwoner_id AND b.heel) THEN
        PERFORM kt_beperkt_later(NEW.id, TG_ARGV[0], (to_jsonb(NEW) ->> 'dossier_id')::uuid, ARRAY[NEW.inwoner_id], ARRAY[NEW.inwoner_id]);
    END IF;
    RETURN NULL;
END $$;

-- A row with its subjects in a table of links: TG_ARGV is its noun, its table, and the column of the link that names it. Once a
-- restricted person is among them, the list names all of them, whoever was linked first.
CREATE OR REPLACE FUNCTION kt_beperkt_over() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    stuk uuid;
    dossier_ uuid;
    mensen_ uuid[];
BEGIN
    IF NOT EXISTS (SELECT FROM poort_beperkt b WHERE b.heel) THEN
        RETURN NULL;
    END IF;
    stuk := (to_jsonb(NEW) ->> TG_ARGV[2])::uuid;
    EXECUTE format('SELECT array_agg(inwoner_id) FROM %I WHERE %I = $1', TG_TABLE_NAME, TG_ARGV[2]) INTO mensen_ USING stuk;
    IF EXISTS (SELECT FROM poort_beperkt b WHERE b.object_id = ANY (mensen_) AND b.heel) THEN
        EXECUTE format('SELECT (to_jsonb(r) ->> ''dossier_id'')::uuid FROM %I r WHERE r.id = $1', TG_ARGV[1]) INTO dossier_ USING stuk;
        PERFORM kt_beperkt_later(stuk, TG_ARGV[0], dossier_, mensen_, mensen_);
    END IF;
    RETURN NULL;
END $$;

-- The sources of a restriction (privacy.opvragen.stukken.KIESBAAR): a new noun stands here too, or a test fails.
DO $$
DECLARE
    noun text;
    tabel text;
BEGIN
    FOREACH noun IN ARRAY string_to_array(
        'inwoner.adres inwoner.huishoudlid inwoner.relatie inwoner.vertegenwoordiging toegang.contact toegang.terugbelverzoek'
        ' toegang.melding toegang.meldingverhaal toegang.meldingstatus toegang.verdeling toegang.termijn toegang.adviesvraag'
        ' toegang.afspraak toegang.afspraakwijziging toegang.bellercontrole toegang.inloopbezoek toegang.warmeoverdracht'
        ' toegang.overdrachtdocument toegang.poststuk toegang.bijlage toegang.veiligheidstoets toegang.intakestap'
        ' toegang.zorgmelding dossier.eigenverklaring dossier.lichtehulp', ' ')
    LOOP
        tabel := replace(noun, '.', '_');
        EXECUTE format('DROP TRIGGER IF EXISTS beperkt_later ON %I', tabel);
        EXECUTE format('CREATE TRIGGER beperkt_later AFTER INSERT OR UPDATE OF inwoner_id ON %I FOR EACH ROW'
                       ' WHEN (NEW.inwoner_id IS NOT NULL) EXECUTE FUNCTION kt_beperkt_inwoner(%L)', tabel, noun);
    END LOOP;
    FOREACH noun IN ARRAY string_to_array(
        'dossier.journaalregel dossier.gespreksverslag dossier.document dossier.verwijzing dossier.verkenning'
        ' dossier.leefgebiednotitie dossier.score dossier.netwerkpersoon dossier.netwerkvraag dossier.inbreng plan.analyse plan.doel'
        ' plan.ondersteuning plan.schuld plan.maatwerk plan.planadvies plan.overgangsplan plan.volgmoment plan.informatieverzoek', ' ')
    LOOP
        tabel := replace(noun, '.', '_');
        EXECUTE format('DROP TRIGGER IF EXISTS beperkt_later ON %I', tabel || '_over');
        EXECUTE format('CREATE TRIGGER beperkt_later AFTER INSERT ON %I FOR EACH ROW EXECUTE FUNCTION kt_beperkt_over(%L, %L, %L)',
                       tabel || '_over', noun, tabel, split_part(noun, '.', 2) || '_id');
    END LOOP;
END $$;
