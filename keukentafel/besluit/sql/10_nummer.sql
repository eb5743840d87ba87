-- Numbers of aanvragen and decisions; one that was never written is lost, which is fine.
CREATE SEQUENCE IF NOT EXISTS besluit_aanvraagnummer START 200001;
CREATE SEQUENCE IF NOT EXISTS besluit_besluitnummer START 300001;
GRANT USAGE, SELECT ON SEQUENCE besluit_aanvraagnummer, besluit_besluitnummer TO kt_app;
