"""Benchmarks: speed as ratios, measured in one run on the real application (docs/prestaties.md)."""
