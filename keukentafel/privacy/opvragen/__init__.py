"""Reads of privacy, over all rooms: one file per noun."""
