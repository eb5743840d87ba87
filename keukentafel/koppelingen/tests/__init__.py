"""Tests of the adapters; none of them needs Django or a database."""
