-- At most one row of regie per dossier at any moment, also in history. The embedded PostgreSQL has no btree_gist, so
-- "same dossier" is folded into the range: each dossier gets its own stretch of 10^10 seconds (317 years) on one number
-- line, exact to the microsecond. A row before 1950 would reach into the stretch of another dossier, so it is refused,
-- and so is a number that is not the dossier's own.
DO $$ BEGIN
    IF NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conname = 'dossier_volgnr_bij_id') THEN
        ALTER TABLE dossier_dossier ADD CONSTRAINT dossier_volgnr_bij_id UNIQUE (id, volgnr);
    END IF;
    IF NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conname = 'regie_volgnr_van_dossier') THEN
        ALTER TABLE plan_regie ADD CONSTRAINT regie_volgnr_van_dossier
            FOREIGN KEY (dossier_id, dossier_volgnr) REFERENCES dossier_dossier (id, volgnr) ON UPDATE CASCADE
            DEFERRABLE INITIALLY DEFERRED;
    END IF;
    IF NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conname = 'regie_in_bereik') THEN
        ALTER TABLE plan_regie ADD CONSTRAINT regie_in_bereik
            CHECK (van >= timestamptz '1950-01-01 00:00:00+00' AND van < timestamptz '2250-01-01 00:00:00+00'
                   AND (tot IS NULL OR tot < timestamptz '2250-01-01 00:00:00+00'));
    END IF;
    IF NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conname = 'regie_een_tegelijk') THEN
        ALTER TABLE plan_regie ADD CONSTRAINT regie_een_tegelijk EXCLUDE USING gist (
            numrange(
                dossier_volgnr * 10000000000::numeric + extract(epoch FROM van - timestamptz '1950-01-01 00:00:00+00'),
                dossier_volgnr * 10000000000::numeric + coalesce(
                    extract(epoch FROM tot - timestamptz '1950-01-01 00:00:00+00'), 9999999999)
            ) WITH &&
        );
    END IF;
END $$;
