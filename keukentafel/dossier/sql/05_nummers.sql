-- One series for all dossiers; the number for people is the year with this one behind it (regels.dossiernummer).
CREATE SEQUENCE IF NOT EXISTS dossier_volgnr;
GRANT USAGE, SELECT ON SEQUENCE dossier_volgnr TO kt_app;
-- A dossier is shielded exactly when its household is: the follow-constraint of Dossier needs this target.
DO $$ BEGIN
    IF NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conname = 'huishouden_schild') THEN
        ALTER TABLE inwoner_huishouden ADD CONSTRAINT huishouden_schild UNIQUE (id, afgeschermd);
    END IF;
END $$;
