"""Acts of organisatie, one noun per file."""
