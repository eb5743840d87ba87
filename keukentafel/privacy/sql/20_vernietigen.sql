-- The number on a certificate; numbers of lists that were never kept are lost, which is fine.
CREATE SEQUENCE IF NOT EXISTS privacy_vernietigingsnummer START 1001;
GRANT USAGE, SELECT ON SEQUENCE privacy_vernietigingsnummer TO kt_app;

-- Log lines about what was destroyed lose their words once the log itself may (PRV-17: at least five years). SECURITY DEFINER, for
-- nobody but the owner may touch a line; so the whole ground is asked here and not of the caller: a named system, a list that
-- two people agreed on and that is carried out, lines that name a key of that list, older than five years by the database's own clock,
-- and sealed. Who looked, when, and by which right stays; what was looked at and the salt go, so that the digest in the seal reveals
-- nothing. Each line that was wiped is told in logboek_gewist with its digest, and the wiping itself is a line of the log with a
-- digest over their numbers (`welke` NULL: all lists at once, every night). The check (poort/verzegeling.py) finds a line that was emptied in another way.
CREATE OR REPLACE FUNCTION kt_log_wissen(welke uuid) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    sleutels text[];
    regels bigint[];
    beurt uuid := gen_random_uuid();
    klaar xid8 := coalesce((SELECT max(tot_xid) FROM logboek_blok), '0'::xid8);
BEGIN
    IF NOT kt_alles() THEN RETURN 0; END IF;
    SELECT array_agg(DISTINCT s::text) INTO sleutels FROM (
        SELECT unnest(r.weg) AS s FROM privacy_vernietigingsregel r JOIN privacy_vernietiging v ON v.id = r.vernietiging_id
        WHERE (welke IS NULL OR v.id = welke) AND v.stand IN ('bezig', 'klaar') AND v.goedgekeurd_door NOT IN ('', v.gemaakt_door)) x;
    IF sleutels IS NULL THEN RETURN 0; END IF;
    SELECT array_agg(l.id ORDER BY l.id) INTO regels FROM logboek_regel l
    WHERE l.tijd < clock_timestamp() - interval '5 years' AND l.xid <= klaar
      AND NOT EXISTS (SELECT FROM logboek_gewist g WHERE g.regel = l.id)
      AND EXISTS (SELECT FROM regexp_matches(l.inhoud, '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}', 'g') m
                  WHERE m[1] IN (SELECT unnest(sleutels)));
    IF regels IS NULL THEN RETURN 0; END IF;
    INSERT INTO logboek_gewist (regel, som, ronde)
        SELECT l.id, sha256(convert_to(logboek_tekst(l), 'UTF8')), beurt FROM logboek_regel l WHERE l.id = ANY (regels);
    PERFORM set_config('kt.log_wissen', 'ja', true);
    UPDATE logboek_regel l SET zout = ''::bytea, inhoud = json_build_object(
        'gewist', true, 'recht', l.inhoud::jsonb ->> 'recht', 'soort', l.inhoud::jsonb ->> 'soort')::text WHERE l.id = ANY (regels);
    PERFORM set_config('kt.log_wissen', '', true);
    INSERT INTO logboek_regel (actor, inhoud) VALUES (kt_actor(), json_build_object(
        'gegevens', json_build_object('aantal', cardinality(regels), 'ronde', beurt, 'vernietiging', welke,
            'som', encode(sha256(convert_to(array_to_string(regels, ','), 'UTF8')), 'hex')),
        'recht', 'logboek_wissen', 'soort', 'handeling')::text);
    RETURN cardinality(regels);
END $$;
