-- In which searches did this resident stand in a list? Containment in jsonb is not leakproof, so beneath the policy of the log it
-- would read every row (naden.md §1): this function reads as owner, and answers to a named system alone.
CREATE INDEX IF NOT EXISTS logboek_regel_getoond ON logboek_regel
    USING gin (((inhoud::jsonb) #> '{gegevens,getoond}')) WHERE soort = 'zoeken';
CREATE OR REPLACE FUNCTION kt_wie_zocht(wie uuid, van timestamptz, tot timestamptz) RETURNS SETOF bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT r.id FROM logboek_regel r
    WHERE kt_alles() AND r.soort = 'zoeken' AND ((r.inhoud::jsonb) #> '{gegevens,getoond}') ? wie::text
      AND r.tijd >= van AND r.tijd < tot ORDER BY r.id DESC LIMIT 5000
$$;
