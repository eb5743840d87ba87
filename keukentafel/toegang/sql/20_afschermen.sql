-- Whoever is shielded afterwards is shielded in what was written before as well, in the same transaction and whichever way
-- it was done (AUT-04): a contact, melding, appointment, call-back or piece of post is shielded when its resident or its household is.
-- Children of a melding follow it by themselves. SECURITY DEFINER: rows of every team, whoever shields.
CREATE OR REPLACE FUNCTION kt_toegang_afschermen() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    tabel text;
    eigen text := CASE TG_TABLE_NAME WHEN 'inwoner_inwoner' THEN 'inwoner_id' ELSE 'huishouden_id' END;
BEGIN
    FOREACH tabel IN ARRAY ARRAY['contact', 'melding', 'afspraak', 'terugbelverzoek', 'belangenconflict', 'bellercontrole',
        'inloopbezoek', 'warmeoverdracht', 'adviesvraag', 'poststuk'] LOOP
        EXECUTE format(
            'UPDATE toegang_%s r SET afgeschermd = EXISTS (SELECT 1 FROM inwoner_inwoner p WHERE p.id = r.inwoner_id AND p.afgeschermd)'
            ' OR EXISTS (SELECT 1 FROM inwoner_huishouden h WHERE h.id = r.huishouden_id AND h.afgeschermd) WHERE r.%s = $1',
            tabel, eigen) USING NEW.id;
    END LOOP;
    RETURN NULL;
END $$;
DROP TRIGGER IF EXISTS toegang_afschermen ON inwoner_inwoner;
CREATE TRIGGER toegang_afschermen AFTER UPDATE OF afgeschermd ON inwoner_inwoner FOR EACH ROW
    WHEN (OLD.afgeschermd IS DISTINCT FROM NEW.afgeschermd) EXECUTE FUNCTION kt_toegang_afschermen();
DROP TRIGGER IF EXISTS toegang_afschermen ON inwoner_huishouden;
CREATE TRIGGER toegang_afschermen AFTER UPDATE OF afgeschermd ON inwoner_huishouden FOR EACH ROW
    WHEN (OLD.afgeschermd IS DISTINCT FROM NEW.afgeschermd) EXECUTE FUNCTION kt_toegang_afschermen();
