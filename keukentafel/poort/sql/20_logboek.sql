-- The log (naden.md §8). The application role inserts text alone; the rest is the database's own word.
CREATE TABLE IF NOT EXISTS logboek_regel (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
    tijd timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL DEFAULT kt_actor(),
    zout bytea NOT NULL DEFAULT uuid_send(gen_random_uuid()),
    inhoud text NOT NULL,
    soort text GENERATED ALWAYS AS ((inhoud::jsonb) ->> 'soort') STORED,
    dossier uuid GENERATED ALWAYS AS (((inhoud::jsonb) ->> 'dossier')::uuid) STORED,
    inwoner uuid GENERATED ALWAYS AS (((inhoud::jsonb) ->> 'inwoner')::uuid) STORED
);
-- One index per way of asking, each with the key that pages go on (privacy/opvragen/logboek.py): of one dossier, of one resident,
-- of one worker, of a kind that is rare, and in a period (which only says between which keys to walk).
CREATE INDEX IF NOT EXISTS logboek_regel_dossier ON logboek_regel (dossier, id) WHERE dossier IS NOT NULL;
CREATE INDEX IF NOT EXISTS logboek_regel_inwoner ON logboek_regel (inwoner, id) WHERE inwoner IS NOT NULL;
CREATE INDEX IF NOT EXISTS logboek_regel_actor ON logboek_regel (actor, id);
CREATE INDEX IF NOT EXISTS logboek_regel_soort ON logboek_regel (soort, id) WHERE soort NOT IN ('kijken', 'handeling');
CREATE INDEX IF NOT EXISTS logboek_regel_tijd ON logboek_regel (tijd, id);
CREATE INDEX IF NOT EXISTS logboek_regel_xid ON logboek_regel (xid, id);

REVOKE ALL ON logboek_regel FROM kt_app;
GRANT SELECT, INSERT (inhoud) ON logboek_regel TO kt_app;

-- The application holds no right to change a line; this stops the owner. One function of the owner empties lines of what was
-- destroyed, and says so in this transaction (privacy/sql/20_vernietigen.sql).
CREATE OR REPLACE FUNCTION logboek_alleen_bijschrijven() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
    IF TG_OP = 'UPDATE' AND TG_TABLE_NAME = 'logboek_regel' AND current_setting('kt.log_wissen', true) = 'ja' THEN RETURN NULL; END IF;
    RAISE EXCEPTION 'Het logboek is alleen bij te schrijven.';
END $$;
DROP TRIGGER IF EXISTS logboek_regel_vast ON logboek_regel;
CREATE TRIGGER logboek_regel_vast BEFORE UPDATE OR DELETE OR TRUNCATE ON logboek_regel
    FOR EACH STATEMENT EXECUTE FUNCTION logboek_alleen_bijschrijven();

ALTER TABLE logboek_regel ENABLE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS kt_zien ON logboek_regel;
CREATE POLICY kt_zien ON logboek_regel FOR SELECT USING (
    (SELECT kt_alles()) OR actor = (SELECT kt_actor())
    -- Who supervises reads no line about the own circle (MAN-08): a colleague does.
    OR ((SELECT kt_rollen() && ARRAY['privacy_officer', 'fg'])
        AND coalesce(dossier <> ALL ((SELECT kt_mijdt())::uuid[]), true)
        AND coalesce(inwoner <> ALL ((SELECT kt_mijdt())::uuid[]), true))
    OR dossier = ANY ((SELECT kt_dossiers())::uuid[]));
DROP POLICY IF EXISTS kt_maken ON logboek_regel;
CREATE POLICY kt_maken ON logboek_regel FOR INSERT WITH CHECK ((SELECT kt_actor()) IS NOT NULL);
