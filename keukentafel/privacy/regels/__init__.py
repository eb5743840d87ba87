"""Rules of privacy: pure, one file per noun."""
