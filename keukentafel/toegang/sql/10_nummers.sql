-- The number on a melding: for people (letters, telephone), never in a URL. A sequence, so two meldingen at the same moment
-- never wait for each other; a rolled back melding leaves a gap, which nobody minds.
CREATE SEQUENCE IF NOT EXISTS toegang_meldingnummer START 100001;
GRANT USAGE, SELECT ON SEQUENCE toegang_meldingnummer TO kt_app;
