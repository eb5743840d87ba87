"""Acts of privacy: one file per noun."""
