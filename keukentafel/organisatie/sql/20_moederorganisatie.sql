-- Who lends this worker on a day, in words; empty when not known. Asked at every request, so by key.
CREATE OR REPLACE FUNCTION kt_moederorganisatie(wie uuid, dag date) RETURNS text
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT coalesce((
        SELECT coalesce(i.naam, u.moederorganisatie) FROM organisatie_uitlening u
        LEFT JOIN organisatie_inrichting i ON i.soort = 'moederorganisatie' AND i.code = u.moederorganisatie
            AND i.geldig_van <= dag AND (i.geldig_tot IS NULL OR i.geldig_tot > dag)
        WHERE u.medewerker_id = wie AND u.van <= dag ORDER BY u.van DESC LIMIT 1), '')
$$;
