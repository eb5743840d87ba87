-- Was this household here before? Day numbers and one reason code, nothing of what was written (REQ-023). SECURITY DEFINER:
-- a closed dossier may be of another team, and whoever takes in a question has the minimal set of the whole municipality
-- (regels.md §3.3). A shielded household gives nothing. The caller came through the gate for the household or melding.
CREATE OR REPLACE FUNCTION kt_eerder(wie uuid)
RETURNS TABLE (dossier uuid, nummer text, gesloten_op date, reden text, keren integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT d.id, d.nummer, d.gesloten_op, d.reden_sluiten,
           (SELECT count(*)::integer FROM dossier_dossierperiode p
            WHERE p.dossier_id = d.id AND p.vervallen_op IS NULL AND p.aanleiding <> 'overgedragen')
    FROM dossier_dossier d
    WHERE d.huishouden_id = kt_eerder.wie AND NOT d.afgeschermd
      AND (d.gesloten_op IS NOT NULL OR EXISTS (
          SELECT 1 FROM dossier_dossierperiode p
          WHERE p.dossier_id = d.id AND p.vervallen_op IS NULL AND p.aanleiding = 'heropend'))
$$;
