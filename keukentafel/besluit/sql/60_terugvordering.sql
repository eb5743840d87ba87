-- Money is asked back under the Wmo alone, with a decision that changes or withdraws help because the facts were wrong, and
-- after intent was recorded (Wmo 2015 art. 2.4.1; regels/herzien.py). Once the decision was taken it stands as it was told.
CREATE OR REPLACE FUNCTION kt_terugvordering_bewaken() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE b besluit_besluit;
BEGIN
    SELECT * INTO b FROM besluit_besluit WHERE id = NEW.besluit_id;
    IF b.wet <> 'wmo' OR b.soort NOT IN ('herziening', 'intrekking') OR b.herzieningsgrond <> 'a' THEN
        RAISE EXCEPTION 'terugvordering: alleen bij onjuiste gegevens (Wmo 2015 art. 2.4.1)'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'terugvordering_grond';
    END IF;
    IF b.stand IN ('vastgesteld', 'bekend') AND (TG_OP = 'INSERT'
       OR (OLD.besluit_id, OLD.opzet_reden, OLD.bedrag_cent) IS DISTINCT FROM (NEW.besluit_id, NEW.opzet_reden, NEW.bedrag_cent)) THEN
        RAISE EXCEPTION 'terugvordering: het besluit is al genomen'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'terugvordering_vast';
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION kt_besluit_terugvordering() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF (NEW.wet <> 'wmo' OR NEW.soort NOT IN ('herziening', 'intrekking') OR NEW.herzieningsgrond <> 'a')
       AND EXISTS (SELECT FROM besluit_terugvordering t WHERE t.besluit_id = NEW.id) THEN
        RAISE EXCEPTION 'terugvordering: alleen bij onjuiste gegevens (Wmo 2015 art. 2.4.1)'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'terugvordering_grond';
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER kt_terugvordering_bewaken AFTER INSERT OR UPDATE
    ON besluit_terugvordering FOR EACH ROW EXECUTE FUNCTION kt_terugvordering_bewaken();
CREATE OR REPLACE TRIGGER kt_besluit_terugvordering AFTER UPDATE OF wet, soort, herzieningsgrond
    ON besluit_besluit FOR EACH ROW EXECUTE FUNCTION kt_besluit_terugvordering();
