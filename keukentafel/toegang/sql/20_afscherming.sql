-- Who is hidden later, is hidden in what was recorded before: contacts, call-backs, appointments and meldingen take over
-- the shield of their resident and household in the same transaction (AUT-04). What hangs on a melding follows by its key.
CREATE OR REPLACE FUNCTION kt_toegang_afschermen() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    tabel text;
BEGIN
    FOREACH tabel IN ARRAY ARRAY['toegang_contact', 'toegang_melding', 'toegang_afspraak', 'toegang_belangenconflict'] LOOP
        EXECUTE format(
            'UPDATE %I t SET afgeschermd = n.afgeschermd FROM ('
            ' SELECT o.id, coalesce(i.afgeschermd, false) OR coalesce(h.afgeschermd, false) AS afgeschermd FROM %I o'
            ' LEFT JOIN inwoner_inwoner i ON i.id = o.inwoner_id LEFT JOIN inwoner_huishouden h ON h.id = o.huishouden_id'
            ' WHERE o.%I = $1) n WHERE n.id = t.id AND n.afgeschermd <> t.afgeschermd', tabel, tabel, TG_ARGV[0]) USING NEW.id;
    END LOOP;
    EXECUTE format(
        'UPDATE toegang_terugbelverzoek t SET afgeschermd = c.afgeschermd FROM toegang_contact c'
        ' WHERE c.id = t.contact_id AND c.%I = $1 AND c.afgeschermd <> t.afgeschermd', TG_ARGV[0]) USING NEW.id;
    RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER toegang_afschermen AFTER UPDATE OF afgeschermd ON inwoner_inwoner FOR EACH ROW
    WHEN (OLD.afgeschermd <> NEW.afgeschermd) EXECUTE FUNCTION kt_toegang_afschermen('inwoner_id');
CREATE OR REPLACE TRIGGER toegang_afschermen AFTER UPDATE OF afgeschermd ON inwoner_huishouden FOR EACH ROW
    WHEN (OLD.afgeschermd <> NEW.afgeschermd) EXECUTE FUNCTION kt_toegang_afschermen('huishouden_id');
