-- Figures of the front office (REQ-005, REQ-007, REQ-008; PRB-01, 03, 04, 06). As in 10_cijfers.sql: numbers per team, no row of
-- anybody; `stand` is the first moment that is not known any more.
DROP FUNCTION IF EXISTS cijfer_contacten_naar_moment(date, date, timestamptz);
CREATE FUNCTION cijfer_contacten_naar_moment(vanaf date, totenmet date, stand timestamptz)
RETURNS TABLE (team_id bigint, weekdag int, uur int, reden text, aantal bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT c.team_id, extract(isodow FROM c.moment AT TIME ZONE 'Europe/Amsterdam')::int,
           extract(hour FROM c.moment AT TIME ZONE 'Europe/Amsterdam')::int, c.reden, count(*)
    FROM toegang_contact c
    WHERE c.moment >= vanaf::timestamp AT TIME ZONE 'Europe/Amsterdam'
      AND c.moment < (totenmet + 1)::timestamp AT TIME ZONE 'Europe/Amsterdam' AND c.gemaakt_op < stand
    GROUP BY 1, 2, 3, 4
$$;

DROP FUNCTION IF EXISTS cijfer_statusvragen(date, date, timestamptz);
CREATE FUNCTION cijfer_statusvragen(vanaf date, totenmet date, stand timestamptz)
RETURNS TABLE (team_id bigint, contacten bigint, status bigint, meteen bigint, met_kaart bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT c.team_id, count(*), count(*) FILTER (WHERE c.reden = 'status'),
           count(*) FILTER (WHERE c.reden = 'status' AND c.vervolg = 'klaar'), count(*) FILTER (WHERE c.kaart_op < stand)
    FROM toegang_contact c
    WHERE c.moment >= vanaf::timestamp AT TIME ZONE 'Europe/Amsterdam'
      AND c.moment < (totenmet + 1)::timestamp AT TIME ZONE 'Europe/Amsterdam' AND c.gemaakt_op < stand
    GROUP BY GROUPING SETS ((c.team_id), ())
$$;

-- A promise counts on the day it had to be kept, once that moment has passed; one that was no longer needed does not count.
DROP FUNCTION IF EXISTS cijfer_terugbellen(date, date, timestamptz, timestamptz);
CREATE FUNCTION cijfer_terugbellen(vanaf date, totenmet date, stand timestamptz, nu timestamptz)
RETURNS TABLE (team_id bigint, beloofd bigint, op_tijd bigint, te_laat bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT b.team_id, count(*), count(*) FILTER (WHERE b.klaar_op <= b.uiterlijk AND b.klaar_op < stand),
           count(*) FILTER (WHERE b.klaar_op IS NULL OR b.klaar_op > b.uiterlijk OR b.klaar_op >= stand)
    FROM toegang_terugbelverzoek b
    WHERE b.uiterlijk >= vanaf::timestamp AT TIME ZONE 'Europe/Amsterdam'
      AND b.uiterlijk < (totenmet + 1)::timestamp AT TIME ZONE 'Europe/Amsterdam' AND b.gemaakt_op < stand
      AND (b.uiterlijk <= nu OR b.klaar_op IS NOT NULL) AND b.uitkomst <> 'vervallen'
    GROUP BY GROUPING SETS ((b.team_id), ())
$$;

-- Closed after advice: the melding ended by the advice itself, without anything else being done.
DROP FUNCTION IF EXISTS cijfer_abc(date, date, timestamptz);
CREATE FUNCTION cijfer_abc(vanaf date, totenmet date, stand timestamptz)
RETURNS TABLE (team_id bigint, gevraagd bigint, geen_dossier bigint, advies bigint, overgenomen bigint, melding bigint,
               overbelasting bigint, overbelasting_klaar bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT a.team_id, count(*), count(*) FILTER (WHERE a.uitkomst = 'geen_dossier'),
           count(*) FILTER (WHERE a.uitkomst = 'advies'), count(*) FILTER (WHERE a.uitkomst = 'overgenomen'),
           count(*) FILTER (WHERE a.uitkomst = 'melding'), count(*) FILTER (WHERE a.soort = 'overbelasting'),
           count(*) FILTER (WHERE a.soort = 'overbelasting' AND a.uitkomst = 'geen_dossier')
    FROM (SELECT v.team_id, v.soort, CASE WHEN v.beantwoord_op < stand THEN v.uitkomst ELSE '' END AS uitkomst
          FROM toegang_adviesvraag v
          WHERE v.gevraagd_op >= vanaf::timestamp AT TIME ZONE 'Europe/Amsterdam'
            AND v.gevraagd_op < (totenmet + 1)::timestamp AT TIME ZONE 'Europe/Amsterdam' AND v.gemaakt_op < stand) a
    GROUP BY GROUPING SETS ((a.team_id), ())
$$;
