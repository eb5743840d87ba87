"""Keukentafel: open software for the Dutch sociaal wijkteam. Start reading at ARCHITECTURE.md."""

__version__ = "0.1.0"
