-- How we ask (PRB-11, 13, 14, 37; REQ-016, 018, 021, 180): numbers per team, never a row of anybody. What was asked counts on the day
-- it was written down, in the team where the dossier was on that day; `stand` is the first moment that is not known any more. Shielded households are
-- left out: so few of a team refuse or are asked again that their number would tell.

-- Leefgebieden that were talked about: why they were open, and whether somebody did not want to answer. The answer that counts is
-- the one known at `stand`: the first version replaced after it says what stood there then.
DROP FUNCTION IF EXISTS cijfer_leefgebieden(date, date, timestamptz);
DROP FUNCTION IF EXISTS kt_gevraagd(date, date, timestamptz);
CREATE FUNCTION kt_gevraagd(vanaf date, totenmet date, stand timestamptz)
RETURNS TABLE (notitie uuid, team_id bigint, dossier uuid, inwoner uuid, gebied text, reden text, dag date, geweigerd date)
LANGUAGE sql STABLE AS $$
    SELECT n.id, kt_team_op(n.dossier_id, n.dag, n.team_id), n.dossier_id, n.inwoner_id, n.gebied, n.reden, n.dag,
           CASE WHEN v.niet IS NULL THEN n.wil_niet_op ELSE nullif(v.niet, '')::date END
    FROM (SELECT r.*, (r.gemaakt_op AT TIME ZONE 'Europe/Amsterdam')::date AS dag FROM dossier_leefgebiednotitie r
          WHERE NOT r.afgeschermd AND r.gemaakt_op < kt_gevraagd.stand AND r.gemaakt_op >= kt_gevraagd.vanaf::timestamp AT TIME ZONE 'Europe/Amsterdam'
            AND r.gemaakt_op < (kt_gevraagd.totenmet + 1)::timestamp AT TIME ZONE 'Europe/Amsterdam') n
    LEFT JOIN LATERAL (
        SELECT coalesce(o.velden ->> 'wil_niet_op', '') AS niet FROM dossier_leefgebiedversie o
        WHERE o.item_id = n.id AND o.gemaakt_op >= kt_gevraagd.stand ORDER BY o.gemaakt_op LIMIT 1
    ) v ON true
