-- "Exists, but not yours" (naden.md §7). These functions read as owner, so what they leave out is left out here, before
-- every LIMIT and count: whoever is hidden (afgeschermd) and not tied to the actor does not exist for them.
-- The gate logs each call (opvragen.zoeken).

-- People of other teams whose keys fit: who they are is needed to rank them in Python; a screen shows name and team only.
-- `teams` and `inwoners` are what the gate gives the actor for this right.
CREATE OR REPLACE FUNCTION kt_zoek_elders(
    sleutels text[], gewichten int[], nummer bigint, burgerservicenummer text, mijn_teams bigint[], mijn_inwoners uuid[]
) RETURNS TABLE (id uuid, voornamen text, roepnaam text, voorvoegsel text, geslachtsnaam text, partner_voorvoegsel text,
                 partnernaam text, naamgebruik text, geboortedatum date, team text, telefoon text, gewicht bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH gezocht AS (
        SELECT s.k, s.g FROM unnest(sleutels, gewichten) AS s(k, g)
    ), per AS (
        SELECT g.k, g.g, t.inwoner_id, count(*) OVER (PARTITION BY g.k) AS aantal
        FROM gezocht g CROSS JOIN LATERAL (
            SELECT z.inwoner_id FROM inwoner_zoeksleutel z
            WHERE z.sleutel = g.k AND NOT z.afgeschermd AND NOT z.team_id = ANY (mijn_teams)
            LIMIT 1501) t
    ), gevonden AS (
        SELECT inwoner_id, sum(g) AS gewicht FROM per
        WHERE aantal <= 1500 OR NOT EXISTS (SELECT 1 FROM per WHERE aantal <= 1500)
        GROUP BY inwoner_id
        UNION ALL
        SELECT p.id, 99 FROM inwoner_inwoner p WHERE p.nummer = kt_zoek_elders.nummer
        UNION ALL
        SELECT p.id, 99 FROM inwoner_inwoner p
        WHERE p.bsn = burgerservicenummer OR p.bsn_na_te_kijken = burgerservicenummer
    )
    SELECT p.id, p.voornamen, p.roepnaam, p.voorvoegsel, p.geslachtsnaam, p.partner_voorvoegsel, p.partnernaam,
           p.naamgebruik, p.geboortedatum, t.naam, t.telefoon, g.gewicht
    FROM gevonden g JOIN inwoner_inwoner p ON p.id = g.inwoner_id JOIN organisatie_team t ON t.id = p.team_id
    WHERE NOT p.afgeschermd AND NOT p.team_id = ANY (mijn_teams) AND NOT p.id = ANY (mijn_inwoners)
      AND NOT p.id = ANY (kt_mijdt())
    ORDER BY g.gewicht DESC, p.id LIMIT 50
$$;

-- The dossiers of these households that the actor may open: team or case tie, never by being the author.
-- Invoker's rights: the policy of dossier_dossier holds as well.
CREATE OR REPLACE FUNCTION kt_zoek_dossiers(huishoudens uuid[])
RETURNS TABLE (huishouden uuid, dossier uuid, nummer text, gesloten boolean)
LANGUAGE sql STABLE AS $$
    SELECT d.huishouden_id, d.id, d.nummer, d.gesloten_op IS NOT NULL FROM dossier_dossier d
    WHERE d.huishouden_id = ANY (huishoudens)
      AND (kt_alles() OR (NOT d.afgeschermd AND d.team_id = ANY (kt_teams())) OR d.id = ANY (kt_dossiers()))
$$;

-- The household behind a dossier number, and whose it is. Hidden and unknown give nothing.
CREATE OR REPLACE FUNCTION kt_zoek_dossiernummer(gezocht text)
RETURNS TABLE (huishouden uuid, team text, telefoon text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT d.huishouden_id, t.naam, t.telefoon FROM dossier_dossier d JOIN organisatie_team t ON t.id = d.team_id
    WHERE d.nummer = gezocht AND NOT d.id = ANY (kt_mijdt()) AND (kt_alles() OR NOT d.afgeschermd OR d.id = ANY (kt_dossiers()))
$$;

-- Who has this BSN already? For the act that registers: it gives the same answer to the worker whether the other is
-- hidden or absent, and makes a task for the aandachtsfunctionaris when hidden.
CREATE OR REPLACE FUNCTION kt_bsn_van(gezocht text)
RETURNS TABLE (id uuid, team_id bigint, afgeschermd boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT p.id, p.team_id, p.afgeschermd FROM inwoner_inwoner p
    WHERE p.bsn = gezocht OR p.bsn_na_te_kijken = gezocht ORDER BY p.bsn NULLS LAST
$$;

-- Which buurt does this postcode lie in, after the addresses we know? Geography, no person.
CREATE OR REPLACE FUNCTION kt_buurt_van_postcode(gezocht text) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT buurtcode FROM inwoner_adres WHERE postcode = gezocht AND buurtcode <> ''
    GROUP BY buurtcode ORDER BY count(*) DESC, buurtcode LIMIT 1
$$;
