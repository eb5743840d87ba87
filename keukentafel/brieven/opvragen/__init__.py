"""Reads of brieven."""
