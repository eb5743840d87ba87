"""Pure rules of privacy: one file per noun."""
