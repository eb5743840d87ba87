-- What may not be granted, whoever writes it: a product of another law, to somebody too young or too old for it, as a
-- budget where that is not possible, above the price in kind or after misuse (WMO-12, JW-10), beside a right under the Wlz that
-- the product does not go with (JW-06), after death, or twice at one time. The rules say the same with reasons and ways out
-- (regels/wetswacht.py). Not here, because the law leaves it to people: help that may be refused beside the Wlz and may be
-- given (WMO-13, and mixed causes of JW-06: the list says `afwegen`), and whether somebody can keep a budget, wishes it with
-- reason and gets good help for it. What nobody asked yet is a question and no fact.

-- No two periods of one product for one resident that were granted and run together. The embedded PostgreSQL has no
-- btree_gist, so "the same" is said as a range of one value: ranges need no extension (ADR 0035, beside ADR 0006).
DO $$ BEGIN
    IF NOT EXISTS (SELECT 1 FROM pg_type WHERE typname = 'kt_sleutelbereik') THEN
        CREATE TYPE kt_sleutelbereik AS RANGE (subtype = uuid);
    END IF;
    IF NOT EXISTS (SELECT 1 FROM pg_type WHERE typname = 'kt_codebereik') THEN
        CREATE TYPE kt_codebereik AS RANGE (subtype = text, collation = "C");
    END IF;
    IF NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conname = 'voorziening_niet_dubbel') THEN
        ALTER TABLE besluit_voorziening ADD CONSTRAINT voorziening_niet_dubbel EXCLUDE USING gist (
            kt_sleutelbereik(inwoner_id, inwoner_id, '[]') WITH &&,
            kt_codebereik(product, product, '[]') WITH &&,
            (CASE WHEN beeindigd_op < van THEN 'empty'::daterange
                  ELSE daterange(van, least(beeindigd_op, CASE WHEN tot IS NULL AND per = 'eenmalig' THEN van ELSE tot END),
                                 '[]') END) WITH &&
        ) WHERE (toegekend);
    END IF;
END $$;

-- Whether a row is granted follows from its decision and is never written by hand.
CREATE OR REPLACE FUNCTION kt_voorziening_telt() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    NEW.toegekend := NEW.uitkomst IN ('toe', 'deels') AND EXISTS (
        SELECT 1 FROM besluit_besluit b
        WHERE b.id = NEW.besluit_id AND b.stand IN ('vastgesteld', 'bekend') AND NOT kt_geen_beschikking(b.soort));
    RETURN NEW;
END $$;

-- What the same help costs in kind, in cents, by the tariff of its first day: as plan.regels.kosten reckons, but rounded up, so
-- that nothing is refused here for a cent that the rules allow. NULL without a tariff.
CREATE OR REPLACE FUNCTION kt_prijs_in_natura(product text, aantal numeric, per text, van date, tot date) RETURNS numeric
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT ceil(coalesce(aantal, 0) * trunc(replace(nullif(trim(p.keuze ->> 'tarief'), ''), ',', '.')::numeric * 100)
                * CASE per WHEN 'week' THEN 52 WHEN 'maand' THEN 12 ELSE 1 END
                * CASE WHEN per <> 'eenmalig' AND tot IS NOT NULL THEN tot + 1 - van ELSE 365 END / 365)
    FROM (SELECT kt_keuze('product', product, van) AS keuze) p
$$;
COMMENT ON FUNCTION kt_prijs_in_natura(text, numeric, text, date, date) IS 'alleen eigenaar';

