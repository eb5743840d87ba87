-- Conditions for access (REQ-164): one rule for what an actor is bound to, the lists and the warnings.
-- Which text of the reglement counts on a day; none: nobody has to have read it.
CREATE OR REPLACE FUNCTION kt_reglement(dag date) RETURNS uuid LANGUAGE sql STABLE AS $$
    SELECT g.id FROM organisatie_privacyreglement g WHERE g.geldig_van <= dag ORDER BY g.geldig_van DESC LIMIT 1
$$;
-- What this worker lacks on a day, per role. Not SECURITY DEFINER and without its own search path, so that the planner
-- takes it apart: it is asked at every request.
CREATE OR REPLACE FUNCTION kt_mist(wie uuid, dag date) RETURNS TABLE (rol text, soort text) LANGUAGE sql STABLE AS $$
    SELECT r.rol, replace(i.code, 'voorwaarde_', '')
    FROM organisatie_inrichting i
    JOIN organisatie_rolvervulling r ON r.medewerker_id = wie AND r.van <= dag AND (r.tot IS NULL OR r.tot > dag)
        AND (i.waarde ->> 'waarde' = 'iedereen' OR r.rol = ANY (string_to_array(i.waarde ->> 'waarde', ' ')))
    WHERE i.soort = 'instelling' AND i.code IN ('voorwaarde_training', 'voorwaarde_reglement', 'voorwaarde_geheimhouding')
      AND i.geldig_van <= dag AND (i.geldig_tot IS NULL OR i.geldig_tot > dag)
      AND (i.code <> 'voorwaarde_reglement' OR kt_reglement(dag) IS NOT NULL)
      AND NOT EXISTS (
          SELECT 1 FROM organisatie_voorwaardebewijs b
          WHERE b.medewerker_id = wie AND b.soort = replace(i.code, 'voorwaarde_', '') AND b.op <= dag
            AND (b.geldig_tot IS NULL OR b.geldig_tot > dag) AND b.ingetrokken_op IS NULL
            AND (b.soort <> 'reglement' OR b.reglement_id = kt_reglement(dag)))
$$;
-- From which networks somebody works (REQ-163): the settings of a day, as code=value. Asked with the ties of the actor.
CREATE OR REPLACE FUNCTION kt_plek(dag date) RETURNS text[] LANGUAGE sql STABLE AS $$
    SELECT coalesce(array_agg(i.code || '=' || (i.waarde ->> 'waarde')), '{}') FROM organisatie_inrichting i
    WHERE i.soort = 'instelling' AND i.code IN ('plek_netwerken', 'plek_rollen', 'plek_buiten')
      AND i.geldig_van <= dag AND (i.geldig_tot IS NULL OR i.geldig_tot > dag)
$$;
