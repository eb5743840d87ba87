"""The living layer: households around today, written through the acts of the rooms, each on its own day."""
