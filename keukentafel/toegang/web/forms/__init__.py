"""Forms of toegang: they parse, call one act and show its refusal at the right field. No rules here."""
