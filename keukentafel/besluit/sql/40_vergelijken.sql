-- Comparable decisions (REQ-081). What the decider gets is a group: what was decided for at least five other households that
-- share these coded facts, never one of them, and no text. The functions read as owner, because those households stand behind
-- walls of other teams; so the rule of the smallest group stands here, where no caller can lower it.

CREATE INDEX IF NOT EXISTS voorziening_vergelijken ON besluit_voorziening (wet, product) WHERE uitkomst <> '';

-- The facts of one person on a day: age, who lived there, and the last zwaarte that was judged. SECURITY INVOKER, so that the
-- planner can fold it into the statements below.
CREATE OR REPLACE FUNCTION kt_vergelijkfeiten(van_dossier uuid, van_inwoner uuid, dag date)
RETURNS TABLE (leeftijd int, volwassenen bigint, kinderen bigint, zwaarte int) LANGUAGE sql STABLE AS $$
    SELECT extract(year FROM age(dag, i.geboortedatum))::int, h.volwassenen, h.kinderen,
           (SELECT z.waarde FROM dossier_zwaarte z JOIN dossier_werkproces w ON w.id = z.werkproces_id
            WHERE w.dossier_id = van_dossier AND w.inwoner_id = van_inwoner AND z.van <= dag AND z.vervallen_op IS NULL
            ORDER BY z.van DESC, z.id LIMIT 1)::int
    FROM inwoner_inwoner i, LATERAL (
        -- Of somebody without a birthday we know no better than that it is a grown-up.
        SELECT count(*) FILTER (WHERE x.geboortedatum IS NULL OR x.geboortedatum + interval '18 years' <= dag) AS volwassenen,
               count(*) FILTER (WHERE x.geboortedatum + interval '18 years' > dag) AS kinderen
        FROM dossier_dossier d JOIN inwoner_huishoudlid l ON l.huishouden_id = d.huishouden_id
        JOIN inwoner_inwoner x ON x.id = l.inwoner_id
        WHERE d.id = van_dossier AND l.van <= dag AND (l.tot IS NULL OR l.tot > dag)
    ) h WHERE i.id = van_inwoner
$$;

