"""Doors of functioneel beheer."""