$$;
CREATE FUNCTION cijfer_leefgebieden(vanaf date, totenmet date, stand timestamptz)
RETURNS TABLE (team_id bigint, reden text, aantal bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT g.team_id, g.reden, count(*) FROM kt_gevraagd(vanaf, totenmet, stand) g GROUP BY 1, 2
$$;

-- Refused without effect (PRB-13): nobody closed a question of this person because the resident stopped, after the refusal. Beside it
-- how many people got a plan, with and without a refusal: who refuses should get one as often.
DROP FUNCTION IF EXISTS cijfer_weigeringen(date, date, timestamptz);
CREATE FUNCTION cijfer_weigeringen(vanaf date, totenmet date, stand timestamptz)
RETURNS TABLE (team_id bigint, gevraagd bigint, geweigerd bigint, zonder_gevolg bigint, mensen_weigerden bigint, mensen_weigerden_plan bigint,
               mensen_anders bigint, mensen_anders_plan bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH g AS MATERIALIZED (
        SELECT k.*, EXISTS (
            SELECT 1 FROM dossier_werkproces w JOIN dossier_werkprocesperiode p ON p.werkproces_id = w.id
            WHERE w.dossier_id = k.dossier AND w.inwoner_id = k.inwoner AND p.reden = 'inwoner_stopt' AND p.tot >= k.geweigerd
              AND p.gemaakt_op < stand AND (p.vervallen_op IS NULL OR p.vervallen_op >= stand AND stand < 'infinity')) AS gestopt,
            EXISTS (SELECT 1 FROM kern_gebeurtenis f WHERE f.onderwerp = k.dossier AND f.soort = 'plan_vastgesteld' AND f.tijd < stand
                    AND (f.gegevens ->> 'op')::date >= k.dag) AS plan
        FROM kt_gevraagd(vanaf, totenmet, stand) k
    ), mens AS (
        SELECT g.team_id, g.inwoner, g.dossier, bool_or(g.geweigerd IS NOT NULL) AS weigerde, bool_or(g.plan) AS plan
        FROM g GROUP BY GROUPING SETS ((g.team_id, g.inwoner, g.dossier), (g.inwoner, g.dossier))
    ), vraag AS (
        SELECT g.team_id, count(*) AS gevraagd, count(g.geweigerd) AS geweigerd,
               count(g.geweigerd) FILTER (WHERE NOT g.gestopt) AS zonder_gevolg
        FROM g GROUP BY GROUPING SETS ((g.team_id), ())
    ), plan AS (
        SELECT m.team_id, count(*) FILTER (WHERE m.weigerde) AS a, count(*) FILTER (WHERE m.weigerde AND m.plan) AS b,
               count(*) FILTER (WHERE NOT m.weigerde) AS c, count(*) FILTER (WHERE NOT m.weigerde AND m.plan) AS d
        FROM mens m GROUP BY m.team_id
    )
    SELECT v.team_id, v.gevraagd, v.geweigerd, v.zonder_gevolg, coalesce(p.a, 0), coalesce(p.b, 0), coalesce(p.c, 0), coalesce(p.d, 0)
    FROM vraag v LEFT JOIN plan p ON p.team_id IS NOT DISTINCT FROM v.team_id
$$;

-- The question about the network (PRB-14): asked again after a clear answer, by household.
DROP FUNCTION IF EXISTS cijfer_netwerkvragen(date, date, timestamptz);
CREATE FUNCTION cijfer_netwerkvragen(vanaf date, totenmet date, stand timestamptz)
RETURNS TABLE (team_id bigint, vragen bigint, opnieuw bigint, huishoudens bigint, huishoudens_opnieuw bigint, wil_niet bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT v.team, count(*), count(*) FILTER (WHERE v.herhaald), count(DISTINCT v.huishouden_id),
           count(DISTINCT v.huishouden_id) FILTER (WHERE v.herhaald), count(*) FILTER (WHERE v.stand_ = 'wil_niet')
    FROM (SELECT kt_team_op(n.dossier_id, n.gevraagd_op, n.team_id) AS team, n.herhaald, n.stand AS stand_, d.huishouden_id
          FROM dossier_netwerkvraag n JOIN dossier_dossier d ON d.id = n.dossier_id
          WHERE NOT n.afgeschermd AND n.gevraagd_op BETWEEN vanaf AND totenmet AND n.gemaakt_op < cijfer_netwerkvragen.stand) v
    GROUP BY GROUPING SETS ((v.team), ())
$$;

-- More than one intake for one question (PRB-11): the same question of the same person came in again while it ran, or was opened anew
-- although an indication from outside, which counts as the intake, lay there. Per question that began in the period.
DROP FUNCTION IF EXISTS cijfer_intakes(date, date, timestamptz);
DROP FUNCTION IF EXISTS kt_intakes(date, date, timestamptz);
CREATE FUNCTION kt_intakes(vanaf date, totenmet date, stand timestamptz)
RETURNS TABLE (werkproces uuid, inwoner uuid, dossier uuid, huishouden uuid, team_id bigint, dag date, opnieuw boolean, buiten_over boolean,
               buiten boolean)
LANGUAGE sql STABLE AS $$
    WITH w AS MATERIALIZED (
        SELECT p.id, p.inwoner_id, p.dossier_id, d.huishouden_id, p.aanmaakteam_id, p.aangemaakt_op, p.onderwerp, p.melding_id, p.gemaakt_op,
               coalesce((SELECT CASE WHEN bool_or(e.tot IS NULL) THEN 'infinity'::date ELSE max(e.tot) END
                         FROM dossier_werkprocesperiode e WHERE e.werkproces_id = p.id AND e.gemaakt_op < kt_intakes.stand
                           AND (e.vervallen_op IS NULL OR e.vervallen_op >= kt_intakes.stand AND kt_intakes.stand < 'infinity')),
                        'infinity'::date) AS einde
        FROM dossier_werkproces p JOIN dossier_dossier d ON d.id = p.dossier_id
        WHERE NOT p.afgeschermd AND p.aangemaakt_op BETWEEN kt_intakes.vanaf AND kt_intakes.totenmet
          AND p.gemaakt_op < kt_intakes.stand AND p.onderwerp <> ''
    )
    SELECT w.id, w.inwoner_id, w.dossier_id, w.huishouden_id, w.aanmaakteam_id, w.aangemaakt_op,
           EXISTS (SELECT 1 FROM dossier_werkproces a WHERE a.dossier_id = w.dossier_id AND a.inwoner_id = w.inwoner_id
                   AND a.onderwerp = w.onderwerp AND a.id <> w.id AND a.gemaakt_op < kt_intakes.stand
                   AND a.aangemaakt_op BETWEEN w.aangemaakt_op AND w.einde - 1 AND (a.aangemaakt_op, a.gemaakt_op) > (w.aangemaakt_op, w.gemaakt_op))
           OR EXISTS (SELECT 1 FROM toegang_melding m WHERE m.inwoner_id = w.inwoner_id AND w.onderwerp = ANY (m.onderwerpen)
                      AND m.id IS DISTINCT FROM w.melding_id AND m.gemaakt_op < kt_intakes.stand
                      AND (m.ontvangen_op AT TIME ZONE 'Europe/Amsterdam')::date BETWEEN w.aangemaakt_op AND w.einde - 1
                      AND NOT EXISTS (SELECT 1 FROM dossier_werkproces q WHERE q.melding_id = m.id)),
           EXISTS (SELECT 1 FROM dossier_heronderzoek h JOIN dossier_verwijzing v ON v.id = h.verwijzing_id
                   WHERE h.werkproces_id = w.id AND v.soort = 'indicatie' AND h.gemaakt_op < kt_intakes.stand),
           EXISTS (SELECT 1 FROM dossier_verwijzing v JOIN dossier_verwijzing_over o ON o.verwijzing_id = v.id
                   WHERE v.dossier_id = w.dossier_id AND v.soort = 'indicatie' AND v.onderwerp = w.onderwerp
                     AND o.inwoner_id = w.inwoner_id AND v.gemaakt_op < kt_intakes.stand)
    FROM w
$$;
CREATE FUNCTION cijfer_intakes(vanaf date, totenmet date, stand timestamptz)
RETURNS TABLE (team_id bigint, vragen bigint, huishoudens bigint, meer_intakes bigint, opnieuw bigint, buiten bigint, buiten_over bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT i.team_id, count(*), count(DISTINCT i.huishouden), count(DISTINCT i.huishouden) FILTER (WHERE i.opnieuw OR i.buiten_over),
           count(*) FILTER (WHERE i.opnieuw), count(*) FILTER (WHERE i.buiten), count(*) FILTER (WHERE i.buiten_over)
    FROM kt_intakes(vanaf, totenmet, stand) i GROUP BY GROUPING SETS ((i.team_id), ())
$$;

-- Research repeated although an advice lay there (PRB-37, REQ-180): what came in during the period, and what was done again since.
DROP FUNCTION IF EXISTS cijfer_heronderzoek(date, date, timestamptz);
CREATE FUNCTION cijfer_heronderzoek(vanaf date, totenmet date, stand timestamptz)
RETURNS TABLE (team_id bigint, adviezen bigint, opnieuw bigint, met_reden bigint, school bigint, school_opnieuw bigint, school_herhaald bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT v.team, count(*), coalesce(sum(v.keer), 0)::bigint, coalesce(sum(v.met_reden), 0)::bigint, count(*) FILTER (WHERE v.bron = 'school'),
           coalesce(sum(v.keer) FILTER (WHERE v.bron = 'school'), 0)::bigint, count(*) FILTER (WHERE v.bron = 'school' AND v.keer > 0)
    FROM (SELECT kt_team_op(r.dossier_id, r.op, r.team_id) AS team, r.bron, h.keer, h.met_reden
          FROM dossier_verwijzing r LEFT JOIN LATERAL (
              SELECT count(*) AS keer, count(*) FILTER (WHERE o.reden <> '') AS met_reden FROM dossier_heronderzoek o
              WHERE o.verwijzing_id = r.id AND o.gemaakt_op < cijfer_heronderzoek.stand) h ON true
          WHERE NOT r.afgeschermd AND r.op BETWEEN vanaf AND totenmet AND r.gemaakt_op < cijfer_heronderzoek.stand) v
    GROUP BY GROUPING SETS ((v.team), ())
$$;
REVOKE ALL ON FUNCTION kt_gevraagd(date, date, timestamptz), cijfer_leefgebieden(date, date, timestamptz),
    cijfer_weigeringen(date, date, timestamptz), cijfer_netwerkvragen(date, date, timestamptz), kt_intakes(date, date, timestamptz),
    cijfer_intakes(date, date, timestamptz), cijfer_heronderzoek(date, date, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION kt_gevraagd(date, date, timestamptz), cijfer_leefgebieden(date, date, timestamptz),
    cijfer_weigeringen(date, date, timestamptz), cijfer_netwerkvragen(date, date, timestamptz), kt_intakes(date, date, timestamptz),
    cijfer_intakes(date, date, timestamptz), cijfer_heronderzoek(date, date, timestamptz) TO kt_app;
