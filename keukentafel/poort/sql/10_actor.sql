-- What our own SQL functions read. Each is a plain read of a transaction-local setting (kern.actor._bind); used as a
-- sub-select it runs once per query, not once per row. The policies read the settings themselves (poort/wal.py). After the first transaction an unset setting is '', not NULL.
CREATE OR REPLACE FUNCTION kt_actor() RETURNS text LANGUAGE sql STABLE AS
$$ SELECT nullif(current_setting('kt.actor', true), '') $$;
CREATE OR REPLACE FUNCTION kt_alles() RETURNS boolean LANGUAGE sql STABLE AS
$$ SELECT coalesce(current_setting('kt.wie', true), '') = '*' $$;
CREATE OR REPLACE FUNCTION kt_teams() RETURNS bigint[] LANGUAGE sql STABLE AS
$$ SELECT coalesce(nullif(current_setting('kt.teams', true), ''), '{}')::bigint[] $$;
CREATE OR REPLACE FUNCTION kt_dossiers() RETURNS uuid[] LANGUAGE sql STABLE AS
$$ SELECT coalesce(nullif(current_setting('kt.dossiers', true), ''), '{}')::uuid[] $$;
CREATE OR REPLACE FUNCTION kt_inwoners() RETURNS uuid[] LANGUAGE sql STABLE AS
$$ SELECT coalesce(nullif(current_setting('kt.inwoners', true), ''), '{}')::uuid[] $$;
CREATE OR REPLACE FUNCTION kt_huishoudens() RETURNS uuid[] LANGUAGE sql STABLE AS
$$ SELECT coalesce(nullif(current_setting('kt.huishoudens', true), ''), '{}')::uuid[] $$;
-- Keys of people, households and dossiers of the own circle: never shown, whatever team or tie says (MAN-08).
CREATE OR REPLACE FUNCTION kt_mijdt() RETURNS uuid[] LANGUAGE sql STABLE AS
$$ SELECT coalesce(nullif(current_setting('kt.mijdt', true), ''), '{}')::uuid[] $$;
CREATE OR REPLACE FUNCTION kt_rollen() RETURNS text[] LANGUAGE sql STABLE AS
$$ SELECT coalesce(nullif(current_setting('kt.rollen', true), ''), '{}')::text[] $$;
-- Roles whose reach in the matrix is the whole municipality for identity (poort.matrix; a test compares).
CREATE OR REPLACE FUNCTION kt_stad() RETURNS boolean LANGUAGE sql STABLE AS
$$ SELECT coalesce(nullif(current_setting('kt.rollen', true), ''), '{}')::text[] && ARRAY['frontoffice', 'backoffice', 'beslisser', 'jurist_bezwaar', 'klachtcoordinator', 'aandachtsfunctionaris', 'privacy_officer', 'fg'] $$;
