"""Reading contacts and werkprocessen of another system from CSV (docs/importeren.md)."""