-- Why this may not be granted; NULL when it may, or when nothing is.
CREATE OR REPLACE FUNCTION kt_wet_gebrek(welke uuid) RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v besluit_voorziening; b besluit_besluit; p jsonb; mens record; einde date; grens int;
BEGIN
    SELECT * INTO v FROM besluit_voorziening WHERE id = welke;
    IF NOT v.toegekend THEN RETURN NULL; END IF;
    SELECT * INTO b FROM besluit_besluit WHERE id = v.besluit_id;
    SELECT i.geboortedatum AS geboren, i.overleden_op INTO mens FROM inwoner_inwoner i WHERE i.id = v.inwoner_id;
    p := kt_keuze('product', v.product, b.vastgesteld_op);
    IF p IS NULL THEN RETURN 'dit product staat die dag niet in de lijst'; END IF;
    IF v.aanvraag_id <> b.aanvraag_id THEN RETURN 'deze hulp hoort bij een andere aanvraag'; END IF;
    IF p ->> 'wet' <> b.wet OR v.wet <> b.wet THEN RETURN 'dit product hoort bij een andere wet'; END IF;
    IF v.vorm = 'pgb' AND (b.wet NOT IN ('wmo', 'jeugd') OR p ->> 'pgb' = 'false') THEN
        RETURN 'dit product kan niet als persoonsgebonden budget';
    END IF;
    IF v.vorm = 'pgb' AND 'pgb_misbruik' = ANY (v.antwoorden) THEN RETURN 'een eerder budget is verkeerd gebruikt'; END IF;
    IF v.vorm = 'pgb' AND v.bedrag_cent > kt_prijs_in_natura(v.product, v.aantal, v.per, v.van, v.tot) THEN
        RETURN 'het budget is hoger dan dezelfde hulp in natura';
    END IF;
    IF p ->> 'wlz' = 'niet' AND 'wlz' = ANY (v.antwoorden) THEN RETURN 'er is recht op zorg uit de Wlz'; END IF;
    einde := kt_laatste_dag(v.van, v.tot, v.per);
    IF mens.overleden_op < coalesce(einde, 'infinity') THEN RETURN 'de inwoner is eerder overleden'; END IF;
    IF mens.geboren + make_interval(years => (p ->> 'leeftijd_van')::int) > v.van THEN RETURN 'de inwoner is te jong'; END IF;
    -- That help of before may go on is weighed by people: here counts the last birthday at all (18P-02).
    grens := coalesce(p ->> 'verlengbaar_tot', p ->> 'leeftijd_tot')::int;
    IF mens.geboren + make_interval(years => grens) <= coalesce(einde, 'infinity') THEN RETURN 'de inwoner is te oud'; END IF;
    RETURN NULL;
END $$;
COMMENT ON FUNCTION kt_wet_gebrek(uuid) IS 'alleen eigenaar';

-- Changing or ending what was granted rests on a ground of the law (WMO-15; regels/herzien.py); NULL when it does. Help
-- that would have ended by then needs none.
CREATE OR REPLACE FUNCTION kt_grond_gebrek(welk uuid) RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE b besluit_besluit;
BEGIN
    SELECT * INTO b FROM besluit_besluit WHERE id = welk;
    IF b.wet NOT IN ('wmo', 'jeugd') OR b.herzieningsgrond <> '' OR NOT (b.soort IN ('herziening', 'intrekking')
       OR b.soort = 'beeindiging' AND EXISTS (
           SELECT 1 FROM besluit_voorziening n JOIN besluit_voorziening o ON o.product = n.product
           WHERE n.besluit_id = welk AND o.besluit_id = b.vervangt_id AND o.toegekend
             AND coalesce(n.van <= kt_laatste_dag(o.van, o.tot, o.per), true))) THEN
        RETURN NULL;
    END IF;
    RETURN 'er staat niet op welke grond de hulp verandert of stopt';
END $$;
COMMENT ON FUNCTION kt_grond_gebrek(uuid) IS 'alleen eigenaar';

