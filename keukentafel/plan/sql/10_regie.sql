-- At most one row of regie per dossier at any moment, also in history. The embedded PostgreSQL has no btree_gist, so
-- "same dossier" is folded into the range: each dossier gets its own stretch of 2^33 seconds on one number line.
DO $$ BEGIN
    IF NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conname = 'regie_een_tegelijk') THEN
        ALTER TABLE plan_regie ADD CONSTRAINT regie_een_tegelijk EXCLUDE USING gist (
            int8range(
                dossier_volgnr * 8589934592 + floor(extract(epoch FROM van - timestamptz '2000-01-01 00:00:00+00'))::bigint,
                dossier_volgnr * 8589934592 + coalesce(
                    floor(extract(epoch FROM tot - timestamptz '2000-01-01 00:00:00+00'))::bigint, 8589934591)
            ) WITH &&
        );
    END IF;
END $$;
