-- What the policies read. Each is a plain read of a transaction-local setting (kern.actor._bind); used as a sub-select
-- it runs once per query, not once per row. Not in language sql: the planner would write the body of each into every policy,
-- and planning a page took twice as long beneath the policies as without. After the first transaction an unset setting is '', not NULL.
CREATE OR REPLACE FUNCTION kt_actor() RETURNS text LANGUAGE plpgsql STABLE AS
$$ BEGIN RETURN nullif(current_setting('kt.actor', true), ''); END $$;
CREATE OR REPLACE FUNCTION kt_alles() RETURNS boolean LANGUAGE plpgsql STABLE AS
$$ BEGIN RETURN coalesce(current_setting('kt.alles', true), '') = 'ja'; END $$;
CREATE OR REPLACE FUNCTION kt_teams() RETURNS bigint[] LANGUAGE plpgsql STABLE AS
$$ BEGIN RETURN coalesce(nullif(current_setting('kt.teams', true), ''), '{}')::bigint[]; END $$;
CREATE OR REPLACE FUNCTION kt_dossiers() RETURNS uuid[] LANGUAGE plpgsql STABLE AS
$$ BEGIN RETURN coalesce(nullif(current_setting('kt.dossiers', true), ''), '{}')::uuid[]; END $$;
CREATE OR REPLACE FUNCTION kt_inwoners() RETURNS uuid[] LANGUAGE plpgsql STABLE AS
$$ BEGIN RETURN coalesce(nullif(current_setting('kt.inwoners', true), ''), '{}')::uuid[]; END $$;
CREATE OR REPLACE FUNCTION kt_huishoudens() RETURNS uuid[] LANGUAGE plpgsql STABLE AS
$$ BEGIN RETURN coalesce(nullif(current_setting('kt.huishoudens', true), ''), '{}')::uuid[]; END $$;
CREATE OR REPLACE FUNCTION kt_rollen() RETURNS text[] LANGUAGE plpgsql STABLE AS
$$ BEGIN RETURN coalesce(nullif(current_setting('kt.rollen', true), ''), '{}')::text[]; END $$;
-- Roles whose reach in the matrix is the whole municipality for identity (poort.matrix; a test compares).
CREATE OR REPLACE FUNCTION kt_stad() RETURNS boolean LANGUAGE plpgsql STABLE AS
$$ BEGIN RETURN kt_rollen() && ARRAY['frontoffice', 'backoffice', 'aandachtsfunctionaris', 'privacy_officer', 'fg']; END $$;
