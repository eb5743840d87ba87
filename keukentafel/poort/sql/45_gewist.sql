-- Which sealed lines lost their words because what they were about was destroyed (privacy/sql/20_vernietigen.sql), each with the
-- digest that stands in its seal and the round in which it went. Append-only, as the log; nobody but that function writes it.
CREATE TABLE IF NOT EXISTS logboek_gewist (
    regel bigint PRIMARY KEY,
    som bytea NOT NULL,
    ronde uuid NOT NULL,
    tijd timestamptz NOT NULL DEFAULT clock_timestamp()
);
REVOKE ALL ON logboek_gewist FROM kt_app;
GRANT SELECT ON logboek_gewist TO kt_app;
DROP TRIGGER IF EXISTS logboek_gewist_vast ON logboek_gewist;
CREATE TRIGGER logboek_gewist_vast BEFORE UPDATE OR DELETE OR TRUNCATE ON logboek_gewist
    FOR EACH STATEMENT EXECUTE FUNCTION logboek_alleen_bijschrijven();
