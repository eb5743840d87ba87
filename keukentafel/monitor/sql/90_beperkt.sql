-- What may only be kept is not counted (AVG art. 18; poort.Beperkt). In one place for all figures: a schema in front of the
-- tables, with a view of the same name on each without the rows that are restricted. Every function of a figure looks there
-- first, also one that is written tomorrow. Made again after each migration; before one it is dropped (opdrachten.migreer),
-- because a view holds on to the columns it shows.
DROP SCHEMA IF EXISTS cijfers CASCADE;
CREATE SCHEMA cijfers;
GRANT USAGE ON SCHEMA cijfers TO kt_app;

DO $$
DECLARE
    tabel text;
    functie regprocedure;
BEGIN
    FOR tabel IN
        SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attname = 'id' AND a.atttypid = 'uuid'::regtype
          AND c.relname ~ '^(inwoner|toegang|dossier|plan|besluit)_'
    LOOP
        EXECUTE format('CREATE VIEW cijfers.%1$I WITH (security_invoker = true) AS SELECT t.* FROM public.%1$I t'
                       ' WHERE (SELECT NOT EXISTS (SELECT FROM public.poort_beperkt))'
                       ' OR NOT EXISTS (SELECT FROM public.poort_beperkt b WHERE b.object_id = t.id)', tabel);
    END LOOP;
    GRANT SELECT ON ALL TABLES IN SCHEMA cijfers TO kt_app;
    FOR functie IN
        SELECT p.oid::regprocedure FROM pg_proc p
        WHERE p.pronamespace = 'public'::regnamespace AND p.proname LIKE 'cijfer\_%' AND p.prosecdef
    LOOP
        EXECUTE format('ALTER FUNCTION %s SET search_path = cijfers, public, pg_temp', functie);
    END LOOP;
END
$$;
