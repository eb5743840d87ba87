-- No decision without a mandate that counts on its day (MAN-02), never signed by who advised on it, who drafted what two
-- people must look at, or who took the decision that was objected to (TOE-02, MAN-05, MAN-07). The rules say the same in
-- Python (regels/mandaat.py); here they hold for bulk loads and SQL by hand too. The functions read as owner: a wall
-- between who signs and a row may never make a decision look small.

-- One row of the dated configuration, as it counts on a day.
CREATE OR REPLACE FUNCTION kt_keuze(welke text, wat text, dag date) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT i.waarde FROM organisatie_inrichting i
    WHERE i.soort = welke AND i.code = wat AND i.geldig_van <= dag AND (i.geldig_tot IS NULL OR i.geldig_tot > dag)
$$;
CREATE OR REPLACE FUNCTION kt_woorden(tekst text) RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
    SELECT array_remove(string_to_array(coalesce(tekst, ''), ' '), '')
$$;
-- No decision in the sense of the Awb: nobody needs a mandate for it (TOE-01 to TOE-03).
CREATE OR REPLACE FUNCTION kt_geen_beschikking(soort text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT soort IN ('hulp_zonder_besluit', 'advies', 'verwijzing')
$$;
-- The last day on which help runs; what is given once runs one day, and NULL is without an end.
CREATE OR REPLACE FUNCTION kt_laatste_dag(van date, tot date, per text) RETURNS date LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN tot IS NULL AND per = 'eenmalig' THEN van ELSE tot END
$$;

-- What is decided on together: a NULL amount or length is one that nobody knows.
CREATE OR REPLACE FUNCTION kt_besluit_omvang(
    welk uuid, OUT bedrag bigint, OUT maanden int, OUT producten text[], OUT uitkomsten text[], OUT pgb boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT CASE WHEN bool_or(v.toe AND v.bedrag_cent IS NULL) THEN NULL
                ELSE coalesce(sum(v.bedrag_cent) FILTER (WHERE v.toe), 0)::bigint END,
           CASE WHEN bool_or(v.toe AND v.einde IS NULL) THEN NULL
                ELSE coalesce(max(extract(year FROM v.duur) * 12 + extract(month FROM v.duur)
                                  + CASE WHEN extract(day FROM v.duur) > 0 THEN 1 ELSE 0 END)
                              FILTER (WHERE v.toe), 0)::int END,
           coalesce(array_agg(DISTINCT v.product), '{}'),
           coalesce(array_agg(DISTINCT v.uitkomst) FILTER (WHERE v.uitkomst <> ''), '{}'),
           coalesce(bool_or(v.toe AND v.vorm = 'pgb'), false)
    FROM (SELECT w.bedrag_cent, w.product, w.uitkomst, w.vorm, w.uitkomst IN ('toe', 'deels') AS toe,
                 kt_laatste_dag(w.van, w.tot, w.per) AS einde,
                 age(kt_laatste_dag(w.van, w.tot, w.per) + 1, w.van) AS duur
          FROM besluit_voorziening w WHERE w.besluit_id = welk) v
$$;
COMMENT ON FUNCTION kt_besluit_omvang(uuid) IS 'alleen eigenaar';

-- Why this decision is not covered by the mandate it names; NULL when it is.
CREATE OR REPLACE FUNCTION kt_mandaat_gebrek(welk uuid) RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE b besluit_besluit; m jsonb; o record; soorten text[]; producten text[];
BEGIN
    SELECT * INTO b FROM besluit_besluit WHERE id = welk;
    IF b.wet = 'pw' AND NOT kt_geen_beschikking(b.soort)
       AND NOT coalesce((kt_keuze('beslisorgaan', b.orgaan, b.vastgesteld_op) ->> 'bestuursorgaan')::boolean, false) THEN
        RETURN 'alleen een bestuursorgaan beslist over bijstand en werk (Participatiewet 7 lid 4)';
    END IF;
    IF kt_geen_beschikking(b.soort) AND NOT EXISTS (
        SELECT 1 FROM organisatie_inrichting i WHERE i.soort = 'mandaat' AND i.geldig_van <= b.vastgesteld_op
          AND (i.geldig_tot IS NULL OR i.geldig_tot > b.vastgesteld_op)
          AND i.waarde ->> 'wet' = b.wet AND b.soort = ANY (kt_woorden(i.waarde ->> 'besluiten'))) THEN
        RETURN NULL;
    END IF;
    m := kt_keuze('mandaat', b.mandaat, b.vastgesteld_op);
    IF m IS NULL THEN RETURN 'dit mandaat geldt niet op de dag van het besluit (Awb 10:2)'; END IF;
    IF m ->> 'wet' <> b.wet THEN RETURN 'dit mandaat is voor een andere wet'; END IF;
    IF m ->> 'gemandateerde' <> b.orgaan AND b.soort <> 'op_bezwaar' THEN
        RETURN 'dit mandaat is voor een ander orgaan';
    END IF;
    SELECT * INTO o FROM kt_besluit_omvang(welk);
    soorten := kt_woorden(m ->> 'besluiten');
    producten := kt_woorden(m ->> 'producten');
    IF (soorten = '{}' AND b.soort = 'op_bezwaar') OR (soorten <> '{}' AND NOT b.soort = ANY (soorten)) THEN
        RETURN 'dit mandaat is niet voor dit soort besluit';
    END IF;
    IF (m ->> 'alleen_toekennen')::boolean
       AND (b.soort NOT IN ('toekenning', 'spoed') OR NOT o.uitkomsten <@ ARRAY['toe']) THEN
        RETURN 'dit mandaat is alleen om toe te kennen wat is gevraagd';
    END IF;
    IF producten <> '{}' AND NOT o.producten <@ producten THEN RETURN 'dit mandaat is niet voor dit product'; END IF;
    IF m ->> 'tot_bedrag' <> '' AND coalesce(o.bedrag > replace(m ->> 'tot_bedrag', ',', '.')::numeric * 100, true) THEN
        RETURN 'dit besluit gaat over meer dan dit mandaat toelaat';
    END IF;
    IF m ->> 'tot_maanden' IS NOT NULL AND coalesce(o.maanden > (m ->> 'tot_maanden')::int, true) THEN
        RETURN 'dit besluit duurt langer dan dit mandaat toelaat';
    END IF;
    IF NOT EXISTS (
        SELECT 1 FROM organisatie_rolvervulling r LEFT JOIN organisatie_team t ON t.id = r.team_id
        WHERE r.medewerker_id = b.ondertekenaar_id AND r.rol = m ->> 'functie'
          AND r.van <= b.vastgesteld_op AND (r.tot IS NULL OR r.tot > b.vastgesteld_op)
          AND (kt_woorden(m ->> 'teams') = '{}' OR t.code IS NULL OR t.code = ANY (kt_woorden(m ->> 'teams')))) THEN
        RETURN 'wie tekent heeft op die dag niet de functie van dit mandaat';
    END IF;
    RETURN NULL;
END $$;
COMMENT ON FUNCTION kt_mandaat_gebrek(uuid) IS 'alleen eigenaar';

-- Must another sign than who drafted it? The words of pakket_besluit.VIER_OGEN; all of them while nobody chose. What
-- cannot wait is decided by one and looked at afterwards.
CREATE OR REPLACE FUNCTION kt_vier_ogen(welk uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT NOT b.spoed AND b.soort <> 'spoed' AND (
           ('afwijzing' = ANY (bij) AND (b.soort IN ('afwijzing', 'deels') OR NOT o.uitkomsten <@ ARRAY['toe']))
        OR ('einde' = ANY (bij) AND b.soort IN ('herziening', 'intrekking', 'beeindiging'))
        OR ('pgb' = ANY (bij) AND o.pgb)
        OR ('bedrag' = ANY (bij) AND coalesce(o.bedrag, 0) > boven * 100)
        OR ('afgeschermd' = ANY (bij) AND b.afgeschermd))
    FROM besluit_besluit b, kt_besluit_omvang(b.id) o,
         LATERAL (SELECT kt_woorden(coalesce(kt_keuze('instelling', 'vier_ogen_bij', b.vastgesteld_op) ->> 'waarde',
                                             'afwijzing einde pgb bedrag spoed afgeschermd')) AS bij,
                         coalesce((kt_keuze('instelling', 'vier_ogen_boven_euro', b.vastgesteld_op) ->> 'waarde')::bigint,
                                  20000) AS boven) i
    WHERE b.id = welk
$$;
COMMENT ON FUNCTION kt_vier_ogen(uuid) IS 'alleen eigenaar';

-- Why this person may not be the one to sign; NULL when they may.
CREATE OR REPLACE FUNCTION kt_handen_gebrek(welk uuid) RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE b besluit_besluit; a besluit_aanvraag;
BEGIN
    SELECT * INTO b FROM besluit_besluit WHERE id = welk;
    IF kt_geen_beschikking(b.soort) THEN RETURN NULL; END IF;
    SELECT * INTO a FROM besluit_aanvraag WHERE id = b.aanvraag_id;
    IF b.toetser_id = b.opsteller_id THEN RETURN 'wie het opstelde, toetst het niet'; END IF;
    IF b.ondertekenaar_id = b.opsteller_id AND kt_vier_ogen(welk) THEN
        RETURN 'dit besluit vraagt vier ogen: wie het opstelde, tekent het niet';
    END IF;
    IF (a.adviesorgaan <> '' AND a.adviesorgaan <> b.orgaan AND (a.behandelaar_id = b.ondertekenaar_id OR EXISTS (
        SELECT 1 FROM kern_gebeurtenis g WHERE g.onderwerp = a.id AND g.soort = 'aanvraag_opgepakt'
          AND b.ondertekenaar_id::text IN (g.gegevens ->> 'medewerker', g.gegevens ->> 'van')))) OR EXISTS (
        SELECT 1 FROM besluit_besluit d WHERE d.aanvraag_id = b.aanvraag_id AND d.soort = 'advies'
          AND b.ondertekenaar_id IN (d.opsteller_id, d.ondertekenaar_id)) THEN
        RETURN 'wie adviseerde, tekent het besluit niet';
    END IF;
    IF b.soort <> 'op_bezwaar' THEN RETURN NULL; END IF;
    IF b.vervangt_id IS NULL THEN RETURN 'een beslissing op bezwaar noemt het besluit waarover zij gaat'; END IF;
    IF EXISTS (
        WITH RECURSIVE eerder AS (
            SELECT d.id, d.vervangt_id, d.ondertekenaar_id, d.toetser_id FROM besluit_besluit d WHERE d.id = b.vervangt_id
            UNION
            SELECT d.id, d.vervangt_id, d.ondertekenaar_id, d.toetser_id FROM besluit_besluit d JOIN eerder e ON d.id = e.vervangt_id
        ) SELECT 1 FROM eerder WHERE b.ondertekenaar_id IN (ondertekenaar_id, toetser_id)) THEN
        RETURN 'wie het besluit nam, beslist niet op het bezwaar (Awb 10:3 lid 3)';
    END IF;
    RETURN NULL;
END $$;
COMMENT ON FUNCTION kt_handen_gebrek(uuid) IS 'alleen eigenaar';
