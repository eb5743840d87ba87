-- Where these people live, and where their family lives, to compare with the marks of workers' homes (MAN-08). The caller
-- compares marks and passes on a code; no address leaves. Hidden and shelter addresses take no part. SECURITY DEFINER: a
-- relative may live in another team.
CREATE OR REPLACE FUNCTION kt_belangadressen(wie uuid, huis uuid)
RETURNS TABLE (postcode text, huisnummer text, familie boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH mensen AS (
        SELECT wie AS id WHERE wie IS NOT NULL
        UNION SELECT l.inwoner_id FROM inwoner_huishoudlid l WHERE l.huishouden_id = huis AND l.tot IS NULL
    ), plek AS (
        SELECT a.inwoner_id, a.postcode, a.huisnummer || a.toevoeging AS huisnummer
        FROM inwoner_adres a JOIN inwoner_inwoner p ON p.id = a.inwoner_id
        WHERE a.tot IS NULL AND a.soort <> 'opvang' AND NOT p.adres_afgeschermd AND a.postcode <> ''
    )
    SELECT k.postcode, k.huisnummer, false FROM plek k JOIN mensen m ON m.id = k.inwoner_id
    UNION
    SELECT k.postcode, k.huisnummer, true FROM inwoner_relatie r JOIN mensen m ON m.id = r.inwoner_id
    JOIN plek k ON k.inwoner_id = r.naar_id
    WHERE r.tot IS NULL AND r.naar_id NOT IN (SELECT id FROM mensen)
      AND r.soort IN ('ouder', 'kind', 'partner', 'ex_partner', 'broer_zus', 'grootouder', 'kleinkind', 'mantelzorger')
$$;
