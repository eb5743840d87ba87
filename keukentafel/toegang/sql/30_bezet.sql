-- What is taken in a stretch of time: of a worker's agenda, of a room, and days on which the worker is away. Times only, so
-- that whoever books sees the clash and nothing about with whom. SECURITY DEFINER: the room is of all teams, and an
-- appointment about hidden people fills it as well (architectuur.md §10.4: a time in a room says nothing about who).
CREATE OR REPLACE FUNCTION kt_bezet(wie uuid, kamer text, van timestamptz, tot timestamptz, behalve uuid)
RETURNS TABLE (wat text, begin timestamptz, einde timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT 'agenda', a.begin, a.einde FROM toegang_afspraak a
    WHERE a.medewerker_id = wie AND a.stand = 'gepland' AND a.begin < kt_bezet.tot AND a.einde > kt_bezet.van
      AND a.id IS DISTINCT FROM behalve
    UNION ALL
    SELECT 'ruimte', a.begin, a.einde FROM toegang_afspraak a
    WHERE kamer <> '' AND a.ruimte = kamer AND a.stand = 'gepland'
      AND a.begin < kt_bezet.tot AND a.einde > kt_bezet.van AND a.id IS DISTINCT FROM behalve
    UNION ALL
    SELECT 'afwezig', kt_bezet.van, kt_bezet.tot FROM organisatie_afwezigheid x
    WHERE x.medewerker_id = wie AND x.van <= (kt_bezet.van AT TIME ZONE 'Europe/Amsterdam')::date
      AND (x.tot IS NULL OR x.tot > (kt_bezet.van AT TIME ZONE 'Europe/Amsterdam')::date)
    ORDER BY 1, 2
$$;
