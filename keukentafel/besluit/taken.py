"""Jobs of besluit: each slice has its own list."""

from keukentafel.besluit import taken_volgen

__all__ = ["taken_volgen"]
