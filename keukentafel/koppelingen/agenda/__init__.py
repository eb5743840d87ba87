"""A calendar for other programs (RFC 5545)."""

from keukentafel.koppelingen.agenda.ical import Kalenderpunt, kalender

__all__ = ["Kalenderpunt", "kalender"]
