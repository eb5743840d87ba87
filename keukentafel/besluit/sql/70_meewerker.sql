-- Somebody else pays back only beside the resident, never more than the resident, and as it was told (Wmo 2015 art. 2.4.1
-- lid 1; regels/meewerker.py). Who tells them on which day is written afterwards: that alone still changes.
CREATE OR REPLACE FUNCTION kt_meewerker_bewaken() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    terug bigint;
    stand text;
BEGIN
    -- Shared: the amount of the resident does not go down while this row is being written.
    SELECT t.bedrag_cent, b.stand INTO terug, stand
        FROM besluit_terugvordering t JOIN besluit_besluit b ON b.id = t.besluit_id
        WHERE t.id = NEW.terugvordering_id FOR SHARE OF t;
    IF terug IS NULL OR NEW.bedrag_cent > terug THEN
        RAISE EXCEPTION 'meewerker: niet meer dan de inwoner moet terugbetalen (Wmo 2015 art. 2.4.1)'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'meewerker_niet_meer';
    END IF;
    IF stand IN ('vastgesteld', 'bekend') AND (TG_OP = 'INSERT'
       OR (OLD.terugvordering_id, OLD.naam, OLD.soort, OLD.kvk, OLD.adresregels, OLD.opzet_reden, OLD.bedrag_cent)
       IS DISTINCT FROM
       (NEW.terugvordering_id, NEW.naam, NEW.soort, NEW.kvk, NEW.adresregels, NEW.opzet_reden, NEW.bedrag_cent)) THEN
        RAISE EXCEPTION 'meewerker: het besluit is al genomen'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'meewerker_vast';
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION kt_terugvordering_lager() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM besluit_meewerker m
               WHERE m.terugvordering_id = NEW.id AND m.bedrag_cent > coalesce(NEW.bedrag_cent, 0)) THEN
        RAISE EXCEPTION 'meewerker: niet meer dan de inwoner moet terugbetalen (Wmo 2015 art. 2.4.1)'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'meewerker_niet_meer';
    END IF;
    RETURN NULL;
END $$;

-- At the end of the transaction: what is destroyed with its whole decision may go.
CREATE OR REPLACE FUNCTION kt_meewerker_blijft() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM besluit_terugvordering t JOIN besluit_besluit b ON b.id = t.besluit_id
               WHERE t.id = OLD.terugvordering_id AND b.stand IN ('vastgesteld', 'bekend')) THEN
        RAISE EXCEPTION 'meewerker: het besluit is al genomen'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'meewerker_vast';
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER kt_meewerker_bewaken AFTER INSERT OR UPDATE
    ON besluit_meewerker FOR EACH ROW EXECUTE FUNCTION kt_meewerker_bewaken();
CREATE OR REPLACE TRIGGER kt_terugvordering_lager AFTER UPDATE OF bedrag_cent
    ON besluit_terugvordering FOR EACH ROW EXECUTE FUNCTION kt_terugvordering_lager();
DROP TRIGGER IF EXISTS kt_meewerker_blijft ON besluit_meewerker;
CREATE CONSTRAINT TRIGGER kt_meewerker_blijft AFTER DELETE ON besluit_meewerker
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION kt_meewerker_blijft();
