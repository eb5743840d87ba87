-- What a team spent of its doorpakbudget in a period: money that is gone is gone, also for a household that not everybody sees. A
-- total and nothing else; the bookings themselves stand behind their walls. SECURITY DEFINER for that reason (ADR 0021).
CREATE OR REPLACE FUNCTION kt_doorpak(team bigint, van date, tot date) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT coalesce(sum(b.bedrag_cent), 0)::bigint FROM plan_doorpakboeking b
    WHERE b.team_id = kt_doorpak.team AND b.op >= kt_doorpak.van AND b.op < kt_doorpak.tot AND b.teruggeboekt_op IS NULL
$$;
