"""Doors of toegang: parse, one act or one opvraging, render."""
