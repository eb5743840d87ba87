"""Reads of toegang, one module per screen. Out comes a frozen dataclass; nothing here writes."""