-- Does whoever asks see this row? The wall itself, asked for one key: as owner it would not be asked. Without it, an error.
CREATE OR REPLACE FUNCTION kt_ziet_voorziening(welke uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE ziet boolean;
BEGIN
    EXECUTE (SELECT format('SELECT EXISTS (SELECT FROM besluit_voorziening WHERE id = $1 AND (%s))', pg_get_expr(polqual, polrelid))
             FROM pg_policy WHERE polrelid = 'besluit_voorziening'::regclass AND polname = 'kt_zien') INTO ziet USING welke;
    RETURN ziet;
END $$;
COMMENT ON FUNCTION kt_ziet_voorziening(uuid) IS 'alleen eigenaar';

-- The facts of the case that is before somebody: of a product that the caller sees, on the day it is.
DROP FUNCTION IF EXISTS kt_vergelijkzaak(uuid, uuid, date);
CREATE OR REPLACE FUNCTION kt_vergelijkzaak(welke uuid)
RETURNS TABLE (leeftijd int, volwassenen bigint, kinderen bigint, zwaarte int)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT f.* FROM besluit_voorziening v
    CROSS JOIN LATERAL kt_vergelijkfeiten(v.dossier_id, v.inwoner_id, (now() AT TIME ZONE 'Europe/Amsterdam')::date) f
    WHERE v.id = welke AND kt_ziet_voorziening(welke)
$$;

-- One row for each of `treden` that holds at least five other households. A trede is the sum of the facts that must be the
-- same: 1 age group, 2 kind of household, 4 zwaarte, 8 vorm (besluit/regels/vergelijken.py). Not counted: the own household,
-- who is shielded, what may only be kept (AVG art. 18), and what was decided too long ago. The own team stands apart only
-- when both sides hold five; how much they got, only when five households got the same unit. Compared with what, since when
-- and within which ages follows from the product: who could choose those, would subtract one group from another.
DROP FUNCTION IF EXISTS kt_vergelijkbaar(uuid, bigint, text, text, date, int, int, boolean, boolean, int, text, int[]);
CREATE OR REPLACE FUNCTION kt_vergelijkbaar(welke uuid, treden int[]) RETURNS TABLE (trede int, huishoudens bigint, toe bigint, deels bigint, af bigint, zin bigint, pgb bigint, eigen bigint,
                 eigen_toe bigint, eigen_deels bigint, eigen_af bigint, eenheid text, per text, laag numeric, midden numeric,
                 hoog numeric)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH zaak AS MATERIALIZED (
        SELECT v.*, f.leeftijd, f.volwassenen, f.kinderen, f.zwaarte, (dag - make_interval(months => coalesce(
                   (kt_keuze('instelling', 'vergelijken_maanden', dag) ->> 'waarde')::int, 24)))::date AS sinds,
               ARRAY[0, 4, 12, 18, 27, 45, 65, 75, 85] AS leeftijden
        FROM besluit_voorziening v, (SELECT (now() AT TIME ZONE 'Europe/Amsterdam')::date AS dag) d,
             LATERAL kt_vergelijkfeiten(v.dossier_id, v.inwoner_id, dag) f
        WHERE v.id = welke AND kt_ziet_voorziening(welke)
    ), eerder AS MATERIALIZED (
        SELECT v.dossier_id, v.uitkomst, v.vorm, v.aantal, v.eenheid, v.per, v.team_id = z.team_id AS van_team,
               coalesce((width_bucket(f.leeftijd, z.leeftijden) = width_bucket(z.leeftijd, z.leeftijden))::int, 0)
               + 2 * coalesce(((f.volwassenen <= 1) = (z.volwassenen <= 1) AND (f.kinderen > 0) = (z.kinderen > 0)
                               AND f.volwassenen + f.kinderen > 0)::int, 0)
               + 4 * coalesce((f.zwaarte = z.zwaarte)::int, 0) + 8 * coalesce((v.vorm = z.vorm)::int, 0) AS gelijk
        FROM zaak z
        JOIN besluit_voorziening v ON v.wet = z.wet AND v.product = z.product AND v.dossier_id <> z.dossier_id
        JOIN besluit_besluit b ON b.id = v.besluit_id AND b.stand IN ('vastgesteld', 'bekend')
             AND NOT kt_geen_beschikking(b.soort)
        CROSS JOIN LATERAL kt_vergelijkfeiten(v.dossier_id, v.inwoner_id, b.vastgesteld_op) f
        WHERE v.uitkomst <> '' AND b.vastgesteld_op >= z.sinds AND NOT v.afgeschermd
          AND NOT EXISTS (SELECT FROM poort_beperkt p WHERE p.object_id IN (v.id, b.id, v.aanvraag_id, v.inwoner_id))
    ), mee AS (
        SELECT t AS trede, e.* FROM unnest(treden) t JOIN eerder e ON e.gelijk & t = t WHERE t > 0
    ), groep AS (
        SELECT m.trede, count(DISTINCT m.dossier_id) AS huishoudens, count(*) FILTER (WHERE m.uitkomst = 'toe') AS toe,
               count(*) FILTER (WHERE m.uitkomst = 'deels') AS deels, count(*) FILTER (WHERE m.uitkomst = 'af') AS af,
               count(*) FILTER (WHERE m.vorm = 'zin') AS zin, count(*) FILTER (WHERE m.vorm = 'pgb') AS pgb,
               count(DISTINCT m.dossier_id) FILTER (WHERE m.van_team) AS eigen,
               count(DISTINCT m.dossier_id) FILTER (WHERE NOT m.van_team) AS ander,
               count(*) FILTER (WHERE m.van_team AND m.uitkomst = 'toe') AS eigen_toe,
               count(*) FILTER (WHERE m.van_team AND m.uitkomst = 'deels') AS eigen_deels,
               count(*) FILTER (WHERE m.van_team AND m.uitkomst = 'af') AS eigen_af,
               mode() WITHIN GROUP (ORDER BY m.eenheid || '|' || m.per) FILTER (WHERE m.aantal IS NOT NULL AND m.uitkomst <> 'af') AS maat
        FROM mee m GROUP BY m.trede HAVING count(DISTINCT m.dossier_id) >= 5
    )
    SELECT g.trede, g.huishoudens, g.toe, g.deels, g.af, g.zin, g.pgb, CASE WHEN g.eigen >= 5 AND g.ander >= 5 THEN g.eigen ELSE 0 END,
           CASE WHEN g.eigen >= 5 AND g.ander >= 5 THEN g.eigen_toe ELSE 0 END,
           CASE WHEN g.eigen >= 5 AND g.ander >= 5 THEN g.eigen_deels ELSE 0 END,
           CASE WHEN g.eigen >= 5 AND g.ander >= 5 THEN g.eigen_af ELSE 0 END,
           split_part(g.maat, '|', 1), split_part(g.maat, '|', 2), o.laag, o.midden, o.hoog
    FROM groep g LEFT JOIN LATERAL (
        SELECT percentile_cont(0.25) WITHIN GROUP (ORDER BY m.aantal)::numeric AS laag,
               percentile_cont(0.5) WITHIN GROUP (ORDER BY m.aantal)::numeric AS midden,
               percentile_cont(0.75) WITHIN GROUP (ORDER BY m.aantal)::numeric AS hoog
        FROM mee m WHERE m.trede = g.trede AND m.uitkomst <> 'af' AND m.aantal IS NOT NULL AND m.eenheid || '|' || m.per = g.maat
        HAVING count(DISTINCT m.dossier_id) >= 5
    ) o ON true
$$;
