"""Sources of letters of this room; brieven reads this file (brieven/apps.py)."""

from keukentafel.besluit import bronnen_besluit, bronnen_meewerker, bronnen_rechtsbescherming

__all__ = ["bronnen_besluit", "bronnen_meewerker", "bronnen_rechtsbescherming"]
