-- One search is one line in the log, not one per key (issue 3). While somebody types, who was shown so far stands here, as the
-- line that it will be: written before the list is shown, so nothing is lost when the browser or the server dies. The line
-- goes into the log with the next page of this actor, or after a minute by the job (poort/taken.py).
CREATE TABLE IF NOT EXISTS logboek_zoekactie (
    actor text NOT NULL,
    sleutel text NOT NULL,
    laatst timestamptz NOT NULL DEFAULT clock_timestamp(),
    inhoud text NOT NULL,
    PRIMARY KEY (actor, sleutel)
);
-- Nobody reads or writes it but through the functions below.
REVOKE ALL ON logboek_zoekactie FROM kt_app;
ALTER TABLE logboek_zoekactie ENABLE ROW LEVEL SECURITY;

-- Put what ended into the log in the name of who searched; what a line of the page itself already tells (`verteld`) only goes.
CREATE OR REPLACE FUNCTION logboek_zoekactie_sluit(wie text, stil interval, verteld text[]) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH weg AS (DELETE FROM logboek_zoekactie z WHERE (wie IS NULL OR z.actor = wie) AND z.laatst <= clock_timestamp() - stil
                 RETURNING z.actor, z.sleutel, z.laatst, z.inhoud)
    INSERT INTO logboek_regel (actor, inhoud) SELECT weg.actor, weg.inhoud FROM weg
    WHERE weg.sleutel <> ALL (verteld) ORDER BY weg.laatst
$$;

-- The line so far, held until the end of this transaction, so that two lists at once both count. Without a key: the search
-- that was typed last, for the page that goes on with it (a page only reads, so it holds nothing).
CREATE OR REPLACE FUNCTION logboek_zoekactie_lees(welke text) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF welke IS NULL THEN
        RETURN (SELECT z.inhoud FROM logboek_zoekactie z WHERE z.actor = kt_actor()
                AND z.laatst > clock_timestamp() - interval '1 minute' ORDER BY z.laatst DESC LIMIT 1);
    END IF;
    PERFORM pg_advisory_xact_lock(hashtextextended(kt_actor() || ' ' || welke, 0));
    PERFORM logboek_zoekactie_sluit(kt_actor(), interval '1 minute', '{}');
    RETURN (SELECT z.inhoud FROM logboek_zoekactie z WHERE z.actor = kt_actor() AND z.sleutel = welke);
END $$;

CREATE OR REPLACE FUNCTION logboek_zoekactie_zet(welke text, regel text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    INSERT INTO logboek_zoekactie (actor, sleutel, inhoud) SELECT kt_actor(), welke, regel
    ON CONFLICT (actor, sleutel) DO UPDATE SET inhoud = excluded.inhoud, laatst = clock_timestamp()
$$;

-- The looks of one page by one actor, outside any other transaction (poort.logboek.schrijf_kijken), and the searches that
-- this page ended. It gives no more power than set_config itself; whoever was bound is bound again afterwards.
CREATE OR REPLACE FUNCTION logboek_schrijf(wie text, regels text[], nieuwe_pagina boolean) RETURNS void LANGUAGE plpgsql AS $$
DECLARE eerder text := coalesce(current_setting('kt.actor', true), '');
BEGIN
    PERFORM set_config('kt.actor', wie, true);
    INSERT INTO logboek_regel (inhoud) SELECT unnest(regels);
    IF nieuwe_pagina THEN
        PERFORM logboek_zoekactie_sluit(wie, interval '0', ARRAY(
            SELECT r::jsonb #>> '{gegevens,zoekactie}' FROM unnest(regels) r
            WHERE r LIKE '%"zoekactie"%' AND r::jsonb #>> '{gegevens,zoekactie}' IS NOT NULL));
    END IF;
    PERFORM set_config('kt.actor', eerder, true);
END $$;
