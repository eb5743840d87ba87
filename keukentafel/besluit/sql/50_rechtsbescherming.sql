-- Numbers of bezwaren and klachten; one that was never written is lost, which is fine.
CREATE SEQUENCE IF NOT EXISTS besluit_bezwaarnummer START 400001;
CREATE SEQUENCE IF NOT EXISTS besluit_klachtnummer START 500001;
GRANT USAGE, SELECT ON SEQUENCE besluit_bezwaarnummer, besluit_klachtnummer TO kt_app;

-- Who took or prepared the decision neither handles nor decides the bezwaar against it (MAN-05; Awb 7:5, 10:3 lid 3).
-- Reads as owner: the rule also holds where the writer does not see the first decision.
CREATE OR REPLACE FUNCTION kt_bezwaar_onpartijdig() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
    IF NEW.behandelaar_id IS NOT NULL AND EXISTS (
        SELECT FROM besluit_besluit b WHERE b.id = NEW.besluit_id
           AND NEW.behandelaar_id IN (b.ondertekenaar_id, b.toetser_id, b.opsteller_id)
    ) THEN
        RAISE EXCEPTION 'wie het besluit nam, behandelt het bezwaar niet' USING ERRCODE = '23514',
            CONSTRAINT = 'bezwaar_onpartijdig';
    END IF;
    RETURN NEW;
END
$$;
DROP TRIGGER IF EXISTS bezwaar_onpartijdig ON besluit_bezwaar;
CREATE TRIGGER bezwaar_onpartijdig BEFORE INSERT OR UPDATE OF behandelaar_id, besluit_id ON besluit_bezwaar
    FOR EACH ROW EXECUTE FUNCTION kt_bezwaar_onpartijdig();

-- Who signs the decision on a bezwaar is held in 20_mandaat.sql.

-- Whom a klacht is about neither handles it nor gives the verdict (MAN-09; Awb 9:7).
ALTER TABLE besluit_klacht DROP CONSTRAINT IF EXISTS klacht_onbetrokken;
ALTER TABLE besluit_klacht ADD CONSTRAINT klacht_onbetrokken CHECK (
    (behandelaar_id = ANY (betrokken)) IS NOT TRUE AND (oordeel_door_id = ANY (betrokken)) IS NOT TRUE);
