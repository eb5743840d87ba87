-- What to do on a visit to these households, on a day: codes only, never why, since when or by whom. SECURITY DEFINER: who
-- visits need not be one who may open the compartment (MLD-07). The caller has been through the gate for each household.
-- The compartment of a shielded household gives its advice too: who has a visit there knows that it exists.
CREATE OR REPLACE FUNCTION kt_bezoekadvies(huishoudens uuid[], dag date)
RETURNS TABLE (huishouden uuid, soort text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT DISTINCT d.huishouden_id, w.soort
    FROM dossier_veiligheidswaarschuwing w JOIN dossier_dossier d ON d.id = w.dossier_id
    WHERE d.huishouden_id = ANY (kt_bezoekadvies.huishoudens)
      AND w.van <= dag AND w.tot > dag AND (w.beeindigd_op IS NULL OR w.beeindigd_op > dag)
$$;
