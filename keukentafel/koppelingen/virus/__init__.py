"""Virus check: clamd over its socket. Knows bytes and an address, nothing of the house."""

from keukentafel.koppelingen.virus.clamd import Clamd, GeenScanner, Uitslag, maak_scanner

__all__ = ["Clamd", "GeenScanner", "Uitslag", "maak_scanner"]
