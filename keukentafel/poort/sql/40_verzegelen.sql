-- Sealing (naden.md §8): rows below the snapshot horizon are put into hash-chained blocks. The digests of the rows stand
-- in the block, so a broken row can be named and writing a row costs nothing. Nobody but this function writes blocks.
CREATE TABLE IF NOT EXISTS logboek_blok (
    nr bigint PRIMARY KEY,
    tot_xid xid8 NOT NULL,
    aantal integer NOT NULL,
    ids bigint[] NOT NULL,
    sommen bytea NOT NULL,
    vorige bytea NOT NULL,
    hash bytea NOT NULL,
    tijd timestamptz NOT NULL DEFAULT clock_timestamp()
);
REVOKE ALL ON logboek_blok FROM kt_app;
GRANT SELECT ON logboek_blok TO kt_app;
DROP TRIGGER IF EXISTS logboek_blok_vast ON logboek_blok;
CREATE TRIGGER logboek_blok_vast BEFORE UPDATE OR DELETE OR TRUNCATE ON logboek_blok
    FOR EACH STATEMENT EXECUTE FUNCTION logboek_alleen_bijschrijven();

-- The text over which a row's digest is taken; poort/verzegeling.py hashes the same text outside the database.
CREATE OR REPLACE FUNCTION logboek_tekst(r logboek_regel) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT concat_ws('|', r.id, r.xid, to_char(r.tijd AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'),
                     r.actor, encode(r.zout, 'hex'), r.inhoud)
$$;

CREATE OR REPLACE FUNCTION logboek_verzegel(hoogstens integer DEFAULT 10000) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    laatste logboek_blok;
    grens xid8 := pg_snapshot_xmin(pg_current_snapshot());
    tot xid8;
    blok logboek_blok;
BEGIN
    PERFORM pg_advisory_xact_lock(7110, 2016);
    SELECT * INTO laatste FROM logboek_blok ORDER BY nr DESC LIMIT 1;
    -- Whole transactions only: the block ends with the transaction of the last row that fits.
    SELECT max(v.xid) INTO tot FROM (
        SELECT xid FROM logboek_regel
        WHERE xid > coalesce(laatste.tot_xid, '0'::xid8) AND xid < grens ORDER BY xid, id LIMIT hoogstens) v;
    IF tot IS NULL THEN RETURN 0; END IF;
    SELECT coalesce(laatste.nr, 0) + 1, tot, count(*), array_agg(r.id ORDER BY r.xid, r.id),
           string_agg(sha256(convert_to(logboek_tekst(r), 'UTF8')), ''::bytea ORDER BY r.xid, r.id),
           coalesce(laatste.hash, ''::bytea)
    INTO blok.nr, blok.tot_xid, blok.aantal, blok.ids, blok.sommen, blok.vorige
    FROM logboek_regel r WHERE r.xid > coalesce(laatste.tot_xid, '0'::xid8) AND r.xid <= tot;
    blok.hash := sha256(blok.vorige || convert_to(
        concat_ws('|', blok.nr, blok.tot_xid, blok.aantal, blok.ids::text), 'UTF8') || blok.sommen);
    INSERT INTO logboek_blok (nr, tot_xid, aantal, ids, sommen, vorige, hash)
    VALUES (blok.nr, blok.tot_xid, blok.aantal, blok.ids, blok.sommen, blok.vorige, blok.hash);
    RETURN blok.aantal;
END $$;
