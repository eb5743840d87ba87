"""The made-up municipality that is measured: rows by SQL and COPY, as owner, under all constraints of the schema."""

from meten.gegevens.laden import zorg_voor_gegevens

__all__ = ["zorg_voor_gegevens"]
