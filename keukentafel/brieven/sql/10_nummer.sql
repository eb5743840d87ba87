-- The number of a letter ("ons kenmerk"); numbers of letters that were never written are lost, which is fine.
CREATE SEQUENCE IF NOT EXISTS brieven_briefnummer START 100001;
GRANT USAGE, SELECT ON SEQUENCE brieven_briefnummer TO kt_app;
