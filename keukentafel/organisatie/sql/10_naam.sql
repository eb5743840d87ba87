-- The log and every row keep who wrote them as text; a timeline asks the name for each row.
CREATE INDEX IF NOT EXISTS medewerker_kenmerk ON organisatie_medewerker ((id::text));

-- The name and function behind an actor of the log; a system speaks for itself.
CREATE OR REPLACE FUNCTION kt_naam(actor text) RETURNS text LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT coalesce(
        (SELECT naam || CASE WHEN functie = '' THEN '' ELSE ', ' || functie END
         FROM organisatie_medewerker WHERE id::text = actor),
        replace(actor, 'systeem:', 'systeem '))
$$;
