-- Client numbers for people (never in a URL). A sequence, so that two registrations never wait for each other; gaps mean
-- nothing. Hand-made numbers of an import stay below it.
CREATE SEQUENCE IF NOT EXISTS inwoner_nummer START WITH 1000001;
GRANT USAGE, SELECT ON SEQUENCE inwoner_nummer TO kt_app;
