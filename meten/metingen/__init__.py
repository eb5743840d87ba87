"""The goals of prestaties.md §6, one module for each kind."""
