-- A draft belongs to its author alone, whoever else may read the dossier (ux.md principle 4). kern lies beneath the gate,
-- so its policy stands here.
ALTER TABLE kern_concept ENABLE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS kt_eigen ON kern_concept;
CREATE POLICY kt_eigen ON kern_concept
    USING ((SELECT kt_alles()) OR auteur::text = (SELECT kt_actor()))
    WITH CHECK (auteur::text = (SELECT kt_actor()));