-- Everything that must be true of a decision that was taken.
CREATE OR REPLACE FUNCTION kt_eis_besluit(welk uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE gebrek text;
BEGIN
    IF NOT EXISTS (SELECT 1 FROM besluit_besluit WHERE id = welk AND stand IN ('vastgesteld', 'bekend')) THEN RETURN; END IF;
    gebrek := kt_mandaat_gebrek(welk);
    IF gebrek IS NOT NULL THEN
        RAISE EXCEPTION 'besluit: %', gebrek USING ERRCODE = 'check_violation', CONSTRAINT = 'besluit_mandaat';
    END IF;
    gebrek := kt_handen_gebrek(welk);
    IF gebrek IS NOT NULL THEN
        RAISE EXCEPTION 'besluit: %', gebrek USING ERRCODE = 'check_violation', CONSTRAINT = 'besluit_handen';
    END IF;
    gebrek := kt_grond_gebrek(welk);
    IF gebrek IS NOT NULL THEN
        RAISE EXCEPTION 'besluit: %', gebrek USING ERRCODE = 'check_violation', CONSTRAINT = 'besluit_grond';
    END IF;
    SELECT min(kt_wet_gebrek(v.id)) INTO gebrek FROM besluit_voorziening v WHERE v.besluit_id = welk;
    IF gebrek IS NOT NULL THEN
        RAISE EXCEPTION 'besluit: %', gebrek USING ERRCODE = 'check_violation', CONSTRAINT = 'besluit_wet';
    END IF;
END $$;
COMMENT ON FUNCTION kt_eis_besluit(uuid) IS 'alleen eigenaar';

CREATE OR REPLACE FUNCTION kt_besluit_bewaken() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    -- The trigger of the row itself fills in what counts now.
    UPDATE besluit_voorziening SET toegekend = NOT toegekend WHERE besluit_id = NEW.id
        AND toegekend <> (uitkomst IN ('toe', 'deels') AND NEW.stand IN ('vastgesteld', 'bekend') AND NOT kt_geen_beschikking(NEW.soort));
    -- A decision that was taken and now leaves is not taken again: the resident may have died in between.
    IF TG_OP = 'UPDATE' AND OLD.stand IN ('vastgesteld', 'bekend')
       AND (OLD.soort, OLD.wet, OLD.orgaan, OLD.mandaat, OLD.opsteller_id, OLD.toetser_id, OLD.ondertekenaar_id,
            OLD.vastgesteld_op, OLD.vervangt_id, OLD.aanvraag_id, OLD.spoed, OLD.herzieningsgrond)
       IS NOT DISTINCT FROM
           (NEW.soort, NEW.wet, NEW.orgaan, NEW.mandaat, NEW.opsteller_id, NEW.toetser_id, NEW.ondertekenaar_id,
            NEW.vastgesteld_op, NEW.vervangt_id, NEW.aanvraag_id, NEW.spoed, NEW.herzieningsgrond) THEN
        RETURN NULL;
    END IF;
    PERFORM kt_eis_besluit(NEW.id);
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION kt_voorziening_bewaken() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NEW.besluit_id IS NOT NULL THEN PERFORM kt_eis_besluit(NEW.besluit_id); END IF;
    RETURN NULL;
END $$;

-- Not when a person or a dossier moves, nor when help ends earlier: what was decided stays decided.
CREATE OR REPLACE TRIGGER kt_besluit_bewaken AFTER INSERT OR UPDATE OF
    stand, soort, wet, orgaan, mandaat, opsteller_id, toetser_id, ondertekenaar_id, vastgesteld_op, vervangt_id, aanvraag_id, spoed,
    herzieningsgrond
    ON besluit_besluit FOR EACH ROW EXECUTE FUNCTION kt_besluit_bewaken();
CREATE OR REPLACE TRIGGER kt_voorziening_telt BEFORE INSERT OR UPDATE
    ON besluit_voorziening FOR EACH ROW EXECUTE FUNCTION kt_voorziening_telt();
CREATE OR REPLACE TRIGGER kt_voorziening_bewaken AFTER INSERT OR UPDATE OF
    aanvraag_id, besluit_id, wet, product, uitkomst, vorm, van, tot, per, bedrag_cent, aantal, antwoorden
    ON besluit_voorziening FOR EACH ROW EXECUTE FUNCTION kt_voorziening_bewaken();
