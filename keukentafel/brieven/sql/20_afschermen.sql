-- Whoever is shielded afterwards is shielded in the letters of before as well, in the same transaction (AUT-04): a letter
-- is shielded when its resident, its addressee or its household is. What belongs to a letter follows it by itself.
CREATE OR REPLACE FUNCTION kt_brieven_afschermen() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    UPDATE brieven_brief r SET afgeschermd =
        EXISTS (SELECT 1 FROM inwoner_inwoner p WHERE p.id IN (r.inwoner_id, r.geadresseerde_id) AND p.afgeschermd)
        OR EXISTS (SELECT 1 FROM inwoner_huishouden h WHERE h.id = r.huishouden_id AND h.afgeschermd)
    WHERE r.inwoner_id = NEW.id OR r.geadresseerde_id = NEW.id OR r.huishouden_id = NEW.id;
    RETURN NULL;
END $$;
DROP TRIGGER IF EXISTS brieven_afschermen ON inwoner_inwoner;
CREATE TRIGGER brieven_afschermen AFTER UPDATE OF afgeschermd ON inwoner_inwoner FOR EACH ROW
    WHEN (OLD.afgeschermd IS DISTINCT FROM NEW.afgeschermd) EXECUTE FUNCTION kt_brieven_afschermen();
DROP TRIGGER IF EXISTS brieven_afschermen ON inwoner_huishouden;
CREATE TRIGGER brieven_afschermen AFTER UPDATE OF afgeschermd ON inwoner_huishouden FOR EACH ROW
    WHEN (OLD.afgeschermd IS DISTINCT FROM NEW.afgeschermd) EXECUTE FUNCTION kt_brieven_afschermen();
